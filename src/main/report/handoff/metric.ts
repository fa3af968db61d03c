/** The sheet of a metric in a handoff workbook: what stands now above what was found at handoff. */
import { formatDate } from '#shared/domain/calendar.ts';
import { textCell } from '../cells.ts';
import {
  FULL_HEIGHT,
  metricColumns,
  SMALL_HEIGHT,
  SMALL_PER_ROW,
  writeMetricBody,
  writeMetricTitle,
} from '../metric-sheet.ts';
import type { MetricView } from '../metric-view.ts';
import type { ReportModel } from '../model.ts';
import type { NativeChart } from '../native-charts.ts';
import { figuresOf } from '../series-figures.ts';
import type { ChartSlot, Column, Sheet } from '../sheet.ts';
import type { Block } from './chart-data.ts';
import { liveChart } from './live-charts.ts';
import { liveCells, repeated, type SummaryLine } from './summary.ts';

const COLUMNS: readonly Column[] = [
  { header: 'Subject', wrapAt: 26 },
  { header: 'Baseline', isNumeric: true },
  { header: 'Latest', isNumeric: true },
  { header: 'Latest of', isNumeric: true },
  { header: 'Days since', isNumeric: true },
  { header: 'Change', isNumeric: true },
  { header: 'Normalised change', isNumeric: true },
  { header: 'Pace a month, latest', isNumeric: true },
  { header: 'Target', isNumeric: true },
  { header: 'Due', isNumeric: true },
  { header: 'On pace?', wrapAt: 17 },
];

const FULL_PER_PAGE = 2;

export function handoffMetricColumns(view: MetricView): number {
  return Math.max(COLUMNS.length, metricColumns(view));
}

export function writeHandoffMetric(
  sheet: Sheet,
  view: MetricView,
  model: ReportModel,
  blocks: readonly Block[],
  lines: readonly SummaryLine[],
): NativeChart[] {
  const own = blocks
    .filter(({ series }) => view.series.includes(series.view))
    .toSorted((a, b) => a.series.number - b.series.number);
  writeMetricTitle(sheet, view);
  sheet.flow('As it stands now', 'Heading');
  sheet.flow(
    'This part follows the sheet Readings: raw readings since the latest scoring change, with the limits as they were at handoff.',
    'Note',
  );
  const slots = chartSlots(sheet, own);
  writeLines(
    sheet,
    lines.filter(({ one }) => view.series.includes(one.view)),
  );
  sheet.pageBreak();
  sheet.flow(`At handoff, ${formatDate(model.judgedOn)}`, 'Heading');
  sheet.flow('From here on nothing moves any more: this is what the trend report says.', 'Note');
  sheet.space();
  const { charts } = writeMetricBody(sheet, view, model);
  return [...slots.flatMap(([block, slot]) => liveChart(block, sheet, slot) ?? []), ...charts];
}

function chartSlots(sheet: Sheet, blocks: readonly Block[]): [Block, ChartSlot][] {
  const having = (detail: 'full' | 'small') =>
    blocks.filter(({ series }) => series.detail === detail);
  const slots: [Block, ChartSlot][] = [];
  const full = having('full');
  full.forEach((block, i) => {
    if (i > 0 && i % FULL_PER_PAGE === 0) sheet.pageBreak();
    const [slot] = sheet.chartRow(FULL_HEIGHT, 1);
    if (slot) slots.push([block, slot]);
    sheet.space();
  });
  const small = having('small');
  if (small.length > 0) {
    if (full.length > 0) sheet.pageBreak();
    sheet.flow(
      'Solid line: readings, with the latest value. Dashed line: baseline. All on one scale.',
      'Note',
    );
  }
  for (let i = 0; i < small.length; i += SMALL_PER_ROW) {
    const row = small.slice(i, i + SMALL_PER_ROW);
    sheet.chartRow(SMALL_HEIGHT, SMALL_PER_ROW).forEach((slot, place) => {
      const block = row[place];
      if (block) slots.push([block, slot]);
    });
    sheet.space();
  }
  return slots;
}

function writeLines(sheet: Sheet, lines: readonly SummaryLine[]): void {
  sheet.table(
    COLUMNS,
    lines.map((line) => {
      const { decimals } = line.one.view.metric;
      const cells = liveCells(repeated(line), decimals, figuresOf(line.one.view).paceDecimals);
      return [
        textCell(line.one.subject, 'Table text, strong'),
        cells.baseline,
        cells.latest,
        cells.latestOf,
        cells.daysSince,
        cells.change,
        cells.normalisedChange,
        cells.pace,
        cells.target,
        cells.due,
        cells.onPace,
      ];
    }),
  );
}
