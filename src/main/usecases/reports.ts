/** The Excel trend report, and the record that it left the workbook. */
import { createHash } from 'node:crypto';
import type { CheckedInputOf, OutputOf } from '#shared/contract/index.ts';
import { reportFileName } from '#main/report/file-name.ts';
import { buildInThread, cancelled } from '#main/report/report-thread.ts';
import { recordDisclosure } from '#main/workbook/disclosures.ts';
import type { Context } from './context.ts';
import { reportSource } from './report-source.ts';

/**
 * Makes the trend report of an engagement and records its disclosure: no file without its record.
 *
 * Refuses as {@link reportSource} does, `bad-input` where the period holds more than a file can, and
 * `cancelled`; then nothing is recorded.
 */
export async function makeReport(
  context: Context,
  input: CheckedInputOf<'reports.make'>,
): Promise<OutputOf<'reports.make'>> {
  const { workbook, progress } = context;
  const { engagementId, from, to, redact, edition } = input;
  progress({ phase: 'Judging the trends', share: 0 });
  const { source, settings } = reportSource(context, input);
  await stopIfCancelled(context);
  progress({ phase: 'Writing the report', share: 0.3 });
  const { bytes, identifier } = await buildInThread({ source, settings }, context.signal);
  await stopIfCancelled(context);
  const fileName = reportFileName(source, settings);
  const disclosure = await workbook.whenFree(context.signal, () =>
    recordDisclosure(workbook, {
      engagementId,
      identifier,
      edition,
      fileName,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      from: from ?? null,
      to: to ?? null,
      redaction: redact,
      // It leaves the workbook now, whatever day it speaks of.
      disclosedOn: context.today,
    }),
  );
  progress({ phase: 'Done', share: 1 });
  return { fileName, bytes, disclosure };
}

/** Lets a cancellation come in, and obeys it. */
async function stopIfCancelled({ signal }: Context): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  if (signal.aborted) throw cancelled();
}
