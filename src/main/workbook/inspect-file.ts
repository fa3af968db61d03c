/**
 * A look at a workbook file before SQLite opens it: SQLite would take an empty file for a new database
 * and write to any other program's. The file is read through a descriptor of our own, which must be
 * closed before SQLite opens it: closing one later would drop SQLite's locks on the same file.
 */
import {
  accessSync,
  closeSync,
  constants,
  openSync,
  readSync,
  statSync,
  type Stats,
} from 'node:fs';
import { basename, dirname } from 'node:path';
import { storageErrorCode } from '#main/files/storage-refusal.ts';
import { Refusal, type RefusalCode } from '#shared/domain/refusal.ts';

/** 'Plum': marks a SQLite database as a Plumbline workbook (PRAGMA application_id). */
export const APPLICATION_ID = 0x506c756d;

const MAGIC = 'SQLite format 3\0';
const HEADER_BYTES = 100;

/**
 * Refuses whatever is not a workbook that this version can open, in a sentence of its own for each:
 * `not-found`, `not-a-workbook`, `damaged`, `newer-version`, `storage`. Changes nothing.
 */
export function inspectWorkbookFile(
  path: string,
  newestVersion: number,
  manner: 'to change' | 'to read' = 'to change',
): void {
  const refuse = (code: RefusalCode, sentence: string): Refusal =>
    new Refusal(code, sentence, [{ file: path }]);
  const name = `“${basename(path)}”`;

  const stat = statOf(path, refuse);
  if (!stat) throw missing(path, refuse);
  if (stat.isDirectory()) {
    throw refuse('not-a-workbook', `“${path}” is a folder; name the workbook file in it.`);
  }
  if (!stat.isFile()) {
    throw refuse('not-a-workbook', `“${path}” is not a file; name a workbook file.`);
  }
  const header = readHeader(path, manner, refuse);
  const start = header.toString('latin1', 0, MAGIC.length);
  if (stat.size <= 1 || (start !== MAGIC && MAGIC.startsWith(start))) {
    throw refuse(
      'damaged',
      `${name} is empty (${stat.size} bytes); it was probably cut off while copying. Nothing was changed: restore a backup, or copy the file again.`,
    );
  }
  if (start !== MAGIC) {
    throw refuse(
      'not-a-workbook',
      `${name} is not a Plumbline workbook. To bring in a spreadsheet or a CSV file, import it.`,
    );
  }
  if (header.length < HEADER_BYTES) throw damaged(path, `it ends after ${stat.size} bytes`);
  if (header.readUInt32BE(68) !== APPLICATION_ID) {
    throw refuse(
      'not-a-workbook',
      `${name} is a database of another program, not a Plumbline workbook. Nothing was changed.`,
    );
  }
  if (header.readUInt32BE(60) > newestVersion) throw newerVersion(path);
  const expected = expectedSize(path, header);
  if (expected !== null && expected !== stat.size) {
    throw damaged(path, `it has ${stat.size} bytes where ${expected} are expected`);
  }
}

/** The refusal of a file that is a workbook but not whole. */
export function damaged(path: string, how: string): Refusal {
  return new Refusal(
    'damaged',
    `“${basename(path)}” is damaged: ${how}. Nothing was changed; keep the file and restore a backup.`,
    [{ file: path, value: how }],
  );
}

export function newerVersion(path: string): Refusal {
  return new Refusal(
    'newer-version',
    `“${basename(path)}” was made by a newer version of Plumbline. Nothing was changed; open it with that version, or update this one.`,
    [{ file: path }],
  );
}

type Refuse = (code: RefusalCode, sentence: string) => Refusal;

function missing(path: string, refuse: Refuse): Refusal {
  const folder = statSync(dirname(path), { throwIfNoEntry: false });
  return folder
    ? refuse('not-found', `There is no workbook at “${path}”; check the name, or make a new one.`)
    : refuse(
        'not-found',
        `There is no workbook at “${path}”: the folder “${dirname(path)}” does not exist.`,
      );
}

function statOf(path: string, refuse: Refuse): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    throw notAllowed(error, path, refuse);
  }
}

function notAllowed(error: unknown, path: string, refuse: Refuse): unknown {
  const code = storageErrorCode(error);
  if (code === null) return error;
  return refuse(
    'storage',
    `“${path}” may not be read and changed here (${code}); check its permissions and those of its folder, or copy it to a folder of your own.`,
  );
}

/** The first 100 bytes, or fewer; also checks that what is to be changed may be, its folder included. */
function readHeader(path: string, manner: 'to change' | 'to read', refuse: Refuse): Buffer {
  try {
    if (manner === 'to change') {
      accessSync(path, constants.R_OK | constants.W_OK);
      accessSync(dirname(path), constants.W_OK);
    }
    return headerOf(path);
  } catch (error) {
    throw notAllowed(error, path, refuse);
  }
}

/**
 * The size that the header speaks of, in bytes; null where it cannot tell: while changes wait in a
 * -wal file, or where a program that does not keep the page count wrote last.
 */
function expectedSize(path: string, header: Buffer): number | null {
  if ((statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) return null;
  const countIsCurrent = header.readUInt32BE(24) === header.readUInt32BE(92);
  return countIsCurrent ? pagesInHeader(header) : null;
}

/** The size by the header of a file that is no open workbook, in bytes; null where it names none. */
export function sizeByHeader(path: string): number | null {
  const header = headerOf(path);
  return header.length < HEADER_BYTES ? null : pagesInHeader(header);
}

function pagesInHeader(header: Buffer): number | null {
  const pages = header.readUInt32BE(28);
  const pageSize = header.readUInt16BE(16);
  return pages === 0 ? null : pages * (pageSize === 1 ? 65_536 : pageSize);
}

function headerOf(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const header = Buffer.alloc(HEADER_BYTES);
    return header.subarray(0, readSync(file, header, 0, HEADER_BYTES, 0));
  } finally {
    closeSync(file);
  }
}
