/**
 * The rolling backups of a workbook, in a folder beside it: made, listed, checked, and the oldest of
 * them removed. A backup is there only once it is whole: it is written to a temporary file, checked,
 * flushed, and then given its name; its digest lies beside it from the moment before.
 */
import Database from 'better-sqlite3';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import {
  digestOf,
  digestPath,
  keepDigest,
  keptDigest,
  removeWithDigest,
} from '#main/files/digest.ts';
import { storageRefusal } from '#main/files/storage-refusal.ts';
import {
  putNewFileInPlace,
  removeTemporary,
  sweepTemporaries,
  temporaryBeside,
} from '#main/files/write-atomically.ts';
import { writeCopy } from './backup.ts';
import { type BackupName, backupFileName, namedBackup, toRemove } from './backup-names.ts';
import { damaged } from './inspect-file.ts';
import { sqliteRefusal } from './sqlite-refusal.ts';

const HOUR_IN_MS = 3_600_000;

/** A backup as its name tells of it. */
export interface Backup extends BackupName {
  readonly path: string;
}

/**
 * Whether a backup still is what was written: `good`; `without-digest`, which may be good but cannot
 * be told from one with flipped bits; `changed` for anything else, by whatever it was.
 */
export type BackupState = 'good' | 'without-digest' | 'changed';

/** The folder of a workbook's backups: `work backups` beside `work.plumb`. */
export function backupsFolder(workbookPath: string): string {
  return join(dirname(workbookPath), `${stemOf(workbookPath)} backups`);
}

function stemOf(path: string): string {
  return basename(path, extname(path));
}

/** The backups of a workbook by their names, the last made first. */
export function backupsOf(workbookPath: string): Backup[] {
  const folder = backupsFolder(workbookPath);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(folder)
    .flatMap((name) => {
      const named = namedBackup(name);
      return named ? [{ ...named, path: join(folder, name) }] : [];
    })
    .sort((a, b) => b.number - a.number || (a.madeAt < b.madeAt ? 1 : -1));
}

export function backupState(path: string): BackupState {
  const kept = keptDigest(path);
  if (kept === null) return existsSync(digestPath(path)) ? 'changed' : 'without-digest';
  return digestOf(path) === kept ? 'good' : 'changed';
}

/**
 * Makes a backup of an open workbook and removes those that are no longer to be kept.
 *
 * @param before what it is made before, such as `restoring`; null for a usual one
 * @returns the path of the new backup, or of the last one where that holds the same
 *
 * Refuses `storage`, and `damaged` where the copy does not check; then the earlier ones stay.
 */
export function makeBackup(
  db: Database.Database,
  workbookPath: string,
  now: Date,
  before: string | null = null,
): string {
  const folder = backupsFolder(workbookPath);
  const [last] = backupsOf(workbookPath);
  const number = (last?.number ?? 0) + 1;
  const path = join(folder, backupFileName(stemOf(workbookPath), number, now, before));
  const temporary = temporaryBeside(path);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    sweep(folder);
    if ((db.pragma('foreign_key_check') as unknown[]).length > 0) {
      throw damaged(workbookPath, 'records in it point at records that are missing');
    }
    writeCopy(db, temporary);
    const digest = digestOf(temporary);
    if (last && keptDigest(last.path) === digest && isGood(last)) {
      removeTemporary(temporary);
      return last.path;
    }
    keepDigest(path, digest);
    putNewFileInPlace(temporary, path);
    removeOldBackups(workbookPath);
    return path;
  } catch (error) {
    removeTemporary(temporary);
    throw storageRefusal(sqliteRefusal(error, path), path);
  }
}

/**
 * The same for a workbook that someone may have open, by a connection of its own that only reads. Null
 * where nothing is in the workbook yet that could be lost, and for the sample unless that is wanted.
 */
export function makeBackupOf(
  workbookPath: string,
  now: Date,
  alsoOfSample: boolean,
): string | null {
  const db = new Database(workbookPath, { readonly: true, fileMustExist: true, timeout: 5_000 });
  try {
    const isWanted = db
      .prepare<[number]>(
        'SELECT (is_sample = 0 OR ?) AND EXISTS (SELECT 1 FROM client) FROM workbook',
      )
      .pluck()
      .get(alsoOfSample ? 1 : 0);
    return isWanted === 1 ? makeBackup(db, workbookPath, now) : null;
  } catch (error) {
    throw sqliteRefusal(error, workbookPath);
  } finally {
    db.close();
  }
}

/**
 * Removes what is older than is to be kept, but only while one that is kept is good: what can no longer
 * be trusted does not count.
 */
export function removeOldBackups(workbookPath: string): void {
  const all = backupsOf(workbookPath);
  const old = toRemove(all);
  if (old.length === 0) return;
  if (!all.some((backup) => !old.includes(backup) && isGood(backup))) return;
  for (const { path } of old) removeWithDigest(path);
}

function isGood({ path }: Backup): boolean {
  return backupState(path) === 'good';
}

/** Removes what processes that were killed left here. */
function sweep(folder: string): void {
  sweepTemporaries(folder);
  for (const name of readdirSync(folder).filter((entry) => entry.endsWith('.plumb.sha256'))) {
    const path = join(folder, name);
    const isOld = Date.now() - statSync(path).mtimeMs > HOUR_IN_MS;
    if (isOld && !existsSync(path.slice(0, -'.sha256'.length))) rmSync(path, { force: true });
  }
}
