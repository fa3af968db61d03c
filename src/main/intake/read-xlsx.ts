/** Whether a file is a spreadsheet, and reading it where it is. */
import { refuseFile, type ImportFile } from './source-table.ts';
import type { XlsxSheet } from './xlsx-sheets.ts';

const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const ZIP = [0x50, 0x4b, 0x03, 0x04];

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte);

/** Whether the bytes are a spreadsheet's, of today's kind or the old one, whatever the name says. */
export function isSpreadsheet({ bytes }: ImportFile): boolean {
  return startsWith(bytes, ZIP) || startsWith(bytes, OLE);
}

/**
 * The sheets of an Excel file. Refuses `bad-input` with a sentence for whatever is no .xlsx, is
 * protected, damaged or too large. Takes as long and as much memory as the file makes it: call it
 * where both are bounded.
 */
export async function readXlsx({ fileName, bytes }: ImportFile): Promise<readonly XlsxSheet[]> {
  if (startsWith(bytes, OLE)) throw refuseFile(fileName, whyNotOle(bytes));
  // Loaded here, so that nobody waits for the library who imports text.
  const { readSheets } = await import('./xlsx-sheets.ts');
  const answer = await readSheets(bytes);
  if ('unreadable' in answer) throw refuseFile(fileName, answer.unreadable);
  return answer.sheets;
}

function whyNotOle(bytes: Uint8Array): string {
  const name = Buffer.from('EncryptedPackage', 'utf16le');
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(name)
    ? 'is protected by a password; open it, save it without the password, and import that copy.'
    : 'is an old Excel or Office file (.xls); open it, save it as .xlsx, and import that copy.';
}
