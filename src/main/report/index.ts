/** The Excel trend report: a picture of a period, for a meeting. */
import ExcelJS from 'exceljs';
import { createHash } from 'node:crypto';
import { dayNumber, formatDate } from '#shared/domain/calendar.ts';
import { driversColumns, writeDrivers } from './drivers-sheet.ts';
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
import { addNamedStyles, formatOfCell } from './named-styles.ts';
import { addNativeCharts, sheetPart, type NativeChart } from './native-charts.ts';
import type { PlotCells } from './numbers-table.ts';
import { readPackage, putRight, writePackage, type PackageParts } from './package.ts';
import { SheetNames } from './sheet-names.ts';
import { Sheet, type SheetOptions } from './sheet.ts';
import type { StyleName } from './styles.ts';
import { SUMMARY_CHART_HEIGHT, SUMMARY_COLUMNS, writeSummary } from './summary-sheet.ts';
import { sharedAxes, trendChart } from './trend-chart.ts';
import type { ReportSource } from './withholding.ts';

export type { ReportSettings } from './model.ts';
export type { ReportSource } from './withholding.ts';

const DAY_IN_MS = 86_400_000;
/** Digits across a printed page, so that sheets, and the charts on them, come out alike. */
const LANDSCAPE_WIDTH = 165;
const PORTRAIT_WIDTH = 105;

/** Stands in the file for its identifier until everything else is written. */
const NO_IDENTIFIER = 'PL-0000000000000000';

export interface TrendReport {
  /** An .xlsx file. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Names the file by what it says; printed on its sheet Method, for the record of disclosures. */
  readonly identifier: string;
}

/**
 * The report as a file: the same source and settings give the same bytes and the same identifier.
 * Refuses `bad-input` where there are more readings than a file can hold.
 */
export async function buildTrendReport(
  source: ReportSource,
  settings: ReportSettings,
): Promise<TrendReport> {
  const model = reportModel(source, settings);
  const workbook = new ExcelJS.Workbook();
  describeWorkbook(workbook, model);
  const { sheets, charts } = writeSheets(workbook, model);
  const parts = await readPackage(new Uint8Array(await workbook.xlsx.writeBuffer()));
  putRight(parts);
  addNamedStyles(parts, styleUses(parts, sheets));
  addNativeCharts(parts, charts);
  const identifier = identifierOf(parts, [
    settings.workbookUuid,
    source.trends.engagement.id,
    settings.period,
    settings.redact,
    settings.sections,
    settings.today,
  ]);
  for (const [path, xml] of parts) parts.set(path, xml.replaceAll(NO_IDENTIFIER, identifier));
  return { bytes: await writePackage(parts), identifier };
}

/** "PL-" and 16 hex digits of the SHA-256 of what the file says and of what it was made for. */
function identifierOf(parts: PackageParts, madeFor: readonly unknown[]): string {
  const said = [...parts].sort(([a], [b]) => (a < b ? -1 : 1));
  const digest = createHash('sha256')
    .update(JSON.stringify([madeFor, said]))
    .digest('hex');
  return `PL-${digest.slice(0, 16)}`;
}

function describeWorkbook(workbook: ExcelJS.Workbook, model: ReportModel): void {
  const day = new Date(dayNumber(model.preparedOn) * DAY_IN_MS);
  const author = model.preparedBy === '' ? 'Plumbline' : model.preparedBy;
  workbook.creator = author;
  workbook.lastModifiedBy = author;
  workbook.company = model.preparedBy;
  workbook.created = day;
  workbook.modified = day;
  workbook.title = `Trend report: ${model.client}, ${model.engagement}`;
  workbook.subject = `${formatDate(model.period.from)} to ${formatDate(model.period.to)}`;
  workbook.keywords = 'trend report';
  workbook.description = `Disclosure ${NO_IDENTIFIER}`;
  // exceljs writes it, though its types do not know it.
  Object.assign(workbook, { language: 'en-GB' });
}

function writeSheets(
  workbook: ExcelJS.Workbook,
  model: ReportModel,
): { sheets: Sheet[]; charts: NativeChart[] } {
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
    const footer = `${model.client} – Trend report – ${formatDate(model.preparedOn)} – ${name}`;
    const narrowest = orientation === 'landscape' ? LANDSCAPE_WIDTH : PORTRAIT_WIDTH;
    const sheet = new Sheet(workbook, { name, columns, orientation, footer, narrowest });
    sheets.push(sheet);
    return sheet;
  };
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
  if (model.milestones.length > 0) {
    writeMilestones(add(fixed.milestones, milestoneColumns(model)), model);
  }
  if (model.drivers.length > 0) {
    charts.push(...writeDrivers(add(fixed.drivers, driversColumns(model)), model));
  }
  if (model.leading.length > 0) writeLeading(add(fixed.leading, LEADING_COLUMNS), model);
  if (model.leagues.people.length > 0) {
    writeLeagues(add(fixed.league, LEAGUE_COLUMNS), 'people', model.leagues.people);
  }
  if (model.leagues.peers.length > 0) {
    writeLeagues(add(fixed.peers, LEAGUE_COLUMNS), 'peers', model.leagues.peers);
  }
  if (model.readings.length > 0) {
    writeReadings(add(fixed.readings, READINGS_COLUMNS, 'portrait'), model);
  }
  writeMethod(add(fixed.method, METHOD_COLUMNS, 'portrait'), model, NO_IDENTIFIER);
  return { sheets, charts };
}

/** For each style the cell formats that exceljs gave it. */
function styleUses(
  parts: PackageParts,
  sheets: readonly Sheet[],
): Map<StyleName, ReadonlySet<number>> {
  const uses = new Map<StyleName, Set<number>>();
  for (const sheet of sheets) {
    const xml = parts.get(sheetPart(parts, sheet.name)) ?? '';
    for (const { style, address } of sheet.styleUses.values()) {
      const formats = uses.get(style) ?? new Set();
      uses.set(style, formats.add(formatOfCell(xml, address)));
    }
  }
  return uses;
}
