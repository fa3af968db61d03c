/**
 * The latest readings of each series in rows of a fixed number, which the charts draw and the pace is
 * taken over. Formulas find them one after the other from the latest back; where there are fewer, the
 * earliest stands again, so that no cell is ever empty or an error, which programs draw in their own
 * ways.
 */
import { textCell, type Cell } from '../cells.ts';
import { columnLetter } from '../numbers-table.ts';
import type { Column, Sheet } from '../sheet.ts';
import type { HandedSeries } from './handed-series.ts';
import { KEY_STEP, type ListsPlace } from './lists-sheet.ts';
import { liveDate, liveNumber, type Live, type LiveValue } from './live.ts';
import { reference } from './names.ts';

const LEVELS = ['baseline', 'target', 'average', 'lower', 'upper'] as const;
type Level = (typeof LEVELS)[number];
/** Lowest and highest keep the small charts of a metric on one scale. */
export type DrawnColumn = 'date' | 'reading' | Level | 'lowest' | 'highest';

const HEADERS: Record<DrawnColumn, string> = {
  date: 'Date',
  reading: 'Reading',
  baseline: 'Baseline',
  target: 'Target',
  average: 'Population average',
  lower: 'Lower limit at handoff',
  upper: 'Upper limit at handoff',
  lowest: 'Lowest of all',
  highest: 'Highest of all',
};
const DRAWN = Object.keys(HEADERS) as readonly DrawnColumn[];

const LEADING: readonly Column[] = [
  { header: 'Subject', wrapAt: 26 },
  { header: 'Metric', wrapAt: 26 },
];
const COLUMNS: readonly Column[] = [
  ...LEADING,
  ...DRAWN.map((key) => ({ header: HEADERS[key], isNumeric: true })),
];

export const CHART_DATA_COLUMNS = COLUMNS.length;

/** The rows of one series, with what they hold at handoff. */
export interface Block {
  readonly series: HandedSeries;
  readonly range: (column: DrawnColumn) => string;
  readonly header: (column: DrawnColumn) => { readonly cell: string; readonly text: string };
  readonly values: (column: DrawnColumn) => readonly LiveValue[];
}

interface Plotted {
  readonly one: HandedSeries;
  readonly days: readonly LiveValue[];
  readonly readings: readonly LiveValue[];
  readonly first: number;
}

export function writeChartData(
  sheet: Sheet,
  series: readonly HandedSeries[],
  lists: ListsPlace,
): Block[] {
  sheet.flow('Chart data', 'Title');
  sheet.flow(
    'What the charts draw and the pace is taken over: the latest readings of each series from the sheet Readings, found by formulas. Nothing is typed here. Where there are fewer readings than rows, the earliest one is repeated, so that every line is drawn whole.',
    'Subtitle',
  );
  sheet.space();
  const header = sheet.nextRow;
  let next = header + 1;
  const ordered = inBlocks(series).map((one): Plotted => {
    const laidOut = latest(one);
    const first = next;
    next += one.window;
    return {
      one,
      first,
      days: laidOut.map((handed) => handed?.day ?? ''),
      readings: laidOut.map((handed) => handed?.reading.value ?? ''),
    };
  });
  const place = sheet.table(
    COLUMNS,
    ordered.flatMap((plotted) => rowsOf(plotted, smallOf(plotted, ordered), lists)),
  );
  sheet.freezeAbove(place.first);
  sheet.printUpTo(place.first + 19);
  sheet.finish();
  return ordered.map((plotted) => blockOf(sheet.name, header, plotted, ordered));
}

/** The small ones of each metric beside one another, so that one range holds them. */
function inBlocks(series: readonly HandedSeries[]): HandedSeries[] {
  const small = series.filter(({ detail }) => detail === 'small');
  const byMetric = [...Map.groupBy(small, ({ view }) => view.metric.id).values()].flat();
  return [...series.filter(({ detail }) => detail !== 'small'), ...byMetric];
}

function latest({
  counted,
  window,
}: HandedSeries): (HandedSeries['counted'][number] | undefined)[] {
  return Array.from(
    { length: window },
    (_, i) => counted[Math.max(0, counted.length - window + i)],
  );
}

function smallOf({ one }: Plotted, all: readonly Plotted[]): readonly Plotted[] {
  if (one.detail !== 'small') return [];
  return all.filter(
    (other) => other.one.detail === 'small' && other.one.view.metric.id === one.view.metric.id,
  );
}

const letterOf = (key: DrawnColumn): string => columnLetter(LEADING.length + DRAWN.indexOf(key));

function rowsOf(plotted: Plotted, small: readonly Plotted[], lists: ListsPlace): (Cell | null)[][] {
  const { one, first } = plotted;
  const { decimals } = one.view.metric;
  const extremes = extremesOf(small);
  return Array.from({ length: one.window }, (_, i) => {
    const row = first + i;
    return [
      textCell(one.subject),
      textCell(one.metric),
      liveDate(dayOf(plotted, i, lists)),
      liveNumber(valueOf(plotted, i, lists), decimals),
      ...LEVELS.map((level) => {
        const fixed = levelOf(one, level);
        if (fixed === null || one.detail === null) return null;
        if (one.detail === 'small' && level !== 'baseline') return null;
        const cell = lists.fixed(one, level);
        return liveNumber(
          {
            formula: `IF(ISNUMBER(${cell}),${cell},$${letterOf('reading')}${row})`,
            value: fixed,
          },
          decimals,
        );
      }),
      ...(['lowest', 'highest'] as const).map((end) => {
        const found = extremes?.[end];
        if (found === undefined) return null;
        const letter = letterOf(end);
        const top = small[0]?.first ?? row;
        const formula = row === top ? found.formula : `$${letter}$${top}`;
        return liveNumber({ formula, value: found.value }, decimals);
      }),
    ];
  });
}

function levelOf(one: HandedSeries, level: Level): number | null {
  switch (level) {
    case 'baseline':
      return one.baseline?.value ?? null;
    case 'target':
      return one.target?.value ?? null;
    default:
      return one[level];
  }
}

/** From the latest row upwards: the day before the one below it, or the first again. */
function dayOf({ one, days, first }: Plotted, i: number, lists: ListsPlace): Live {
  const value = days[i] ?? '';
  if (i === one.window - 1) return { formula: lists.latest(one), value };
  const below = `$${letterOf('date')}${first + i + 1}`;
  const [start, number] = [lists.first(one), lists.number(one)];
  return {
    formula: `IF(${below}=${start},${start},_xlfn.MAXIFS(Readings[Key],Readings[Key],"<"&(${number}*${KEY_STEP}+${below}))-${number}*${KEY_STEP})`,
    value,
  };
}

function valueOf({ one, readings, first }: Plotted, i: number, lists: ListsPlace): Live {
  const day = `$${letterOf('date')}${first + i}`;
  return {
    formula: `IFERROR(INDEX(Readings[Value],MATCH(${lists.number(one)}*${KEY_STEP}+${day},Readings[Key],0)),"")`,
    value: readings[i] ?? '',
  };
}

function extremesOf(small: readonly Plotted[]): Record<'lowest' | 'highest', Live> | null {
  const [top] = small;
  const bottom = small.at(-1);
  if (!top || !bottom) return null;
  const rows = `$${letterOf('reading')}$${top.first}:$${letterOf('baseline')}$${bottom.first + bottom.one.window - 1}`;
  const values = small.flatMap(({ one, readings }) => [
    ...readings.filter((value) => value !== ''),
    ...(one.baseline ? [one.baseline.value] : []),
  ]);
  return {
    lowest: { formula: `MIN(${rows})`, value: Math.min(...values) },
    highest: { formula: `MAX(${rows})`, value: Math.max(...values) },
  };
}

function blockOf(sheet: string, header: number, plotted: Plotted, all: readonly Plotted[]): Block {
  const { one, first, days, readings } = plotted;
  const extremes = extremesOf(smallOf(plotted, all));
  return {
    series: one,
    range: (key) => reference(sheet, letterOf(key), first, first + one.window - 1),
    header: (key) => ({ cell: reference(sheet, letterOf(key), header), text: HEADERS[key] }),
    values: (key) => {
      if (key === 'date') return days;
      if (key === 'reading') return readings;
      const value =
        key === 'lowest' || key === 'highest' ? extremes?.[key].value : levelOf(one, key);
      return readings.map(() => value ?? '');
    },
  };
}
