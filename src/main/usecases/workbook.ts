/** The workbook itself: what it is, checking it, copying it. */
import { basename, dirname } from 'node:path';
import type { CheckedInputOf, OutputOf } from '#shared/contract/index.ts';
import { todayOf } from '#shared/domain/calendar.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import { copyTo } from '#main/workbook/backup.ts';
import { fileFacts } from '#main/workbook/file-facts.ts';
import { readFacts, saveFacts } from '#main/workbook/facts.ts';
import { schemaVersion } from '#main/workbook/migrate.ts';
import { verifyWorkbook } from '#main/workbook/verify.ts';
import type { Context } from './context.ts';

/** What the open workbook is and which day it takes for today. */
export function workbookState({ workbook, today, version }: Context): OutputOf<'workbook.edit'> {
  const facts = readFacts(workbook);
  return {
    workbook: {
      path: workbook.path,
      fileName: basename(workbook.path),
      folder: dirname(workbook.path),
      ...fileFacts(workbook.path),
      ...facts,
      schemaVersion: schemaVersion(workbook.db),
      undoes: workbook.history.undoes,
      redoes: workbook.history.redoes,
    },
    today,
    defaultPath: workbook.path,
    version,
  };
}

export function edit(
  context: Context,
  input: CheckedInputOf<'workbook.edit'>,
): OutputOf<'workbook.edit'> {
  const facts = readFacts(context.workbook);
  const asOf = input.asOf === undefined ? facts.asOf : input.asOf;
  saveFacts(context.workbook, { preparedBy: input.preparedBy ?? facts.preparedBy, asOf });
  return workbookState({ ...context, today: asOf ?? todayOf(new Date(context.now)) });
}

export function undo({ workbook }: Context): OutputOf<'workbook.undo'> {
  const what = workbook.history.undo();
  if (what === null) {
    throw new Refusal('conflict', 'There is nothing to undo since the workbook was opened.');
  }
  return { what };
}

export function redo({ workbook }: Context): OutputOf<'workbook.redo'> {
  const what = workbook.history.redo();
  if (what === null) throw new Refusal('conflict', 'There is nothing to redo.');
  return { what };
}

export function verify({ workbook }: Context): OutputOf<'workbook.verify'> {
  return verifyWorkbook(workbook);
}

/** Refuses `conflict` where the file exists, `storage`, and `damaged` where the copy does not check. */
export function backup(
  { workbook, progress }: Context,
  { path }: CheckedInputOf<'workbook.backup'>,
): OutputOf<'workbook.backup'> {
  progress({ phase: 'Copying and checking the workbook', share: null });
  return { path: copyTo(workbook.db, path) };
}
