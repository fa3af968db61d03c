/** The sheets that list: milestones and every reading. */
import { dateCell, numberCell, signedCell, textCell, type Cell } from './cells.ts';
import { aboutMilestones, capitalised, type MilestoneView } from './milestone-view.ts';
import type { ReportModel } from './model.ts';
import type { ReadingView } from './reading-view.ts';
import type { Column, Sheet } from './sheet.ts';

interface ListColumn<Item> extends Column {
  readonly cell: (item: Item) => Cell | null;
}

const MILESTONE_COLUMNS: readonly ListColumn<MilestoneView>[] = [
  { header: 'Mark', cell: ({ mark }) => textCell(mark, 'Table text, strong') },
  { header: 'Date', isNumeric: true, cell: ({ thing }) => dateCell(thing.date) },
  { header: 'Milestone', wrapAt: 44, cell: ({ thing }) => textCell(thing.title) },
  { header: 'Status', cell: ({ thing }) => textCell(capitalised(thing.status)) },
  { header: 'Category', wrapAt: 18, cell: ({ thing }) => textCell(capitalised(thing.category)) },
  { header: 'Owner', wrapAt: 22, cell: ({ thing }) => textCell(thing.owner) },
  {
    header: 'Effect can begin',
    isNumeric: true,
    cell: ({ effect }) => dateCell(effect?.from),
  },
  {
    header: 'Effect in full by',
    isNumeric: true,
    cell: ({ effect }) => dateCell(effect?.inFull),
  },
  {
    header: 'Pace before, a month',
    isNumeric: true,
    cell: ({ around }) => signedCell(around?.paceBefore, around?.decimals ?? 0),
  },
  {
    header: 'Pace after, a month',
    isNumeric: true,
    cell: ({ around }) => signedCell(around?.paceAfter, around?.decimals ?? 0),
  },
  {
    header: 'Before and after',
    wrapAt: 16,
    cell: ({ around }) => textCell(around?.word ?? '', 'Table text, strong'),
  },
  { header: 'In words', wrapAt: 48, cell: ({ around }) => textCell(around?.sentence ?? '') },
  { header: 'Evidence', wrapAt: 36, cell: ({ thing }) => textCell(thing.evidence) },
  { header: 'Note', wrapAt: 36, cell: ({ thing }) => textCell(thing.note) },
];

const READING_COLUMNS: readonly ListColumn<ReadingView>[] = [
  { header: 'Date', isNumeric: true, cell: ({ reading }) => dateCell(reading.date) },
  { header: 'Subject', wrapAt: 30, cell: ({ subject }) => textCell(subject) },
  { header: 'Metric', wrapAt: 30, cell: ({ metric }) => textCell(metric.name) },
  {
    header: 'Value',
    isNumeric: true,
    cell: ({ reading, metric }) => numberCell(reading.value, metric.decimals),
  },
  { header: 'Unit', wrapAt: 20, cell: ({ metric }) => textCell(metric.unit) },
  { header: 'Status', cell: ({ reading }) => textCell(capitalised(reading.status)) },
  { header: 'Note', wrapAt: 60, cell: ({ note }) => textCell(note) },
];

export const READINGS_COLUMNS = READING_COLUMNS.length;

export function milestoneColumns(model: ReportModel): number {
  return withContent(MILESTONE_COLUMNS, model.milestones).length;
}

export function writeMilestones(sheet: Sheet, model: ReportModel): void {
  sheet.flow('Milestones', 'Title');
  sheet.flow(aboutMilestones(model.series[0]?.metric), 'Subtitle');
  sheet.space();
  writeList(sheet, withContent(MILESTONE_COLUMNS, model.milestones), model.milestones);
  sheet.finish();
}

export function writeReadings(sheet: Sheet, model: ReportModel): void {
  sheet.flow('Readings', 'Title');
  sheet.flow(
    'Every reading of the period as it was published, in the unit of its metric.',
    'Subtitle',
  );
  const place = writeList(sheet, READING_COLUMNS, model.readings);
  sheet.asExcelTable('Readings', READING_COLUMNS, place);
  sheet.finish();
}

function writeList<Item>(
  sheet: Sheet,
  columns: readonly ListColumn<Item>[],
  items: readonly Item[],
) {
  // One row after the other: there may be many.
  const rows = function* () {
    for (const item of items) yield columns.map(({ cell }) => cell(item));
  };
  const place = sheet.table(columns, rows());
  sheet.freezeAbove(place.first);
  sheet.repeatOnPages(place.header);
  return place;
}

function withContent<Item>(
  columns: readonly ListColumn<Item>[],
  items: readonly Item[],
): ListColumn<Item>[] {
  return columns.filter(({ cell }) => items.some((item) => cell(item) !== null));
}
