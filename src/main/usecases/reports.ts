/** The Excel trend report, and the record that it left the workbook. */
import { createHash } from 'node:crypto';
import type { CheckedInputOf, OutputOf } from '#shared/contract/index.ts';
import type { SeriesId } from '#shared/domain/identity.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import type { Correction } from '#shared/domain/series.ts';
import { buildTrendReport, type ReportSettings } from '#main/report/index.ts';
import { reportFileName } from '#main/report/file-name.ts';
import { recordDisclosure, workbookUuid } from '#main/workbook/disclosures.ts';
import { readFacts } from '#main/workbook/facts.ts';
import { listSeasons } from '#main/workbook/leagues.ts';
import { schemaVersion } from '#main/workbook/migrate.ts';
import { listCorrections } from '#main/workbook/readings.ts';
import { asKnownOn } from './as-known.ts';
import { contestSource } from './contestants.ts';
import type { Context } from './context.ts';
import { aroundMilestones } from './milestone-effects.ts';
import { entriesOf } from './succession-plans.ts';
import * as trends from './trends.ts';

/**
 * Makes the trend report of an engagement and records its disclosure: no file without its record.
 *
 * As known on an earlier day it is the report of that day, as far as what it says has a history.
 *
 * Refuses `not-found` without such an engagement, `bad-input` for a period that ends before it
 * starts or holds more than a file can and for a day after today, and `cancelled`; then nothing is
 * recorded.
 */
export async function makeReport(
  current: Context,
  input: CheckedInputOf<'reports.make'>,
): Promise<OutputOf<'reports.make'>> {
  const context = asKnownOn(current, input.knownOn);
  const { workbook, today, version, progress } = context;
  const { engagementId, from, to, redact } = input;
  if (from !== undefined && to !== undefined && to < from) {
    throw new Refusal('bad-input', `The period ends on ${to}, before it starts on ${from}.`, [
      { field: 'to', value: to, expected: `${from} or later` },
    ]);
  }
  progress({ phase: 'Judging the trends', share: 0 });
  const facts = readFacts(workbook);
  const engagementTrends = trends.engagement(context, { engagementId, from, to });
  const corrections = new Map<SeriesId, readonly Correction[]>(
    engagementTrends.series.map(({ series: { id } }) => [
      id,
      listCorrections(workbook, id, context.knownOn),
    ]),
  );
  const leagues = listSeasons(workbook, engagementId, context.knownOn).map((season) =>
    contestSource(context, season),
  );
  const { engagement, judgedOn } = engagementTrends;
  const source = {
    trends: engagementTrends,
    corrections,
    leagues,
    aroundMilestones: aroundMilestones(context, engagement, to),
    successions: entriesOf(context, engagement, to !== undefined && to < judgedOn ? to : judgedOn),
  };
  const settings: ReportSettings = {
    preparedBy: facts.preparedBy,
    today,
    period: { from, to },
    redact,
    version,
    schemaVersion: schemaVersion(workbook.db),
    workbookUuid: workbookUuid(workbook),
  };
  await stopIfCancelled(context);
  progress({ phase: 'Writing the report', share: 0.3 });
  const { bytes, identifier } = await buildTrendReport(source, settings);
  await stopIfCancelled(context);
  const fileName = reportFileName(source, settings);
  const disclosure = await workbook.whenFree(context.signal, () =>
    recordDisclosure(workbook, {
      engagementId,
      identifier,
      edition: 'report',
      fileName,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      from: from ?? null,
      to: to ?? null,
      redaction: redact,
      // It leaves the workbook now, whatever day it speaks of.
      disclosedOn: current.today,
    }),
  );
  progress({ phase: 'Done', share: 1 });
  return { fileName, bytes, disclosure };
}

/** Lets a cancellation come in, and obeys it. */
async function stopIfCancelled({ signal }: Context): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  if (signal.aborted) {
    throw new Refusal('cancelled', 'The report was cancelled; nothing was recorded.');
  }
}
