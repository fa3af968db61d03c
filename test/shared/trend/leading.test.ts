import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths } from '#shared/domain/calendar.ts';
import type { MonthlySource } from '#shared/trend/leading.ts';
import { leadingOf } from '#shared/trend/leading.ts';
import { centredRanks, placesOf, rankPlaces, spearman } from '#shared/trend/rank-correlation.ts';
import { seededRandom } from '#shared/trend/seeded-random.ts';
import { change, day, expectClose } from './series.ts';

/** One reading in the middle of each month. */
function monthly(values: readonly number[], more: Partial<MonthlySource> = {}): MonthlySource {
  return {
    readings: values.map((value, month) => ({ date: addMonths(day('2012-01-15'), month), value })),
    direction: 'up',
    breaks: [],
    ...more,
  };
}

/** Values that wander from month to month. */
function walk(months: number, seed: number): number[] {
  const random = seededRandom(seed);
  let value = 50;
  return Array.from({ length: months }, () => (value += random() - 0.5));
}

/** The same values some months later. */
const later = (values: readonly number[], months: number) => [
  ...walk(months, 99),
  ...values.slice(0, values.length - months),
];

const INDICATOR = walk(24, 1);

describe("Spearman's rho", () => {
  it('is the correlation of ranks, ties sharing theirs', () => {
    // scipy.stats.spearmanr
    expectClose(spearman([1, 2, 3, 4, 5], [5, 6, 7, 8, 7]), 0.8207826816681233);
    expectClose(spearman([2, 1, 4, 3], [10, 20, 30, 40]), 0.6);
  });

  it('is 1 for any rising relation, −1 for any falling one, and none where nothing varies', () => {
    expectClose(spearman([1, 2, 3], [1, 10, 1000]), 1);
    expectClose(spearman([1, 2, 3], [9, 4, 1]), -1);
    expect(spearman([1, 2, 3], [7, 7, 7])).toBeNull();
    expect(spearman([], [])).toBeNull();
  });

  it('is the same both ways round and stays within −1 and 1', () => {
    const pairs = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })),
    );
    fc.assert(
      fc.property(pairs, (all) => {
        const one = all.map(([x]) => x);
        const other = all.map(([, y]) => y);
        const rho = spearman(one, other);
        if (rho !== null) expect(Math.abs(rho)).toBeLessThanOrEqual(1);
        expectClose(spearman(other, one), rho);
      }),
    );
  });
});

describe('ranks that are counted', () => {
  it('are those that are sorted, ties and all', () => {
    const values = fc.array(fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true })), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(values, (given) => {
        const ranks = Float64Array.from(placesOf(given));
        rankPlaces(ranks, new Float64Array(given.length).fill(7));
        expect(ranks).toEqual(centredRanks(given));
      }),
    );
  });
});

describe('an indicator against a result', () => {
  it('moves first by the months that the result follows later', () => {
    const leading = leadingOf(monthly(INDICATOR), monthly(later(INDICATOR, 3)));
    expect(leading).toMatchObject({ word: 'moves-first', bestLag: 3 });
    expect(leading.p).toBe(1 / 2000);
    expect(leading.lags[3]).toEqual({ lag: 3, months: 20, rho: expect.closeTo(1, 9) as number });
    expect(leading.sentence).toBe(
      'Moves first by 3 months (rho = 1.00 over 20 months, p < 0.001 for all lags looked at).',
    );
  });

  it('moves together with a result that follows in the same month', () => {
    const leading = leadingOf(monthly(INDICATOR), monthly(INDICATOR.map((value) => value ** 2)));
    expect(leading).toMatchObject({ word: 'moves-together', bestLag: 0 });
    expect(leading.sentence).toMatch(/^Moves together \(rho = 1\.00 over 23 months/);
  });

  it('shows no sign where the two have nothing to do with each other', () => {
    const leading = leadingOf(monthly(INDICATOR), monthly(walk(24, 7)));
    expect(leading.word).toBe('no-sign-yet');
    expect(leading.p).toBeGreaterThan(0.05);
    expect(leading.sentence).toMatch(
      /^No sign yet: the strongest figure, .* may be chance \(rho = /,
    );
  });

  it('shows no sign, and says why, where one becomes better as the other becomes worse', () => {
    const leading = leadingOf(monthly(INDICATOR), monthly(INDICATOR.map((value) => -value)));
    expect(leading.word).toBe('no-sign-yet');
    expect(leading.sentence).toMatch(
      /^No sign yet: where one becomes better the other becomes worse, in the same month/,
    );
  });

  it('is judged by what is better, so falling costs go with a rising score', () => {
    const costs = monthly(
      later(INDICATOR, 1).map((value) => -value),
      { direction: 'down' },
    );
    expect(leadingOf(monthly(INDICATOR), costs)).toMatchObject({ word: 'moves-first', bestLag: 1 });
    expect(leadingOf(monthly(INDICATOR), costs).sentence).toMatch(/^Moves first by 1 month \(/);
  });

  it('takes at least eight months with a change in both for a figure', () => {
    const short = walk(9, 3);
    const { lags, word } = leadingOf(monthly(short), monthly(short));
    expect(lags.map(({ months, rho }) => [months, rho !== null])).toEqual([
      [8, true],
      [7, false],
      [6, false],
      [5, false],
      [4, false],
      [3, false],
      [2, false],
    ]);
    expect(word).toBe('moves-together');
    expect(leadingOf(monthly(walk(8, 3)), monthly(walk(8, 3)))).toMatchObject({
      bestLag: null,
      p: null,
      word: 'no-sign-yet',
      sentence: 'No sign yet: 7 of at least 8 months with a change in both.',
    });
  });

  it('has an honest word for no readings and for what never changes', () => {
    expect(leadingOf(monthly([]), monthly(INDICATOR)).sentence).toBe(
      'No sign yet: 0 of at least 8 months with a change in both.',
    );
    expect(leadingOf(monthly(INDICATOR), monthly(Array<number>(24).fill(5)))).toMatchObject({
      p: null,
      sentence: 'No sign yet: one of the two does not change from month to month.',
    });
  });

  it('takes the median of each month and no change over a month without readings', () => {
    const weekly: MonthlySource = {
      ...monthly([]),
      readings: INDICATOR.flatMap((value, month) =>
        [-3, 0, 3].map((off) => ({
          date: addDays(addMonths(day('2012-01-15'), month), off),
          value: off > 0 ? value + 40 : value,
        })),
      ),
    };
    expect(leadingOf(weekly, monthly(INDICATOR)).lags[0]).toMatchObject({ months: 23 });
    const holey = monthly(INDICATOR);
    const withHole = { ...holey, readings: holey.readings.filter((_, month) => month !== 10) };
    expect(leadingOf(withHole, monthly(INDICATOR)).lags[0]).toMatchObject({ months: 21 });
  });

  it('leaves out changes over a scoring change', () => {
    const { date } = change('2013-03-20', 'rebase');
    const broken = leadingOf(monthly(INDICATOR, { breaks: [date] }), monthly(INDICATOR));
    expect(broken.lags[0]).toMatchObject({ months: 21 });
  });

  it('is the same every time, whatever the order of readings and the sizes of both', () => {
    const result = monthly(walk(24, 11));
    const expected = leadingOf(monthly(INDICATOR), result);
    const reversed = monthly(INDICATOR);
    expect(leadingOf({ ...reversed, readings: reversed.readings.toReversed() }, result)).toEqual(
      expected,
    );
    expect(leadingOf(monthly(INDICATOR.map((value) => 8 * value + 16)), result)).toEqual(expected);
  });

  it('seldom sees a sign between strangers', () => {
    const runs = Array.from({ length: 40 }, (_, run) =>
      leadingOf(monthly(walk(18, 1000 + run)), monthly(walk(18, 5000 + run))),
    );
    expect(runs.filter(({ p }) => (p ?? 1) < 0.05).length).toBeLessThanOrEqual(4);
    expect(runs.filter(({ word }) => word !== 'no-sign-yet').length).toBeLessThanOrEqual(2);
  });
});
