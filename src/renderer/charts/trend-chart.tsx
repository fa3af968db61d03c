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
import { placeByKey, placeNearest } from './chart-keys.ts';
import { datesDrawn, rangeInWords } from './chart-range.ts';
import { CopyPicture } from './copy-picture.tsx';
import { LayerToggles } from './layer-toggles.tsx';
import { ReadingsTable } from './readings-table.tsx';
import { chartInWords, readingInWords, type ReadingWords } from './reading-words.ts';
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
  /** What chooses the period that is shown, above the chart. */
  period?: ReactNode;
}

export function TrendChart(props: TrendChartProps) {
  const { trend, model, remarks = () => [], readingActions, period } = props;
  const { metric } = trend;
  const [chosen, setChosen] = useState<ReadonlySet<Layer> | null>(null);
  const shown = useMemo(
    () => chosen ?? layersAtFirst(model, metric.smoothingDays),
    [chosen, model, metric.smoothingDays],
  );
  const [asTable, setAsTable] = useState(false);
  const isEmpty = model.readings.length === 0;

  return (
    <div className={styles.chart}>
      <div className={styles.bar}>
        {period}
        <div className={styles.tools}>
          {!asTable && !isEmpty && <CopyPicture trend={trend} model={model} shown={shown} />}
          <ToggleButton className={cx(styles.asTable)} isSelected={asTable} onChange={setAsTable}>
            <Table2 aria-hidden size={14} />
            Show as table
          </ToggleButton>
        </div>
      </div>
      {isEmpty ? (
        <p className={styles.empty}>
          No reading lies in the period shown, {rangeInWords(datesDrawn(model))}.
        </p>
      ) : asTable ? (
        <ReadingsTable trend={trend} model={model} remarks={remarks} actions={readingActions} />
      ) : (
        <>
          <ChartCanvas trend={trend} model={model} shown={shown} />
          <div className={styles.foot}>
            <LayerToggles model={model} shown={shown} onChange={setChosen} />
            <AxisNote trend={trend} model={model} shown={shown} />
          </div>
        </>
      )}
    </div>
  );
}

/** What is not to be seen of the whole: a part of the scale, a part of the readings. */
function AxisNote({ trend, model, shown }: ChartCanvasProps) {
  const { note } = axisOf(model, shown, trend.metric);
  const { n } = trend.judgement;
  const left = n - model.readings.length;
  const notes = [
    ...(note === null ? [] : [`${note}.`]),
    ...(model.isPart && left > 0
      ? [
          `${model.readings.length} of ${n} readings are shown; verdict and figures rest on all of them.`,
        ]
      : []),
  ];
  return notes.length > 0 && <p className={styles.axisNote}>{notes.join(' ')}</p>;
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
  const [pointed, setPointed] = useState<number | null>(null);
  const [cursor, setCursor] = useState<Cursor | null>(null);
  const [spoken, setSpoken] = useState('');
  const helpId = useId();

  useEffect(() => {
    if (!canvas.current || !inks) return;
    const style = getComputedStyle(canvas.current);
    const font = { family: style.fontFamily, size: Number.parseFloat(style.fontSize) };
    const config = trendChartConfig({ model, shown, metric, inks, font });
    const onResize = () => {
      setPointed(null);
      setCursor(null);
    };
    const drawn = new Chart(canvas.current, {
      ...config,
      // What is pointed at lies elsewhere then.
      options: { ...config.options, onResize },
    });
    chart.current = drawn;
    return () => {
      chart.current = null;
      drawn.destroy();
    };
  }, [model, shown, metric, inks]);

  const pointAt = (place: number | null) => {
    setPointed(place);
    setCursor(place === null ? null : cursorAt(chart.current, model.readings[place]));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const place = placeByKey(event.key, model.readings, pointed);
    if (place !== undefined) {
      event.preventDefault();
      pointAt(place);
      const words = readingInWords(model, place, metric);
      setSpoken(words ? spokenWords(words) : '');
    } else if (event.key === 'Escape' && pointed !== null) {
      pointAt(null);
    }
  };
  const onPointerMove = (event: PointerEvent) => {
    const day = chart.current?.scales.x?.getValueForPixel(
      event.clientX - event.currentTarget.getBoundingClientRect().left,
    );
    if (day === undefined) return;
    const place = placeNearest(model.readings, day);
    if (place !== pointed) pointAt(place);
  };

  const whole = useMemo(() => chartInWords(trend, model), [trend, model]);
  const readout = readingInWords(model, pointed ?? model.readings.length - 1, metric);
  return (
    <>
      {swatches}
      {readout && (
        <p className={styles.readout} aria-hidden>
          {readout.date} <strong>{readout.value}</strong> {readout.rest}
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
        <canvas ref={canvas} role="img" aria-label={whole} />
        {cursor && <CursorMark {...cursor} />}
      </div>
      {readout && (
        <p className={styles.around} aria-hidden>
          {[readout.around, readout.lag].filter((part) => part !== '').join(' · ')}
        </p>
      )}
      <p id={helpId} className="visually-hidden">
        Left and right arrow keys move through the readings, Page Up and Page Down by a month; Home
        and End go to the first and last.
      </p>
      <p className="visually-hidden" aria-live="polite">
        {spoken}
      </p>
    </>
  );
}

/** Where a reading lies on the canvas, in CSS pixels. */
interface Cursor {
  readonly x: number;
  readonly y: number;
  readonly top: number;
  readonly bottom: number;
}

function cursorAt(chart: Chart | null, reading: ChartReading | undefined): Cursor | null {
  const { x, y } = chart?.scales ?? {};
  if (!chart || !reading || !x || !y) return null;
  const { top, bottom } = chart.chartArea;
  return { x: x.getPixelForValue(reading.day), y: y.getPixelForValue(reading.value), top, bottom };
}

/** Lies over the chart, so that pointing does not draw thousands of readings anew. */
function CursorMark({ x, y, top, bottom }: Cursor) {
  return (
    <svg className={styles.cursor} aria-hidden="true">
      <path d={`M${x} ${top} V${bottom}`} />
      <circle cx={x} cy={y} r={8} />
    </svg>
  );
}

function spokenWords({ date, value, rest, around, lag }: ReadingWords): string {
  return [date, value, rest, around, lag].filter((part) => part !== '').join(', ');
}
