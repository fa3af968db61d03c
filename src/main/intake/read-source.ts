/** A file of either kind as one table: which sheet, which encoding, which separator. */
import type { Problem } from '#shared/domain/refusal.ts';
import { decodeText } from './decode.ts';
import { readDelimited } from './delimited.ts';
import { isSpreadsheet, readXlsx } from './read-xlsx.ts';
import { ask, count, refuseFile, type ImportFile, type SourceTable } from './source-table.ts';
import { beginsWithData, findTable, type Table } from './table.ts';
import type { XlsxSheet } from './xlsx-sheets.ts';

export interface ReadSource {
  readonly table: Table;
  /** How the file was read, in words. */
  readonly readAs: readonly string[];
  /** What of the file is no part of the table. */
  readonly ignored: readonly Problem[];
}

/**
 * The table of a file. Refuses `bad-input` for a file that cannot be read or holds no table, and with
 * a question (field `sheet`) where several sheets hold one.
 */
export async function readSource(
  file: ImportFile,
  sheet: string | undefined,
  signal: AbortSignal,
): Promise<ReadSource> {
  if (isSpreadsheet(file)) return chooseSheet(file.fileName, await readXlsx(file, signal), sheet);
  const source = delimitedSource(file);
  return { table: tableOf(file.fileName, source), readAs: source.readAs, ignored: [] };
}

/** The grid of a delimited text file. Refuses as its decoding and its records do. */
export function delimitedSource(file: ImportFile): SourceTable {
  const { text, encoding } = decodeText(file);
  const { rows, separatedBy } = readDelimited(file.fileName, text);
  return { readAs: [encoding, `separated by ${separatedBy}`], isDelimited: true, rows };
}

function tableOf(fileName: string, source: SourceTable, sheet?: string): Table {
  const table = findTable(fileName, source);
  if (table) return table;
  const where = sheet === undefined ? '' : `, sheet “${sheet}”,`;
  if (source.rows.length === 0) throw refuseFile(fileName, `${where}holds nothing.`);
  throw refuseFile(
    fileName,
    beginsWithData(source)
      ? `${where}has no header: its first row is data already. Add a first row that names the columns, such as date and value.`
      : `${where}holds no table with a row that names the columns and dates below it; the least is a date and a value per row.`,
  );
}

function chooseSheet(
  fileName: string,
  sheets: readonly XlsxSheet[],
  wanted: string | undefined,
): ReadSource {
  const visible = sheets.filter(({ isHidden }) => !isHidden);
  const names = visible.map(({ name }) => `“${name}”`).join(', ');
  const candidates =
    wanted === undefined
      ? visible
      : visible.filter(({ name }) => name.toLowerCase() === wanted.trim().toLowerCase());
  if (wanted !== undefined && candidates.length === 0) {
    throw ask(fileName, `it has no visible sheet “${wanted}”; it has ${names}.`, [
      { field: 'sheet', expected: names, value: wanted },
    ]);
  }
  const tables = candidates.flatMap((sheet) => {
    const table = findTable(fileName, sourceOf(sheet));
    return table ? [{ sheet, table }] : [];
  });
  const [only, another] = tables;
  if (another) {
    const having = tables.map(({ sheet }) => `“${sheet.name}”`).join(', ');
    throw ask(fileName, `several of its sheets hold a table: ${having}; say which.`, [
      { field: 'sheet', expected: having },
    ]);
  }
  const filled = candidates.filter(({ rows }) => rows.length > 0);
  const chosen = only?.sheet ?? filled[0] ?? candidates[0];
  if (!chosen) throw refuseFile(fileName, 'has no visible sheet.');
  return {
    table: only?.table ?? tableOf(fileName, sourceOf(chosen), chosen.name),
    readAs: sourceOf(chosen).readAs,
    ignored: sheets
      .filter((sheet) => sheet !== chosen && (sheet.isHidden || sheet.rows.length > 0))
      .map(({ name, isHidden }) => ({
        file: fileName,
        value: name,
        expected: isHidden ? 'a hidden sheet; it is not read' : 'another sheet; it is not read',
      })),
  };
}

function sourceOf({ name, formulas, hiddenRows, hiddenColumns, rows }: XlsxSheet): SourceTable {
  const readAs = [`Excel, sheet “${name}”`];
  if (formulas > 0) readAs.push(`saved results of ${count(formulas, 'formula')}`);
  if (hiddenRows > 0) readAs.push(`${count(hiddenRows, 'hidden row')} read as well`);
  if (hiddenColumns > 0) readAs.push(`${count(hiddenColumns, 'hidden column')} read as well`);
  return { readAs, isDelimited: false, rows };
}
