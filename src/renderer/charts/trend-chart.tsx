/** The annotated chart of one tracked series, with the same numbers as a table on demand. */
import { Chart } from 'chart.js';
import { Table2 } from 'lucide-react';
import {
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
} from 'react';
import { ToggleButton } from 'react-aria-components';
import type { SeriesTrend } from '#shared/contract/trends.ts';
import { cx } from '../components/cx.ts';
import { useInks } from './chart-inks.tsx';
import { CopyPicture } from './copy-picture.tsx';
import { LayerToggles } from './layer-toggles.tsx';
import { ReadingsTable } from './readings-table.tsx';
import { chartInWords, readingInWords } from './reading-words.ts';
import { trendChartConfig } from './trend-chart-config.ts';
import {
  axisOf,
  layersAtFirst,
  type ChartReading,
  type Layer,
  type TrendChartModel,
} from './trend-chart-model.ts';
import styles from './trend-chart.module.css';

interface TrendChartProps {
  /** With one reading at least. */
  trend: SeriesTrend;
  model: TrendChartModel;
  /** What else is to be said of a reading, in the table. */
  remarks?: (reading: ChartReading) => string[];
  /** What can be done with a reading, in the last column of the table. */
  readingActions?: (reading: ChartReading) => ReactNode;
}

export function TrendChart({ trend, model, remarks = () => [], readingActions }: TrendChartProps) {
  const { metric } = trend;
  const [chosen, setChosen] = useState<ReadonlySet<Layer> | null>(null);
  const shown = useMemo(
    () => chosen ?? layersAtFirst(model, metric.smoothingDays),
    [chosen, model, metric.smoothingDays],
  );
  const [asTable, setAsTable] = useState(false);
  const { note } = axisOf(model, shown, metric);

  return (
    <div className={styles.chart}>
      <div className={styles.tools}>
        {!asTable && <CopyPicture trend={trend} model={model} shown={shown} />}
        <ToggleButton className={cx(styles.asTable)} isSelected={asTable} onChange={setAsTable}>
          <Table2 aria-hidden size={14} />
          Show as table
        </ToggleButton>
      </div>
      {asTable ? (
        <ReadingsTable trend={trend} model={model} remarks={remarks} actions={readingActions} />
      ) : (
        <>
          <ChartCanvas trend={trend} model={model} shown={shown} />
          <div className={styles.foot}>
            <LayerToggles model={model} shown={shown} onChange={setChosen} />
            {note !== null && <p className={styles.axisNote}>{note}.</p>}
          </div>
        </>
      )}
    </div>
  );
}

interface ChartCanvasProps {
  trend: SeriesTrend;
  model: TrendChartModel;
  shown: ReadonlySet<Layer>;
}

function ChartCanvas({ trend, model, shown }: ChartCanvasProps) {
  const { metric } = trend;
  const { inks, swatches } = useInks();
  const canvas = useRef<HTMLCanvasElement>(null);
  const chart = useRef<Chart | null>(null);
  const cursor = useRef<number | null>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const [spoken, setSpoken] = useState('');
  const helpId = useId();

  useEffect(() => {
    if (!canvas.current || !inks) return;
    const style = getComputedStyle(canvas.current);
    const font = { family: style.fontFamily, size: Number.parseFloat(style.fontSize) };
    const drawn = new Chart(
      canvas.current,
      trendChartConfig({ model, shown, metric, inks, font, cursor: () => cursor.current }),
    );
    chart.current = drawn;
    return () => {
      chart.current = null;
      drawn.destroy();
    };
  }, [model, shown, metric, inks]);

  const pointAt = (index: number | null) => {
    cursor.current = index;
    setPointed(index);
    chart.current?.draw();
  };
  const moveTo = (index: number) => {
    const held = Math.min(Math.max(index, 0), model.readings.length - 1);
    pointAt(held);
    const words = readingInWords(model, held, metric);
    setSpoken(
      words ? [words.date, words.value, words.rest, words.lag].filter(Boolean).join(', ') : '',
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = model.readings.length - 1;
    const target = {
      ArrowLeft: (pointed ?? last + 1) - 1,
      ArrowRight: (pointed ?? -1) + 1,
      Home: 0,
      End: last,
    }[event.key];
    if (target !== undefined) {
      event.preventDefault();
      moveTo(target);
    } else if (event.key === 'Escape' && pointed !== null) {
      pointAt(null);
    }
  };
  const onPointerMove = (event: PointerEvent) => {
    const day = chart.current?.scales.x?.getValueForPixel(
      event.clientX - event.currentTarget.getBoundingClientRect().left,
    );
    if (day !== undefined) pointAt(nearest(model.readings, day));
  };

  const readout = readingInWords(model, pointed ?? model.readings.length - 1, metric);
  return (
    <>
      {swatches}
      {readout && (
        <p className={styles.readout} aria-hidden>
          {readout.date} <strong>{readout.value}</strong> {readout.rest}
        </p>
      )}
      {readout && metric.smoothingDays > 0 && (
        <p className={styles.lag} aria-hidden>
          {readout.lag}
        </p>
      )}
      <div
        className={styles.plot}
        role="application"
        tabIndex={0}
        aria-label={`Readings of ${metric.name}, ${trend.subject.name}`}
        aria-describedby={helpId}
        onKeyDown={onKeyDown}
        onPointerMove={onPointerMove}
        onPointerLeave={() => {
          pointAt(null);
        }}
        onBlur={() => {
          pointAt(null);
        }}
      >
        <canvas ref={canvas} role="img" aria-label={chartInWords(trend, model)} />
      </div>
      <p id={helpId} className="visually-hidden">
        Left and right arrow keys move through the readings; Home and End go to the first and last.
      </p>
      <p className="visually-hidden" aria-live="polite">
        {spoken}
      </p>
    </>
  );
}

function nearest(readings: readonly ChartReading[], day: number): number | null {
  let best: number | null = null;
  readings.forEach((reading, index) => {
    const closest = best === null ? undefined : readings[best];
    if (!closest || Math.abs(reading.day - day) < Math.abs(closest.day - day)) best = index;
  });
  return best;
}
