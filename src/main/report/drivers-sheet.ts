/** The work behind the score: its verdicts, a chart per driver, and the counts week by week. */
import type { CalendarDate } from '#shared/domain/calendar.ts';
import { dateCell, numberCell } from './cells.ts';
import type { ReportModel } from './model.ts';
import type { SeriesView } from './series-view.ts';
import type { NativeChart } from './native-charts.ts';
import { columnLetter, type PlotCells } from './numbers-table.ts';
import type { PlotRow } from './plot-rows.ts';
import type { ChartSlot, Column, Sheet, TablePlace } from './sheet.ts';
import { sharedAxes, trendChart } from './trend-chart.ts';
import { driverInWords, earnedInWords } from './work-and-results-words.ts';

/** Points. */
const CHART_HEIGHT = 170;
const CHARTS_PER_ROW = 3;
/** Columns of each driver: its counts and their mean over the last weeks. */
const COLUMNS_EACH = 2;
const FEWEST_COLUMNS = 7;
/** Statements on scores that leave room for the charts on their page. */
const MOST_ABOVE_CHARTS = 3;

export function driversColumns({ drivers }: ReportModel): number {
  return Math.max(FEWEST_COLUMNS, 1 + drivers.length * COLUMNS_EACH);
}

export function writeDrivers(sheet: Sheet, model: ReportModel): NativeChart[] {
  const drivers = aligned(model.drivers);
  sheet.flow('Drivers', 'Title');
  sheet.flow(
    'The work that the score should reflect, logged beside it and judged in the same way.',
    'Subtitle',
  );
  if (model.earned.length > 0) writeEarned(sheet, model);
  sheet.space();
  // The charts would not fit on the page below so much text.
  if (model.earned.length > MOST_ABOVE_CHARTS) sheet.pageBreak();
  sheet.flow('The drivers', 'Heading');
  for (const driver of drivers) {
    const { about, text } = driverInWords(driver);
    sheet.flow(about, 'Strong');
    sheet.flow(text, 'Body');
  }
  sheet.space();
  const slots: ChartSlot[] = [];
  for (let i = 0; i < drivers.length; i += CHARTS_PER_ROW) {
    slots.push(...sheet.chartRow(CHART_HEIGHT, CHARTS_PER_ROW));
    sheet.space();
  }
  sheet.flow(
    'Thick line: mean of the last weeks, with its latest value. Dots: single weeks.',
    'Note',
  );
  sheet.flow('The work per week', 'Heading');
  const columns: Column[] = [
    { header: 'Week', isNumeric: true },
    ...drivers.flatMap(({ metricWithUnit, metric }) => [
      { header: metricWithUnit, isNumeric: true },
      { header: `${metric.name}, recent mean`, isNumeric: true },
    ]),
  ];
  const dates = drivers[0]?.rows.map(({ date }) => date) ?? [];
  const place = sheet.table(
    columns,
    dates.map((date, i) => [
      dateCell(date),
      ...drivers.flatMap(({ rows, metric }) => [
        numberCell(rows[i]?.reading, metric.decimals),
        numberCell(rows[i]?.smoothed, metric.decimals + 1),
      ]),
    ]),
  );
  sheet.repeatOnPages(place.header);
  sheet.finish();
  return drivers.flatMap((driver, i) => {
    const slot = slots[i];
    return slot
      ? (trendChart(
          driver,
          cellsOf(sheet.name, columns, place, i),
          sharedAxes([driver], 'driver'),
          {
            sheet: sheet.name,
            anchor: sheet.anchor(slot),
            detail: 'driver',
            height: CHART_HEIGHT,
          },
        ) ?? [])
      : [];
  });
}

/** The word and the sentence on each score; the work on this sheet is all that counts here. */
function writeEarned(sheet: Sheet, { earned }: ReportModel): void {
  sheet.space();
  sheet.flow('Is it earned?', 'Heading');
  for (const view of earned) {
    const { about, text } = earnedInWords(view);
    sheet.flow(about, 'Strong');
    sheet.flow(text, 'Body');
  }
}

/** The drivers with a row for each date that any of them has a row for. */
function aligned(drivers: readonly SeriesView[]): SeriesView[] {
  const dates = [...new Set(drivers.flatMap(({ rows }) => rows.map(({ date }) => date)))].sort();
  // A date without a count matters where it interrupts the line; a milestone alone does not.
  const worked = new Set(
    drivers.flatMap(({ rows, trend }) =>
      rows
        .filter(({ date, reading, line }) => {
          const { from, to } = trend.judgement;
          const isWithin = from !== null && to !== null && date > from && date < to;
          return reading !== null || (line === null && isWithin);
        })
        .map(({ date }) => date),
    ),
  );
  return drivers.map((driver) => {
    const byDate = new Map(driver.rows.map((row) => [row.date, row]));
    return {
      ...driver,
      rows: dates
        .filter((date) => worked.has(date))
        .map((date) => byDate.get(date) ?? emptyRow(date)),
    };
  });
}

function emptyRow(date: CalendarDate): PlotRow {
  return {
    date,
    reading: null,
    line: null,
    published: null,
    smoothed: null,
    baseline: null,
    target: null,
    benchmark: null,
    lower: null,
    upper: null,
    milestone: null,
    scoringChange: null,
    milestoneMarks: [],
    changeMarks: [],
    words: [],
  };
}

function cellsOf(
  sheet: string,
  columns: readonly Column[],
  { header, first, last }: TablePlace,
  driver: number,
): PlotCells {
  const placeOf: Record<string, number | undefined> = {
    date: 0,
    reading: 1 + driver * COLUMNS_EACH,
    smoothed: 2 + driver * COLUMNS_EACH,
  };
  const quoted = `'${sheet}'`;
  return {
    range: (key) => {
      const column = placeOf[key];
      if (column === undefined) return undefined;
      const letter = columnLetter(column);
      return `${quoted}!$${letter}$${first}:$${letter}$${last}`;
    },
    header: (key) => {
      const column = placeOf[key] ?? 0;
      return {
        cell: `${quoted}!$${columnLetter(column)}$${header}`,
        text: columns[column]?.header ?? '',
      };
    },
  };
}
