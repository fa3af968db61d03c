import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '#shared/domain/calendar.ts';
import type { SeriesToCompare } from '#shared/trend/detection.ts';
import { detectScoringChanges } from '#shared/trend/detection.ts';
import { seededRandom } from '#shared/trend/seeded-random.ts';
import { detectionRates } from '../../bench/detection-rates.ts';
import { boughtFollowers, harbour, KLOUT, seriesOf, wholeSample } from './klout-sample.ts';
import { day, every } from './series.ts';

const METRIC = { smoothingDays: 0, unit: 'points', decimals: 1 };

/** A year of weekly values that wander by up to half a point a week. */
function wandering(seed: number, first = '2024-01-01'): SeriesToCompare['readings'] {
  const random = seededRandom(seed);
  let level = 30 + 30 * random();
  return every(
    7,
    Array.from({ length: 52 }, () => (level += random() - 0.5)),
    first,
  );
}

/** A series moved by some points over some weeks, from the first of them to before the last. */
function moved(
  readings: SeriesToCompare['readings'],
  points: number,
  from: number,
  until = Infinity,
): SeriesToCompare['readings'] {
  return readings.map(({ date, value }, i) => ({
    date,
    value: i >= from && i < until ? value + points : value,
  }));
}

const CALM = [1, 2, 3, 4, 5, 6].map((seed) => wandering(seed));
const CHANGE_WEEK = 30;
const CHANGED_ON = day('2024-07-29');

/** Three clients of two series each. */
const pairs = (all: readonly SeriesToCompare['readings'][]) =>
  seriesOf([all.slice(0, 2), all.slice(2, 4), all.slice(4, 6)]);
const propose = (series: readonly SeriesToCompare[]) => detectScoringChanges(series, [], METRIC);

describe('scoring changes nobody announced', () => {
  it('are proposed where every client jumps between the same two readings and stays there', () => {
    const [first = []] = CALM;
    const [proposal, ...others] = propose(pairs(CALM.map((one) => moved(one, 6, CHANGE_WEEK))));
    expect(others).toEqual([]);
    expect(proposal).toMatchObject({
      from: '2024-07-23',
      to: CHANGED_ON,
      date: '2024-07-26',
      direction: 'up',
      seriesCount: 6,
      seriesCompared: 6,
      clientCount: 3,
      clientsCompared: 3,
      onlyOneClient: false,
    });
    expect(proposal?.medianJump).toBeCloseTo(6, 0);
    expect(proposal?.evidence.map(({ hasJumped }) => hasJumped)).toEqual(Array(6).fill(true));
    expect(proposal?.evidence[0]?.after).toEqual({
      date: CHANGED_ON,
      value: (first[CHANGE_WEEK]?.value ?? 0) + 6,
    });
    expect(proposal?.sentence).toMatch(
      /^6 of 6 series, of 3 clients, jumped together between 23 Jul 2024 and 29 Jul 2024, up by a median of \d\.\d points \(from \+5\.\d to \+6\.\d\): the provider may have changed its scoring\.$/,
    );
  });

  it('are narrowed to the days that all series allow when they are read on different weekdays', () => {
    const shifted = CALM.map((_, i) => wandering(i + 1, addDays(day('2024-01-01'), i % 3)));
    // Read on Mondays, Tuesdays and Wednesdays; the provider changed on Tuesday, 30 July.
    const changed = shifted.map((one) =>
      one.map(({ date, value }) => ({ date, value: date >= '2024-07-30' ? value - 6 : value })),
    );
    const [proposal] = propose(pairs(changed));
    expect(proposal).toMatchObject({ from: '2024-07-30', to: '2024-07-30', direction: 'down' });
    expect(proposal?.sentence).toContain('jumped together on 30 Jul 2024, down by');
  });

  it('may raise some series and lower others', () => {
    const all = Array.from({ length: 8 }, (_, i) =>
      moved(wandering(i + 10), i % 2 === 0 ? 6 : -6, CHANGE_WEEK),
    );
    const [proposal, ...others] = propose(
      seriesOf([all.slice(0, 2), all.slice(2, 4), all.slice(4, 6), all.slice(6, 8)]),
    );
    expect(others).toEqual([]);
    expect(proposal).toMatchObject({ to: CHANGED_ON, direction: 'both', seriesCount: 8 });
    expect(proposal?.range.low).toBeLessThan(-5);
    expect(proposal?.range.high).toBeGreaterThan(5);
    expect(proposal?.sentence).toContain('some up and some down (from −');
  });

  it('are found in whole numbers that seldom move', () => {
    const whole = CALM.map((one) =>
      moved(one, 4, CHANGE_WEEK).map(({ date, value }) => ({ date, value: Math.round(value) })),
    );
    expect(propose(pairs(whole)).map(({ to }) => to)).toEqual([CHANGED_ON]);
  });

  it('are found though a series was not read for two weeks', () => {
    const holey = CALM.map((one, i) =>
      moved(one, 6, CHANGE_WEEK).filter((_, week) => i > 0 || week !== CHANGE_WEEK),
    );
    expect(propose(pairs(holey)).map(({ to }) => to)).toEqual([CHANGED_ON]);
  });
});

describe('what looks like a scoring change and is none', () => {
  it('is nothing at all in quiet series', () => {
    expect(propose(pairs(CALM))).toEqual([]);
  });

  it('is the success of one client, in all of its series', () => {
    const all = CALM.map((one, i) => (i < 2 ? moved(one, 8, CHANGE_WEEK) : one));
    expect(propose(pairs(all))).toEqual([]);
  });

  it('is a glitch of a day that comes back, though it hits everyone', () => {
    const glitch = CALM.map((one) => moved(one, -9, CHANGE_WEEK, CHANGE_WEEK + 1));
    expect(propose(pairs(glitch))).toEqual([]);
  });

  it('is a glitch of a day in readings of every day', () => {
    const daily = [1, 2, 3, 4].map((seed) =>
      wandering(seed).map(({ value }, i) => ({ date: addDays(day('2024-01-01'), i), value })),
    );
    const glitch = daily.map((one) => moved(one, 7, 20, 21));
    expect(propose(seriesOf(glitch.map((one) => [one])))).toEqual([]);
  });

  it('is a drift that all clients share', () => {
    const drifting = CALM.map((one) =>
      one.map(({ date, value }, i) => ({ date, value: value + 0.8 * i })),
    );
    expect(propose(pairs(drifting))).toEqual([]);
  });

  it('is a jump of the last reading, until one more tells it from a glitch', () => {
    const all = CALM.map((one) => moved(one, 6, CHANGE_WEEK));
    const until = (weeks: number) => propose(pairs(all.map((one) => one.slice(0, weeks))));
    expect(until(CHANGE_WEEK + 1)).toEqual([]);
    expect(until(CHANGE_WEEK + 2).map(({ to }) => to)).toEqual([CHANGED_ON]);
  });

  it('is a change that is known, by a date that is a few days off', () => {
    const all = pairs(CALM.map((one) => moved(one, 6, CHANGE_WEEK)));
    for (const off of [-9, 0, 9]) {
      expect(detectScoringChanges(all, [addDays(CHANGED_ON, off)], METRIC)).toEqual([]);
    }
    expect(detectScoringChanges(all, [day('2024-03-01')], METRIC)).toHaveLength(1);
  });

  it('is nothing without readings, with few, or with readings that never move', () => {
    const flat = every(7, Array<number>(30).fill(40));
    const short = moved(wandering(1), 8, 4).slice(0, 9);
    const straight = every(
      7,
      Array.from({ length: 30 }, (_, i) => 0.1 * i),
    );
    expect(propose([])).toEqual([]);
    expect(propose(seriesOf([[[]], [flat], [short], [straight]]))).toEqual([]);
  });
});

describe('a workbook with readings of one client', () => {
  it('is told that it may be the client', () => {
    const [proposal] = propose(seriesOf([CALM.map((one) => moved(one, 6, CHANGE_WEEK))]));
    expect(proposal).toMatchObject({ seriesCount: 6, clientCount: 1, onlyOneClient: true });
    expect(proposal?.sentence).toMatch(
      /^6 of 6 series, of 1 client, .* readings then, so it may be the client\.$/,
    );
  });

  it('is asked about a lone series only when it jumps far beyond its own moves', () => {
    const [calm = []] = CALM;
    expect(propose(seriesOf([[moved(calm, 2, CHANGE_WEEK)]]))).toEqual([]);
    expect(propose(seriesOf([[moved(calm, 12, CHANGE_WEEK)]]))).toMatchObject([
      { to: CHANGED_ON, seriesCount: 1, onlyOneClient: true },
    ]);
  });
});

describe('Klout in the sample', () => {
  it('shows the changes of 26 Oct 2011, 14 Aug 2012 and spring 2013, and nothing else', () => {
    const proposals = detectScoringChanges(wholeSample, [], KLOUT);
    expect(proposals.map(({ from, to }) => [from, to])).toEqual([
      ['2011-10-25', '2011-10-31'],
      ['2012-08-14', '2012-08-20'],
      ['2013-03-26', '2013-04-01'],
    ]);
    const published = [day('2011-10-26'), day('2012-08-14')];
    published.forEach((date, i) => {
      const proposal = proposals[i];
      expect(Math.abs(daysBetween(proposal?.date ?? day('1970-01-01'), date))).toBeLessThanOrEqual(
        7,
      );
      expect(proposal?.onlyOneClient).toBe(true);
    });
    expect(proposals[2]).toMatchObject({ seriesCount: 9, clientCount: 2, onlyOneClient: false });
    expect(proposals[0]?.sentence).toBe(
      'The only series with readings then jumped between 25 Oct 2011 and 31 Oct 2011, down by 9.2 points: only one client has readings then, so it may be the client.',
    );
  });

  it('shows no change in the glitch of hours of 25 Sep 2011', () => {
    const glitched = [harbour, ...CALM.slice(0, 3)].map((readings, i) =>
      readings.map(({ value }, week) => {
        const date = addDays(day('2011-03-07'), 7 * week);
        return { date, value: date === '2011-09-26' ? value - 8 - i : value };
      }),
    );
    const known = [day('2011-10-26'), day('2012-08-14')];
    expect(detectScoringChanges(seriesOf(glitched.map((one) => [one])), known, KLOUT)).toEqual([]);
    expect(detectScoringChanges(seriesOf([glitched.slice(0, 1)]), known, KLOUT)).toEqual([]);
  });

  it('shows no change in an account with bought followers, alone or beside the others', () => {
    expect(detectScoringChanges(seriesOf([[boughtFollowers]]), [], KLOUT)).toEqual([]);
    const [bought] = seriesOf([[boughtFollowers]]);
    if (!bought) throw new Error('no readings');
    const beside = [
      ...wholeSample,
      { ...bought, clientId: wholeSample[0]?.clientId ?? bought.clientId },
    ];
    expect(detectScoringChanges(beside, [], KLOUT).map(({ to }) => to)).toEqual([
      '2011-10-31',
      '2012-08-20',
      '2013-04-01',
    ]);
  });
});

describe('detection as a whole', () => {
  it('finds jumps of four typical moves in eight series and makes few up', () => {
    const [four] = detectionRates({ portfolios: 40, seriesCount: 8, jumps: [4] });
    expect(four?.found).toBeGreaterThanOrEqual(0.95);
    expect(four?.falsePerYear).toBeLessThanOrEqual(0.1);
  });

  it('does not depend on the order of series and readings, on the date, the level or the unit', () => {
    const all = pairs(CALM.map((one) => moved(one, 6, CHANGE_WEEK)));
    const [expected] = propose(all);
    fc.assert(
      fc.property(
        fc.integer({ min: -5000, max: 5000 }),
        fc.double({ min: -500, max: 500, noNaN: true }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.boolean(),
        (days, constant, scale, isReversed) => {
          const sign = isReversed ? -1 : 1;
          const other = all
            .map((one) => ({
              ...one,
              readings: one.readings
                .map(({ date, value }) => ({
                  date: addDays(date, days),
                  value: sign * scale * value + constant,
                }))
                .reverse(),
            }))
            .reverse();
          const [found, ...more] = propose(other);
          expect(more).toEqual([]);
          expect(found).toMatchObject({
            date: addDays(expected?.date ?? CHANGED_ON, days),
            direction: isReversed ? 'down' : 'up',
            seriesCount: expected?.seriesCount,
          });
          const ratio = (found?.medianJump ?? 0) / (sign * scale * (expected?.medianJump ?? 1));
          expect(ratio).toBeCloseTo(1, 6);
        },
      ),
      { numRuns: 30 },
    );
  });
});
