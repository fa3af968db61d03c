/**
 * Dates as clients write them. Whether 03/04 is in March or April is read off the whole column; where
 * the column does not settle it, the person is asked and nothing is guessed.
 */
import type { DateOrder } from '#shared/contract/files.ts';
import { calendarDateFrom, type CalendarDate } from '#shared/domain/calendar.ts';
import { ask, cellText, type Cell } from './source-table.ts';
import { fold } from './words.ts';

/** A cell read as a date, or what was expected in its place. */
export type DateReading =
  | {
      readonly date: CalendarDate;
      /** What the cell said beyond, or short of, a day. */
      readonly remark: 'time-left-out' | 'first-of-month' | null;
    }
  | { readonly expected: string };

/** A cell of a column with the row it stands in. */
export interface CellAt {
  readonly row: number;
  readonly cell: Cell;
}

/** Longer text is no date. */
const LONGEST = 80;

const EXPECTED = 'a date, such as 2013-11-04, 4.11.2013 or 4 November 2013';

const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ](\d{1,2}:.+))?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const NUMERIC = /^(\d{1,2})([-/. ])\s?(\d{1,2})\2\s?(\d{4})(?:,? (\d{1,2}:.+))?$/;
const SHORT_YEAR = /^(\d{1,2})[-/. ](\d{1,2}|\p{L}{3,})\.?[-/. ]'?(\d{2})$/u;
const DAY_MONTH_NAME =
  /^(\d{1,2})(?:\.|st|nd|rd|th|er|º)?[-\s]*(?:de |of )?(\p{L}+)\.?,?[-\s]*(?:de |del )?(\d{4})$/u;
const MONTH_NAME_DAY = /^(\p{L}+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u;
const MONTH_NAME = /^(\p{L}+)\.?[-/\s]*(?:de )?(\d{4})$/u;
const WEEKDAY = /^\p{L}{2,}\.?,\s+(?=\d|\p{L})/u;
const MIDNIGHT = /^00?:00(:00(\.0+)?)?( ?Z| ?[+-]00:?00)?$/;

/** Month names and their usual short forms; folded, so März is "maerz". */
const MONTHS: readonly (readonly string[])[] = [
  'january jan januar jaenner janvier janv enero ene',
  'february feb februar febr fevrier fevr febrero',
  'march mar maerz mrz mars marzo',
  'april apr avril avr abril abr',
  'may mai mayo',
  'june jun juni juin junio',
  'july jul juli juillet juil julio',
  'august aug aout agosto ago',
  'september sep sept septembre septiembre setiembre',
  'october oct oktober okt octobre octubre',
  'november nov novembre noviembre',
  'december dec dezember dez decembre diciembre dic',
].map((names) => names.split(' '));

function monthNamed(name: string): number | null {
  const folded = fold(name);
  const index = MONTHS.findIndex((names) => names.includes(folded));
  return index === -1 ? null : index + 1;
}

/** How the dates of a column are written: the order of day and month, and why, in words. */
export interface DateForm {
  /** Null where the column has no date in which the order matters. */
  readonly order: DateOrder | null;
  readonly words: string;
}

/**
 * The order of day and month in a column. Dots are day first unless a date proves otherwise, as no
 * country writes months first with dots. Refuses `bad-input` (field `dateOrder`) where the column
 * leaves it open or speaks for both, and where the choice contradicts it.
 */
export function decideDateForm(
  fileName: string,
  column: string,
  cells: Iterable<CellAt>,
  chosen: DateOrder | undefined,
): DateForm {
  const evidence: Partial<Record<DateOrder, NumericDate>> = {};
  let open: NumericDate | null = null;
  for (const { row, cell } of cells) {
    if (typeof cell !== 'string') continue;
    const parts = numericParts(cell.trim());
    if (!parts) continue;
    const found = { row, text: cell.trim(), ...parts };
    const order = orderOf(parts);
    if (order === 'open') open = open && open.separator !== '.' ? open : found;
    else if (order) evidence[order] ??= found;
  }
  const { 'day-first': dayFirst, 'month-first': monthFirst } = evidence;
  if (dayFirst && monthFirst && !chosen) {
    throw askOrder(
      fileName,
      column,
      `some dates are day first (“${dayFirst.text}”, row ${dayFirst.row}) and some month first (“${monthFirst.text}”, row ${monthFirst.row}); say which the column is`,
      monthFirst,
    );
  }
  const only = dayFirst && !monthFirst ? dayFirst : monthFirst && !dayFirst ? monthFirst : null;
  const proven = only === dayFirst ? 'day-first' : 'month-first';
  if (only && chosen && chosen !== proven) {
    throw askOrder(
      fileName,
      column,
      `its dates are not ${inWords(chosen)}: “${only.text}” in row ${only.row} shows that they are ${inWords(proven)}`,
      only,
    );
  }
  if (chosen) return { order: chosen, words: `dates ${inWords(chosen)}, as you said` };
  if (only) {
    return { order: proven, words: `dates ${inWords(proven)}, as “${only.text}” shows` };
  }
  if (open?.separator === '.') return { order: 'day-first', words: 'dates day first, with dots' };
  if (open) {
    throw askOrder(
      fileName,
      column,
      `“${open.text}” can be day first or month first, and no other date in the column settles it; say which`,
      open,
    );
  }
  return { order: null, words: 'dates that can be read in one way only' };
}

/** The day a cell names. Never guesses: without an order, a date that needs one is not read. */
export function readDate(cell: Cell, order: DateOrder | null): DateReading {
  if (typeof cell === 'string' && cell.length > LONGEST) return { expected: EXPECTED };
  if (typeof cell !== 'string') {
    if (cell.kind === 'date') {
      return { date: cell.date, remark: cell.hasTime ? 'time-left-out' : null };
    }
    return {
      expected:
        cell.kind === 'number'
          ? 'a date; the cell holds a number, so give it a date format in the spreadsheet'
          : EXPECTED,
    };
  }
  const text = cell.trim().replace(/[\s\u00a0\u202f]+/g, ' ');
  return (
    readIso(text) ??
    readNumeric(text, order) ??
    readNamed(text.replace(WEEKDAY, '')) ?? {
      expected: SHORT_YEAR.test(text) ? 'a date with a year of four digits' : EXPECTED,
    }
  );
}

/** Whether the cell has the form of a date, existing or not. */
export function looksLikeDate(cell: Cell): boolean {
  if (typeof cell !== 'string') return cell.kind === 'date';
  if (cell.length > LONGEST) return false;
  const text = cell.trim();
  return ISO.test(text) || numericParts(text) !== null || 'date' in readDate(text, 'day-first');
}

function readIso(text: string): DateReading | null {
  const iso = ISO.exec(text) ?? COMPACT.exec(text);
  if (!iso) return null;
  const [, year, month, day, time] = iso;
  return existing(Number(year), Number(month), Number(day), remarkOn(time));
}

function readNumeric(text: string, order: DateOrder | null): DateReading | null {
  const parts = numericParts(text);
  if (!parts) return null;
  const { first, second, year, time } = parts;
  if (first === second) return existing(year, first, second, remarkOn(time));
  const effective = order ?? (orderOf(parts) === 'month-first' ? 'month-first' : 'day-first');
  return effective === 'day-first'
    ? existing(year, second, first, remarkOn(time))
    : existing(year, first, second, remarkOn(time));
}

function readNamed(text: string): DateReading | null {
  const dayFirst = DAY_MONTH_NAME.exec(text);
  if (dayFirst) return withMonth(dayFirst[2], dayFirst[3], dayFirst[1]);
  const monthFirst = MONTH_NAME_DAY.exec(text);
  if (monthFirst) return withMonth(monthFirst[1], monthFirst[3], monthFirst[2]);
  const monthOnly = MONTH_NAME.exec(text);
  return monthOnly ? withMonth(monthOnly[1], monthOnly[2], undefined) : null;
}

function withMonth(
  name: string | undefined,
  year: string | undefined,
  day: string | undefined,
): DateReading | null {
  const month = monthNamed(name ?? '');
  if (month === null) return null;
  return existing(
    Number(year),
    month,
    day === undefined ? 1 : Number(day),
    day === undefined ? 'first-of-month' : null,
  );
}

type Remark = Extract<DateReading, { date: CalendarDate }>['remark'];

function remarkOn(time: string | undefined): Remark {
  return time === undefined || MIDNIGHT.test(time) ? null : 'time-left-out';
}

function existing(year: number, month: number, day: number, remark: Remark): DateReading {
  const date = calendarDateFrom(year, month, day);
  if (date === null) return { expected: 'a date that exists; there is no such day' };
  if (year < 1900) return { expected: 'a date from 1900 on' };
  return { date, remark };
}

interface NumericParts {
  readonly first: number;
  readonly second: number;
  readonly year: number;
  readonly separator: string;
  readonly time: string | undefined;
}

type NumericDate = NumericParts & { readonly row: number; readonly text: string };

function numericParts(text: string): NumericParts | null {
  const match = NUMERIC.exec(text);
  if (!match) return null;
  const [, first, separator = '', second, year, time] = match;
  return { first: Number(first), second: Number(second), year: Number(year), separator, time };
}

/** What one date says of the order; null for one that says nothing, `open` for one that needs it. */
function orderOf({ first, second }: NumericParts): DateOrder | 'open' | null {
  if (first > 31 || second > 31 || first === second) return null;
  if (first > 12) return second > 12 ? null : 'day-first';
  return second > 12 ? 'month-first' : 'open';
}

const inWords = (order: DateOrder): string => (order === 'day-first' ? 'day first' : 'month first');

function askOrder(fileName: string, column: string, question: string, at: NumericDate) {
  return ask(fileName, `column “${column}”: ${question}.`, [
    {
      field: 'dateOrder',
      expected: 'day-first or month-first',
      row: at.row,
      column,
      value: cellText(at.text),
    },
  ]);
}
