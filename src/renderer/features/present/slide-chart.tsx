/** The chart of a slide: the one of the workbook, as large as the slide lets it be. */
import { Chart } from 'chart.js';
import { useEffect, useMemo, useRef } from 'react';
import type { MarkedChart } from '#shared/contract/report-preview.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import { useInks } from '../../charts/chart-inks.tsx';
import { chartInWords } from '../../charts/reading-words.ts';
import { trendChartConfig } from '../../charts/trend-chart-config.ts';
import { layersAtFirst, type Layer } from '../../charts/trend-chart-model.ts';
import { reportChartModel } from '../reports/report-chart-model.ts';
import styles from './slide-chart.module.css';
import { type Spot, spotlightPlugin } from './spotlight.ts';

/** CSS pixels, before the chart is enlarged with everything that is drawn in it. */
const FONT_SIZE = 12;
/** How much larger than a workbook's a chart is drawn where the room's type has its usual size. */
const ENLARGED = 1.1;
const USUAL_ROOT_SIZE = 16;

interface SlideChartProps {
  chart: MarkedChart;
  to: CalendarDate;
  /** The milestone that is spoken of: it is lit, and those after it are not there yet. */
  spot?: (Spot & { readonly mark: string }) | undefined;
}

/** What only matters to whoever looks into a chart for long. */
const NOT_BESIDE_A_SPOT: readonly Layer[] = ['lag'];

export function SlideChart({ chart, to, spot }: SlideChartProps) {
  const { metric } = chart.trend;
  const { inks, swatches } = useInks();
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const model = useMemo(() => {
    const whole = reportChartModel(chart, to);
    const last = whole.milestones.findIndex(({ key }) => key === spot?.mark);
    if (last < 0) return whole;
    return { ...whole, milestones: whole.milestones.slice(0, last + 1) };
  }, [chart, to, spot?.mark]);
  const shown = useMemo(() => {
    const layers = layersAtFirst(model, metric.smoothingDays);
    if (spot) for (const layer of NOT_BESIDE_A_SPOT) layers.delete(layer);
    return layers;
  }, [model, metric.smoothingDays, spot]);

  useEffect(() => {
    const [around, paper] = [box.current, canvas.current];
    if (!around || !paper || !inks) return;
    let drawn: Chart | null = null;
    const draw = () => {
      drawn?.destroy();
      const { family, scale } = typeOf(around);
      paper.width = Math.max(1, Math.round(around.clientWidth / scale));
      paper.height = Math.max(1, Math.round(around.clientHeight / scale));
      const font = { family, size: FONT_SIZE };
      const config = trendChartConfig({ model, shown, metric, inks, font });
      drawn = new Chart(paper, {
        ...config,
        options: {
          ...config.options,
          responsive: false,
          devicePixelRatio: window.devicePixelRatio * scale,
        },
        plugins: [...(config.plugins ?? []), ...(spot ? [spotlightPlugin(spot, inks)] : [])],
      });
    };
    // Tells of the size it begins with, too.
    const observer = new ResizeObserver(draw);
    observer.observe(around);
    return () => {
      observer.disconnect();
      drawn?.destroy();
    };
  }, [model, shown, metric, inks, spot]);

  return (
    <div ref={box} className={styles.box}>
      {swatches}
      <canvas
        ref={canvas}
        className={styles.canvas}
        role="img"
        aria-label={chartInWords(chart.trend, model)}
      />
    </div>
  );
}

/** The type that a chart is drawn in: everything in it grows with the room's. */
function typeOf(element: HTMLElement): { family: string; scale: number } {
  const root = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return {
    family: getComputedStyle(element).fontFamily,
    scale: (root / USUAL_ROOT_SIZE) * ENLARGED,
  };
}
