/**
 * An interrupted time series: straight lines by least squares before and from an event on.
 *
 * This is the segmented regression y = b0 + b1·t + b2·D + b3·P, with D = 1 from the event on and
 * P the time since the event, counted from 0 on its day. Counting P from 1, or using D·t in its
 * place, gives another b2.
 */
import { mean, sum } from './statistics.ts';

export interface InterruptedSeries {
  /** Of the line before, units per day (b1). */
  readonly slope: number;
  /** By how much the line after is steeper (b3). */
  readonly slopeChange: number;
  /** Line after less line before, on the day of the event (b2). */
  readonly levelChange: number;
}

interface Point {
  readonly day: number;
  readonly value: number;
}

/** The change at an event; null where one side has fewer than two days of readings. */
export function interruptedSeries(
  before: readonly Point[],
  after: readonly Point[],
  eventDay: number,
): InterruptedSeries | null {
  const earlier = lineThrough(before, eventDay);
  const later = lineThrough(after, eventDay);
  if (earlier === null || later === null) return null;
  return {
    slope: earlier.slope,
    slopeChange: later.slope - earlier.slope,
    levelChange: later.level - earlier.level,
  };
}

/** Least squares: the slope, and the level on a day. */
function lineThrough(
  points: readonly Point[],
  day: number,
): { slope: number; level: number } | null {
  const centre = mean(points.map((point) => point.day));
  const height = mean(points.map((point) => point.value));
  const spread = sum(points.map((point) => (point.day - centre) ** 2));
  if (points.length < 2 || spread === 0) return null;
  const together = points.map((point) => (point.day - centre) * (point.value - height));
  const slope = sum(together) / spread;
  return { slope, level: height + slope * (day - centre) };
}
