/**
 * Slopes of given ranks among the slopes of all pairs of readings, exactly and without keeping all of
 * them: ten years of daily readings have 6.7 million.
 */
import { seededRandom } from './seeded-random.ts';
import { at, select } from './select.ts';

/** Pairs up to which narrowing down does not pay. */
const FEW_PAIRS = 100_000;
const SAMPLE = 20_000;
/** How far a bracket reaches around its rank, in standard errors of a sampled rank. */
const BRACKET_ERRORS = 5;

interface Bracket {
  readonly from: number;
  readonly to: number;
}

const EVERYTHING: Bracket = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/**
 * The slopes that would stand at the ranks, were the slopes of all pairs sorted.
 *
 * A sample gives each rank a bracket that almost surely holds it; one pass over the pairs counts the
 * slopes between the brackets and keeps those inside. Where a bracket does not hold its rank after
 * all, every slope is kept.
 *
 * @param x days in strictly rising order
 * @param ranks from 0 in rising order, at no more than three places far apart
 */
export function slopesInOrder(
  x: Float64Array,
  y: Float64Array,
  ranks: readonly number[],
): number[] {
  const pairs = (x.length * (x.length - 1)) / 2;
  if (pairs > FEW_PAIRS) {
    const sample = sampleOfSlopes(x, y);
    const brackets = disjoint(ranks.map((rank) => bracketAround((rank + 0.5) / pairs, sample)));
    const held = sample.filter((slope) =>
      brackets.some(({ from, to }) => slope >= from && slope <= to),
    );
    // A tenth more room than the sample foretells.
    const found = selectInside(x, y, ranks, brackets, (1.1 * pairs * held.length) / SAMPLE);
    if (found) return found;
  }
  return selectInside(x, y, ranks, [EVERYTHING], pairs) ?? [];
}

/** Slopes of pairs drawn by a fixed sequence, so that the same input takes the same way; sorted. */
function sampleOfSlopes(x: Float64Array, y: Float64Array): Float64Array {
  const random = seededRandom(1);
  const draw = (below: number) => Math.floor(random() * below);
  const slopes = new Float64Array(SAMPLE);
  for (let k = 0; k < SAMPLE; k++) {
    const i = draw(x.length);
    const j = (i + 1 + draw(x.length - 1)) % x.length;
    slopes[k] = (at(y, j) - at(y, i)) / (at(x, j) - at(x, i));
  }
  return slopes.sort();
}

/** @param share share of the slopes below the rank */
function bracketAround(share: number, sample: Float64Array): Bracket {
  const reach = BRACKET_ERRORS * (Math.sqrt(SAMPLE * share * (1 - share)) + 1);
  return {
    from: sample[Math.floor(SAMPLE * share - reach)] ?? EVERYTHING.from,
    to: sample[Math.ceil(SAMPLE * share + reach)] ?? EVERYTHING.to,
  };
}

/** Brackets in rising order, those that touch made one. */
function disjoint(brackets: readonly Bracket[]): Bracket[] {
  const apart: Bracket[] = [];
  for (const bracket of brackets) {
    const last = apart.at(-1);
    if (last && bracket.from <= last.to) apart.splice(-1, 1, { from: last.from, to: bracket.to });
    else apart.push(bracket);
  }
  return apart;
}

/** The slopes of the ranks, or null where the brackets do not hold them or there is no room. */
function selectInside(
  x: Float64Array,
  y: Float64Array,
  ranks: readonly number[],
  brackets: readonly Bracket[],
  room: number,
): number[] | null {
  const buffer = new Float64Array(Math.ceil(room));
  const regions = sortIntoRegions(x, y, brackets, buffer);
  const places = ranks.map((rank) => placeAmongKept(rank, regions));
  const count = regions.reduce((sum, slopes, region) => sum + (isBracket(region) ? slopes : 0), 0);
  if (count > buffer.length) return null;
  const found: number[] = [];
  let start = 0;
  for (const place of places) {
    if (place === null) return null;
    found.push(select(buffer, place, start, count - 1));
    // Selecting leaves everything smaller before the place, so the next rank looks only after it.
    start = place;
  }
  return found;
}

/** Where a slope of a rank stands among the kept ones; null where it was not kept. */
function placeAmongKept(rank: number, regions: Float64Array): number | null {
  let below = 0;
  let keptBelow = 0;
  for (const [region, count] of regions.entries()) {
    if (rank < below + count) return isBracket(region) ? keptBelow + rank - below : null;
    below += count;
    if (isBracket(region)) keptBelow += count;
  }
  return null;
}

/** Regions are counted from below the first bracket, so the odd ones are the brackets. */
function isBracket(region: number): boolean {
  return region % 2 === 1;
}

/**
 * Counts the slopes below, in, between and above up to three brackets, and keeps those in one.
 *
 * @returns counts per region, from the one below the first bracket
 */
function sortIntoRegions(
  x: Float64Array,
  y: Float64Array,
  brackets: readonly Bracket[],
  buffer: Float64Array,
): Float64Array {
  const [first = EVERYTHING, second, third] = brackets;
  const [a, b] = [first.from, first.to];
  const [c, d] = [second?.from ?? Infinity, second?.to ?? Infinity];
  const [e, f] = [third?.from ?? Infinity, third?.to ?? Infinity];
  const regions = new Float64Array(7);
  let next = 0;
  for (let j = 1; j < x.length; j++) {
    const xj = at(x, j);
    const yj = at(y, j);
    for (let i = 0; i < j; i++) {
      const slope = (yj - at(y, i)) / (xj - at(x, i));
      // The ends passed are counted without branches, because where a slope lies cannot be foreseen.
      const region =
        Number(slope >= a) +
        Number(slope > b) +
        Number(slope >= c) +
        Number(slope > d) +
        Number(slope >= e) +
        Number(slope > f);
      regions[region] = at(regions, region) + 1;
      buffer[next] = slope;
      next += region & 1;
    }
  }
  return regions;
}
