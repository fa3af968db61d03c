/** Puts the rows of an export into a workbook that is empty: as they were, with the same numbers. */
import type { CellValue, TableRows } from './table-facts.ts';
import { insertInto, quoted, tableFacts } from './table-facts.ts';
import type { Workbook } from './workbook.ts';

/** The one row that a workbook has of itself from its first moment. */
const OWN_ROW = 'workbook';

/** Whether nothing was entered yet, whatever the workbook says of itself. */
export function isEmpty({ db }: Workbook): boolean {
  return tableFacts(db)
    .filter(({ name }) => name !== OWN_ROW)
    .every(({ name }) => db.prepare(`SELECT 1 FROM ${quoted(name)} LIMIT 1`).get() === undefined);
}

/** Adds every row, within the transaction around it; gives how many. */
export function addAsTheyAre({ db }: Workbook, tables: readonly TableRows[]): number {
  db.pragma('defer_foreign_keys = ON');
  let added = 0;
  for (const { name, columns, rows } of tables) {
    const statement = db.prepare<CellValue[]>(
      name === OWN_ROW
        ? `UPDATE ${OWN_ROW} SET ${columns.map((column) => `${quoted(column.name)} = ?`).join(', ')}`
        : insertInto(name, columns),
    );
    for (const row of rows) statement.run(...row);
    added += rows.length;
  }
  return added;
}
