import { describe, expect, it } from 'vitest';
import { readSeriesCsv } from '#main/intake/read-series-csv.ts';
import { refusalOf } from '../workbook/refusal-of.ts';

const read = (text: string) => readSeriesCsv(new TextEncoder().encode(text), 'series.csv');

describe('the series of a text file', () => {
  it('is its dates and values, in date order', () => {
    expect(read('date,value\n2013-01-14,46\n2013-01-07,45.123\n')).toEqual([
      { date: '2013-01-07', value: 45.123 },
      { date: '2013-01-14', value: 46 },
    ]);
  });

  it('may have other columns, another order, another separator and a byte order mark', () => {
    expect(read('\uFEFFValue;note;Date\r\n-1.5;x;2013-01-07\r\n')).toEqual([
      { date: '2013-01-07', value: -1.5 },
    ]);
  });

  it('names every row that is not right', () => {
    const refusal = refusalOf(() =>
      read(
        'date,value\n2013-02-30,1\n2013-01-07,"1,5"\n2013-01-14,\n2013-01-21,3\n2013-01-21,3\n2013-01-28,4,5\n07/01/2013,4',
      ),
    );
    expect(refusal.code).toBe('bad-input');
    expect(refusal.message).toContain(
      '“series.csv”, row 2, date: “2013-02-30”, expected a date that exists',
    );
    expect(refusal.details.map(({ row, column, value }) => [row, column, value])).toEqual([
      [2, 'date', '2013-02-30'],
      [3, 'value', '1,5'],
      [4, 'value', ''],
      [6, 'date', '2013-01-21'],
      [7, 'value', '2013-01-28 4 5'],
      [8, 'date', '07/01/2013'],
    ]);
  });

  it.each([
    ['a file without the header', '2013-01-07,45\n2013-01-14,46', /first line that names/],
    ['a header alone', 'date,value\n', /no values below/],
    ['an empty file', '', /is empty/],
  ])('refuses %s', (_what, text, sentence) => {
    expect(refusalOf(() => read(text)).message).toMatch(sentence);
  });
});
