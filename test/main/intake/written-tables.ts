/** Tables of readings as clients' programs write them, in every dialect that is read. */
import fc from 'fast-check';
import { dateOfDay, dayNumber, type CalendarDate } from '#shared/domain/calendar.ts';
import { TODAY } from './known-records.ts';

/** What the file means. */
export interface Meant {
  readonly subject: string;
  readonly metric: string;
  readonly date: CalendarDate;
  readonly value: number;
}

export interface Dialect {
  readonly separator: ',' | ';' | '\t' | '|';
  readonly encoding: 'utf8' | 'utf8 with mark' | 'utf16le' | 'utf16be' | 'windows-1252';
  readonly lineEnd: '\n' | '\r\n' | '\r';
  readonly quotesAll: boolean;
  readonly decimal: '.' | ',';
  readonly groups: '' | ' ' | '\u00a0' | "'" | 'other';
  readonly negatives: 'before' | 'after' | 'brackets';
  readonly marks: '' | '%' | ' %' | '€ ' | ' €' | '$' | ' CHF';
  readonly dates: 'iso' | 'day/month' | 'month/day' | 'dots' | 'compact' | 'named';
  readonly language: Language;
  readonly shape: 'long' | 'wide-by-subject' | 'wide-by-metric' | 'single-series';
  readonly titles: 0 | 1 | 2;
  readonly footers: readonly ('total' | 'average' | 'text' | 'blank')[];
}

const LANGUAGES = ['English', 'German', 'French', 'Spanish'] as const;
type Language = (typeof LANGUAGES)[number];

interface Words {
  readonly date: string;
  readonly value: string;
  readonly subject: string;
  readonly note: string;
  readonly total: string;
  readonly average: string;
  readonly months: readonly string[];
  readonly day: (day: number, month: string, year: number) => string;
}

export const WORDS: Readonly<Record<Language, Words>> = {
  English: {
    ...{ date: 'Date', value: 'Score', subject: 'Account', note: 'Comment' },
    ...{ total: 'Total', average: 'Average' },
    months:
      'January February March April May June July August September October November December'.split(
        ' ',
      ),
    day: (day, month, year) => `${month} ${day}, ${year}`,
  },
  German: {
    ...{ date: 'Datum', value: 'Wert', subject: 'Konto', note: 'Bemerkung' },
    ...{ total: 'Summe', average: 'Mittelwert' },
    months:
      'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(
        ' ',
      ),
    day: (day, month, year) => `${day}. ${month} ${year}`,
  },
  French: {
    ...{ date: 'Semaine', value: 'Valeur', subject: 'Compte', note: 'Remarque' },
    ...{ total: 'Total général', average: 'Moyenne' },
    months:
      'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(
        ' ',
      ),
    day: (day, month, year) => `${day === 1 ? '1er' : day} ${month} ${year}`,
  },
  Spanish: {
    ...{ date: 'Fecha', value: 'Puntuación', subject: 'Cuenta', note: 'Comentario' },
    ...{ total: 'Total', average: 'Promedio' },
    months:
      'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(
        ' ',
      ),
    day: (day, month, year) => `${day} de ${month} de ${year}`,
  },
};

export const dialects: fc.Arbitrary<Dialect> = fc.record({
  separator: fc.constantFrom(',', ';', '\t', '|'),
  encoding: fc.constantFrom('utf8', 'utf8 with mark', 'utf16le', 'utf16be', 'windows-1252'),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  quotesAll: fc.boolean(),
  decimal: fc.constantFrom('.', ','),
  groups: fc.constantFrom('', ' ', '\u00a0', "'", 'other'),
  negatives: fc.constantFrom('before', 'after', 'brackets'),
  marks: fc.constantFrom('', '', '%', ' %', '€ ', ' €', '$', ' CHF'),
  dates: fc.constantFrom('iso', 'day/month', 'month/day', 'dots', 'compact', 'named'),
  language: fc.constantFrom(...LANGUAGES),
  shape: fc.constantFrom('long', 'wide-by-subject', 'wide-by-metric', 'single-series'),
  titles: fc.constantFrom(0, 1, 2),
  footers: fc.array(fc.constantFrom('total', 'average', 'text', 'blank'), { maxLength: 3 }),
});

/** Days with a value for each of three columns; null where the cell is empty. */
export interface Grid {
  readonly decimals: number;
  readonly rows: readonly { readonly day: number; readonly values: readonly (number | null)[] }[];
}

const LAST = dayNumber(TODAY);

export const grids: fc.Arbitrary<Grid> = fc.integer({ min: 0, max: 3 }).chain((decimals) => {
  const value: fc.Arbitrary<number> = fc
    .oneof(
      fc.integer({ min: -99_999, max: 99_999 }),
      fc.integer({ min: -4_000_000_000, max: 4_000_000_000 }),
    )
    .map((thousandths) => Number((thousandths / 1000).toFixed(decimals)) + 0);
  const sometimes: fc.Arbitrary<number | null> = fc.option(value, { freq: 6 });
  return fc.record({
    decimals: fc.constant(decimals),
    rows: fc.uniqueArray(
      fc.record({
        day: fc.integer({ min: LAST - 900, max: LAST }),
        values: fc.tuple(value, sometimes, sometimes),
      }),
      { minLength: 1, maxLength: 9, selector: ({ day }) => day },
    ),
  });
});

export const SUBJECTS = ['Zoë Müller', 'Ben O’Neil', 'Plant; north, 2'] as const;
export const METRICS = ['Influence', 'Reach', 'Echo'] as const;
export const OWN = 'Harbour Tools';

/** The rows of the file, as text, and what they mean. */
export function written(
  dialect: Dialect,
  grid: Grid,
): { bytes: Uint8Array<ArrayBuffer>; meant: Meant[] } {
  const { shape, language, titles, footers } = dialect;
  const words = WORDS[language];
  const meant: Meant[] = [];
  const cell = (value: number | null) =>
    value === null ? '' : writtenNumber(dialect, value, grid.decimals);
  const names = SUBJECTS.map((name) => name.replace('’', "'"));
  const means = (day: number, column: number, value: number | null): void => {
    if (value === null) return;
    const subject = shape === 'long' || shape === 'wide-by-subject' ? (names[column] ?? OWN) : OWN;
    const metric = shape === 'wide-by-metric' ? (METRICS[column] ?? '') : METRICS[0];
    meant.push({ subject, metric, date: dateOfDay(day), value });
  };
  const header = {
    long: [words.date, words.subject, words.value, words.note],
    'wide-by-subject': [words.date, ...names],
    'wide-by-metric': [words.date, ...METRICS],
    'single-series': [words.date, words.value],
  }[shape];
  const data = grid.rows.flatMap(({ day, values }) => {
    const date = writtenDate(dialect, day);
    const [first = null] = values;
    if (shape === 'single-series') {
      means(day, 0, first);
      return [[date, cell(first)]];
    }
    if (shape === 'long') {
      return values.flatMap((value, column) => {
        if (value === null) return [];
        means(day, column, value);
        return [[date, names[column] ?? '', cell(value), 'seen\nthere "twice"']];
      });
    }
    for (const [column, value] of values.entries()) means(day, column, value);
    return [[date, ...values.map(cell)]];
  });
  const sum = grid.rows.reduce((total, { values: [first] }) => total + (first ?? 0), 0);
  const closing = (word: string, value: number) =>
    shape === 'long' ? [word, '', cell(value)] : [word, cell(value)];
  const rows = [
    ...[['Übersicht'], ['']].slice(0, titles),
    header,
    ...data,
    ...footers.map((footer) => {
      if (footer === 'total') return closing(words.total, sum);
      if (footer === 'average') return closing(words.average, sum / grid.rows.length);
      return footer === 'text' ? ['Exported by a program'] : [''];
    }),
  ];
  return { bytes: encoded(dialect, rows), meant };
}

function writtenDate({ dates, language }: Dialect, day: number): string {
  const date = dateOfDay(day);
  const [year = '', month = '', dayOfMonth = ''] = date.split('-');
  const words = WORDS[language];
  switch (dates) {
    case 'iso':
      return date;
    case 'compact':
      return date.replaceAll('-', '');
    case 'day/month':
      return `${dayOfMonth}/${month}/${year}`;
    case 'month/day':
      return `${month}/${dayOfMonth}/${year}`;
    case 'dots':
      return `${Number(dayOfMonth)}.${Number(month)}.${year}`;
    case 'named':
      return words.day(Number(dayOfMonth), words.months[Number(month) - 1] ?? '', Number(year));
  }
}

export function writtenNumber(
  { decimal, groups, negatives, marks }: Dialect,
  value: number,
  decimals: number,
): string {
  const [whole = '', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const group = groups === 'other' ? (decimal === '.' ? ',' : '.') : groups;
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, group);
  const plain = `${digits}${fraction === undefined ? '' : decimal + fraction}`;
  const isBefore = marks === '€ ' || marks === '$';
  const marked = isBefore ? `${marks}${plain}` : `${plain}${marks}`;
  // A total that rounds to zero is written without a sign.
  if (value >= 0 || Number(Math.abs(value).toFixed(decimals)) === 0) return marked;
  if (negatives === 'brackets') return `(${marked})`;
  if (negatives === 'before') return `-${marked}`;
  return isBefore || marks === '' ? `${marked}-` : `${plain}-${marks}`;
}

function encoded(dialect: Dialect, rows: readonly (readonly string[])[]): Uint8Array<ArrayBuffer> {
  const { separator, quotesAll, lineEnd, encoding } = dialect;
  const quoted = (cell: string) =>
    quotesAll || cell.includes(separator) || /["\n]/.test(cell)
      ? `"${cell.replaceAll('"', '""')}"`
      : cell;
  const text = rows.map((row) => row.map(quoted).join(separator)).join(lineEnd) + lineEnd;
  const bytes = {
    utf8: () => Buffer.from(text),
    'utf8 with mark': () => Buffer.from(`\uFEFF${text}`),
    utf16le: () => Buffer.from(`\uFEFF${text}`, 'utf16le'),
    utf16be: () => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
    // The euro sign is the one character used here that Latin-1 lacks.
    'windows-1252': () => Buffer.from(text.replaceAll('€', '\u0080'), 'latin1'),
  }[encoding]();
  return new Uint8Array(bytes);
}
