/** The two axes of a trend chart: whole days along, round numbers up. */
import { addMonths, calendarDateFrom, dateOfDay, dayNumber } from '#shared/domain/calendar.ts';
import { plainNumber } from '#shared/domain/number-form.ts';
import { formatNumber } from '#shared/trend/wording.ts';

interface ValueAxis {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Decimals that a tick is written with. */
  readonly decimals: number;
  /** Says what part of the scale is shown; null where the axis starts at the scale's end. */
  readonly note: string | null;
}

interface Scale {
  readonly scaleMin: number | null;
  readonly scaleMax: number | null;
  readonly hasTrueZero: boolean;
}

const PADDING = 0.08;
const TICKS = 6;
/** Least share of a bounded scale that an axis shows, so that a wiggle does not fill the chart. */
const LEAST_SHARE_OF_SCALE = 0.04;
const LEAST_SHARE_OF_VALUE = 0.1;

/**
 * An axis that fits the values with a little air, on round numbers, held at the ends of the scale.
 * It starts at the scale's lower end where that is near.
 *
 * @param values all that is drawn, at least one
 */
export function valueAxis(values: readonly number[], scale: Scale): ValueAxis {
  const { scaleMin, scaleMax } = scale;
  const lowest = Math.min(...values);
  const highest = Math.max(...values);
  const width =
    scaleMin !== null && scaleMax !== null
      ? (scaleMax - scaleMin) * LEAST_SHARE_OF_SCALE
      : Math.max(Math.abs(highest), Math.abs(lowest)) * LEAST_SHARE_OF_VALUE;
  const range = Math.max(highest - lowest, width) || 1;
  const middle = (lowest + highest) / 2;
  let low = Math.min(lowest, middle - range / 2) - range * PADDING;
  let high = Math.max(highest, middle + range / 2) + range * PADDING;
  const end = scaleMin ?? (scale.hasTrueZero && lowest >= 0 ? 0 : null);
  if (end !== null && low - end < range / 2) low = end;
  if (scaleMax !== null) high = Math.min(high, scaleMax);

  const step = roundStep((high - low) / TICKS);
  // A scale from 1 to 100 has its ticks on 10, 20, 30 all the same.
  const min = low === end ? low : Math.floor(low / step) * step;
  let max = Math.ceil(high / step) * step;
  if (scaleMax !== null) max = Math.min(max, scaleMax);
  const decimals = Math.max(0, -Math.floor(Math.log10(step)));
  const axis = { min: tidy(min), max: tidy(max), step, decimals };
  return { ...axis, note: noteOf(axis, scale) };
}

function noteOf(axis: { min: number; max: number; decimals: number }, scale: Scale): string | null {
  const { scaleMin, scaleMax } = scale;
  const written = (value: number) => formatNumber(value, axis.decimals);
  const shown = `${written(axis.min)} to ${written(axis.max)}`;
  if (scaleMin !== null && scaleMax !== null) {
    const isWhole = axis.min <= scaleMin && axis.max >= scaleMax;
    return isWhole
      ? null
      : `Axis shows ${shown} of a scale from ${plainNumber(scaleMin)} to ${plainNumber(scaleMax)}`;
  }
  const end = scaleMin ?? (scale.hasTrueZero ? 0 : null);
  if (end !== null && axis.min > end) {
    return `Axis starts at ${written(axis.min)}, not at ${plainNumber(end)}`;
  }
  return end === null ? `Axis shows ${shown}; the scale has no end` : null;
}

/** Ticks on multiples of the step between the ends of the axis, and on its lower end. */
export function valueTicks({ min, max, step }: ValueAxis): number[] {
  const ticks = [min];
  for (let value = Math.ceil(min / step) * step; value <= max + step * 1e-9; value += step) {
    // A tick right above the lower end would sit on its label.
    if (value - min > step * 0.4) ticks.push(tidy(value));
  }
  return ticks;
}

const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240];
const DAY_STEPS = [1, 2, 7, 14];
/** Spans shorter than this are told in days. */
const SHORT_SPAN_DAYS = 75;

interface DateTick {
  readonly day: number;
  readonly label: string;
}

/**
 * Ticks between two days: on the first of months at an even step, for short spans on days. The year
 * is written on the first tick and wherever it changes.
 *
 * @param most how many there is room for
 */
export function dateTicks(fromDay: number, toDay: number, most: number): DateTick[] {
  return toDay - fromDay < SHORT_SPAN_DAYS
    ? tickDays(fromDay, toDay, most)
    : tickMonths(fromDay, toDay, most);
}

function tickDays(fromDay: number, toDay: number, most: number): DateTick[] {
  const step = DAY_STEPS.find((days) => (toDay - fromDay) / days < most) ?? 28;
  const days: number[] = [];
  for (let day = fromDay; day <= toDay; day += step) days.push(day);
  return labelled(days, (day) => `${Number(dateOfDay(day).slice(8))} ${monthName(day)}`);
}

function tickMonths(fromDay: number, toDay: number, most: number): DateTick[] {
  const months = (toDay - fromDay) / 30.4375;
  const step = MONTH_STEPS.find((count) => months / count < most) ?? 480;
  const [year = 1970, month = 1] = dateOfDay(fromDay).split('-').map(Number);
  // From a January on an even step of years, so that ticks stay put while the period grows.
  const firstYear = step >= 12 ? Math.floor(year / (step / 12)) * (step / 12) : year;
  const firstMonth = step >= 12 ? 1 : Math.floor((month - 1) / step) * step + 1;
  const first = calendarDateFrom(Math.max(firstYear, 1), firstMonth, 1);
  const days: number[] = [];
  for (let date = first; date && dayNumber(date) <= toDay; date = addMonths(date, step)) {
    if (dayNumber(date) >= fromDay) days.push(dayNumber(date));
  }
  if (step >= 12) return days.map((day) => ({ day, label: dateOfDay(day).slice(0, 4) }));
  return labelled(days, monthName);
}

function labelled(days: readonly number[], label: (day: number) => string): DateTick[] {
  return days.map((day, index) => {
    const year = dateOfDay(day).slice(0, 4);
    const before = days[index - 1];
    const isNewYear = before === undefined || dateOfDay(before).slice(0, 4) !== year;
    return { day, label: isNewYear ? `${label(day)} ${year}` : label(day) };
  });
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

function monthName(day: number): string {
  return MONTHS[Number(dateOfDay(day).slice(5, 7)) - 1] ?? '';
}

/** The next of 1, 2, 5 × 10ⁿ that is no smaller. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((round) => round * power >= rough * (1 - 1e-9)) ?? 10;
  return tidy(factor * power);
}

/** Without the dust of binary fractions. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
