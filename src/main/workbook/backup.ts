/** Copies of a workbook: made by SQLite itself, checked, and only then given their name. */
import Database from 'better-sqlite3';
import { closeSync, existsSync, openSync } from 'node:fs';
import { resolve } from 'node:path';
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
    closeSync(openSync(temporary, 'wx', 0o600));
    db.prepare<[string]>('VACUUM INTO ?').run(temporary);
    checkCopy(temporary, { version: schemaVersion(db), rows: countRows(db) });
    putNewFileInPlace(temporary, place);
  } catch (error) {
    removeTemporary(temporary);
    throw storageRefusal(sqliteRefusal(error, place), place);
  }
  return place;
}

function checkCopy(
  path: string,
  original: { version: number; rows: Record<string, number> },
): void {
  const copy = new Database(path, { readonly: true, fileMustExist: true });
  try {
    const sound =
      copy.pragma('application_id', { simple: true }) === APPLICATION_ID &&
      schemaVersion(copy) === original.version &&
      copy.pragma('integrity_check(1)', { simple: true }) === 'ok' &&
      JSON.stringify(countRows(copy)) === JSON.stringify(original.rows);
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
