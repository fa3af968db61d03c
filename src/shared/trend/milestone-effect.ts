/**
 * The pace before and after a milestone: what changed around its date, never because of it.
 *
 * A reading of a smoothed metric is a mean of the days up to its date, so those of the first W days
 * after the milestone mix both sides. They form a gap that belongs to neither.
 */
import type { CalendarDate } from '../domain/calendar.ts';
import { dateOfDay, dayNumber, formatDate } from '../domain/calendar.ts';
import type { InterruptedSeries } from './interrupted-series.ts';
import { interruptedSeries } from './interrupted-series.ts';
import { effectShows } from './lag.ts';
import { mannKendall } from './mann-kendall.ts';
import type { MonthlyPace } from './pace.ts';
import { describePace, monthlyPace } from './pace.ts';
import { findSerialCorrelation } from './serial-correlation.ts';
import { nonOverlapping, varianceInflation } from './smoothing.ts';
import type { Slope } from './theil-sen.ts';
import { theilSen } from './theil-sen.ts';
import type { DatedValue, MetricRules } from './types.ts';

/** The readings on one side of a milestone. */
interface Side {
  readonly n: number;
  /** How many of them share no day. */
  readonly nonOverlapping: number;
  /** Null below the readings that a judgement takes. */
  readonly pace: MonthlyPace | null;
}

export interface MilestoneEffect {
  readonly word: 'better-pace' | 'worse-pace' | 'no-difference-shown' | 'cannot-be-judged';
  /** From when an effect can begin to show, and by when it shows in full. */
  readonly showsFrom: CalendarDate;
  readonly showsInFull: CalendarDate;
  readonly before: Side;
  readonly after: Side;
  /** Pace after less pace before, per 30 days. */
  readonly paceChange: MonthlyPace | null;
  /** Straight lines on both sides, compared on the day from which an effect shows in full. */
  readonly lines: InterruptedSeries | null;
  /** First day on which readings at the cadence would be enough; null once they are, or never. */
  readonly enoughOn: CalendarDate | null;
  readonly sentence: string;
}

const FEWEST_READINGS = 4;
const FEWEST_NON_OVERLAPPING = 3;

interface Measured extends Side {
  readonly slope: Slope | null;
  readonly points: readonly { readonly day: number; readonly value: number }[];
}

/**
 * Compares the pace before a milestone with the pace after it.
 *
 * Before are the readings of earlier dates; after are those from the date on, and for smoothed
 * metrics from W days later on. The two paces differ where the interval of their difference, put
 * together from their own intervals, leaves out 0.
 *
 * @param readings comparable ones, on one scale or linked, in any order
 * @param goesOn whether more readings may come; without any there will never be enough
 */
export function milestoneEffect(
  readings: readonly DatedValue[],
  milestone: CalendarDate,
  metric: Pick<MetricRules, 'smoothingDays' | 'cadenceDays' | 'direction' | 'decimals'>,
  goesOn = true,
): MilestoneEffect {
  const { from: showsFrom, inFull: showsInFull } = effectShows(milestone, metric.smoothingDays);
  const before = measure(
    readings.filter(({ date }) => date < milestone),
    metric.smoothingDays,
  );
  const after = measure(
    readings.filter(({ date }) => date >= showsInFull),
    metric.smoothingDays,
  );
  const isJudged = before.slope !== null && after.slope !== null;
  const change = isJudged ? differenceOf(before.slope, after.slope) : null;
  const word = isJudged ? wordFor(change, metric.direction) : 'cannot-be-judged';
  const canStillBe = goesOn && !isJudged && before.slope !== null;
  const enough = canStillBe ? enoughOn(after, showsInFull, metric) : null;
  return {
    word,
    showsFrom,
    showsInFull,
    before: sideOf(before),
    after: sideOf(after),
    paceChange: change && monthlyPace(change),
    lines: isJudged ? interruptedSeries(before.points, after.points, dayNumber(showsInFull)) : null,
    enoughOn: enough,
    sentence: isJudged
      ? tellPaces(word, milestone, showsInFull, before, after, metric)
      : tellWhyNot(milestone, showsInFull, before, after, enough),
  };
}

function measure(readings: readonly DatedValue[], smoothingDays: number): Measured {
  const points = readings
    .map(({ date, value }) => ({ day: dayNumber(date), value }))
    .sort((a, b) => a.day - b.day);
  const days = points.map(({ day }) => day);
  const values = points.map(({ value }) => value);
  const free = nonOverlapping(days, smoothingDays).length;
  const isEnough = points.length >= FEWEST_READINGS && free >= FEWEST_NON_OVERLAPPING;
  const slope = isEnough ? slopeAllowingForAll(days, values, smoothingDays) : null;
  return {
    n: points.length,
    nonOverlapping: free,
    pace: slope && monthlyPace(slope),
    slope,
    points,
  };
}

/** The pace with an interval that allows for serial correlation where it is found. */
function slopeAllowingForAll(
  days: readonly number[],
  values: readonly number[],
  smoothingDays: number,
): Slope {
  const test = mannKendall(values, varianceInflation(days, smoothingDays));
  const slope = theilSen(days, values, test.variance);
  const found = findSerialCorrelation(days, values, slope.perDay, test, smoothingDays);
  if (found === null) return slope;
  return theilSen(days, values, test.variance * (found.inflation / test.inflation));
}

function sideOf({ n, nonOverlapping: free, pace }: Measured): Side {
  return { n, nonOverlapping: free, pace };
}

/**
 * The difference of two paces, its interval by Zou & Donner (2008): the distances of the paces to
 * those ends of their own intervals that pull them apart, or together, added up as squares.
 */
function differenceOf(before: Slope, after: Slope): Slope {
  const perDay = after.perDay - before.perDay;
  const { confidence } = after;
  if (before.low === null || before.high === null || after.low === null || after.high === null) {
    return { perDay, low: null, high: null, confidence, isFull: false };
  }
  return {
    perDay,
    low: perDay - Math.hypot(after.perDay - after.low, before.high - before.perDay),
    high: perDay + Math.hypot(after.high - after.perDay, before.perDay - before.low),
    confidence,
    isFull: before.isFull && after.isFull,
  };
}

function wordFor(
  change: Slope | null,
  direction: MetricRules['direction'],
): MilestoneEffect['word'] {
  if (!change?.isFull || change.low === null || change.high === null) return 'no-difference-shown';
  if (change.low <= 0 && change.high >= 0) return 'no-difference-shown';
  return change.low > 0 === (direction === 'up') ? 'better-pace' : 'worse-pace';
}

/** When readings at the cadence are enough on the side after the milestone. */
function enoughOn(
  after: Measured,
  start: CalendarDate,
  { smoothingDays, cadenceDays }: Pick<MetricRules, 'smoothingDays' | 'cadenceDays'>,
): CalendarDate {
  const first = after.points[0]?.day ?? dayNumber(start);
  const latest = after.points.at(-1)?.day ?? first - cadenceDays;
  const forReadings = latest + Math.max(FEWEST_READINGS - after.n, 0) * cadenceDays;
  const windows = (FEWEST_NON_OVERLAPPING - 1) * smoothingDays;
  const forWindows = first + Math.ceil(windows / cadenceDays) * cadenceDays;
  return dateOfDay(Math.max(forReadings, forWindows));
}

/** "Better pace after": the word as it is read. */
export function effectInWords({ word, enoughOn: enough }: MilestoneEffect): string {
  switch (word) {
    case 'better-pace':
      return 'Better pace after';
    case 'worse-pace':
      return 'Worse pace after';
    case 'no-difference-shown':
      return 'No difference shown';
    case 'cannot-be-judged':
      return enough === null ? 'Cannot be judged' : 'Cannot be judged yet';
  }
}

const SHOWN = {
  'better-pace': 'the pace after it is better by more than noise explains',
  'worse-pace': 'the pace after it is worse by more than noise explains',
  'no-difference-shown': 'no difference in pace can be shown',
  'cannot-be-judged': '',
} as const;

function tellPaces(
  word: MilestoneEffect['word'],
  milestone: CalendarDate,
  start: CalendarDate,
  before: Measured,
  after: Measured,
  { decimals }: Pick<MetricRules, 'decimals'>,
): string {
  const pace = ({ slope }: Measured) => (slope === null ? '' : describePace(slope, decimals));
  const since = start === milestone ? '' : ` from ${formatDate(start)}, when it shows in full`;
  return (
    `Before ${formatDate(milestone)}: ${pace(before)}, ${countOf(before.n)}; ` +
    `after it: ${pace(after)}, ${countOf(after.n)}${since}; ${SHOWN[word]}.`
  );
}

function tellWhyNot(
  milestone: CalendarDate,
  start: CalendarDate,
  before: Measured,
  after: Measured,
  enough: CalendarDate | null,
): string {
  const told = `Before/after ${formatDate(milestone)} cannot be judged: `;
  if (before.slope === null) return `${told}${tellMissing(before)} before it.`;
  const since =
    start === milestone ? 'from it on' : `from ${formatDate(start)} on, when it shows in full`;
  const by = enough === null ? '' : `; there will be enough by ${formatDate(enough)}`;
  return `${told}${tellMissing(after)} ${since}${by}.`;
}

function tellMissing({ n, nonOverlapping: free }: Measured): string {
  return n < FEWEST_READINGS
    ? `${countOf(n)}, of at least ${FEWEST_READINGS},`
    : `${free} of at least ${FEWEST_NON_OVERLAPPING} readings that share no days`;
}

function countOf(readings: number): string {
  return `${readings} ${readings === 1 ? 'reading' : 'readings'}`;
}
