/** A trend as a native chart: which lines it draws, how they look and what stands beside them. */
import { dayNumber, formatDate, type CalendarDate } from '#shared/domain/calendar.ts';
import { formatAmount, formatNumber } from '#shared/trend/wording.ts';
import type { DateAxis, ValueAxis } from './axis-scale.ts';
import { dateAxis, valueAxis } from './axis-scale.ts';
import type { SeriesView } from './series-view.ts';
import type { Anchor, ChartSeries, Look, NativeChart, PointLabel } from './native-charts.ts';
import type { NumberKey, PlotCells } from './numbers-table.ts';
import type { PlotRow } from './plot-rows.ts';
import { COLOURS, numberFormat } from './styles.ts';

/** All there is; only what matters for a decision; one of several side by side; the work per week. */
export type ChartDetail = 'full' | 'summary' | 'small' | 'driver';

/** Later ones are drawn over earlier ones. */
const LINES: Record<ChartDetail, readonly NumberKey[]> = {
  full: [
    'lower',
    'upper',
    'benchmark',
    'target',
    'baseline',
    'published',
    'smoothed',
    'line',
    'reading',
    'scoringChange',
    'milestone',
  ],
  summary: ['benchmark', 'target', 'baseline', 'line', 'reading', 'scoringChange', 'milestone'],
  small: ['baseline', 'line', 'reading', 'scoringChange'],
  driver: ['reading', 'smoothed'],
};

export const LOOKS: Record<NumberKey, Look> = {
  lower: { colour: COLOURS.limit, width: 1, dash: 'sysDash', marker: null },
  upper: { colour: COLOURS.limit, width: 1, dash: 'sysDash', marker: null },
  benchmark: { colour: COLOURS.benchmark, width: 1.25, dash: 'lgDashDot', marker: null },
  target: { colour: COLOURS.target, width: 1.75, dash: 'sysDot', marker: null },
  baseline: { colour: COLOURS.baseline, width: 1.5, dash: 'dash', marker: null },
  published: { colour: COLOURS.benchmark, width: 1, dash: 'solid', marker: null },
  smoothed: { colour: COLOURS.smoothed, width: 1, dash: 'solid', marker: null },
  line: { colour: COLOURS.accent, width: 2, dash: 'solid', marker: null },
  reading: {
    colour: COLOURS.accent,
    width: 2,
    dash: 'solid',
    marker: { symbol: 'circle', size: 5 },
  },
  scoringChange: {
    colour: COLOURS.change,
    width: null,
    dash: 'solid',
    marker: { symbol: 'triangle', size: 8 },
  },
  milestone: {
    colour: COLOURS.milestone,
    width: null,
    dash: 'solid',
    marker: { symbol: 'diamond', size: 9 },
  },
};

/** The counts of single weeks say little: the mean of the last weeks is the line. */
const DRIVER_LOOKS: Record<NumberKey, Look> = {
  ...LOOKS,
  reading: {
    colour: COLOURS.limit,
    width: 0.75,
    dash: 'solid',
    marker: { symbol: 'circle', size: 3 },
  },
  smoothed: { colour: COLOURS.accent, width: 2, dash: 'solid', marker: null },
};

function isSide(detail: ChartDetail): boolean {
  return detail === 'small' || detail === 'driver';
}

/** Axes that several charts share so that they can be compared. */
export interface SharedAxes {
  readonly value: ValueAxis;
  readonly date: DateAxis;
}

/** Axes that hold all series, drawn in some detail. */
export function sharedAxes(series: readonly SeriesView[], detail: ChartDetail): SharedAxes | null {
  const [first] = series;
  const rows = series.flatMap((one) => one.rows);
  const values = rows.flatMap((row) => LINES[detail].flatMap((key) => row[key] ?? []));
  const dates = rows.map(({ date }) => date).sort();
  const [from, to] = [dates[0], dates.at(-1)];
  if (!first || from === undefined || to === undefined || values.length === 0) return null;
  return {
    value: valueAxis(values, first.metric),
    date: dateAxis(from, to, isSide(detail) ? 4 : 9),
  };
}

interface ChartPlace {
  readonly sheet: string;
  readonly anchor: Anchor;
  readonly detail: ChartDetail;
  /** Height in points. */
  readonly height: number;
}

/** Null where the series has nothing to draw. */
export function trendChart(
  view: SeriesView,
  cells: PlotCells,
  axes: SharedAxes | null,
  { sheet, anchor, detail, height }: ChartPlace,
): NativeChart | null {
  const dateRange = cells.range('date');
  if (!axes || dateRange === undefined || view.rows.length === 0) return null;
  const isSmall = isSide(detail);
  const plot = isSmall
    ? { x: 0.11, y: 0.2, w: 0.74, h: 0.64 }
    : { x: 0.06, y: 0.14, w: 0.79, h: 0.765 };
  const textSize = isSmall ? 8 : 9;
  const { metric, rows } = view;
  const keys = LINES[detail].filter(
    (key) => cells.range(key) !== undefined && rows.some((row) => row[key] !== null),
  );
  const frame = { axes, plot, lineShare: (textSize * 1.4) / height };
  const labels = labelsOf(view, keys, detail, frame);
  return {
    sheet,
    anchor,
    title: titleOf(view, detail),
    altText: altText(view),
    dateRange,
    dates: rows.map(({ date }) => date),
    dateAxis: { ...axes.date, title: '' },
    valueAxis: {
      ...axes.value,
      title: isSmall ? '' : axisTitle(view, axes.value),
      numberFormat: numberFormat(axes.value.decimals),
    },
    series: keys.map((key): ChartSeries => {
      const { cell, text } = cells.header(key);
      return {
        nameCell: cell,
        name: text,
        range: cells.range(key) ?? '',
        values: rows.map((row) => row[key]),
        look: detail === 'driver' ? DRIVER_LOOKS[key] : lookOf(key, keys, rows, isSmall),
        labels: labels.get(key) ?? [],
        hasVerticalLines: key === 'scoringChange',
      };
    }),
    plot,
    textSize,
  };

  function titleOf({ subject, verdict }: SeriesView, wanted: ChartDetail): string {
    if (isSide(wanted))
      return `${detail === 'driver' ? metric.name : subject}: ${verdict.toLowerCase()}`;
    const { baseline } = view.trend.judgement;
    const change =
      baseline === null || baseline.change === null
        ? ''
        : `, ${describeChange(baseline.change, baseline.linkError)} since ${formatDate(baseline.date)}`;
    return `${subject}, ${metric.name}: ${verdict.toLowerCase()}${change}`;
  }

  function describeChange(change: number, linkError: number | null): string {
    const { unit, decimals } = metric;
    if (linkError === null) {
      return `${change < 0 ? 'down' : 'up'} ${formatAmount(Math.abs(change), unit, decimals)}`;
    }
    const size = `${formatNumber(Math.abs(change), decimals)} ± ${formatAmount(linkError, unit, decimals)}`;
    return `${change < 0 ? 'down' : 'up'} ${size}`;
  }
}

/** Many markers in a row hide the line they stand on. */
const MOST_MARKERS = 120;
const MOST_SMALL_MARKERS = 30;

function lookOf(
  key: NumberKey,
  keys: readonly NumberKey[],
  rows: readonly PlotRow[],
  isSmall: boolean,
): Look {
  const look = LOOKS[key];
  if (key !== 'reading') return isSmall && look.width !== null ? { ...look, width: 1.25 } : look;
  const isLineDrawn = keys.includes('line');
  const hasRoom = rows.length <= (isSmall ? MOST_SMALL_MARKERS : MOST_MARKERS);
  return {
    ...look,
    width: isLineDrawn ? null : isSmall ? 1.5 : 2,
    marker: hasRoom ? { symbol: 'circle', size: isSmall ? 3 : 5 } : null,
  };
}

function axisTitle({ metric }: SeriesView, { note }: ValueAxis): string {
  const unit = metric.unit === '' ? metric.name : metric.unit;
  return note === '' ? unit : `${unit} – ${note}`;
}

function altText({ subject, metric, rows, verdict, sentence }: SeriesView): string {
  const readings = rows.flatMap(({ date, reading }) =>
    reading === null ? [] : [{ date, reading }],
  );
  const [first, last] = [readings[0], readings.at(-1)];
  const told = (point: { date: CalendarDate; reading: number }) =>
    `${formatNumber(point.reading, metric.decimals)} on ${formatDate(point.date)}`;
  const course = first && last ? `from ${told(first)} to ${told(last)}` : 'without readings';
  return `Line chart of ${metric.name} of ${subject}, ${readings.length} readings, ${course}. ${verdict}. ${sentence}`;
}

interface Frame {
  readonly axes: SharedAxes;
  readonly plot: NativeChart['plot'];
  /** Height of a line of text as a share of the chart's height. */
  readonly lineShare: number;
}

function labelsOf(
  view: SeriesView,
  keys: readonly NumberKey[],
  detail: ChartDetail,
  frame: Frame,
): Map<NumberKey, PointLabel[]> {
  const labels = new Map<NumberKey, PointLabel[]>();
  const atEnd = keys.flatMap((key) => {
    const text = endLabel(key, view, detail);
    const index = view.rows.findLastIndex((row) => row[key] !== null);
    const row = view.rows[index];
    return text === null || !row
      ? []
      : [{ key, text, index, date: row.date, value: row[key] ?? 0 }];
  });
  for (const { key, index, text, shift } of spread(atEnd, frame)) {
    labels.set(key, [{ index, text, position: 'r', shift }]);
  }
  if (keys.includes('published')) labels.set('published', [labelOfPublished(view.rows)]);
  for (const key of ['milestone', 'scoringChange'] as const) {
    if (!keys.includes(key)) continue;
    labels.set(
      key,
      view.rows.flatMap((row, index): PointLabel[] => {
        const marks = key === 'milestone' ? row.milestoneMarks : row.changeMarks;
        const text = marks.join(', ');
        if (text === '') return [];
        // Scoring changes are named at the upper end of their line.
        const y = frame.plot.y + frame.lineShare / 2 - placeOf(row[key] ?? 0, frame);
        return key === 'milestone'
          ? [{ index, text, position: 't' }]
          : [{ index, text, position: 'r', shift: { x: 0, y } }];
      }),
    );
  }
  return labels;
}

/** On the far side of the line that was moved, away from its ends. */
function labelOfPublished(rows: readonly PlotRow[]): PointLabel {
  const published = rows.flatMap((row, index) => (row.published === null ? [] : [{ row, index }]));
  const chosen = published[Math.floor(published.length / 3)];
  const isAbove = (chosen?.row.published ?? 0) > (chosen?.row.reading ?? 0);
  return { index: chosen?.index ?? 0, text: 'As published', position: isAbove ? 't' : 'b' };
}

/** What stands at the right end of a line; null for lines that need no words. */
function endLabel(
  key: NumberKey,
  { rows, metric }: SeriesView,
  detail: ChartDetail,
): string | null {
  const value = rows.findLast((row) => row[key] !== null)?.[key] ?? 0;
  const number = formatNumber(value, metric.decimals);
  switch (key) {
    case 'reading':
      if (detail === 'driver') return null;
      return detail === 'small' ? number : `Latest ${number}`;
    case 'baseline':
      return detail === 'small' ? null : `Baseline ${number}`;
    case 'target':
      return `Target ${number}`;
    case 'benchmark':
      return `Benchmark ${number}`;
    case 'upper':
      return `Upper limit ${number}`;
    case 'lower':
      return `Lower limit ${number}`;
    case 'smoothed':
      return detail === 'driver' ? number : `Smoothed ${number}`;
    case 'line':
    case 'published':
    case 'milestone':
    case 'scoringChange':
      return null;
  }
}

interface EndLabel {
  readonly key: NumberKey;
  readonly text: string;
  readonly index: number;
  readonly date: CalendarDate;
  readonly value: number;
}

/** Moves labels beside the plot, one under the other in the order of their lines, none over another. */
function spread(
  labels: readonly EndLabel[],
  { axes, plot, lineShare }: Frame,
): (EndLabel & { readonly shift: { readonly x: number; readonly y: number } })[] {
  const { from, to } = axes.date;
  const days = dayNumber(to) - dayNumber(from) || 1;
  const wanted = labels
    .map((label) => ({ label, y: placeOf(label.value, { axes, plot, lineShare }) }))
    .sort((a, b) => a.y - b.y);
  const placed = pushApart(
    wanted.map(({ y }) => y),
    lineShare,
  );
  return wanted.map(({ label, y }, i) => ({
    ...label,
    shift: {
      x: ((dayNumber(to) - dayNumber(label.date)) / days) * plot.w,
      y: (placed[i] ?? y) - y,
    },
  }));
}

/** Height of a value in the chart, as a share of it from the top. */
function placeOf(value: number, { axes, plot }: Frame): number {
  const { min, max } = axes.value;
  return plot.y + ((max - value) / (max - min)) * plot.h;
}

/** Places in rising order at least a distance apart, each cluster centred on where it wanted to be. */
function pushApart(wanted: readonly number[], distance: number): number[] {
  const clusters: { sum: number; count: number }[] = [];
  const startOf = ({ sum, count }: { sum: number; count: number }) =>
    sum / count - ((count - 1) * distance) / 2;
  for (const place of wanted) {
    let cluster = { sum: place, count: 1 };
    let previous = clusters.at(-1);
    while (previous && startOf(previous) + previous.count * distance > startOf(cluster)) {
      clusters.pop();
      cluster = { sum: previous.sum + cluster.sum, count: previous.count + cluster.count };
      previous = clusters.at(-1);
    }
    clusters.push(cluster);
  }
  return clusters.flatMap((cluster) =>
    Array.from({ length: cluster.count }, (_, i) => startOf(cluster) + i * distance),
  );
}
