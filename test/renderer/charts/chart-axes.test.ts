import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CalendarDate, dayNumber } from '#shared/domain/calendar.ts';
import { dateTicks, valueAxis, valueTicks } from '../../../src/renderer/charts/chart-axes.ts';

const influence = { scaleMin: 1, scaleMax: 100, hasTrueZero: false };
const counts = { scaleMin: 0, scaleMax: null, hasTrueZero: true };
const open = { scaleMin: null, scaleMax: null, hasTrueZero: false };
const day = (date: string) => dayNumber(CalendarDate.parse(date));

describe('the value axis', () => {
  it('fits the values on round numbers and says what part of the scale it shows', () => {
    const axis = valueAxis([32.7, 46.9], influence);
    expect(axis).toMatchObject({ min: 30, max: 50 });
    expect(axis.note).toBe('Axis shows 30 to 50 of a scale from 1 to 100');
  });

  it('starts at the end of the scale where that is near, and then has nothing to explain', () => {
    expect(valueAxis([3, 12], counts)).toMatchObject({ min: 0, note: null });
  });

  it('says so where it does not start at zero', () => {
    expect(valueAxis([1000, 1100], counts).note).toMatch(/^Axis starts at \d+, not at 0$/);
  });

  it('never goes beyond the scale', () => {
    expect(valueAxis([96, 99.5], influence).max).toBe(100);
    expect(valueAxis([1.2, 2], influence).min).toBe(1);
  });

  it('does not blow a wiggle up to fill the chart', () => {
    const axis = valueAxis([50, 50.1], influence);
    expect(axis.max - axis.min).toBeGreaterThanOrEqual(3.9);
  });

  it('draws a series of one value', () => {
    const axis = valueAxis([0], open);
    expect(axis.min).toBeLessThan(axis.max);
  });

  it('shows every value, with ticks that rise within the axis', () => {
    const values = fc.array(fc.double({ min: 1, max: 100, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(values, fc.constantFrom(influence, counts, open), (drawn, scale) => {
        const axis = valueAxis(drawn, scale);
        expect(axis.min).toBeLessThanOrEqual(Math.min(...drawn));
        expect(axis.max).toBeGreaterThanOrEqual(Math.max(...drawn));
        const ticks = valueTicks(axis);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(12);
        ticks.slice(1).forEach((tick, i) => {
          expect(tick).toBeGreaterThan(ticks[i] ?? Infinity);
          expect(tick).toBeLessThanOrEqual(axis.max + axis.step * 1e-6);
        });
      }),
    );
  });
});

describe('the date axis', () => {
  it('ticks the first of months and writes the year where it changes', () => {
    const ticks = dateTicks(day('2012-11-05'), day('2013-03-20'), 8);
    expect(ticks).toEqual([
      { day: day('2012-12-01'), label: 'Dec 2012' },
      { day: day('2013-01-01'), label: 'Jan 2013' },
      { day: day('2013-02-01'), label: 'Feb' },
      { day: day('2013-03-01'), label: 'Mar' },
    ]);
  });

  it('ticks whole years over a long time', () => {
    expect(dateTicks(day('2001-05-01'), day('2013-01-01'), 8).map(({ label }) => label)).toEqual([
      '2002',
      '2004',
      '2006',
      '2008',
      '2010',
      '2012',
    ]);
  });

  it('ticks days over a short time', () => {
    expect(dateTicks(day('2013-12-30'), day('2014-01-02'), 8).map(({ label }) => label)).toEqual([
      '30 Dec 2013',
      '31 Dec',
      '1 Jan 2014',
      '2 Jan',
    ]);
  });

  it('keeps to the room there is and to the days drawn', () => {
    const days = fc.integer({ min: 0, max: 40_000 });
    fc.assert(
      fc.property(days, days, fc.integer({ min: 3, max: 20 }), (a, b, most) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const ticks = dateTicks(from, to, most);
        expect(ticks.length).toBeLessThanOrEqual(most + 1);
        for (const tick of ticks) {
          expect(tick.day).toBeGreaterThanOrEqual(from);
          expect(tick.day).toBeLessThanOrEqual(to);
        }
      }),
    );
  });
});
