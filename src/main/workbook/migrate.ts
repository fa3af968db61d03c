/** Brings a database to the newest schema: all missing migrations in one transaction, or none. */
import type { Database } from 'better-sqlite3';
import { Refusal } from '#shared/domain/refusal.ts';
import type { Migration } from './migrations/index.ts';
import { createViews, dropViews } from './views.ts';

/** The version that the newest migration leads to. */
export function newestVersion(migrations: readonly Migration[]): number {
  return Math.max(0, ...migrations.map(({ version }) => version));
}

/** The schema version of a database; 0 for an empty one. */
export function schemaVersion(db: Database): number {
  return db.pragma('user_version', { simple: true }) as number;
}

/**
 * Runs the migrations that the database has not had and makes the views anew.
 * Refuses `damaged` where rows would point at nothing afterwards; then nothing is changed.
 */
export function migrate(db: Database, migrations: readonly Migration[]): void {
  const from = schemaVersion(db);
  const pending = migrations.filter(({ version }) => version > from);
  if (pending.length === 0) return;
  // A migration that rebuilds a table must not set off its cascades; the whole is checked instead.
  db.pragma('foreign_keys = OFF');
  try {
    db.transaction(() => {
      dropViews(db);
      for (const { sql } of pending) db.exec(sql);
      createViews(db);
      const lost = db.pragma('foreign_key_check') as { table: string }[];
      if (lost.length > 0) {
        throw new Refusal(
          'damaged',
          `The workbook could not be brought to this version: ${lost.length} rows of ${[...new Set(lost.map(({ table }) => table))].join(', ')} point at records that are missing. Nothing was changed.`,
        );
      }
      db.pragma(`user_version = ${newestVersion(pending)}`);
    }).immediate();
  } finally {
    db.pragma('foreign_keys = ON');
  }
}
