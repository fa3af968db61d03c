import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DateOrder } from '#shared/contract/files.ts';
import { dateOfDay } from '#shared/domain/calendar.ts';
import { decideDateForm, readDate } from '#main/intake/dates.ts';
import { refusalOf } from '../workbook/refusal-of.ts';

const decide = (texts: readonly string[], chosen?: DateOrder) =>
  decideDateForm(
    'client.csv',
    'Date',
    texts.map((cell, index) => ({ row: index + 2, cell })),
    chosen,
  );

describe('the order of day and month', () => {
  it('is decided by any date that can be read in one way only', () => {
    expect(decide(['03/07/2011', '03/14/2011']).order).toBe('month-first');
    expect(decide(['07/03/2011', '14/03/2011']).order).toBe('day-first');
    expect(decide(['07-03-2011', '31-02-2011']).order).toBe('day-first');
  });

  it('is day first with dots', () => {
    expect(decide(['03.04.2013', '04.05.2013']).order).toBe('day-first');
  });

  it('needs no decision where no date depends on it', () => {
    expect(decide(['2013-04-03', '4 March 2013', '05/05/2013']).order).toBeNull();
  });

  it('is asked where every date can be either', () => {
    const refusal = refusalOf(() => decide(['01/02/2013', '01/03/2013']));
    expect(refusal.message).toContain('“01/02/2013” can be day first or month first');
    expect(refusal.details).toEqual([
      {
        file: 'client.csv',
        field: 'dateOrder',
        expected: 'day-first or month-first',
        row: 2,
        column: 'Date',
        value: '01/02/2013',
      },
    ]);
    expect(decide(['01/02/2013'], 'month-first').order).toBe('month-first');
  });

  it('is asked where dots stand beside dates that can be either', () => {
    expect(() => decide(['01.02.2013', '01/02/2013'])).toThrow(/can be day first or month first/);
  });

  it('is asked where some dates are day first and some month first', () => {
    const mixed = ['13/02/2013', '02/13/2013'];
    expect(() => decide(mixed)).toThrow(/some dates are day first.*row 2.*some month first.*row 3/);
    expect(decide(mixed, 'day-first').order).toBe('day-first');
  });

  it('refuses an answer that the column disproves', () => {
    expect(() => decide(['03/07/2011', '03/14/2011'], 'day-first')).toThrow(/are not day first/);
  });
});

describe('a date', () => {
  it.each([
    ['2013-11-04', '2013-11-04'],
    ['2013/1/5', '2013-01-05'],
    ['20131104', '2013-11-04'],
    ['2013-11-04T00:00:00Z', '2013-11-04'],
    ['4.11.2013', '2013-11-04'],
    ['4. 11. 2013', '2013-11-04'],
    ['04/11/2013', '2013-11-04'],
    ['Mon, 4 Nov 2013', '2013-11-04'],
    ['4-Nov-2013', '2013-11-04'],
    ['November 4th, 2013', '2013-11-04'],
    ['4. November 2013', '2013-11-04'],
    ['5. März 2013', '2013-03-05'],
    ['5. Mrz. 2013', '2013-03-05'],
    ['1er août 2013', '2013-08-01'],
    ['12 déc. 2013', '2013-12-12'],
    ['5 de mayo de 2013', '2013-05-05'],
  ])('is read from “%s”', (text, date) => {
    expect(readDate(text, 'day-first')).toEqual({ date, remark: null });
  });

  it('may be a month, which stands for its first day, and says so', () => {
    expect(readDate('März 2013', null)).toEqual({ date: '2013-03-01', remark: 'first-of-month' });
  });

  it('may carry a time of day, which is left out, and says so', () => {
    const read = readDate('2013-11-04 13:30', null);
    expect(read).toEqual({ date: '2013-11-04', remark: 'time-left-out' });
  });

  it.each([
    ['31.02.2013', /no such day/],
    ['2013-13-01', /no such day/],
    ['4.11.13', /four digits/],
    ['Nov-12', /a date/],
    ['41214', /a date/],
    ['Total', /a date/],
    ['2013', /a date/],
    ['2013-01-07 1.5', /a date/],
    ['', /a date/],
    ['1213-01-01', /from 1900 on/],
  ])('is not read from “%s”', (text, expected) => {
    const read = readDate(text, 'day-first');
    expect('expected' in read && read.expected).toMatch(expected);
  });

  it('is not read from a number of a spreadsheet that has no date format', () => {
    const read = readDate({ kind: 'number', value: 41214, percent: false }, null);
    expect('expected' in read && read.expected).toMatch(/give it a date format/);
  });

  it('comes back from every form it is written in', () => {
    fc.assert(
      fc.property(fc.integer({ min: -25_000, max: 40_000 }), (number) => {
        const date = dateOfDay(number);
        const [year, month, dayOfMonth] = date.split('-');
        const forms: [string, DateOrder | null][] = [
          [date, null],
          [`${dayOfMonth}.${month}.${year}`, 'day-first'],
          [`${Number(dayOfMonth)}/${Number(month)}/${year}`, 'day-first'],
          [`${month}/${dayOfMonth}/${year}`, 'month-first'],
        ];
        for (const [text, order] of forms) {
          expect(readDate(text, order)).toEqual({ date, remark: null });
        }
      }),
    );
  });
});
