/** The first sheet of a handoff workbook: what stands now, and what was found at handoff. */
import { formatDate } from '#shared/domain/calendar.ts';
import { signedCell, textCell, type Cell } from '../cells.ts';
import type { ReportModel } from '../model.ts';
import type { NativeChart } from '../native-charts.ts';
import { columnLetter } from '../numbers-table.ts';
import { figuresOf, saidOf } from '../series-figures.ts';
import { serialOf } from '../serial-days.ts';
import type { Column, Sheet } from '../sheet.ts';
import {
  SUMMARY_CHART_HEIGHT,
  SUMMARY_COLUMNS,
  writeFacts,
  writeVerdicts,
  writeWithheld,
} from '../summary-sheet.ts';
import type { Block } from './chart-data.ts';
import type { ChecksPlace } from './checks-sheet.ts';
import { liveFigures, type LineCells, type LiveFigures } from './figures.ts';
import type { HandedSeries } from './handed-series.ts';
import { PACE_READINGS, type ListsPlace } from './lists-sheet.ts';
import { liveDate, liveNumber, liveShare, liveSigned, liveText, type Live } from './live.ts';
import { liveChart } from './live-charts.ts';
import { AMISS, GOOD } from './marks.ts';
import { reference } from './names.ts';

/** As many columns as the trend report's summary has, whose words are used here. */
const COLUMNS = [
  { key: 'subject', header: 'Subject', wrapAt: 24 },
  { key: 'metric', header: 'Metric, unit', wrapAt: 24 },
  { key: 'baseline', header: 'Baseline', isNumeric: true },
  { key: 'baselineOf', header: 'Baseline of', isNumeric: true },
  { key: 'latest', header: 'Latest', isNumeric: true },
  { key: 'latestOf', header: 'Latest of', isNumeric: true },
  { key: 'daysSince', header: 'Days since', isNumeric: true },
  { key: 'change', header: 'Change', isNumeric: true },
  { key: 'share', header: 'Change, %', isNumeric: true },
  { key: 'normalisedChange', header: 'Normalised change', isNumeric: true },
  { key: 'pace', header: 'Pace a month, latest', isNumeric: true },
  { key: 'paceThen', header: 'Pace a month at handoff', isNumeric: true },
  { key: 'paceLow', header: 'Low end', isNumeric: true },
  { key: 'paceHigh', header: 'High end', isNumeric: true },
  { key: 'target', header: 'Target', isNumeric: true },
  { key: 'due', header: 'Due', isNumeric: true },
  { key: 'onPace', header: 'On pace?', wrapAt: 17 },
] as const satisfies readonly (Column & { readonly key: string })[];
type Key = (typeof COLUMNS)[number]['key'];

export const HANDOFF_SUMMARY_COLUMNS = SUMMARY_COLUMNS;

/** A line of the summary, as other sheets repeat it. */
export interface SummaryLine {
  readonly one: HandedSeries;
  readonly figures: LiveFigures;
  readonly cell: (key: Key) => string;
}

interface Summary {
  readonly sheet: Sheet;
  readonly model: ReportModel;
  readonly blocks: readonly Block[];
  readonly lists: ListsPlace;
  readonly checks: ChecksPlace;
}

export function writeHandoffSummary({ sheet, model, blocks, lists, checks }: Summary): {
  readonly lines: readonly SummaryLine[];
  readonly charts: readonly NativeChart[];
} {
  const inOrder = blocks.toSorted((a, b) => a.series.number - b.series.number);
  const main = inOrder[0];
  const today = serialOf(model.preparedOn);
  sheet.flow(`Handoff workbook: ${model.client}`, 'Title');
  if (model.headline !== null) {
    sheet.flow(`At handoff, ${formatDate(model.judgedOn)}: ${model.headline}`, 'Headline');
    const [view] = model.series;
    if (view) sheet.flow(saidOf(view), 'Body');
  }
  sheet.space();
  writeFacts(sheet, model);
  writeChecks(sheet, checks);
  sheet.space();
  const [slot] = main && main.series.detail !== null ? sheet.chartRow(SUMMARY_CHART_HEIGHT, 1) : [];
  sheet.space();
  sheet.flow('Where each series stands now', 'Heading');
  for (const note of NOTES) sheet.flow(note, 'Note');
  const first = sheet.nextRow + 1;
  const lines = inOrder.map((block, i): SummaryLine => {
    const cell = (key: Key) => `$${letterOf(key)}${first + i}`;
    const cells: LineCells = {
      baseline: cell('baseline'),
      baselineOf: cell('baselineOf'),
      latest: cell('latest'),
      latestOf: cell('latestOf'),
      change: cell('change'),
      pace: cell('pace'),
      target: cell('target'),
      due: cell('due'),
    };
    return {
      one: block.series,
      figures: liveFigures(block.series, block, lists, cells, {
        today,
        paceReadings: PACE_READINGS,
      }),
      cell: (key) => reference(sheet.name, letterOf(key), first + i),
    };
  });
  sheet.table(
    COLUMNS,
    lines.map((line) => cellsOf(line)),
  );
  sheet.pageBreak();
  sheet.flow(`At handoff: judged on ${formatDate(model.judgedOn)}`, 'Heading');
  sheet.flow(
    'These words do not move. They rest on the whole method of Plumbline, which formulas do not repeat: serial correlation, links over scoring changes, the review by the consultant.',
    'Note',
  );
  writeVerdicts(
    sheet,
    model.series.map((view) => ({ ...view, sentence: `${view.verdict}. ${view.sentence}` })),
  );
  sheet.space();
  writeWithheld(sheet, model);
  sheet.finish();
  const chart = main && slot ? liveChart(main, sheet, slot) : null;
  return { lines, charts: chart ? [chart] : [] };
}

const NOTES = [
  'Formulas over the sheet Readings: a new row there moves these lines and the charts. Values are raw readings since the latest scoring change; baselines and targets stand on the scale of the latest readings.',
  'The latest pace is the slope of a straight line through the latest readings (12 unless the sheet Lists says otherwise), for 30 days. It is not the pace at handoff beside it, which is the median of the slopes between all pairs of readings (Theil–Sen) and rests on the whole period: one odd reading moves the first and hardly the second.',
  'On pace: whether the latest reading, carried on at the latest pace, gets to the target by its day.',
];

function writeChecks(sheet: Sheet, checks: ChecksPlace): void {
  const row = sheet.nextRow;
  sheet.table(
    [{ header: 'Checks' }, { header: 'What they say', wrapAt: 24 }],
    [[liveText(checks.overall, 'Table text, strong'), liveText(checks.words)]],
  );
  const cell = `$A$${row + 1}`;
  sheet.mark(`A${row + 1}`, `${cell}="OK"`, GOOD);
  sheet.mark(`A${row + 1}`, `${cell}<>"OK"`, AMISS);
}

function letterOf(key: Key): string {
  return columnLetter(COLUMNS.findIndex((column) => column.key === key));
}

function cellsOf({ one, figures }: SummaryLine): (Cell | null)[] {
  const { view } = one;
  const { decimals } = view.metric;
  const then = figuresOf(view);
  const { paceDecimals } = then;
  const cells: Record<Key, Cell | null> = {
    ...liveCells(figures, decimals, paceDecimals),
    subject: textCell(one.subject, 'Table text, strong'),
    metric: textCell(view.metricWithUnit),
    paceThen: signedCell(then.pace, paceDecimals),
    paceLow: signedCell(then.paceLow, paceDecimals),
    paceHigh: signedCell(then.paceHigh, paceDecimals),
  };
  return COLUMNS.map(({ key }) => cells[key]);
}

/** The figures as cells: for the lines here, and, with other formulas, for the sheets of metrics. */
export function liveCells(
  figures: LiveFigures,
  decimals: number,
  paceDecimals: number,
): Record<keyof LiveFigures, Cell | null> {
  return {
    baseline: liveNumber(figures.baseline, decimals),
    baselineOf: liveDate(figures.baselineOf),
    latest: liveNumber(figures.latest, decimals),
    latestOf: liveDate(figures.latestOf),
    daysSince: liveNumber(figures.daysSince, 0),
    change: liveSigned(figures.change, decimals),
    share: figures.share && liveShare(figures.share),
    normalisedChange: liveShare(figures.normalisedChange),
    pace: liveSigned(figures.pace, paceDecimals),
    target: liveNumber(figures.target, decimals),
    due: liveDate(figures.due),
    onPace: liveText(figures.onPace, 'Table text', 'Date has passed'),
  };
}

/** The same figures, read from the summary. */
export function repeated({ figures, cell }: SummaryLine): LiveFigures {
  const same = <Value extends number | string>(key: Key, { value }: Live<Value>): Live<Value> => ({
    formula: cell(key),
    value,
  });
  return {
    baseline: same('baseline', figures.baseline),
    baselineOf: same('baselineOf', figures.baselineOf),
    latest: same('latest', figures.latest),
    latestOf: same('latestOf', figures.latestOf),
    daysSince: same('daysSince', figures.daysSince),
    change: same('change', figures.change),
    share: figures.share && same('share', figures.share),
    normalisedChange: same('normalisedChange', figures.normalisedChange),
    pace: same('pace', figures.pace),
    target: same('target', figures.target),
    due: same('due', figures.due),
    onPace: same('onPace', figures.onPace),
  };
}
