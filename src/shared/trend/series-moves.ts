/**
 * The moves of a series from one reading to the next, measured against its own typical move, so that
 * a restless series and a calm one can be compared.
 */
import type { CalendarDate } from '../domain/calendar.ts';
import { dayNumber } from '../domain/calendar.ts';
import { mean, median, sampleDeviation } from './statistics.ts';
import type { DatedValue } from './types.ts';

export interface Move {
  readonly before: DatedValue;
  readonly after: DatedValue;
  readonly fromDay: number;
  readonly toDay: number;
  /** In typical moves of the series for a gap of this length, its drift taken off. */
  readonly size: number;
  /** What of it was still there a reading further on and further back: of a glitch, next to none. */
  readonly stayed: number;
}

export interface SeriesMoves {
  /** Only moves with a second reading on either side, which tells a jump from a glitch. */
  readonly moves: readonly Move[];
  /** In units of the metric, over the series' median gap. */
  readonly typicalMove: number;
  /** Mean and spread of the sizes without their signs. */
  readonly usualSize: number;
  readonly sizeSpread: number;
}

/** Moves below which a series does not tell how much it moves by itself. */
const FEWEST_MOVES = 10;
/** What turns the median absolute deviation of normal values into their standard deviation. */
export const MAD_TO_DEVIATION = 1.4826;
/** Share of the median visible move that a typical one is at least. */
const VISIBLE_SHARE = 2 / 3;
/** Share of the largest move below which one is an error of arithmetic. */
const ROUNDING = 1e-9;
/** A gap longer than so many median gaps says too little of the day on which a change came. */
const LONGEST_GAP = 3;
/** A glitch has come back by the first reading so many days later. */
const GLITCH_DAYS = 2;
/** Share of a move below which it counts as having come back. */
const STAYS = 0.4;
/** Sizes beyond this say no more about what is usual. */
const OUTLYING = 6;
/** The spread of normal sizes without their signs. */
const LEAST_SPREAD = 0.6;

/**
 * The moves of one series; null where it has too few, or never moves.
 *
 * The typical move is the scaled median absolute deviation of the moves. Where whole numbers hide
 * most moves that is 0 or near it, so it is at least two thirds of the median of those that show. A
 * move over a longer gap is allowed more: with the root of the gap, up to the smoothing window.
 *
 * @param readings in rising order of dates
 * @param known dates across which no move is looked at
 */
export function movesOf(
  readings: readonly DatedValue[],
  smoothingDays: number,
  known: readonly CalendarDate[],
): SeriesMoves | null {
  const segments = segmentsOf(readings, known);
  const steps = segments.flatMap(stepsOf);
  if (steps.length < FEWEST_MOVES) return null;
  const medianGap = median(steps.map(({ gap }) => gap));
  const drift = median(steps.map(({ rise, gap }) => rise / gap));
  const reach = reachOf(medianGap, smoothingDays);
  const sizes = steps.map(({ rise, gap }) => Math.abs(rise - drift * gap) / reach(gap));
  const invisible = ROUNDING * Math.max(...steps.map(({ rise }) => Math.abs(rise)));
  const visible = sizes.filter((size) => size > invisible);
  if (visible.length === 0) return null;
  const typicalMove = Math.max(MAD_TO_DEVIATION * median(sizes), VISIBLE_SHARE * median(visible));

  const moves = segments.flatMap((segment) =>
    stepsOf(segment).flatMap(({ before, after, gap, rise }, i): Move[] => {
      if (i < 1 || i + 2 >= segment.length || gap > LONGEST_GAP * medianGap) return [];
      const unit = typicalMove * reach(gap);
      const size = (rise - drift * gap) / unit;
      const share = Math.abs(size) < 1 ? 1 : shareLeft(segment, i, drift);
      const stayed = share >= STAYS ? size : size * Math.max(share, 0);
      return [{ before, after, fromDay: before.day, toDay: after.day, size, stayed }];
    }),
  );
  const unsigned = sizes.map((size) => Math.min(size / typicalMove, OUTLYING));
  return {
    moves,
    typicalMove,
    usualSize: mean(unsigned),
    sizeSpread: Math.max(sampleDeviation(unsigned), LEAST_SPREAD),
  };
}

interface DayReading extends DatedValue {
  readonly day: number;
}

function segmentsOf(
  readings: readonly DatedValue[],
  known: readonly CalendarDate[],
): DayReading[][] {
  const groups = Map.groupBy(
    readings.map((reading) => ({ ...reading, day: dayNumber(reading.date) })),
    ({ date }) => known.filter((change) => change <= date).length,
  );
  return [...groups.values()];
}

function stepsOf(segment: readonly DayReading[]) {
  return segment.slice(1).map((after, i) => {
    const before = segment[i] ?? after;
    return { before, after, gap: after.day - before.day, rise: after.value - before.value };
  });
}

/** How far a gap lets a series move, in moves over the median gap. */
function reachOf(medianGap: number, smoothingDays: number): (gap: number) => number {
  if (smoothingDays > 0) {
    const shared = Math.min(medianGap, smoothingDays);
    return (gap) => Math.sqrt(Math.min(gap, smoothingDays) / shared);
  }
  // Independent readings differ as much after a day as after a month.
  return (gap) => Math.max(1, Math.sqrt(gap / medianGap));
}

/**
 * The share of a move that is left when both sides are seen from a little further away: about 1 for a
 * step, 0 for a glitch or the return from one. The two next readings of a side speak for it, so that
 * one of them may be off itself.
 */
function shareLeft(segment: readonly DayReading[], i: number, drift: number): number {
  const [last, first] = [segment[i], segment[i + 1]];
  if (!last || !first) return 0;
  const rise = (from: DayReading, to: DayReading) =>
    to.value - from.value - drift * (to.day - from.day);
  let earlier = i - 1;
  while (earlier > 0 && last.day - (segment[earlier]?.day ?? 0) < GLITCH_DAYS) earlier--;
  let later = i + 2;
  while (later + 1 < segment.length && (segment[later]?.day ?? 0) - first.day < GLITCH_DAYS)
    later++;
  const before = segment.slice(Math.max(earlier - 1, 0), earlier + 1);
  const after = segment.slice(later, later + 2);
  const whole = rise(last, first);
  const kept = (rises: readonly number[]) => Math.max(...rises.map((left) => left / whole));
  return Math.min(
    kept(before.map((reading) => rise(reading, first))),
    kept(after.map((reading) => rise(last, reading))),
  );
}
