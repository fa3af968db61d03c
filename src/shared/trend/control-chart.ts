/** The control chart of a series: limits per segment and the points that stand out from them. */
import type { CalendarDate } from '../domain/calendar.ts';
import { dayNumber } from '../domain/calendar.ts';
import { mannKendall } from './mann-kendall.ts';
import type { Cut } from './segments.ts';
import { stretchOf } from './segments.ts';
import { findSerialCorrelation } from './serial-correlation.ts';
import { limitWidening, nonOverlapping, varianceInflation } from './smoothing.ts';
import type { SpecialCauseRule } from './special-causes.ts';
import { specialCauses } from './special-causes.ts';
import { median } from './statistics.ts';
import { medianSlope } from './theil-sen.ts';
import type { DatedValue } from './types.ts';
import type { Limits } from './xmr-limits.ts';
import { coarseStep, xmrLimits } from './xmr-limits.ts';

/** Readings between two scoring changes, with limits of their own. */
export interface Segment {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly n: number;
  /** The scoring change that it starts after; null for the first. */
  readonly cut: Cut | null;
  /** Whether the trend and the verdict rest on it. */
  readonly isJudged: boolean;
  /** On the scale of its own readings. */
  readonly limits: Limits;
  /** On the scale of the last segment that links lead to, for the linked line. */
  readonly linkedLimits: Limits;
}

/** Share of the distance from the mean to a limit: a fifth of a standard deviation. */
const NEITHER_SIDE = 1 / 15;

/** A reading on its own scale and on the one that links lead to. */
interface LinkedReading extends DatedValue {
  readonly linked: number;
}

/**
 * One set of limits per segment, widened for smoothing, and for each reading the rules it meets.
 *
 * Values are judged on the scale they were given on; links do not change which of them stand out.
 *
 * @param readings in rising order of dates
 */
export function controlChart(
  readings: readonly LinkedReading[],
  cuts: readonly Cut[],
  smoothingDays: number,
): { segments: Segment[]; rules: SpecialCauseRule[][] } {
  const segments: Segment[] = [];
  const rules: SpecialCauseRule[][] = [];
  const latest = readings.at(-1);
  let previous: LinkedReading | undefined;
  for (const group of groupsBetween(readings, cuts)) {
    const [first, last] = [group[0], group.at(-1)];
    if (!first || !last || !latest) continue;
    const days = group.map(({ date }) => dayNumber(date));
    const values = group.map(({ value }) => value);
    const linked = group.map((reading) => reading.linked);
    const widening = limitWidening(days, smoothingDays);
    const step = smoothingDays > 0 ? coarseStep(values) : 0;
    const linkedStep = step === 0 ? 0 : (step * rangeOf(linked)) / rangeOf(values);
    const limits = xmrLimits(values, widening, step);
    segments.push({
      from: first.date,
      to: last.date,
      n: group.length,
      cut: previous ? cutBetween(previous.date, first.date, cuts) : null,
      isJudged: stretchOf(first.date, cuts) === stretchOf(latest.date, cuts),
      limits,
      linkedLimits: xmrLimits(linked, widening, linkedStep),
    });
    const places = nonOverlapping(days, smoothingDays);
    const rounding = Math.max(step / 2, reachAroundMean(days, values, limits, smoothingDays));
    rules.push(...specialCauses(values, limits, places, rounding));
    previous = last;
  }
  return { segments, rules };
}

/**
 * How near the mean a value counts for neither side of it, where the windows of smoothed readings
 * touch without overlapping and the readings are found to move together all the same.
 *
 * The noise of the days around a seam then reaches into both windows, which the widening, made of
 * shared days alone, does not know of. Set by test/bench/calibration.ts.
 */
function reachAroundMean(
  days: readonly number[],
  values: readonly number[],
  { centre, upper }: Limits,
  smoothingDays: number,
): number {
  if (smoothingDays === 0 || upper === null) return 0;
  const gaps = days.slice(1).map((day, i) => day - (days[i] ?? day));
  if (median(gaps) < smoothingDays) return 0;
  const test = mannKendall(values, varianceInflation(days, smoothingDays));
  const pace = medianSlope(days, values);
  const found = findSerialCorrelation(days, values, pace, test, smoothingDays);
  return found === null ? 0 : (upper - centre) * NEITHER_SIDE;
}

function rangeOf(values: readonly number[]): number {
  const highest = values.reduce((high, value) => Math.max(high, value), -Infinity);
  return highest - values.reduce((low, value) => Math.min(low, value), Infinity);
}

function groupsBetween(
  readings: readonly LinkedReading[],
  cuts: readonly Cut[],
): LinkedReading[][] {
  const groups: LinkedReading[][] = cuts.map(() => []);
  groups.push([]);
  for (const reading of readings) {
    groups[cuts.filter(({ date }) => date <= reading.date).length]?.push(reading);
  }
  return groups;
}

/** Of several cuts between two readings the one that lets nothing be compared, else the last. */
function cutBetween(before: CalendarDate, after: CalendarDate, cuts: readonly Cut[]): Cut | null {
  const between = cuts.filter(({ date }) => date > before && date <= after);
  return between.find(({ link }) => link === null) ?? between.at(-1) ?? null;
}
