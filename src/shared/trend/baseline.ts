/** The starting point that change is measured from, and the change since. */
import { addDays } from '../domain/calendar.ts';
import type { CalendarDate } from '../domain/calendar.ts';
import { normalisedChange } from './normalised-change.ts';
import type { Cut, MovedValue } from './segments.ts';
import { moveAlongLinks, stretchOf } from './segments.ts';
import { median } from './statistics.ts';
import type { BaselineRules, DatedValue, MetricRules } from './types.ts';

/** A baseline on the latest scale that it can be compared on, and the change since. */
export interface BaselineChange {
  readonly date: CalendarDate;
  readonly value: number;
  /** Whether the consultant set it; otherwise the median of the first readings. */
  readonly isAgreed: boolean;
  /** Latest value less the baseline; null where the last reading is older than the baseline. */
  readonly change: number | null;
  /** The change in percent of the baseline; null without a true zero. */
  readonly percent: number | null;
  /** Share of what was left to gain or lose; null where the scale is open or at its end. */
  readonly normalisedChange: number | null;
  /** Mean error of the links between baseline and latest reading; null where none or unknown. */
  readonly linkError: number | null;
  /** The scoring changes that the comparison is linked over, in order. */
  readonly linkedOver: readonly CalendarDate[];
}

type MovedReading = DatedValue & MovedValue;

/** Fewest readings that a baseline is taken from. */
const FEWEST_READINGS = 3;

/**
 * The baseline that counts now, of the stretch that the last reading belongs to, and those of the
 * stretches before it, in order.
 *
 * The one that was set belongs to the stretch of its date. Every other stretch starts from the
 * median of its readings in the first W days, or of its first three where those are fewer; a
 * stretch with fewer than three readings has none.
 *
 * @param readings of the period, on the scale of their stretch, in rising order of dates
 * @param known the same with those before the period, which an agreed baseline may rest on
 */
export function baselinesOf(
  readings: readonly MovedReading[],
  known: readonly MovedReading[],
  cuts: readonly Cut[],
  rules: BaselineRules | null,
  metric: MetricRules,
): { current: BaselineChange | null; earlier: BaselineChange[] } {
  const last = readings.at(-1);
  if (!last) return { current: null, earlier: [] };
  const agreedIn = rules && stretchOf(rules.date, cuts);
  const baselineOf = (stretch: number) => {
    const isOwn = ({ date }: MovedReading) => stretchOf(date, cuts) === stretch;
    const own = readings.filter(isOwn);
    const start =
      rules && agreedIn === stretch
        ? agreedStart(known.filter(isOwn), cuts, rules, metric)
        : firstReadings(own, metric.smoothingDays);
    return start && changeSince(start, own.at(-1), metric);
  };
  const now = stretchOf(last.date, cuts);
  const before = Array.from({ length: now }, (_, stretch) => baselineOf(stretch));
  return { current: baselineOf(now), earlier: before.filter((baseline) => baseline !== null) };
}

type Start = Pick<BaselineChange, 'date' | 'value' | 'isAgreed' | 'linkError' | 'linkedOver'>;

function agreedStart(
  readings: readonly MovedReading[],
  cuts: readonly Cut[],
  { date, value }: BaselineRules,
  metric: MetricRules,
): Start | null {
  if (value !== null) {
    return { ...moveAlongLinks(value, date, cuts, metric), date, isAgreed: true };
  }
  const since = readings.filter((reading) => reading.date >= date);
  const first = firstReadings(since, metric.smoothingDays);
  return first && { ...first, isAgreed: true };
}

/** The median of the readings in the first W days, of at least three; null where there are fewer. */
function firstReadings(readings: readonly MovedReading[], smoothingDays: number): Start | null {
  const first = readings[0];
  if (!first || readings.length < FEWEST_READINGS) return null;
  const windowEnds = addDays(first.date, smoothingDays);
  const inWindow = readings.filter(({ date }) => date < windowEnds);
  const taken = readings.slice(0, Math.max(inWindow.length, FEWEST_READINGS));
  return { ...first, value: median(taken.map(({ value }) => value)), isAgreed: false };
}

function changeSince(
  start: Start,
  latest: DatedValue | undefined,
  metric: MetricRules,
): BaselineChange {
  if (!latest || latest.date < start.date) {
    return { ...start, change: null, percent: null, normalisedChange: null };
  }
  const change = latest.value - start.value;
  return {
    ...start,
    change,
    percent: metric.hasTrueZero && start.value > 0 ? percentOf(change, start.value) : null,
    normalisedChange: normalisedChange(start.value, latest.value, metric),
  };
}

/** Null where the baseline is so near nothing that no number holds the percentage. */
function percentOf(change: number, baseline: number): number | null {
  const percent = (change / baseline) * 100;
  return Number.isFinite(percent) ? percent : null;
}
