/** The numbers that the charts of a sheet draw: one table under one header, a block per series. */
import { dateCell, numberCell, textCell, type Cell } from './cells.ts';
import type { SeriesView } from './series-view.ts';
import type { PlotRow } from './plot-rows.ts';
import type { Column, TablePlace } from './sheet.ts';

const NUMBERS = [
  'reading',
  'published',
  'smoothed',
  'baseline',
  'target',
  'benchmark',
  'lower',
  'upper',
  'line',
  'milestone',
  'scoringChange',
] as const satisfies readonly (keyof PlotRow)[];
export type NumberKey = (typeof NUMBERS)[number];

const HEADERS: Record<NumberKey, string> = {
  reading: 'Reading',
  line: 'Line drawn',
  published: 'As published',
  smoothed: 'Smoothed',
  baseline: 'Baseline',
  target: 'Target',
  benchmark: 'Benchmark',
  lower: 'Lower limit',
  upper: 'Upper limit',
  milestone: 'At milestone',
  scoringChange: 'At scoring change',
};

export interface NumbersTable {
  readonly columns: readonly Column[];
  /** Made one after the other: there may be many. */
  readonly rows: () => Iterable<readonly (Cell | null)[]>;
  /** Columns that have content, with their place from 0. */
  readonly placeOf: ReadonlyMap<NumberKey | 'date', number>;
  /** For each series the index of its first row, and how many it has. */
  readonly blocks: readonly { readonly first: number; readonly count: number }[];
}

export function numbersTable(series: readonly SeriesView[]): NumbersTable {
  const all = series.flatMap(({ rows }) => rows);
  const shown = NUMBERS.filter((key) =>
    key === 'line' ? needsLine(all) : all.some((row) => row[key] !== null),
  );
  const leading: Column[] = [
    ...(series.length > 1 ? [{ header: 'Subject', wrapAt: 18 }] : []),
    { header: 'Date', isNumeric: true },
  ];
  const columns: Column[] = [
    ...leading,
    ...shown.map((key) => ({ header: HEADERS[key], isNumeric: true })),
    { header: 'What happened', wrapAt: 36 },
  ];
  let first = 0;
  return {
    columns,
    rows: function* () {
      for (const { subject, metric, rows } of series) {
        for (const row of rows) {
          yield [
            ...(series.length > 1 ? [textCell(subject)] : []),
            dateCell(row.date),
            ...shown.map((key) => numberCell(row[key], metric.decimals)),
            textCell(row.words.join('; ')),
          ];
        }
      }
    },
    placeOf: new Map<NumberKey | 'date', number>([
      ['date', leading.length - 1],
      ...shown.map((key, i) => [key, leading.length + i] as const),
    ]),
    blocks: series.map(({ rows }) => {
      const block = { first, count: rows.length };
      first += rows.length;
      return block;
    }),
  };
}

/** Only where the line passes a date that has no reading does it differ from the readings. */
function needsLine(rows: readonly PlotRow[]): boolean {
  return rows.some(({ reading, line }) => reading === null && line !== null);
}

/** Where the numbers of one series lie in a sheet, as a chart names them. */
export interface PlotCells {
  /** Absolute reference of a column's values; undefined where the table has no such column. */
  readonly range: (key: NumberKey | 'date') => string | undefined;
  /** Absolute reference of a column's header, and its text. */
  readonly header: (key: NumberKey) => { readonly cell: string; readonly text: string };
}

export function plotCells(
  sheet: string,
  table: NumbersTable,
  place: TablePlace,
  seriesIndex: number,
): PlotCells {
  const quoted = `'${sheet.replace(/'/g, "''")}'`;
  const letter = (key: NumberKey | 'date') => {
    const column = table.placeOf.get(key);
    return column === undefined ? undefined : columnLetter(column);
  };
  const block = table.blocks[seriesIndex] ?? { first: 0, count: 0 };
  const from = place.first + block.first;
  return {
    range: (key) => {
      const column = letter(key);
      return column && `${quoted}!$${column}$${from}:$${column}$${from + block.count - 1}`;
    },
    header: (key) => ({
      cell: `${quoted}!$${letter(key) ?? 'A'}$${place.header}`,
      text: HEADERS[key],
    }),
  };
}

/** "A" for 0, "AA" for 26. */
export function columnLetter(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnLetter(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}
