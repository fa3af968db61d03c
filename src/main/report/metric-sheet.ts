/** One metric: its charts, how to read it, how its scoring changes were treated, and the numbers. */
import { formatDate } from '#shared/domain/calendar.ts';
import { formatNumber, formatSigned } from '#shared/trend/wording.ts';
import type { ReportModel } from './model.ts';
import type { MetricView } from './metric-view.ts';
import { benchmarksOf, changeInWords, describeMetric } from './metric-words.ts';
import type { SeriesView } from './series-view.ts';
import type { NativeChart } from './native-charts.ts';
import { numbersTable, plotCells, type PlotCells } from './numbers-table.ts';
import type { ChartSlot, Sheet } from './sheet.ts';
import { sharedAxes, trendChart, type ChartDetail } from './trend-chart.ts';

/** Points. */
export const FULL_HEIGHT = 310;
export const SMALL_HEIGHT = 170;
export const SMALL_PER_ROW = 3;

export interface MetricSheet {
  readonly charts: readonly NativeChart[];
  /** Where the numbers of each series lie. */
  readonly cells: ReadonlyMap<SeriesView, PlotCells>;
}

/** How many columns the sheet of a metric needs. */
export function metricColumns({ series }: MetricView): number {
  return numbersTable(series).columns.length;
}

export function writeMetricSheet(sheet: Sheet, view: MetricView, model: ReportModel): MetricSheet {
  writeMetricTitle(sheet, view);
  return writeMetricBody(sheet, view, model);
}

export function writeMetricTitle(sheet: Sheet, { metric }: MetricView): void {
  sheet.flow(metric.name, 'Title');
  sheet.flow(describeMetric(metric), 'Subtitle');
  sheet.space();
}

/** All below the title; finishes the sheet. */
export function writeMetricBody(sheet: Sheet, view: MetricView, model: ReportModel): MetricSheet {
  const { series } = view;
  const inFull = series.filter(isShownInFull);
  const others = series.filter((one) => !inFull.includes(one));
  const slots = new Map<SeriesView, { slot: ChartSlot; detail: ChartDetail }>();
  const table = numbersTable(series);

  inFull.forEach((one, i) => {
    if (i > 0) sheet.pageBreak();
    writeVerdict(sheet, one);
    const [slot] = sheet.chartRow(FULL_HEIGHT, 1);
    if (slot) slots.set(one, { slot, detail: 'full' });
    sheet.space();
    if (i === 0) writeGuide(sheet, view, model, table.columns.length);
  });
  if (others.length > 0) {
    if (inFull.length > 0) sheet.pageBreak();
    sheet.flow(inFull.length > 0 ? 'Others, all on one scale' : 'All on one scale', 'Heading');
    sheet.flow('Solid line: readings, with the latest value. Dashed line: baseline.', 'Note');
    for (let i = 0; i < others.length; i += SMALL_PER_ROW) {
      const row = others.slice(i, i + SMALL_PER_ROW);
      sheet.chartRow(SMALL_HEIGHT, SMALL_PER_ROW).forEach((slot, place) => {
        const one = row[place];
        if (one) slots.set(one, { slot, detail: 'small' });
      });
      sheet.space();
    }
    for (const { subject, sentence } of others) sheet.flow(`${subject}. ${sentence}`, 'Body');
    sheet.space();
    if (inFull.length === 0) writeGuide(sheet, view, model, table.columns.length);
  }
  // The charts show them, and the sheet Readings prints what they rest on.
  sheet.printUpTo(sheet.nextRow - 1);
  sheet.space();
  sheet.flow('The numbers drawn', 'Heading');
  sheet.flow(noteOnNumbers(view), 'Note');
  const place = sheet.table(table.columns, table.rows());
  sheet.finish();

  const cells = new Map(series.map((one, i) => [one, plotCells(sheet.name, table, place, i)]));
  const axes = { full: sharedAxes(inFull, 'full'), small: sharedAxes(others, 'small') };
  const charts = [...slots].flatMap(([one, { slot, detail }]) => {
    const ofSeries = cells.get(one);
    return ofSeries
      ? (trendChart(one, ofSeries, detail === 'full' ? axes.full : axes.small, {
          sheet: sheet.name,
          anchor: sheet.anchor(slot),
          detail,
          height: detail === 'full' ? FULL_HEIGHT : SMALL_HEIGHT,
        }) ?? [])
      : [];
  });
  return { charts, cells };
}

/** Organisations and executives stand for themselves; the others are seen beside each other. */
export function isShownInFull(
  { trend }: SeriesView,
  _: number,
  all: readonly SeriesView[],
): boolean {
  const { series, subject } = trend;
  return (
    all.length === 1 ||
    series.isMain ||
    subject.kind === 'organisation' ||
    subject.kind === 'executive'
  );
}

function writeVerdict(
  sheet: Sheet,
  { subject, verdict, sentence, target, trend, metric }: SeriesView,
) {
  sheet.flow(`${subject}: ${verdict.toLowerCase()}`, 'Heading');
  sheet.flow(sentence, 'Body');
  if (target) sheet.flow(target.sentence, 'Body');
  for (const { date, value, change } of trend.judgement.earlierBaselines) {
    const moved =
      change === null ? '' : `; ${formatSigned(change, metric.decimals)} from there to its end`;
    sheet.flow(
      `Before the scoring change: baseline ${formatNumber(value, metric.decimals)} of ${formatDate(date)}${moved}.`,
      'Body',
    );
  }
}

function writeGuide(sheet: Sheet, view: MetricView, model: ReportModel, columns: number): void {
  const marks = [
    ...view.changes.map(
      ({ mark, thing }) => `${mark}  ${formatDate(thing.changedOn)}  Scoring change (see below)`,
    ),
    ...model.milestones
      .filter(({ mark }) => isMarked(mark, view))
      .map(
        ({ mark, thing }) => `${mark}  ${formatDate(thing.date)}  ${thing.title} (${thing.status})`,
      ),
  ];
  if (marks.length > 0) {
    sheet.flow('Marked in the charts', 'Heading');
    const half = Math.ceil(marks.length / 2);
    const middle = Math.max(1, Math.floor(columns * 0.6));
    for (let i = 0; i < half; i += 1) {
      sheet.flowPair(marks[i] ?? '', marks[half + i] ?? '', 'Body', middle);
    }
    sheet.space();
  }
  // With these there is more to read than the chart leaves room for.
  if (view.changes.length > 0) sheet.pageBreak();
  if (view.metric.howToRead !== '' || view.caveats.length > 0) {
    sheet.flow('How to read this score', 'Heading');
    for (const line of [view.metric.howToRead, ...view.caveats]) {
      if (line !== '') sheet.flow(line, 'Body');
    }
    for (const benchmark of benchmarksOf(view)) sheet.flow(benchmark, 'Note');
    sheet.space();
  }
  if (view.changes.length > 0) {
    sheet.flow('Its scoring changes and how they are treated', 'Heading');
    for (const change of view.changes) {
      sheet.flow(changeInWords(change), 'Body');
      if (change.thing.source !== '') sheet.flow(`Source: ${change.thing.source}`, 'Note');
    }
    sheet.space();
  }
  writeSuccession(sheet, view);
}

/** What is planned for the score itself, and what reviews decided. */
function writeSuccession(sheet: Sheet, { succession }: MetricView): void {
  if (succession === null) return;
  sheet.flow('What comes after this score', 'Heading');
  for (const line of succession) sheet.flow(line, 'Body');
  sheet.space();
}

function isMarked(mark: string, { series }: MetricView): boolean {
  return series.some(({ rows }) =>
    rows.some(({ milestoneMarks }) => milestoneMarks.includes(mark)),
  );
}

function noteOnNumbers({ metric, series }: MetricView): string {
  const isLinked = series.some(({ trend }) => trend.judgement.links.length > 0);
  return [
    `Values in ${metric.unit === '' ? 'the unit of the metric' : metric.unit}.`,
    isLinked
      ? 'Readings from before a linked scoring change stand on the new scale; as published, they are in a column of their own.'
      : '',
    'An empty cell is a gap in the line. This table is not printed.',
  ]
    .filter((part) => part !== '')
    .join(' ');
}
