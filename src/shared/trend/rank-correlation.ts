/** Spearman's rank correlation: do two rows of values rise and fall together? */
import { mean, sum } from './statistics.ts';

/**
 * Spearman's rho, the correlation of the ranks, ties sharing the mean of theirs; from −1 to 1, null
 * where one of the rows does not vary.
 */
export function spearman(one: readonly number[], other: readonly number[]): number | null {
  const x = centredRanks(one);
  const y = centredRanks(other);
  const spread = Math.sqrt(sum(x.map((rank) => rank * rank)) * sum(y.map((rank) => rank * rank)));
  if (spread === 0) return null;
  const rho = sum(x.map((rank, i) => rank * (y[i] ?? 0))) / spread;
  return Math.min(Math.max(rho, -1), 1);
}

/** Ranks from 1, less their mean. */
function centredRanks(values: readonly number[]): number[] {
  const places = values.map((_, place) => place);
  places.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks = values.map(() => 0);
  for (let start = 0; start < places.length;) {
    let end = start + 1;
    while (end < places.length && values[places[end] ?? 0] === values[places[start] ?? 0]) end++;
    for (const place of places.slice(start, end)) ranks[place] = (start + 1 + end) / 2;
    start = end;
  }
  const middle = mean(ranks);
  return ranks.map((rank) => rank - middle);
}
