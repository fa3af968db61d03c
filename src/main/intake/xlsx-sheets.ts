/** The sheets of an Excel file as plain cells: cleaned first, then read by the library. */
import ExcelJS from 'exceljs';
import { calendarDateFrom } from '#shared/domain/calendar.ts';
import type { Cell, SourceRow } from './source-table.ts';
import { cleanPackage, type CleanSheet } from './xlsx-package.ts';
import { UnreadableArchive } from './zip-archive.ts';

export type XlsxSheet = CleanSheet & {
  /** Rows with something in them; of a hidden sheet none. */
  readonly rows: readonly SourceRow[];
};

export type XlsxAnswer =
  | { readonly sheets: readonly XlsxSheet[] }
  /** Why the file is not read; follows the file's name. */
  | { readonly unreadable: string };

const DAMAGED =
  'is damaged: parts of it do not fit each other. Open it in a spreadsheet, save it, and import that copy.';

/**
 * The sheets of a file, or why it is not read. Takes as long and as much memory as the file makes it:
 * call it where both are bounded.
 */
export async function readSheets(bytes: Uint8Array): Promise<XlsxAnswer> {
  const workbook = new ExcelJS.Workbook();
  let sheets: readonly CleanSheet[];
  try {
    const clean = await cleanPackage(bytes);
    sheets = clean.sheets;
    // The library's types know an older Buffer than Node's; it takes any bytes.
    await workbook.xlsx.load(clean.bytes as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  } catch (error) {
    return { unreadable: error instanceof UnreadableArchive ? error.message : DAMAGED };
  }
  const read = sheets.map((sheet, index) => {
    const worksheet = workbook.getWorksheet(String(index + 1));
    return { ...sheet, rows: worksheet && !sheet.isHidden ? rowsOf(worksheet) : [] };
  });
  return { sheets: read };
}

function rowsOf(worksheet: ExcelJS.Worksheet): SourceRow[] {
  const rows: SourceRow[] = [];
  worksheet.eachRow((row, number) => {
    const cells: Cell[] = [];
    row.eachCell((cell, column) => {
      while (cells.length < column - 1) cells.push('');
      cells[column - 1] = plainCell(cell);
    });
    if (cells.some((cell) => typeof cell !== 'string' || cell.trim() !== '')) {
      rows.push({ number, cells });
    }
  });
  return rows;
}

/** What a cell holds, without the objects the library wraps it in. */
function plainCell(cell: ExcelJS.Cell): Cell {
  const { value } = cell;
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return plainNumber(value, cell.numFmt);
  if (typeof value === 'boolean') return { kind: 'boolean', text: value ? 'TRUE' : 'FALSE' };
  if (value instanceof Date) return plainDate(value);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('error' in value) return { kind: 'error', text: value.error };
  return { kind: 'error', text: JSON.stringify(value) };
}

function plainNumber(value: number, format: string | undefined): Cell {
  if (!Number.isFinite(value)) return { kind: 'error', text: String(value) };
  const percent = /%/.test((format ?? '').replace(/"[^"]*"|\\./g, ''));
  // Times 100 leaves a trail of binary digits that no one wrote.
  return {
    kind: 'number',
    value: percent ? Number((value * 100).toPrecision(15)) : value,
    percent,
  };
}

const DAY_IN_MS = 86_400_000;
/** Before this day Excel's calendar has a 29 February 1900, so its dates are a day off. */
const FIRST_SAFE_DAY = Date.UTC(1900, 2, 1);

function plainDate(time: Date): Cell {
  const date = calendarDateFrom(time.getUTCFullYear(), time.getUTCMonth() + 1, time.getUTCDate());
  if (date === null || time.getTime() < FIRST_SAFE_DAY) {
    return { kind: 'error', text: 'a time without a date' };
  }
  return { kind: 'date', date, hasTime: time.getTime() % DAY_IN_MS !== 0 };
}
