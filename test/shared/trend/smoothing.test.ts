import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
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
