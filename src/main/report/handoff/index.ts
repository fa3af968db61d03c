/**
 * The handoff workbook: the trend report's second edition, which lives on. Its readings are a table
 * to type in; what stands now is formulas over it, with the values they have at handoff stored; what
 * was found until handoff stays as words and values, with its date.
 */
import type { Workbook } from 'exceljs';
import type { MetricView } from '../metric-view.ts';
import type { ReportModel, ReportSettings } from '../model.ts';
import type { NativeChart } from '../native-charts.ts';
import type { SheetNames } from '../sheet-names.ts';
import type { Sheet, SheetOptions } from '../sheet.ts';
import { CHART_DATA_COLUMNS, writeChartData } from './chart-data.ts';
import { CHECKS_COLUMNS, writeChecks } from './checks-sheet.ts';
import { handedSeries } from './handed-series.ts';
import { HOW_TO_COLUMNS, writeHowTo } from './how-to-sheet.ts';
import { LISTS_COLUMNS, writeLists } from './lists-sheet.ts';
import { handoffMetricColumns, writeHandoffMetric } from './metric.ts';
import { READINGS_COLUMNS, writeReadingsTable } from './readings-sheet.ts';
import { RESTATED_COLUMNS, writeRestated } from './restated-sheet.ts';
import { HANDOFF_SUMMARY_COLUMNS, writeHandoffSummary } from './summary.ts';

export { finishHandoff } from './finish.ts';

type AddSheet = (name: string, columns: number, orientation?: SheetOptions['orientation']) => Sheet;

interface Handoff {
  readonly workbook: Workbook;
  readonly model: ReportModel;
  readonly settings: Pick<ReportSettings, 'workbookUuid'>;
  readonly identifier: string;
  readonly names: SheetNames;
  /** Adds the next sheet. */
  readonly add: AddSheet;
  /** Adds and writes the sheets that both editions have alike, after those of the metrics. */
  readonly addLists: () => readonly NativeChart[];
}

/** Names that metrics must not take. */
const FIXED = [
  'Summary',
  'How to carry on',
  'Readings',
  'Restated',
  'Checks',
  'Chart data',
  'Lists',
];

/** Writes every sheet in its order but Method, and gives back the charts. */
export function writeHandoffSheets({
  workbook,
  model,
  settings,
  identifier,
  names,
  add,
  addLists,
}: Handoff): NativeChart[] {
  const series = handedSeries(model);
  for (const name of FIXED) names.claim(name);
  // Sheets stand in the order in which they are added; they are written in the order in which their
  // cells are known.
  const summary = add('Summary', HANDOFF_SUMMARY_COLUMNS);
  const howTo = add('How to carry on', HOW_TO_COLUMNS, 'portrait');
  const readings = add('Readings', READINGS_COLUMNS, 'portrait');
  const metrics = model.metrics.map((view): [MetricView, Sheet] => [
    view,
    add(names.claim(view.metric.name), handoffMetricColumns(view)),
  ]);
  const ofLists = addLists();
  const hasRestated = model.series.some(({ trend }) => trend.restated.length > 0);
  if (hasRestated) writeRestated(add('Restated', RESTATED_COLUMNS, 'portrait'), model);
  const checksSheet = add('Checks', CHECKS_COLUMNS, 'portrait');
  const chartData = add('Chart data', CHART_DATA_COLUMNS);
  const listsSheet = add('Lists', LISTS_COLUMNS);

  const lastReadingId = Math.max(
    0,
    ...series.flatMap((one) => one.readings.map(({ reading }) => reading.id)),
  );
  const mark = {
    workbookUuid: settings.workbookUuid,
    identifier,
    lastReadingId,
    ...model.period,
  };
  writeHowTo(howTo, model);
  writeReadingsTable(readings, series);
  const lists = writeLists({ workbook, sheet: listsSheet, series, model, mark });
  const blocks = writeChartData(chartData, series, lists);
  const checks = writeChecks(workbook, checksSheet, series, model);
  const { lines, charts } = writeHandoffSummary({ sheet: summary, model, blocks, lists, checks });
  return [
    ...charts,
    ...metrics.flatMap(([view, sheet]) => writeHandoffMetric(sheet, view, model, blocks, lines)),
    ...ofLists,
  ];
}
