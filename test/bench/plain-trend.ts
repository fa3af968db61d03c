/** Pace, interval and S as the textbook has them, from all pairs: what the method is measured against. */
interface PlainTrend {
  readonly perDay: number;
  readonly low: number;
  readonly high: number;
  readonly s: number;
}

/**
 * Every slope worked out and sorted, and every pair compared; no smoothing and no ties.
 *
 * @param reach z·σ of the interval, in ranks
 */
export function plainTrend(
  days: readonly number[],
  values: readonly number[],
  reach: number,
): PlainTrend {
  const n = values.length;
  const slopes = new Float64Array((n * (n - 1)) / 2);
  let [next, s] = [0, 0];
  for (let j = 1; j < n; j++) {
    for (let i = 0; i < j; i++) {
      const rise = (values[j] ?? 0) - (values[i] ?? 0);
      slopes[next++] = rise / ((days[j] ?? 0) - (days[i] ?? 0));
      s += Math.sign(rise);
    }
  }
  slopes.sort();
  const at = (place: number) => slopes[place] ?? Number.NaN;
  return {
    perDay: (at(Math.ceil(next / 2) - 1) + at(Math.floor(next / 2))) / 2,
    low: at(Math.max(Math.round((next - reach) / 2) - 1, 0)),
    high: at(Math.min(Math.round((next + reach) / 2), next - 1)),
    s,
  };
}
