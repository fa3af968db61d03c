/** From bytes to text: which encoding a delimited file is in, or why it is no text. */
import { limits, refuseFile, type ImportFile } from './source-table.ts';

export interface DecodedText {
  readonly text: string;
  /** The encoding in words. */
  readonly encoding: string;
}

/** Kinds of file that people send by mistake, by how they begin, and what to do instead. */
const FOREIGN: readonly { readonly starts: readonly number[]; readonly why: string }[] = [
  { starts: [0x25, 0x50, 0x44, 0x46], why: 'is a PDF; save the table as CSV or .xlsx first.' },
  { starts: [0x4d, 0x5a], why: 'is a program, not a table; nothing in it was run or imported.' },
  { starts: [0x7f, 0x45, 0x4c, 0x46], why: 'is a program, not a table; nothing in it was run.' },
  { starts: [0x89, 0x50, 0x4e, 0x47], why: 'is a picture; a table as CSV or .xlsx is needed.' },
  { starts: [0xff, 0xd8, 0xff], why: 'is a picture; a table as CSV or .xlsx is needed.' },
];

// What no text file holds: control characters other than tab, line ends, form feed and the old
// end-of-file mark. The second range is what bytes without a meaning in Windows-1252 turn into.
const NOT_TEXT = /[\u0000-\u0008\u000B\u000E-\u0019\u001B-\u001F\u0081\u008D\u008F\u0090\u009D]/u;

/**
 * The text of a delimited file: UTF-8 and UTF-16 by their byte order mark, else UTF-8 if all of it is
 * valid UTF-8, else Windows-1252. Refuses `bad-input`: empty, too large, binary, or HTML.
 */
export function decodeText({ fileName, bytes }: ImportFile): DecodedText {
  if (bytes.length === 0) {
    throw refuseFile(fileName, 'is empty; it may have been cut off while it was sent or saved.');
  }
  if (bytes.length > limits.fileBytes) {
    throw refuseFile(
      fileName,
      `is ${Math.ceil(bytes.length / 1024 / 1024)} MB; at most 64 MB are read. Split it into parts.`,
    );
  }
  const foreign = FOREIGN.find(({ starts }) => starts.every((byte, at) => bytes[at] === byte));
  if (foreign) throw refuseFile(fileName, foreign.why);
  const decoded = decode(fileName, bytes);
  if (NOT_TEXT.test(decoded.text)) {
    throw refuseFile(
      fileName,
      'is not a text file: it holds bytes that no table in text has. Save the table as CSV or .xlsx.',
    );
  }
  if (/^\s*<(!doctype|html|\?xml|table)\b/i.test(decoded.text)) {
    throw refuseFile(
      fileName,
      'is a web page or XML, whatever its name says; open it in a spreadsheet and save it as .xlsx.',
    );
  }
  return decoded;
}

function decode(fileName: string, bytes: Uint8Array): DecodedText {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return utf16(fileName, bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return utf16(fileName, bytes, 'utf-16be');
  const hasMark = first === 0xef && second === 0xbb && third === 0xbf;
  const text = fatally('utf-8', bytes);
  if (text !== null) return { text, encoding: `UTF-8${hasMark ? ' with a byte order mark' : ''}` };
  if (hasMark) throw refuseFile(fileName, 'says it is UTF-8 but is not; save it again as UTF-8.');
  return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'Windows-1252' };
}

function utf16(fileName: string, bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be') {
  const text = fatally(encoding, bytes);
  if (text === null) {
    throw refuseFile(fileName, 'says it is UTF-16 but is not; save it again as UTF-8.');
  }
  return { text, encoding: encoding.toUpperCase() };
}

/** The text, without its byte order mark; null where the bytes are not of that encoding. */
function fatally(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
