/** The tables of a workbook as its schema describes them, for work that is the same on every table. */
import type { Database } from 'better-sqlite3';

/** What a column of a workbook can hold. */
export type CellValue = string | number | null;

export interface ColumnFacts {
  readonly name: string;
  readonly type: 'TEXT' | 'INTEGER' | 'REAL';
  readonly isNullable: boolean;
  /** Part of the primary key. */
  readonly isKey: boolean;
  /** The table whose `id` it holds; null for other columns. */
  readonly refersTo: string | null;
}

export interface TableFacts {
  readonly name: string;
  readonly columns: readonly ColumnFacts[];
}

export interface TableRows extends TableFacts {
  /** One list of values per row, in the order of the columns. */
  readonly rows: readonly (readonly CellValue[])[];
}

/** Every table, those that others refer to first, otherwise by name: the same for equal schemas. */
export function tableFacts(db: Database): TableFacts[] {
  const names = db
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema
       WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`,
    )
    .pluck()
    .all();
  const waiting = new Map(names.map((name) => [name, { name, columns: columnFacts(db, name) }]));
  const ordered: TableFacts[] = [];
  while (waiting.size > 0) {
    const next = [...waiting.values()].find(({ name, columns }) =>
      columns.every(({ refersTo }) => refersTo === name || !waiting.has(refersTo ?? '')),
    );
    if (!next) throw new Error('tables refer to each other in a circle');
    waiting.delete(next.name);
    ordered.push(next);
  }
  return ordered;
}

function columnFacts(db: Database, table: string): ColumnFacts[] {
  const parents = new Map(
    db
      .prepare<[string], { from: string; table: string }>(
        'SELECT "from", "table" FROM pragma_foreign_key_list(?)',
      )
      .all(table)
      .map((link) => [link.from, link.table]),
  );
  return db
    .prepare<[string], { name: string; type: ColumnFacts['type']; notnull: 0 | 1; pk: number }>(
      'SELECT name, type, "notnull", pk FROM pragma_table_info(?)',
    )
    .all(table)
    .map(({ name, type, notnull, pk }) => ({
      ...{ name, type, isNullable: notnull === 0 && pk === 0, isKey: pk > 0 },
      refersTo: parents.get(name) ?? null,
    }));
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The statement that adds a row with a value for each of these columns. */
export function insertInto(table: string, columns: readonly ColumnFacts[]): string {
  const names = columns.map(({ name }) => quoted(name)).join(', ');
  return `INSERT INTO ${quoted(table)} (${names}) VALUES (${columns.map(() => '?').join(', ')})`;
}
