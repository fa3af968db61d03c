/** The series of `plumbline analyze`: a text file of dates and values, without a workbook. */
import type { CalendarDate } from '#shared/domain/calendar.ts';
import { isCalendarDate } from '#shared/domain/calendar.ts';
import { Refusal, type Problem } from '#shared/domain/refusal.ts';
import type { DatedValue } from '#shared/trend/types.ts';
import { delimitedSource } from './read-source.ts';
import { cellText, refuseFile } from './source-table.ts';

const PLAIN_NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * The values of a text file whose first line names a column `date` of ISO dates and a column `value` of
 * plain numbers with a decimal point, in date order. Refuses `bad-input`, with each problem's row, column, value and what was expected.
 */
export function readSeriesCsv(bytes: Uint8Array, fileName: string): DatedValue[] {
  const { rows } = delimitedSource({ fileName, bytes });
  const [header, ...data] = rows;
  const columnOf = (name: string): number =>
    header?.cells.findIndex((cell) => cellText(cell).toLowerCase() === name) ?? -1;
  const dateAt = columnOf('date');
  const valueAt = columnOf('value');
  if (dateAt < 0 || valueAt < 0) {
    throw refuseFile(fileName, 'needs a first line that names the columns date and value.');
  }
  if (data.length === 0) throw refuseFile(fileName, 'has a header but no values below it.');

  const problems: Problem[] = [];
  const rowOfDate = new Map<CalendarDate, number>();
  const values: DatedValue[] = [];
  for (const { number: row, cells } of data) {
    const refuse = (column: string, value: string, expected: string) =>
      problems.push({ file: fileName, row, column, value, expected });
    const date = cellText(cells[dateAt]);
    const text = cellText(cells[valueAt]);
    const value = PLAIN_NUMBER.test(text) ? Number(text) : NaN;
    const first = isCalendarDate(date) ? rowOfDate.get(date) : undefined;
    if (cells.length > (header?.cells.length ?? 0)) {
      refuse('value', cells.map(cellText).join(' '), 'as many cells as the header has');
    } else if (!isCalendarDate(date)) {
      refuse('date', date, 'a date that exists, written YYYY-MM-DD');
    } else if (first !== undefined) {
      refuse('date', date, `each date once; row ${first} has it already`);
    } else if (!Number.isFinite(value)) {
      refuse('value', text, 'a number with a decimal point, such as 45.2');
    } else {
      rowOfDate.set(date, row);
      values.push({ date, value });
    }
  }
  const [problem] = problems;
  if (problem) {
    throw new Refusal(
      'bad-input',
      `“${fileName}”, row ${problem.row ?? 0}, ${problem.column ?? ''}: “${problem.value ?? ''}”, expected ${problem.expected ?? ''}${problems.length > 1 ? `; ${problems.length - 1} more rows have problems` : ''}.`,
      problems,
    );
  }
  return values.sort((a, b) => a.date.localeCompare(b.date));
}
