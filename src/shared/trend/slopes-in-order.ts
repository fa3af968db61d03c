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
const FEW_PAIRS = 20_000;
/** Slopes drawn per root of the pairs, which keeps sorting them and what the brackets hold in balance. */
const SAMPLE_PER_ROOT = 8;
/**
 * How far a bracket reaches around its rank, in standard errors of a sampled rank: mostly enough,
 * and almost surely where it was not.
 */
const BRACKET_ERRORS = [3.5, 8];

interface Bracket {
  readonly from: number;
  readonly to: number;
  /** More than the share of all slopes that surely lies inside. */
  readonly share: number;
}

/**
 * The slopes that would stand at the ranks, were the slopes of all pairs sorted.
 *
 * A sample gives each rank a bracket that should hold it, and only the slopes inside are looked at.
 * Where a bracket does not hold its rank after all, a wider one or every slope is.
 *
 * @param x days in strictly rising order
 * @param ranks from 0, in rising order
 */
export function slopesInOrder(
  x: Float64Array,
  y: Float64Array,
  ranks: readonly number[],
): number[] {
  const pairs = pairsOf(x);
  if (pairs > FEW_PAIRS) {
    const sample = sampleOfSlopes(x, y);
    for (const errors of BRACKET_ERRORS) {
      const found = selectInBrackets(x, y, ranks, (rank) =>
        bracketAround((rank + 0.5) / pairs, sample, errors),
      );
      if (found !== null) return found;
    }
  }
  const slopes = allSlopes(x, y, pairs);
  // Selecting leaves everything smaller ahead of a rank, so the next one looks only from there on.
  return ranks.map((rank, i) => select(slopes, rank, ranks[i - 1] ?? 0, pairs - 1));
}

function pairsOf({ length }: Float64Array): number {
  return (length * (length - 1)) / 2;
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
  const slopes = new Float64Array(Math.ceil(SAMPLE_PER_ROOT * Math.sqrt(pairsOf(x))));
  for (let k = 0; k < slopes.length; k++) {
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
  bracketOf: (rank: number) => Bracket,
): number[] | null {
  const found: number[] = [];
  let inside: SlopesInside | null = null;
  let start = 0;
  for (const rank of ranks) {
    // The middle two ranks share a bracket.
    if (inside === null || rank >= inside.below + inside.slopes.length) {
      inside = slopesInside(x, y, bracketOf(rank));
      start = 0;
    }
    const place = rank - (inside?.below ?? 0);
    if (inside === null || place < 0 || place >= inside.slopes.length) return null;
    const slope = select(inside.slopes, place, start, inside.slopes.length - 1);
    if (slope < inside.bracket.from || slope > inside.bracket.to) return null;
    found.push(slope);
    start = place;
  }
  return found;
}

/** @param share share of the slopes below the rank */
function bracketAround(share: number, sample: Float64Array, errors: number): Bracket {
  const size = sample.length;
  const reach = errors * (Math.sqrt(size * share * (1 - share)) + 1);
  const from = sample[Math.floor(size * share - reach)] ?? Number.NEGATIVE_INFINITY;
  const to = sample[Math.ceil(size * share + reach)] ?? Number.POSITIVE_INFINITY;
  const held = sample.filter((slope) => slope >= from && slope <= to).length;
  return { from, to, share: (held + 5 * (Math.sqrt(held) + 1)) / size };
}

/** All slopes of a bracket, with a few more that lie a hair outside, and how many lie below those. */
interface SlopesInside {
  readonly bracket: Bracket;
  readonly below: number;
  readonly slopes: Float64Array;
}

/** Null where the bracket holds more than it should. */
function slopesInside(x: Float64Array, y: Float64Array, bracket: Bracket): SlopesInside | null {
  const lowest = withoutLine(x, y, bracket.from - hair(x, y, bracket.from));
  const highest = withoutLine(x, y, bracket.to + hair(x, y, bracket.to));
  const { order, falls: below } = fallingPairs(lowest);
  const inOrder = (values: Float64Array) => values.map((_, i) => at(values, at(order, i)));
  const room = new Float64Array(Math.ceil(pairsOf(x) * bracket.share));
  const keep = keepSlopes(inOrder(x), inOrder(y), room);
  const { falls: count } = fallingPairs(inOrder(highest), keep);
  return count > room.length ? null : { bracket, below, slopes: room.subarray(0, count) };
}

/** Keeps the slopes of the pairs that it is told of, as far as there is room. */
function keepSlopes(
  x: Float64Array,
  y: Float64Array,
  room: Float64Array,
): (places: Int32Array, start: number, end: number, other: number) => void {
  let next = 0;
  return (places, start, end, other) => {
    for (let k = start; k < end; k++) room[next++] = slopeOf(x, y, at(places, k), other);
  };
}

/** Values less a line of the slope, whose order is all that counts; even of an infinite slope. */
function withoutLine(x: Float64Array, y: Float64Array, slope: number): Float64Array {
  const [x0, y0] = [at(x, 0), at(y, 0)];
  if (!Number.isFinite(slope)) return x.map((day) => (slope < 0 ? day : -day));
  return y.map((value, i) => value - y0 - slope * (at(x, i) - x0));
}

/** More than rounding moves a slope by when it is found from the order of values less a line. */
function hair(x: Float64Array, y: Float64Array, slope: number): number {
  if (!Number.isFinite(slope)) return 0;
  let [height, gap] = [0, Infinity];
  for (let i = 1; i < x.length; i++) {
    height = Math.max(height, Math.abs(at(y, i) - at(y, 0)));
    gap = Math.min(gap, at(x, i) - at(x, i - 1));
  }
  const span = at(x, x.length - 1) - at(x, 0);
  return (16 * Number.EPSILON * (height + Math.abs(slope) * span)) / gap;
}
