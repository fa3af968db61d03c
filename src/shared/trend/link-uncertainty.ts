/** What the error of a link does to a trend that crosses it. */
import { mannKendall } from './mann-kendall.ts';
import type { MovedValue } from './segments.ts';
import { medianSlope } from './theil-sen.ts';

export interface LinkUncertainty {
  /** How far the pace moves, in units per day, when the links are off by their mean error. */
  readonly paceError: number;
  /** Whether the trend stays significant, in the same direction, off by that error either way. */
  readonly trendHolds: boolean;
}

/**
 * Tries the trend with every linked value off by its link's mean error, both ways; null where no
 * value is linked or the error of one is unknown.
 *
 * @param days day numbers in rising order, one per value
 * @param inflation as for the test itself
 * @param significance chance below which a trend counts
 */
export function trendWithinLinkError(
  days: readonly number[],
  values: readonly MovedValue[],
  inflation: number | null,
  significance: number,
): LinkUncertainty | null {
  const linked = values.filter(({ linkedOver }) => linkedOver.length > 0);
  const isUnknown = linked.some(({ linkError }) => linkError === null);
  if (values.length < 2 || linked.length === 0 || isUnknown) return null;
  const [lower, higher] = [-1, 1].map((sign) => {
    const moved = values.map(({ value, linkError }) => value + sign * (linkError ?? 0));
    const test = mannKendall(moved, inflation);
    return {
      pace: medianSlope(days, moved),
      direction: test.p < significance ? Math.sign(test.s) : 0,
    };
  });
  if (!lower || !higher) return null;
  return {
    paceError: Math.abs(higher.pace - lower.pace) / 2,
    trendHolds: lower.direction !== 0 && lower.direction === higher.direction,
  };
}
