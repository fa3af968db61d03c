/**
 * The pace of a series: the Theil–Sen slope, the median of the slopes of all pairs of readings.
 *
 * References: Theil (1950); Sen, "Estimates of the regression coefficient based on Kendall's tau",
 * JASA 63 (1968), for the interval.
 */
import { normalQuantile } from './normal-distribution.ts';
import { slopesInOrder } from './slopes-in-order.ts';

export interface Slope {
  /** Median slope in units per day. */
  readonly perDay: number;
  /** Ends of the interval, units per day; null below three readings. */
  readonly low: number | null;
  readonly high: number | null;
  readonly confidence: number;
  /**
   * Whether the interval holds its confidence. With too few independent readings the ranks of its
   * ends fall off the list of slopes, and it only says how far apart the slopes lie.
   */
  readonly isFull: boolean;
}

/**
 * The median slope of all pairs and its interval.
 *
 * The interval's ends are the slopes of rank (N ∓ z·σ)/2 of the N in order, rounded half to even and
 * held inside the list, as scipy's `theilslopes` does.
 *
 * @param days day numbers in rising order, one per value; at least two
 * @param varianceOfS variance of Mann–Kendall's S of the same values, tie-corrected and inflated
 */
export function theilSen(
  days: readonly number[],
  values: readonly number[],
  varianceOfS: number,
  confidence = 0.95,
): Slope {
  const pairs = (values.length * (values.length - 1)) / 2;
  const reach = normalQuantile(confidence) * Math.sqrt(varianceOfS);
  const lowRank = roundHalfToEven((pairs - reach) / 2) - 1;
  const highRank = roundHalfToEven((pairs + reach) / 2);
  const [low = 0, lowerMiddle = 0, upperMiddle = 0, high = 0] = slopesInOrder(
    Float64Array.from(days),
    Float64Array.from(values),
    [
      Math.max(lowRank, 0),
      Math.ceil(pairs / 2) - 1,
      Math.floor(pairs / 2),
      Math.min(highRank, pairs - 1),
    ],
  );
  const hasInterval = values.length >= 3;
  return {
    perDay: (lowerMiddle + upperMiddle) / 2,
    low: hasInterval ? low : null,
    high: hasInterval ? high : null,
    confidence,
    isFull: hasInterval && lowRank >= 0 && highRank <= pairs - 1,
  };
}

/**
 * The median slope alone.
 *
 * @param days as for `theilSen`
 */
export function medianSlope(days: readonly number[], values: readonly number[]): number {
  const pairs = (values.length * (values.length - 1)) / 2;
  const [lower = 0, upper = 0] = slopesInOrder(Float64Array.from(days), Float64Array.from(values), [
    Math.ceil(pairs / 2) - 1,
    Math.floor(pairs / 2),
  ]);
  return (lower + upper) / 2;
}

function roundHalfToEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
