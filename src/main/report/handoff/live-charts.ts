/** Charts that follow the table: over rows of formulas, with axes that fit what comes. */
import { addDays, daysBetween, type CalendarDate } from '#shared/domain/calendar.ts';
import { formatNumber } from '#shared/trend/wording.ts';
import { dateAxis, lowEnd } from '../axis-scale.ts';
import type { ChartSlot, Sheet } from '../sheet.ts';
import type { ChartSeries, Look, NativeChart } from '../native-charts.ts';
import { dateOfSerial } from '../serial-days.ts';
import { numberFormat } from '../styles.ts';
import { LOOKS } from '../trend-chart.ts';
import type { Block, DrawnColumn } from './chart-data.ts';

type Line = Exclude<DrawnColumn, 'date'>;

/** Later ones are drawn over earlier ones. */
const LINES: Record<'full' | 'small', readonly Line[]> = {
  full: ['lower', 'upper', 'average', 'target', 'baseline', 'reading'],
  small: ['lowest', 'highest', 'baseline', 'reading'],
};

/** Not seen: only there so that the axes of charts side by side are the same. */
const UNSEEN: Look = { ...LOOKS.lower, width: null, marker: null };

const LINE_LOOKS: Record<Line, Look> = {
  lower: LOOKS.lower,
  upper: LOOKS.upper,
  average: LOOKS.benchmark,
  target: LOOKS.target,
  baseline: LOOKS.baseline,
  reading: LOOKS.reading,
  lowest: UNSEEN,
  highest: UNSEEN,
};

const SHORTEST_SPAN_DAYS = 90;
/** An axis over this much is labelled with whole numbers. */
const SPAN_OF_WHOLE_LABELS = 10;
/** Many markers in a row hide the line they stand on. */
const MOST_MARKERS = { full: 170, small: 40 };

/** Null where the series has nothing to draw. */
export function liveChart(block: Block, sheet: Sheet, slot: ChartSlot): NativeChart | null {
  const { series } = block;
  const { view, detail } = series;
  if (detail === null) return null;
  const isSmall = detail === 'small';
  const { metric } = view;
  const dates = block
    .values('date')
    .filter((day) => day !== '')
    .map(dateOfSerial);
  const lines = LINES[detail].filter((line) => block.values(line).every((value) => value !== ''));
  const drawn = lines.flatMap((line) => block.values(line).filter((value) => value !== ''));
  const min = lowEnd(drawn, metric);
  const span = drawn.reduce((most, value) => Math.max(most, value), 0) - (min ?? 0);
  return {
    sheet: sheet.name,
    anchor: sheet.anchor(slot),
    title: isSmall ? series.subject : `${series.subject}, ${series.metric}: as it stands now`,
    altText: `Line chart of ${series.metric} of ${series.subject}: the latest ${series.window} readings of the sheet Readings, as they are when it is looked at${lines.includes('baseline') ? ', with the baseline' : ''}.`,
    dateRange: block.range('date'),
    dates,
    dateAxis: { from: null, to: null, months: monthsBetweenLabels(dates, isSmall), title: '' },
    valueAxis: {
      min,
      max: null,
      step: null,
      title: isSmall
        ? ''
        : `${metric.unit === '' ? metric.name : metric.unit}${min === null ? '' : ` – axis starts at ${formatNumber(min, 0)}`}`,
      numberFormat: numberFormat(span < SPAN_OF_WHOLE_LABELS ? Math.min(metric.decimals, 1) : 0),
    },
    series: lines.map((line): ChartSeries => {
      const { cell, text } = block.header(line);
      const values = block.values(line).filter((value) => value !== '');
      return {
        nameCell: cell,
        name: text,
        range: block.range(line),
        values,
        look: lookOf(line, isSmall, series.window),
        labels: line === 'reading' ? [{ index: values.length - 1, text: null, position: 'r' }] : [],
        hasVerticalLines: false,
      };
    }),
    plot: isSmall ? { x: 0.11, y: 0.2, w: 0.74, h: 0.62 } : { x: 0.06, y: 0.14, w: 0.86, h: 0.66 },
    textSize: isSmall ? 8 : 9,
    hasLegend: !isSmall,
  };
}

/** Wide enough that labels still stand apart once twice as many months are drawn. */
function monthsBetweenLabels(dates: readonly CalendarDate[], isSmall: boolean): number | null {
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return null;
  const span = Math.max(daysBetween(first, last), SHORTEST_SPAN_DAYS);
  return dateAxis(first, addDays(first, 2 * span), isSmall ? 6 : 18).months;
}

function lookOf(line: Line, isSmall: boolean, points: number): Look {
  const look = LINE_LOOKS[line];
  if (line !== 'reading') return isSmall && look.width !== null ? { ...look, width: 1.25 } : look;
  const hasRoom = points <= MOST_MARKERS[isSmall ? 'small' : 'full'];
  return {
    ...look,
    width: isSmall ? 1.5 : 2,
    marker: hasRoom ? { symbol: 'circle', size: isSmall ? 3 : 5 } : null,
  };
}
