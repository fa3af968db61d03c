/** Imports looked back at: which were made, what of them stands, and taking one back. */
import type { CheckedInputOf, OutputOf } from '#shared/contract/index.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import { getImport, listImports, whatToTakeBack } from '#main/workbook/imports.ts';
import { readingWriter } from '#main/workbook/readings.ts';
import type { Context } from './context.ts';
import { replacedBy } from './import-writer.ts';
import { refuseCorrectedLater } from './readings.ts';
import { found } from './refusals.ts';

/** Readings changed at a time. */
const AT_A_TIME = 2_000;

export function list({ workbook }: Context): OutputOf<'imports.list'> {
  return listImports(workbook);
}

/**
 * Withdraws what an import added and restores what it replaced, as far as that still stands: all of it
 * or nothing. Refuses `not-found`, and `conflict` where nothing of it stands any more or something was
 * corrected after the date the workbook stands at.
 */
export function takeBack(
  context: Context,
  { importId, reason }: CheckedInputOf<'imports.take-back'>,
): Promise<OutputOf<'imports.take-back'>> {
  const { workbook, today: correctedOn, now, signal, progress } = context;
  const record = found(getImport(workbook, importId), `import with number ${importId}`);
  const { fileName } = record;
  return workbook.changeInParts(`taking back of ${fileName}`, signal, async (doPart) => {
    const all = await doPart(() => whatToTakeBack(workbook, record, replacedBy(fileName)));
    if (all.length === 0) {
      throw new Refusal(
        'conflict',
        `No reading of the import of “${fileName}” stands any more; there is nothing to take back.`,
      );
    }
    const writer = readingWriter(workbook, now);
    for (let done = 0; done < all.length; done += AT_A_TIME) {
      progress({ phase: 'Taking back', share: done / all.length });
      await doPart(() => {
        for (const change of all.slice(done, done + AT_A_TIME)) {
          const last = writer.lastCorrectedOn(change.readingId);
          refuseCorrectedLater(context, last, `A reading of “${fileName}”`);
          writer.correct({ ...change, reason, correctedOn });
        }
      });
    }
    const withdrawn = all.filter(({ newValue }) => newValue === null).length;
    return { withdrawn, restored: all.length - withdrawn };
  });
}
