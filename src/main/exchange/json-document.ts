/** An export as one JSON document: a line per row, with the names of the schema. */
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
import type { CellValue, TableFacts, TableRows } from '#main/workbook/table-facts.ts';

const ROWS_AT_ONCE = 5_000;
/** Document, tables, table, row: a document has no more levels. */
const DEEPEST = 4;
const MOST_ROWS = 2_000_000;
const MOST_VALUES = 20_000_000;

/** The document as UTF-8; equal documents give equal bytes. */
export async function writeJson(
  { schemaVersion, scope, tables }: ExportedDocument,
  pause: Pause,
): Promise<Uint8Array<ArrayBuffer>> {
  const header = [
    ['format', FORMAT],
    ['formatVersion', FORMAT_VERSION],
    ['schemaVersion', schemaVersion],
    ['scope', scope],
  ].map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)},\n`);
  const parts = [Buffer.from(`{\n${header.join('')}  "tables": {`)];
  for (const [index, table] of tables.entries()) {
    parts.push(Buffer.from(`${index === 0 ? '' : ','}\n    ${JSON.stringify(table.name)}: [`));
    for (let from = 0; from < table.rows.length; from += ROWS_AT_ONCE) {
      await pause();
      parts.push(Buffer.from(linesOf(table, from).join('')));
    }
    parts.push(Buffer.from(table.rows.length === 0 ? ']' : '\n    ]'));
  }
  parts.push(Buffer.from('\n  }\n}\n'));
  return new Uint8Array(Buffer.concat(parts));
}

function linesOf({ columns, rows }: TableRows, from: number): string[] {
  const names = columns.map(({ name }) => JSON.stringify(name));
  return rows.slice(from, from + ROWS_AT_ONCE).map((row, index) => {
    const fields = row.map((value, at) => `${names[at] ?? ''}: ${JSON.stringify(value)}`);
    return `${from + index === 0 ? '' : ','}\n      { ${fields.join(', ')} }`;
  });
}

/** Refuses `bad-input` and `newer-version`; what a hostile file may cost is bounded before it is parsed. */
export function readJson({ fileName, bytes }: ExportFile): ReadDocument {
  if (bytes.length > LARGEST_BYTES) {
    throw refuseExport(
      fileName,
      `is larger than ${LARGEST_BYTES / 1024 / 1024} MB; export single engagements instead, or copy the workbook file itself.`,
    );
  }
  refuseHostile(fileName, bytes);
  const document = parse(fileName, bytes);
  const { schemaVersion, scope } = readHeader(fileName, document);
  const tables = isRecord(document) ? document['tables'] : undefined;
  if (!isRecord(tables))
    throw refuseExport(fileName, 'has no “tables”, so there is nothing in it.');
  return {
    schemaVersion,
    scope,
    rowsOf: (table) => {
      const rows = Object.hasOwn(tables, table.name) ? tables[table.name] : undefined;
      if (!Array.isArray(rows)) {
        throw refuseExport(
          fileName,
          `lacks the table “${table.name}”; it may have been cut off or edited.`,
        );
      }
      return rows.map((row: unknown, index) => valuesOf(fileName, table, row, index + 1));
    },
  };
}

function valuesOf(fileName: string, table: TableFacts, row: unknown, number: number): CellValue[] {
  const { name, columns } = table;
  if (!isRecord(row)) {
    throw refuseExport(
      fileName,
      `is not right: row ${number} of its table “${name}” is no record.`,
    );
  }
  const unknown = Object.keys(row).find((key) => columns.every((column) => column.name !== key));
  if (unknown !== undefined) {
    throw refuseExport(
      fileName,
      `is not right: row ${number} of its table “${name}” has a field “${unknown.slice(0, 60)}” that the table does not know.`,
    );
  }
  return columns.map((column) => {
    const value = Object.hasOwn(row, column.name) ? row[column.name] : undefined;
    if (!fits(column, value)) throw notRightAt(fileName, name, number, column);
    return value;
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(fileName: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
    throw refuseExport(
      fileName,
      'is not JSON, or was cut off while it was sent or saved; take the export again.',
    );
  }
}

const [QUOTE, BACKSLASH, COMMA, OPEN_ARRAY, CLOSE_ARRAY, OPEN_RECORD, CLOSE_RECORD] =
  Buffer.from('"\\,[]{}');

/** Levels, records and values are counted first: parsed, a small file of brackets fills a memory. */
function refuseHostile(fileName: string, bytes: Uint8Array): void {
  let depth = 0;
  let opened = 0;
  let commas = 0;
  let isText = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) isText = !isText;
    else if (isText) at += byte === BACKSLASH ? 1 : 0;
    else if (byte === COMMA) commas += 1;
    else if (byte === CLOSE_ARRAY || byte === CLOSE_RECORD) depth -= 1;
    else if (byte === OPEN_ARRAY || byte === OPEN_RECORD) {
      depth += 1;
      opened += 1;
    } else continue;
    if (depth > DEEPEST || opened > MOST_ROWS || commas > MOST_VALUES) {
      throw refuseExport(
        fileName,
        depth > DEEPEST
          ? 'is no export of Plumbline: its records lie deeper in each other than those of an export.'
          : `holds more than ${MOST_ROWS.toLocaleString('en-GB')} records; export single engagements instead.`,
      );
    }
  }
}
