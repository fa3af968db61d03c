/** Axes that show movement honestly: not the noise blown up, and never cut off without saying so. */
import { dateOfDay, daysBetween, dayNumber, type CalendarDate } from '#shared/domain/calendar.ts';
import { describeScale, type Metric } from '#shared/domain/metric.ts';

export interface ValueAxis {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Says which part of the scale is shown; empty where all of it is. */
  readonly note: string;
  readonly decimals: number;
}

/** On a bounded scale an axis shows at least this share of it, so that noise stays small. */
const SMALLEST_SHARE = 0.2;
/** Metrics have six decimals at most: less than this is nothing. */
const SMALLEST_AMOUNT = 1e-6;
const MOST_STEPS = 6;
const HEADROOM = 0.06;

/** An axis that holds all values (at least one). */
export function valueAxis(values: readonly number[], metric: Metric): ValueAxis {
  const { scaleMin, scaleMax } = metric;
  const isBounded = scaleMin !== null && scaleMax !== null;
  // There may be more values than a call takes arguments.
  let low = values.reduce((least, value) => Math.min(least, value));
  let high = values.reduce((most, value) => Math.max(most, value));
  // Amounts start at nothing.
  if (!isBounded && low >= 0 && (metric.hasTrueZero || scaleMin === 0)) low = 0;
  const smallest = isBounded
    ? SMALLEST_SHARE * (scaleMax - scaleMin)
    : Math.abs(high) < SMALLEST_AMOUNT
      ? 1
      : Math.abs(high) * 0.1;
  if (high - low < smallest) {
    const middle = (low + high) / 2;
    low = low === 0 ? 0 : middle - smallest / 2;
    high = low + smallest;
  }
  const room = (high - low) * HEADROOM;
  const step = roundStep((high - low + 2 * room) / MOST_STEPS);
  let min = Math.floor((low === 0 ? 0 : low - room) / step) * step;
  let max = Math.ceil((high + room) / step) * step;
  // A scale of 1 to 100 is drawn from 0: round steps say more than the missing 1.
  if (scaleMin !== null && min < scaleMin) min = Math.floor(scaleMin / step) * step;
  if (scaleMax !== null && max > scaleMax) max = Math.ceil(scaleMax / step) * step;
  const decimals = decimalsOf(step);
  const [from, to] = [tidy(min, decimals), tidy(max, decimals)];
  return { min: from, max: to, step, note: noteOf(from, to, metric), decimals };
}

/** Shares of what is drawn, and of a bounded scale, that an axis leaves below for what may come. */
const ROOM_BELOW = { drawn: 0.5, scale: 0.1 };

/**
 * Where an axis may start whose top fits itself: a whole number well below all values (at least one),
 * or null for where the program starts it, which is at nothing where values are far above it.
 */
export function lowEnd(values: readonly number[], { scaleMin, scaleMax }: Metric): number | null {
  const low = values.reduce((least, value) => Math.min(least, value));
  const high = values.reduce((most, value) => Math.max(most, value));
  const scale = scaleMin === null || scaleMax === null ? 0 : scaleMax - scaleMin;
  const room = Math.max((high - low) * ROOM_BELOW.drawn, scale * ROOM_BELOW.scale);
  const step = Math.max(1, roundStep((high - low + 2 * room) / MOST_STEPS));
  const end = Math.floor((low - room) / step) * step;
  return end > Math.max(0, scaleMin ?? 0) ? end : null;
}

function noteOf(min: number, max: number, metric: Metric): string {
  const { scaleMin, scaleMax } = metric;
  if (scaleMin !== null && scaleMax !== null) {
    return min > scaleMin || max < scaleMax
      ? `axis shows ${min} to ${max} of ${describeScale(metric)}`
      : '';
  }
  return min > 0 ? `axis starts at ${min.toLocaleString('en-GB')}, not at 0` : '';
}

/** The smallest of 1, 2, 2.5, 5 or 10 times a power of ten that is not below the step wanted. */
function roundStep(wanted: number): number {
  const power = 10 ** Math.floor(Math.log10(wanted));
  const factor = [1, 2, 2.5, 5, 10].find((one) => one * power >= wanted - 1e-12) ?? 10;
  return factor * power;
}

/** Decimals that write a step exactly. */
function decimalsOf(step: number): number {
  let decimals = 0;
  while (decimals < 9 && Math.abs(step - Number(step.toFixed(decimals))) > step * 1e-6)
    decimals += 1;
  return decimals;
}

/** Without the dust of binary fractions. */
function tidy(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}

export interface DateAxis {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly months: number;
}

const DAYS_PER_MONTH = 30.4;
/** Room after the last date, as a share of all, so that marks on it stay whole. */
const ROOM_AT_END = 0.015;
const SHORTEST_ROOM_DAYS = 2;

/** From the first of the first month to the last date, with at most so many labels. */
export function dateAxis(first: CalendarDate, last: CalendarDate, mostLabels: number): DateAxis {
  const from = `${first.slice(0, 7)}-01` as CalendarDate;
  const room = Math.max(SHORTEST_ROOM_DAYS, daysBetween(first, last) * ROOM_AT_END);
  const to = dateOfDay(dayNumber(last) + Math.ceil(room));
  const months = daysBetween(from, to) / DAYS_PER_MONTH;
  const step = [1, 2, 3, 6, 12, 24, 60, 120].find((one) => months / one <= mostLabels) ?? 240;
  return { from, to, months: step };
}
