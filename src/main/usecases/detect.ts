/** Looking for scoring changes that nobody announced: a provider's change hits every client at once. */
import type { CheckedInputOf, OutputOf } from '#shared/contract/index.ts';
import type { MetricWithFacts } from '#shared/contract/records.ts';
import { detectScoringChanges, type SeriesToCompare } from '#shared/trend/detection.ts';
import { listMetrics } from '#main/workbook/metrics.ts';
import { standingReadings } from '#main/workbook/readings.ts';
import { seriesOnMetric } from '#main/workbook/series.ts';
import type { Context } from './context.ts';
import { engagementWith } from './engagements.ts';
import { metricWith } from './metrics.ts';

/** Metrics with proposals only; a metric asked for by itself always. Refuses `not-found`. */
export function detect(
  context: Context,
  { metricId }: CheckedInputOf<'scoring-changes.detect'>,
): OutputOf<'scoring-changes.detect'> {
  if (metricId !== undefined) return [proposalsFor(context, metricWith(context, metricId))];
  return listMetrics(context.workbook, false, context.knownOn)
    .map((each) => proposalsFor(context, each))
    .filter(({ proposals }) => proposals.length > 0);
}

function proposalsFor(context: Context, { metric, scoringChanges }: MetricWithFacts) {
  const known = scoringChanges.map(({ changedOn }) => changedOn);
  const series = seriesOnMetric(context.workbook, metric.id).map(
    ({ id, engagementId }): SeriesToCompare => ({
      seriesId: id,
      clientId: engagementWith(context, engagementId).clientId,
      // Restated values stand on another scale than their neighbours.
      readings: standingReadings(context.workbook, id, context.knownOn).filter(
        ({ restatedBy, date }) => restatedBy === null && date <= context.today,
      ),
    }),
  );
  return { metric, proposals: detectScoringChanges(series, known, metric) };
}
