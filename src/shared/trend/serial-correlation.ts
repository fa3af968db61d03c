/**
 * Serial correlation that the provider's smoothing does not explain: where the noise of one day
 * resembles the day before's, neighbouring readings tell less than their number suggests.
 *
 * The memory of the daily noise is found from the readings themselves, and the variance of S is
 * inflated once more for it. References: Hamed & Rao (1998); Tjøstheim & Paulsen (1983) on the bias of
 * a short series' autocorrelation.
 */
import type { TrendTest } from './mann-kendall.ts';
import { twoSidedChance } from './normal-distribution.ts';
import { correlationOfMeans, varianceInflation } from './smoothing.ts';
import { mean, median } from './statistics.ts';

export interface SerialCorrelation {
  /** Correlation of the noise of one day with the day before's that is allowed for. */
  readonly memory: number;
  /** What it and smoothing together multiply the variance of S by. */
  readonly inflation: number;
  /** Two-sided chance of the trend test with that variance. */
  readonly p: number;
}

/** Readings below which the exact test stands and a correlation cannot be told. */
const FEWEST_READINGS = 11;
/**
 * Standard errors that an autocorrelation must lie above what smoothing implies to count, and that
 * are then added to it, because a short series' own estimate is uncertain; set by
 * test/bench/calibration.ts.
 */
const ALLOWANCE = 0.75;
/**
 * A series that bends looks like one that wanders, so no more than this is taken for noise: of
 * neighbouring readings, so that one that only ever rises stays a trend; and of neighbouring days
 * under smoothing, which explains what lasts longer.
 */
const GREATEST_OF_READINGS = 0.9;
const GREATEST_OF_SMOOTHED_DAYS = 0.9;
const GREATEST_OF_DAYS = 0.999;

/**
 * The serial correlation of readings around their trend, or null where none is found.
 *
 * Where neighbouring readings share days of smoothing, they hardly differ and their own correlation
 * says little; the differences between them, which are new days less leaving ones, show the memory.
 *
 * @param days day numbers in rising order, one per value
 * @param perDay the pace of the values
 * @param test their trend test, corrected for smoothing
 */
export function findSerialCorrelation(
  days: readonly number[],
  values: readonly number[],
  perDay: number,
  test: TrendTest,
  smoothingDays: number,
): SerialCorrelation | null {
  if (values.length < FEWEST_READINGS || test.variance === 0) return null;
  const gaps = differences(days);
  const isOverlapping = median(gaps) < smoothingDays;
  const noise = withoutTrend(days, values, perDay);
  const found = lagOneCorrelation(isOverlapping ? differences(noise) : noise);
  const expected = (memory: number) => {
    const correlationAt = remembering(correlationOfMeans(smoothingDays, memory));
    return isOverlapping ? ofDifferences(gaps, correlationAt) : mean(gaps.map(correlationAt));
  };
  if (found === null || found.estimate <= expected(0) + ALLOWANCE * found.error) return null;
  const allowedFor = Math.min(found.estimate + ALLOWANCE * found.error, GREATEST_OF_READINGS);
  const greatest = isOverlapping ? GREATEST_OF_SMOOTHED_DAYS : GREATEST_OF_DAYS;
  const memory = memoryWith(expected, allowedFor, greatest);
  const inflation = varianceInflation(days, smoothingDays, memory) ?? 1;
  return {
    memory,
    inflation,
    p: twoSidedChance(test.z * Math.sqrt(test.inflation / inflation)),
  };
}

/**
 * What the trend leaves of values, in whole trillionths of their range, so that the rounding of
 * arithmetic never passes for noise.
 */
function withoutTrend(
  days: readonly number[],
  values: readonly number[],
  perDay: number,
): number[] {
  const [firstDay = 0, firstValue = 0] = [days[0], values[0]];
  const rises = values.map((value) => value - firstValue);
  const unit = rises.reduce((widest, rise) => Math.max(widest, Math.abs(rise)), 0) / 1e12;
  return rises.map((rise, i) => Math.round((rise - perDay * ((days[i] ?? 0) - firstDay)) / unit));
}

/**
 * The correlation of each value with the next, through their ranks so that an outlier counts as one
 * value, free of the bias that taking out a level and a pace leaves; null where all are equal.
 */
function lagOneCorrelation(values: readonly number[]): { estimate: number; error: number } | null {
  const n = values.length;
  const ranks = centredRanks(values);
  let [products, squares] = [0, 0];
  ranks.forEach((rank, i) => {
    products += rank * (ranks[i + 1] ?? 0);
    squares += rank * rank;
  });
  if (squares === 0) return null;
  const ofNormalValues = 2 * Math.sin((Math.PI / 6) * (products / squares));
  return { estimate: (n * ofNormalValues + 2) / (n - 4), error: Math.sqrt(n) / (n - 4) };
}

/** Ranks less their mean; equal values share the middle of theirs. */
function centredRanks(values: readonly number[]): Float64Array {
  const order = values.map((_, i) => i).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks = new Float64Array(values.length);
  for (let start = 0, end = 0; start < order.length; start = end) {
    const value = values[order[start] ?? 0];
    while (end < order.length && values[order[end] ?? 0] === value) end++;
    for (const place of order.slice(start, end)) ranks[place] = (start + end - values.length) / 2;
  }
  return ranks;
}

/** Lag-one correlation of the differences between readings so far apart. */
function ofDifferences(gaps: readonly number[], correlationAt: (gap: number) => number): number {
  let [together, alone] = [0, 0];
  gaps.forEach((gap, i) => {
    alone += 2 * (1 - correlationAt(gap));
    const next = gaps[i + 1];
    if (next === undefined) return;
    together += correlationAt(gap) + correlationAt(next) - 1 - correlationAt(gap + next);
  });
  return together / alone;
}

/** The memory of daily noise with which the lag-one correlation is the one given, by halving. */
function memoryWith(
  expected: (memory: number) => number,
  correlation: number,
  greatest: number,
): number {
  let [low, high] = [0, greatest];
  for (let step = 0; step < 14; step++) {
    const middle = (low + high) / 2;
    if (expected(middle) < correlation) low = middle;
    else high = middle;
  }
  return high;
}

/** The function, worked out once per number: few gaps are different. */
function remembering(work: (x: number) => number): (x: number) => number {
  const known = new Map<number, number>();
  return (x) => {
    const before = known.get(x);
    if (before !== undefined) return before;
    const result = work(x);
    known.set(x, result);
    return result;
  };
}

function differences(values: readonly number[]): number[] {
  return values.slice(1).map((value, i) => value - (values[i] ?? 0));
}
