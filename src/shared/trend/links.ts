/**
 * Links that move values from a metric's old scale onto its new one.
 *
 * Every link is a straight line, new = factor × old + shift, with the mean error it makes on a pair
 * that it has not seen. References: OECD on linking time series (ratio); Kolen & Brennan on linear
 * equating, and on why it needs more than a handful of pairs.
 */
import type { DatedValue, LinkMethod, LinkPair } from './types.ts';
import { daysBetween } from '../domain/calendar.ts';
import type { CalendarDate } from '../domain/calendar.ts';
import { mean, median, sampleDeviation } from './statistics.ts';

export interface Link {
  /** The method used; additive where the one asked for is not possible. */
  readonly method: LinkMethod;
  readonly factor: number;
  readonly shift: number;
  /**
   * Old values between which the line holds, for linear links: beyond them the shift at the nearest
   * end is kept rather than the line drawn further. Null where the line holds everywhere.
   */
  readonly holds: { readonly from: number; readonly to: number } | null;
  /** Leave-one-out mean error in units of the new scale; null from a single pair. */
  readonly meanError: number | null;
  readonly pairs: number;
}

/** Pairs below which linear equating does worse than a plain difference. */
const FEWEST_FOR_LINEAR = 8;
/** Days on either side of a scoring change within which a reading still stands for its day. */
const NEAREST_DAYS = 10;

/**
 * The link that the pairs give, or null without a pair.
 *
 * The method asked for is used where it may be: linear from 8 pairs up, ratio on positive scales
 * with no upper end; otherwise the median paired difference.
 */
export function linkOf(
  pairs: readonly LinkPair[],
  asked: LinkMethod,
  scale: { readonly scaleMax: number | null },
): Link | null {
  if (pairs.length === 0) return null;
  const method = isPossible(asked, pairs, scale) ? asked : 'additive';
  const made = madeFrom.get(pairs) ?? new Map<LinkMethod, Link>();
  madeFrom.set(pairs, made);
  const link = made.get(method) ?? {
    method,
    ...LINES[method](pairs),
    holds: method === 'linear' ? rangeOf(pairs) : null,
    meanError: leaveOneOutError(pairs, method),
    pairs: pairs.length,
  };
  made.set(method, link);
  return link;
}

/** Pairs are pooled over every series on a metric, so all of these ask for the same link. */
const madeFrom = new WeakMap<readonly LinkPair[], Map<LinkMethod, Link>>();

/** A value of the old scale on the new one. */
export function applyLink(link: Link, value: number): number {
  const { factor, shift, holds } = link;
  const held = holds ? Math.min(Math.max(value, holds.from), holds.to) : value;
  return factor * held + shift + (value - held);
}

/**
 * The nearest readings before a scoring change and on or after it as a pair, or null where there is
 * none within 10 days on either side.
 *
 * @param readings of one series in rising order of dates, on no other scales than the two
 */
export function nearestPair(
  readings: readonly DatedValue[],
  change: CalendarDate,
): LinkPair | null {
  const before = readings.findLast((reading) => reading.date < change);
  const after = readings.find((reading) => reading.date >= change);
  if (!before || !after) return null;
  const isNear =
    daysBetween(before.date, change) <= NEAREST_DAYS &&
    daysBetween(change, after.date) <= NEAREST_DAYS;
  return isNear ? { before: before.value, after: after.value } : null;
}

/**
 * Mean distance between a pair's new value and the one linked by all other pairs; null below the
 * pairs that the method needs and one more.
 */
export function leaveOneOutError(pairs: readonly LinkPair[], method: LinkMethod): number | null {
  if (pairs.length < (method === 'linear' ? 3 : 2)) return null;
  return mean(
    pairs.map((left, i) => {
      const { factor, shift } = LINES[method](pairs.filter((_, other) => other !== i));
      return Math.abs(left.after - (factor * left.before + shift));
    }),
  );
}

interface Line {
  readonly factor: number;
  readonly shift: number;
}

/** How each method draws its line through pairs. */
export const LINES: Readonly<Record<LinkMethod, (pairs: readonly LinkPair[]) => Line>> = {
  additive: (pairs) => ({ factor: 1, shift: median(pairs.map((p) => p.after - p.before)) }),
  ratio: (pairs) => ({
    factor: mean(pairs.map((p) => p.after)) / mean(pairs.map((p) => p.before)),
    shift: 0,
  }),
  linear: (pairs) => {
    const before = pairs.map((p) => p.before);
    const after = pairs.map((p) => p.after);
    const factor = sampleDeviation(after) / sampleDeviation(before);
    return { factor, shift: mean(after) - factor * mean(before) };
  },
};

function isPossible(
  method: LinkMethod,
  pairs: readonly LinkPair[],
  scale: { readonly scaleMax: number | null },
): boolean {
  if (method === 'ratio') {
    return scale.scaleMax === null && pairs.every((p) => p.before > 0 && p.after > 0);
  }
  // Without any spread on either scale there is no line to draw.
  if (method === 'linear') {
    return (
      pairs.length >= FEWEST_FOR_LINEAR && hasSpread(pairs, 'before') && hasSpread(pairs, 'after')
    );
  }
  return true;
}

function hasSpread(pairs: readonly LinkPair[], side: keyof LinkPair): boolean {
  return new Set(pairs.map((p) => p[side])).size > 2;
}

function rangeOf(pairs: readonly LinkPair[]): { from: number; to: number } {
  const before = pairs.map((p) => p.before);
  return { from: Math.min(...before), to: Math.max(...before) };
}
