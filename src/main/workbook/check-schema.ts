/**
 * What a workbook is made of, against what its version makes. A file may come from anywhere: with a
 * trigger, an index or a rule that is not ours, opening it would be running another's program on the
 * work. Views are people's own affair: Plumbline reads none, so what is written in one never runs.
 */
import Database from 'better-sqlite3';
import { migrate } from './migrate.ts';
import type { Migration } from './migrations/index.ts';

/** A foreign name is shown up to here, in characters. */
const LONGEST_NAME = 60;

/**
 * How the tables, indexes and triggers differ from those that these migrations make, for "it …";
 * null where they do not. Only reads the list of them: nothing that is written in it is carried out.
 */
export function strangeSchema(
  db: Database.Database,
  migrations: readonly Migration[],
): string | null {
  const model = new Database(':memory:');
  try {
    migrate(model, migrations);
    return difference(schemaOf(model), schemaOf(db));
  } finally {
    model.close();
  }
}

function difference(
  made: ReadonlyMap<string, string | null>,
  present: ReadonlyMap<string, string | null>,
): string | null {
  const lacking = [...made.keys()].filter((name) => !present.has(name));
  if (lacking.length > 0) return `it lacks ${lacking.join(', ')}`;
  const [foreign] = [...present.keys()].filter((name) => !made.has(name));
  if (foreign !== undefined) {
    return `it holds ${shown(foreign)}, which Plumbline does not make`;
  }
  const [changed] = [...made].filter(([name, sql]) => present.get(name) !== sql);
  return changed ? `its ${changed[0]} is not as Plumbline makes it` : null;
}

/** "table reading" → the statement that makes it. What SQLite makes for itself is its own affair. */
function schemaOf(db: Database.Database): Map<string, string | null> {
  const rows = db
    .prepare<[], { name: string; sql: string | null }>(
      `SELECT type || ' ' || name AS name, sql FROM sqlite_schema
       WHERE type <> 'view' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
    )
    .all();
  return new Map(rows.map(({ name, sql }) => [name, sql]));
}

function shown(name: string): string {
  const plain = name.replace(/\p{Cc}/gu, ' ');
  return plain.length > LONGEST_NAME ? `${plain.slice(0, LONGEST_NAME)}…` : plain;
}
