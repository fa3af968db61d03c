/** A client's file as a grid of plain cells, whichever kind of file it was. */
import type { CalendarDate } from '#shared/domain/calendar.ts';
import { Refusal } from '#shared/domain/refusal.ts';

/** A file as it came in. */
export interface ImportFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/**
 * One cell. Text is text as it stands, empty where there is none; only Excel's cells know more than
 * text of themselves.
 */
export type Cell = string | TypedCell;

export type TypedCell =
  /** `percent`: shown as a percentage, and `value` is what is shown: 4.38 for 4.38 %. */
  | { readonly kind: 'number'; readonly value: number; readonly percent: boolean }
  | { readonly kind: 'date'; readonly date: CalendarDate; readonly hasTime: boolean }
  | { readonly kind: 'boolean'; readonly text: string }
  /** An error value, or a formula whose result the file does not hold. */
  | { readonly kind: 'error'; readonly text: string };

export interface SourceRow {
  /** The row's number in the file as a person sees it, from 1. */
  readonly number: number;
  readonly cells: readonly Cell[];
}

export interface SourceTable {
  /** How the file was read, in words. */
  readonly readAs: readonly string[];
  /** Whether it was delimited text, where one separator too many moves all cells behind it. */
  readonly isDelimited: boolean;
  /** Rows with something in them, in the file's order. */
  readonly rows: readonly SourceRow[];
}

/** What a file may hold at most. */
export const limits = {
  fileBytes: 64 * 1024 * 1024,
  lineCharacters: 1024 * 1024,
  cells: 2_000_000,
  columns: 1_000,
} as const;

/** The cell as a person sees it. */
export function cellText(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell === 'string') return cell.trim();
  switch (cell.kind) {
    case 'number':
      return `${cell.value}${cell.percent ? '%' : ''}`;
    case 'date':
      return cell.date;
    case 'boolean':
    case 'error':
      return cell.text;
  }
}

export function isBlank(cell: Cell | undefined): boolean {
  return cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}

/** "A", "B", … "Z", "AA": what spreadsheets call the column at an index from 0. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return `${rest > 0 ? columnLetters(rest - 1) : ''}${String.fromCharCode(65 + (index % 26))}`;
}

/** The refusal of a whole file: `why` follows the file's name. */
export function refuseFile(fileName: string, why: string): Refusal {
  return new Refusal('bad-input', `“${fileName}” ${why}`, [{ file: fileName }]);
}

/** The refusal that asks: the person answers with the option named `field`. */
export function ask(
  fileName: string,
  question: string,
  details: readonly {
    readonly field: string;
    readonly expected: string;
    readonly row?: number;
    readonly column?: string;
    readonly value?: string;
  }[],
): Refusal {
  return new Refusal(
    'bad-input',
    `“${fileName}”: ${question}`,
    details.map((detail) => ({ file: fileName, ...detail })),
  );
}

/** "1 row", "12 rows"; for words whose plural is not their singular and an s. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
