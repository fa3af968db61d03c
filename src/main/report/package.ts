/** The parts of an .xlsx package: read from what exceljs wrote, put right, written the same each time. */
import JSZip from 'jszip';
import { zipTexts } from '#main/files/zip.ts';

/** Path within the package → XML text. Every part of a report is XML. */
export type PackageParts = Map<string, string>;

const FIRST = ['[Content_Types].xml', '_rels/.rels'];

export async function readPackage(bytes: Uint8Array): Promise<PackageParts> {
  const zip = await JSZip.loadAsync(bytes);
  const parts: PackageParts = new Map();
  for (const [path, entry] of Object.entries(zip.files)) {
    if (!entry.dir) parts.set(path, await entry.async('string'));
  }
  return parts;
}

/** The package as a file, its parts in a fixed order, so that equal parts give equal bytes. */
export async function writePackage(parts: PackageParts): Promise<Uint8Array<ArrayBuffer>> {
  const others = [...parts.keys()].filter((path) => !FIRST.includes(path)).sort();
  return zipTexts([...FIRST, ...others].map((path) => [path, parts.get(path) ?? '']));
}

/**
 * Takes out what exceljs adds beyond the standard, and its wish that Excel strips personal information
 * on saving, which then warns its user.
 */
export function putRight(parts: PackageParts): void {
  for (const [path, xml] of parts) {
    // Quotation marks in text are escaped, so only attributes can look like this.
    parts.set(path, xml.replace(/ (?:x14ac:\w+|mc:Ignorable|filterPrivacy)="[^"]*"/g, ''));
  }
}
