/**
 * An export as a zip archive of CSV files: the readings with names, for people, and every table as it
 * is, for reading back. The texts survive a look in Excel: none of them becomes a formula there.
 */
import { CsvError, parse } from 'csv-parse/sync';
import { openArchive, UnreadableArchive, type ZipArchive } from '#main/intake/zip-archive.ts';
import { zipTexts } from '#main/files/zip.ts';
import type { CellValue, ColumnFacts, TableFacts } from '#main/workbook/table-facts.ts';
import {
  fits,
  FORMAT,
  FORMAT_VERSION,
  LARGEST_BYTES,
  notRightAt,
  readHeader,
  refuseExport,
  type ExportedDocument,
  type ExportFile,
  type Pause,
  type ReadDocument,
} from './document.ts';
import { readme } from './readme.ts';

const BYTE_ORDER_MARK = '\uFEFF';
const HEADER_FILE = 'plumbline.json';
const tableFile = (name: string) => `tables/${name}.csv`;

interface PlainTable {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly CellValue[])[];
}

/** The archive; equal documents give equal bytes. */
export async function writeCsvArchive(
  { schemaVersion, scope, tables }: ExportedDocument,
  readings: PlainTable,
  pause: Pause,
): Promise<Uint8Array<ArrayBuffer>> {
  const header = { format: FORMAT, formatVersion: FORMAT_VERSION, schemaVersion, scope };
  const files: [string, string][] = [
    ['README.txt', readme],
    [
      'readings.csv',
      csvOf(
        readings.headers,
        readings.rows.map((row) => row.map(plainCell)),
      ),
    ],
    [HEADER_FILE, `${JSON.stringify(header, null, 2)}\n`],
  ];
  for (const { name, columns, rows } of tables) {
    await pause();
    const cells = rows.map((row) => row.map((value, at) => cellOf(value, columns[at])));
    const names = columns.map((column) => column.name);
    files.push([tableFile(name), csvOf(names, cells)]);
  }
  await pause();
  return zipTexts(files);
}

/** UTF-8 with a byte order mark, so that Excel knows it; lines and quotes as RFC 4180 has them. */
function csvOf(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [headers, ...rows].map((cells) => cells.map(quotedCell).join(','));
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}

function quotedCell(cell: string): string {
  return /[",\r\n]/.test(cell) || cell.trim() !== cell ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Texts that a spreadsheet takes for a formula, and those that begin as a protected one does. */
const NEEDS_APOSTROPHE = /^['=+\-@\t\r\n＝＋－＠]/;

function plainCell(value: CellValue): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  return NEEDS_APOSTROPHE.test(value) ? `'${value}` : value;
}

/** Nothing is an empty cell; where nothing is allowed, an empty text is an apostrophe. */
function cellOf(value: CellValue, column: ColumnFacts | undefined): string {
  return value === '' && column?.isNullable === true ? "'" : plainCell(value);
}

function valueOf(cell: string, { type, isNullable }: ColumnFacts): CellValue | undefined {
  if (cell === '' && isNullable) return null;
  if (type === 'TEXT') return cell.startsWith("'") ? cell.slice(1) : cell;
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(cell) ? Number(cell) : undefined;
}

/** Refuses `bad-input` and `newer-version`; every part is measured before it is unpacked. */
export function readCsvArchive({ fileName, bytes }: ExportFile): ReadDocument {
  const archive = trusting(fileName, () => openArchive(bytes));
  const { schemaVersion, scope } = readHeader(fileName, headerOf(fileName, archive));
  let unpacked = 0;
  const rowsOf = (table: TableFacts): CellValue[][] => {
    const path = tableFile(table.name);
    if (!archive.has(path)) {
      throw refuseExport(fileName, `lacks “${path}”; take the export again.`);
    }
    const part = trusting(fileName, () => archive.read(path));
    unpacked += part.length;
    if (unpacked > LARGEST_BYTES) {
      throw refuseExport(
        fileName,
        `unpacks to more than ${LARGEST_BYTES / 1024 / 1024} MB; export single engagements instead.`,
      );
    }
    return tableOf(fileName, path, table, part);
  };
  return { schemaVersion, scope, rowsOf };
}

function headerOf(fileName: string, archive: ZipArchive): unknown {
  if (!archive.has(HEADER_FILE)) {
    throw refuseExport(fileName, `is no export of Plumbline: it has no “${HEADER_FILE}” inside.`);
  }
  const part = trusting(fileName, () => archive.read(HEADER_FILE));
  try {
    return JSON.parse(part.length > 10_000 ? '' : new TextDecoder().decode(part)) as unknown;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw refuseExport(fileName, `is not right: its “${HEADER_FILE}” is no JSON.`);
  }
}

function tableOf(
  fileName: string,
  path: string,
  { name, columns }: TableFacts,
  part: Uint8Array,
): CellValue[][] {
  const [headers = [], ...records] = recordsOf(fileName, path, part);
  const places = columns.map((column) => {
    const at = headers.indexOf(column.name);
    if (at >= 0) return { column, at };
    throw refuseExport(fileName, `cannot be read back: “${path}” has no column “${column.name}”.`);
  });
  const other = headers.find((header) => columns.every((column) => column.name !== header));
  if (other !== undefined) {
    throw refuseExport(
      fileName,
      `cannot be read back: “${path}” has a column “${other.slice(0, 60)}” that its table does not know.`,
    );
  }
  return records.map((cells, index) =>
    places.map(({ column, at }) => {
      const value = valueOf(cells[at] ?? '', column);
      if (!fits(column, value)) throw notRightAt(fileName, name, index + 1, column);
      return value;
    }),
  );
}

function recordsOf(fileName: string, path: string, part: Uint8Array): string[][] {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(part);
    return parse(text, { record_delimiter: ['\r\n', '\n'] });
  } catch (error) {
    if (error instanceof CsvError) {
      throw refuseExport(fileName, `cannot be read back: “${path}”: ${error.message}.`);
    }
    if (!(error instanceof TypeError)) throw error;
    throw refuseExport(
      fileName,
      `cannot be read back: “${path}” is not UTF-8; another program may have saved it in another way.`,
    );
  }
}

function trusting<T>(fileName: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof UnreadableArchive)) throw error;
    throw refuseExport(fileName, error.message);
  }
}
