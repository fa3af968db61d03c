/** Pairs of values of which the later one is lower, found while sorting. */
import { at } from './select.ts';

export interface SortedValues {
  /** Places of the values in rising order; equal values stay in the order they came in. */
  readonly order: Int32Array;
  /** How many pairs fall. */
  readonly falls: number;
}

/**
 * Sorts by merging ever longer stretches; what then passes over a value ahead of it falls below it.
 *
 * @param onFall told the places of each pair that falls, the earlier one first
 */
export function fallingPairs(
  values: Float64Array,
  onFall?: (earlier: number, later: number) => void,
): SortedValues {
  const n = values.length;
  let from = Int32Array.from(values, (_, place) => place);
  let into = new Int32Array(n);
  let falls = 0;
  for (let width = 1; width < n; width *= 2) {
    for (let start = 0; start < n; start += 2 * width) {
      const middle = Math.min(start + width, n);
      const end = Math.min(start + 2 * width, n);
      let left = start;
      let right = middle;
      for (let place = start; place < end; place++) {
        const earlier = from[left] as number;
        const later = from[right] as number;
        const takesLeft =
          right === end || (left < middle && at(values, earlier) <= at(values, later));
        into[place] = takesLeft ? earlier : later;
        if (takesLeft) left++;
        else {
          right++;
          falls += middle - left;
          if (onFall) for (let k = left; k < middle; k++) onFall(from[k] as number, later);
        }
      }
    }
    [from, into] = [into, from];
  }
  return { order: from, falls };
}
