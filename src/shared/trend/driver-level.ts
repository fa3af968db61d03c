/** Whether the work behind a score is up, and since when. */
import type { CalendarDate } from '../domain/calendar.ts';
import { addDays } from '../domain/calendar.ts';
import type { JudgedReading, Judgement } from './judge.ts';
import { median } from './statistics.ts';
import type { MetricRules } from './types.ts';

/** A driver as it was logged and judged. */
export interface Driver {
  readonly name: string;
  readonly direction: MetricRules['direction'];
  readonly judgement: Judgement;
}

/** Days and readings that "recent" holds at least. */
const RECENT_DAYS = 28;
const FEWEST_RECENT = 5;
/** Chance below which recent readings lie above the baseline by more than luck. */
const SIGNIFICANCE = 0.05;

/** Whether the log says something of today: readings enough to tell, not too old nor undecided. */
export function isLogged({ judgement }: Driver): boolean {
  return (
    judgement.judged.n >= FEWEST_RECENT &&
    judgement.verdict !== 'stale' &&
    judgement.verdict !== 'broken'
  );
}

/**
 * The date since which a driver has been up; null where it is not.
 *
 * It is up when its verdict is improving, or when its recent readings lie on the better side of the
 * baseline more often than even chances would have it (sign test, one-sided): weekly counts are too
 * noisy for the last one alone. Recent are those of the score's smoothing window, of at least four
 * weeks, or the last five where those are fewer.
 *
 * @param smoothingDays of the score that the driver should move
 */
export function upSince(driver: Driver, smoothingDays: number): CalendarDate | null {
  const readings = driver.judgement.readings.filter(
    ({ date }) => date >= (driver.judgement.judged.from ?? date),
  );
  const sign = driver.direction === 'up' ? 1 : -1;
  const baseline = driver.judgement.baseline?.value ?? null;
  if (baseline !== null && isAbove(recentOf(readings, smoothingDays), baseline, sign)) {
    return riseAbove(readings, baseline, sign);
  }
  if (driver.judgement.verdict !== 'improving') return null;
  return riseAbove(readings, median(readings.map(({ linked }) => linked)), sign);
}

function recentOf(
  readings: readonly JudgedReading[],
  smoothingDays: number,
): readonly JudgedReading[] {
  const latest = readings.at(-1);
  if (!latest) return [];
  const start = addDays(latest.date, -Math.max(smoothingDays, RECENT_DAYS));
  const recent = readings.filter(({ date }) => date > start);
  return recent.length < FEWEST_RECENT ? readings.slice(-FEWEST_RECENT) : recent;
}

function isAbove(recent: readonly JudgedReading[], baseline: number, sign: number): boolean {
  const distances = recent.map(({ linked }) => sign * (linked - baseline));
  const better = distances.filter((distance) => distance > 0).length;
  const worse = distances.filter((distance) => distance < 0).length;
  return chanceOfAtLeast(better, better + worse) < SIGNIFICANCE;
}

/** Chance of so many heads or more in so many throws of a fair coin. */
function chanceOfAtLeast(heads: number, throws: number): number {
  let ways = 1;
  let chance = 0;
  for (let tails = 0; tails <= throws - heads; tails++) {
    chance += ways / 2 ** throws;
    ways = (ways * (throws - tails)) / (tails + 1);
  }
  return chance;
}

/**
 * The date of the first reading of the rise: the distances to the level, added up from the start,
 * are lowest just before the readings came to lie above it for good.
 */
function riseAbove(
  readings: readonly JudgedReading[],
  level: number,
  sign: number,
): CalendarDate | null {
  let total = 0;
  let lowest = 0;
  let since = readings[0]?.date ?? null;
  readings.forEach(({ linked }, i) => {
    total += sign * (linked - level);
    const next = readings[i + 1];
    if (total <= lowest && next) {
      lowest = total;
      since = next.date;
    }
  });
  return since;
}
