/** What is in a workbook's backups, and whether they still are what was written. */
import Database from 'better-sqlite3';
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { BackupCounts, BackupFacts } from '#shared/contract/backups.ts';
import type { VerifyResult } from '#shared/contract/workbook.ts';
import { countRows } from './backup.ts';
import { type Backup, backupsOf, backupState, type BackupState } from './backups.ts';
import { inspectWorkbookFile } from './inspect-file.ts';
import { newestVersion, schemaVersion } from './migrate.ts';
import { allMigrations } from './migrations/index.ts';
import { sqliteRefusal } from './sqlite-refusal.ts';
import { brokenPromises } from './verify.ts';

/** The backups of a workbook, the last made first, each looked at as far as it can be. */
export function describeBackups(workbookPath: string): BackupFacts[] {
  return backupsOf(workbookPath).map(describe);
}

function describe({ path, number, madeAt, before }: Backup): BackupFacts {
  const state = backupState(path);
  return {
    ...{ path, number, madeAt, before, state },
    fileName: basename(path),
    sizeBytes: statSync(path, { throwIfNoEntry: false })?.size ?? 0,
    // Of what is not as it was written nothing is said, as it may be wrong.
    counts: state === 'changed' ? null : countsIn(path),
  };
}

function countsIn(path: string): BackupCounts | null {
  try {
    inspectWorkbookFile(path, newestVersion(allMigrations), 'to read');
    return reading(path, countsOf);
  } catch {
    return null;
  }
}

/** Those records of a workbook by which people tell one state of it from another. */
export function countsOf(db: Database.Database): BackupCounts {
  const count = (table: string): number =>
    db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
  return {
    clients: count('client'),
    engagements: count('engagement'),
    readings: count('reading'),
    milestones: count('milestone'),
  };
}

function reading<T>(path: string, look: (db: Database.Database) => T): T {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  try {
    return look(db);
  } finally {
    db.close();
  }
}

const digestFindings: Readonly<Record<BackupState, string>> = {
  good: 'Every byte is as it was written: the file has its digest.',
  'without-digest':
    'No digest lies beside it, so values that were changed without harm to the file cannot be noticed.',
  changed: 'It is no longer what was written: the file does not have its digest.',
};

/**
 * Checks a backup, or another copy that is not open, from end to end; changes nothing.
 * Refuses what is no workbook, as opening does.
 */
export function verifyBackup(path: string): VerifyResult {
  inspectWorkbookFile(path, newestVersion(allMigrations), 'to read');
  const state = backupState(path);
  try {
    return reading(path, (db) => verifyDatabase(db, path, state));
  } catch (error) {
    throw sqliteRefusal(error, path);
  }
}

function verifyDatabase(db: Database.Database, path: string, state: BackupState): VerifyResult {
  const integrity = (db.pragma('integrity_check') as { integrity_check: string }[])
    .map((row) => row.integrity_check)
    .filter((line) => line !== 'ok');
  const lost = db.pragma('foreign_key_check') as { table: string; parent: string }[];
  // The tables of an older version keep other promises.
  const isOfThisVersion = schemaVersion(db) === newestVersion(allMigrations);
  const faults = [
    ...(state === 'changed' ? [digestFindings.changed] : []),
    ...integrity.map((line) => `SQLite: ${line}.`),
    ...lost.map(({ table, parent }) => `A row of ${table} points at a ${parent} that is missing.`),
    ...(isOfThisVersion ? brokenPromises(db) : []),
  ];
  return {
    path,
    sound: faults.length === 0,
    findings: [...faults, ...(state === 'changed' ? [] : [digestFindings[state]])],
    counts: countRows(db),
  };
}
