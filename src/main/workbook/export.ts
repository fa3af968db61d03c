/** Queries that read every table as it is, whatever the schema, for exports. */
import type { Database } from 'better-sqlite3';
import type { EngagementId } from '#shared/domain/identity.ts';
import { rowsOfEngagement } from './export-scope.ts';
import {
  quoted,
  tableFacts,
  type CellValue,
  type TableFacts,
  type TableRows,
} from './table-facts.ts';
import type { Workbook } from './workbook.ts';

/** All rows of all tables, parents first; of one engagement only those that belong to it. */
export function exportTables(
  { db }: Workbook,
  engagementId: EngagementId | null,
): readonly TableRows[] {
  if (engagementId === null) return readTables(db);
  const tables = tableFacts(db).map((table) => {
    const condition = rowsOfEngagement[table.name];
    if (condition === undefined) throw new Error(`no scope is said for table ${table.name}`);
    return condition === null
      ? { ...table, rows: [] }
      : { ...table, rows: readRows(db, table, condition, { engagementId }) };
  });
  return tables.map((table) => ({ ...table, rows: withoutLooseEnds(table, tables) }));
}

/** All rows of all tables of a database, parents first. */
export function readTables(db: Database): readonly TableRows[] {
  return tableFacts(db).map((table) => ({ ...table, rows: readRows(db, table, 'true', {}) }));
}

function readRows(
  db: Database,
  { name, columns }: TableFacts,
  condition: string,
  parameters: Record<string, number>,
): CellValue[][] {
  const names = (of: TableFacts['columns']) => of.map((column) => quoted(column.name)).join(', ');
  return db
    .prepare<[Record<string, number>]>(
      `SELECT ${names(columns)} FROM ${quoted(name)} WHERE ${condition}
       ORDER BY ${names(columns.filter(({ isKey }) => isKey))}`,
    )
    .raw()
    .all(parameters) as CellValue[][];
}

/** What an optional column refers to may have been left out: then it refers to nothing. */
function withoutLooseEnds(
  { columns, rows }: TableRows,
  tables: readonly TableRows[],
): CellValue[][] {
  const present = columns.map(({ refersTo, isNullable }) =>
    refersTo === null || !isNullable ? null : numbersOf(refersTo, tables),
  );
  return rows.map((row) =>
    row.map((value, at) => (value === null || (present[at]?.has(value) ?? true) ? value : null)),
  );
}

function numbersOf(name: string, tables: readonly TableRows[]): Set<CellValue> {
  const table = tables.find((each) => each.name === name);
  const at = table?.columns.findIndex((column) => column.name === 'id') ?? -1;
  return new Set(table?.rows.map((row) => row[at] ?? null));
}

/** The readings that stand, with names instead of numbers, in the order of series and dates. */
export function readingsForPeople(
  { db }: Workbook,
  engagementId: EngagementId | null,
): { readonly headers: readonly string[]; readonly rows: readonly (readonly CellValue[])[] } {
  const statement = db
    .prepare<[EngagementId | null]>(
      `SELECT client, engagement, subject, metric, date, value, unit, seen_on, status, source, note,
         evidence
       FROM readings JOIN tracked_series ON tracked_series.id = series_id
       WHERE engagement_id = ifnull(?, engagement_id)
       ORDER BY client, engagement, subject, metric, date`,
    )
    .raw();
  const headers = statement.columns().map(({ name }) => name);
  return { headers, rows: statement.all(engagementId) as CellValue[][] };
}
