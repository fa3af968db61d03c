/** The workbook: one SQLite file, which several processes may have open, one of them writing at a time. */
import Database from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { storageRefusal } from '#main/files/storage-refusal.ts';
import {
  alreadyThere,
  putNewFileInPlace,
  removeTemporary,
  sweepTemporaries,
  temporaryBeside,
} from '#main/files/write-atomically.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import { makeBackup } from './backups.ts';
import { strangeSchema } from './check-schema.ts';
import { fileIdentity } from './file-facts.ts';
import { ChangesInParts, type DoPart } from './change-in-parts.ts';
import { History } from './history.ts';
import { APPLICATION_ID, damaged, inspectWorkbookFile, newerVersion } from './inspect-file.ts';
import { keepStatements } from './kept-statements.ts';
import { migrate, newestVersion, schemaVersion } from './migrate.ts';
import { allMigrations, type Migration } from './migrations/index.ts';
import { busy, sqliteRefusal } from './sqlite-refusal.ts';

const BUSY_TIMEOUT_MS = 250;

/**
 * Real paths of the workbooks open in this process. A second opening must stop before it reads the
 * file: closing its descriptor would drop the locks of the first.
 */
const openHere = new Set<string>();

/** Whether the workbook with this real path is open in this process: its file must not be read then. */
export function isOpenHere(place: string): boolean {
  return openHere.has(place);
}

export class Workbook {
  readonly path: string;
  readonly db: Database.Database;
  readonly history: History;
  readonly #inParts: ChangesInParts;
  readonly #file: string | null;
  #others: unknown;

  constructor(path: string, db: Database.Database) {
    this.path = path;
    this.#file = fileIdentity(path);
    this.db = db;
    keepStatements(db);
    this.history = new History(db);
    this.#others = this.history.noticeOthers();
    this.#inParts = new ChangesInParts(db, this.history);
  }

  /**
   * Runs `work` in one transaction (BEGIN IMMEDIATE): all of it happens, or nothing if it throws.
   *
   * @param what names it as a step that can be undone; left out, it is part of the step around it or,
   *   without one, cannot be undone
   *
   * Refuses `busy` while someone else's change in parts is under way: wait with `whenFree`.
   */
  change<T>(work: () => T, what?: string): T {
    this.#inParts.refuseJoining();
    return what === undefined
      ? this.db.transaction(work).immediate()
      : this.history.record(what, work);
  }

  /** Does long work in one transaction, in parts; see {@link ChangesInParts.run}. */
  changeInParts<T>(
    what: string,
    signal: AbortSignal,
    work: (doPart: DoPart) => Promise<T>,
  ): Promise<T> {
    return this.#inParts.run(what, signal, work);
  }

  /** Does work that may write once nobody's change in parts is under way. */
  whenFree<T>(signal: AbortSignal | undefined, work: () => T): Promise<Awaited<T>> {
    return this.#inParts.whenFree(signal, work);
  }

  /**
   * Whether another process has changed the workbook since this was asked last; if so, nothing done
   * before can be undone any more. False while a change of this process is under way.
   */
  wasChangedElsewhere(): boolean {
    if (this.db.inTransaction) return false;
    const before = this.#others;
    this.#others = this.history.noticeOthers();
    return this.#others !== before;
  }

  /** Whether the file that is open is still the one at its path: it may have been moved or deleted. */
  isInItsPlace(): boolean {
    return fileIdentity(this.path) === this.#file;
  }

  /** Moves everything into the one file and lets go of it. What is not committed is not kept. */
  close(): void {
    if (!this.db.open) return;
    try {
      if (this.db.inTransaction) this.db.exec('ROLLBACK');
      this.db.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      this.db.close();
      openHere.delete(this.path);
    }
  }
}

/** What a new workbook says of itself. */
export interface NewWorkbook {
  readonly preparedBy: string;
  readonly isSample: boolean;
  /** The date it is shown as of; null for the machine's today. */
  readonly asOf: CalendarDate | null;
  /** UTC timestamp of its making. */
  readonly now: string;
}

/**
 * Makes an empty workbook, its folder included, and opens it. The file gets its name once it is
 * complete, so a crash leaves no half of one. Refuses `conflict` if the file exists, and `storage`.
 */
export function createWorkbook(path: string, facts: NewWorkbook): Workbook {
  const place = resolve(path);
  if (existsSync(place)) throw alreadyThere(place);
  const temporary = temporaryBeside(place);
  try {
    mkdirSync(dirname(place), { recursive: true });
    // Clients' work is nobody else's business on a shared machine.
    closeSync(openSync(temporary, 'wx', 0o600));
    const db = new Database(temporary);
    try {
      db.pragma('synchronous = FULL');
      migrate(db, allMigrations);
      db.prepare<[string, string, number, string | null, string]>(
        `INSERT INTO workbook (only_row, uuid, prepared_by, is_sample, as_of, created_at)
         VALUES (1, ?, ?, ?, ?, ?)`,
      ).run(randomUUID(), facts.preparedBy, facts.isSample ? 1 : 0, facts.asOf, facts.now);
      db.pragma(`application_id = ${APPLICATION_ID}`);
    } finally {
      db.close();
    }
    putNewFileInPlace(temporary, place);
  } catch (error) {
    removeTemporary(temporary);
    throw storageRefusal(sqliteRefusal(error, place), place);
  }
  return openWorkbook(place);
}

/**
 * Opens the workbook at `path`, and brings one of an older version to this one after copying it.
 * Never makes a file. Refuses `not-found`, `not-a-workbook`, `damaged`, `newer-version`, `busy` and
 * `storage`; a refused file is left as it was.
 */
export function openWorkbook(
  path: string,
  migrations: readonly Migration[] = allMigrations,
): Workbook {
  const place = existsSync(path) ? realpathSync(path) : resolve(path);
  if (openHere.has(place)) throw busy(place);
  inspectWorkbookFile(place, newestVersion(migrations));
  try {
    if (hasWaitingChanges(place)) checkReadOnly(place, migrations);
    return hold(place, migrations);
  } catch (error) {
    throw sqliteRefusal(error, place);
  }
}

/** Changes that a killed process left in the -wal file, to be moved into the workbook. */
function hasWaitingChanges(place: string): boolean {
  return (statSync(`${place}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/**
 * A connection that may write moves what waits in a -wal file into the workbook even when it only
 * closes, so a file that may have to be refused is looked at by one that may not.
 */
function checkReadOnly(place: string, migrations: readonly Migration[]): void {
  const db = new Database(place, {
    readonly: true,
    fileMustExist: true,
    timeout: BUSY_TIMEOUT_MS,
  });
  try {
    check(db, place, migrations);
  } finally {
    db.close();
  }
}

function hold(place: string, migrations: readonly Migration[]): Workbook {
  openHere.add(place);
  try {
    let db = connect(place, migrations);
    if (schemaVersion(db) < newestVersion(migrations)) {
      db.close();
      // Nobody may be working by the older schema meanwhile.
      const only = connect(place, migrations, 'alone');
      try {
        bringUpToDate(only, place, migrations);
      } finally {
        only.close();
      }
      db = connect(place, migrations);
    }
    sweepTemporaries(dirname(place));
    return new Workbook(place, db);
  } catch (error) {
    openHere.delete(place);
    throw error;
  }
}

/**
 * Does some work while no process, this one included, has the workbook open: what gives the file
 * another place must not pull it from under anyone. Refuses `busy` where someone has, and `storage`.
 */
export function whileAlone<T>(path: string, work: (db: Database.Database) => T): T {
  const place = realpathSync(path);
  if (openHere.has(place)) throw busy(place);
  openHere.add(place);
  try {
    const db = connect(place, allMigrations, 'alone');
    try {
      return work(db);
    } finally {
      db.close();
    }
  } catch (error) {
    const refusal = sqliteRefusal(error, place);
    throw refusal instanceof Refusal && refusal.code === 'busy' ? busy(place) : refusal;
  } finally {
    openHere.delete(place);
  }
}

/** A connection that has checked the file; `alone` keeps every other from having one. */
function connect(
  place: string,
  migrations: readonly Migration[],
  manner: 'alone' | 'beside others' = 'beside others',
): Database.Database {
  const db = new Database(place, { fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
  try {
    // Before the first read: only then are others kept from so much as reading.
    if (manner === 'alone') db.pragma('locking_mode = EXCLUSIVE');
    check(db, place, migrations);
    keepSafely(db, place);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Reads the file through and refuses what is not a whole workbook of a known version. */
export function check(
  db: Database.Database,
  place: string,
  migrations: readonly Migration[],
): void {
  try {
    checkEach(db, place, migrations);
  } catch (error) {
    const known = sqliteRefusal(error, place);
    // A header that SQLite knows no form of, a part that is too large: whatever else it says.
    throw known instanceof Database.SqliteError
      ? damaged(place, 'parts of it cannot be understood')
      : known;
  }
}

function checkEach(db: Database.Database, place: string, migrations: readonly Migration[]): void {
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  db.pragma('mmap_size = 0');
  // Asked again, because a -wal file of another database would take this one over.
  if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
    throw damaged(place, 'the -wal file beside it belongs to another database');
  }
  const version = schemaVersion(db);
  if (version > newestVersion(migrations)) throw newerVersion(place);
  if (version < 1) throw damaged(place, 'it has no tables');
  // Before SQLite's own check, which would evaluate foreign rules and columns.
  const strange = strangeSchema(
    db,
    migrations.filter((migration) => migration.version <= version),
  );
  if (strange !== null) throw damaged(place, strange);
  const [first] = db.pragma('quick_check(1)') as { quick_check: string }[];
  if (first?.quick_check !== 'ok') throw damaged(place, 'it does not pass SQLite’s own check');
}

function keepSafely(db: Database.Database, place: string): void {
  if (db.pragma('journal_mode = WAL', { simple: true }) !== 'wal') {
    throw new Refusal(
      'storage',
      `“${basename(place)}” lies on a disk that cannot keep it safe; move it to a disk of this machine.`,
      [{ file: place }],
    );
  }
  db.pragma('synchronous = FULL');
  db.pragma('checkpoint_fullfsync = ON');
  db.pragma('foreign_keys = ON');
  db.pragma('secure_delete = ON');
  db.pragma('temp_store = MEMORY');
  // 32 MB: a long import goes back and forth among the readings of many series.
  db.pragma('cache_size = -32000');
}

function bringUpToDate(
  db: Database.Database,
  place: string,
  migrations: readonly Migration[],
): void {
  const newest = newestVersion(migrations);
  if (schemaVersion(db) === newest) return;
  makeBackup(db, place, new Date(), `version ${newest}`);
  migrate(db, migrations);
}

/** `name.before-v2.plumb` beside `name.plumb`, numbered where that is taken. */
export function freeName(place: string, label: string): string {
  const extension = extname(place);
  const stem = join(dirname(place), basename(place, extension));
  for (let number = 1; ; number += 1) {
    const name = `${stem}.${label}${number === 1 ? '' : `-${number}`}${extension}`;
    if (!existsSync(name)) return name;
  }
}
