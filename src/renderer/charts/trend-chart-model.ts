/**
 * What a trend chart draws: pure preparation of one tracked series, free of pixels and colours.
 * Along the chart lie whole days ({@link dayNumber}), so no time zone can move a point.
 */
import type { SeriesTrend } from '#shared/contract/trends.ts';
import { addDays, dayNumber, type CalendarDate } from '#shared/domain/calendar.ts';
import type { Benchmark, ScoringChange } from '#shared/domain/metric.ts';
import type { Milestone } from '#shared/domain/milestone.ts';
import type { Reading } from '#shared/domain/series.ts';
import type { JudgedReading, Judgement } from '#shared/trend/judge.ts';
import type { SpecialCauseRule } from '#shared/trend/special-causes.ts';
import { valueAxis } from './chart-axes.ts';
import { splitAtGaps } from './gaps.ts';

/** A layer that can be shown or hidden. */
export type Layer =
  | 'baseline'
  | 'target'
  | 'smoothed'
  | 'linked'
  | 'range'
  | 'benchmark'
  | 'milestones'
  | 'changes'
  | 'lag';

/** A point of a line; y is NaN where the line breaks. */
export interface LinePoint {
  readonly x: number;
  readonly y: number;
}

export interface ChartReading extends JudgedReading {
  readonly day: number;
  /** Which side of the usual range it stands out on; null where it does not. */
  readonly signal: { readonly side: 'high' | 'low'; readonly isBetter: boolean } | null;
  /** The record behind it. */
  readonly record: Reading | null;
  /** The reading before it, drawn or not; null for the first of all. */
  readonly before: { readonly date: CalendarDate; readonly value: number } | null;
}

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface TrendChartModel {
  readonly readings: readonly ChartReading[];
  readonly readingLine: readonly LinePoint[];
  /** Readings before a splice, moved onto the latest scale. */
  readonly linkedLine: readonly LinePoint[];
  readonly smoothedLine: readonly LinePoint[];
  /** The one that counts now comes last. */
  readonly baselines: readonly (Stretch & {
    readonly value: number;
    readonly isCurrent: boolean;
  })[];
  readonly ranges: readonly (Stretch & {
    readonly lower: number;
    readonly centre: number;
    readonly upper: number;
  })[];
  readonly benchmarks: readonly Benchmark[];
  readonly target: {
    readonly date: CalendarDate;
    readonly value: number;
    /** From the latest reading to the target; empty once it is reached or past. */
    readonly path: readonly LinePoint[];
  } | null;
  readonly milestones: readonly { readonly key: string; readonly milestone: Milestone }[];
  readonly changes: readonly { readonly key: string; readonly change: ScoringChange }[];
  /** The last days, whose work does not show in full yet. */
  readonly lag: (Stretch & { readonly days: number }) | null;
  readonly from: number;
  readonly to: number;
  /** Whether only a part of the readings is drawn, chosen by a person. */
  readonly isPart: boolean;
  /** Whether the last reading drawn is the latest there is. */
  readonly endsWithLatest: boolean;
  /** The layers that this series has something for, in the order they are offered. */
  readonly layers: readonly Layer[];
}

/** Share of the span by which milestones just outside it widen the chart. */
const NEAR_SPAN = 0.1;

/**
 * Prepares the chart of a series.
 *
 * @param keys of the engagement's milestones, from {@link milestoneKeys}
 * @param judgedOn the last day of the chart, unless a reading or a milestone nearby comes later
 */
export function trendChartModel(
  trend: SeriesTrend,
  milestones: readonly Milestone[],
  judgedOn: CalendarDate,
): TrendChartModel {
  const { judgement, metric } = trend;
  const recordOf = new Map(trend.readings.map((reading) => [reading.date, reading]));
  const readings = judgement.readings.map((reading, index): ChartReading => {
    const side = reading.rules[0] === undefined ? null : SIDE[reading.rules[0]];
    return {
      ...reading,
      day: dayNumber(reading.date),
      signal: side && { side, isBetter: (side === 'high') === (metric.direction === 'up') },
      record: recordOf.get(reading.date) ?? null,
      before: judgement.readings[index - 1] ?? null,
    };
  });
  const span = spanOf(readings, milestones, judgedOn);
  const inSpan = (date: CalendarDate) => dayNumber(date) >= span.from && dayNumber(date) <= span.to;

  const cuts = judgement.segments.flatMap(({ cut, from }) => (cut ? [{ ...cut, from }] : []));
  const segmentStarts = new Set(cuts.map(({ from }) => from));
  const stretchStarts = new Set(cuts.filter(({ link }) => link === null).map(({ from }) => from));

  const model = {
    readings,
    readingLine: lineOf(splitAtGaps(readings, metric.cadenceDays, segmentStarts), (r) => r.value),
    linkedLine: lineOf(
      splitAtGaps(readings, metric.cadenceDays, stretchStarts).map(withLinkedPart),
      (r) => r.linked,
    ),
    smoothedLine: lineOf(
      splitAtGaps(readings, metric.cadenceDays, stretchStarts).map((run) =>
        run.filter(({ smoothed }) => smoothed !== null),
      ),
      (r) => r.smoothed ?? Number.NaN,
    ),
    baselines: baselinesOf(judgement, span.to),
    ranges: rangesOf(judgement, span.to),
    benchmarks: benchmarksFor(trend),
    target: targetOf(judgement),
    milestones: [...milestoneKeys(milestones)].flatMap(([milestone, key]) =>
      inSpan(milestone.date) ? [{ key, milestone }] : [],
    ),
    changes: keyedChanges(trend, inSpan),
    lag: lagOf(trend),
    ...span,
    isPart: false,
    endsWithLatest: true,
  };
  return withLayers(model);
}

/** The model with the layers that it has something for. */
export function withLayers(model: Omit<TrendChartModel, 'layers'>): TrendChartModel {
  return { ...model, layers: LAYERS.filter((layer) => hasLayer(model, layer)) };
}

/** The key that stands for each milestone in chart and list: its number in order of dates. */
export function milestoneKeys(milestones: readonly Milestone[]): Map<Milestone, string> {
  const inOrder = milestones
    .filter(({ status }) => status !== 'dropped')
    .toSorted((a, b) => dayNumber(a.date) - dayNumber(b.date) || a.id - b.id);
  return new Map(inOrder.map((milestone, index) => [milestone, String(index + 1)]));
}

/** The layers shown unless a person chooses otherwise: few, so that the chart stays calm. */
export function layersAtFirst(model: TrendChartModel, smoothingDays: number): Set<Layer> {
  const calm: Layer[] = ['baseline', 'target', 'milestones', 'changes', 'linked', 'lag'];
  // A provider's smoothing leaves no noise that a second mean would have to calm.
  if (smoothingDays === 0) calm.push('smoothed');
  return new Set(calm.filter((layer) => model.layers.includes(layer)));
}

/** The last day drawn, which a target shown moves out to its due date. */
export function lastDayOf(model: TrendChartModel, shown: ReadonlySet<Layer>): number {
  return model.target && shown.has('target')
    ? Math.max(model.to, dayNumber(model.target.date))
    : model.to;
}

/** The value axis that fits what is shown. */
export function axisOf(
  model: TrendChartModel,
  shown: ReadonlySet<Layer>,
  metric: SeriesTrend['metric'],
): ReturnType<typeof valueAxis> {
  const { readings, linkedLine, smoothedLine, baselines, ranges, benchmarks, target } = model;
  const onLine = (line: readonly LinePoint[]) => line.map(({ y }) => y).filter(Number.isFinite);
  const values = readings.map(({ value }) => value);
  if (shown.has('linked')) values.push(...onLine(linkedLine));
  if (shown.has('smoothed')) values.push(...onLine(smoothedLine));
  if (shown.has('baseline')) values.push(...baselines.map(({ value }) => value));
  if (shown.has('range')) values.push(...ranges.flatMap(({ lower, upper }) => [lower, upper]));
  if (shown.has('benchmark')) values.push(...benchmarks.map(({ value }) => value));
  if (shown.has('target') && target) values.push(target.value);
  return valueAxis(values, metric);
}

const LAYERS: readonly Layer[] = [
  'baseline',
  'target',
  'smoothed',
  'linked',
  'range',
  'benchmark',
  'milestones',
  'changes',
  'lag',
];

function hasLayer(model: Omit<TrendChartModel, 'layers'>, layer: Layer): boolean {
  switch (layer) {
    case 'baseline':
      return model.baselines.length > 0;
    case 'target':
      return model.target !== null;
    case 'smoothed':
      return model.smoothedLine.length > 1;
    case 'linked':
      return model.linkedLine.length > 0;
    case 'range':
      return model.ranges.length > 0;
    case 'benchmark':
      return model.benchmarks.length > 0;
    case 'milestones':
      return model.milestones.length > 0;
    case 'changes':
      return model.changes.length > 0;
    case 'lag':
      return model.lag !== null;
  }
}

const SIDE: Readonly<Record<SpecialCauseRule, 'high' | 'low'>> = {
  'above-upper-limit': 'high',
  'seven-rising': 'high',
  'two-of-three-high': 'high',
  'seven-above': 'high',
  'below-lower-limit': 'low',
  'seven-falling': 'low',
  'two-of-three-low': 'low',
  'seven-below': 'low',
};

function lineOf(
  runs: readonly (readonly ChartReading[])[],
  value: (reading: ChartReading) => number,
): LinePoint[] {
  return runs
    .filter((run) => run.length > 0)
    .flatMap((run, index) => {
      const points = run.map((reading) => ({ x: reading.day, y: value(reading) }));
      const first = points[0];
      return index === 0 || !first ? points : [{ x: first.x, y: Number.NaN }, ...points];
    });
}

/** The readings that a link moved, and the next one, which their line leads to. */
function withLinkedPart(run: readonly ChartReading[]): ChartReading[] {
  const isMoved = (reading: ChartReading | undefined) =>
    reading !== undefined && reading.linked !== reading.value;
  return run.filter((reading, index) => isMoved(reading) || isMoved(run[index - 1]));
}

function spanOf(
  readings: readonly ChartReading[],
  milestones: readonly Milestone[],
  judgedOn: CalendarDate,
): { from: number; to: number } {
  const lastDay = dayNumber(judgedOn);
  const first = readings[0]?.day ?? lastDay;
  const last = Math.max(readings.at(-1)?.day ?? lastDay, lastDay);
  const near = Math.max((last - first) * NEAR_SPAN, 7);
  const days = milestones
    .filter(({ status }) => status !== 'dropped')
    .map(({ date }) => dayNumber(date))
    .filter((day) => day >= first - near && day <= last + near);
  return { from: Math.min(first, ...days), to: Math.max(last, ...days) };
}

function baselinesOf(judgement: Judgement, lastDay: number): TrendChartModel['baselines'] {
  const { baseline, earlierBaselines, segments } = judgement;
  const stretchEnds = segments.flatMap(({ cut }) =>
    cut && cut.link === null ? [dayNumber(cut.date)] : [],
  );
  return [...earlierBaselines, ...(baseline ? [baseline] : [])].map((each) => {
    const from = dayNumber(each.date);
    return {
      from,
      to: stretchEnds.find((day) => day > from) ?? lastDay,
      value: each.value,
      isCurrent: each === baseline,
    };
  });
}

/** With fewer readings a range is drawn from thin air. */
const FEWEST_FOR_A_RANGE = 6;

/** Limits reach from scoring change to scoring change, so that they step where the scale does. */
function rangesOf({ segments }: Judgement, lastDay: number): TrendChartModel['ranges'] {
  return segments.flatMap(({ from, n, cut, limits }, index) => {
    const { lower, centre, upper } = limits;
    if (n < FEWEST_FOR_A_RANGE || lower === null || upper === null) return [];
    const next = segments[index + 1];
    return {
      from: dayNumber(cut?.date ?? from),
      to: next ? dayNumber(next.cut?.date ?? next.from) : lastDay,
      lower,
      centre,
      upper,
    };
  });
}

/** Of benchmarks that were stated for a date the last one counts; undated ones all do. */
function benchmarksFor({ benchmarks, judgement }: SeriesTrend): Benchmark[] {
  const { to } = judgement;
  const stated = benchmarks
    .flatMap((benchmark) => (benchmark.asOf === null ? [] : [{ benchmark, asOf: benchmark.asOf }]))
    .filter(({ asOf }) => to !== null && asOf <= to)
    .toSorted((a, b) => dayNumber(a.asOf) - dayNumber(b.asOf))
    .at(-1);
  return [...benchmarks.filter(({ asOf }) => asOf === null), ...(stated ? [stated.benchmark] : [])];
}

function targetOf({ projection, latest }: Judgement): TrendChartModel['target'] {
  if (!projection || !latest) return null;
  const { date, value } = projection.target;
  const path =
    projection.neededPerDay === null
      ? []
      : [
          { x: dayNumber(latest.date), y: latest.value },
          { x: dayNumber(date), y: value },
        ];
  return { date, value, path };
}

function keyedChanges(
  { scoringChanges, judgement }: SeriesTrend,
  inSpan: (date: CalendarDate) => boolean,
): TrendChartModel['changes'] {
  const first = judgement.from;
  return scoringChanges
    .filter(({ changedOn }) => first !== null && changedOn > first && inSpan(changedOn))
    .toSorted((a, b) => dayNumber(a.changedOn) - dayNumber(b.changedOn))
    .map((change, index) => ({ key: String.fromCharCode(65 + (index % 26)), change }));
}

function lagOf({ metric, judgement }: SeriesTrend): TrendChartModel['lag'] {
  const { latest } = judgement;
  if (metric.smoothingDays === 0 || !latest || judgement.n < 2) return null;
  return {
    from: dayNumber(addDays(latest.date, -metric.smoothingDays)),
    to: dayNumber(latest.date),
    days: metric.smoothingDays,
  };
}
