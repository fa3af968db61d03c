/** Where the parts of a sparkline lie, in its own pixels. */
import { dayNumber, formatDate, type CalendarDate } from '#shared/domain/calendar.ts';
import { formatNumber } from '#shared/trend/wording.ts';
import { splitAtGaps } from './gaps.ts';

export const SPARKLINE_WIDTH = 120;
export const SPARKLINE_HEIGHT = 32;
const MARGIN = 4;

interface SparklineModel {
  /** One SVG path per unbroken run of readings. */
  readonly lines: string[];
  readonly last: { readonly x: number; readonly y: number } | null;
  readonly baselineY: number | null;
}

/**
 * Lays readings (in date order) out over real dates. The line breaks where readings are missing:
 * where two lie further apart than 2.5 times the usual distance. A flat series runs through the middle.
 */
export function sparklineModel(
  points: readonly { readonly date: CalendarDate; readonly value: number }[],
  baseline: number | null,
): SparklineModel {
  const first = points[0];
  const latest = points.at(-1);
  if (!first || !latest) return { lines: [], last: null, baselineY: null };

  const values = points.map((point) => point.value);
  if (baseline !== null) values.push(baseline);
  const low = Math.min(...values);
  const range = Math.max(...values) - low;
  const firstDay = dayNumber(first.date);
  const days = dayNumber(latest.date) - firstDay;

  const y = (value: number) =>
    range === 0
      ? SPARKLINE_HEIGHT / 2
      : SPARKLINE_HEIGHT - MARGIN - ((value - low) / range) * (SPARKLINE_HEIGHT - 2 * MARGIN);
  const x = (date: CalendarDate) =>
    days === 0
      ? SPARKLINE_WIDTH - MARGIN
      : MARGIN + ((dayNumber(date) - firstDay) / days) * (SPARKLINE_WIDTH - 2 * MARGIN);

  const path = (run: readonly { readonly date: CalendarDate; readonly value: number }[]) =>
    run
      .map(
        (point, index) =>
          `${index === 0 ? 'M' : 'L'}${x(point.date).toFixed(1)} ${y(point.value).toFixed(1)}`,
      )
      .join(' ');

  return {
    // A run of one point is drawn as a dot by its round cap.
    lines: splitAtGaps(points, usualDistance(points)).map((run) =>
      run.length === 1 ? `${path(run)} h0` : path(run),
    ),
    last: { x: x(latest.date), y: y(latest.value) },
    baselineY: baseline === null ? null : y(baseline),
  };
}

/** "52 readings, from 43.1 on 19 Nov 2012 to 47.0 on 18 Nov 2013, lowest 42.8, highest 47.2". */
export function sparklineInWords(
  points: readonly { readonly date: CalendarDate; readonly value: number }[],
  baseline: number | null,
  decimals: number,
): string {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return 'no readings';
  const number = (value: number) => formatNumber(value, decimals);
  const at = ({ date, value }: typeof first) => `${number(value)} on ${formatDate(date)}`;
  const values = points.map(({ value }) => value);
  const parts =
    points.length === 1
      ? [`1 reading, ${at(last)}`]
      : [
          `${points.length} readings`,
          `from ${at(first)} to ${at(last)}`,
          `lowest ${number(Math.min(...values))}`,
          `highest ${number(Math.max(...values))}`,
        ];
  return [...parts, ...(baseline === null ? [] : [`baseline ${number(baseline)}`])].join(', ');
}

/** The median distance in days between neighbouring readings; 1 where there is none. */
function usualDistance(points: readonly { readonly date: CalendarDate }[]): number {
  const distances = points
    .slice(1)
    .map((point, index) => dayNumber(point.date) - dayNumber((points[index] ?? point).date))
    .sort((a, b) => a - b);
  return distances[Math.floor(distances.length / 2)] ?? 1;
}
