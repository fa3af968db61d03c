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
  one.forEach((rank, i) => {
    const otherRank = other[i] ?? 0;
    together += rank * otherRank;
    ofOne += rank * rank;
    ofOther += otherRank * otherRank;
  });
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
