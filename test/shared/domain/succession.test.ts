import { describe, expect, it } from 'vitest';
import { addDays, addMonths, type CalendarDate } from '#shared/domain/calendar.ts';
import { overlapOf, usualNextReview, usualReview } from '#shared/domain/succession.ts';

const START = '2013-01-07' as CalendarDate;
const every = (cadenceDays: number, count: number, start = START) => ({
  cadenceDays,
  dates: Array.from({ length: count }, (_, i) => addDays(start, i * cadenceDays)),
});

describe('a metric', () => {
  it('is reviewed after nine months, and three months after its replacement is decided', () => {
    expect(usualReview(START)).toBe('2013-10-07');
    expect(usualNextReview('keep', START)).toBe('2013-10-07');
    expect(usualNextReview('replace', START)).toBe('2013-04-07');
  });
});

describe('the overlap of two metrics', () => {
  it('is the dates with readings of both', () => {
    expect(overlapOf(every(7, 10), every(7, 4))).toBe(4);
    expect(overlapOf(every(7, 10), every(7, 4, addDays(START, 70)))).toBe(0);
    expect(overlapOf(every(7, 10), { cadenceDays: 7, dates: [] })).toBe(0);
  });

  it('takes readings up to half of the shorter cadence apart for one date', () => {
    const monthly = {
      cadenceDays: 30,
      dates: [0, 1, 2, 3].map((months) => addMonths('2013-02-01' as CalendarDate, months)),
    };
    expect(overlapOf(every(7, 52), monthly)).toBe(4);
    expect(overlapOf(monthly, every(7, 52))).toBe(4);
    expect(overlapOf(every(1, 40), every(7, 3))).toBe(3);
    expect(overlapOf(every(1, 3, addDays(START, 1)), every(7, 3))).toBe(0);
  });

  it('counts no reading twice', () => {
    const one = every(7, 1);
    const both = { cadenceDays: 7, dates: [addDays(START, -3), addDays(START, 3)] };
    expect(overlapOf(one, both)).toBe(1);
    expect(overlapOf(both, one)).toBe(1);
  });
});
