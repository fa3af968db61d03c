/**
 * Writing a file whole or not at all: into a temporary file beside it, flushed, then put in its place.
 * Whatever goes wrong before that leaves what was there untouched.
 */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { Refusal } from '#shared/domain/refusal.ts';
import { storageErrorCode, storageRefusal } from './storage-refusal.ts';

const TEMPORARY = /^\.plumbline-[0-9a-f]{12}\.tmp(-wal|-shm|-journal)?$/;
const HOUR_IN_MS = 3_600_000;

/**
 * Writes a file, replacing what was there.
 * Refuses `storage` in words; then the older file is as it was and nothing is left beside it.
 */
export function writeFileAtomically(path: string, bytes: Uint8Array): void {
  const temporary = temporaryBeside(path);
  try {
    writeFileSync(temporary, bytes, { flag: 'wx' });
    flush(temporary);
    renameSync(temporary, path);
    flushFolderOf(path);
  } catch (error) {
    removeTemporary(temporary);
    throw storageRefusal(error, path);
  }
}

/** A name for a temporary file in the folder of the file that it will become. */
export function temporaryBeside(path: string): string {
  return join(dirname(path), `.plumbline-${randomBytes(6).toString('hex')}.tmp`);
}

/**
 * Flushes a finished temporary file and gives it its name, never in place of a file that is there.
 * Refuses `conflict` if there is one, `storage` for anything else; then the temporary file is left
 * to its maker.
 */
export function putNewFileInPlace(temporary: string, path: string): void {
  try {
    flush(temporary);
    linkOrRename(temporary, path);
    flushFolderOf(path);
  } catch (error) {
    if (storageErrorCode(error) === 'EEXIST') throw alreadyThere(path);
    throw storageRefusal(error, path);
  }
}

/** The refusal of writing a new file over one that exists. */
export function alreadyThere(path: string): Refusal {
  return new Refusal('conflict', `“${path}” exists already; nothing was written over it.`, [
    { file: path, expected: 'a name that is not taken' },
  ]);
}

/** Removes a temporary file of ours and SQLite's own files beside it, as far as they are there. */
export function removeTemporary(temporary: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) {
    if (existsSync(temporary + suffix)) rmSync(temporary + suffix, { force: true });
  }
}

/** Removes temporary files that a killed process left in a folder more than an hour ago. */
export function sweepTemporaries(folder: string, now = Date.now()): void {
  for (const name of readdirSync(folder).filter((entry) => TEMPORARY.test(entry))) {
    const path = join(folder, name);
    const age = now - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? now);
    if (age > HOUR_IN_MS) rmSync(path, { force: true });
  }
}

/** A hard link refuses a name that is taken; a disk without links gets a check and a rename. */
function linkOrRename(temporary: string, path: string): void {
  try {
    linkSync(temporary, path);
  } catch (error) {
    if (storageErrorCode(error) === 'EEXIST' || existsSync(path)) throw alreadyThere(path);
    renameSync(temporary, path);
    return;
  }
  rmSync(temporary);
}

/** Has what was written to a file reach the disk. */
export function flush(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Makes a new name last; Windows does this by itself and cannot open a folder. */
export function flushFolderOf(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
