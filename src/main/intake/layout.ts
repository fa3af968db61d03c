/** What a table's columns mean: the shape of the file, and of what each column of values is a reading. */
import type { ImportOptions, ImportSummary } from '#shared/contract/files.ts';
import { Refusal, type Problem } from '#shared/domain/refusal.ts';
import { findMetric, given, metricMentioned, type SubjectBook } from './matching.ts';
import type { ImportMetric, ImportSubject, KnownRecords } from './plan.ts';
import { ask, refuseFile } from './source-table.ts';
import type { Column, Table } from './table.ts';
import { columnFor, valueColumns } from './value-columns.ts';
import { speaksOfValues } from './words.ts';

/** A column of values. Its metric or subject is null where a column of their own names them. */
export interface Measure {
  readonly column: Column;
  readonly metric: ImportMetric | null;
  readonly subject: ImportSubject | null;
}

export interface ReadingLayout {
  readonly shape: Exclude<ImportSummary['shape'], 'milestones'>;
  readonly measures: readonly Measure[];
  readonly subjectColumn: Column | null;
  readonly metricColumn: Column | null;
  /** How the columns were understood, in words. */
  readonly readAs: readonly string[];
  /** Columns that hold no values, each with why it is left out. */
  readonly ignored: readonly Problem[];
}

interface Question {
  readonly fileName: string;
  readonly table: Table;
  readonly options: ImportOptions;
  readonly known: KnownRecords;
  readonly subjects: SubjectBook;
}

/**
 * What the columns of a table of readings mean. Refuses `bad-input` with a question (field `metric`,
 * `metricOfColumn` or `subject`) where neither the file nor the options say it, and `not-found` for a
 * metric that is neither in the workbook nor in the catalogue.
 */
export function layOutReadings(question: Question): ReadingLayout {
  const { fileName, table, options } = question;
  const subjectColumn = columnFor(table, 'subject');
  const metricColumn =
    table.otherColumns.find(
      ({ role, isSaid, hasNumbers }) => role === 'metric' && (isSaid || !hasNumbers),
    ) ?? null;
  const { columns, ignored } = valueColumns(fileName, table, options);
  const [first] = columns;
  if (!first) {
    throw refuseFile(
      fileName,
      'has dates but no column of values; a date and a value per row are needed.',
    );
  }
  if (subjectColumn && options.subject !== undefined) {
    throw ask(
      fileName,
      `its column “${subjectColumn.header}” names the subjects; leave the subject out.`,
      [{ field: 'subject', expected: 'nothing, as the file says it', value: options.subject }],
    );
  }
  const rest = { subjectColumn, metricColumn, ignored };
  refuseOtherShape(question, columns, rest);
  if (metricColumn) {
    const [measure, ...more] = columns;
    if (!measure || more.length > 0 || options.metric !== undefined) {
      throw ask(
        fileName,
        `its column “${metricColumn.header}” names the metrics, so there can be one column of values and no other metric.`,
        [{ field: 'metric', expected: 'nothing, as the file says it' }],
      );
    }
    const subject = subjectColumn ? null : subjectOfFile(question);
    return {
      shape: 'long',
      measures: [{ column: measure, metric: null, subject }],
      readAs: [],
      ...rest,
    };
  }
  if (columns.length === 1) return layOutSingle(question, first, rest);
  return layOutWide(question, columns, rest);
}

/** Refuses the shape that a person names where the columns cannot have it, and says what would help. */
function refuseOtherShape(
  { fileName, options }: Question,
  columns: readonly Column[],
  { subjectColumn, metricColumn }: Rest,
): void {
  const refuse = (why: string): Refusal =>
    ask(fileName, why, [
      { field: 'columnMeanings', expected: 'what the columns are', value: options.shape ?? '' },
    ]);
  const names = subjectColumn ?? metricColumn;
  if (options.shape === 'long' && !names) {
    throw refuse(
      'it has no column of subjects or metrics for one row per reading; say which it is.',
    );
  }
  if (options.shape !== undefined && options.shape !== 'long' && names) {
    throw refuse(
      `its column “${names.header}” names whose or what the values are; leave it out, or read one row per reading.`,
    );
  }
  if (options.shape === 'single-series' && columns.length > 1) {
    const headers = columns.map(({ header }) => `“${header}”`).join(', ');
    throw refuse(`it has several columns of values: ${headers}; leave out all but one.`);
  }
}

type Rest = Pick<ReadingLayout, 'subjectColumn' | 'metricColumn' | 'ignored'>;

function layOutSingle(question: Question, column: Column, rest: Rest): ReadingLayout {
  const { fileName, table, options, known, subjects } = question;
  const readAs: string[] = [];
  const told = givenMetric(question);
  const named = metricOf(question, column);
  if (told && named && told.name !== named.name) {
    throw ask(
      fileName,
      `column “${column.header}” names ${named.name}, but you said ${told.name}; say which.`,
      [{ field: 'metric', expected: named.name, value: told.name, column: column.header }],
    );
  }
  let metric = named ?? told;
  if (!metric && speaksOfValues(column.header)) {
    metric = metricMentioned(known, `${fileName} ${table.title}`);
    if (metric) {
      readAs.push(`readings of ${metric.name}, which the file mentions and the engagement tracks`);
    }
  }
  if (!metric)
    throw askMetric(
      fileName,
      `column “${column.header}” does not say of which metric its values are readings`,
    );
  if (rest.subjectColumn) {
    return { shape: 'long', measures: [{ column, metric, subject: null }], readAs, ...rest };
  }
  const isNameless =
    options.shape === 'single-series' ||
    options.shape === 'wide-by-metric' ||
    options.subject !== undefined ||
    speaksOfValues(column.header) ||
    findMetric(known, column.header) !== null ||
    metricMentioned(known, column.header) !== null ||
    given(options.metricOfColumn, column.header) !== undefined;
  const isSubject = options.shape === 'wide-by-subject' || subjects.knows(column.header);
  if (!isNameless && !isSubject) {
    throw ask(fileName, `it does not say whose values column “${column.header}” holds.`, [
      { field: 'subject', expected: 'the name of a subject', column: column.header },
    ]);
  }
  if (!isNameless || options.shape === 'wide-by-subject') {
    const subject = subjects.named(column.header);
    return { shape: 'wide-by-subject', measures: [{ column, metric, subject }], readAs, ...rest };
  }
  const measures = [{ column, metric, subject: subjectOfFile(question) }];
  const shape = options.shape === 'wide-by-metric' ? options.shape : 'single-series';
  return { shape, measures, readAs, ...rest };
}

function layOutWide(question: Question, columns: readonly Column[], rest: Rest): ReadingLayout {
  const { fileName, options, subjects } = question;
  const found = columns.map((column) => ({ column, metric: metricOf(question, column) }));
  const unknown = found.filter(({ metric }) => metric === null).map(({ column }) => column);
  const valuesNotPeople = unknown.some(
    ({ header, hasHeader }) => speaksOfValues(header) || !hasHeader,
  );
  const byMetric =
    options.shape === undefined || options.shape === 'long'
      ? rest.subjectColumn !== null || unknown.length < columns.length || valuesNotPeople
      : options.shape === 'wide-by-metric';
  if (byMetric && unknown.length > 0) throw askMetrics(fileName, unknown);
  if (byMetric) {
    if (options.metric !== undefined) {
      throw ask(fileName, 'its columns name the metrics; leave the metric out.', [
        { field: 'metric', expected: 'nothing, as the file says it', value: options.metric },
      ]);
    }
    const subject = rest.subjectColumn ? null : subjectOfFile(question);
    const measures = found.map(({ column, metric }) => ({ column, metric, subject }));
    const shape = rest.subjectColumn ? 'long' : 'wide-by-metric';
    return { shape, measures, readAs: ['one metric per column'], ...rest };
  }
  const metric = givenMetric(question);
  if (!metric) {
    const known = columns.some(({ header }) => subjects.knows(header));
    throw known
      ? askMetric(
          fileName,
          'its columns are subjects, but it does not say of which metric their values are readings',
        )
      : askMetrics(fileName, columns, 'or, where the columns are people, the one metric of all');
  }
  if (options.subject !== undefined) {
    throw ask(fileName, 'its columns name the subjects; leave the subject out.', [
      { field: 'subject', expected: 'nothing, as the file says it', value: options.subject },
    ]);
  }
  const measures = columns.map((column) => ({
    column,
    metric,
    subject: subjects.named(column.header),
  }));
  return { shape: 'wide-by-subject', measures, readAs: ['one subject per column'], ...rest };
}

function subjectOfFile({ options, subjects }: Question): ImportSubject {
  return options.subject === undefined ? subjects.organisation() : subjects.named(options.subject);
}

/** The metric that the options or the header give a column. */
function metricOf({ options, known }: Question, column: Column): ImportMetric | null {
  const name = given(options.metricOfColumn, column.header) ?? '';
  if (name === '') return column.hasHeader ? findMetric(known, column.header) : null;
  return metricCalled(known, name, 'metricOfColumn');
}

function givenMetric({ options, known }: Question): ImportMetric | null {
  return options.metric === undefined ? null : metricCalled(known, options.metric, 'metric');
}

function metricCalled(known: KnownRecords, name: string, field: string): ImportMetric {
  const metric = findMetric(known, name);
  if (metric) return metric;
  throw new Refusal(
    'not-found',
    `There is no metric “${name}” in this workbook or the catalogue; choose one of the list, or add it first.`,
    [{ field, value: name, expected: 'the name or catalogue key of a metric' }],
  );
}

function askMetric(fileName: string, why: string): Refusal {
  return ask(fileName, `${why}; say which.`, [
    { field: 'metric', expected: 'the name or catalogue key of a metric' },
  ]);
}

function askMetrics(fileName: string, columns: readonly Column[], or = ''): Refusal {
  const headers = columns.map(({ header }) => `“${header}”`).join(', ');
  return ask(
    fileName,
    `say of which metric ${columns.length === 1 ? 'column' : 'columns'} ${headers} ${columns.length === 1 ? 'holds' : 'hold'} readings${or && `, ${or}`}.`,
    [
      ...columns.map(({ header }) => ({
        field: 'metricOfColumn',
        column: header,
        expected: 'the name or catalogue key of a metric, or nothing to leave the column out',
      })),
      ...(or ? [{ field: 'metric', expected: 'the metric of all columns' }] : []),
    ],
  );
}
