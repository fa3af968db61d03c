/**
 * Saving what can be read of a damaged workbook into a new one. The damaged file is only copied: what is
 * read is the copy, with the -wal file that lies beside it.
 */
import Database from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import { closeSync, copyFileSync, existsSync, openSync, realpathSync, truncateSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { storageRefusal } from '#main/files/storage-refusal.ts';
import {
  alreadyThere,
  putNewFileInPlace,
  removeTemporary,
  temporaryBeside,
} from '#main/files/write-atomically.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import { countRows } from './backup.ts';
import { APPLICATION_ID, sizeByHeader } from './inspect-file.ts';
import { migrate, newestVersion, schemaVersion } from './migrate.ts';
import { allMigrations } from './migrations/index.ts';
import { readTable, type Unreadable } from './salvage-rows.ts';
import { sqliteRefusal } from './sqlite-refusal.ts';
import { type CellValue, insertInto, quoted, type TableFacts, tableFacts } from './table-facts.ts';
import { brokenPromises } from './verify.ts';
import { isOpenHere } from './workbook.ts';

export interface Recovered {
  /** The new workbook. */
  readonly path: string;
  /** Rows saved, by table. */
  readonly counts: Record<string, number>;
  /** What was lost, one sentence each; empty where everything could be read. */
  readonly lost: readonly string[];
}

/**
 * Saves what can be read of the workbook at `path` into a new one at `out`, which is there only once it is
 * whole. Refuses `not-found`, `conflict` where `out` exists or `path` is open, `damaged` where nothing can
 * be read, `newer-version`, and `storage`.
 */
export function recoverWorkbook(path: string, out: string, now: string): Recovered {
  const place = resolve(out);
  if (existsSync(place)) throw alreadyThere(place);
  if (!existsSync(path)) {
    throw new Refusal('not-found', `There is no workbook at “${path}”; check the name.`);
  }
  if (isOpenHere(realpathSync(path))) {
    throw new Refusal(
      'conflict',
      `“${basename(path)}” is open and can be read; save a copy of it.`,
    );
  }
  const copy = temporaryBeside(place);
  const made = temporaryBeside(place);
  try {
    copyForReading(path, copy);
    const lost = salvage(copy, made, now, path);
    const counts = checked(made);
    putNewFileInPlace(made, place);
    return { path: place, counts, lost };
  } catch (error) {
    throw storageRefusal(sqliteRefusal(error, path), place);
  } finally {
    removeTemporary(copy);
    removeTemporary(made);
  }
}

/** A file that was cut off gets its missing pages back, empty, so that SQLite looks at the others. */
function copyForReading(path: string, copy: string): void {
  copyFileSync(path, copy);
  if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${copy}-wal`);
  const size = sizeByHeader(copy);
  if (size !== null) truncateSync(copy, size);
}

function salvage(copy: string, made: string, now: string, path: string): string[] {
  const from = new Database(copy, { fileMustExist: true });
  try {
    from.pragma('trusted_schema = OFF');
    const version = readableVersion(from, path);
    closeSync(openSync(made, 'wx', 0o600));
    const to = new Database(made);
    try {
      migrate(
        to,
        allMigrations.filter((migration) => migration.version <= version),
      );
      to.pragma('foreign_keys = OFF');
      const lost = to.transaction(() => takeOver(from, to, now))();
      to.pragma(`application_id = ${APPLICATION_ID}`);
      return lost;
    } finally {
      to.close();
    }
  } finally {
    from.close();
  }
}

/** The version of a database of which at least the list of its tables can be read. */
function readableVersion(db: Database.Database, path: string): number {
  let version: number;
  try {
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    version = schemaVersion(db);
  } catch {
    version = 0;
  }
  if (version > newestVersion(allMigrations)) {
    throw new Refusal(
      'newer-version',
      `“${basename(path)}” was made by a newer version of Plumbline; recover it with that version.`,
    );
  }
  if (version < 1) {
    throw new Refusal(
      'damaged',
      `Nothing of “${basename(path)}” can be read: the part that says where everything lies is damaged. Keep the file and restore a backup.`,
      [{ file: path }],
    );
  }
  return version;
}

function takeOver(from: Database.Database, to: Database.Database, now: string): string[] {
  const tables = tableFacts(to);
  const present = new Set(
    from.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all(),
  );
  const lost = tables.flatMap((table) =>
    present.has(table.name)
      ? takeTable(from, to, table)
      : [`${wordsFor(table.name)}: the whole table is gone.`],
  );
  to.prepare(`INSERT OR IGNORE INTO workbook (only_row, uuid, created_at) VALUES (1, ?, ?)`).run(
    randomUUID(),
    now,
  );
  return [...lost, ...letGo(to, tables), ...brokenPromises(to)];
}

function takeTable(from: Database.Database, to: Database.Database, table: TableFacts): string[] {
  const insert = to.prepare<CellValue[]>(insertInto(table.name, table.columns));
  const broken: number[] = [];
  const unreadable = readTable(from, table, (row) => {
    try {
      insert.run(...table.columns.map(({ name }) => row[name] ?? null));
    } catch (error) {
      if (!(error instanceof Database.SqliteError) || !error.code.startsWith('SQLITE_CONSTRAINT')) {
        throw error;
      }
      broken.push(Number(row['id'] ?? 0));
    }
  });
  return [
    ...unreadableWords(table.name, unreadable),
    ...(broken.length === 0
      ? []
      : [
          `${wordsFor(table.name)}: ${broken.length} held values that cannot be, ${numbers(broken)}.`,
        ]),
  ];
}

function unreadableWords(table: string, { ids, isExact, mayBeMore }: Unreadable): string[] {
  const words = wordsFor(table);
  const many = isExact ? String(ids.length) : `up to ${ids.length}`;
  return [
    ...(ids.length === 0 ? [] : [`${words}: ${many} could not be read, ${numbers(ids)}.`]),
    ...(mayBeMore ? [`${words}: some could not be read; how many is not known.`] : []),
  ];
}

/** Records that point at a lost one lose the reference where they can be without it, or go with it. */
function letGo(db: Database.Database, tables: readonly TableFacts[]): string[] {
  const gone = new Map<string, number>();
  const count = (words: string, rows: number): boolean => {
    if (rows > 0) gone.set(words, (gone.get(words) ?? 0) + rows);
    return rows > 0;
  };
  const links = tables.flatMap(({ name, columns }) =>
    columns.flatMap((column) =>
      column.refersTo === null ? [] : [{ name, column, to: column.refersTo }],
    ),
  );
  // What goes may be what others point at.
  for (let again = true; again;) {
    again = links
      .map(({ name, column, to }) => {
        const at = quoted(column.name);
        const lost = `${at} IS NOT NULL AND ${at} NOT IN (SELECT id FROM ${quoted(to)})`;
        const words = `${wordsFor(name)}: % pointed at a lost ${to.replaceAll('_', ' ')} and`;
        const freed = column.isNullable
          ? db.prepare(`UPDATE OR IGNORE ${quoted(name)} SET ${at} = NULL WHERE ${lost}`).run()
              .changes
          : 0;
        const removed = db.prepare(`DELETE FROM ${quoted(name)} WHERE ${lost}`).run().changes;
        count(`${words} no longer do.`, freed);
        return count(`${words} went with it.`, removed);
      })
      .some((removed) => removed);
  }
  return [...gone].map(([words, rows]) => words.replace('%', String(rows)));
}

function checked(made: string): Record<string, number> {
  const db = new Database(made, { readonly: true, fileMustExist: true });
  try {
    const isSound =
      db.pragma('integrity_check(1)', { simple: true }) === 'ok' &&
      (db.pragma('foreign_key_check') as unknown[]).length === 0;
    if (!isSound) throw new Error('the recovered workbook does not check');
    return countRows(db);
  } finally {
    db.close();
  }
}

/** "Tracked series" for `tracked_series`. */
function wordsFor(table: string): string {
  const words = table.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "number 7" or "numbers 3, 7–9 and 12". */
function numbers(ids: readonly number[]): string {
  const spans: { from: number; to: number }[] = [];
  for (const id of ids) {
    const last = spans.at(-1);
    if (last && last.to === id - 1) last.to = id;
    else spans.push({ from: id, to: id });
  }
  const texts = spans.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`));
  const [only = ''] = texts;
  if (texts.length === 1) return `${ids.length === 1 ? 'number' : 'numbers'} ${only}`;
  return `numbers ${texts.slice(0, -1).join(', ')} and ${texts.at(-1) ?? ''}`;
}
