/** The prepared chart as Chart.js draws it: datasets, axes, dividers and shading. */
import {
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  type ChartConfiguration,
  type ChartDataset,
} from 'chart.js';
import annotationPlugin, { type AnnotationOptions } from 'chartjs-plugin-annotation';
import { dayNumber } from '#shared/domain/calendar.ts';
import { formatNumber } from '#shared/trend/wording.ts';
import { dateTicks, valueTicks } from './chart-axes.ts';
import { markingsPlugin, roomForKeys, roomForLabels, type Drawing } from './chart-markings.ts';
import { axisOf, type ChartReading, lastDayOf } from './trend-chart-model.ts';

Chart.register(LineController, LineElement, PointElement, LinearScale, annotationPlugin);
// Nothing moves by itself, whatever a person's setting for motion.
Chart.defaults.animation = false;

/** Share of the days drawn that is left free at either end. */
const AIR = 0.012;

export function trendChartConfig(drawing: Drawing): ChartConfiguration<'line'> {
  const { model, shown, metric, inks, font } = drawing;
  const axis = axisOf(model, shown, metric);
  const lastDay = lastDayOf(model, shown);
  const air = Math.max((lastDay - model.from) * AIR, 1);
  const labelWidth = font.size * 6;
  let dates: ReturnType<typeof dateTicks> = [];

  return {
    type: 'line',
    data: { datasets: datasetsOf(drawing) },
    options: {
      parsing: false,
      normalized: true,
      responsive: true,
      maintainAspectRatio: false,
      // The page's own readout follows the pointer and the keyboard alike.
      events: [],
      layout: {
        padding: ({ chart }) => ({
          top: roomForKeys(drawing, chart),
          right: roomForLabels(drawing, chart),
          bottom: 0,
          left: 0,
        }),
      },
      scales: {
        x: {
          type: 'linear',
          min: model.from - air,
          max: lastDay + air,
          grid: { drawOnChartArea: false, color: inks.lineStrong, tickLength: 5 },
          border: { color: inks.lineStrong },
          afterBuildTicks: (scale) => {
            const most = Math.max(2, Math.floor(scale.chart.width / labelWidth) - 1);
            dates = dateTicks(model.from, lastDay, most);
            scale.ticks = dates.map(({ day }) => ({ value: day }));
          },
          ticks: {
            color: inks.inkSoft,
            font,
            maxRotation: 0,
            autoSkip: false,
            callback: (_day, index) => dates[index]?.label ?? '',
          },
        },
        y: {
          type: 'linear',
          min: axis.min,
          max: axis.max,
          grid: { color: inks.grid, drawTicks: false },
          border: { display: false },
          afterBuildTicks: (scale) => {
            scale.ticks = valueTicks(axis).map((value) => ({ value }));
          },
          ticks: {
            color: inks.inkSoft,
            font,
            padding: 8,
            callback: (value) => formatNumber(Number(value), axis.decimals),
          },
        },
      },
      plugins: { annotation: { annotations: annotationsOf(drawing) } },
    },
    plugins: [markingsPlugin(drawing)],
  };
}

function datasetsOf({ model, shown, inks }: Drawing): ChartDataset<'line'>[] {
  const { readings, target } = model;

  const line = { pointRadius: 0, borderJoinStyle: 'round', spanGaps: false, clip: 8 } as const;
  const datasets: ChartDataset<'line'>[] = [];

  // Drawn from first to last, so that readings lie on top.
  if (shown.has('target') && target) {
    datasets.push({
      ...line,
      data: [...target.path],
      borderColor: inks.target,
      borderWidth: 1.5,
      borderDash: [2, 4],
    });
    datasets.push({
      data: [{ x: dayNumber(target.date), y: target.value }],
      pointStyle: 'rectRot',
      pointRadius: 6,
      pointBackgroundColor: inks.surface,
      pointBorderColor: inks.target,
      pointBorderWidth: 2,
      clip: 8,
    });
  }
  if (shown.has('linked')) {
    datasets.push({
      ...line,
      data: [...model.linkedLine],
      borderColor: inks.reading,
      borderWidth: 1.25,
      borderDash: [3, 3],
    });
  }
  datasets.push({
    ...line,
    data: [...model.readingLine],
    borderColor: inks.reading,
    borderWidth: shown.has('smoothed') ? 0.75 : 1.5,
  });
  if (shown.has('smoothed')) {
    datasets.push({
      ...line,
      data: [...model.smoothedLine],
      borderColor: inks.smoothed,
      borderWidth: 2.25,
    });
  }

  datasets.push(...pointsOf({ readings, inks, withSignals: shown.has('range') }));
  // Chart.js draws the first dataset on top.
  return datasets.map((dataset, index) => ({ ...dataset, order: datasets.length - index }));
}

/** From here on the line tells where readings are; a point that no line leads to is drawn all the same. */
const MOST_POINTS = 1_000;

/**
 * The readings as points: ordinary ones, then those that stand out, then the last. Each kind has one
 * look, which Chart.js works out once instead of for every point.
 */
function pointsOf({
  readings,
  inks,
  withSignals,
}: Pick<Drawing['model'], 'readings'> &
  Pick<Drawing, 'inks'> & { readonly withSignals: boolean }): ChartDataset<'line'>[] {
  const last = readings.at(-1);
  const signalOf = ({ signal }: ChartReading) => (withSignals ? signal : null);
  const radius = radiusFor(readings.length);
  const ordinary = readings.filter(
    (reading, index) =>
      reading !== last &&
      !signalOf(reading) &&
      (readings.length <= MOST_POINTS || standsAlone(readings, index)),
  );
  const look = { showLine: false, clip: 8, pointBorderWidth: 0 } as const;
  const datasets: ChartDataset<'line'>[] = [
    {
      ...look,
      data: ordinary.map(pointOf),
      pointRadius: radius,
      pointBackgroundColor: inks.reading,
      pointBorderColor: inks.reading,
    },
  ];
  for (const side of ['high', 'low'] as const) {
    for (const isBetter of [true, false]) {
      const these = readings.filter((reading) => {
        const signal = signalOf(reading);
        return reading !== last && signal?.side === side && signal.isBetter === isBetter;
      });
      if (these.length === 0) continue;
      const ink = isBetter ? inks.better : inks.worse;
      datasets.push({
        ...look,
        data: these.map(pointOf),
        pointStyle: 'triangle',
        pointRotation: side === 'low' ? 180 : 0,
        pointRadius: radius + 2,
        pointBackgroundColor: ink,
        pointBorderColor: ink,
      });
    }
  }
  if (last) {
    const signal = signalOf(last);
    const ink = signal?.isBetter ? inks.better : inks.worse;
    datasets.push({
      ...look,
      data: [pointOf(last)],
      pointStyle: signal ? 'triangle' : 'circle',
      pointRotation: signal?.side === 'low' ? 180 : 0,
      pointRadius: signal ? 6 : 4.5,
      pointBackgroundColor: signal ? ink : inks.reading,
      pointBorderColor: inks.surface,
      pointBorderWidth: 1.5,
    });
  }
  return datasets;
}

function pointOf({ day, value }: ChartReading): { x: number; y: number } {
  return { x: day, y: value };
}

/** Whether the neighbours are as far away as a gap is at least: no line may lead to it. */
function standsAlone(readings: readonly ChartReading[], index: number): boolean {
  const at = readings[index]?.day ?? 0;
  const [before, after] = [readings[index - 1], readings[index + 1]];
  return (
    (before === undefined || at - before.day > 1) && (after === undefined || after.day - at > 1)
  );
}

/** Points shrink where many stand close together. */
function radiusFor(count: number): number {
  if (count > 300) return 1;
  return count > 120 ? 1.5 : 2.25;
}

function annotationsOf({ model, shown, inks }: Drawing): AnnotationOptions[] {
  const annotations: AnnotationOptions[] = [];
  const behind = { drawTime: 'beforeDatasetsDraw' } as const;

  if (shown.has('lag') && model.lag) {
    annotations.push({
      ...behind,
      type: 'box',
      xMin: model.lag.from,
      xMax: model.lag.to,
      backgroundColor: inks.lagFill,
      borderWidth: 0,
    });
  }
  if (shown.has('range')) {
    for (const { from, to, lower, centre, upper } of model.ranges) {
      annotations.push(
        {
          ...behind,
          type: 'box',
          xMin: from,
          xMax: to,
          yMin: lower,
          yMax: upper,
          backgroundColor: inks.rangeFill,
          borderColor: inks.limit,
          borderWidth: 1,
        },
        {
          ...behind,
          type: 'line',
          xMin: from,
          xMax: to,
          yMin: centre,
          yMax: centre,
          borderColor: inks.limit,
          borderWidth: 1,
        },
      );
    }
  }
  if (shown.has('benchmark')) {
    for (const { value } of model.benchmarks) {
      annotations.push({
        ...behind,
        type: 'line',
        yMin: value,
        yMax: value,
        borderColor: inks.benchmark,
        borderWidth: 1,
        borderDash: [1, 3],
      });
    }
  }
  if (shown.has('baseline')) {
    const lastDay = lastDayOf(model, shown);
    for (const { from, to, value, isCurrent } of model.baselines) {
      annotations.push({
        ...behind,
        type: 'line',
        xMin: from,
        xMax: isCurrent ? lastDay : to,
        yMin: value,
        yMax: value,
        borderColor: inks.baseline,
        borderWidth: 1.5,
        borderDash: [6, 4],
      });
    }
  }
  if (shown.has('changes')) {
    for (const { change } of model.changes) {
      annotations.push({
        ...behind,
        type: 'line',
        xMin: dayNumber(change.changedOn),
        xMax: dayNumber(change.changedOn),
        borderColor: inks.change,
        borderWidth: 1.25,
        borderDash: [4, 3],
      });
    }
  }
  if (shown.has('milestones')) {
    for (const { milestone } of model.milestones) {
      annotations.push({
        ...behind,
        type: 'line',
        xMin: dayNumber(milestone.date),
        xMax: dayNumber(milestone.date),
        borderColor: inks.milestoneLine,
        borderWidth: 1,
      });
    }
  }
  return annotations;
}
