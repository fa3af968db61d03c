/** Putting a backup in the place of the workbook. */
import Database from 'better-sqlite3';
import { existsSync, realpathSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { storageRefusal } from '#main/files/storage-refusal.ts';
import { removeTemporary, temporaryBeside } from '#main/files/write-atomically.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import { writeCopy } from './backup.ts';
import { backupState, makeBackup } from './backups.ts';
import { damaged, inspectWorkbookFile } from './inspect-file.ts';
import { newestVersion } from './migrate.ts';
import { allMigrations } from './migrations/index.ts';
import { replaceDamaged, replaceSound } from './replace.ts';
import { sqliteRefusal } from './sqlite-refusal.ts';
import { check, freeName, whileAlone } from './workbook.ts';

export interface Restored {
  /** The backup of what was there before; null where that could not be read. */
  readonly before: string | null;
  /** Where a workbook that could not be read was set aside; null without one. */
  readonly setAside: string | null;
}

/**
 * Puts a backup, or any copy of the workbook, in the place of a closed workbook, which is backed up
 * first; one that is damaged is set aside instead, with the files beside it. The copy is checked before
 * and after it is copied. Refuses `not-found`, `not-a-workbook`, `damaged`, `newer-version`, `conflict`
 * for the copy of another workbook, `busy` and `storage`; then the workbook is as it was.
 */
export function restoreWorkbook(workbookPath: string, copyPath: string, now: Date): Restored {
  const place = existsSync(workbookPath) ? realpathSync(workbookPath) : resolve(workbookPath);
  if (existsSync(copyPath) && realpathSync(copyPath) === place) {
    throw new Refusal('conflict', `“${copyPath}” is the workbook itself; name a backup of it.`);
  }
  inspectWorkbookFile(copyPath, newestVersion(allMigrations), 'to read');
  if (backupState(copyPath) === 'changed') {
    throw damaged(copyPath, 'it is no longer what was written when the backup was made');
  }
  const temporary = temporaryBeside(place);
  try {
    const id = stage(copyPath, temporary);
    return putInPlace(temporary, place, id, now);
  } catch (error) {
    throw storageRefusal(sqliteRefusal(error, copyPath), place);
  } finally {
    removeTemporary(temporary);
  }
}

/** Copies what the backup holds to a temporary file, both checked; gives the workbook's own id. */
function stage(copyPath: string, temporary: string): unknown {
  const copy = new Database(copyPath, { readonly: true, fileMustExist: true });
  try {
    check(copy, copyPath, allMigrations);
    if ((copy.pragma('foreign_key_check') as unknown[]).length > 0) {
      throw damaged(copyPath, 'records in it point at records that are missing');
    }
    writeCopy(copy, temporary);
    return idOf(copy);
  } finally {
    copy.close();
  }
}

function idOf(db: Database.Database): unknown {
  return db.prepare('SELECT uuid FROM workbook').pluck().get();
}

function putInPlace(temporary: string, place: string, id: unknown, now: Date): Restored {
  if (isReadable(place, id)) {
    const before = replaceSound(place, temporary, (db) => makeBackup(db, place, now, 'restoring'));
    return { before, setAside: null };
  }
  const setAside = freeName(place, 'damaged');
  replaceDamaged(temporary, place, setAside);
  return { before: null, setAside: existsSync(setAside) ? setAside : null };
}

/** Whether the workbook that is to give way can be backed up; false where it is damaged or gone. */
function isReadable(place: string, id: unknown): boolean {
  if (!existsSync(place)) return false;
  try {
    inspectWorkbookFile(place, newestVersion(allMigrations));
    return whileAlone(place, (db) => {
      if (idOf(db) !== id) throw ofAnother(place);
      return db.pragma('integrity_check(1)', { simple: true }) === 'ok';
    });
  } catch (error) {
    if (error instanceof Refusal && ['damaged', 'not-a-workbook'].includes(error.code))
      return false;
    throw error;
  }
}

function ofAnother(place: string): Refusal {
  return new Refusal(
    'conflict',
    `The file is a copy of another workbook than “${basename(place)}”, so it was not put in its place; open it by itself instead.`,
    [{ file: place }],
  );
}
