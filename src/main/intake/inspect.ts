/** What a file looks like, told to the person before it is said what it means. Never a question. */
import type {
  ColumnMeaning,
  ImportInspection,
  ImportOptions,
  ImportShape,
  InspectedColumn,
} from '#shared/contract/files.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import { layOutReadings } from './layout.ts';
import { SubjectBook, findMetric, given } from './matching.ts';
import type { KnownRecords } from './plan.ts';
import { sourceOf, type OpenedFile } from './read-source.ts';
import { cellText, isBlank, type SourceTable } from './source-table.ts';
import { columnsOf, findTable, likelyHeaders, type Column, type Table } from './table.ts';
import { listsMilestones, valueColumns } from './value-columns.ts';
import type { XlsxSheet } from './xlsx-sheets.ts';

const SHOWN_ROWS = 30;
const SHOWN_COLUMNS = 30;
const EXAMPLES = 5;

const SHAPE_WORDS: Readonly<Record<ImportShape, string>> = {
  long: 'one row per reading',
  'wide-by-subject': 'one column per subject',
  'wide-by-metric': 'one column per metric',
  'single-series': 'the values of one series',
  milestones: 'one row per milestone',
};

type Inspection = Omit<ImportInspection, 'remembered'>;

export function inspectFile(
  fileName: string,
  opened: OpenedFile,
  options: ImportOptions,
  known: KnownRecords,
): Inspection {
  const tableOf = (source: SourceTable): Table | null => findTable(fileName, source, options);
  if (opened.kind === 'delimited') {
    const { source } = opened;
    return {
      ...{ kind: 'delimited', sheets: [], sheet: null, readAs: [...source.readAs] },
      ...describe(fileName, source, tableOf(source), options, known),
    };
  }
  const sheets = opened.sheets.map((sheet) => ({
    sheet,
    table: sheet.isHidden ? null : tableOf(sourceOf(sheet)),
  }));
  const chosen = chosenOf(sheets, options.sheet);
  const source = chosen && sourceOf(chosen.sheet);
  return {
    kind: 'excel',
    sheets: sheets.map(({ sheet, table }) => ({
      ...{ name: sheet.name, isHidden: sheet.isHidden, rows: sheet.rows.length },
      columns: sheet.rows.reduce((most, { cells }) => Math.max(most, cells.length), 0),
      hasTable: table !== null,
    })),
    sheet: chosen?.sheet.name ?? null,
    readAs: [...(source?.readAs ?? ['Excel'])],
    ...describe(fileName, source, chosen?.table ?? null, options, known),
  };
}

interface SheetWithTable {
  readonly sheet: XlsxSheet;
  readonly table: Table | null;
}

/** The sheet that is named; else the only one with a table, or with anything, that can be seen. */
function chosenOf(sheets: readonly SheetWithTable[], wanted?: string): SheetWithTable | null {
  const visible = sheets.filter(({ sheet }) => !sheet.isHidden);
  if (wanted !== undefined) {
    const folded = wanted.trim().toLowerCase();
    return visible.find(({ sheet }) => sheet.name.toLowerCase() === folded) ?? null;
  }
  const holding = visible.filter(({ table }) => table !== null);
  const candidates =
    holding.length > 0 ? holding : visible.filter(({ sheet }) => sheet.rows.length > 0);
  return candidates.length === 1 ? (candidates[0] ?? null) : null;
}

type Description = Pick<Inspection, 'rows' | 'headerRow' | 'columns' | 'shape' | 'shapeWords'>;

function describe(
  fileName: string,
  source: SourceTable | null,
  table: Table | null,
  options: ImportOptions,
  known: KnownRecords,
): Description {
  const shape = table && shapeOf(fileName, table, options, known);
  return {
    rows: (source?.rows ?? []).slice(0, SHOWN_ROWS).map(({ number, cells }) => ({
      number,
      cells: cells.slice(0, SHOWN_COLUMNS).map(cellText),
    })),
    headerRow: table?.headerRow ?? options.headerRow ?? null,
    columns: source ? describeColumns(fileName, source, table, options, known) : [],
    shape,
    shapeWords: shape === null ? 'no table with a column of dates was found' : SHAPE_WORDS[shape],
  };
}

function describeColumns(
  fileName: string,
  source: SourceTable,
  table: Table | null,
  options: ImportOptions,
  known: KnownRecords,
): InspectedColumn[] {
  const { headerRow, columnMeanings } = options;
  const header = table
    ? source.rows.find(({ number }) => number === table.headerRow)
    : (source.rows.find(({ number }) => number === headerRow) ?? likelyHeaders(source)[0]);
  if (!header) return [];
  const rows = table?.rows ?? source.rows.filter(({ number }) => number > header.number);
  const areValues = new Set(
    table && !listsMilestones(table) ? valueColumns(fileName, table, options).columns : [],
  );
  const indexesOfValues = new Set([...areValues].map(({ index }) => index));
  const columns = table
    ? [table.dateColumn, ...table.otherColumns].sort((a, b) => a.index - b.index)
    : columnsOf(header, rows, columnMeanings);
  const subjects = new SubjectBook(fileName, known.engagement?.clientName ?? '', known, options);
  return columns.map((column) => {
    const { index } = column;
    const metric = metricOf(column, options, known);
    const isDate = index === table?.dateColumn.index;
    const examples = rows
      .map(({ cells }) => cells[index])
      .filter((cell) => !isBlank(cell))
      .slice(0, EXAMPLES);
    return {
      ...{ header: column.header, index, metric },
      ...meaningOf(column, { isDate, isValue: indexesOfValues.has(index), metric }, subjects),
      examples: examples.map(cellText),
    };
  });
}

function metricOf(column: Column, options: ImportOptions, known: KnownRecords): string | null {
  const said = given(options.metricOfColumn, column.header);
  const name = said ?? (column.hasHeader ? column.header : '');
  return name === '' ? null : (findMetric(known, name)?.name ?? null);
}

interface ColumnFacts {
  readonly isDate: boolean;
  readonly isValue: boolean;
  readonly metric: string | null;
}

const NAMED_LIKE: Readonly<Partial<Record<ColumnMeaning, string>>> = {
  date: 'a date',
  value: 'a value',
  subject: 'a subject',
  metric: 'a metric',
  client: 'a client',
  milestone: 'a milestone',
  category: 'a category',
  status: 'a status',
  owner: 'an owner',
  evidence: 'evidence',
  source: 'a source',
  note: 'a note',
};

function meaningOf(
  { role, isSaid, isEmpty, hasNumbers, header }: Column,
  { isDate, isValue, metric }: ColumnFacts,
  subjects: SubjectBook,
): Pick<InspectedColumn, 'meaning' | 'guess'> {
  if (isSaid) return { meaning: role, guess: 'as you said' };
  if (isDate)
    return { meaning: 'date', guess: role === 'date' ? 'named like a date' : 'holds dates' };
  if (isEmpty) return { meaning: null, guess: 'empty' };
  if (isValue && metric !== null) return { meaning: 'value', guess: `named like ${metric}` };
  if (isValue && subjects.knows(header)) {
    return { meaning: 'value', guess: `named like a subject of the client` };
  }
  if (role !== null && (role === 'value') === isValue) {
    return { meaning: role, guess: `named like ${NAMED_LIKE[role] ?? role}` };
  }
  if (isValue && hasNumbers) return { meaning: 'value', guess: 'holds numbers' };
  return { meaning: null, guess: 'not recognised' };
}

/** As the columns are laid out; where that needs an answer first, as it seems. */
function shapeOf(
  fileName: string,
  table: Table,
  options: ImportOptions,
  known: KnownRecords,
): ImportShape {
  if (options.shape !== undefined) return options.shape;
  if (listsMilestones(table)) return 'milestones';
  const subjects = new SubjectBook(fileName, known.engagement?.clientName ?? '', known, options);
  try {
    return layOutReadings({ fileName, table, options, known, subjects }).shape;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
  const has = (meaning: Column['role']): boolean =>
    table.otherColumns.some(({ role, isEmpty }) => role === meaning && !isEmpty);
  if (has('subject') || has('metric')) return 'long';
  const { columns } = valueColumns(fileName, table, options);
  if (columns.length <= 1) return 'single-series';
  const areSubjects = columns.some(({ header }) => subjects.knows(header));
  const areMetrics = columns.some(({ header }) => findMetric(known, header) !== null);
  return areMetrics && !areSubjects ? 'wide-by-metric' : 'wide-by-subject';
}
