/** What the trend method must know of a metric's scoring changes, pairs of all clients included. */
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { MetricId, ScoringChangeId, SeriesId } from '#shared/domain/identity.ts';
import type { ScoringChange } from '#shared/domain/metric.ts';
import type { Reading, TrackedSeries } from '#shared/domain/series.ts';
import { nearestPair } from '#shared/trend/links.ts';
import type { LinkPair, ScoringChangeRules } from '#shared/trend/types.ts';
import { listScoringChanges } from '#main/workbook/scoring-changes.ts';
import { seriesOnMetric } from '#main/workbook/series.ts';
import type { Workbook } from '#main/workbook/workbook.ts';
import { readingsOf, whileUnchanged } from './kept.ts';

/** A scoring change as it was decided, or as it might be. */
export interface SupposedChange extends Pick<
  ScoringChange,
  'changedOn' | 'treatment' | 'linkMethod'
> {
  /** Null for one that is not entered: no restated value stands on its scale. */
  readonly id: ScoringChangeId | null;
}

export type PairsOfSeries = ReadonlyMap<SeriesId, readonly LinkPair[]>;
export type ReadingsOfSeries = ReadonlyMap<SeriesId, readonly Reading[]>;
export type RulesFor = (
  series: Pick<TrackedSeries, 'id' | 'metricId'>,
) => readonly ScoringChangeRules[];

/**
 * The scoring changes of metrics as rules for a series. The provider changed the metric for all, so
 * the pairs of every series in the workbook are pooled; they are collected once for as long as nothing
 * changes.
 */
export function scoringRules(workbook: Workbook, knownOn: CalendarDate | null): RulesFor {
  const collected = new Map<MetricId, RulesFor>();
  return (series) => {
    const { metricId } = series;
    const rules =
      collected.get(metricId) ??
      whileUnchanged(workbook, `rules ${metricId} ${knownOn}`, () =>
        rulesWith(listScoringChanges(workbook, metricId, knownOn), () =>
          readingsOnMetric(workbook, metricId, knownOn),
        ),
      );
    collected.set(metricId, rules);
    return rules(series);
  };
}

/** The standing readings of every series on a metric, restated ones included. */
export function readingsOnMetric(
  workbook: Workbook,
  metricId: MetricId,
  knownOn: CalendarDate | null,
): ReadingsOfSeries {
  return new Map(
    seriesOnMetric(workbook, metricId).map(
      ({ id }) => [id, readingsOf(workbook, id, knownOn)] as const,
    ),
  );
}

/**
 * Changes of one metric as rules for its series.
 *
 * @param changes in the order of their dates
 * @param readingsOf asked only where a change is spliced
 */
export function rulesWith(
  changes: readonly SupposedChange[],
  readingsOf: () => ReadingsOfSeries,
): RulesFor {
  const isLinked = changes.some(({ treatment }) => treatment === 'splice');
  const readings: ReadingsOfSeries = isLinked ? readingsOf() : new Map();
  const withPairs = changes.map((change) => ({
    change,
    pairs:
      change.treatment === 'splice'
        ? pairsOver(change, changes, readings)
        : new Map<SeriesId, readonly LinkPair[]>(),
  }));
  const pooled = withPairs.map(({ change, pairs }) => ({
    rules: {
      date: change.changedOn,
      treatment: change.treatment,
      method: change.linkMethod,
      pairs: [...pairs.values()].flat(),
    },
    pairs,
  }));
  return ({ id }) => pooled.map(({ rules, pairs }) => ({ ...rules, hasOwnPair: pairs.has(id) }));
}

/**
 * The pairs of every series over one of the changes, which must not be an ignored one.
 *
 * @param changes all of the metric, in the order of their dates
 */
export function pairsOver(
  change: SupposedChange,
  changes: readonly SupposedChange[],
  readings: ReadingsOfSeries,
): PairsOfSeries {
  const cutting = changes.filter(({ treatment }) => treatment !== 'ignore');
  const place = cutting.indexOf(change);
  const neighbours = { before: cutting[place - 1], after: cutting[place + 1] };
  const pairs = new Map<SeriesId, readonly LinkPair[]>();
  for (const [id, standing] of readings) {
    const own = pairsOf(standing, change, neighbours);
    if (own.length > 0) pairs.set(id, own);
  }
  return pairs;
}

/**
 * The pairs of one series over a change: its restated values beside those they restate or, where
 * there are none, its nearest readings on either side.
 */
function pairsOf(
  readings: readonly Reading[],
  change: SupposedChange,
  neighbours: {
    readonly before: SupposedChange | undefined;
    readonly after: SupposedChange | undefined;
  },
): LinkPair[] {
  const { before, after } = neighbours;
  // The scale that the change replaced: a value's own one since the change before, else a restated one.
  const oldScale = new Map(
    readings
      .filter((reading) =>
        before && reading.date < before.changedOn
          ? isRestatedBy(reading, before)
          : reading.restatedBy === null,
      )
      .map(({ date, value }) => [date, value]),
  );
  const restated = readings.flatMap((reading) => {
    const old = isRestatedBy(reading, change) ? oldScale.get(reading.date) : undefined;
    return old === undefined ? [] : [{ before: old, after: reading.value }];
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

function isRestatedBy({ restatedBy }: Reading, { id }: SupposedChange): boolean {
  return restatedBy !== null && restatedBy === id;
}
