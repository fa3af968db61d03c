import { describe, expect, it } from 'vitest';
import { CalendarDate } from '#shared/domain/calendar.ts';
import {
  formatChange,
  formatDistance,
  formatValue,
  plural,
} from '../../../src/renderer/components/format.ts';

const points = { unit: 'points', decimals: 2 };

describe('values and changes in words', () => {
  it('writes a value with its unit and the decimals of its metric', () => {
    expect(formatValue(47.3, points)).toBe('47.30 points');
    expect(formatValue(1234, { unit: '', decimals: 0 })).toBe('1,234');
  });

  it('writes a change with its sign, and none as no change', () => {
    expect(formatChange(4.2, points)).toBe('+4.20 points');
    expect(formatChange(-4.2, points)).toBe('−4.20 points');
    expect(formatChange(0.001, points)).toBe('no change');
    expect(formatChange(3, { unit: '%', decimals: 1 })).toBe('+3.0 percentage points');
  });

  it('counts in words', () => {
    expect(plural(1, 'reading')).toBe('1 reading');
    expect(plural(0, 'reading')).toBe('0 readings');
    expect(plural(2, 'series', 'series')).toBe('2 series');
  });
});

describe('how far a date lies from today', () => {
  const today = CalendarDate.parse('2013-11-18');
  it.each([
    ['2013-11-18', 'today'],
    ['2013-11-17', 'yesterday'],
    ['2013-11-19', 'tomorrow'],
    ['2013-11-11', '7 days ago'],
    ['2013-11-04', '2 weeks ago'],
    ['2013-12-02', 'in 2 weeks'],
    ['2013-07-01', '4 months ago'],
    ['2010-11-18', '3 years ago'],
  ])('%s is %s', (date, words) => {
    expect(formatDistance(CalendarDate.parse(date), today)).toBe(words);
  });
});
