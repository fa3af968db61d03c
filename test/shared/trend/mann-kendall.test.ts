import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactChance, mannKendall } from '#shared/trend/mann-kendall.ts';
import { expectClose } from './series.ts';

const BY_HAND = [
  12.9, 14.8, 13.2, 15.7, 13.8, 15.6, 12.9, 11.0, 17.3, 15.9, 19.0, 18.3, 20.1, 21.7,
];

const values = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 2, maxLength: 60 });

function allOrders(items: readonly number[]): number[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((first, i) =>
    allOrders(items.filter((_, other) => other !== i)).map((rest) => [first, ...rest]),
  );
}

function plainS(series: readonly number[]): number {
  let s = 0;
  series.forEach((later, j) => {
    for (const earlier of series.slice(0, j)) s += Math.sign(later - earlier);
  });
  return s;
}

describe('the Mann–Kendall test', () => {
  it('agrees with the published test by hand', () => {
    const test = mannKendall(BY_HAND, null);
    expect(test.s).toBe(54);
    expect(test.variance).toBeCloseTo(332.667, 3);
    expect(test.z).toBeCloseTo(2.9058, 4);
    expect(test.p).toBeCloseTo(0.003663, 6);
    expectClose(test.variance, 998 / 3);
    expectClose(test.z, 53 / Math.sqrt(998 / 3));
    // scipy: 2 * norm.sf(53 / sqrt(998 / 3))
    expectClose(test.p, 0.003662723762882436);
  });

  it('is exact for up to ten different values', () => {
    const test = mannKendall([41, 42, 44, 43, 46, 47, 49, 48], null);
    expect(test.isExact).toBe(true);
    expect(test.s).toBe(24);
    expect(test.p).toBeCloseTo(0.00173611, 8);
    // Of the 8! orders 35 have two falling pairs or fewer, and as many two rising ones.
    expectClose(test.p, 70 / 40_320);
    expect(test.tau).toBeCloseTo(0.857143, 6);
  });

  it.each([
    ['a tie', [1, 2, 2, 3, 4, 5, 6], null],
    ['eleven values', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], null],
    ['smoothing', [1, 2, 3, 4, 5, 6, 7], 2],
  ])('is not exact with %s', (_, series, inflation) => {
    expect(mannKendall(series, inflation).isExact).toBe(false);
  });

  it('keeps to the normal distribution for a few readings of a smoothed metric', () => {
    // scipy: 2 * norm.sf(5 / sqrt(156 / 18))
    expectClose(mannKendall([1, 2, 3, 4], 1).p, 0.08942935902899353);
  });

  it('multiplies the variance by what smoothing makes of it', () => {
    const plain = mannKendall(BY_HAND, null);
    const smoothed = mannKendall(BY_HAND, 4);
    expect(smoothed).toMatchObject({ s: plain.s, tau: plain.tau, inflation: 4 });
    expectClose(smoothed.variance, 4 * plain.variance);
    expectClose(smoothed.z, plain.z / 2);
  });

  it('finds nothing in equal values', () => {
    expect(mannKendall([5, 5, 5, 5], null)).toMatchObject({
      s: 0,
      variance: 0,
      z: 0,
      p: 1,
      tau: 0,
    });
  });

  it('counts pairs as a plain double loop does', () => {
    fc.assert(
      fc.property(values, (series) => {
        expect(mannKendall(series, null).s).toBe(plainS(series));
      }),
    );
  });

  it('turns its sign, and nothing else, when the series is turned upside down', () => {
    fc.assert(
      fc.property(values, (series) => {
        const up = mannKendall(series, null);
        const down = mannKendall(
          series.map((value) => -value),
          null,
        );
        expect(down).toEqual({ ...up, s: 0 - up.s, z: 0 - up.z, tau: 0 - up.tau });
      }),
    );
  });
});

describe('the exact distribution', () => {
  it('is that of all orders', () => {
    for (let n = 2; n <= 6; n++) {
      const all = allOrders(Array.from({ length: n }, (_, i) => i)).map(plainS);
      for (const s of new Set(all)) {
        const asFar = all.filter((other) => other >= Math.abs(s)).length;
        expectClose(exactChance(n, s), Math.min(1, (2 * asFar) / all.length));
      }
    }
  });

  it('has 2/n! as its smallest chance', () => {
    expectClose(exactChance(4, 6), 2 / 24);
    expectClose(exactChance(5, -10), 2 / 120);
  });
});
