/** Where in a grid the table is: its header row, its rows of data, and what is neither. */
import type { ColumnMeaning, ImportOptions } from '#shared/contract/files.ts';
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
import { given } from './matching.ts';
import { closesATable, fold, roleOf, speaksOfDates } from './words.ts';

export interface Column {
  readonly index: number;
  /** As it stands in the file; "column D" where the header is empty. */
  readonly header: string;
  readonly hasHeader: boolean;
  /** What a person says it is, else what its header says; null where neither does. */
  readonly role: ColumnMeaning | null;
  readonly isSaid: boolean;
  /** Whether any of its cells, a closing row's apart, has the form of a number. */
  readonly hasNumbers: boolean;
  readonly isEmpty: boolean;
}

/** What a person says of where a table is and what its columns are. */
export type TableAnswers = Pick<ImportOptions, 'headerRow' | 'columnMeanings'>;

export interface Table {
  /** The number of the header row in the file. */
  readonly headerRow: number;
  /** Its cells as text. */
  readonly headers: readonly string[];
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
/** So many rows tell which column holds dates. */
const SAMPLED_ROWS = 1_000;
/** A column counts as one of dates by its content where this share of its cells has that form. */
const MOSTLY = 0.8;

/** The table in a grid, or null where no row names columns of which one holds dates. */
export function findTable(
  fileName: string,
  source: SourceTable,
  answers: TableAnswers,
): Table | null {
  const { headerRow, columnMeanings } = answers;
  for (const [at, row] of source.rows.entries()) {
    if (headerRow === undefined && at >= SEARCHED_ROWS) return null;
    const couldBe = headerRow === undefined ? couldNameColumns(row) : row.number === headerRow;
    if (!couldBe) continue;
    const below = source.rows.slice(at + 1, at + 1 + SAMPLED_ROWS);
    const dateIndex = findDateColumn(row, below, columnMeanings);
    if (dateIndex !== null) return readTable(fileName, source, at, dateIndex, columnMeanings);
  }
  return null;
}

/** The rows that could name columns, whether or not one of these holds dates. */
export function likelyHeaders({ rows }: SourceTable): SourceRow[] {
  return rows.slice(0, SEARCHED_ROWS).filter(couldNameColumns);
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

/** The column of dates: as a person says, by its name in whole or in part, else by what is in it. */
function findDateColumn(
  header: SourceRow,
  below: readonly SourceRow[],
  meanings: TableAnswers['columnMeanings'],
): number | null {
  const headers = header.cells.map(headerAt);
  const said = headers.map((text) => given(meanings, text));
  const saidToBe = said.indexOf('date');
  if (saidToBe !== -1) return saidToBe;
  const indexes = [...headers.keys()].filter((index) => said[index] === undefined);
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
  headerIndex: number,
  dateIndex: number,
  meanings: TableAnswers['columnMeanings'],
): Table {
  const header = source.rows[headerIndex];
  if (!header) throw new RangeError('the header row is not there');
  const above = source.rows.slice(0, headerIndex);
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
  for (const row of source.rows.slice(headerIndex + 1)) {
    const reason = whyNotData(row, dateIndex, headers);
    const excess =
      row.cells.length > width ? row.cells.slice(width).filter((cell) => !isBlank(cell)) : [];
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
  const columns = columnsOf(header, rows, meanings).slice(0, width);
  const dateColumn = columns[dateIndex];
  if (!dateColumn) throw new RangeError('the date column is not there');
  return {
    headerRow: header.number,
    headers,
    dateColumn,
    otherColumns: columns.filter(({ index }) => index !== dateIndex),
    rows,
    title: above.map(textOf).join(' '),
    ignored,
    problems,
  };
}

/** The columns that a row names, with what is in them. */
export function columnsOf(
  header: SourceRow,
  rows: readonly SourceRow[],
  meanings: TableAnswers['columnMeanings'],
): Column[] {
  return header.cells.map((cell, index) => {
    const text = cellText(cell);
    const said = given(meanings, headerAt(cell, index));
    const filled = (test: (cell: Cell) => boolean): boolean =>
      rows.some(({ cells }) => {
        const each = cells[index];
        return each !== undefined && !isBlank(each) && test(each);
      });
    return {
      index,
      header: headerAt(cell, index),
      hasHeader: text !== '',
      role: said ?? roleOf(text),
      isSaid: said !== undefined,
      hasNumbers: filled(looksLikeNumber),
      isEmpty: !filled(() => true),
    };
  });
}

/** What a column is called: by its header, else by its letters. */
function headerAt(cell: Cell, index: number): string {
  return cellText(cell) || `column ${columnLetters(index)}`;
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
