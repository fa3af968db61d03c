/** What each contestant did in a season, on the latest scoring version alone. */
import type { CalendarDate } from '../domain/calendar.ts';
import type { SubjectId } from '../domain/identity.ts';
import { normalisedChange } from './normalised-change.ts';
import type { Cut } from './segments.ts';
import { cutsOf, moveAlongLinks, stretchOf } from './segments.ts';
import type { DatedValue, MetricRules, ScoringChangeRules } from './types.ts';

/** What a league must know of its metric. */
export type LeagueMetric = Pick<MetricRules, 'scaleMin' | 'scaleMax' | 'direction'>;

/** A subject with what it scored. */
export interface Contestant {
  readonly subjectId: SubjectId;
  readonly name: string;
  readonly hasOptedOut: boolean;
  /** All known readings, each on the scale in force on its date, in any order. */
  readonly readings: readonly DatedValue[];
  /** What change counts from; null for the first reading of the season. */
  readonly baseline: DatedValue | null;
  /** The metric's scoring changes as they apply to this series. */
  readonly scoringChanges: readonly ScoringChangeRules[];
}

/** Both days included. */
export interface Season {
  readonly start: CalendarDate;
  readonly end: CalendarDate;
}

/** What a contestant did in the season, on the latest scale. */
export interface LeagueResult {
  readonly subjectId: SubjectId;
  readonly name: string;
  readonly readings: number;
  readonly start: DatedValue;
  readonly latest: DatedValue;
  /** The best value of the season. */
  readonly best: DatedValue;
  /** Whether it is better than every comparable one before the season; false without any. */
  readonly isOwnBest: boolean;
  /** Latest less start, in the metric's unit and direction as it is. */
  readonly change: number;
  /** Null where the scale's end is open. */
  readonly normalisedChange: number | null;
  /** Mean error of the links between start and latest; null where none or unknown. */
  readonly linkError: number | null;
}

const FEWEST_READINGS = 3;

/** A contestant's readings of the season that can be compared, on the latest scale. */
export interface Entry {
  readonly contestant: Contestant;
  readonly comparable: readonly LinkedValue[];
  /** The agreed baseline on the same scale; null where there is none that can be compared. */
  readonly baseline: LinkedValue | null;
  /** The best comparable value before the season; null without any. */
  readonly earlierBest: number | null;
  /** The last scoring change before the latest reading; null for none. */
  readonly version: CalendarDate | null;
}

interface LinkedValue extends DatedValue {
  readonly linkError: number | null;
}

/** A contestant's part in a season, up to a day. */
export function entryOf(
  contestant: Contestant,
  season: Season,
  until: CalendarDate,
  metric: LeagueMetric,
): Entry {
  const known = contestant.readings
    .filter(({ date }) => date <= until)
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const cuts = cutsOf(known, contestant.scoringChanges, metric);
  const latest = known.at(-1)?.date;
  const onLatestScale = (readings: readonly DatedValue[]) =>
    readings
      .filter(({ date }) => latest !== undefined && isComparable(date, latest, cuts))
      .map(({ date, value }) => ({ date, ...moveAlongLinks(value, date, cuts, metric) }));
  const [baseline = null] = onLatestScale(contestant.baseline ? [contestant.baseline] : []);
  return {
    contestant,
    comparable: onLatestScale(known.filter(({ date }) => date >= season.start)),
    baseline,
    earlierBest:
      bestOf(onLatestScale(known.filter(({ date }) => date < season.start)), metric)?.value ?? null,
    version: cuts.at(-1)?.date ?? null,
  };
}

function isComparable(date: CalendarDate, latest: CalendarDate, cuts: readonly Cut[]): boolean {
  return date <= latest && stretchOf(date, cuts) === stretchOf(latest, cuts);
}

/** What everyone with enough readings did up to a day. */
export function resultsUntil(
  day: CalendarDate,
  entries: readonly Entry[],
  metric: LeagueMetric,
): LeagueResult[] {
  return entries.flatMap(({ contestant, comparable, baseline, earlierBest }): LeagueResult[] => {
    const readings = comparable.filter(({ date }) => date <= day);
    const latest = readings.at(-1);
    const start = baseline ?? readings[0];
    const best = bestOf(readings, metric);
    if (!latest || !start || !best) return [];
    if (readings.length < FEWEST_READINGS || start.date > latest.date) return [];
    const change = latest.value - start.value;
    return [
      {
        subjectId: contestant.subjectId,
        name: contestant.name,
        readings: readings.length,
        start: { date: start.date, value: start.value },
        latest: { date: latest.date, value: latest.value },
        best: { date: best.date, value: best.value },
        isOwnBest: earlierBest !== null && isBetter(best.value, earlierBest, metric),
        change,
        // Who starts at the end of the scale and stays there has gained and lost nothing.
        normalisedChange: change === 0 ? 0 : normalisedChange(start.value, latest.value, metric),
        linkError: start.linkError,
      },
    ];
  });
}

/** The best reading, the first of equal ones. */
function bestOf<Value extends DatedValue>(
  readings: readonly Value[],
  metric: LeagueMetric,
): Value | null {
  return readings.reduce<Value | null>(
    (best, one) => (best === null || isBetter(one.value, best.value, metric) ? one : best),
    null,
  );
}

function isBetter(value: number, than: number, { direction }: LeagueMetric): boolean {
  return direction === 'up' ? value > than : value < than;
}
