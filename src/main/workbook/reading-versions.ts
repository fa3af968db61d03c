/**
 * Telling cheaply whether the readings of a series may have changed: SQLite itself counts, by temporary
 * triggers, so that no query can forget to.
 */
import type { Database, Statement } from 'better-sqlite3';
import type { SeriesId } from '#shared/domain/identity.ts';
import type { Workbook } from './workbook.ts';

interface Counters {
  readonly own: Statement<[SeriesId], number>;
  readonly others: Statement<[], number>;
}

const countersOf = new WeakMap<Database, Counters>();

/**
 * Another text after every change to the readings of the series or their corrections, and after any
 * change by another connection; the same one as long as there is none. Not to be asked within a
 * transaction, which may yet be rolled back.
 */
export function readingsMark({ db }: Workbook, id: SeriesId): string {
  const counters = countersOf.get(db) ?? beginCounting(db);
  return `${counters.own.get(id) ?? 0} ${counters.others.get() ?? 0}`;
}

function beginCounting(db: Database): Counters {
  const triggers = (['INSERT', 'UPDATE', 'DELETE'] as const).flatMap((event) => {
    const rows = event === 'UPDATE' ? ['OLD', 'NEW'] : [event === 'INSERT' ? 'NEW' : 'OLD'];
    const ofReading = rows.map((row) => `${row}.series_id`);
    const ofCorrection = rows.map(
      (row) => `(SELECT series_id FROM main.reading WHERE id = ${row}.reading_id)`,
    );
    return [trigger(event, 'reading', ofReading), trigger(event, 'correction', ofCorrection)];
  });
  db.exec(`
    CREATE TEMP TABLE reading_version (series_id INTEGER PRIMARY KEY, version INTEGER NOT NULL) STRICT;
    ${triggers.join('')}`);
  const counters = {
    own: db
      .prepare<[SeriesId], number>('SELECT version FROM reading_version WHERE series_id = ?')
      .pluck(),
    others: db.prepare<[], number>('PRAGMA main.data_version').pluck(),
  };
  countersOf.set(db, counters);
  return counters;
}

function trigger(event: string, table: string, series: readonly string[]): string {
  const count = (of: string) => `
    INSERT INTO reading_version SELECT ${of}, 1 WHERE ${of} IS NOT NULL
    ON CONFLICT DO UPDATE SET version = version + 1;`;
  return `
    CREATE TEMP TRIGGER count_${event}_${table} AFTER ${event} ON main.${table}
    BEGIN ${series.map(count).join('')} END;`;
}
