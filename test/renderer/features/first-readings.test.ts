import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import { firstReadings } from '../../../src/renderer/features/new-engagement/first-readings.ts';

const today = CalendarDate.parse('2013-11-18');
const metric = { name: 'Influence', scaleMin: 0, scaleMax: 100 };
const read = (text: string) => firstReadings(text, metric, today);

describe('first readings', () => {
  it.each([
    ['two columns of a spreadsheet, with their heading', 'date\tscore\n2013-11-04\t30\r\n'],
    ['a date in words', '4 Nov 2013 30'],
    ['semicolons and a decimal comma', '2013-11-04;30,0'],
    ['a comma', '2013-11-04,30'],
    ['blanks around', '\n   2013-11-04   30  \n\n'],
  ])('are taken from %s', (_, text) => {
    expect(read(text)).toEqual({ readings: [{ date: '2013-11-04', value: 30 }], problems: [] });
  });

  it.each([
    ['what is no pair', 'thirty\nhello', 'Line 2: “hello” is not a date and a value'],
    ['a day to come', '2013-11-19 30', 'Line 1: 19 Nov 2013 is after today.'],
    ['a value off the scale', '2013-11-04 130', 'Line 1: Enter 0 to 100, the scale of Influence.'],
    ['a day that does not exist', '2013-02-30 30', 'Line 1: There is no 2013-02-30'],
    ['a day twice', '2013-11-04 30\n4 Nov 2013 31', 'Line 2: 4 Nov 2013 has a value already.'],
  ])('tell %s by its line', (_, text, problem) => {
    expect(read(text).problems[0]).toContain(problem);
  });

  it('come back as they were written, in the order of their dates', () => {
    const pairs = fc.uniqueArray(
      fc.record({ ago: fc.nat(4_000), value: fc.integer({ min: 0, max: 1_000 }) }),
      { selector: ({ ago }) => ago, minLength: 1 },
    );
    const written = fc.constantFrom(
      (date: CalendarDate, value: number) => `${date}\t${value}`,
      (date: CalendarDate, value: number) => `${formatDate(date)};${value}`,
      (date: CalendarDate, value: number) => `${date} ${value}`,
    );
    fc.assert(
      fc.property(pairs, written, (all, write) => {
        const rows = all.map(({ ago, value }) => ({
          date: addDays(today, -ago),
          value: value / 10,
        }));
        const { readings, problems } = read(
          rows.map(({ date, value }) => write(date, value)).join('\n'),
        );
        expect(problems).toEqual([]);
        expect(readings).toEqual(rows.toSorted((a, b) => (a.date < b.date ? -1 : 1)));
      }),
    );
  });
});
