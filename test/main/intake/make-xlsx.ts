/** Excel files built part by part, so that a test can put anything in them. */
import JSZip from 'jszip';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

export interface SheetParts {
  readonly name?: string;
  readonly state?: 'visible' | 'hidden' | 'veryHidden';
  /** The rows, as XML. */
  readonly data: string;
  /** What comes before and after them, as XML. */
  readonly before?: string;
  readonly after?: string;
}

export interface PackageParts {
  readonly sheets: readonly SheetParts[];
  readonly date1904?: boolean;
  /** Names that the workbook defines, as XML. */
  readonly definedNames?: string;
  readonly sharedStrings?: readonly string[];
  /** More parts, or other content for the usual ones. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
}

/** Number formats by the number of the cell format (`s`): 0 general, 1 date, 2 per cent, 3 date and time. */
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="0.0%"/></numFmts><fonts count="1"><font><sz val="11"/></font></fonts><fills count="1"><fill><patternFill/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0"/><xf numFmtId="164" fontId="0"/><xf numFmtId="165" fontId="0"/><xf numFmtId="22" fontId="0"/></cellXfs></styleSheet>`;

/** The parts of an Excel file, zipped. */
export async function makeXlsx(content: PackageParts): Promise<Uint8Array> {
  const zip = new JSZip();
  const { sheets, sharedStrings } = content;
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const relations = [
    ...sheets.map((_, index) =>
      relation(`rId${index}`, 'worksheet', `worksheets/sheet${index}.xml`),
    ),
    relation('styles', 'styles', 'styles.xml'),
    ...(sharedStrings ? [relation('strings', 'sharedStrings', 'sharedStrings.xml')] : []),
  ];
  zip.file(
    '_rels/.rels',
    `${XML}<Relationships xmlns="${PACKAGE}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
  );
  zip.file(
    'xl/_rels/workbook.xml.rels',
    `${XML}<Relationships xmlns="${PACKAGE}">${relations.join('')}</Relationships>`,
  );
  zip.file('xl/styles.xml', STYLES);
  zip.file(
    'xl/workbook.xml',
    `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${content.date1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map(
        ({ name, state }, index) =>
          `<sheet name="${name ?? `Sheet${index + 1}`}" sheetId="${index + 1}" state="${state ?? 'visible'}" r:id="rId${index}"/>`,
      )
      .join('')}</sheets>${content.definedNames ?? ''}</workbook>`,
  );
  for (const [index, { data, before = '', after = '' }] of sheets.entries()) {
    zip.file(
      `xl/worksheets/sheet${index}.xml`,
      `${XML}<worksheet xmlns="${MAIN}">${before}<sheetData>${data}</sheetData>${after}</worksheet>`,
    );
  }
  if (sharedStrings) {
    const items = sharedStrings.map((text) => `<si><t>${text}</t></si>`).join('');
    zip.file('xl/sharedStrings.xml', `${XML}<sst xmlns="${MAIN}">${items}</sst>`);
  }
  for (const [path, part] of Object.entries(content.parts ?? {})) zip.file(path, part);
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

/** A row of the given cells, each as XML without its address. */
export function row(number: number, ...cells: readonly string[]): string {
  const addressed = cells.map((cell, index) =>
    cell === '' ? '' : cell.replace('<c', `<c r="${String.fromCharCode(65 + index)}${number}"`),
  );
  return `<row r="${number}">${addressed.join('')}</row>`;
}

export const text = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
export const number = (value: number | string, format = 0): string =>
  `<c s="${format}"><v>${value}</v></c>`;
/** A cell formatted as a date; Excel counts days from 30 December 1899. */
export const serial = (value: number): string => number(value, 1);

/** A header and two readings: 7 and 14 January 2013. */
export const plainData = [
  row(1, text('Date'), text('Score')),
  row(2, serial(41281), number(45.5)),
  row(3, serial(41288), number(46)),
].join('');
