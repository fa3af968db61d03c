/** Whether the table is whole and right: counted by formulas, said in words and colour. */
import type { Workbook } from 'exceljs';
import { numberCell, textCell, type Cell } from '../cells.ts';
import type { ReportModel } from '../model.ts';
import { serialOf } from '../serial-days.ts';
import type { Column, Sheet } from '../sheet.ts';
import { overdueAfter, type HandedSeries } from './handed-series.ts';
import { liveDate, liveNumber, liveText, type Live } from './live.ts';
import { AMISS, GOOD } from './marks.ts';
import { define, NAMES, reference } from './names.ts';
import { checkOf, FINE, FLAWS, SPARE_ROWS } from './readings-sheet.ts';

const COLUMNS: readonly Column[] = [
  { header: 'Check', wrapAt: 44 },
  { header: 'Found', isNumeric: true },
  { header: 'Expected', isNumeric: true },
  { header: 'Result' },
  { header: 'What to do', wrapAt: 60 },
];

export const CHECKS_COLUMNS = COLUMNS.length;

export interface ChecksPlace {
  /** "OK", or "Look". */
  readonly overall: Live<string>;
  /** The same in a sentence. */
  readonly words: Live<string>;
}

const LOOK = 'Look';
/** Not a fault of the table, so it does not count in the overall result. */
const DUE = 'Due';
const FEWEST_SPARE_ROWS = 20;

interface Check {
  readonly what: string;
  readonly found: Live;
  readonly isDate?: boolean;
  /** A value, or in words what is wanted. */
  readonly expected: number | string;
  /** The result, by the cells of the line. */
  readonly result: (found: string, expected: string) => Live<string>;
  readonly advice: string;
}

export function writeChecks(
  workbook: Workbook,
  sheet: Sheet,
  series: readonly HandedSeries[],
  model: ReportModel,
): ChecksPlace {
  const checks = checksOf(series, serialOf(model.preparedOn));
  sheet.flow('Checks', 'Title');
  sheet.flow(
    'What formulas find in the sheet Readings. A row that is not complete, or not in Lists, is not counted until it is put right; one that is late or off its scale is counted as it stands.',
    'Subtitle',
  );
  sheet.space();
  const first = sheet.nextRow + 1;
  const results = checks.map(({ result }, i) => result(`$B${first + i}`, `$C${first + i}`));
  const place = sheet.table(
    COLUMNS,
    checks.map(({ what, found, isDate = false, expected, advice }, i): (Cell | null)[] => [
      textCell(what),
      isDate ? liveDate(found) : liveNumber(found, decimalsOf(found)),
      typeof expected === 'number'
        ? numberCell(expected, decimalsOf({ value: expected }))
        : textCell(expected),
      liveText(results[i] ?? { formula: '""', value: '' }, 'Table text, strong'),
      textCell(advice),
    ]),
  );
  const range = `D${place.first}:D${place.last}`;
  sheet.mark(range, `$D${place.first}="${FINE}"`, GOOD);
  sheet.mark(range, `$D${place.first}<>"${FINE}"`, AMISS);
  sheet.space();
  const looks = results.filter(({ value }) => value === LOOK).length;
  const all = reference(sheet.name, 'D', place.first, place.last);
  const failed = `COUNTIF(${all},"${LOOK}")`;
  const overall = {
    formula: `IF(${failed}=0,"${FINE}","${LOOK}")`,
    value: looks === 0 ? FINE : LOOK,
  };
  const row = sheet.nextRow;
  sheet.table(
    [{ header: 'All checks together', wrapAt: 44 }, { header: 'Result' }],
    [[textCell('Shown on the sheet Summary'), liveText(overall, 'Table text, strong')]],
  );
  define(workbook, NAMES.checks, reference(sheet.name, 'B', row + 1));
  sheet.mark(`B${row + 1}`, `$B${row + 1}="${FINE}"`, GOOD);
  sheet.mark(`B${row + 1}`, `$B${row + 1}<>"${FINE}"`, AMISS);
  sheet.finish();
  return {
    overall: { formula: NAMES.checks, value: overall.value },
    words: {
      formula: `IF(${failed}=0,"All of them hold.",${failed}&" to look at: see Checks.")`,
      value: looks === 0 ? 'All of them hold.' : `${looks} to look at: see Checks.`,
    },
  };
}

function decimalsOf({ value }: Pick<Live, 'value'>): number {
  return typeof value === 'number' && !Number.isInteger(value) ? 2 : 0;
}

function checksOf(series: readonly HandedSeries[], today: number): Check[] {
  const all = series.flatMap(({ readings }) => readings);
  const flaws = series.flatMap((one) =>
    one.readings.map(({ reading }) => checkOf(one, reading.value)),
  );
  const ids = all.map(({ reading }) => reading.id);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const latest = Math.max(0, ...all.map(({ day }) => day));
  const overdue = series.filter((one) => (overdueAfter(one) ?? today) < today).length;
  const none = (flaw: string, what: string, advice: string): Check => {
    const having = flaws.filter((found) => found === flaw).length;
    return {
      what,
      found: { formula: `COUNTIF(Readings[Check],"${flaw}")`, value: having },
      expected: 0,
      result: (found, expected) => ({
        formula: `IF(${found}=${expected},"${FINE}","${LOOK}")`,
        value: having === 0 ? FINE : LOOK,
      }),
      advice,
    };
  };
  const same = (found: string, expected: string): Live<string> => ({
    formula: `IF(ABS(${found}-${expected})<0.000001,"${FINE}","${LOOK}")`,
    value: FINE,
  });
  return [
    {
      what: 'Readings handed on that are still here',
      found: { formula: 'COUNT(Readings[Id])', value: ids.length },
      expected: ids.length,
      result: same,
      advice:
        'A row that was handed on was removed, or its Id. Nothing is lost: Plumbline says which.',
    },
    {
      what: 'Sum of their Ids',
      found: { formula: 'SUM(Readings[Id])', value: sum(ids) },
      expected: sum(ids),
      result: same,
      advice: 'An Id was changed. Ids are how Plumbline finds its readings again.',
    },
    {
      what: 'Sum of their values',
      found: {
        formula: 'SUMIFS(Readings[Value],Readings[Id],">0")',
        value: sum(all.map(({ reading }) => reading.value)),
      },
      expected: sum(all.map(({ reading }) => reading.value)),
      result: same,
      advice:
        'A value that was handed on was changed. Plumbline shows it when the file comes back.',
    },
    {
      what: 'Readings added since',
      found: {
        formula: `SUMPRODUCT((Readings[Check]="${FINE}")*(Readings[Id]=""))`,
        value: 0,
      },
      expected: 'any number',
      result: (found) => ({ formula: `IF(${found}>=0,"${FINE}","${LOOK}")`, value: FINE }),
      advice: 'Rows without an Id: send the file back, and Plumbline takes them in.',
    },
    none(
      FLAWS.incomplete,
      'Rows that are not complete',
      'Fill in date, subject, metric and value.',
    ),
    none(FLAWS.noDate, 'Dates that are no dates', 'Type a day such as 2026-11-23.'),
    none(FLAWS.later, 'Dates after today', 'A reading is of today at the latest.'),
    none(FLAWS.noNumber, 'Values that are no numbers', 'Type the number alone, without its unit.'),
    none(FLAWS.offScale, 'Values off their scale', 'See Lowest and Highest on the sheet Lists.'),
    none(
      FLAWS.unknown,
      'Subjects or metrics that are not on the sheet Lists',
      'Choose from the list in the cell.',
    ),
    none(
      FLAWS.twice,
      'Readings of one subject, metric and date that stand twice',
      'Clear one of the two: only the upper one is counted.',
    ),
    {
      what: 'Latest reading of all',
      found: { formula: 'MAX(Readings[Date])', value: latest },
      isDate: true,
      expected: 'today at the latest',
      result: (found) => ({
        formula: `IF(${found}<=${NAMES.today},"${FINE}","${LOOK}")`,
        value: latest <= today ? FINE : LOOK,
      }),
      advice: 'See dates after today.',
    },
    {
      what: 'Empty rows left in the table',
      found: {
        formula: 'ROWS(Readings[Check])-SUMPRODUCT((Readings[Check]<>"")*1)',
        value: SPARE_ROWS,
      },
      expected: `at least ${FEWEST_SPARE_ROWS}`,
      result: (found) => ({
        formula: `IF(${found}>=${FEWEST_SPARE_ROWS},"${FINE}","${LOOK}")`,
        value: FINE,
      }),
      advice: 'Make the table longer: see the sheet How to carry on.',
    },
    {
      what: 'Series whose next reading is overdue',
      found: { formula: `COUNTIF(${NAMES.overdue},"<"&${NAMES.today})`, value: overdue },
      expected: '0, does not count above',
      result: (found) => ({
        formula: `IF(${found}=0,"${FINE}","${DUE}")`,
        value: overdue === 0 ? FINE : DUE,
      }),
      advice: 'The latest reading is older than twice the days between readings and a week.',
    },
  ];
}
