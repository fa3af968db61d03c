/** The element of a rank without sorting everything. */

/** Length up to which partitioning straight away is quicker than narrowing down first. */
const SHORT = 600;

/**
 * Rearranges part of an array so that the element of a rank stands where sorting would put it, with
 * nothing greater before it and nothing smaller after it, and returns that element.
 *
 * @param rank place from 0 in the whole array, within `low`..`high` (both inclusive)
 * Reference: Floyd & Rivest, "Algorithm 489: SELECT", CACM 18 (1975).
 */
export function select(values: Float64Array, rank: number, low: number, high: number): number {
  let left = low;
  let right = high;
  while (left < right) {
    if (right - left > SHORT) {
      const { from, to } = likelyRange(left, right, rank);
      select(values, rank, from, to);
    }
    const { smallerEnd, greaterStart } = partition(values, left, right, at(values, rank));
    if (rank <= smallerEnd) right = smallerEnd;
    else if (rank >= greaterStart) left = greaterStart;
    else break;
  }
  return at(values, rank);
}

/** Places around the rank from which a sample gives a pivot close to, and just beyond, the rank. */
function likelyRange(left: number, right: number, rank: number): { from: number; to: number } {
  const count = right - left + 1;
  const share = (rank - left + 1) / count;
  const log = Math.log(count);
  const sample = 0.5 * Math.exp((2 * log) / 3);
  const error = 0.5 * Math.sqrt((log * sample * (count - sample)) / count);
  const shift = share < 0.5 ? error : -error;
  return {
    from: Math.max(left, Math.floor(rank - share * sample - shift)),
    to: Math.min(right, Math.floor(rank + (1 - share) * sample - shift)),
  };
}

/** Puts what is smaller than the pivot before what is greater; Hoare's scheme. */
function partition(
  values: Float64Array,
  left: number,
  right: number,
  pivot: number,
): { smallerEnd: number; greaterStart: number } {
  let i = left;
  let j = right;
  while (i <= j) {
    while (at(values, i) < pivot) i++;
    while (at(values, j) > pivot) j--;
    if (i <= j) {
      const held = at(values, i);
      values[i++] = at(values, j);
      values[j--] = held;
    }
  }
  return { smallerEnd: j, greaterStart: i };
}

/** Typed arrays are dense, so every place within them holds a number. */
export function at(values: Float64Array | Int32Array, place: number): number {
  return values[place] as number;
}
