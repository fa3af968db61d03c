/** Where the parts of small charts lie that stand above each other on one time axis. */
import { type CalendarDate, dayNumber } from '#shared/domain/calendar.ts';
import type { DatedValue } from '#shared/trend/types.ts';
import { dateTicks } from './chart-axes.ts';
import { splitAtGaps } from './gaps.ts';

/** The space that a line is laid out in; it is stretched to the room there is. */
export const WIDTH = 1000;
export const HEIGHT = 100;
const MARGIN = 6;
const MOST_TICKS = 9;

export interface AlignedLine {
  readonly key: string;
  readonly name: string;
  /** In date order. */
  readonly points: readonly DatedValue[];
  /** Days expected between points. */
  readonly cadenceDays: number;
  /** Drawn dashed; null for none. */
  readonly baseline: number | null;
  /** Dates across which values cannot be compared: the line starts afresh. */
  readonly breaks: readonly CalendarDate[];
  /** A date with an upright mark; null for none. */
  readonly mark: CalendarDate | null;
}

interface AlignedPanel {
  /** One SVG path per unbroken run of points. */
  readonly paths: readonly string[];
  readonly baselineY: number | null;
  readonly breakXs: readonly number[];
  readonly markX: number | null;
}

export interface AlignedModel {
  readonly panels: readonly AlignedPanel[];
  /** Places along the time axis as shares of the width, from 0 to 1. */
  readonly ticks: readonly { readonly label: string; readonly at: number }[];
}

/** Lays every line out over the days of all of them together; each has a value axis of its own. */
export function alignedModel(lines: readonly AlignedLine[]): AlignedModel {
  const days = lines.flatMap(({ points }) => points.map(({ date }) => dayNumber(date)));
  const from = Math.min(...days);
  const to = Math.max(...days);
  if (days.length === 0) return { panels: lines.map(() => EMPTY), ticks: [] };
  const share = (day: number) => (to === from ? 0.5 : (day - from) / (to - from));
  const x = (date: CalendarDate) => MARGIN + share(dayNumber(date)) * (WIDTH - 2 * MARGIN);
  return {
    panels: lines.map((line) => panelOf(line, x)),
    ticks: dateTicks(from, to, MOST_TICKS).map(({ day, label }) => ({
      label,
      at: (MARGIN + share(day) * (WIDTH - 2 * MARGIN)) / WIDTH,
    })),
  };
}

const EMPTY: AlignedPanel = { paths: [], baselineY: null, breakXs: [], markX: null };

function panelOf(line: AlignedLine, x: (date: CalendarDate) => number): AlignedPanel {
  const { points, cadenceDays, baseline, breaks, mark } = line;
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return EMPTY;
  const values = [...points.map(({ value }) => value), ...(baseline === null ? [] : [baseline])];
  const low = Math.min(...values);
  const range = Math.max(...values) - low;
  const y = (value: number) =>
    range === 0 ? HEIGHT / 2 : HEIGHT - MARGIN - ((value - low) / range) * (HEIGHT - 2 * MARGIN);
  const within = breaks.filter((date) => date > first.date && date <= last.date);
  // The first point on or after a break starts a new run.
  const newRuns = new Set(
    within.flatMap((date) => points.find((point) => point.date >= date)?.date ?? []),
  );
  const path = (run: readonly DatedValue[]) =>
    run
      .map(
        ({ date, value }, i) =>
          `${i === 0 ? 'M' : 'L'}${x(date).toFixed(1)} ${y(value).toFixed(1)}`,
      )
      .join(' ');
  return {
    // A run of one point is drawn as a dot by its round cap.
    paths: splitAtGaps(points, cadenceDays, newRuns).map((run) =>
      run.length === 1 ? `${path(run)} h0` : path(run),
    ),
    baselineY: baseline === null ? null : y(baseline),
    breakXs: within.map(x),
    markX: mark !== null && mark >= first.date && mark <= last.date ? x(mark) : null,
  };
}
