import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeByKey, placeNearest } from '../../../src/renderer/charts/chart-keys.ts';

const weekly = Array.from({ length: 20 }, (_, week) => ({ day: 7 * week }));

describe('keys in a chart', () => {
  it('go from reading to reading and stay within them', () => {
    expect(placeByKey('ArrowLeft', weekly, 5)).toBe(4);
    expect(placeByKey('ArrowRight', weekly, 5)).toBe(6);
    expect(placeByKey('ArrowLeft', weekly, 0)).toBe(0);
    expect(placeByKey('ArrowRight', weekly, 19)).toBe(19);
  });

  it('begin at the end that they lead from', () => {
    expect(placeByKey('ArrowLeft', weekly, null)).toBe(19);
    expect(placeByKey('ArrowRight', weekly, null)).toBe(0);
  });

  it('go a month at a time, and to the ends', () => {
    expect(placeByKey('PageUp', weekly, 10)).toBe(6);
    expect(placeByKey('PageDown', weekly, 10)).toBe(14);
    expect(placeByKey('PageDown', weekly, 18)).toBe(19);
    expect(placeByKey('Home', weekly, 10)).toBe(0);
    expect(placeByKey('End', weekly, 10)).toBe(19);
  });

  it('leave other keys to others', () => {
    expect(placeByKey('Tab', weekly, 10)).toBeUndefined();
  });
});

describe('the pointer in a chart', () => {
  it('finds the reading that no other is nearer than', () => {
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 4_000 }), { minLength: 1 });
    fc.assert(
      fc.property(days, fc.double({ min: -50, max: 4_050, noNaN: true }), (unsorted, day) => {
        const readings = unsorted.toSorted((a, b) => a - b).map((each) => ({ day: each }));
        const found = readings[placeNearest(readings, day) ?? -1];
        const least = Math.min(...readings.map((each) => Math.abs(each.day - day)));
        expect(Math.abs((found?.day ?? Number.NaN) - day)).toBe(least);
      }),
    );
  });

  it('finds none of none', () => {
    expect(placeNearest([], 3)).toBeNull();
  });
});
