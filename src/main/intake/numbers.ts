/**
 * Numbers as clients write them. Whether 1.234 is a thousand or a little over one is read off the
 * whole column; where the column does not settle it, the person is asked and nothing is guessed.
 */
import type { DecimalMark } from '#shared/contract/files.ts';
import type { CellAt } from './dates.ts';
import { ask, type Cell } from './source-table.ts';

/** A cell read as a number, or what was expected in its place. */
export type NumberReading =
  | {
      readonly value: number;
      /** Whether it is marked as a percentage; the value is what stands before the sign. */
      readonly percent: boolean;
      /** The currency it is marked with; empty for none. */
      readonly currency: string;
    }
  | {
      readonly expected: string;
      /** What it would be with the other decimal mark, where only that stands in the way. */
      readonly otherwise?: number;
    };

/** How the numbers of a column are written. */
export interface NumberForm {
  readonly mark: DecimalMark;
  /** Whether cells of the column contradict each other: what either mark could be is then not read. */
  readonly isMixed: boolean;
  /** In words; null where no number of the column has a mark. */
  readonly words: string | null;
}

const EXPECTED = 'a number';
/** Beyond these a number cannot be held exactly. */
const MOST_DIGITS = 15;

const NO_VALUE =
  /^(n\.?\/?\s?a\.?|na|none|null|nil|nan|-+|\u2013|\u2014|\.+|\?+|x|tbd|tbc|k\.\s?a\.|keine angabe|s\/o|nd|n\.d\.|#n\/a|#nv)$/i;

/**
 * The decimal mark of a column: as most of its numbers prove it, else the one with which they lie on
 * the metric's scale. Refuses `bad-input` (field `decimalMark`) where the column leaves it open or
 * speaks as much for one as for the other.
 */
export function decideNumberForm(
  fileName: string,
  column: string,
  cells: Iterable<CellAt>,
  chosen: DecimalMark | undefined,
  isPossible: (value: number) => boolean,
): NumberForm {
  const evidence = { point: 0, comma: 0 };
  const possible = { point: 0, comma: 0 };
  let openNumbers = 0;
  let open: { row: number; text: string } | null = null;
  for (const { row, cell } of cells) {
    if (typeof cell !== 'string') continue;
    const parts = partsOf(cell);
    if (typeof parts === 'string') continue;
    if (parts.proves) evidence[parts.proves] += 1;
    if (parts.openMark) {
      open ??= { row, text: cell.trim() };
      openNumbers += 1;
      for (const mark of ['point', 'comma'] as const) {
        if (isPossible(valueOf(parts, mark))) possible[mark] += 1;
      }
    }
  }
  const isMixed = evidence.point > 0 && evidence.comma > 0;
  if (chosen) return { mark: chosen, isMixed: false, words: `decimal ${chosen}, as you said` };
  if (evidence.point !== evidence.comma) {
    const mark = evidence.point > evidence.comma ? 'point' : 'comma';
    return { mark, isMixed, words: `decimal ${mark}` };
  }
  if (!isMixed && !open) return { mark: 'point', isMixed, words: null };
  const fitting = (['point', 'comma'] as const).filter((mark) => possible[mark] === openNumbers);
  if (!isMixed && fitting.length === 1 && possible.point * possible.comma === 0) {
    const mark = fitting[0] ?? 'point';
    return {
      mark,
      isMixed,
      words: `decimal ${mark}, as the values would be off the scale otherwise`,
    };
  }
  throw ask(
    fileName,
    isMixed
      ? `column “${column}” has as many numbers with a decimal comma as with a decimal point; say which is right.`
      : `column “${column}”: “${open?.text ?? ''}” in row ${open?.row ?? 0} can be a thousand or more, or a number with three decimals, and no other number in the column settles it; say which mark is the decimal one.`,
    [
      {
        field: 'decimalMark',
        expected: 'point or comma',
        column,
        ...(open ? { row: open.row, value: open.text } : {}),
      },
    ],
  );
}

/** The number in a cell, in a column written in that form. */
export function readNumber(cell: Cell, form: Pick<NumberForm, 'mark' | 'isMixed'>): NumberReading {
  if (typeof cell !== 'string') {
    switch (cell.kind) {
      case 'number':
        return Number.isFinite(cell.value)
          ? { value: cell.value, percent: cell.percent, currency: '' }
          : { expected: EXPECTED };
      case 'date':
        return { expected: 'a number; the cell holds a date' };
      case 'boolean':
        return { expected: EXPECTED };
      case 'error':
        return {
          expected: cell.text.startsWith('=')
            ? 'a number; the file holds this formula without its result, so open and save it in a spreadsheet'
            : EXPECTED,
        };
    }
  }
  const text = cell.trim();
  if (text === '') return { expected: 'a number; the cell is empty' };
  if (NO_VALUE.test(text)) return { expected: 'a number; this says that there is no value' };
  const parts = partsOf(text);
  if (typeof parts === 'string') return { expected: parts };
  const { percent, currency } = parts;
  if (parts.proves && parts.proves !== form.mark) {
    return {
      expected: `a number with a decimal ${form.mark}, like the others in the column`,
      otherwise: valueOf(parts, parts.proves),
    };
  }
  if (parts.openMark && form.isMixed) {
    return {
      expected:
        'a number whose mark is clear; the column has decimal points and decimal commas, so this can be a thousand or more, or have three decimals',
    };
  }
  return { value: valueOf(parts, form.mark), percent, currency };
}

/** Whether the cell has the form of a number, whichever its decimal mark. */
export function looksLikeNumber(cell: Cell): boolean {
  return typeof cell === 'string' ? typeof partsOf(cell) !== 'string' : cell.kind === 'number';
}

interface NumberParts {
  readonly isNegative: boolean;
  readonly percent: boolean;
  readonly currency: string;
  /** Digits and marks, without the groups that spaces and apostrophes made. */
  readonly body: string;
  /** The decimal mark that this number can only have been written with. */
  readonly proves: DecimalMark | null;
  /** Whether its one mark can be the decimal mark or set off the thousands. */
  readonly openMark: boolean;
}

const CURRENCY = '€|\\$|£|¥|EUR|USD|GBP|CHF|AUD|CAD|SEK|NOK|DKK|kr\\.?';
const BEFORE = new RegExp(`^(${CURRENCY})\\s*`, 'i');
const AFTER = new RegExp(`\\s*(${CURRENCY})$`, 'i');
const GROUPED_BY_SPACE = /^\d{1,3}(?:([ '’])\d{3})(?:\1\d{3})*(?:[.,]\d+)?$/;
const GROUPED_BY_POINT = /^[1-9]\d{0,2}(\.\d{3})+$/;
const GROUPED_BY_COMMA = /^[1-9]\d{0,2}(,\d{3})+$/;

/** Most numbers of most files: digits, perhaps a mark and decimals, nothing else to take off. */
const BARE = /^(0|[1-9]\d{0,8})(?:([.,])(\d{1,6}))?$/;

/** Longer text is no number, and would keep the patterns below busy for hours. */
const LONGEST = 60;
/** Text of a kind that no number has: a word longer than a currency, or no digit at all. */
const NO_NUMBER = /\p{L}{4}|^\D*$/u;

/** The parts of a number, or what was expected in its place. */
function partsOf(text: string): NumberParts | string {
  const bare = BARE.exec(text);
  if (bare) {
    const [, whole = '', mark, decimals] = bare;
    const openMark = decimals?.length === 3 && whole.length <= 3 && whole !== '0';
    const proves = mark === undefined || openMark ? null : mark === ',' ? 'comma' : 'point';
    return { isNegative: false, percent: false, currency: '', body: text, proves, openMark };
  }
  if (text.length > LONGEST || NO_NUMBER.test(text)) return EXPECTED;
  let rest = text
    .trim()
    .replace(/[\u00a0\u2007\u2009\u202f]/g, ' ')
    .replace(/[\u2212\u2010\u2011]/g, '-');
  let isNegative = false;
  const bracketed = /^\((.+)\)$/.exec(rest);
  if (bracketed?.[1] !== undefined) {
    isNegative = true;
    rest = bracketed[1].trim();
  }
  const signs: string[] = [];
  const takeSign = (): void => {
    rest = rest.replace(/^[+-]\s*/, (sign) => (signs.push(sign.trim()), ''));
  };
  takeSign();
  const currency = BEFORE.exec(rest)?.[1] ?? AFTER.exec(rest)?.[1] ?? '';
  rest = rest.replace(BEFORE, '').replace(AFTER, '');
  takeSign();
  const percent = /%$/.test(rest);
  rest = rest.replace(/\s*%$/, '');
  if (/\d-$/.test(rest)) {
    signs.push('-');
    rest = rest.slice(0, -1);
  }
  if (signs.length > 1 || (isNegative && signs.length > 0)) return EXPECTED;
  isNegative ||= signs[0] === '-';
  const marked = markedBody(rest);
  if (typeof marked === 'string') return marked;
  const digits = marked.body.replace(/\D/g, '');
  if (/^0\d/.test(marked.body)) return 'a number without leading zeros';
  if (digits.replace(/^0+/, '').length > MOST_DIGITS) {
    return `a number of at most ${MOST_DIGITS} digits`;
  }
  return { isNegative, percent, currency: currency.toUpperCase(), ...marked };
}

function markedBody(text: string): Pick<NumberParts, 'body' | 'proves' | 'openMark'> | string {
  if (GROUPED_BY_SPACE.test(text)) {
    const body = text.replace(/[ '’]/g, '');
    return { body, proves: markIn(body), openMark: false };
  }
  if (!/^[\d.,]+$/.test(text) || !/\d/.test(text)) return EXPECTED;
  const points = text.split('.').length - 1;
  const commas = text.split(',').length - 1;
  if (points + commas === 0) return { body: text, proves: null, openMark: false };
  if (points + commas === 1) {
    if (/[.,]$/.test(text)) return EXPECTED;
    const openMark = GROUPED_BY_POINT.test(text) || GROUPED_BY_COMMA.test(text);
    return { body: text, proves: openMark ? null : markIn(text), openMark };
  }
  if (commas === 0 && GROUPED_BY_POINT.test(text)) {
    return { body: text, proves: 'comma', openMark: false };
  }
  if (points === 0 && GROUPED_BY_COMMA.test(text)) {
    return { body: text, proves: 'point', openMark: false };
  }
  const [, whole = '', mark] = /^(.*)([.,])\d+$/.exec(text) ?? [];
  if (mark === '.' && GROUPED_BY_COMMA.test(whole)) {
    return { body: text, proves: 'point', openMark: false };
  }
  if (mark === ',' && GROUPED_BY_POINT.test(whole)) {
    return { body: text, proves: 'comma', openMark: false };
  }
  return EXPECTED;
}

function markIn(body: string): DecimalMark | null {
  if (body.includes(',')) return 'comma';
  return body.includes('.') ? 'point' : null;
}

function valueOf({ body, isNegative }: NumberParts, mark: DecimalMark): number {
  const plain =
    mark === 'comma' ? body.replaceAll('.', '').replace(',', '.') : body.replaceAll(',', '');
  const value = Number(plain);
  return isNegative && value !== 0 ? -value : value;
}
