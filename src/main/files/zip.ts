/** Zip archives of text, written the same each time. */
import JSZip from 'jszip';

/** Zip entries need a date; the first that the format knows says nothing of when or where. */
const ENTRY_DATE = new Date(Date.UTC(1980, 0, 1));

/**
 * An archive of these files in their order: fixed dates, so that equal texts give equal bytes. Halves
 * of characters, which UTF-8 cannot carry, become the sign for an unknown one.
 */
export async function zipTexts(
  files: Iterable<readonly [path: string, text: string]>,
): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new JSZip();
  const encoder = new TextEncoder();
  for (const [path, text] of files) {
    zip.file(path, encoder.encode(text), { date: ENTRY_DATE, createFolders: false });
  }
  const bytes = await zip.generateAsync({
    type: 'uint8array',
    platform: 'DOS',
    compression: 'DEFLATE',
    // Tables repeat themselves: to look further back costs much and gains little.
    compressionOptions: { level: 4 },
  });
  return new Uint8Array(bytes);
}
