/** From text to rows: which separator a delimited file uses, and its records, nothing converted. */
import { CsvError, parse } from 'csv-parse/sync';
import { looksLikeDate } from './dates.ts';
import { count, limits, refuseFile, type SourceRow } from './source-table.ts';

export interface DelimitedText {
  readonly rows: readonly SourceRow[];
  /** The separator in words: "commas". */
  readonly separatedBy: string;
}

const SEPARATORS = [
  { mark: ',', name: 'commas' },
  { mark: ';', name: 'semicolons' },
  { mark: '\t', name: 'tabs' },
  { mark: '|', name: 'bars' },
] as const;

type Separator = (typeof SEPARATORS)[number];

/**
 * Enough lines to tell a separator by, without reading a long file four times; fewer where the cut
 * falls within quotes.
 */
const SAMPLE_LINES = [400, 200, 100, 50, 20, 5, 1];

/**
 * The records of a delimited text that hold something, numbered by the line they begin on. Refuses
 * `bad-input`: a line or a table beyond the limits, an open quote, no separator.
 */
export function readDelimited(fileName: string, text: string): DelimitedText {
  refuseLongLines(fileName, text);
  // Excel's own way of naming the separator in a first line: "sep=;".
  const named = /^sep=(.)\r?\n/.exec(text);
  const separator =
    SEPARATORS.find(({ mark }) => mark === named?.[1]) ?? mostConsistent(fileName, text);
  refuseTooManyCells(fileName, text, separator);
  const records = parseRecords(fileName, text, separator.mark);
  const rows: SourceRow[] = [];
  let line = 1;
  for (const record of records) {
    const isSeparatorLine = named !== null && line === 1;
    if (!isSeparatorLine && record.some((cell) => cell.trim() !== '')) {
      rows.push({ number: line, cells: record });
    }
    line += 1 + lineBreaksIn(record);
  }
  const widest = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  if (widest > limits.columns) throw tooManyColumns(fileName, widest);
  return { rows, separatedBy: separator.name };
}

/** The refusal of a table with too many columns. */
export function tooManyColumns(fileName: string, columns: number) {
  return refuseFile(
    fileName,
    `has ${columns} columns; at most ${limits.columns} are read. Remove those that hold no data.`,
  );
}

/** The refusal of a table with too many cells. */
export function tooManyCells(fileName: string) {
  return refuseFile(
    fileName,
    `holds more than ${limits.cells.toLocaleString('en-GB')} cells; split it into parts.`,
  );
}

function refuseLongLines(fileName: string, text: string): void {
  let start = 0;
  for (let number = 1; start <= text.length; number += 1) {
    const end = text.indexOf('\n', start);
    const length = (end === -1 ? text.length : end) - start;
    if (length > limits.lineCharacters) {
      throw refuseFile(
        fileName,
        `has a line longer than 1 MB, line ${number}; that is no table of readings.`,
      );
    }
    if (end === -1) return;
    start = end + 1;
  }
}

/** Counted before parsing, so that a file of nothing but separators costs no memory. */
function refuseTooManyCells(fileName: string, text: string, { mark }: Separator): void {
  const separators = mark.charCodeAt(0);
  let cells = 1;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === separators || code === 10) cells += 1;
  }
  if (cells > limits.cells) throw tooManyCells(fileName);
}

/**
 * The separator under which most lines hold a date, then most have the same number of cells; of
 * equals, the most cells.
 */
function mostConsistent(fileName: string, text: string): Separator {
  const [best] = SEPARATORS.map((separator) => ({
    separator,
    ...consistency(text, separator.mark),
  }))
    .filter(({ width }) => width > 1)
    .sort((a, b) => b.dated - a.dated || b.share - a.share || b.width - a.width);
  if (best) return best.separator;
  throw refuseFile(
    fileName,
    'has no columns: no comma, semicolon, tab or bar separates its values. A date and a value per row are needed.',
  );
}

function firstLines(text: string, lines: number): string {
  let end = 0;
  for (let line = 0; line < lines; line += 1) {
    const next = text.indexOf('\n', end);
    if (next === -1) return text;
    end = next + 1;
  }
  return text.slice(0, end);
}

interface Consistency {
  /** The most frequent number of cells in a line, and the share of the lines that have it. */
  readonly width: number;
  readonly share: number;
  /** The share of the lines that have a cell with the form of a date. */
  readonly dated: number;
}

function consistency(text: string, mark: string): Consistency {
  const lines = sampleRecords(text, mark).filter((cells) =>
    cells.some((cell) => cell.trim() !== ''),
  );
  const byWidth = Map.groupBy(lines, ({ length }) => length);
  byWidth.delete(1);
  const [[width, most] = [0, []]] = [...byWidth].sort(
    ([widthA, a], [widthB, b]) => b.length - a.length || widthB - widthA,
  );
  const dated = lines.filter((cells) => cells.some(looksLikeDate)).length;
  return { width, share: most.length / lines.length, dated: dated / lines.length };
}

function lineBreaksIn(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
}

const parseText = (text: string, delimiter: string): string[][] =>
  parse(text, {
    delimiter,
    relax_column_count: true,
    // A stray quote inside a cell, as in 5" screen, is text; one that never closes is refused.
    relax_quotes: true,
    record_delimiter: ['\r\n', '\n', '\r'],
  });

function sampleRecords(text: string, delimiter: string): string[][] {
  for (const lines of SAMPLE_LINES) {
    try {
      return parseText(firstLines(text, lines), delimiter);
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
    }
  }
  return [];
}

function parseRecords(fileName: string, text: string, delimiter: string): string[][] {
  try {
    return parseText(text, delimiter);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
      const lines = count(text.split('\n').length, 'line');
      throw refuseFile(
        fileName,
        `has a quote that opens and never closes within its ${lines}; remove it or add the missing one.`,
      );
    }
    throw refuseFile(fileName, `could not be read as a table: ${error.message}.`);
  }
}
