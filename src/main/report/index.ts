/** The Excel files: the trend report, a picture of a period, and the handoff workbook, which lives on. */
import ExcelJS from 'exceljs';
import { dayNumber, formatDate } from '#shared/domain/calendar.ts';
import { editionWords } from '#shared/domain/disclosure-words.ts';
import { driversColumns, writeDrivers } from './drivers-sheet.ts';
import { finishHandoff, writeHandoffSheets } from './handoff/index.ts';
import { LEADING_COLUMNS, writeLeading } from './leading-sheet.ts';
import {
  milestoneColumns,
  READINGS_COLUMNS,
  writeMilestones,
  writeReadings,
} from './list-sheets.ts';
import { LEAGUE_COLUMNS, writeLeagues } from './league-sheet.ts';
import { METHOD_COLUMNS, writeMethod } from './method-sheet.ts';
import { metricColumns, writeMetricSheet } from './metric-sheet.ts';
import { reportModel, type ReportModel, type ReportSettings } from './model.ts';
import type { SeriesView } from './series-view.ts';
import { finishedFile, finishedParts, NO_IDENTIFIER, type ReportFile } from './finish.ts';
import type { NativeChart } from './native-charts.ts';
import type { PlotCells } from './numbers-table.ts';
import { SheetNames } from './sheet-names.ts';
import { Sheet, type SheetOptions } from './sheet.ts';
import { SUMMARY_CHART_HEIGHT, SUMMARY_COLUMNS, writeSummary } from './summary-sheet.ts';
import { sharedAxes, trendChart } from './trend-chart.ts';
import type { ReportSource } from './withholding.ts';

export type { ReportSettings } from './model.ts';
export type { ReportSource } from './withholding.ts';

const DAY_IN_MS = 86_400_000;
/** Digits across a printed page, so that sheets, and the charts on them, come out alike. */
const LANDSCAPE_WIDTH = 165;
const PORTRAIT_WIDTH = 105;

/**
 * The report as a file: the same source and settings give the same bytes and the same identifier.
 * Refuses `bad-input` where there are more readings than a file can hold.
 */
export async function buildTrendReport(
  source: ReportSource,
  settings: ReportSettings,
): Promise<ReportFile> {
  const { edition = 'report' } = settings;
  const model = reportModel(source, settings);
  const parts = await finishedParts(() => {
    const workbook = new ExcelJS.Workbook();
    describeWorkbook(workbook, model, editionWords[edition]);
    return { workbook, ...writeSheets(workbook, model, settings) };
  });
  if (edition === 'handoff') finishHandoff(parts);
  return finishedFile(parts, [
    edition,
    settings.workbookUuid,
    source.trends.engagement.id,
    settings.period,
    settings.redact,
    settings.sections,
    settings.today,
  ]);
}

function describeWorkbook(workbook: ExcelJS.Workbook, model: ReportModel, edition: string): void {
  const day = new Date(dayNumber(model.preparedOn) * DAY_IN_MS);
  const author = model.preparedBy === '' ? 'Plumbline' : model.preparedBy;
  workbook.creator = author;
  workbook.lastModifiedBy = author;
  workbook.company = model.preparedBy;
  workbook.created = day;
  workbook.modified = day;
  workbook.title = `${edition}: ${model.client}, ${model.engagement}`;
  workbook.subject = `${formatDate(model.period.from)} to ${formatDate(model.period.to)}`;
  workbook.keywords = edition.toLowerCase();
  workbook.description = `Disclosure ${NO_IDENTIFIER}`;
  // exceljs writes it, though its types do not know it.
  Object.assign(workbook, { language: 'en-GB' });
}

function writeSheets(
  workbook: ExcelJS.Workbook,
  model: ReportModel,
  settings: ReportSettings,
): { sheets: Sheet[]; charts: NativeChart[] } {
  const { edition = 'report' } = settings;
  const names = new SheetNames();
  // The fixed sheets keep their names whatever metrics are called.
  const fixed = {
    summary: names.claim('Summary'),
    milestones: names.claim('Milestones'),
    drivers: names.claim('Drivers'),
    leading: names.claim('Leading or not'),
    league: names.claim('League'),
    peers: names.claim('Peers'),
    readings: names.claim('Readings'),
    method: names.claim('Method'),
  };
  const sheets: Sheet[] = [];
  const add = (
    name: string,
    columns: number,
    orientation: SheetOptions['orientation'] = 'landscape',
  ): Sheet => {
    const footer = `${model.client} – ${editionWords[edition]} – ${formatDate(model.preparedOn)} – ${name}`;
    const narrowest = orientation === 'landscape' ? LANDSCAPE_WIDTH : PORTRAIT_WIDTH;
    const sheet = new Sheet(workbook, { name, columns, orientation, footer, narrowest });
    sheets.push(sheet);
    return sheet;
  };
  const addLists = (): NativeChart[] => {
    const ofDrivers: NativeChart[] = [];
    if (model.milestones.length > 0) {
      writeMilestones(add(fixed.milestones, milestoneColumns(model)), model);
    }
    if (model.drivers.length > 0) {
      ofDrivers.push(...writeDrivers(add(fixed.drivers, driversColumns(model)), model));
    }
    if (model.leading.length > 0) writeLeading(add(fixed.leading, LEADING_COLUMNS), model);
    if (model.leagues.people.length > 0) {
      writeLeagues(add(fixed.league, LEAGUE_COLUMNS), 'people', model.leagues.people);
    }
    if (model.leagues.peers.length > 0) {
      writeLeagues(add(fixed.peers, LEAGUE_COLUMNS), 'peers', model.leagues.peers);
    }
    return ofDrivers;
  };
  if (edition === 'handoff') {
    const identifier = NO_IDENTIFIER;
    const charts = writeHandoffSheets({
      ...{ workbook, model, settings, identifier, names, add, addLists },
    });
    writeMethod(add(fixed.method, METHOD_COLUMNS, 'portrait'), model, identifier);
    for (const sheet of sheets) sheet.protect();
    return { sheets, charts };
  }
  const charts: NativeChart[] = [];
  const summary = add(fixed.summary, SUMMARY_COLUMNS);
  const slot = writeSummary(summary, model);
  const cells = new Map<SeriesView, PlotCells>();
  for (const view of model.metrics) {
    const sheet = add(names.claim(view.metric.name), metricColumns(view));
    const written = writeMetricSheet(sheet, view, model);
    charts.push(...written.charts);
    for (const [series, ofSeries] of written.cells) cells.set(series, ofSeries);
  }
  const main = model.series[0];
  const mainCells = main && cells.get(main);
  if (slot && mainCells) {
    const place = {
      sheet: summary.name,
      anchor: summary.anchor(slot),
      detail: 'summary',
      height: SUMMARY_CHART_HEIGHT,
    } as const;
    const chart = trendChart(main, mainCells, sharedAxes([main], 'summary'), place);
    if (chart) charts.unshift(chart);
  }
  charts.push(...addLists());
  if (model.readings.length > 0) {
    writeReadings(add(fixed.readings, READINGS_COLUMNS, 'portrait'), model);
  }
  writeMethod(add(fixed.method, METHOD_COLUMNS, 'portrait'), model, NO_IDENTIFIER);
  return { sheets, charts };
}
