/** What was agreed and changed in an engagement, in the order of its days. */
import type { CheckedInputOf, OutputOf } from '#shared/contract/index.ts';
import { todayOf } from '#shared/domain/calendar.ts';
import type { HistoryEntry } from '#shared/domain/history.ts';
import type { Baseline } from '#shared/domain/series.ts';
import { listDisclosures } from '#main/workbook/disclosures.ts';
import {
  baselinesIn,
  correctionsIn,
  filesInto,
  signOffsIn,
  targetsIn,
  type TargetSet,
} from '#main/workbook/engagement-history.ts';
import { listSeries } from '#main/workbook/series.ts';
import { asKnownOn } from './as-known.ts';
import type { Context } from './context.ts';
import { engagementWith } from './engagements.ts';

/** The newest first; of one day, what was written last. Refuses `not-found` as engagements do. */
export function list(
  current: Context,
  { engagementId, knownOn }: CheckedInputOf<'history.list'>,
): HistoryEntry[] {
  const context = asKnownOn(current, knownOn);
  const { workbook } = context;
  const { id } = engagementWith(context, engagementId);
  const until = context.knownOn;
  const entries: HistoryEntry[] = [
    ...filesIn(context, id, knownOn),
    ...baselinesIn(workbook, id, until),
    ...targetEntries(targetsIn(workbook, id, until)),
    ...correctionsIn(workbook, id, until),
    ...signOffsIn(workbook, id, until),
    ...listDisclosures(workbook, id)
      .filter(({ disclosedOn }) => disclosedOn <= context.today)
      .map(({ disclosedOn: on, identifier, edition, fileName, from, to, redaction }) => ({
        ...{ kind: 'disclosure' as const, on, identifier, edition, fileName, from, to, redaction },
      })),
  ];
  return entries.reverse().sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
}

/** Targets as they were set, then those that were withdrawn. */
function targetEntries(targets: readonly TargetSet[]): HistoryEntry[] {
  return [
    ...targets.map(({ entry }) => entry),
    ...targets.flatMap(({ entry, withdrawn }) => {
      if (withdrawn === null) return [];
      const { seriesId, subjectName, metricName, unit, decimals, value, date } = entry;
      const what = { seriesId, subjectName, metricName, unit, decimals, value, date };
      return [{ kind: 'target-withdrawal' as const, ...withdrawn, ...what }];
    }),
  ];
}

/**
 * Files carry the day of the machine's clock, which may be later than the date a workbook stands at:
 * they are left out only where an earlier day is asked for.
 */
function filesIn(
  { workbook }: Context,
  engagementId: CheckedInputOf<'history.list'>['engagementId'],
  knownOn: CheckedInputOf<'history.list'>['knownOn'],
): HistoryEntry[] {
  return filesInto(workbook, engagementId)
    .map(({ importedAt, ...file }) => ({
      kind: 'import' as const,
      on: todayOf(new Date(importedAt)),
      ...file,
    }))
    .filter(({ on }) => knownOn === undefined || on <= knownOn);
}

/** The one that stands, or was withdrawn last, first, then earlier ones. Refuses `not-found` as engagements do. */
export function agreements(
  current: Context,
  { engagementId, knownOn }: CheckedInputOf<'agreements.list'>,
): OutputOf<'agreements.list'> {
  const context = asKnownOn(current, knownOn);
  const { workbook } = context;
  const { id } = engagementWith(context, engagementId);
  const baselines = Map.groupBy(
    baselinesIn(workbook, id, context.knownOn).reverse(),
    ({ seriesId }) => seriesId,
  );
  const targets = Map.groupBy(
    targetsIn(workbook, id, context.knownOn).reverse(),
    ({ entry }) => entry.seriesId,
  );
  return listSeries(workbook, id, context.knownOn).map(({ id: seriesId }) => ({
    seriesId,
    baselines: (baselines.get(seriesId) ?? []).map(
      ({ date, value, note, on: agreedOn, reason }): Baseline & { reason: string | null } => ({
        ...{ seriesId, date, value, note, agreedOn, reason },
      }),
    ),
    targets: (targets.get(seriesId) ?? []).map(
      ({ entry: { date: dueOn, value, note, on: setOn }, withdrawn }) => ({
        ...{ seriesId, value, dueOn, note, setOn },
        withdrawnOn: withdrawn?.on ?? null,
        withdrawnReason: withdrawn?.reason ?? null,
      }),
    ),
  }));
}
