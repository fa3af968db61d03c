/**
 * A place beside the workbook where the rows of an export are put together and checked by the rules of
 * their own schema version, before anything of them reaches the workbook.
 */
import Database from 'better-sqlite3';
import { readTables } from './export.ts';
import { migrate, newestVersion } from './migrate.ts';
import { allMigrations } from './migrations/index.ts';
import {
  insertInto,
  tableFacts,
  type CellValue,
  type TableFacts,
  type TableRows,
} from './table-facts.ts';
import { brokenPromises } from './verify.ts';

/** Why the rows cannot be those of a workbook; the text follows the file's name. */
export class DoesNotFit extends Error {}

/** The schema version of this Plumbline. */
export const newestSchema = newestVersion(allMigrations);

export class Stage {
  readonly #db: Database.Database;

  /** @param schemaVersion from 1 to {@link newestSchema} */
  constructor(schemaVersion: number) {
    this.#db = new Database(':memory:');
    migrate(
      this.#db,
      allMigrations.filter(({ version }) => version <= schemaVersion),
    );
    // Rows may come before what they refer to; all are checked at the end.
    this.#db.pragma('foreign_keys = OFF');
  }

  /** The tables of the schema version, parents first. */
  get tables(): readonly TableFacts[] {
    return tableFacts(this.#db);
  }

  /** Adds rows of a table, the first of which is number `from`; throws {@link DoesNotFit}. */
  add({ name, columns }: TableFacts, rows: readonly (readonly CellValue[])[], from: number): void {
    const insert = this.#db.prepare<CellValue[]>(insertInto(name, columns));
    this.#db.transaction(() => {
      for (const [index, row] of rows.entries()) {
        try {
          insert.run(...row);
        } catch (error) {
          throw asMisfit(error, name, from + index);
        }
      }
    })();
  }

  /** All rows on the newest schema, if they fit together; throws {@link DoesNotFit}. */
  finish(): readonly TableRows[] {
    const lost = this.#db.pragma('foreign_key_check') as { table: string; parent: string }[];
    const [first] = lost;
    if (first) {
      throw new DoesNotFit(
        `does not fit together: a row of its table “${first.table}” points at a “${first.parent}” that is not in the file.`,
      );
    }
    migrate(this.#db, allMigrations);
    const [broken] = brokenPromises(this.#db);
    if (broken !== undefined) throw new DoesNotFit(`does not fit together: ${broken}`);
    return readTables(this.#db);
  }

  close(): void {
    this.#db.close();
  }
}

function asMisfit(error: unknown, table: string, row: number): unknown {
  const isRule =
    error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT');
  if (!isRule) return error;
  return new DoesNotFit(
    `cannot be read back: row ${row} of its table “${table}” breaks a rule of that table (${error.message}).`,
  );
}
