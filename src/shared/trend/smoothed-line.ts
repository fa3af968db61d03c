/** The smoothed line of a chart: a trailing mean, left out where too little is known. */
import { dayNumber } from '../domain/calendar.ts';
import type { DatedValue } from './types.ts';

/**
 * For each reading the mean of the readings of the last `days` days, its own included; null where
 * less than half of the readings that the cadence lets expect exist.
 *
 * @param readings on one scale, in rising order of dates
 */
export function smoothedLine(
  readings: readonly DatedValue[],
  days: number,
  cadenceDays: number,
): (number | null)[] {
  const enough = days / cadenceDays / 2;
  const dates = readings.map(({ date }) => dayNumber(date));
  let first = 0;
  let total = 0;
  return readings.map(({ value }, i) => {
    const date = dates[i] ?? 0;
    total += value;
    for (; date - (dates[first] ?? date) >= days; first++) total -= readings[first]?.value ?? 0;
    const count = i + 1 - first;
    return count >= enough ? total / count : null;
  });
}
