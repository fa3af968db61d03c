/**
 * The parts of a workbook as exceljs writes them, without the zip file that it packs them into: packing
 * and unpacking what is to be changed anyway took as long as writing it.
 */
import type ExcelJS from 'exceljs';
import type { PackageParts } from './package.ts';

interface PartWriter {
  append(content: string, options: { readonly name: string }): void;
}

/** What exceljs goes through when it writes a workbook, in the order in which it does. */
const STEPS = [
  'addContentTypes',
  'addOfficeRels',
  'addWorkbookRels',
  'addWorksheets',
  // After the sheets, which collect the texts.
  'addSharedStrings',
  'addTables',
  'addThemes',
  'addStyles',
  'addApp',
  'addCore',
  'addWorkbook',
] as const;

/** A workbook as exceljs prepares it to be written: its sheets are plain objects. */
interface Prepared {
  readonly worksheets: readonly { readonly id: number; readonly rows: readonly unknown[] }[];
}

interface Writer extends Record<
  (typeof STEPS)[number],
  (parts: PartWriter, model: Prepared) => unknown
> {
  readonly workbook: { readonly model: Prepared };
  prepareModel(model: Prepared, options: object): void;
}

const ROWS_AT_ONCE = 1000;
const ROWS_START = '<sheetData>';
const ROWS_END = '</sheetData>';

/** @throws Error where exceljs is another than the one this was written for */
export async function exceljsParts(workbook: ExcelJS.Workbook): Promise<PackageParts> {
  const writer: unknown = workbook.xlsx;
  if (!isWriter(writer)) throw new Error('exceljs writes in another way than it did');
  const parts: PackageParts = new Map();
  const collector: PartWriter = { append: (content, { name }) => parts.set(name, content) };
  const { model } = writer.workbook;
  writer.prepareModel(model, {});
  for (const step of STEPS) {
    if (step === 'addWorksheets') await addSheets(writer, parts, model);
    else await writer[step](collector, model);
  }
  return parts;
}

/**
 * exceljs keeps every tag of a sheet until the sheet is done, which takes more memory than anything
 * else: it is given a sheet by some of its rows at a time, and forgets them.
 */
async function addSheets(writer: Writer, parts: PackageParts, model: Prepared): Promise<void> {
  for (const worksheet of model.worksheets) {
    const { rows } = worksheet;
    const texts: string[] = [];
    for (let from = 0; from === 0 || from < rows.length; from += ROWS_AT_ONCE) {
      const some = { ...worksheet, rows: rows.slice(from, from + ROWS_AT_ONCE) };
      const append: PartWriter['append'] = (content, { name }) => {
        if (name.endsWith('.rels')) parts.set(name, content);
        else texts.push(content);
      };
      await writer.addWorksheets({ append }, { ...model, worksheets: [some] });
    }
    parts.set(`xl/worksheets/sheet${worksheet.id}.xml`, joined(texts));
  }
}

/** The first text with the rows of all. */
function joined([first = '', ...others]: readonly string[]): string {
  const end = first.indexOf(ROWS_END);
  const more = others.map((text) =>
    text.slice(text.indexOf(ROWS_START) + ROWS_START.length, text.indexOf(ROWS_END)),
  );
  return more.length === 0 ? first : first.slice(0, end) + more.join('') + first.slice(end);
}

/** Its types know only how to write whole files. */
function isWriter(value: unknown): value is Writer {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['prepareModel', ...STEPS].every(
      (name) => name in value && typeof Reflect.get(value, name) === 'function',
    )
  );
}
