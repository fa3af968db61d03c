/**
 * Puts the rows of an engagement's export beside what a workbook holds, under new numbers. What both
 * have, by its name or catalogue key, is one thing, and must be the same in both.
 */
import type { Database } from 'better-sqlite3';
import { formatDate, type CalendarDate } from '#shared/domain/calendar.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import { differences, type RecordRow } from './record-differences.ts';
import {
  insertInto,
  quoted,
  type CellValue,
  type TableFacts,
  type TableRows,
} from './table-facts.ts';
import type { Workbook } from './workbook.ts';

interface Added {
  readonly added: number;
  /** What was here already and stayed as it is, one sentence each. */
  readonly kept: string[];
}

/**
 * Adds the rows within the transaction around it. Refuses `conflict` where the workbook has a thing of
 * the same name that is not the same, or the engagement itself.
 */
export function addBeside({ db }: Workbook, tables: readonly TableRows[]): Added {
  const merge: Merge = { db, numbers: new Map(), shared: new Map(), kept: [] };
  db.pragma('defer_foreign_keys = ON');
  let added = 0;
  for (const table of tables) added += addTable(merge, table);
  return { added, kept: merge.kept };
}

interface Merge {
  readonly db: Database;
  /** By table: number in the file → number here. */
  readonly numbers: Map<string, Map<CellValue, CellValue>>;
  /** By table: numbers here of things that were here already. */
  readonly shared: Map<string, Set<CellValue>>;
  readonly kept: string[];
}

function addTable(merge: Merge, table: TableRows): number {
  const { db } = merge;
  const fields = table.columns.filter(({ name }) => name !== 'id');
  const insert = db.prepare<CellValue[]>(insertInto(table.name, fields));
  const numbers = new Map<CellValue, CellValue>();
  const shared = new Set<CellValue>();
  merge.numbers.set(table.name, numbers);
  merge.shared.set(table.name, shared);
  let added = 0;
  for (const row of table.rows) {
    const record = renumbered(merge, table, row);
    const here = rules[table.name]?.(merge, record, table) ?? null;
    if (here) {
      numbers.set(record['id'] ?? null, here['id'] ?? null);
      shared.add(here['id'] ?? null);
      continue;
    }
    const { lastInsertRowid } = insert.run(...fields.map(({ name }) => record[name] ?? null));
    numbers.set(record['id'] ?? null, Number(lastInsertRowid));
    added += 1;
  }
  return added;
}

/** The row as a record that refers to things by their numbers here; its own number is the file's. */
function renumbered(
  { numbers }: Merge,
  { columns, name }: TableFacts,
  row: readonly CellValue[],
): RecordRow {
  return Object.fromEntries(
    columns.map((column, at) => {
      const value = row[at] ?? null;
      if (column.refersTo === null || value === null) return [column.name, value];
      const number = numbers.get(column.refersTo)?.get(value);
      // Only a row that refers to a later one of its own table can come to this.
      if (number === undefined) throw new Error(`${name}.${column.name} ${value} is not there yet`);
      return [column.name, number];
    }),
  );
}

/** Gives the row here that is the same thing, or null where there is none; refuses what conflicts. */
type Rule = (merge: Merge, record: RecordRow, table: TableFacts) => RecordRow | null;

const rules: Readonly<Record<string, Rule>> = {
  client: ({ db, kept }, { name }) => {
    const here = find(db, 'client', { name: name ?? null });
    if (here) kept.push(`Client “${text(here['name'])}” was here already; its own note stays.`);
    return here;
  },

  engagement: ({ db }, { client_id, name }) => {
    if (!find(db, 'engagement', { client_id: client_id ?? null, name: name ?? null })) return null;
    throw conflict(
      `This workbook has an engagement “${text(name)}” of that client already; rename it here first if the other one is to stand beside it.`,
    );
  },

  subject: ({ db }, record) => {
    const { client_id = null, name = null } = record;
    const here = find(db, 'subject', { client_id, name });
    if (here) refuseDifferent(`The subject “${text(name)}”`, record, here, ['id', 'name']);
    return here;
  },

  subject_visibility_decision: identical,

  metric: ({ db, kept }, record) => {
    const { name = null, catalogue_key = null } = record;
    const byKey = catalogue_key === null ? null : find(db, 'metric', { catalogue_key });
    const here = byKey ?? find(db, 'metric', { name });
    if (!here) return null;
    const own = ['id', 'name', 'archived_on', 'how_to_read'];
    refuseDifferent(`The metric “${text(name)}”`, record, here, own);
    kept.push(`Metric “${text(here['name'])}” was here already, defined in the same way.`);
    return here;
  },

  metric_card: ({ db, kept }, record) => {
    const here = find(db, 'metric_card', { metric_id: record['metric_id'] ?? null });
    if (here && differences(record, here, []).length > 0) {
      kept.push(`The card of ${metricName(db, record)} stays as it is here.`);
    }
    return here;
  },

  objection: identical,
  benchmark: identical,
  metric_driver: identical,

  scoring_change: ({ db, kept, shared }, record) => {
    const { metric_id = null, changed_on = null } = record;
    const here = find(db, 'scoring_change', { metric_id, changed_on });
    if (!here && shared.get('metric')?.has(metric_id)) {
      kept.push(
        `The scoring change of ${day(changed_on)} is new here for ${metricName(db, record)}, in every engagement that tracks it.`,
      );
    }
    return here;
  },

  scoring_change_decision: ({ db, shared }, record, table) => {
    const changeId = record['scoring_change_id'] ?? null;
    if (!shared.get('scoring_change')?.has(changeId)) return null;
    const same = identical({ db }, record, table);
    if (same) return same;
    const change = find(db, 'scoring_change', { id: changeId });
    throw conflict(
      `The scoring change of ${day(change?.['changed_on'])} of ${metricName(db, change ?? {})} was decided otherwise in the file (${text(record['treatment'])} on ${day(record['decided_on'])}) than here; both must have the same decisions.`,
    );
  },

  disclosure: ({ db }, { identifier }) => {
    if (!find(db, 'disclosure', { identifier: identifier ?? null })) return null;
    throw conflict(
      `The disclosure ${text(identifier)} of the file is recorded here already; the engagement seems to be here under another name.`,
    );
  },
};

function identical(
  { db }: Pick<Merge, 'db'>,
  record: RecordRow,
  { name, columns }: TableFacts,
): RecordRow | null {
  const fields = columns.map((column) => column.name).filter((column) => column !== 'id');
  return find(db, name, Object.fromEntries(fields.map((field) => [field, record[field] ?? null])));
}

function find(db: Database, table: string, wanted: RecordRow): RecordRow | null {
  const conditions = Object.keys(wanted).map((name) => `${quoted(name)} IS ?`);
  const row = db
    .prepare<CellValue[], RecordRow>(
      `SELECT * FROM ${quoted(table)} WHERE ${conditions.join(' AND ')} LIMIT 1`,
    )
    .get(...Object.values(wanted));
  return row ?? null;
}

function refuseDifferent(
  what: string,
  record: RecordRow,
  here: RecordRow,
  except: readonly string[],
): void {
  const different = differences(record, here, except);
  if (different.length === 0) return;
  throw conflict(
    `${what} is not the same in the file and here: ${different.join('; ')}. Make them the same, or rename the one here, and read the file back again.`,
  );
}

function metricName(db: Database, { metric_id = null }: RecordRow): string {
  return `“${text(find(db, 'metric', { id: metric_id })?.['name'])}”`;
}

function text(value: CellValue | undefined): string {
  return String(value ?? '');
}

function day(value: CellValue | undefined): string {
  return formatDate(text(value) as CalendarDate);
}

function conflict(sentence: string): Refusal {
  return new Refusal('conflict', sentence);
}
