/**
 * Limits of an XmR (individuals) chart: what a series does by itself when nothing happens.
 *
 * References: Wheeler, "Understanding Variation"; NHS England, "Making Data Count"; the screening of
 * large moving ranges as NHSRplotthedots 0.2.2 does it.
 */
import { mean } from './statistics.ts';

export interface Limits {
  readonly centre: number;
  /** Null where no moving range is left to tell how much the series varies. */
  readonly lower: number | null;
  readonly upper: number | null;
}

/** Mean moving ranges between the centre and a limit. */
const LIMIT = 2.66;
/** Mean moving ranges from which one moving range is too large to be ordinary. */
const SCREEN = 3.267;

/**
 * Limits of values in the order of their dates; at least one. Moving ranges of 3.267 times their
 * mean or more are left out once.
 *
 * @param widening what the distance to the limits is multiplied by, for smoothed metrics
 */
export function xmrLimits(values: readonly number[], widening = 1): Limits {
  const centre = mean(values);
  const ranges = values.slice(1).map((value, i) => Math.abs(value - (values[i] ?? value)));
  const screen = SCREEN * mean(ranges);
  const ordinary = ranges.filter((range) => range < screen);
  if (ordinary.length === 0) return { centre, lower: null, upper: null };
  const reach = LIMIT * mean(ordinary) * widening;
  return { centre, lower: centre - reach, upper: centre + reach };
}
