/** One word per series, and why: the rules in the order in which they are asked. */
import type { CalendarDate } from '../domain/calendar.ts';
import { addDays, daysBetween, formatDate } from '../domain/calendar.ts';
import type { TrendTest } from './mann-kendall.ts';
import { describeBarePace, describePace } from './pace.ts';
import type { SerialCorrelation } from './serial-correlation.ts';
import type { Slope } from './theil-sen.ts';
import type { DatedValue, MetricRules } from './types.ts';
import { formatChance, formatNumber } from './wording.ts';

export type Verdict =
  'broken' | 'too-early' | 'stale' | 'improving' | 'declining' | 'steady' | 'unclear';

/** One rule that was asked: the verdict it stands for, whether it is met, and its numbers in words. */
export interface Reason {
  readonly verdict: Verdict;
  readonly met: boolean;
  readonly reason: string;
}

/** What the rules are asked of. */
interface Facts {
  /** The first undecided scoring change in the period. */
  readonly undecidedOn: CalendarDate | null;
  /** Judged readings in rising order of dates. */
  readonly readings: readonly DatedValue[];
  /** What they are worth without the days they share. */
  readonly independent: number;
  /** Null below two readings. */
  readonly slope: Slope | null;
  readonly trendTest: TrendTest | null;
  readonly serialCorrelation: SerialCorrelation | null;
  readonly metric: MetricRules;
  readonly today: CalendarDate;
}

/** Chance below which a trend is unlikely to be noise. */
export const SIGNIFICANCE = 0.05;

const FEWEST_READINGS = 6;
const SHORTEST_SPAN_DAYS = 28;
/** Independent readings below which no order of values is rare enough to show a trend (2/n!). */
const FEWEST_INDEPENDENT = 5;
/** Share of a bounded scale's width per 90 days that matters unless the metric says otherwise. */
const SMALLEST_MEANINGFUL_SHARE = 0.01;
const MEANINGFUL_PACE_DAYS = 90;

/** The rules asked in order, up to the first that is met: the last one's verdict holds. */
export function rule(facts: Facts): { verdict: Verdict; why: Reason[] } {
  const why: Reason[] = [];
  for (const ask of [askBroken, askTooEarly, askStale, askTrend, askSteady]) {
    const reason = ask(facts);
    why.push(reason);
    if (reason.met) return { verdict: reason.verdict, why };
  }
  why.push({
    verdict: 'unclear',
    met: true,
    reason: 'Neither a trend nor steadiness can be shown.',
  });
  return { verdict: 'unclear', why };
}

function askBroken({ undecidedOn }: Facts): Reason {
  return {
    verdict: 'broken',
    met: undecidedOn !== null,
    reason:
      undecidedOn === null
        ? 'No undecided scoring change lies in the period.'
        : `The scoring change of ${formatDate(undecidedOn)} is undecided.`,
  };
}

function askTooEarly(facts: Facts): Reason {
  const { readings, metric, independent } = facts;
  const span = spanOf(readings);
  const needed = shortestSpan(metric);
  const met = readings.length < FEWEST_READINGS || span < needed;
  const windows =
    metric.smoothingDays > 0
      ? `; free of overlap they are worth ${formatNumber(independent, 1)}, and few trends show below ${FEWEST_INDEPENDENT}`
      : '';
  return {
    verdict: 'too-early',
    met,
    reason: `${countOf(readings.length)} over ${span} days, of at least ${FEWEST_READINGS} over ${needed}${windows}.`,
  };
}

function askStale({ readings, metric, today }: Facts): Reason {
  const age = ageOfLatest(readings, today);
  const oldest = 2 * metric.cadenceDays + 7;
  return {
    verdict: 'stale',
    met: age > oldest,
    reason: `The last reading is ${age} days old, of at most ${oldest}.`,
  };
}

function askTrend({ trendTest, serialCorrelation, metric }: Facts): Reason {
  if (trendTest === null)
    return { verdict: 'improving', met: false, reason: 'No test is possible.' };
  const { s, z, p, inflation, isExact } = trendTest;
  const isBetter = metric.direction === 'up' ? s >= 0 : s <= 0;
  const how = isExact
    ? 'counted over all orders'
    : `z = ${formatNumber(z, 2)}${inflation === 1 ? '' : `, variance × ${formatNumber(inflation, 1)} for smoothing`}`;
  const guarded =
    serialCorrelation === null
      ? ''
      : `, ${formatChance(serialCorrelation.p)} allowing for serial correlation (${formatNumber(serialCorrelation.memory, 2)} from day to day, variance × ${formatNumber(serialCorrelation.inflation, 1)})`;
  return {
    verdict: isBetter ? 'improving' : 'declining',
    met: (serialCorrelation?.p ?? p) < SIGNIFICANCE,
    reason: `S = ${formatNumber(s, 0)}, ${formatChance(p)} (${how})${guarded}; a trend has p < ${SIGNIFICANCE}.`,
  };
}

function askSteady(facts: Facts): Reason {
  const { metric, serialCorrelation } = facts;
  const slope = slopeAllowingForAll(facts);
  if (slope === null || slope.low === null || slope.high === null) {
    return { verdict: 'steady', met: false, reason: 'No interval is possible.' };
  }
  const smallest = smallestMeaningfulPace(metric);
  const allowing = serialCorrelation === null ? '' : ', allowing for serial correlation';
  const pace = `Pace ${describePace(slope, metric.decimals)}${allowing}`;
  return {
    verdict: 'steady',
    met: slope.isFull && slope.low >= -smallest && slope.high <= smallest,
    reason:
      smallest === 0
        ? `${pace}; the metric names no pace that matters.`
        : `${pace}; ±${describeBarePace(smallest, metric.decimals)} would matter.`,
  };
}

/**
 * Pace per day from which a change matters; 0 where an open scale's metric does not say, so that
 * only a series that stands still is steady.
 */
export function smallestMeaningfulPace(metric: MetricRules): number {
  const { scaleMin, scaleMax, smallestMeaningfulPace: own } = metric;
  const width = scaleMin === null || scaleMax === null ? 0 : scaleMax - scaleMin;
  return (own ?? SMALLEST_MEANINGFUL_SHARE * width) / MEANINGFUL_PACE_DAYS;
}

/**
 * The date of the first reading with which `too-early` ends, when they come at the metric's cadence
 * from now on; null without any reading or where it has ended.
 */
export function enoughOn({ readings, metric, today }: Facts): CalendarDate | null {
  const first = readings[0];
  const latest = readings.at(-1);
  if (!first || !latest) return null;
  const missing = FEWEST_READINGS - readings.length;
  const spanEnds = addDays(first.date, shortestSpan(metric));
  if (missing <= 0 && latest.date >= spanEnds) return null;
  const due = addDays(latest.date, metric.cadenceDays);
  const next = due < today ? today : due;
  const furtherForSpan = Math.ceil(daysBetween(next, spanEnds) / metric.cadenceDays);
  return addDays(next, Math.max(missing - 1, furtherForSpan, 0) * metric.cadenceDays);
}

/**
 * Weeks of further readings at the cadence after which an `unclear` series would show a trend or be
 * steady, should its pace and noise stay as they are; null where no number of weeks would.
 *
 * The error of a pace shrinks with the span to the power of 3/2: as its root with the number of
 * readings, and in proportion with the time they lie apart.
 */
export function weeksToSettle(facts: Facts): number | null {
  const { readings, metric } = facts;
  const slope = slopeAllowingForAll(facts);
  if (slope === null || slope.low === null || slope.high === null) return null;
  const span = spanOf(readings);
  const pace = Math.abs(slope.perDay);
  const error = Math.max(slope.high - slope.perDay, slope.perDay - slope.low);
  // A smaller error than this keeps the interval off zero, or inside what does not matter.
  const small = Math.max(pace, smallestMeaningfulPace(metric) - pace);
  if (small === 0) return null;
  const enoughIndependent = (FEWEST_INDEPENDENT - 1) * metric.smoothingDays;
  const needed = Math.max(span * (error / small) ** (2 / 3), enoughIndependent);
  if (!Number.isFinite(needed)) return null;
  return Math.ceil(Math.max(needed - span, metric.cadenceDays) / 7);
}

/** The slope with its interval as much wider as serial correlation makes the deviation of S. */
function slopeAllowingForAll({ slope, trendTest, serialCorrelation }: Facts): Slope | null {
  if (slope === null || trendTest === null || serialCorrelation === null) return slope;
  const wider = Math.sqrt(serialCorrelation.inflation / trendTest.inflation);
  const moved = (end: number | null) =>
    end === null ? null : slope.perDay + wider * (end - slope.perDay);
  return { ...slope, low: moved(slope.low), high: moved(slope.high) };
}

function shortestSpan(metric: MetricRules): number {
  return Math.max(metric.smoothingDays, SHORTEST_SPAN_DAYS);
}

function spanOf(readings: readonly DatedValue[]): number {
  const first = readings[0];
  const latest = readings.at(-1);
  return first && latest ? daysBetween(first.date, latest.date) : 0;
}

function ageOfLatest(readings: readonly DatedValue[], today: CalendarDate): number {
  const latest = readings.at(-1);
  return latest ? Math.max(daysBetween(latest.date, today), 0) : 0;
}

function countOf(readings: number): string {
  return `${readings} ${readings === 1 ? 'reading' : 'readings'}`;
}
