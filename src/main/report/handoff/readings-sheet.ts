/** The table that the client types in; everything else that moves follows it. */
import { describeScale, isOnScale } from '#shared/domain/metric.ts';
import { textCell, type Cell } from '../cells.ts';
import { capitalised } from '../milestone-view.ts';
import type { Column, Sheet } from '../sheet.ts';
import { DATE_FORMAT, numberFormat } from '../styles.ts';
import type { HandedReading, HandedSeries } from './handed-series.ts';
import { inputNumber, KEY_STEP } from './lists-sheet.ts';
import { liveText } from './live.ts';
import { AMISS } from './marks.ts';
import { NAMES } from './names.ts';

/** The name of the table; formulas everywhere say it. */
export const TABLE = 'Readings';
/** Empty rows that are ready to be typed in. */
export const SPARE_ROWS = 500;
/** Of these a few are printed. */
const SPARE_ROWS_PRINTED = 10;

const COLUMNS = [
  { header: 'Date', isNumeric: true },
  { header: 'Subject', wrapAt: 26 },
  { header: 'Metric', wrapAt: 26 },
  { header: 'Value', isNumeric: true, atLeast: 7 },
  { header: 'Unit', wrapAt: 16 },
  { header: 'Status' },
  { header: 'Note', wrapAt: 44, atLeast: 20 },
  { header: 'Check', atLeast: 12 },
  { header: 'Key', isNumeric: true },
  { header: 'Id', isNumeric: true },
] as const satisfies readonly Column[];

export const READINGS_COLUMNS = COLUMNS.length;

type Header = (typeof COLUMNS)[number]['header'];

const cell = (header: Header): string => `${TABLE}[[#This Row],[${header}]]`;
const column = (header: Header): string => `${TABLE}[${header}]`;

const seriesNumber = `INT(ABS(${cell('Key')})/${KEY_STEP})`;
const scaleEnd = (name: string): string => `INDEX(${name},${seriesNumber})`;
const isBeyond = (name: string, sign: '<' | '>'): string =>
  `AND(${scaleEnd(name)}<>"",${cell('Value')}${sign}${scaleEnd(name)})`;

/** What a row that is not counted lacks, in the order in which it is asked. */
export const FLAWS = {
  incomplete: 'Incomplete',
  noDate: 'Not a date',
  later: 'After today',
  noNumber: 'Not a number',
  unknown: 'Not in Lists',
  offScale: 'Off the scale',
  twice: 'Twice',
} as const;
export const FINE = 'OK';

const filled = (['Date', 'Subject', 'Metric', 'Value'] as const).map(cell);

/** The columns that work themselves out, for every row alike. */
export const CALCULATED = {
  Unit: `IF(${cell('Key')}="","",IF(${cell('Key')}=0,"",INDEX(${NAMES.units},${seriesNumber})&""))`,
  Check: [
    `IF(${filled.join('&')}="","",`,
    `IF(OR(${filled.map((one) => `${one}=""`).join(',')}),"${FLAWS.incomplete}",`,
    `IF(NOT(ISNUMBER(${cell('Date')})),"${FLAWS.noDate}",`,
    `IF(${cell('Date')}>${NAMES.today},"${FLAWS.later}",`,
    `IF(NOT(ISNUMBER(${cell('Value')})),"${FLAWS.noNumber}",`,
    `IF(${cell('Key')}=0,"${FLAWS.unknown}",`,
    `IF(OR(${isBeyond(NAMES.lowest, '<')},${isBeyond(NAMES.highest, '>')}),"${FLAWS.offScale}",`,
    `IF(MATCH(${cell('Key')},${column('Key')},0)<ROW()-ROW(${TABLE}[[#Headers],[Key]]),"${FLAWS.twice}",`,
    `"${FINE}"))))))))`,
  ].join(''),
  // A reading from before the latest scoring change has a key below zero and is not counted.
  Key: [
    `IF(AND(ISNUMBER(${cell('Date')}),ISNUMBER(${cell('Value')}),${cell('Subject')}<>"",${cell('Metric')}<>""),`,
    `SUMPRODUCT((${NAMES.subjects}=${cell('Subject')})*(${NAMES.metrics}=${cell('Metric')})`,
    `*(2*(${NAMES.countFrom}<=${cell('Date')})-1)*(${NAMES.numbers}*${KEY_STEP}+INT(${cell('Date')}))),"")`,
  ].join(''),
} as const satisfies Partial<Record<Header, string>>;

type Calculated = Record<keyof typeof CALCULATED, number | string>;
const NOTHING: Calculated = { Unit: '', Check: '', Key: '' };

export function writeReadingsTable(sheet: Sheet, series: readonly HandedSeries[]): void {
  sheet.flow('Readings', 'Title');
  sheet.flow(
    'Type new readings into the first empty yellow row, in any order of dates: date, subject, metric and value. Everything in this workbook that moves follows this table.',
    'Subtitle',
  );
  sheet.flow(
    'Grey columns fill themselves in. Check says OK, or what is amiss with a row; Key is what the formulas find a reading by, below zero where it is older than the latest scoring change; Id is the number of a reading in Plumbline, and stays empty in new rows.',
    'Note',
  );
  const rows = series.flatMap((one) => one.readings.map((handed) => rowOf(one, handed)));
  const spare = Array.from({ length: SPARE_ROWS }, () => emptyRow());
  const place = sheet.table(COLUMNS, [...rows, ...spare]);
  sheet.asExcelTable(TABLE, COLUMNS, place);
  sheet.freezeAbove(place.first);
  sheet.repeatOnPages(place.header);
  sheet.printUpTo(place.first + rows.length + SPARE_ROWS_PRINTED - 1);
  const { first, last } = place;
  validate(sheet, first, last, series);
  const flawed = `AND($H${first}<>"",$H${first}<>"${FINE}")`;
  sheet.mark(`H${first}:H${last}`, flawed, AMISS);
  sheet.finish();
}

function rowOf(one: HandedSeries, { reading, day }: HandedReading): (Cell | null)[] {
  const { metric } = one.view;
  const isCounted = one.since === null || day >= one.since;
  const key = one.number * KEY_STEP + day;
  return cellsOf(
    {
      date: day,
      subject: one.subject,
      metric: one.metric,
      value: reading.value,
      status: capitalised(reading.status),
      note: reading.note,
    },
    { Unit: metric.unit, Check: checkOf(one, reading.value), Key: isCounted ? key : -key },
    metric.decimals,
    reading.id,
  );
}

/** A scale can have been narrowed since the reading was taken. */
export function checkOf({ view }: HandedSeries, value: number): string {
  return isOnScale(view.metric, value) ? FINE : FLAWS.offScale;
}

function emptyRow(): (Cell | null)[] {
  const nothing = { date: null, subject: '', metric: '', value: null, status: '', note: '' };
  return cellsOf(nothing, NOTHING, null, null);
}

interface Typed {
  readonly date: number | null;
  readonly subject: string;
  readonly metric: string;
  readonly value: number | null;
  readonly status: string;
  readonly note: string;
}

function cellsOf(
  typed: Typed,
  calculated: Calculated,
  decimals: number | null,
  id: number | null,
): (Cell | null)[] {
  return [
    inputNumber(typed.date, DATE_FORMAT),
    inputText(typed.subject),
    inputText(typed.metric),
    inputNumber(typed.value, decimals === null ? 'General' : numberFormat(decimals)),
    calculatedCell('Unit', calculated),
    inputText(typed.status),
    inputText(typed.note),
    calculatedCell('Check', calculated),
    { ...calculatedCell('Key', calculated), style: 'Worked out, number', format: '0;-0' },
    {
      content: id ?? '',
      kind: 'number',
      style: 'Worked out, number',
      format: '0',
      shown: String(id ?? ''),
    },
  ];
}

function inputText(text: string): Cell {
  const blank = {
    content: '',
    kind: 'text',
    style: 'Input text',
    format: null,
    shown: '',
  } as const;
  return textCell(text, 'Input text') ?? blank;
}

function calculatedCell(header: keyof typeof CALCULATED, values: Calculated): Cell {
  const value = values[header];
  const live = liveText({ formula: CALCULATED[header], value: String(value) }, 'Worked out');
  return { ...live, content: value };
}

function validate(
  sheet: Sheet,
  first: number,
  last: number,
  series: readonly HandedSeries[],
): void {
  const range = (letter: string) => `${letter}${first}:${letter}${last}`;
  const [date, value] = [`$A${first}`, `$D${first}`];
  sheet.validate(range('A'), {
    type: 'custom',
    formulae: [`AND(ISNUMBER(${date}),${date}>=1,${date}<=${NAMES.today},${date}=INT(${date}))`],
    title: 'Date of the reading',
    prompt: 'A real day, today at the latest, such as 2026-11-23.',
  });
  sheet.validate(range('B'), {
    type: 'list',
    formulae: [NAMES.subjectList],
    title: 'Subject',
    prompt: 'Who or what the reading is of: choose from the list.',
  });
  sheet.validate(range('C'), {
    type: 'list',
    formulae: [NAMES.metricList],
    title: 'Metric',
    prompt: 'What was read: choose from the list.',
  });
  const isOff = (name: string, sign: string) => `(${name}<>"")*(${value}${sign}${name})`;
  sheet.validate(range('D'), {
    type: 'custom',
    formulae: [
      `AND(ISNUMBER(${value}),SUMPRODUCT((${NAMES.metrics}=$C${first})*(${isOff(NAMES.lowest, '<')}+${isOff(NAMES.highest, '>')}))=0)`,
    ],
    title: 'Value',
    prompt: scalesInWords(series),
  });
  sheet.validate(range('F'), {
    type: 'list',
    formulae: [NAMES.statusList],
    title: 'Status',
    prompt: 'Normal, or what is unusual about the reading. It may stay empty.',
  });
}

/** Excel shows no more characters than this beside a cell. */
const LONGEST_PROMPT = 220;

function scalesInWords(series: readonly HandedSeries[]): string {
  const scales = new Map(
    series.map(({ metric, view }) => [metric, `${metric}: ${describeScale(view.metric)}`]),
  );
  const all = `A number on the metric’s scale. ${[...scales.values()].join('; ')}.`;
  return all.length <= LONGEST_PROMPT
    ? all
    : 'A number on the scale of the metric, as the sheet Lists says it.';
}
