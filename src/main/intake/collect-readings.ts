/** From the rows of a table to values of subjects on metrics; whatever is amiss is named with its row. */
import type { ImportOptions } from '#shared/contract/files.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import { describeScale, isOnScale } from '#shared/domain/metric.ts';
import { Refusal, type Problem } from '#shared/domain/refusal.ts';
import { Name, Note } from '#shared/domain/text.ts';
import { decideDateForm, readDate, type CellAt, type DateForm } from './dates.ts';
import type { Measure, ReadingLayout } from './layout.ts';
import { findMetric, type SubjectBook } from './matching.ts';
import { decideNumberForm, readNumber, type NumberForm, type NumberReading } from './numbers.ts';
import { onceEach } from './once-each.ts';
import type { FoundValue, ImportMetric, KnownRecords } from './plan.ts';
import { settleRepeats, type Doubt } from './settle-repeats.ts';
import { cellText, isBlank, type Cell } from './source-table.ts';
import type { Column, Table } from './table.ts';
import { columnFor } from './value-columns.ts';

export interface CollectedReadings {
  /** In the file's order; at most one of a subject, metric and date. */
  readonly values: readonly FoundValue[];
  readonly problems: readonly Problem[];
  /** Exact repeats and what a decision on duplicates leaves out. */
  readonly ignored: readonly Problem[];
  /** Cells of wide tables without a value. */
  readonly empty: number;
  readonly readAs: readonly string[];
}

interface Collection {
  readonly fileName: string;
  readonly table: Table;
  readonly layout: ReadingLayout;
  readonly options: ImportOptions;
  readonly known: KnownRecords;
  readonly subjects: SubjectBook;
}

/**
 * The values of a table of readings. Refuses `bad-input` where the form of dates or numbers needs an
 * answer, and where percentages may have been written as fractions.
 */
export function collectReadings(collection: Collection): CollectedReadings {
  const { fileName, table, layout, options, known, subjects } = collection;
  const { subjectColumn, metricColumn } = layout;
  const dateForm = decideDateForm(
    fileName,
    table.dateColumn.header,
    cellsOf(table, table.dateColumn),
    options.dateOrder,
  );
  const measures = layout.measures.map((measure) => measureReader(collection, measure));
  const clientColumn = columnFor(table, 'client');
  const sourceColumn = columnFor(table, 'source');
  const noteColumn = columnFor(table, 'note');
  const problems: Problem[] = [...table.problems];
  const values: FoundValue[] = [];
  const doubts: Doubt[] = [];
  const remarks = { 'time-left-out': 0, 'first-of-month': 0 };
  let empty = 0;
  const dateIn = onceEach((text) => readDate(text, dateForm.order));
  const noteIn = onceEach((text) => Note.safeParse(text));
  const subjectIn = onceEach((text) =>
    Name.safeParse(text).success ? subjects.named(text) : 'refused',
  );
  const metricIn = onceEach((text) => findMetric(known, text) ?? 'refused');

  for (const row of table.rows) {
    const text = (column: Column | null) => (column ? cellText(row.cells[column.index]) : '');
    const refuse = (column: Column, expected: string): Problem => {
      const problem = {
        file: fileName,
        row: row.number,
        column: column.header,
        value: text(column),
        expected,
      };
      problems.push(problem);
      return problem;
    };

    const cell = row.cells[table.dateColumn.index] ?? '';
    const reading = typeof cell === 'string' ? dateIn(cell) : readDate(cell, dateForm.order);
    if ('expected' in reading) {
      refuse(table.dateColumn, reading.expected);
      continue;
    }
    const { date, remark } = reading;
    if (remark) remarks[remark] += 1;
    if (date > known.today) {
      refuse(table.dateColumn, `a date up to today, ${formatDate(known.today)}`);
      continue;
    }
    const client = text(clientColumn);
    if (clientColumn && client !== '' && !isClient(known, client)) {
      refuse(
        clientColumn,
        `${known.engagement?.clientName ?? ''}, whose engagement the import goes to`,
      );
      continue;
    }
    const source = noteIn(text(sourceColumn));
    const note = noteIn(text(noteColumn));
    if (sourceColumn && !source.success) {
      refuse(sourceColumn, 'plain text of at most 20,000 characters');
      continue;
    }
    if (noteColumn && !note.success) {
      refuse(noteColumn, 'plain text of at most 20,000 characters');
      continue;
    }
    const rowSubject = subjectColumn ? subjectIn(text(subjectColumn)) : null;
    const rowMetric = metricColumn ? metricIn(text(metricColumn)) : null;
    if (subjectColumn && rowSubject === 'refused') {
      refuse(subjectColumn, 'the name of a subject, on one line');
    }
    if (metricColumn && rowMetric === 'refused') {
      refuse(metricColumn, 'a metric of this workbook or of the catalogue');
    }
    if (rowSubject === 'refused' || rowMetric === 'refused') continue;

    for (const { measure, numberIn, facts } of measures) {
      const { column } = measure;
      const cell = row.cells[column.index] ?? '';
      if (measures.length > 1 && isBlank(cell)) {
        empty += 1;
        continue;
      }
      const subject = measure.subject ?? rowSubject;
      const metric = measure.metric ?? rowMetric;
      if (!subject || !metric) throw new TypeError('a value without a subject or a metric');
      const number = numberIn(cell);
      const foundWith = (value: number): FoundValue => ({
        row: row.number,
        column: column.header,
        subject,
        metric,
        date,
        value,
        text: text(column),
        source: source.data ?? '',
        note: note.data ?? '',
      });
      if ('expected' in number) {
        const problem = refuse(column, number.expected);
        if (number.otherwise !== undefined) {
          doubts.push({ found: foundWith(number.otherwise), problem });
        }
        continue;
      }
      const amiss = whyNotOf(metric, number, facts);
      if (amiss !== null) refuse(column, amiss);
      else values.push(foundWith(number.value));
    }
  }

  const settled = settleRepeats(fileName, values, doubts, options.onDuplicate);
  const allProblems = problems.map((problem) => settled.rewritten.get(problem) ?? problem);
  return {
    values: settled.values,
    problems: [...allProblems, ...settled.problems],
    ignored: settled.ignored,
    empty,
    readAs: readAs(dateForm, measures, remarks),
  };
}

function isClient(known: KnownRecords, name: string): boolean {
  return name.toLowerCase() === known.engagement?.clientName.toLowerCase();
}

/** What the whole column says of how its values are to be taken. */
interface ColumnFacts {
  readonly hasPercent: boolean;
  /** The currency most of the marked values have; empty for none. */
  readonly currency: string;
}

interface MeasureReader {
  readonly measure: Measure;
  readonly form: NumberForm;
  readonly numberIn: (cell: Cell) => NumberReading;
  readonly facts: ColumnFacts;
}

function* cellsOf(table: Table, column: Column): Generator<CellAt> {
  for (const { number, cells } of table.rows) {
    yield { row: number, cell: cells[column.index] ?? '' };
  }
}

function measureReader({ fileName, table, options }: Collection, measure: Measure): MeasureReader {
  const { column, metric } = measure;
  const form = decideNumberForm(
    fileName,
    column.header,
    cellsOf(table, column),
    options.decimalMark,
    (value) => !metric || isOnScale(metric, value),
  );
  const textIn = onceEach((text) => readNumber(text, form));
  const numberIn = (cell: Cell) =>
    typeof cell === 'string' ? textIn(cell) : readNumber(cell, form);
  const currencies = new Map<string, number>();
  const plain: number[] = [];
  let hasPercent = false;
  for (const { cell } of cellsOf(table, column)) {
    const number = numberIn(cell);
    if ('expected' in number) continue;
    if (number.percent) hasPercent = true;
    else plain.push(number.value);
    if (number.currency) {
      currencies.set(number.currency, (currencies.get(number.currency) ?? 0) + 1);
    }
  }
  if (metric && isPercentage(metric) && !hasPercent && couldBeFractions(plain)) {
    throw new Refusal(
      'bad-input',
      `“${fileName}”: every value of column “${column.header}” lies between 0 and 1, and ${metric.name} is in %; if 0.05 means 5 %, write 5 or 5%, and if it means 0.05 %, write 0.05%.`,
      [{ file: fileName, column: column.header, expected: 'percentages' }],
    );
  }
  const [currency = ''] = [...currencies].sort(([, a], [, b]) => b - a)[0] ?? [];
  return { measure, form, numberIn, facts: { hasPercent, currency } };
}

const isPercentage = ({ unit }: ImportMetric): boolean => unit.startsWith('%');

const FEW = 3;

function couldBeFractions(values: readonly number[]): boolean {
  return (
    values.length >= FEW &&
    values.every((value) => value >= 0 && value <= 1) &&
    values.some((value) => !Number.isInteger(value))
  );
}

/** Why a number is no value of the metric; null where it is one. */
function whyNotOf(
  metric: ImportMetric,
  number: Extract<NumberReading, { value: number }>,
  { hasPercent, currency }: ColumnFacts,
): string | null {
  if (number.percent && !isPercentage(metric)) {
    return `a value of ${metric.name} in ${metric.unit || 'its own unit'}, not a percentage`;
  }
  if (!number.percent && hasPercent && number.value !== 0) {
    return 'a percentage with its sign, like the others in the column';
  }
  if (number.currency && number.currency !== currency) {
    return `a value in ${currency}, like the others in the column`;
  }
  if (isOnScale(metric, number.value)) return null;
  return `a value on the scale of ${metric.name}, ${describeScale(metric)}`;
}

function readAs(
  dateForm: DateForm,
  measures: readonly MeasureReader[],
  remarks: { readonly 'time-left-out': number; readonly 'first-of-month': number },
): string[] {
  const marks = new Set(measures.flatMap(({ form }) => form.words ?? []));
  const words = [dateForm.words, ...marks];
  if (measures.some(({ facts }) => facts.hasPercent)) words.push('percentages as they are shown');
  if (remarks['first-of-month'] > 0) words.push('months as their first day');
  if (remarks['time-left-out'] > 0) {
    words.push(`times of day left out of ${remarks['time-left-out']} dates`);
  }
  return words;
}
