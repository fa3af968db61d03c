import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  correlationOfMeans,
  independentReadings,
  limitWidening,
  nonOverlapping,
  varianceInflation,
} from '#shared/trend/smoothing.ts';
import { expectClose } from './series.ts';

const weekly = (n: number) => Array.from({ length: n }, (_, i) => i * 7);

const unevenDays = fc
  .array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 40 })
  .map((gaps) => gaps.map((_, i) => gaps.slice(0, i).reduce((a, b) => a + b, 0)));

describe('what smoothing does to the variance of S', () => {
  it('is nothing without smoothing', () => {
    expect(varianceInflation(weekly(60), 0)).toBeNull();
  });

  it('is nothing where no two readings share a day', () => {
    expect(varianceInflation([0, 90, 180, 400], 90)).toBe(1);
  });

  it('is that of the formula, worked by hand for four weekly readings of a 14-day mean', () => {
    // One step apart half of the days are shared, two steps apart none.
    const rankCorrelation = (6 / Math.PI) * Math.asin(0.5 / 2);
    expectClose(varianceInflation(weekly(4), 14), 1 + (2 / 24) * (3 * 2 * 1) * rankCorrelation);
  });

  it('agrees with the value published beside the oracles for sixty weekly readings', () => {
    expectClose(varianceInflation(weekly(60), 90), 10.146287782774287);
  });

  it('is never below 1 and grows with the window', () => {
    fc.assert(
      fc.property(unevenDays, fc.integer({ min: 1, max: 120 }), (days, window) => {
        const narrow = varianceInflation(days, window) ?? 0;
        const wide = varianceInflation(days, window * 2) ?? 0;
        expect(narrow).toBeGreaterThanOrEqual(1);
        expect(wide).toBeGreaterThanOrEqual(narrow);
      }),
    );
  });
});

describe('the correlation of means over a window', () => {
  const memories = fc.double({ min: 0, max: 0.95, noNaN: true });
  const windows = fc.integer({ min: 1, max: 40 });
  const gaps = fc.integer({ min: 0, max: 90 });

  it('is the share of days in common where days have no memory', () => {
    fc.assert(
      fc.property(windows, gaps, (window, gap) => {
        expectClose(correlationOfMeans(window, 0)(gap), Math.max(0, 1 - gap / window));
      }),
    );
  });

  it('is that of the days themselves without smoothing', () => {
    for (const gap of [0, 1, 2, 7]) expectClose(correlationOfMeans(0, 0.5)(gap), 0.5 ** gap);
  });

  it('is the covariance of all pairs of their days over the variance', () => {
    fc.assert(
      fc.property(windows, gaps, memories, (window, gap, memory) => {
        const days = Array.from({ length: window }, (_, day) => day);
        const covariance = (apart: number) =>
          days
            .flatMap((one) => days.map((other) => memory ** Math.abs(apart + one - other)))
            .reduce((total, part) => total + part, 0);
        expect(correlationOfMeans(window, memory)(gap)).toBeCloseTo(
          covariance(gap) / covariance(0),
          9,
        );
      }),
    );
  });
});

describe('what memory of the daily noise does to the variance of S', () => {
  it('is the sum over its powers, worked by hand for four readings on end', () => {
    const rank = (correlation: number) => (6 / Math.PI) * Math.asin(correlation / 2);
    const parts = 3 * 2 * 1 * rank(0.5) + 2 * 1 * 0 * rank(0.25);
    expectClose(varianceInflation([0, 1, 2, 3], 0, 0.5), 1 + (2 / 24) * parts);
  });

  it('comes on top of smoothing and grows with the memory', () => {
    const memories = fc.double({ min: 0.01, max: 0.8, noNaN: true });
    fc.assert(
      fc.property(unevenDays, fc.constantFrom(0, 30, 90), memories, (days, window, memory) => {
        const short = varianceInflation(days, window, memory) ?? 0;
        const long = varianceInflation(days, window, memory + 0.1) ?? 0;
        expect(short).toBeGreaterThanOrEqual(varianceInflation(days, window) ?? 1);
        expect(long).toBeGreaterThanOrEqual(short);
      }),
    );
  });
});

describe('the widening of limits', () => {
  it('is 1.732 for monthly and 3.586 for weekly readings of a 90-day mean', () => {
    expect(limitWidening([0, 30, 60, 90], 90)).toBeCloseTo(1.732, 3);
    expect(limitWidening(weekly(20), 90)).toBeCloseTo(3.586, 3);
  });

  it('is none without smoothing, without overlap and for one reading', () => {
    expect(limitWidening(weekly(20), 0)).toBe(1);
    expect(limitWidening([0, 90, 180], 90)).toBe(1);
    expect(limitWidening([5], 90)).toBe(1);
  });
});

describe('readings that share no day', () => {
  it('are all of them without smoothing', () => {
    expect(nonOverlapping(weekly(4), 0)).toEqual([0, 1, 2, 3]);
  });

  it('are the latest, then each next one at least the window earlier', () => {
    expect(nonOverlapping([0, 10, 19, 20, 40, 45, 50], 20)).toEqual([0, 3, 6]);
    expect(nonOverlapping([], 20)).toEqual([]);
  });

  it('lie a window apart and leave none out that would fit', () => {
    fc.assert(
      fc.property(unevenDays, fc.integer({ min: 1, max: 90 }), (days, window) => {
        const chosen = nonOverlapping(days, window).map((place) => days[place] ?? 0);
        expect(chosen.at(-1)).toBe(days.at(-1));
        chosen.forEach((day, i) => {
          const next = chosen[i + 1];
          if (next === undefined) return;
          expect(next - day).toBeGreaterThanOrEqual(window);
          expect(days.some((other) => other > day && next - other >= window)).toBe(false);
        });
      }),
    );
  });
});

describe('independent readings', () => {
  it('are all of them without smoothing', () => {
    expect(independentReadings(weekly(12), 0)).toBe(12);
  });

  it('are the span in windows and one more, but never more than there are', () => {
    expectClose(independentReadings(weekly(60), 90), 413 / 90 + 1);
    expect(independentReadings([0, 365], 90)).toBe(2);
    expect(independentReadings([], 90)).toBe(0);
    expect(independentReadings([3], 90)).toBe(1);
  });
});
