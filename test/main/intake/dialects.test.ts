import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImportOptions } from '#shared/contract/files.ts';
import { dateOfDay, dayNumber } from '#shared/domain/calendar.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import { TODAY, known, planOf } from './known-records.ts';

/** A table as a client's program may have written it. */
interface Dialect {
  readonly separator: ',' | ';' | '\t' | '|';
  readonly decimal: '.' | ',';
  readonly groups: '' | ' ' | "'" | 'other';
  readonly dates: 'iso' | 'day/month' | 'month/day' | 'dots' | 'named';
  readonly encoding: 'utf8' | 'utf8 with mark' | 'utf16le' | 'utf16be' | 'latin1';
  readonly lineEnd: '\n' | '\r\n';
  readonly quotesAll: boolean;
  readonly title: boolean;
}

const dialects: fc.Arbitrary<Dialect> = fc.record({
  separator: fc.constantFrom(',', ';', '\t', '|'),
  decimal: fc.constantFrom('.', ','),
  groups: fc.constantFrom('', ' ', "'", 'other'),
  dates: fc.constantFrom('iso', 'day/month', 'month/day', 'dots', 'named'),
  encoding: fc.constantFrom('utf8', 'utf8 with mark', 'utf16le', 'utf16be', 'latin1'),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  quotesAll: fc.boolean(),
  title: fc.boolean(),
});

/** Values of different days, all with the same number of decimals. */
const tables = fc.record({
  decimals: fc.integer({ min: 0, max: 3 }),
  values: fc.uniqueArray(
    fc.record({
      day: fc.integer({ min: dayNumber(TODAY) - 900, max: dayNumber(TODAY) }),
      thousandths: fc.integer({ min: -3_000_000, max: 3_000_000 }),
    }),
    { minLength: 1, maxLength: 12, selector: ({ day }) => day },
  ),
});

const MONTHS =
  'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' ');

function writtenDate({ dates }: Dialect, day: number): string {
  const date = dateOfDay(day);
  const [year = '', month = '', dayOfMonth = ''] = date.split('-');
  switch (dates) {
    case 'iso':
      return date;
    case 'day/month':
      return `${dayOfMonth}/${month}/${year}`;
    case 'month/day':
      return `${month}/${dayOfMonth}/${year}`;
    case 'dots':
      return `${Number(dayOfMonth)}.${Number(month)}.${year}`;
    case 'named':
      return `${Number(dayOfMonth)}. ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
  }
}

function writtenNumber({ decimal, groups }: Dialect, value: number, decimals: number): string {
  const [whole = '', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const mark = groups === 'other' ? (decimal === '.' ? ',' : '.') : groups;
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, mark);
  return `${value < 0 ? '-' : ''}${grouped}${fraction === undefined ? '' : decimal + fraction}`;
}

function written(dialect: Dialect, rows: readonly (readonly string[])[]): Uint8Array {
  const { separator, quotesAll, lineEnd, encoding } = dialect;
  const quoted = (cell: string) =>
    quotesAll || cell.includes(separator) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const text = rows.map((row) => row.map(quoted).join(separator)).join(lineEnd) + lineEnd;
  switch (encoding) {
    case 'utf8':
      return Buffer.from(text);
    case 'utf8 with mark':
      return Buffer.from(`\uFEFF${text}`);
    case 'utf16le':
      return Buffer.from(`\uFEFF${text}`, 'utf16le');
    case 'utf16be':
      return Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
    case 'latin1':
      return Buffer.from(text, 'latin1');
  }
}

/** The plan, after answering each question that the file leaves open with the truth. */
async function planWithAnswers(bytes: Uint8Array, { dates, decimal }: Dialect) {
  const answers: Partial<ImportOptions> = {};
  for (;;) {
    try {
      return await planOf(bytes, answers, known());
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const field = error.details[0]?.field;
      if (field === 'dateOrder' && !answers.dateOrder && dates.includes('/')) {
        answers.dateOrder = dates === 'month/day' ? 'month-first' : 'day-first';
      } else if (field === 'decimalMark' && !answers.decimalMark) {
        answers.decimalMark = decimal === '.' ? 'point' : 'comma';
      } else throw error;
    }
  }
}

describe('a table in any dialect', () => {
  it('is read back as it was meant, or a question is asked first', async () => {
    await fc.assert(
      fc.asyncProperty(dialects, tables, async (dialect, { decimals, values }) => {
        const meant = values.map(({ day, thousandths }) => ({
          date: dateOfDay(day),
          value: Number((thousandths / 1000).toFixed(decimals)) + 0,
          day,
        }));
        const rows = meant.map(({ day, value }) => [
          writtenDate(dialect, day),
          writtenNumber(dialect, value, decimals),
          'Zoë’s note'.replace('’', "'"),
        ]);
        const title = dialect.title
          ? [
              ['Übersicht', '', ''],
              ['', '', ''],
            ]
          : [];
        const bytes = written(dialect, [...title, ['Datum', 'Wert', 'Bemerkung'], ...rows]);
        const plan = await planWithAnswers(bytes, dialect);
        expect(plan.summary.problems).toEqual([]);
        expect(
          plan.readings.map(({ found: { date, value, note } }) => ({ date, value, note })),
        ).toEqual(meant.map(({ date, value }) => ({ date, value, note: "Zoë's note" })));
      }),
      { numRuns: 300 },
    );
  });

  it('never makes up a value: each is the number that stands in its row, with one mark or the other', async () => {
    const cell = fc.oneof(
      fc.constantFrom('1.234', '1,234', '12,5', '12.5', '3', '', 'n/a', '1e5', '00123', '5%', '-'),
      fc.string({ maxLength: 6 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 8 }), async (cells) => {
        const quoted = cells.map((each) => `"${each.replaceAll('"', '""')}"`);
        const lines = quoted.map((each, at) => `${dateOfDay(15_000 + at)};${each}`);
        try {
          const { readings } = await planOf(['Date;Value', ...lines].join('\n'));
          for (const { found } of readings) {
            const { date, value } = found;
            const digits = (cells[dayNumber(date) - 15_000] ?? '').replace(/[^\d.,]/g, '');
            const withPoint = Number(digits.replaceAll(',', ''));
            const withComma = Number(digits.replaceAll('.', '').replace(',', '.'));
            expect([withPoint, withComma]).toContain(Math.abs(value));
          }
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
        }
      }),
      { numRuns: 200 },
    );
  });
});
