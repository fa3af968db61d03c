/** The control chart of a series: limits per segment and the points that stand out from them. */
import type { CalendarDate } from '../domain/calendar.ts';
import { dayNumber } from '../domain/calendar.ts';
import type { Cut } from './segments.ts';
import { stretchOf } from './segments.ts';
import { limitWidening, nonOverlapping } from './smoothing.ts';
import type { SpecialCauseRule } from './special-causes.ts';
import { specialCauses } from './special-causes.ts';
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
    const linkedStep = smoothingDays > 0 ? coarseStep(linked) : 0;
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
    rules.push(...specialCauses(values, limits, nonOverlapping(days, smoothingDays), step / 2));
    previous = last;
  }
  return { segments, rules };
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
