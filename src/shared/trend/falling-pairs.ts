/** Pairs of values of which the later one is lower, found while sorting. */
import { at } from './select.ts';

interface SortedValues {
  /** Places of the values in rising order; equal values stay in the order they came in. */
  readonly order: Int32Array;
  /** How many pairs fall. */
  readonly falls: number;
}

/**
 * Sorts by merging ever longer stretches; what then passes over a value ahead of it falls below it.
 *
 * @param onFalls told of all pairs that fall to a later value at once: the earlier ones stand in a
 *   list of places, from one index to before another
 */
export function fallingPairs(
  values: Float64Array,
  onFalls?: (places: Int32Array, start: number, end: number, later: number) => void,
): SortedValues {
  const n = values.length;
  // Values travel with their places, so that merging reads them one after the other.
  let [from, into] = [values.slice(), new Float64Array(n)];
  let [places, placesInto] = [new Int32Array(n).map((_, place) => place), new Int32Array(n)];
  let falls = 0;
  for (let width = 1; width < n; width *= 2) {
    for (let start = 0; start < n; start += 2 * width) {
      const middle = Math.min(start + width, n);
      const end = Math.min(start + 2 * width, n);
      let left = start;
      let right = middle;
      let next = start;
      while (left < middle && right < end) {
        const earlier = at(from, left);
        const later = at(from, right);
        if (earlier <= later) {
          into[next] = earlier;
          placesInto[next++] = at(places, left++);
          continue;
        }
        falls += middle - left;
        const place = at(places, right++);
        onFalls?.(places, left, middle, place);
        into[next] = later;
        placesInto[next++] = place;
      }
      for (; left < middle; left++, next++) {
        into[next] = at(from, left);
        placesInto[next] = at(places, left);
      }
      for (; right < end; right++, next++) {
        into[next] = at(from, right);
        placesInto[next] = at(places, right);
      }
    }
    [from, into] = [into, from];
    [places, placesInto] = [placesInto, places];
  }
  return { order: places, falls };
}
