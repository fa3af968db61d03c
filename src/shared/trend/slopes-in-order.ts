/**
 * Slopes of given ranks among the slopes of all pairs of readings, exactly and without looking at all
 * of them: ten years of daily readings have 6.7 million.
 *
 * A pair falls when a line of slope s is taken off the values exactly if its own slope is below s. So
 * sorting tells how many slopes lie below s, and the pairs that change order between two such lines
 * are those with a slope between them. References: Cole, Salowe, Steiger & Szemerédi, "An optimal-time
 * algorithm for slope selection" (1989); Matoušek, "Randomized optimal algorithm for slope selection"
 * (1991), for sampling the lines.
 */
import { fallingPairs } from './falling-pairs.ts';
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

/**
 * The slopes that would stand at the ranks, were the slopes of all pairs sorted.
 *
 * A sample gives each rank a bracket that almost surely holds it, and only the slopes inside are
 * looked at. Where a bracket does not hold its rank after all, every slope is.
 *
 * @param x days in strictly rising order
 * @param ranks from 0
 */
export function slopesInOrder(
  x: Float64Array,
  y: Float64Array,
  ranks: readonly number[],
): number[] {
  const pairs = (x.length * (x.length - 1)) / 2;
  const found =
    pairs > FEW_PAIRS ? selectInBrackets(x, y, ranks, sampleOfSlopes(x, y), pairs) : null;
  if (found !== null) return found;
  const slopes = allSlopes(x, y, pairs);
  return ranks.map((rank) => select(slopes, rank, 0, pairs - 1));
}

function allSlopes(x: Float64Array, y: Float64Array, pairs: number): Float64Array {
  const slopes = new Float64Array(pairs);
  let next = 0;
  for (let j = 1; j < x.length; j++) {
    for (let i = 0; i < j; i++) slopes[next++] = slopeOf(x, y, i, j);
  }
  return slopes;
}

function slopeOf(x: Float64Array, y: Float64Array, i: number, j: number): number {
  return (at(y, j) - at(y, i)) / (at(x, j) - at(x, i));
}

/** Slopes of pairs drawn by a fixed sequence, so that the same input takes the same way; sorted. */
function sampleOfSlopes(x: Float64Array, y: Float64Array): Float64Array {
  const random = seededRandom(1);
  const draw = (below: number) => Math.floor(random() * below);
  const slopes = new Float64Array(SAMPLE);
  for (let k = 0; k < SAMPLE; k++) {
    const i = draw(x.length);
    slopes[k] = slopeOf(x, y, i, (i + 1 + draw(x.length - 1)) % x.length);
  }
  return slopes.sort();
}

/** The slopes of the ranks, or null where a bracket does not hold its rank. */
function selectInBrackets(
  x: Float64Array,
  y: Float64Array,
  ranks: readonly number[],
  sample: Float64Array,
  pairs: number,
): number[] | null {
  const found: number[] = [];
  let bracket: Bracket | null = null;
  let inside: SlopesInside | null = null;
  for (const rank of ranks) {
    const wanted = bracketAround((rank + 0.5) / pairs, sample);
    // Neighbouring ranks have brackets that hardly differ.
    if (bracket === null || inside === null || !isAmong(rank, inside)) {
      bracket = wanted;
      inside = slopesInside(x, y, bracket);
    }
    if (!isAmong(rank, inside)) return null;
    const slope = select(inside.slopes, rank - inside.below, 0, inside.slopes.length - 1);
    if (slope < bracket.from || slope > bracket.to) return null;
    found.push(slope);
  }
  return found;
}
