import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyLink, LINES, leaveOneOutError, linkOf, nearestPair } from '#shared/trend/links.ts';
import type { LinkMethod, LinkPair } from '#shared/trend/types.ts';
import { day, expectClose } from './series.ts';

const KLOUT_2011: LinkPair[] = [
  { before: 68.11, after: 55.83 },
  { before: 66, after: 57 },
  { before: 64, after: 49 },
  { before: 73, after: 53 },
];
const OPEN = { scaleMax: null };
const BOUNDED = { scaleMax: 100 };

const pairsOn = (line: (before: number) => number, befores: readonly number[]) =>
  befores.map((before) => ({ before, after: line(before) }));

describe('links from the published pairs of October 2011', () => {
  it('shift by the median paired difference', () => {
    const { shift, factor } = LINES.additive(KLOUT_2011);
    expect(shift).toBeCloseTo(-13.64, 10);
    expect(factor).toBe(1);
  });

  it('scale by the ratio of means', () => {
    expect(LINES.ratio(KLOUT_2011).factor).toBeCloseTo(0.792409, 6);
    expectClose(LINES.ratio(KLOUT_2011).factor, 214.83 / 271.11);
  });

  it('equate means and standard deviations', () => {
    const { factor, shift } = LINES.linear(KLOUT_2011);
    expect(factor).toBeCloseTo(0.920922, 6);
    expect(shift).toBeCloseTo(-8.710272, 6);
    // numpy, with the sample standard deviations.
    expectClose(factor, 0.9209217291308158);
    expectClose(shift, -8.710272496163874);
  });

  it.each<[LinkMethod, number, number]>([
    ['additive', 4.79, 4.789999999999999],
    ['ratio', 4.39, 4.392949066511246],
    ['linear', 6.91, 6.906119949484259],
  ])('miss a pair not seen by so much on average: %s', (method, published, byNumpy) => {
    expect(leaveOneOutError(KLOUT_2011, method)).toBeCloseTo(published, 2);
    expectClose(leaveOneOutError(KLOUT_2011, method), byNumpy);
  });
});

describe('a ratio link', () => {
  it('chains index numbers as statistical offices do', () => {
    const link = linkOf([{ before: 100, after: 200 }], 'ratio', OPEN);
    expect(link && [110, 120].map((value) => applyLink(link, value))).toEqual([220, 240]);
    const finland = linkOf([{ before: 1, after: 1.0447 }], 'ratio', OPEN);
    expectClose(finland && applyLink(finland, 100.34), 104.825198);
  });

  it.each([
    ['a scale with an upper end', KLOUT_2011, BOUNDED],
    ['values that are not positive', [{ before: 0, after: 4 }], OPEN],
  ])('gives way to the difference on %s', (_, pairs, scale) => {
    expect(linkOf(pairs, 'ratio', scale)?.method).toBe('additive');
  });
});

describe('a linear link', () => {
  const eight = pairsOn((x) => 2 * x - 10, [10, 12, 15, 20, 22, 25, 28, 30]);

  it('needs eight pairs', () => {
    expect(linkOf(eight.slice(0, 7), 'linear', BOUNDED)?.method).toBe('additive');
    const link = linkOf(eight, 'linear', BOUNDED);
    expect(link?.method).toBe('linear');
    expectClose(link?.factor, 2);
    expectClose(link?.shift, -10);
    expectClose(link?.meanError, 0);
  });

  it('is not drawn beyond the pairs: the shift at their end is kept', () => {
    const link = linkOf(eight, 'linear', BOUNDED);
    expect(link?.holds).toEqual({ from: 10, to: 30 });
    expectClose(link && applyLink(link, 20), 30);
    expectClose(link && applyLink(link, 35), 55);
    expectClose(link && applyLink(link, 5), 5);
  });

  it('gives way to the difference where the pairs have no spread', () => {
    const level = pairsOn((x) => x + 1, [5, 5, 5, 5, 5, 5, 5, 6]);
    expect(linkOf(level, 'linear', BOUNDED)).toMatchObject({ method: 'additive', shift: 1 });
  });
});

describe('any link', () => {
  it('needs a pair', () => {
    expect(linkOf([], 'additive', OPEN)).toBeNull();
  });

  it('has no error from a single pair', () => {
    expect(linkOf([{ before: 40, after: 47 }], 'additive', OPEN)).toEqual({
      method: 'additive',
      factor: 1,
      shift: 7,
      holds: null,
      meanError: null,
      pairs: 1,
    });
  });

  it('keeps the order of values', () => {
    const pairs = fc.array(
      fc.record({
        before: fc.integer({ min: 1, max: 90 }),
        after: fc.integer({ min: 1, max: 90 }),
      }),
      { minLength: 1, maxLength: 20 },
    );
    const method = fc.constantFrom<LinkMethod>('additive', 'ratio', 'linear');
    const value = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(pairs, method, value, value, (from, asked, a, b) => {
        const link = linkOf(from, asked, OPEN);
        if (!link) throw new Error('pairs give a link');
        expect(Number.isFinite(applyLink(link, a))).toBe(true);
        expect(Math.sign(applyLink(link, a) - applyLink(link, b))).toBe(Math.sign(a - b));
      }),
    );
  });

  it('finds a difference that all pairs share, without error, by every method', () => {
    const pairs = pairsOn((x) => x - 9, [20, 31, 42, 44, 58, 60, 63, 71, 80]);
    expect(linkOf(pairs, 'additive', BOUNDED)).toMatchObject({ shift: -9, meanError: 0 });
    expectClose(linkOf(pairs, 'linear', BOUNDED)?.meanError, 0);
  });
});

describe('the nearest readings on either side', () => {
  const on = (date: string, value: number) => ({ date: day(date), value });
  const change = day('2012-08-14');

  it('are a pair within ten days on either side', () => {
    const readings = [on('2012-08-01', 1), on('2012-08-04', 2), on('2012-08-24', 3)];
    expect(nearestPair(readings, change)).toEqual({ before: 2, after: 3 });
  });

  it('take a reading of the day itself as the first on the new scale', () => {
    const readings = [on('2012-08-13', 1), on('2012-08-14', 2), on('2012-08-15', 3)];
    expect(nearestPair(readings, change)).toEqual({ before: 1, after: 2 });
  });

  it.each([
    ['too far before', [on('2012-08-03', 1), on('2012-08-14', 2)]],
    ['too far after', [on('2012-08-13', 1), on('2012-08-25', 2)]],
    ['none before', [on('2012-08-14', 2)]],
    ['none after', [on('2012-08-13', 2)]],
  ])('are no pair: %s', (_, readings) => {
    expect(nearestPair(readings, change)).toBeNull();
  });
});
