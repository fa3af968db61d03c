/** What the trend method must know of a metric's scoring changes, pairs of all clients included. */
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { MetricId, SeriesId } from '#shared/domain/identity.ts';
import type { ScoringChange } from '#shared/domain/metric.ts';
import type { Reading } from '#shared/domain/series.ts';
import { nearestPair } from '#shared/trend/links.ts';
import type { LinkPair, ScoringChangeRules } from '#shared/trend/types.ts';
import { standingReadings } from '#main/workbook/readings.ts';
import { listScoringChanges } from '#main/workbook/scoring-changes.ts';
import { seriesOnMetric } from '#main/workbook/series.ts';
import type { Workbook } from '#main/workbook/workbook.ts';

type PairsOfSeries = ReadonlyMap<SeriesId, readonly LinkPair[]>;

/**
 * The scoring changes of metrics as rules for a series. The provider changed the metric for all, so
 * the pairs of every series in the workbook are pooled; they are collected once per metric.
 */
export function scoringRules(
  workbook: Workbook,
  knownOn: CalendarDate | null,
): (metricId: MetricId, seriesId: SeriesId) => ScoringChangeRules[] {
  const collected = new Map<MetricId, readonly (readonly [ScoringChange, PairsOfSeries])[]>();
  return (metricId, seriesId) => {
    const changes = collected.get(metricId) ?? pairsOnMetric(workbook, metricId, knownOn);
    collected.set(metricId, changes);
    return changes.map(([change, pairs]) => ({
      date: change.changedOn,
      treatment: change.treatment,
      method: change.linkMethod,
      pairs: [...pairs.values()].flat(),
      hasOwnPair: pairs.has(seriesId),
    }));
  };
}

function pairsOnMetric(
  workbook: Workbook,
  metricId: MetricId,
  knownOn: CalendarDate | null,
): (readonly [ScoringChange, PairsOfSeries])[] {
  const changes = listScoringChanges(workbook, metricId, knownOn);
  const isLinked = changes.some(({ treatment }) => treatment === 'splice');
  const series = isLinked
    ? seriesOnMetric(workbook, metricId).map(
        ({ id }) => [id, standingReadings(workbook, id, knownOn)] as const,
      )
    : [];
  const cutting = changes.filter(({ treatment }) => treatment !== 'ignore');
  return changes.map((change) => {
    const pairs = new Map<SeriesId, readonly LinkPair[]>();
    if (change.treatment !== 'splice') return [change, pairs];
    const place = cutting.indexOf(change);
    const neighbours = { before: cutting[place - 1], after: cutting[place + 1] };
    for (const [id, readings] of series) {
      const own = pairsOf(readings, change, neighbours);
      if (own.length > 0) pairs.set(id, own);
    }
    return [change, pairs];
  });
}

/**
 * The pairs of one series over a change: its restated values beside those they restate or, where
 * there are none, its nearest readings on either side.
 */
function pairsOf(
  readings: readonly Reading[],
  change: ScoringChange,
  neighbours: {
    readonly before: ScoringChange | undefined;
    readonly after: ScoringChange | undefined;
  },
): LinkPair[] {
  const { before, after } = neighbours;
  // The scale that the change replaced: a value's own one since the change before, else a restated one.
  const oldScale = new Map(
    readings
      .filter(({ date, restatedBy }) =>
        before && date < before.changedOn ? restatedBy === before.id : restatedBy === null,
      )
      .map(({ date, value }) => [date, value]),
  );
  const restated = readings.flatMap(({ date, value, restatedBy }) => {
    const old = restatedBy === change.id ? oldScale.get(date) : undefined;
    return old === undefined ? [] : [{ before: old, after: value }];
  });
  if (restated.length > 0) return restated;
  const onTheTwoScales = readings.filter(
    ({ date, restatedBy }) =>
      restatedBy === null &&
      (!before || date >= before.changedOn) &&
      (!after || date < after.changedOn),
  );
  const nearest = nearestPair(onTheTwoScales, change.changedOn);
  return nearest ? [nearest] : [];
}
