/** The parts of an .xlsx package: what exceljs wrote put right, and written the same each time. */
import { zipTexts } from '#main/files/zip.ts';
import { asTyped } from './xml.ts';

/** Path within the package → XML text. Every part of a report is XML. */
export type PackageParts = Map<string, string>;

const FIRST = ['[Content_Types].xml', '_rels/.rels'];

/** The package as a file, its parts in a fixed order, so that equal parts give equal bytes. */
export async function writePackage(parts: PackageParts): Promise<Uint8Array<ArrayBuffer>> {
  const others = [...parts.keys()].filter((path) => !FIRST.includes(path)).sort();
  return zipTexts([...FIRST, ...others].map((path) => [path, parts.get(path) ?? '']));
}

/**
 * Takes out what exceljs adds beyond the standard, a type for parts that are not there, total rows that
 * tables do not have, characters that XML cannot carry, and its wish that Excel strips personal
 * information on saving, which then warns its user.
 */
export function putRight(parts: PackageParts): void {
  for (const [path, xml] of parts) {
    parts.set(path, rightened(path, xml).replace(/[\uFFFE\uFFFF]/g, ''));
  }
}

function rightened(path: string, xml: string): string {
  if (path.startsWith('xl/worksheets/')) {
    const cells = Math.max(0, xml.indexOf('<sheetData'));
    // Of its rows, which may be many, it is known what they have.
    const rows = xml.slice(cells).replaceAll(' x14ac:dyDescent="0.25"', '');
    return withoutExtensions(xml.slice(0, cells)) + rows;
  }
  if (path === 'xl/sharedStrings.xml') return asTyped(xml);
  const plain = withoutExtensions(xml);
  if (path === '[Content_Types].xml') return plain.replace(/<Default Extension="vml"[^>]*>/, '');
  if (!path.startsWith('xl/tables/')) return plain;
  return plain
    .replace(' totalsRowShown="1"', '')
    .replace(/ totalsRow(?:Label|Function)="[^"]*"/g, '');
}

/** Quotation marks in text are escaped, so only attributes can look like this. */
function withoutExtensions(xml: string): string {
  return xml.replace(/ (?:x14ac:\w+|mc:Ignorable|filterPrivacy)="[^"]*"/g, '');
}
