/** Copies of a workbook: made by SQLite itself, checked, and only then given their name. */
import Database from 'better-sqlite3';
import { closeSync, existsSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { storageRefusal } from '#main/files/storage-refusal.ts';
import {
  alreadyThere,
  putNewFileInPlace,
  removeTemporary,
  temporaryBeside,
} from '#main/files/write-atomically.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import { APPLICATION_ID } from './inspect-file.ts';
import { schemaVersion } from './migrate.ts';
import { sqliteRefusal } from './sqlite-refusal.ts';

/** Rows of each table, by its name. */
export function countRows(db: Database.Database): Record<string, number> {
  const tables = db
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema
       WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`,
    )
    .pluck()
    .all();
  return Object.fromEntries(
    tables.map((table) => [
      table,
      db.prepare<[], number>(`SELECT count(*) FROM "${table}"`).pluck().get() ?? 0,
    ]),
  );
}

/**
 * Writes a checked copy of an open workbook to a new file and gives its full path.
 * Refuses `conflict` if the file exists, `damaged` if the copy does not check, and `storage`.
 */
export function copyTo(db: Database.Database, path: string): string {
  const place = resolve(path);
  if (existsSync(place)) throw alreadyThere(place);
  const temporary = temporaryBeside(place);
  try {
    writeCopy(db, temporary);
    putNewFileInPlace(temporary, place);
  } catch (error) {
    removeTemporary(temporary);
    throw storageRefusal(sqliteRefusal(error, place), place);
  }
  return place;
}

/**
 * Writes what an open workbook holds to a temporary file that is not there yet, and checks it there.
 * Refuses `damaged` if it does not check; errors of SQLite and of the disk are thrown as they are.
 */
export function writeCopy(db: Database.Database, temporary: string): void {
  closeSync(openSync(temporary, 'wx', 0o600));
  const before = writtenByOthers(db);
  vacuumInto(db, temporary);
  const rows = countRows(db);
  // Rows can be compared only where no other connection has written since.
  const isStill = writtenByOthers(db) === before;
  checkCopy(temporary, { version: schemaVersion(db), rows: isStill ? rows : null });
}

/** Of the copy it is known that it is not there; a disk's error says otherwise only of a change. */
function vacuumInto(db: Database.Database, temporary: string): void {
  try {
    db.prepare<[string]>('VACUUM INTO ?').run(temporary);
  } catch (error) {
    if (!(error instanceof Database.SqliteError) || !error.code.startsWith('SQLITE_IOERR'))
      throw error;
    throw new Refusal(
      'storage',
      `The disk reported an error, so the copy was not written in “${dirname(temporary)}”; nothing was changed. Make room there and try again.`,
      [{ file: temporary, value: error.code }],
    );
  }
}

function writtenByOthers(db: Database.Database): unknown {
  return db.pragma('data_version', { simple: true });
}

function checkCopy(
  path: string,
  original: { version: number; rows: Record<string, number> | null },
): void {
  const copy = new Database(path, { readonly: true, fileMustExist: true });
  try {
    const sound =
      copy.pragma('application_id', { simple: true }) === APPLICATION_ID &&
      schemaVersion(copy) === original.version &&
      copy.pragma('integrity_check(1)', { simple: true }) === 'ok' &&
      (original.rows === null || JSON.stringify(countRows(copy)) === JSON.stringify(original.rows));
    if (!sound) {
      throw new Refusal(
        'damaged',
        'The copy does not hold what the workbook holds, so it was not kept; verify the workbook.',
      );
    }
  } finally {
    copy.close();
  }
}
