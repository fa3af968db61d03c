/**
 * The Mann–Kendall test: does a series rise or fall more than chance would have it?
 *
 * References: Mann (1945); Kendall, "Rank Correlation Methods" (1975); Gilbert, "Statistical
 * Methods for Environmental Pollution Monitoring" (1987), chapter 16, ties and small samples.
 */
import { fallingPairs } from './falling-pairs.ts';
import { twoSidedChance } from './normal-distribution.ts';
import { sum } from './statistics.ts';

export interface TrendTest {
  /** Rising pairs less falling pairs. */
  readonly s: number;
  /** Variance of S with ties and smoothing taken into account. */
  readonly variance: number;
  /** What smoothing multiplied the variance by; 1 without smoothing. */
  readonly inflation: number;
  readonly z: number;
  /** Two-sided chance of an S as far from 0, were there no trend. */
  readonly p: number;
  /** Whether p was counted over all orders rather than taken from the normal distribution. */
  readonly isExact: boolean;
  /** S as a share of all pairs. */
  readonly tau: number;
}

/** Readings up to which every order can stand for the chances themselves. */
const MOST_FOR_EXACT = 10;

/**
 * Tests values in the order of their dates; at least two.
 *
 * Up to ten different values of a metric that is not smoothed are tested exactly.
 *
 * @param inflation what the provider's smoothing multiplies the variance by; null without smoothing
 */
export function mannKendall(values: readonly number[], inflation: number | null): TrendTest {
  const n = values.length;
  const s = risingLessFalling(values);
  const variance = varianceOfS(values) * (inflation ?? 1);
  const z = variance === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(variance);
  const isExact = n <= MOST_FOR_EXACT && inflation === null && new Set(values).size === n;
  return {
    s,
    variance,
    inflation: inflation ?? 1,
    z,
    p: isExact ? exactChance(n, s) : twoSidedChance(z),
    isExact,
    tau: s / ((n * (n - 1)) / 2),
  };
}

/** S: over all pairs of readings, those that rise less those that fall. */
function risingLessFalling(values: readonly number[]): number {
  const pairsOf = (n: number) => (n * (n - 1)) / 2;
  const level = sum(tieSizes(values).map(pairsOf));
  return pairsOf(values.length) - level - 2 * fallingPairs(Float64Array.from(values)).falls;
}

/** Var(S) without a trend, corrected for ties; independent readings. */
function varianceOfS(values: readonly number[]): number {
  const weight = (n: number) => n * (n - 1) * (2 * n + 5);
  return (weight(values.length) - sum(tieSizes(values).map(weight))) / 18;
}

/** How often each value occurs. */
function tieSizes(values: readonly number[]): number[] {
  const sizes = new Map<number, number>();
  for (const value of values) sizes.set(value, (sizes.get(value) ?? 0) + 1);
  return [...sizes.values()];
}

/**
 * Two-sided chance of |S| or more over all n! orders of n different values.
 *
 * An order with k falling pairs has S = n(n−1)/2 − 2k; the orders with k falling pairs are counted
 * by putting the values in place one after the other.
 */
export function exactChance(n: number, s: number): number {
  const pairs = (n * (n - 1)) / 2;
  let orders = [1];
  for (let placed = 2; placed <= n; placed++) {
    const next = new Array<number>(orders.length + placed - 1).fill(0);
    orders.forEach((count, k) => {
      for (let extra = 0; extra < placed; extra++) next[k + extra] = (next[k + extra] ?? 0) + count;
    });
    orders = next;
  }
  const fewestFalls = (pairs - Math.abs(s)) / 2;
  let extreme = 0;
  let all = 0;
  orders.forEach((count, k) => {
    all += count;
    if (k <= fewestFalls) extreme += count;
  });
  return Math.min(1, (2 * extreme) / all);
}
