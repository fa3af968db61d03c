/** The figures of a series that follow the table, each as a formula with its value at handoff. */
import { normalisedChange } from '#shared/trend/normalised-change.ts';
import type { Block } from './chart-data.ts';
import type { HandedSeries } from './handed-series.ts';
import type { ListsPlace } from './lists-sheet.ts';
import type { Live, LiveValue } from './live.ts';
import { NAMES } from './names.ts';

/** What the formulas of a line refer to: cells of the line itself. */
export interface LineCells {
  readonly baseline: string;
  readonly baselineOf: string;
  readonly latest: string;
  readonly latestOf: string;
  readonly change: string;
  readonly pace: string;
  readonly target: string;
  readonly due: string;
}

export interface LiveFigures {
  readonly baseline: Live;
  readonly baselineOf: Live;
  readonly latest: Live;
  readonly latestOf: Live;
  readonly daysSince: Live;
  readonly change: Live;
  /** A share; empty for scales whose zero does not mean none. */
  readonly share: Live | null;
  readonly normalisedChange: Live;
  /** For 30 days. */
  readonly pace: Live;
  readonly target: Live;
  readonly due: Live;
  readonly onPace: Live<string>;
}

/** What the values at handoff are worked out with. */
interface AtHandoff {
  /** By Excel's count. */
  readonly today: number;
  readonly paceReadings: number;
}

export function liveFigures(
  one: HandedSeries,
  block: Block,
  lists: ListsPlace,
  cells: LineCells,
  atHandoff: AtHandoff,
): LiveFigures {
  const { baseline, target, counted } = one;
  const last = counted.at(-1);
  const latest: LiveValue = last?.reading.value ?? '';
  const latestOf: LiveValue = last?.day ?? '';
  const isAfter = baseline !== null && last !== undefined && last.day >= baseline.day;
  const change = isAfter && latest !== '' ? latest - baseline.value : '';
  const pace = paceOf(one, block, lists, atHandoff.paceReadings);
  const orEmpty = (cell: string) => `IF(ISNUMBER(${cell}),${cell},"")`;
  return {
    baseline: { formula: orEmpty(lists.fixed(one, 'baseline')), value: baseline?.value ?? '' },
    baselineOf: { formula: orEmpty(lists.fixed(one, 'baselineOf')), value: baseline?.day ?? '' },
    latest: {
      formula: `INDEX(${block.range('reading')},ROWS(${block.range('reading')}))`,
      value: latest,
    },
    latestOf: { formula: lists.latest(one), value: latestOf },
    daysSince: {
      formula: `IF(${cells.latestOf}="","",${NAMES.today}-${cells.latestOf})`,
      value: latestOf === '' ? '' : atHandoff.today - latestOf,
    },
    change: {
      formula: `IF(OR(${cells.baseline}="",${cells.latest}=""),"",IF(AND(${cells.baselineOf}<>"",${cells.latestOf}<${cells.baselineOf}),"",${cells.latest}-${cells.baseline}))`,
      value: change,
    },
    share: one.view.metric.hasTrueZero
      ? {
          formula: `IF(${cells.change}="","",IF(${cells.baseline}<=0,"",${cells.change}/${cells.baseline}))`,
          value: change === '' || !baseline || baseline.value <= 0 ? '' : change / baseline.value,
        }
      : null,
    normalisedChange: {
      formula: normalisedFormula(one, lists, cells),
      value:
        change === '' || !baseline || latest === ''
          ? ''
          : (normalisedChange(baseline.value, latest, one.view.metric) ?? ''),
    },
    pace,
    target: { formula: orEmpty(lists.fixed(one, 'target')), value: target?.value ?? '' },
    due: { formula: orEmpty(lists.fixed(one, 'due')), value: target?.day ?? '' },
    onPace: {
      formula: onPaceFormula(one, cells),
      value: onPace(one, latest, latestOf, pace.value, atHandoff.today),
    },
  };
}

/** The slope of the least-squares line through the last readings, for 30 days. */
function paceOf(one: HandedSeries, block: Block, lists: ListsPlace, paceReadings: number): Live {
  const values = block.range('reading');
  const days = block.range('date');
  const taken = `MIN(${NAMES.paceReadings},${lists.count(one)},ROWS(${values}))`;
  const lastOf = (range: string) =>
    `INDEX(${range},ROWS(${range})+1-${taken}):INDEX(${range},ROWS(${range}))`;
  return {
    formula: `IF(${taken}<2,"",SLOPE(${lastOf(values)},${lastOf(days)})*30)`,
    value: slopeOf(one, Math.min(paceReadings, one.counted.length, one.window)),
  };
}

function slopeOf({ counted }: HandedSeries, taken: number): LiveValue {
  const points = counted.slice(counted.length - taken);
  if (points.length < 2) return '';
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const day = mean(points.map((point) => point.day));
  const value = mean(points.map(({ reading }) => reading.value));
  let [together, apart] = [0, 0];
  for (const point of points) {
    together += (point.day - day) * (point.reading.value - value);
    apart += (point.day - day) ** 2;
  }
  return (together / apart) * 30;
}

/** As `normalisedChange` has it: what was gained of what was left to gain, or lost of what there was. */
function normalisedFormula(one: HandedSeries, lists: ListsPlace, cells: LineCells): string {
  const { baseline, latest, change } = cells;
  const [low, high] = [lists.fixed(one, 'lowest'), lists.fixed(one, 'highest')];
  const isUp = one.view.metric.direction === 'up';
  const gain = isUp ? `(${latest}-${baseline})` : `(${baseline}-${latest})`;
  const upTo = `IF(AND(ISNUMBER(${high}),${high}>${baseline}),${gain}/(${high}-${baseline}),"")`;
  const downTo = `IF(AND(ISNUMBER(${low}),${baseline}>${low}),${gain}/(${baseline}-${low}),"")`;
  return `IF(${change}="","",IF(${gain}>=0,${isUp ? upTo : downTo},${isUp ? downTo : upTo}))`;
}

const ON_PACE = {
  reached: 'Reached',
  past: 'Date has passed',
  early: 'Too early to say',
  yes: 'Yes',
  no: 'No',
} as const;

function onPaceFormula(one: HandedSeries, cells: LineCells): string {
  const { latest, latestOf, pace, target, due } = cells;
  const atLeast = one.view.metric.direction === 'up' ? '>=' : '<=';
  const then = `${latest}+${pace}/30*(${due}-${latestOf})`;
  return [
    `IF(OR(${target}="",${due}="",${latest}=""),"",`,
    `IF(${latest}${atLeast}${target},"${ON_PACE.reached}",`,
    `IF(${NAMES.today}>${due},"${ON_PACE.past}",`,
    `IF(${pace}="","${ON_PACE.early}",`,
    `IF(${then}${atLeast}${target},"${ON_PACE.yes}","${ON_PACE.no}")))))`,
  ].join('');
}

function onPace(
  { target, view }: HandedSeries,
  latest: LiveValue,
  latestOf: LiveValue,
  pace: LiveValue,
  today: number,
): string {
  if (target === null || latest === '' || latestOf === '') return '';
  const isThere = (value: number) =>
    view.metric.direction === 'up' ? value >= target.value : value <= target.value;
  if (isThere(latest)) return ON_PACE.reached;
  if (today > target.day) return ON_PACE.past;
  if (pace === '') return ON_PACE.early;
  return isThere(latest + (pace / 30) * (target.day - latestOf)) ? ON_PACE.yes : ON_PACE.no;
}
