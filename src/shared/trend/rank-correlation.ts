/** Spearman's rank correlation: do two rows of values rise and fall together? */

/**
 * Spearman's rho, the correlation of the ranks, ties sharing the mean of theirs; from −1 to 1, null
 * where one of the rows does not vary.
 */
export function spearman(one: readonly number[], other: readonly number[]): number | null {
  return correlationOfRanks(centredRanks(one), centredRanks(other));
}

/** Rho of two rows of centred ranks. */
export function correlationOfRanks(one: Float64Array, other: Float64Array): number | null {
  let together = 0;
  let ofOne = 0;
  let ofOther = 0;
  for (let i = 0; i < one.length; i++) {
    const rank = one[i] ?? 0;
    const otherRank = other[i] ?? 0;
    together += rank * otherRank;
    ofOne += rank * rank;
    ofOther += otherRank * otherRank;
  }
  if (ofOne === 0 || ofOther === 0) return null;
  return Math.min(Math.max(together / Math.sqrt(ofOne * ofOther), -1), 1);
}

/** Ranks from 1, less their mean. */
export function centredRanks(values: readonly number[]): Float64Array {
  const places = values.map((_, place) => place);
  places.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks = new Float64Array(values.length);
  const middle = (values.length + 1) / 2;
  for (let start = 0; start < places.length;) {
    const value = values[places[start] ?? 0];
    let end = start + 1;
    while (end < places.length && values[places[end] ?? 0] === value) end++;
    for (let i = start; i < end; i++) ranks[places[i] ?? 0] = (start + 1 + end) / 2 - middle;
    start = end;
  }
  return ranks;
}

/** The place of each value among the different ones, from 0 in rising order: what ranks depend on. */
export function placesOf(values: readonly number[]): number[] {
  const inOrder = [...new Set(values)].sort((a, b) => a - b);
  const placeOf = new Map(inOrder.map((value, place) => [value, place]));
  return values.map((value) => placeOf.get(value) ?? 0);
}

/**
 * Puts {@link centredRanks} in place of places, as {@link placesOf} gives them: counted instead of
 * sorted, for when it has to be done thousands of times.
 *
 * @param counts room for as many numbers as there are different places; what is in it does not matter
 */
export function rankPlaces(places: Float64Array, counts: Float64Array): void {
  counts.fill(0);
  for (let i = 0; i < places.length; i++) {
    const place = places[i] ?? 0;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  const middle = (places.length + 1) / 2;
  let start = 0;
  for (let place = 0; place < counts.length; place++) {
    const end = start + (counts[place] ?? 0);
    counts[place] = (start + 1 + end) / 2 - middle;
    start = end;
  }
  for (let i = 0; i < places.length; i++) places[i] = counts[places[i] ?? 0] ?? 0;
}
