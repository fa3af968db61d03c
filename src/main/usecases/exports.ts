/** Exports: everything out as JSON or CSV, and back in. */
import { basename, extname } from 'node:path';
import type { ExportScope } from '#shared/contract/exports.ts';
import type { CheckedInputOf, OutputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import { writeCsvArchive, readCsvArchive } from '#main/exchange/csv-archive.ts';
import {
  refuseExport,
  type ExportedDocument,
  type ExportFile,
  type ReadDocument,
} from '#main/exchange/document.ts';
import { readJson, writeJson } from '#main/exchange/json-document.ts';
import { fileNameOf } from '#main/files/file-name.ts';
import { addAsTheyAre, isEmpty } from '#main/workbook/add-tables.ts';
import { addBeside } from '#main/workbook/add-beside.ts';
import { othersTurn } from '#main/workbook/change-in-parts.ts';
import { exportTables, readingsForPeople } from '#main/workbook/export.ts';
import { schemaVersion } from '#main/workbook/migrate.ts';
import { DoesNotFit, Stage } from '#main/workbook/stage.ts';
import type { TableRows } from '#main/workbook/table-facts.ts';
import type { Context } from './context.ts';
import { engagementWith } from './engagements.ts';

/** Refuses `not-found` without such an engagement, and `cancelled`. */
export async function makeExport(
  context: Context,
  { format, engagementId }: CheckedInputOf<'exports.make'>,
): Promise<OutputOf<'exports.make'>> {
  const { workbook, progress } = context;
  progress({ phase: 'Reading the workbook', share: 0 });
  const engagement = engagementId === undefined ? null : engagementWith(context, engagementId);
  const id = engagement?.id ?? null;
  // Read in one go, so that all is of one moment, and not while a file is half imported.
  const { tables, readings } = await workbook.whenFree(context.signal, () => ({
    tables: exportTables(workbook, id),
    readings: format === 'csv' ? readingsForPeople(workbook, id) : null,
  }));
  refuseEndless(tables);
  const document: ExportedDocument = {
    schemaVersion: schemaVersion(workbook.db),
    scope: engagement ? 'engagement' : 'everything',
    tables,
  };
  progress({ phase: 'Writing the export', share: 0.3 });
  const pause = () => comeUpForAir(context);
  const bytes =
    readings === null
      ? await writeJson(document, pause)
      : await writeCsvArchive(document, readings, pause);
  await pause();
  const stem = basename(workbook.path, extname(workbook.path));
  return {
    fileName: fileNameOf(
      engagement ? [engagement.clientName, engagement.name, 'Export'] : [stem, 'Everything'],
      format === 'json' ? '.json' : '.zip',
    ),
    bytes,
    records: countOf(tables),
  };
}

/**
 * Reads an export back. Everything is checked beside the workbook first; then it is written in one
 * transaction, as one step that can be undone.
 */
export async function readBack(
  context: Context,
  input: CheckedInputOf<'exports.read-back'>,
): Promise<OutputOf<'exports.read-back'>> {
  const { workbook, progress } = context;
  const file = { ...input, fileName: input.fileName.split(/[/\\]/).at(-1) ?? input.fileName };
  progress({ phase: 'Reading the file', share: 0 });
  await comeUpForAir(context);
  const document = isZip(file.bytes) ? readCsvArchive(file) : readJson(file);
  const tables = await checked(context, file, document);
  progress({ phase: 'Writing', share: 0.9 });
  await comeUpForAir(context);
  const { scope } = document;
  const write = () => ({ scope, ...add(context, file, scope, tables) });
  return workbook.whenFree(context.signal, () =>
    workbook.change(write, `reading back of ${file.fileName}`),
  );
}

function add(
  { workbook }: Context,
  { fileName }: ExportFile,
  scope: ExportScope,
  tables: readonly TableRows[],
): { added: number; kept: string[] } {
  // What a workbook says of itself is no part of an engagement.
  const contents = tables.filter(({ name }) => name !== 'workbook');
  if (isEmpty(workbook)) {
    const all = scope === 'everything' ? tables : contents;
    return { added: addAsTheyAre(workbook, all), kept: [] };
  }
  if (scope === 'everything') throw notEmpty(fileName);
  return addBeside(workbook, contents);
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

const ROWS_AT_ONCE = 5_000;

/** The rows of the file on the newest schema, checked by every rule that those of a workbook obey. */
async function checked(
  context: Context,
  { fileName }: ExportFile,
  document: ReadDocument,
): Promise<readonly TableRows[]> {
  const stage = new Stage(document.schemaVersion);
  try {
    for (const [index, table] of stage.tables.entries()) {
      const rows = document.rowsOf(table);
      if (table.name === 'workbook') refuseOwnRow(fileName, document, rows.length);
      for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
        context.progress({ phase: 'Checking', share: 0.8 * (index / stage.tables.length) });
        await comeUpForAir(context);
        stage.add(table, rows.slice(from, from + ROWS_AT_ONCE), from + 1);
      }
    }
    return stage.finish();
  } catch (error) {
    if (error instanceof DoesNotFit) throw refuseExport(fileName, error.message);
    throw error;
  } finally {
    stage.close();
  }
}

function refuseOwnRow(fileName: string, { scope }: ReadDocument, rows: number): void {
  const expected = scope === 'everything' ? 1 : 0;
  if (rows === expected) return;
  throw refuseExport(
    fileName,
    `is not right: its table “workbook” has ${rows} rows where an export of ${scope === 'everything' ? 'everything has one' : 'an engagement has none'}.`,
  );
}

function notEmpty(fileName: string): Refusal {
  return new Refusal(
    'conflict',
    `“${fileName}” holds a whole workbook, and this one is not empty; read it back into a new workbook, or export single engagements.`,
    [{ file: fileName }],
  );
}

/** Another program may have put an infinite number into the file; no text can say it. */
function refuseEndless(tables: readonly TableRows[]): void {
  for (const { name, rows } of tables) {
    const at = rows.findIndex((row) =>
      row.some((value) => typeof value === 'number' && !Number.isFinite(value)),
    );
    if (at < 0) continue;
    throw new Refusal(
      'conflict',
      `Row ${at + 1} of the table “${name}” holds an infinite number, which no export can hold; put it right first.`,
      [{ row: at + 1, column: name }],
    );
  }
}

function countOf(tables: readonly TableRows[]): number {
  return tables.reduce((sum, { rows }) => sum + rows.length, 0);
}

/** Lets a cancellation come in, and obeys it. */
async function comeUpForAir({ signal }: Context): Promise<void> {
  await othersTurn();
  signal.throwIfAborted();
}
