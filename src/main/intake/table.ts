/** Where in a grid the table is: its header row, its rows of data, and what is neither. */
import type { Problem } from '#shared/domain/refusal.ts';
import { looksLikeDate } from './dates.ts';
import { looksLikeNumber } from './numbers.ts';
import {
  cellText,
  columnLetters,
  isBlank,
  type Cell,
  type SourceRow,
  type SourceTable,
} from './source-table.ts';
import { closesATable, fold, roleOf, speaksOfDates, type ColumnRole } from './words.ts';

export interface Column {
  readonly index: number;
  /** As it stands in the file; "column D" where the header is empty. */
  readonly header: string;
  readonly hasHeader: boolean;
  readonly role: ColumnRole | null;
  /** Whether any of its cells, a closing row's apart, has the form of a number. */
  readonly hasNumbers: boolean;
  readonly isEmpty: boolean;
}

export interface Table {
  /** The number of the header row in the file. */
  readonly headerRow: number;
  readonly dateColumn: Column;
  /** All columns but the date's. */
  readonly otherColumns: readonly Column[];
  readonly rows: readonly SourceRow[];
  /** Text above the header, joined. */
  readonly title: string;
  /** Rows that are not data, each with why. */
  readonly ignored: readonly Problem[];
  /** Rows whose cells cannot be told apart. */
  readonly problems: readonly Problem[];
}

/** A header further down than this is no header. */
const SEARCHED_ROWS = 50;
/** A column counts as one of dates by its content where this share of its cells has that form. */
const MOSTLY = 0.8;

/** The table in a grid, or null where no row names columns of which one holds dates. */
export function findTable(fileName: string, source: SourceTable): Table | null {
  const candidates = source.rows.slice(0, SEARCHED_ROWS);
  for (const [at, row] of candidates.entries()) {
    if (!couldNameColumns(row)) continue;
    const below = source.rows.slice(at + 1);
    const dateIndex = findDateColumn(row, below);
    if (dateIndex === null) continue;
    return readTable(fileName, source, at, dateIndex);
  }
  return null;
}

/** Whether the first rows hold data but no row names the columns. */
export function beginsWithData(source: SourceTable): boolean {
  const [first] = source.rows;
  return first?.cells.some(looksLikeDate) ?? false;
}

function couldNameColumns({ cells }: SourceRow): boolean {
  const named = cells.filter((cell) => !isBlank(cell));
  return (
    named.length >= 2 &&
    named.every(
      (cell) => typeof cell === 'string' && !looksLikeNumber(cell) && !looksLikeDate(cell),
    )
  );
}

/** The column of dates: by its name, taken as a whole or in part, else by what is in it. */
function findDateColumn(header: SourceRow, below: readonly SourceRow[]): number | null {
  const indexes = [...header.cells.keys()];
  const text = (index: number) => cellText(header.cells[index]);
  const share = (index: number): number => {
    const cells = below.map(({ cells }) => cells[index]).filter((cell) => !isBlank(cell));
    const dates = cells.filter((cell) => cell !== undefined && looksLikeDate(cell));
    return cells.length === 0 ? 0 : dates.length / cells.length;
  };
  return (
    indexes.find((index) => roleOf(text(index)) === 'date' && share(index) > 0) ??
    indexes.find((index) => speaksOfDates(text(index)) && share(index) > 0) ??
    indexes.find((index) => share(index) >= MOSTLY) ??
    null
  );
}

function readTable(
  fileName: string,
  source: SourceTable,
  headerAt: number,
  dateIndex: number,
): Table {
  const header = source.rows[headerAt];
  if (!header) throw new RangeError('the header row is not there');
  const above = source.rows.slice(0, headerAt);
  const headers = header.cells.map((cell) => cellText(cell));
  const width = source.isDelimited
    ? headers.length
    : headers.findLastIndex((text) => text !== '') + 1;
  const rows: SourceRow[] = [];
  const problems: Problem[] = [];
  const ignored: Problem[] = above.map((row) => ({
    file: fileName,
    row: row.number,
    value: textOf(row),
    expected: 'text above the table, not data',
  }));
  for (const row of source.rows.slice(headerAt + 1)) {
    const reason = whyNotData(row, dateIndex, headers);
    const excess = row.cells.slice(width).filter((cell) => !isBlank(cell));
    const at = { file: fileName, row: row.number };
    if (reason !== null) {
      ignored.push({ ...at, value: textOf(row), expected: reason });
    } else if (excess.length === 0) {
      rows.push(row);
    } else if (source.isDelimited) {
      problems.push({
        ...at,
        value: textOf(row),
        expected: `${width} cells like the header; this row has ${row.cells.length}, so it is not clear which belongs where`,
      });
    } else {
      ignored.push({
        ...at,
        value: excess.map(cellText).join(' '),
        expected: 'outside the table',
      });
      rows.push({ number: row.number, cells: row.cells.slice(0, width) });
    }
  }
  const columns = headers.slice(0, width).map((text, index) => {
    const cells = rows.map((row) => row.cells[index]).filter((cell) => !isBlank(cell));
    return {
      index,
      header: text || `column ${columnLetters(index)}`,
      hasHeader: text !== '',
      role: roleOf(text),
      hasNumbers: cells.some((cell) => cell !== undefined && looksLikeNumber(cell)),
      isEmpty: cells.length === 0,
    };
  });
  const dateColumn = columns[dateIndex];
  if (!dateColumn) throw new RangeError('the date column is not there');
  return {
    headerRow: header.number,
    dateColumn,
    otherColumns: columns.filter(({ index }) => index !== dateIndex),
    rows,
    title: above.map(textOf).join(' '),
    ignored,
    problems,
  };
}

/** Why a row below the header is no row of data; null for one that is. */
function whyNotData(row: SourceRow, dateIndex: number, headers: readonly string[]): string | null {
  const date: Cell = row.cells[dateIndex] ?? '';
  if (looksLikeDate(date)) return null;
  const texts = row.cells.filter((cell) => typeof cell === 'string' && !isBlank(cell));
  const first = isBlank(date) ? texts.find((cell) => !looksLikeNumber(cell)) : date;
  if (closesATable(cellText(first))) return 'a row that sums up others, not a reading';
  if (row.cells.every((cell, index) => fold(cellText(cell)) === fold(headers[index] ?? ''))) {
    return 'the header again';
  }
  const filled = row.cells.filter((cell) => !isBlank(cell));
  const [only] = filled;
  if (filled.length === 1 && only !== undefined && typeof only === 'string') {
    if (!looksLikeNumber(only)) return 'a line of text, not a reading';
  }
  return null;
}

function textOf({ cells }: SourceRow): string {
  return cells
    .map(cellText)
    .filter((text) => text !== '')
    .join(' ');
}
