import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '#shared/trend/seeded-random.ts';
import { slopesInOrder } from '#shared/trend/slopes-in-order.ts';
import { medianSlope, theilSen } from '#shared/trend/theil-sen.ts';
import { expectClose } from './series.ts';

const SEN = { days: [1, 2, 3, 4, 10, 12, 18], values: [9, 15, 19, 20, 45, 55, 78] };
const SEN_VARIANCE = (7 * 6 * 19) / 18;

function allSlopesSorted(x: readonly number[], y: readonly number[]): number[] {
  const slopes = x.flatMap((xj, j) =>
    x.slice(0, j).map((xi, i) => ((y[j] ?? 0) - (y[i] ?? 0)) / (xj - xi)),
  );
  return slopes.sort((a, b) => a - b);
}

describe('the Theil–Sen slope', () => {
  it("agrees with Sen's example of 1968, 93 % interval included", () => {
    const slope = theilSen(SEN.days, SEN.values, SEN_VARIANCE, 0.93);
    expect(slope.perDay).toBe(4);
    expectClose(slope.low, 26 / 7);
    expectClose(slope.high, 35 / 8);
    expect(slope.isFull).toBe(true);
  });

  it('is the mean of the middle two slopes of an even number', () => {
    // Slopes 1, 1/2 and 0 of three readings; of four, six slopes.
    expect(theilSen([0, 1, 2], [0, 1, 1], 1).perDay).toBe(0.5);
    expectClose(theilSen([0, 1, 2, 3], [0, 4, 5, 9], 1).perDay, (2.5 + 3) / 2);
  });

  it('has no interval from two readings', () => {
    expect(theilSen([0, 10], [4, 9], 1)).toEqual({
      perDay: 0.5,
      low: null,
      high: null,
      confidence: 0.95,
      isFull: false,
    });
  });

  it('says when too few independent readings leave its interval short', () => {
    const inflated = theilSen(SEN.days, SEN.values, SEN_VARIANCE * 9);
    expect(inflated.isFull).toBe(false);
    const slopes = allSlopesSorted(SEN.days, SEN.values);
    expect([inflated.low, inflated.high]).toEqual([slopes[0], slopes.at(-1)]);
  });

  it('has a wider interval for a greater variance', () => {
    const random = seededRandom(7);
    const days = Array.from({ length: 40 }, (_, i) => i * 7);
    const values = days.map((d) => d / 50 + random());
    const narrow = theilSen(days, values, 7366);
    const wide = theilSen(days, values, 7366 * 4);
    expect(wide.perDay).toBe(narrow.perDay);
    expect(wide.low).toBeLessThan(narrow.low ?? 0);
    expect(wide.high).toBeGreaterThan(narrow.high ?? 0);
  });
});

describe('the median slope alone', () => {
  it('is the pace', () => {
    expect(medianSlope(SEN.days, SEN.values)).toBe(4);
    expectClose(medianSlope([0, 1, 2, 3], [0, 4, 5, 9]), (2.5 + 3) / 2);
    const random = seededRandom(8);
    const days = Array.from({ length: 700 }, (_, i) => 2 * i + Math.floor(2 * random()));
    const values = days.map((d) => d / 50 + random());
    expect(medianSlope(days, values)).toBe(theilSen(days, values, 1e6).perDay);
  });
});

describe('slopes of given ranks', () => {
  it('are those of the sorted list', () => {
    const series = fc.array(
      fc.record({ gap: fc.integer({ min: 1, max: 9 }), value: fc.integer({ min: 0, max: 6 }) }),
      { minLength: 2, maxLength: 40 },
    );
    fc.assert(
      fc.property(series, fc.double({ min: 0, max: 0.999, noNaN: true }), (steps, share) => {
        let today = 0;
        const x = steps.map(({ gap }) => (today += gap));
        const y = steps.map(({ value }) => value);
        const sorted = allSlopesSorted(x, y);
        const rank = Math.floor(share * sorted.length);
        const ranks = [0, rank, sorted.length - 1];
        expect(slopesInOrder(Float64Array.from(x), Float64Array.from(y), ranks)).toEqual(
          ranks.map((r) => sorted[r]),
        );
      }),
    );
  });

  it.each([
    ['noise', (random: () => number) => random()],
    ['two decimals', (random: () => number) => Math.round(100 * random()) / 100],
    ['a trend far from zero', (random: () => number, i: number) => 1e9 + i / 7 + random()],
    ['whole numbers, most slopes equal', (random: () => number) => Math.floor(3 * random() ** 3)],
    ['a straight line', (_: () => number, i: number) => 2 * i],
    ['a step', (_: () => number, i: number) => (i < 300 ? 0 : 50)],
    ['one huge outlier', (random: () => number, i: number) => (i === 77 ? 1e12 : random())],
  ])('are exact where they are narrowed down first: %s', (_, valueAt) => {
    const random = seededRandom(11);
    const x = Array.from({ length: 600 }, (_unused, i) => 3 * i + (i % 5 === 0 ? 1 : 0));
    const y = x.map((_unused, i) => valueAt(random, i));
    const sorted = allSlopesSorted(x, y);
    const last = sorted.length - 1;
    for (const ranks of [
      [0, Math.floor(last / 2), Math.floor(last / 2) + 1, last],
      [Math.floor(0.48 * last), Math.floor(last / 2), Math.floor(0.52 * last)],
      [Math.floor(0.2 * last), Math.floor(last / 2), Math.floor(0.9 * last)],
    ]) {
      expect(slopesInOrder(Float64Array.from(x), Float64Array.from(y), ranks)).toEqual(
        ranks.map((rank) => sorted[rank]),
      );
    }
  });
});
