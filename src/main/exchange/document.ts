/**
 * What an export says of itself, in either format, and how one that cannot be read back is refused.
 * The format is described for people in docs/schema.md.
 */
import { z } from 'zod';
import { ExportScope } from '#shared/contract/exports.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import { newestSchema } from '#main/workbook/stage.ts';
import type { CellValue, ColumnFacts, TableFacts, TableRows } from '#main/workbook/table-facts.ts';

export const FORMAT = 'plumbline';
export const FORMAT_VERSION = 1;
/** Of a file, and of what an archive holds unpacked. */
export const LARGEST_BYTES = 128 * 1024 * 1024;

export interface ExportedDocument {
  readonly schemaVersion: number;
  readonly scope: ExportScope;
  readonly tables: readonly TableRows[];
}

/** A document that is being read back: its tables are asked for one by one. */
export interface ReadDocument {
  readonly schemaVersion: number;
  readonly scope: ExportScope;
  /** The rows of a table by the columns of its schema version. Refuses `bad-input`. */
  readonly rowsOf: (table: TableFacts) => CellValue[][];
}

/** Lets a cancellation come in between two pieces of work. */
export type Pause = () => Promise<void>;

export interface ExportFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** The refusal of a whole file: `why` follows the file's name. */
export function refuseExport(fileName: string, why: string): Refusal {
  return new Refusal('bad-input', `“${fileName}” ${why}`, [{ file: fileName }]);
}

const Header = z.object({
  format: z.literal(FORMAT),
  formatVersion: z.int().min(1),
  schemaVersion: z.int().min(1),
  scope: ExportScope,
});

/** What the document says of itself. Refuses `bad-input` and, for one of a later version, `newer-version`. */
export function readHeader(fileName: string, value: unknown): z.infer<typeof Header> {
  const version = z.object({ format: z.literal(FORMAT), formatVersion: z.int() }).safeParse(value);
  if (!version.success) {
    throw refuseExport(
      fileName,
      'is no export of Plumbline: it does not begin with “format”: “plumbline” and its “formatVersion”.',
    );
  }
  const header = Header.safeParse(value);
  const isNewer =
    version.data.formatVersion > FORMAT_VERSION ||
    (header.success && header.data.schemaVersion > newestSchema);
  if (isNewer) {
    throw new Refusal(
      'newer-version',
      `“${fileName}” was written by a newer version of Plumbline; read it back with that one.`,
      [{ file: fileName }],
    );
  }
  if (!header.success) {
    const [issue] = header.error.issues;
    throw refuseExport(
      fileName,
      `is not right: “${issue?.path.join('.') ?? ''}” is missing or not what it should be.`,
    );
  }
  return header.data;
}

/** Whether a value of a document may stand in a column; the rules of the table are checked later. */
export function fits({ type, isNullable }: ColumnFacts, value: unknown): value is CellValue {
  if (value === null) return isNullable;
  if (type === 'TEXT') return typeof value === 'string';
  if (typeof value !== 'number') return false;
  return type === 'INTEGER' ? Number.isSafeInteger(value) : Number.isFinite(value);
}

/** What a column takes, in words. */
export function describeColumn({ type, isNullable }: ColumnFacts): string {
  const what = { TEXT: 'text', INTEGER: 'a whole number', REAL: 'a number' }[type];
  return isNullable ? `${what} or nothing` : what;
}

/** The refusal of one value: where it stands and what was expected. */
export function notRightAt(
  fileName: string,
  table: string,
  row: number,
  column: ColumnFacts,
): Refusal {
  const expected = describeColumn(column);
  return new Refusal(
    'bad-input',
    `“${fileName}” cannot be read back: row ${row} of its table “${table}” has no ${column.name} that is ${expected}.`,
    [{ file: fileName, row, column: `${table}.${column.name}`, expected }],
  );
}
