/** What a cell can hold: text, a number with its format, a date, or nothing. */
import { formatDate, type CalendarDate } from '#shared/domain/calendar.ts';
import { formatNumber, formatSigned } from '#shared/trend/wording.ts';
import {
  DATE_FORMAT,
  numberFormat,
  signedFormat,
  signedPercentFormat,
  type StyleName,
} from './styles.ts';

export interface Cell {
  readonly content: string | number | CalendarDate;
  readonly kind: 'text' | 'number' | 'date';
  readonly style: StyleName;
  /** Excel number format; null for text. */
  readonly format: string | null;
  /** As it will be seen, for the width of its column. */
  readonly shown: string;
  /** The formula, without its equals sign, whose result the content is. */
  readonly formula?: string;
}

/** As wide as any: a column of dates has one width whatever dates it holds. */
const LONGEST_DATE = formatDate('2000-05-28' as CalendarDate);
/** Excel's limit for the text of a cell. */
const LONGEST_TEXT = 32_767;
const CUT_OFF = ' … [cut off: longer than a cell can hold]';

/** Text, whatever it begins with; null where it is empty. */
export function textCell(text: string, style: StyleName = 'Table text'): Cell | null {
  if (text === '') return null;
  const content =
    text.length <= LONGEST_TEXT
      ? text
      : text.slice(0, LONGEST_TEXT - CUT_OFF.length).replace(/\p{Cs}$/u, '') + CUT_OFF;
  return { content, kind: 'text', style, format: null, shown: content };
}

/** A value with a metric's decimals; null for none, and for what is not a number. */
export function numberCell(value: number | null | undefined, decimals: number): Cell | null {
  return numeric(value, numberFormat(decimals), (finite) => formatNumber(finite, decimals));
}

/** A change, with its sign. */
export function signedCell(value: number | null | undefined, decimals: number): Cell | null {
  return numeric(value, signedFormat(decimals), (finite) => formatSigned(finite, decimals));
}

/** A share (0.25) as a signed percentage (+25%). */
export function shareCell(value: number | null | undefined, decimals = 0): Cell | null {
  const show = (finite: number) => `${formatSigned(finite * 100, decimals)}%`;
  return numeric(value, signedPercentFormat(decimals), show);
}

export function dateCell(date: CalendarDate | null | undefined): Cell | null {
  if (date === null || date === undefined) return null;
  return {
    content: date,
    kind: 'date',
    style: 'Table date',
    format: DATE_FORMAT,
    shown: LONGEST_DATE,
  };
}

function numeric(
  value: number | null | undefined,
  format: string,
  show: (value: number) => string,
): Cell | null {
  if (value === null || value === undefined || !Number.isFinite(value)) return null;
  // Excel knows no negative zero.
  const content = value === 0 ? 0 : value;
  return { content, kind: 'number', style: 'Table number', format, shown: show(content) };
}
