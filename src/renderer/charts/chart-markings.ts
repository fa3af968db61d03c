/**
 * What Chart.js has no word for: keys above the chart, labels beside it and the lag's caption. Drawn on the same canvas, so that a picture of the chart has them too.
 */
import type { Chart, Plugin } from 'chart.js';
import { dayNumber } from '#shared/domain/calendar.ts';
import type { Metric } from '#shared/domain/metric.ts';
import { formatNumber } from '#shared/trend/wording.ts';
import type { Inks } from './chart-inks.tsx';
import { rowsApart, spreadApart } from './label-layout.ts';
import { decimalsOfMean } from './reading-words.ts';
import { lastDayOf, type Layer, type TrendChartModel } from './trend-chart-model.ts';

/** All that a drawing depends on. */
export interface Drawing {
  readonly model: TrendChartModel;
  readonly shown: ReadonlySet<Layer>;
  readonly metric: Metric;
  readonly inks: Inks;
  readonly font: { readonly family: string; readonly size: number };
}

const KEY_SIZE = 18;
/** Pixels beside the text of a key that is longer than a digit or two. */
const KEY_PADDING = 5;
const ROW_HEIGHT = KEY_SIZE + 3;
const LABEL_GAP = 10;
/** Pixels taken by the value axis, near enough to tell which keys would touch. */
const AXIS_WIDTH = 44;

interface Key {
  readonly text: string;
  readonly day: number;
  readonly kind: 'change' | 'done' | 'open';
}

interface Label {
  readonly text: string;
  readonly value: number;
  readonly ink: string;
  readonly isStrong: boolean;
}

export function markingsPlugin(drawing: Drawing): Plugin<'line'> {
  return {
    id: 'markings',
    afterDatasetsDraw: (chart) => {
      drawLagCaption(drawing, chart);
      drawKeys(drawing, chart);
      drawLabels(drawing, chart);
    },
  };
}

/** Height in pixels that the keys of milestones and scoring changes need above the chart. */
export function roomForKeys(drawing: Drawing, chart: Chart): number {
  const rows = placeKeys(drawing, chart).map(({ row }) => row);
  return rows.length === 0 ? 8 : (Math.max(...rows) + 1) * ROW_HEIGHT + 6;
}

/** Width in pixels that the labels need beside the chart. */
export function roomForLabels(drawing: Drawing, chart: Chart): number {
  const { ctx } = chart;
  ctx.save();
  const widths = labelsOf(drawing, chart).map((label) => {
    ctx.font = fontOf(drawing, label.isStrong);
    return ctx.measureText(label.text).width;
  });
  ctx.restore();
  return Math.ceil(Math.max(0, ...widths)) + LABEL_GAP + 2;
}

function keysOf({ model, shown }: Drawing): Key[] {
  const changes = shown.has('changes') ? model.changes : [];
  const milestones = shown.has('milestones') ? model.milestones : [];
  return [
    ...changes.map(({ key, change }) => ({
      text: key,
      day: dayNumber(change.changedOn),
      kind: 'change' as const,
    })),
    ...milestones.map(({ key, milestone }) => ({
      text: key,
      day: dayNumber(milestone.date),
      kind: milestone.status === 'done' ? ('done' as const) : ('open' as const),
    })),
  ].sort((a, b) => a.day - b.day);
}

function placeKeys(drawing: Drawing, chart: Chart): (Key & { row: number })[] {
  const { model, shown } = drawing;
  const keys = keysOf(drawing);
  const width = chart.width - AXIS_WIDTH - roomForLabels(drawing, chart);
  const perDay = width / Math.max(lastDayOf(model, shown) - model.from, 1);
  const widest = Math.max(0, ...keys.map(({ text }) => widthOfKey(text, drawing, chart)));
  const rows = rowsApart(
    keys.map(({ day }) => (day - model.from) * perDay),
    widest + 4,
  );
  return keys.map((key, index) => ({ ...key, row: rows[index] ?? 0 }));
}

function widthOfKey(text: string, drawing: Drawing, { ctx }: Chart): number {
  ctx.save();
  ctx.font = fontOf(drawing, true);
  const { width } = ctx.measureText(text);
  ctx.restore();
  return Math.max(KEY_SIZE, Math.ceil(width) + KEY_PADDING * 2);
}

function drawKeys(drawing: Drawing, chart: Chart): void {
  const { ctx, chartArea, scales } = chart;
  const { inks } = drawing;
  ctx.save();
  ctx.font = fontOf(drawing, true);
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  for (const { text, day, kind, row } of placeKeys(drawing, chart)) {
    const x = scales.x?.getPixelForValue(day) ?? 0;
    const y = chartArea.top - 6 - row * ROW_HEIGHT - KEY_SIZE / 2;
    const ink = kind === 'change' ? inks.change : inks.milestone;
    // The stem down to the chart.
    ctx.strokeStyle = kind === 'change' ? inks.change : inks.milestoneLine;
    ctx.lineWidth = kind === 'change' ? 1.25 : 1;
    ctx.beginPath();
    ctx.moveTo(x, y + KEY_SIZE / 2);
    ctx.lineTo(x, chartArea.top);
    ctx.stroke();

    const width = widthOfKey(text, drawing, chart);
    const roundness = kind === 'change' ? 3 : KEY_SIZE / 2;
    ctx.beginPath();
    ctx.roundRect(x - width / 2, y - KEY_SIZE / 2, width, KEY_SIZE, roundness);
    ctx.fillStyle = kind === 'done' ? ink : inks.surface;
    ctx.fill();
    ctx.strokeStyle = ink;
    ctx.lineWidth = 1.25;
    ctx.setLineDash(kind === 'open' ? [2.5, 2] : []);
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.fillStyle = kind === 'done' ? inks.surface : ink;
    ctx.fillText(text, x, y + 0.5);
  }
  ctx.restore();
}

/** Where room is short the colours speak for the names. */
const ROOM_FOR_NAMES = 420;

function labelsOf({ model, shown, metric, inks }: Drawing, chart: Chart): Label[] {
  const labels: Label[] = [];
  const add = (
    name: string,
    value: number,
    ink: string,
    { isStrong = false, decimals = metric.decimals } = {},
  ) => {
    const number = formatNumber(value, decimals);
    const text = chart.width < ROOM_FOR_NAMES ? number : `${name} ${number}`;
    labels.push({ text, value, ink, isStrong });
  };
  const latest = model.readings.at(-1);
  if (latest) {
    add(model.endsWithLatest ? 'Latest' : 'Last shown', latest.value, inks.reading, {
      isStrong: true,
    });
  }
  const baseline = model.baselines.at(-1);
  if (shown.has('baseline') && baseline?.isCurrent) {
    add('Baseline', baseline.value, inks.baseline);
  }
  const smoothed = model.smoothedLine.at(-1);
  if (shown.has('smoothed') && smoothed) {
    add('Smoothed', smoothed.y, inks.smoothed, { decimals: decimalsOfMean(metric) });
  }
  if (shown.has('target') && model.target) add('Target', model.target.value, inks.target);
  if (shown.has('benchmark')) {
    for (const { value } of model.benchmarks) add('Benchmark', value, inks.benchmark);
  }
  const range = model.ranges.at(-1);
  if (shown.has('range') && range) {
    add('Upper', range.upper, inks.inkFaint);
    add('Lower', range.lower, inks.inkFaint);
  }
  return labels;
}

function drawLabels(drawing: Drawing, chart: Chart): void {
  const { ctx, chartArea, scales } = chart;
  const labels = labelsOf(drawing, chart);
  const wanted = labels.map(({ value }) => scales.y?.getPixelForValue(value) ?? 0);
  const lineHeight = drawing.font.size * 1.35;
  const places = spreadApart(wanted, lineHeight, chartArea.top, chartArea.bottom);
  ctx.save();
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  labels.forEach(({ text, ink, isStrong }, index) => {
    ctx.font = fontOf(drawing, isStrong);
    ctx.fillStyle = ink;
    ctx.fillText(text, chartArea.right + LABEL_GAP, places[index] ?? 0);
  });
  ctx.restore();
}

function drawLagCaption(drawing: Drawing, { ctx, chartArea, scales }: Chart): void {
  const { model, shown, font, inks } = drawing;
  if (!shown.has('lag') || !model.lag || !scales.x) return;
  const left = Math.max(scales.x.getPixelForValue(model.lag.from), chartArea.left) + 6;
  const right = Math.min(scales.x.getPixelForValue(model.lag.to), chartArea.right) - 4;
  ctx.save();
  ctx.font = fontOf(drawing, false);
  ctx.fillStyle = inks.inkFaint;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  ctx.strokeStyle = inks.surface;
  ctx.lineWidth = 4;
  ctx.lineJoin = 'round';
  const captions = [
    [`Work of the last ${model.lag.days} days`, 'is not yet fully showing'],
    [`Last ${model.lag.days} days:`, 'not yet fully', 'showing'],
  ];
  const fitting = captions.find((lines) =>
    lines.every((line) => ctx.measureText(line).width <= right - left),
  );
  fitting?.forEach((line, index) => {
    const y = chartArea.bottom - 8 - (fitting.length - 1 - index) * font.size * 1.3;
    // A halo keeps it legible where a line passes behind.
    ctx.strokeText(line, left, y);
    ctx.fillText(line, left, y);
  });
  ctx.restore();
}

function fontOf({ font }: Drawing, isStrong: boolean): string {
  return `${isStrong ? '600 ' : ''}${font.size}px ${font.family}`;
}
