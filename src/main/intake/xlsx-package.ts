/**
 * An Excel file reduced to what a table needs, before a library sees it. Only cells with something in
 * them, their number formats and the shared texts are kept: validations, merges, names, column widths
 * and conditional formats over a whole sheet, which cost minutes and gigabytes, never reach it. Of a
 * formula its saved result is kept.
 */
import JSZip from 'jszip';
import { columnLetters, limits } from './source-table.ts';
import { attributesOf, unescapeXml } from './xml-text.ts';
import { UnreadableArchive, openArchive, type ZipArchive } from './zip-archive.ts';

export interface CleanSheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** How many of its cells are formulas with a saved result, which is taken. */
  readonly formulas: number;
  /** How many ranges of cells are merged into one; their value stands in the first cell. */
  readonly merges: number;
  /** How many of its rows and columns are hidden. */
  readonly hiddenRows: number;
  readonly hiddenColumns: number;
}

export interface CleanPackage {
  /** In the workbook's order, as in the cleaned file. */
  readonly sheets: readonly CleanSheet[];
  /** The cleaned file. */
  readonly bytes: Uint8Array;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const LAST_ROW = 1_048_576;
const MOST_FORMATS = 65_490;

/** The cleaned package of an .xlsx or .xlsm file. Throws {@link UnreadableArchive}. */
export async function cleanPackage(bytes: Uint8Array): Promise<CleanPackage> {
  const archive = openArchive(bytes);
  const workbookPath = pathOfWorkbook(archive);
  const workbook = readXml(archive, workbookPath);
  const related = relationsOf(archive, workbookPath);
  const zip = new JSZip();
  const sheets: CleanSheet[] = [];
  const budget = { cells: limits.cells };
  for (const tag of workbook.match(/<sheet\s[^<>]*>/g) ?? []) {
    const sheet = attributesOf(tag);
    const relation = related.find(({ id }) => id === sheet['r:id'] || id === sheet['id']);
    if (!relation?.type.endsWith('/worksheet')) continue;
    const name = unescapeXml(sheet['name'] ?? '');
    const { xml, ...facts } = cleanSheet(name, readXml(archive, relation.path), budget);
    sheets.push({ name, isHidden: (sheet['state'] ?? 'visible') !== 'visible', ...facts });
    zip.file(`xl/worksheets/sheet${sheets.length}.xml`, xml);
  }
  if (sheets.length === 0) throw new UnreadableArchive('holds no sheet with cells.');
  const parts = copyParts(archive, related, zip);
  const properties = /<workbookPr\b[^<>]*>/.exec(workbook)?.[0] ?? '';
  const date1904 = /\bdate1904=["'](1|true|on)["']/.test(properties);
  writeSkeleton(zip, sheets, date1904, parts);
  return { sheets, bytes: await zip.generateAsync({ type: 'uint8array', compression: 'STORE' }) };
}

function pathOfWorkbook(archive: ZipArchive): string {
  const relation = archive.has('_rels/.rels')
    ? relationsOf(archive, '').find(({ type }) => type.endsWith('/officeDocument'))
    : undefined;
  if (!relation || !archive.has(relation.path)) {
    throw new UnreadableArchive(
      'is a zip archive but not an Excel workbook; unpack it, or save the table as .xlsx or CSV.',
    );
  }
  if (relation.path.endsWith('.bin')) {
    throw new UnreadableArchive('is a binary workbook (.xlsb); save it as .xlsx first.');
  }
  if (!/<(\w+:)?sheets\b/.test(readXml(archive, relation.path))) {
    throw new UnreadableArchive(
      'is an Office file but not an Excel workbook; save the table as .xlsx or CSV.',
    );
  }
  return relation.path;
}

interface Relation {
  readonly id: string;
  readonly type: string;
  /** Path of the part in the archive. */
  readonly path: string;
}

/** What a part (the whole package for '') refers to, outside targets left out. */
function relationsOf(archive: ZipArchive, path: string): Relation[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const rels = `${folder}_rels/${path.slice(folder.length)}.rels`;
  return (readXml(archive, rels).match(/<Relationship\s[^<>]*>/g) ?? [])
    .map(attributesOf)
    .filter((relation) => relation['TargetMode'] !== 'External')
    .map((relation) => ({
      id: relation['Id'] ?? '',
      type: relation['Type'] ?? '',
      path: new URL(unescapeXml(relation['Target'] ?? ''), `zip:///${folder}`).pathname.slice(1),
    }));
}

/** A part as text, with the prefix of its main namespace taken off its tags. */
function readXml(archive: ZipArchive, path: string): string {
  const bytes = archive.read(path);
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  let xml: string;
  try {
    xml = new TextDecoder(isWide ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableArchive(`is damaged: its part “${path}” is not text.`);
  }
  if (xml.includes('<!DOCTYPE')) {
    throw new UnreadableArchive('is not a spreadsheet: it defines entities of its own.');
  }
  const prefix = /xmlns:(\w+)=["'][^"']*\/spreadsheetml\/(?:2006\/)?main["']/.exec(xml)?.[1];
  return prefix === undefined ? xml : xml.replace(new RegExp(`<(/?)${prefix}:`, 'g'), '<$1');
}

/** Numbers as the format writes them; anything else in a number cell is kept as text. */
const NUMBER = /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/;
const CELL = /<c(\s[^<>]*?)?(\/>|>([\s\S]*?)<\/c>)/g;
const CELL_END = '</c>';
const EMPTY_CELL = /<c(\s[^<>]*)?\/>/g;
const EVERY_ROW_OPENING = /<row\b[^<>]*>/g;

type CleanedSheet = Omit<CleanSheet, 'name' | 'isHidden'> & { readonly xml: string };

function cleanSheet(name: string, xml: string, budget: { cells: number }): CleanedSheet {
  const data = /<sheetData\s*>([\s\S]*)<\/sheetData>/.exec(xml)?.[1] ?? '';
  let hiddenRows = 0;
  for (const [tag] of data.matchAll(EVERY_ROW_OPENING)) {
    const row = attributesOf(tag);
    if (Number(row['r'] ?? 1) > LAST_ROW) {
      throw new UnreadableArchive(
        `is not a spreadsheet: sheet “${name}” has row ${row['r'] ?? ''}.`,
      );
    }
    if (row['hidden'] === '1' || row['hidden'] === 'true') hiddenRows += 1;
  }
  let formulas = 0;
  // Behind the last cell's end there are only empty ones: looking on for another end would take ages.
  const lastEnd = data.lastIndexOf(CELL_END);
  const end = lastEnd === -1 ? 0 : lastEnd + CELL_END.length;
  const cells = data.slice(0, end).replace(CELL, (_whole, attributes = '', _rest, content = '') => {
    const cell: RawCell = { attributes: String(attributes), content: String(content) };
    if (!/<(v|is|f)\b/.test(cell.content)) return '';
    budget.cells -= 1;
    if (budget.cells < 0) {
      throw new UnreadableArchive(
        `holds more than ${limits.cells.toLocaleString('en-GB')} cells; split it into parts.`,
      );
    }
    refuseFarCell(name, cell);
    const isFormula = /<f\b/.test(cell.content);
    if (isFormula && RESULT.test(cell.content)) formulas += 1;
    const plain = plainType(isFormula ? resultOf(cell) : cell);
    return `<c${plain.attributes}>${plain.content}</c>`;
  });
  const rest = data.slice(end).replace(EMPTY_CELL, '');
  return {
    xml: `${XML}<worksheet xmlns="${MAIN}"><sheetData>${cells}${rest}</sheetData></worksheet>`,
    formulas,
    merges: xml.match(/<mergeCell\s/g)?.length ?? 0,
    hiddenRows,
    hiddenColumns: hiddenColumnsOf(xml),
  };
}

interface RawCell {
  readonly attributes: string;
  readonly content: string;
}

const FORMULA = /<f\b[^<>]*?(?:\/>|>([\s\S]*?)<\/f>)/;
const RESULT = /<v\b[^<>]*>[^<]+<\/v>/;

/** The cell with the saved result of its formula; where there is none, the formula as an error. */
function resultOf({ attributes, content }: RawCell): RawCell {
  const result = RESULT.exec(content)?.[0];
  if (result !== undefined) return { attributes, content: result };
  const formula = FORMULA.exec(content)?.[1] ?? '';
  return { attributes: withType(attributes, 'e'), content: `<v>=${formula}</v>` };
}

function withType(attributes: string, type: string): string {
  return `${attributes.replace(/\st=["']\w+["']/, '')} t="${type}"`;
}

function refuseFarCell(sheet: string, { attributes }: RawCell): void {
  const reference = /\br=["']([^"']*)["']/.exec(attributes)?.[1];
  if (reference === undefined) {
    throw new UnreadableArchive(
      `has cells without an address in sheet “${sheet}”; open it in a spreadsheet, save it, and import that copy.`,
    );
  }
  const [, letters = '', row = ''] = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? [];
  const isFar =
    letters.length > LAST_COLUMN.length ||
    (letters.length === LAST_COLUMN.length && letters > LAST_COLUMN);
  if (letters === '' || Number(row) < 1 || Number(row) > LAST_ROW) {
    throw new UnreadableArchive(`is damaged: sheet “${sheet}” has a cell “${reference}”.`);
  }
  if (isFar) {
    throw new UnreadableArchive(
      `has data in column ${letters} of sheet “${sheet}”; at most ${limits.columns} columns are read.`,
    );
  }
}

const LAST_COLUMN = columnLetters(limits.columns - 1);

/**
 * The cell, as text where the library would make a number of what is none: of a date written in ISO
 * form it would take the year, of "1,5" the 1.
 */
function plainType({ attributes, content }: RawCell): RawCell {
  const type = /\st=["'](\w+)["']/.exec(attributes)?.[1] ?? 'n';
  if (type !== 'd' && type !== 'n') return { attributes, content };
  const value = /<v\b[^<>]*>([^<]*)<\/v>/.exec(content)?.[1] ?? '';
  const isNumber = type === 'n' && (value === '' || NUMBER.test(value));
  return isNumber ? { attributes, content } : { attributes: withType(attributes, 'str'), content };
}

function hiddenColumnsOf(xml: string): number {
  let hidden = 0;
  for (const tag of xml.match(/<col\s[^<>]*>/g) ?? []) {
    const column = attributesOf(tag);
    if (column['hidden'] !== '1' && column['hidden'] !== 'true') continue;
    const last = Math.min(Number(column['max']), limits.columns);
    hidden += Math.max(0, last - Number(column['min']) + 1);
  }
  return hidden;
}

/** Copies shared texts and number formats; says which there are. */
function copyParts(archive: ZipArchive, related: readonly Relation[], zip: JSZip): string[] {
  const copied: string[] = [];
  for (const part of ['sharedStrings', 'styles']) {
    const relation = related.find(({ type }) => type.endsWith(`/${part}`));
    if (!relation || !archive.has(relation.path)) continue;
    const xml = readXml(archive, relation.path);
    zip.file(`xl/${part}.xml`, part === 'styles' ? numberFormatsOf(xml) : xml);
    copied.push(part);
  }
  return copied;
}

/** The style sheet with nothing but number formats. */
function numberFormatsOf(styles: string): string {
  const formats = /<numFmts\b[^<>]*>[\s\S]*?<\/numFmts>/.exec(styles)?.[0] ?? '';
  const cellFormats = /<cellXfs\b[^<>]*>([\s\S]*?)<\/cellXfs>/.exec(styles)?.[1] ?? '';
  const reduced = (cellFormats.match(/<xf\b[^<>]*>/g) ?? []).map(
    (tag) => `<xf numFmtId="${Number(attributesOf(tag)['numFmtId'] ?? 0)}"/>`,
  );
  if (reduced.length > MOST_FORMATS) {
    throw new UnreadableArchive('is too large inside: it has more cell formats than Excel allows.');
  }
  return `${XML}<styleSheet xmlns="${MAIN}">${formats}<cellXfs>${reduced.join('')}</cellXfs></styleSheet>`;
}

function writeSkeleton(
  zip: JSZip,
  sheets: readonly CleanSheet[],
  date1904: boolean,
  parts: readonly string[],
): void {
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const numbers = sheets.map((_sheet, index) => index + 1);
  zip.file(
    '_rels/.rels',
    `${XML}<Relationships xmlns="${PACKAGE}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
  );
  zip.file(
    'xl/_rels/workbook.xml.rels',
    `${XML}<Relationships xmlns="${PACKAGE}">${numbers
      .map((number) => relation(`rId${number}`, 'worksheet', `worksheets/sheet${number}.xml`))
      .join(
        '',
      )}${parts.map((part) => relation(part, part, `${part}.xml`)).join('')}</Relationships>`,
  );
  // Sheets get numbers for names here: theirs may be what the library refuses.
  zip.file(
    'xl/workbook.xml',
    `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets>${numbers
      .map((number) => `<sheet name="${number}" sheetId="${number}" r:id="rId${number}"/>`)
      .join('')}</sheets></workbook>`,
  );
}
