/**
 * Limits of an XmR (individuals) chart: what a series does by itself when nothing happens.
 *
 * References: Wheeler, "Understanding Variation"; NHS England, "Making Data Count"; the screening of
 * large moving ranges as NHSRplotthedots 0.2.2 does it.
 */
import { mean, sum } from './statistics.ts';

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
/** How far from a whole number of steps the rounding of arithmetic may put a distance. */
const WHOLE = 1e-6;

/**
 * Limits of values in the order of their dates; at least one. Moving ranges of 3.267 times their
 * mean or more are left out once.
 *
 * A smoothed value often moves by less than it is rounded to, so that most moving ranges are 0 and
 * the others one step: there a single step is never left out, and a value may be rounded over a
 * limit by half a step.
 *
 * @param widening what the distance to the limits is multiplied by, for smoothed metrics
 * @param step what values are rounded to, where that is coarse for a smoothed metric
 */
export function xmrLimits(values: readonly number[], widening = 1, step = 0): Limits {
  const centre = mean(values);
  const ranges = movingRanges(values);
  const screen = Math.max(SCREEN * mean(ranges), 1.5 * step);
  const ordinary = ranges.filter((range) => range < screen);
  if (ordinary.length === 0) return { centre, lower: null, upper: null };
  const reach = LIMIT * mean(ordinary) * widening + step / 2;
  return { centre, lower: centre - reach, upper: centre + reach };
}

/**
 * The step that values are rounded to, where it is coarse: more than a third of their mean moving
 * range; otherwise 0.
 *
 * Taken as the smallest distance between different values, where all distances are whole numbers of
 * it and some values are alike: without that nothing shows that values were rounded so.
 */
export function coarseStep(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const distances = movingRanges(sorted);
  // Below a billionth of the range lies the rounding of arithmetic, not of a provider.
  const tiny = sum(distances) / 1e9;
  const step = distances.reduce((least, d) => (d > tiny && d < least ? d : least), Infinity);
  if (step === Infinity || step <= mean(movingRanges(values)) / 3) return 0;
  const isWhole = (steps: number) => Math.abs(steps - Math.round(steps)) < WHOLE;
  const isRounded = distances.some((d) => d <= tiny) && distances.every((d) => isWhole(d / step));
  return isRounded ? step : 0;
}

function movingRanges(values: readonly number[]): number[] {
  return values.slice(1).map((value, i) => Math.abs(value - (values[i] ?? value)));
}
