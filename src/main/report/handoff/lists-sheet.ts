/** What the formulas rest on: each series with its fixed values, the lists to choose from, the clock. */
import type { Workbook } from 'exceljs';
import { formatDate } from '#shared/domain/calendar.ts';
import { ReadingStatus } from '#shared/domain/series.ts';
import { dateCell, numberCell, textCell, type Cell } from '../cells.ts';
import { capitalised } from '../milestone-view.ts';
import type { ReportModel } from '../model.ts';
import { columnLetter } from '../numbers-table.ts';
import { dateOfSerial, serialOf } from '../serial-days.ts';
import type { Column, Sheet, TablePlace } from '../sheet.ts';
import { DATE_FORMAT, numberFormat } from '../styles.ts';
import { MOST_FOR_PACE, overdueAfter, type HandedSeries } from './handed-series.ts';
import { liveDate, liveNumber, type Live } from './live.ts';
import { define, NAMES, reference } from './names.ts';
import { writeMark, type HandoffMark } from './mark.ts';

const FIXED_COLUMNS: readonly Column[] = [
  { header: 'No.', isNumeric: true },
  { header: 'Subject', wrapAt: 26 },
  { header: 'Metric', wrapAt: 26 },
  { header: 'Unit', wrapAt: 16 },
  { header: 'Better when' },
  { header: 'Lowest', isNumeric: true },
  { header: 'Highest', isNumeric: true },
  { header: 'Days between', isNumeric: true },
  { header: 'Baseline', isNumeric: true },
  { header: 'Baseline of', isNumeric: true },
  { header: 'Target', isNumeric: true, atLeast: 8 },
  { header: 'Due', isNumeric: true, atLeast: 11 },
  { header: 'Count from', isNumeric: true, atLeast: 11 },
  { header: 'Population average', isNumeric: true, atLeast: 8 },
];

const COUNTED_COLUMNS: readonly Column[] = [
  { header: 'No.', isNumeric: true },
  { header: 'Subject', wrapAt: 26 },
  { header: 'Metric', wrapAt: 26 },
  { header: 'Lower limit', isNumeric: true },
  { header: 'Upper limit', isNumeric: true },
  { header: 'Readings handed on', isNumeric: true },
  { header: 'Latest handed on', isNumeric: true },
  { header: 'Readings counted', isNumeric: true },
  { header: 'First of', isNumeric: true },
  { header: 'Latest of', isNumeric: true },
  { header: 'Overdue after', isNumeric: true },
  { header: 'Id' },
];

export const LISTS_COLUMNS = FIXED_COLUMNS.length;

/** Readings that a pace is taken over, unless someone says otherwise. */
export const PACE_READINGS = 12;

type Fixed =
  | 'lowest'
  | 'highest'
  | 'baseline'
  | 'baselineOf'
  | 'target'
  | 'due'
  | 'average'
  | 'lower'
  | 'upper';

const FIXED_PLACES: Record<Exclude<Fixed, 'lower' | 'upper'>, string> = {
  lowest: 'Lowest',
  highest: 'Highest',
  baseline: 'Baseline',
  baselineOf: 'Baseline of',
  target: 'Target',
  due: 'Due',
  average: 'Population average',
};

/** Cells of the lists, as formulas of other sheets name them. */
export interface ListsPlace {
  readonly number: (series: HandedSeries) => string;
  readonly fixed: (series: HandedSeries, what: Fixed) => string;
  readonly count: (series: HandedSeries) => string;
  readonly first: (series: HandedSeries) => string;
  readonly latest: (series: HandedSeries) => string;
}

interface Lists {
  readonly workbook: Workbook;
  readonly sheet: Sheet;
  readonly series: readonly HandedSeries[];
  readonly model: ReportModel;
  readonly mark: HandoffMark;
}

export function writeLists({ workbook, sheet, series, model, mark }: Lists): ListsPlace {
  sheet.flow('Lists', 'Title');
  sheet.flow(
    'What the formulas of this workbook rest on. Yellow cells may be changed; the others stay as they were handed on.',
    'Subtitle',
  );
  sheet.space();
  writeSettings(workbook, sheet, model);
  sheet.space();
  sheet.flow('The series, and what they are measured against', 'Heading');
  sheet.flow(
    '“Count from” is the day of the latest scoring change: formulas count raw readings from that day on. A baseline or target that was set before stands here on the scale of the latest readings.',
    'Note',
  );
  const fixed = sheet.table(FIXED_COLUMNS, series.map(fixedRow));
  nameColumns(workbook, sheet, fixed);
  validateFixed(sheet, fixed);
  sheet.space();
  sheet.flow('As they were handed on, and what is counted now', 'Heading');
  sheet.flow(
    `Limits are those of ${formatDate(model.judgedOn)}: what each series did by itself until then. Readings counted, and the days of the first and the latest, follow the sheet Readings. The Id tells Plumbline which series a row belongs to.`,
    'Note',
  );
  const firstCounted = sheet.nextRow + 1;
  const counted = sheet.table(
    COUNTED_COLUMNS,
    series.map((one, i) =>
      countedRow(
        one,
        firstCounted + i,
        `$${letterOf(FIXED_COLUMNS, 'Days between')}$${fixed.first + i}`,
      ),
    ),
  );
  define(
    workbook,
    NAMES.overdue,
    reference(sheet.name, letterOf(COUNTED_COLUMNS, 'Overdue after'), counted.first, counted.last),
  );
  sheet.pageBreak();
  writeChoices(workbook, sheet, series);
  sheet.space();
  writeMark(sheet, mark);
  sheet.finish();
  return placeOf(sheet, fixed, counted);
}

function writeSettings(workbook: Workbook, sheet: Sheet, model: ReportModel): void {
  sheet.flow('Settings', 'Heading');
  const place = sheet.table(
    [{ header: '' }, { header: 'Setting', wrapAt: 26 }, { header: 'Is', isNumeric: true }],
    [
      [
        null,
        textCell('Today'),
        liveDate({ formula: 'TODAY()', value: serialOf(model.preparedOn) }),
      ],
      [null, textCell('Readings per pace'), inputNumber(PACE_READINGS, numberFormat(0))],
    ],
  );
  define(workbook, NAMES.today, reference(sheet.name, 'C', place.first));
  define(workbook, NAMES.paceReadings, reference(sheet.name, 'C', place.last));
  const cell = `C${place.last}`;
  sheet.validate(cell, {
    type: 'custom',
    formulae: [`AND(ISNUMBER(${cell}),${cell}>=3,${cell}<=${MOST_FOR_PACE},${cell}=INT(${cell}))`],
    title: 'Readings per pace',
    prompt: `How many of the latest readings the pace is taken over: a whole number from 3 to ${MOST_FOR_PACE}.`,
  });
}

function fixedRow(one: HandedSeries): (Cell | null)[] {
  const { metric } = one.view;
  const value = (number: number | null | undefined) =>
    inputNumber(number ?? null, numberFormat(metric.decimals));
  const day = (serial: number | null | undefined) => inputNumber(serial ?? null, DATE_FORMAT);
  return [
    numberCell(one.number, 0),
    textCell(one.subject),
    textCell(one.metric),
    textCell(metric.unit),
    textCell(metric.direction === 'up' ? 'Higher' : 'Lower'),
    numberCell(metric.scaleMin, metric.decimals),
    numberCell(metric.scaleMax, metric.decimals),
    numberCell(metric.cadenceDays, 0),
    value(one.baseline?.value),
    day(one.baseline?.day),
    value(one.target?.value),
    day(one.target?.day),
    day(one.since),
    value(one.average),
  ];
}

/** A number or day that may be changed, or an empty cell for one. */
export function inputNumber(value: number | null, format: string): Cell {
  return {
    content: value ?? '',
    kind: 'number',
    style: 'Input number',
    format,
    shown: format === DATE_FORMAT ? '28 Nov 2013' : value === null ? '' : value.toFixed(2),
  };
}

function countedRow(one: HandedSeries, row: number, cadence: string): (Cell | null)[] {
  const { metric, trend } = one.view;
  const { count, first, latest } = countsOf(one, row);
  const latestCell = `$${letterOf(COUNTED_COLUMNS, 'Latest of')}${row}`;
  const handed = one.readings.at(-1);
  return [
    numberCell(one.number, 0),
    textCell(one.subject),
    textCell(one.metric),
    numberCell(one.lower, metric.decimals),
    numberCell(one.upper, metric.decimals),
    numberCell(one.readings.length, 0),
    dateCell(handed && dateOfSerial(handed.day)),
    liveNumber(count, 0),
    liveDate(first),
    liveDate(latest),
    liveDate({
      formula: `IF(${latestCell}="","",${latestCell}+2*${cadence}+7)`,
      value: overdueAfter(one) ?? '',
    }),
    textCell(`${trend.subject.id}/${trend.metric.id}`, 'Worked out'),
  ];
}

/** The key of a reading is its series' number times this, and its day: days have five digits. */
export const KEY_STEP = 100_000;

function countsOf(one: HandedSeries, row: number): Record<'count' | 'first' | 'latest', Live> {
  const number = `$A${row}`;
  const count = `$${letterOf(COUNTED_COLUMNS, 'Readings counted')}${row}`;
  const [from, to] = [`">"&${number}*${KEY_STEP}`, `"<"&(${number}+1)*${KEY_STEP}`];
  return {
    count: {
      formula: `COUNTIFS(Readings[Key],${from},Readings[Key],${to})`,
      value: one.counted.length,
    },
    first: {
      formula: `IF(${count}=0,"",_xlfn.MINIFS(Readings[Key],Readings[Key],${from})-${number}*${KEY_STEP})`,
      value: one.counted[0]?.day ?? '',
    },
    latest: {
      formula: `IF(${count}=0,"",_xlfn.MAXIFS(Readings[Key],Readings[Key],${to})-${number}*${KEY_STEP})`,
      value: one.counted.at(-1)?.day ?? '',
    },
  };
}

function letterOf(columns: readonly Column[], header: string): string {
  return columnLetter(columns.findIndex((column) => column.header === header));
}

function nameColumns(workbook: Workbook, sheet: Sheet, { first, last }: TablePlace): void {
  const named = {
    [NAMES.numbers]: 'No.',
    [NAMES.subjects]: 'Subject',
    [NAMES.metrics]: 'Metric',
    [NAMES.units]: 'Unit',
    [NAMES.lowest]: 'Lowest',
    [NAMES.highest]: 'Highest',
    [NAMES.countFrom]: 'Count from',
  };
  for (const [name, header] of Object.entries(named)) {
    define(workbook, name, reference(sheet.name, letterOf(FIXED_COLUMNS, header), first, last));
  }
}

function validateFixed(sheet: Sheet, { first, last }: TablePlace): void {
  const rule = (header: string, isDay: boolean): void => {
    const letter = letterOf(FIXED_COLUMNS, header);
    sheet.validate(`${letter}${first}:${letter}${last}`, {
      type: 'custom',
      formulae: [`ISNUMBER(${letter}${first})`],
      title: header,
      prompt: isDay ? 'A day, such as 2026-11-23, or nothing.' : 'A number, or nothing.',
    });
  };
  for (const header of ['Baseline', 'Target', 'Population average']) rule(header, false);
  for (const header of ['Baseline of', 'Due', 'Count from']) rule(header, true);
}

/** The lists that cells of the sheet Readings choose from. */
function writeChoices(workbook: Workbook, sheet: Sheet, series: readonly HandedSeries[]): void {
  sheet.flow('To choose from', 'Heading');
  const lists = [
    { name: NAMES.statusList, items: ReadingStatus.options.map(capitalised) },
    { name: NAMES.subjectList, items: [...new Set(series.map(({ subject }) => subject))] },
    { name: NAMES.metricList, items: [...new Set(series.map(({ metric }) => metric))] },
  ];
  const rows = Math.max(...lists.map(({ items }) => items.length));
  const { first } = sheet.table(
    [{ header: 'Status' }, { header: 'Subject', wrapAt: 26 }, { header: 'Metric', wrapAt: 26 }],
    Array.from({ length: rows }, (_, i) => lists.map(({ items }) => textCell(items[i] ?? ''))),
  );
  lists.forEach(({ name, items }, i) => {
    define(workbook, name, reference(sheet.name, columnLetter(i), first, first + items.length - 1));
  });
}

function placeOf(sheet: Sheet, fixed: TablePlace, counted: TablePlace): ListsPlace {
  const at =
    (columns: readonly Column[], header: string, place: TablePlace) => (one: HandedSeries) =>
      reference(sheet.name, letterOf(columns, header), place.first + one.number - 1);
  return {
    number: at(FIXED_COLUMNS, 'No.', fixed),
    fixed: (one, what) =>
      what === 'lower' || what === 'upper'
        ? at(COUNTED_COLUMNS, what === 'lower' ? 'Lower limit' : 'Upper limit', counted)(one)
        : at(FIXED_COLUMNS, FIXED_PLACES[what], fixed)(one),
    count: at(COUNTED_COLUMNS, 'Readings counted', counted),
    first: at(COUNTED_COLUMNS, 'First of', counted),
    latest: at(COUNTED_COLUMNS, 'Latest of', counted),
  };
}
