/** From text to rows: which separator a delimited file uses, and its records, nothing converted. */
import { CsvError, parse } from 'csv-parse/sync';
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
const SAMPLE_LINES = [400, 200, 100, 50, 20, 5];

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
  for (const { record, info } of records) {
    const isSeparatorLine = named !== null && line === 1;
    if (!isSeparatorLine && record.some((cell) => cell.trim() !== '')) {
      rows.push({ number: line, cells: record });
    }
    line = info.lines + 1;
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

/** The separator under which most lines have the same number of cells; of equals, the most cells. */
function mostConsistent(fileName: string, text: string): Separator {
  let best: { separator: Separator; share: number; width: number } | null = null;
  for (const separator of SEPARATORS) {
    const { share, width } = consistency(text, separator.mark);
    if (width < 2) continue;
    if (!best || share > best.share || (share === best.share && width > best.width)) {
      best = { separator, share, width };
    }
  }
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

/** The share of the lines that have the most frequent number of cells, and that number. */
function consistency(text: string, mark: string): { share: number; width: number } {
  const widths = new Map<number, number>();
  let lines = 0;
  for (const { record } of sampleRecords(text, mark)) {
    if (record.every((cell) => cell.trim() === '')) continue;
    lines += 1;
    widths.set(record.length, (widths.get(record.length) ?? 0) + 1);
  }
  let width = 0;
  let most = 0;
  for (const [candidate, times] of widths) {
    if (candidate > 1 && (times > most || (times === most && candidate > width))) {
      width = candidate;
      most = times;
    }
  }
  return { share: lines === 0 ? 0 : most / lines, width };
}

interface ParsedRecord {
  readonly record: string[];
  /** Lines read up to the end of this record. */
  readonly info: { readonly lines: number };
}

const records = (text: string, delimiter: string): ParsedRecord[] =>
  parse(text, {
    delimiter,
    info: true,
    relax_column_count: true,
    // A stray quote inside a cell, as in 5" screen, is text; one that never closes is refused.
    relax_quotes: true,
    record_delimiter: ['\r\n', '\n', '\r'],
  }) as unknown as ParsedRecord[];

function sampleRecords(text: string, delimiter: string): ParsedRecord[] {
  for (const lines of SAMPLE_LINES) {
    try {
      return records(firstLines(text, lines), delimiter);
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
    }
  }
  return [];
}

function parseRecords(fileName: string, text: string, delimiter: string): ParsedRecord[] {
  try {
    return records(text, delimiter);
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
