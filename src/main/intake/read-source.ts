/** A file of either kind as one table: which sheet, which encoding, which separator. */
import type { ImportOptions } from '#shared/contract/files.ts';
import type { Problem } from '#shared/domain/refusal.ts';
import { decodeText } from './decode.ts';
import { readDelimited } from './delimited.ts';
import { isSpreadsheet, readXlsx } from './read-xlsx.ts';
import { ask, count, refuseFile, type ImportFile, type SourceTable } from './source-table.ts';
import { beginsWithData, findTable, type Table, type TableAnswers } from './table.ts';
import type { XlsxSheet } from './xlsx-sheets.ts';

export interface ReadSource {
  readonly table: Table;
  /** How the file was read, in words. */
  readonly readAs: readonly string[];
  /** What of the file is no part of the table. */
  readonly ignored: readonly Problem[];
}

/** A file as it came in, with all that is in it and nothing yet understood. */
export type OpenedFile =
  | { readonly kind: 'delimited'; readonly source: SourceTable }
  | { readonly kind: 'excel'; readonly sheets: readonly XlsxSheet[] };

/** What a person says of where in a file its table is. */
export type SourceAnswers = TableAnswers & Pick<ImportOptions, 'sheet'>;

/** Decodes and parses a file. Refuses `bad-input` for what cannot be read. */
export async function openFile(file: ImportFile): Promise<OpenedFile> {
  return isSpreadsheet(file)
    ? { kind: 'excel', sheets: await readXlsx(file) }
    : { kind: 'delimited', source: delimitedSource(file) };
}

/**
 * The table of a file. Refuses `bad-input` where it holds none, and with a question (fields `sheet`,
 * `headerRow`) where several sheets hold one or a row that was named holds no header.
 */
export function readSource(
  fileName: string,
  opened: OpenedFile,
  answers: SourceAnswers,
): ReadSource {
  if (opened.kind === 'excel') return chooseSheet(fileName, opened.sheets, answers);
  const { source } = opened;
  return { table: tableOf(fileName, source, answers), readAs: source.readAs, ignored: [] };
}

/** The grid of a delimited text file. Refuses as its decoding and its records do. */
export function delimitedSource(file: ImportFile): SourceTable {
  const { text, encoding } = decodeText(file);
  const { rows, separatedBy } = readDelimited(file.fileName, text);
  return { readAs: [encoding, `separated by ${separatedBy}`], isDelimited: true, rows };
}

function tableOf(
  fileName: string,
  source: SourceTable,
  answers: TableAnswers,
  sheet?: string,
): Table {
  const table = findTable(fileName, source, answers);
  if (table) return table;
  const where = sheet === undefined ? '' : `(sheet “${sheet}”) `;
  if (source.rows.length === 0) throw refuseFile(fileName, `${where}holds nothing.`);
  if (answers.headerRow !== undefined) {
    const row = answers.headerRow;
    throw ask(
      fileName,
      `row ${row} ${where}does not name columns of which one holds dates; say which row does, or which column holds the dates.`,
      [{ field: 'headerRow', expected: 'the row that names the columns', value: String(row) }],
    );
  }
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
  answers: SourceAnswers,
): ReadSource {
  const wanted = answers.sheet;
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
    const table = findTable(fileName, sourceOf(sheet), answers);
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
    table: only?.table ?? tableOf(fileName, sourceOf(chosen), answers, chosen.name),
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

/** The grid of a sheet. */
export function sourceOf({
  name,
  formulas,
  merges,
  hiddenRows,
  hiddenColumns,
  rows,
}: XlsxSheet): SourceTable {
  const readAs = [`Excel, sheet “${name}”`];
  if (formulas > 0) readAs.push(`saved results of ${count(formulas, 'formula')}`);
  if (merges > 0) readAs.push(`${count(merges, 'merged range')}, each value where it begins`);
  if (hiddenRows > 0) readAs.push(`${count(hiddenRows, 'hidden row')} read as well`);
  if (hiddenColumns > 0) readAs.push(`${count(hiddenColumns, 'hidden column')} read as well`);
  return { readAs, isDelimited: false, rows };
}
