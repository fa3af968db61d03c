/** Writing for people and for programs, safely: no escape sequence from a file reaches a terminal. */
import type { Problem, RefusalRecord } from '#shared/domain/refusal.ts';

const LISTED_PROBLEMS = 20;
const CONTROL_CHARACTERS = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E]/gu;

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that has gone away (`| head`) is no error: what was asked for is done nevertheless.
    if (error.code !== 'EPIPE') throw error;
  });
}

export function print(text: string): void {
  process.stdout.write(`${plain(text)}\n`);
}

export function printJson(data: unknown): void {
  process.stdout.write(`${JSON.stringify(data, null, 2)}\n`);
}

export function printNotice(text: string): void {
  process.stderr.write(`${plain(text)}\n`);
}

/** Says why on standard error: as one JSON object, or as a sentence with the problems found by row. */
export function printRefusal(refusal: RefusalRecord, asJson: boolean): void {
  if (asJson) {
    process.stderr.write(`${JSON.stringify({ error: refusal })}\n`);
    return;
  }
  const listed = refusal.details.filter(({ row }) => row !== undefined);
  printNotice([refusal.message, ...problemLines(listed)].join('\n'));
}

/** One indented line for each problem, up to a bearable number. */
export function problemLines(problems: readonly Problem[]): string[] {
  const shown = problems.slice(0, LISTED_PROBLEMS).map((problem) => `  ${describe(problem)}`);
  const left = problems.length - shown.length;
  return left > 0 ? [...shown, `  and ${left} more`] : shown;
}

function describe({ row, column, field, value, expected }: Problem): string {
  const place = [
    row === undefined ? [] : [`row ${row}`],
    column === undefined ? [] : [`column “${column}”`],
    field === undefined ? [] : [field],
  ].flat();
  const found = [
    value === undefined ? [] : [`“${value}”`],
    expected === undefined ? [] : [expected],
  ].flat();
  return `${place.join(', ')}: ${found.join('; ')}`;
}

function plain(text: string): string {
  return text.replace(CONTROL_CHARACTERS, '\uFFFD');
}

const graphemes = new Intl.Segmenter();

export interface Column<Row> {
  readonly title: string;
  readonly value: (row: Row) => string | number | null;
  readonly align?: 'right';
}

/** Rows under a line of titles, in columns as wide as their widest cell; what is null shows as a dash. */
export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const cells = rows.map((row) => columns.map(({ value }) => String(value(row) ?? '–')));
  const titles = columns.map(({ title }) => title);
  const widths = columns.map((_, i) =>
    Math.max(...[titles, ...cells].map((line) => widthOf(line[i] ?? ''))),
  );
  const asLine = (line: readonly string[]): string =>
    line
      .map((cell, i) => pad(cell, widths[i] ?? 0, columns[i]?.align))
      .join('  ')
      .trimEnd();
  return [titles, widths.map((width) => '─'.repeat(width)), ...cells].map(asLine).join('\n');
}

/** Names and values in two columns; what is null or empty is left out. */
export function facts(pairs: readonly (readonly [string, string | number | null])[]): string {
  const present = pairs.filter(([, value]) => value !== null && value !== '');
  const width = Math.max(0, ...present.map(([name]) => widthOf(name)));
  return present.map(([name, value]) => `${pad(name, width)}  ${value ?? ''}`).join('\n');
}

function widthOf(text: string): number {
  return [...graphemes.segment(text)].length;
}

function pad(text: string, width: number, align?: 'right'): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'right' ? space + text : text + space;
}
