/** Scores of which it is known how fast they rise, for measuring how often the method says so. */
import type { CalendarDate } from '#shared/domain/calendar.ts';
import { dateOfDay } from '#shared/domain/calendar.ts';
import type { DatedValue } from '#shared/trend/types.ts';

export interface ScoreShape {
  /** Days that the provider takes the mean over; 0 for the bare noise of single days. */
  readonly smoothingDays: number;
  readonly cadenceDays: number;
  readonly readings: number;
  readonly decimals: number;
  /** Correlation of the noise of one day with the day before's. */
  readonly memory: number;
}

/** Standard deviation of the noise of a day, with and without memory. */
export const DAILY_NOISE = 5;
const LEVEL = 50;
const FIRST_DAY = 15_000;

/** The noise of a score at each of its readings, before rounding. */
export function noiseOf(shape: ScoreShape, random: () => number): number[] {
  const { cadenceDays, readings, memory } = shape;
  const window = Math.max(shape.smoothingDays, 1);
  const total = new Float64Array((readings - 1) * cadenceDays + window + 1);
  let noise = DAILY_NOISE * normal(random);
  for (let day = 1; day < total.length; day++) {
    total[day] = (total[day - 1] ?? 0) + noise;
    noise = memory * noise + Math.sqrt(1 - memory ** 2) * DAILY_NOISE * normal(random);
  }
  return Array.from({ length: readings }, (_, k) => {
    const start = k * cadenceDays;
    return ((total[start + window] ?? 0) - (total[start] ?? 0)) / window;
  });
}

/** The score as it is read: a level, a rise in points a year and the noise, rounded. */
export function readingsOf(
  { cadenceDays, decimals }: ScoreShape,
  noise: readonly number[],
  risePerYear: number,
): DatedValue[] {
  return noise.map((deviation, k) => {
    const value = LEVEL + (risePerYear * k * cadenceDays) / 365 + deviation;
    return { date: dateOfReading(k, cadenceDays), value: Number(value.toFixed(decimals)) };
  });
}

function dateOfReading(k: number, cadenceDays: number): CalendarDate {
  return dateOfDay(FIRST_DAY + k * cadenceDays);
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
