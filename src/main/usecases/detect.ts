/** Looking for scoring changes that nobody announced: a provider's change hits every client at once. */
import type { CheckedInputOf, OutputOf } from '#shared/contract/index.ts';
import type { MetricWithFacts } from '#shared/contract/records.ts';
import type { DetectedChanges } from '#shared/contract/scoring-changes.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { MetricId } from '#shared/domain/identity.ts';
import { numberForm } from '#shared/domain/number-form.ts';
import type { Reading } from '#shared/domain/series.ts';
import { detectionInSteps, type SeriesToCompare } from '#shared/trend/detection.ts';
import type { ProposedChange } from '#shared/trend/proposed-change.ts';
import { type Steps, toEnd } from '#shared/trend/steps.ts';
import { listDismissed } from '#main/workbook/dismissed-proposals.ts';
import { listMetrics } from '#main/workbook/metrics.ts';
import { seriesOnMetric } from '#main/workbook/series.ts';
import { stateMark } from '#main/workbook/state-mark.ts';
import type { Workbook } from '#main/workbook/workbook.ts';
import type { Context } from './context.ts';
import { engagementWith } from './engagements.ts';
import { numberOf, readingsOf } from './kept.ts';
import { metricWith } from './metrics.ts';
import { subjectWith } from './subjects.ts';

/** Metrics with proposals only; a metric asked for by itself always. Refuses `not-found`. */
export function detect(
  context: Context,
  { metricId }: CheckedInputOf<'scoring-changes.detect'>,
): OutputOf<'scoring-changes.detect'> {
  if (metricId !== undefined) return [detected(context, metricWith(context, metricId))];
  return listMetrics(context.workbook, false, context.knownOn)
    .map((each) => detected(context, each))
    .filter(({ proposals }) => proposals.length > 0);
}

function detected(context: Context, known: MetricWithFacts): DetectedChanges {
  const proposals = proposalsFor(context, known);
  const seen = new Set(proposals.flatMap(({ evidence }) => evidence.map((each) => each.seriesId)));
  const series = seriesOnMetric(context.workbook, known.metric.id)
    .filter(({ id }) => seen.has(id))
    .map(({ id, engagementId, subjectId }) => ({
      seriesId: id,
      engagementId,
      clientName: engagementWith(context, engagementId).clientName,
      subjectName: subjectWith(context, subjectId).name,
    }));
  return { metric: known.metric, proposals, series };
}

/** What was found for a metric, for as long as all that it rests on is the same. */
interface Kept {
  /** While the workbook, the day and what is known are unchanged, so is everything. */
  readonly mark: string;
  /** What was compared: of which series, which list of readings. */
  readonly digest: string;
  readonly proposals: readonly ProposedChange[];
}

const keptFor = new WeakMap<Workbook, Map<MetricId, Kept>>();

/**
 * The proposals for a metric; what is entered or was turned down is not proposed. Readings are
 * compared anew only where they, or what is known of changes, are no longer the same.
 */
export function proposalsFor(context: Context, known: MetricWithFacts): ProposedChange[] {
  return toEnd(proposalsInSteps(context, known));
}

/** The same in steps. What changes in between counts the next time. */
export function* proposalsInSteps(
  context: Context,
  { metric, scoringChanges }: MetricWithFacts,
): Steps<ProposedChange[]> {
  const { workbook, today, knownOn } = context;
  const kept = keptFor.get(workbook) ?? new Map<MetricId, Kept>();
  keptFor.set(workbook, kept);
  const last = kept.get(metric.id);
  // Its sentences have their numbers as who asks writes them.
  const { decimal, group } = numberForm();
  const mark = `${stateMark(workbook)} ${today} ${knownOn ?? ''} ${decimal}${group}`;
  if (last?.mark === mark) return [...last.proposals];
  const known = [
    ...scoringChanges.map(({ changedOn }) => changedOn),
    ...listDismissed(workbook, metric.id, knownOn).map(({ proposedOn }) => proposedOn),
  ].sort();
  const series = seriesOf(context, metric.id);
  const { smoothingDays, unit, decimals } = metric;
  const digest = JSON.stringify([
    series.map(({ seriesId, clientId, standing }) => [seriesId, clientId, numberOf(standing)]),
    ...[today, known, smoothingDays, unit, decimals, numberForm()],
  ]);
  const proposals =
    last?.digest === digest
      ? last.proposals
      : yield* detectionInSteps(toCompare(series, today), known, metric);
  kept.set(metric.id, { mark, digest, proposals });
  return [...proposals];
}

/** Those that were found last, though readings may have been added since; none where none were looked for. */
export function proposalsSoFar(
  { workbook }: Context,
  { metric, scoringChanges }: MetricWithFacts,
): ProposedChange[] {
  const known = new Set([
    ...scoringChanges.map(({ changedOn }) => changedOn),
    ...listDismissed(workbook, metric.id, null).map(({ proposedOn }) => proposedOn),
  ]);
  const proposals = keptFor.get(workbook)?.get(metric.id)?.proposals ?? [];
  return proposals.filter(({ from, to }) => ![...known].some((day) => day >= from && day <= to));
}

interface SeriesOnMetric extends Pick<SeriesToCompare, 'seriesId' | 'clientId'> {
  readonly standing: readonly Reading[];
}

function seriesOf(context: Context, metricId: MetricId): SeriesOnMetric[] {
  const { workbook, knownOn } = context;
  return seriesOnMetric(workbook, metricId).map(({ id, engagementId }) => ({
    seriesId: id,
    clientId: engagementWith(context, engagementId).clientId,
    standing: readingsOf(workbook, id, knownOn),
  }));
}

function toCompare(series: readonly SeriesOnMetric[], today: CalendarDate): SeriesToCompare[] {
  return series.map(({ seriesId, clientId, standing }) => ({
    ...{ seriesId, clientId },
    // Restated values stand on another scale than their neighbours.
    readings: standing
      .filter(({ restatedBy, date }) => restatedBy === null && date <= today)
      .map(({ date, value }) => ({ date, value })),
  }));
}
