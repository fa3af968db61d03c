/** Putting another file in the place of a workbook, so that at every instant one of the two is there. */
import Database from 'better-sqlite3';
import { existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { storageErrorCode, storageRefusal } from '#main/files/storage-refusal.ts';
import { flush, flushFolderOf, temporaryBeside } from '#main/files/write-atomically.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import { busy, sqliteRefusal } from './sqlite-refusal.ts';
import { whileAlone } from './workbook.ts';

/** Longer than anyone waits who began to open the old file in the moment before. */
const LET_OTHERS_GIVE_UP_MS = 300;

/**
 * Puts a temporary file, finished by `prepare` while nobody else can change the workbook, in the place of
 * a sound one, by one rename. The old file is locked under a second name until that is done: a lock
 * under its own would end with the removal of a -wal file that may be the new one's by then.
 * Refuses `busy`, `damaged` and `storage`, and as `prepare` does; then the old one is in its place.
 */
export function replaceSound<T>(
  place: string,
  temporary: string,
  prepare: (db: Database.Database) => T,
): T {
  // Moves what a killed process left waiting in the -wal file into the workbook.
  whileAlone(place, () => undefined);
  const second = temporaryBeside(place);
  const isLinked = link(place, second);
  try {
    const old = new Database(isLinked ? second : place, { fileMustExist: true, timeout: 250 });
    try {
      old.pragma('locking_mode = EXCLUSIVE');
      old.exec('BEGIN EXCLUSIVE; COMMIT');
      if (isLinked && existsSync(`${place}-wal`)) throw waiting(place);
      const prepared = prepare(old);
      flush(temporary);
      if (!isLinked) old.close();
      renameSync(temporary, place);
      flushFolderOf(place);
      if (isLinked)
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LET_OTHERS_GIVE_UP_MS);
      return prepared;
    } finally {
      old.close();
    }
  } catch (error) {
    if (isBusy(error)) throw busy(place);
    throw storageRefusal(sqliteRefusal(error, place), place);
  } finally {
    if (isLinked) for (const end of ['', '-wal', '-shm']) rmSync(second + end, { force: true });
  }
}

/**
 * Sets a workbook that cannot be read aside under another name, its -wal and -shm files with it, and puts
 * a finished temporary file in its place. SQLite is not let near the damaged one. Refuses `storage`.
 */
export function replaceDamaged(temporary: string, place: string, aside: string): void {
  try {
    flush(temporary);
    // First what is there is complete under the new name; then the new file takes the place at once.
    if (existsSync(place) && !link(place, aside)) renameSync(place, aside);
    for (const end of ['-wal', '-shm']) {
      if (existsSync(place + end)) renameSync(place + end, aside + end);
    }
    renameSync(temporary, place);
    flushFolderOf(place);
  } catch (error) {
    throw storageRefusal(error, place);
  }
}

/**
 * Gives a file a second name; false where that is of no use: Windows puts nothing in the place of a file
 * that is open under any name, and some disks know only one name for each.
 */
function link(path: string, second: string): boolean {
  if (process.platform === 'win32') return false;
  try {
    linkSync(path, second);
    return true;
  } catch (error) {
    const code = storageErrorCode(error) ?? '';
    if (['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(code)) return false;
    throw storageRefusal(error, path);
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

function waiting(place: string): Refusal {
  return new Refusal(
    'storage',
    `Changes that wait in “${basename(place)}-wal” could not be moved into the workbook; make room in “${dirname(place)}” and try again.`,
    [{ file: `${place}-wal` }],
  );
}
