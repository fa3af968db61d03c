/** A block of cells pasted into the round: values, values and notes, or names and values. */
import { formatDate } from '#shared/domain/calendar.ts';
import { typedNumber } from '../../components/typed.ts';
import { type Entry, type Line, outcomeOf, untouched, valueText } from './drafts.ts';

export interface PastedValue {
  /** What was pasted, as it is told. */
  readonly text: string;
  /** Where it belongs; null where there is no such line. */
  readonly line: Line | null;
  readonly value: string;
  readonly note: string;
  /** What is saved of it; null where it is not taken, */
  readonly entry: Entry | null;
  /** or is there already; then this says why. */
  readonly problem: string | null;
}

const CELL = /("(?:[^"]|"")*"|[^\t\n]*)(\t|\n|$)/g;

/** The cells of a block as spreadsheets copy it; line ends at its end are left out. */
function cellsOf(text: string): string[][] {
  const block = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '');
  const rows: string[][] = [[]];
  for (const { 0: all, 1: cell = '', 2: end, index } of block.matchAll(CELL)) {
    if (all === '' && index === block.length && !block.endsWith('\t')) break;
    const isQuoted = cell.length > 1 && cell.startsWith('"') && cell.endsWith('"');
    rows.at(-1)?.push((isQuoted ? cell.slice(1, -1).replaceAll('""', '"') : cell).trim());
    if (end === '\n') rows.push([]);
    if (end === '') break;
  }
  return rows;
}

const isNumber = (cell: string | undefined) =>
  cell !== undefined && typedNumber(cell).problem === null;

/**
 * Where each value of a pasted block belongs: the first line is that at `from`, or each has the line
 * that it names. Null where the text is one cell, which a field takes by itself.
 */
export function planPaste(
  text: string,
  lines: readonly Line[],
  from: number,
): PastedValue[] | null {
  const rows = cellsOf(text);
  if (rows.length === 1 && rows[0]?.length === 1) return null;
  const isNamed =
    !rows.some(([first]) => isNumber(first)) && rows.some(([, second]) => isNumber(second));
  const filled = new Set<Line>();
  return rows.flatMap((cells, index): PastedValue[] => {
    const [name = '', value = '', note = ''] = isNamed ? cells : ['', ...cells];
    if (value === '' && name === '') return [];
    const found = isNamed ? lineNamed(name, lines) : (lines[from + index] ?? 'none');
    const pasted = { text: isNamed ? `${name}: ${value}` : value, value, note };
    if (typeof found === 'string') {
      return [{ ...pasted, line: null, entry: null, problem: noLine(found, name, isNamed) }];
    }
    if (filled.has(found)) {
      return [
        { ...pasted, line: null, entry: null, problem: 'It is the second value for its line.' },
      ];
    }
    filled.add(found);
    return [{ ...pasted, line: found, ...taken(found, value, note) }];
  });
}

function noLine(found: 'none' | 'several', name: string, isNamed: boolean): string {
  if (!isNamed) return 'There is no line left for it.';
  return found === 'none'
    ? `No line is named “${name}”.`
    : `“${name}” names several lines; write “client / subject / metric”.`;
}

/** What is saved of a value for a line, or why it is not. */
function taken(line: Line, value: string, note: string): Pick<PastedValue, 'entry' | 'problem'> {
  const outcome = outcomeOf(line, { ...untouched(line), value, note: line.present ? '' : note });
  switch (outcome.kind) {
    case 'entry':
      return { entry: outcome.entry, problem: null };
    case 'problem':
      return { entry: null, problem: outcome.problem };
    case 'nothing':
      return { entry: null, problem: 'It is there already.' };
    case 'why':
      return {
        entry: null,
        problem: `${formatDate(line.present?.date ?? line.engagement.startsOn)} has ${valueText(line)} already; correct it in its line.`,
      };
  }
}

const bare = (name: string) => name.toLowerCase().replace(/\s+/g, ' ').trim();

/** The one line that goes by a name: of its subject, client or metric, or of several with “/”. */
function lineNamed(name: string, lines: readonly Line[]): Line | 'none' | 'several' {
  const asked = name.split('/').map(bare);
  const found = lines.filter(({ subject, metric, engagement }) => {
    const names = [subject.name, metric.name, engagement.clientName, engagement.name].map(bare);
    return asked.every((part) => names.includes(part)) || names.includes(bare(name));
  });
  const [line, ...others] = found;
  if (!line) return 'none';
  if (others.length === 0) return line;
  // A client's name alone means its main indicator.
  const mains = found.filter(({ series }) => series.isMain);
  return mains.length === 1 && mains[0] ? mains[0] : 'several';
}
