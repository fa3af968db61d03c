/** The parts of an .xlsx package: read from what exceljs wrote, put right, written the same each time. */
import JSZip from 'jszip';

/** Path within the package → XML text. Every part of a report is XML. */
export type PackageParts = Map<string, string>;

/** Zip entries need a date; the first that the format knows says nothing of when or where. */
const ENTRY_DATE = new Date(Date.UTC(1980, 0, 1));
const FIRST = ['[Content_Types].xml', '_rels/.rels'];

export async function readPackage(bytes: Uint8Array): Promise<PackageParts> {
  const zip = await JSZip.loadAsync(bytes);
  const parts: PackageParts = new Map();
  for (const [path, entry] of Object.entries(zip.files)) {
    if (!entry.dir) parts.set(path, await entry.async('string'));
  }
  return parts;
}

/**
 * The package as a file: fixed dates, fixed order, so that equal parts give equal bytes. Halves of
 * characters, which UTF-8 cannot carry, become the sign for an unknown one.
 */
export async function writePackage(parts: PackageParts): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new JSZip();
  const others = [...parts.keys()].filter((path) => !FIRST.includes(path)).sort();
  for (const path of [...FIRST, ...others]) {
    zip.file(path, (parts.get(path) ?? '').toWellFormed(), {
      date: ENTRY_DATE,
      createFolders: false,
    });
  }
  const bytes = await zip.generateAsync({
    type: 'uint8array',
    platform: 'DOS',
    compression: 'DEFLATE',
    compressionOptions: { level: 6 },
  });
  return new Uint8Array(bytes);
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
