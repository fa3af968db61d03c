import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/domain/calendar.ts';
import type { DatedValue } from '#shared/trend/types.ts';
import { weeksToSettle } from '#shared/trend/verdict.ts';
import { change, day, every, judge, OPEN_SCALE, SCORE } from './series.ts';

const RISE = every(7, [40, 41, 42, 43, 44, 45, 46, 47]);
const LEVEL = every(7, [41, 40, 41, 42, 40, 41, 42, 41, 40, 42, 41, 41]);
const NOISE = every(7, [40, 52, 31, 47, 36, 55, 33, 44, 50, 38]);
/** A year of weekly readings that hardly move. */
const STILL = every(
  7,
  Array.from({ length: 52 }, (_, i) => 40 + ((i * 5) % 7) / 100),
);

const verdictOf = (...given: Parameters<typeof judge>) => judge(...given).verdict;

describe('the verdict is', () => {
  it('broken while a scoring change in the period is undecided', () => {
    expect(verdictOf(RISE, { scoringChanges: [change('2024-01-20', 'undecided')] })).toBe('broken');
  });

  it('not broken by an undecided change that no reading of the period is cut by', () => {
    const outside = [change('2024-01-01', 'undecided'), change('2024-06-01', 'undecided')];
    expect(verdictOf(RISE, { scoringChanges: outside })).toBe('improving');
    const inside = [change('2024-01-02', 'undecided')];
    expect(verdictOf(RISE, { scoringChanges: inside })).toBe('broken');
    const long = every(7, [40, 41, ...RISE.map(({ value }) => value)], '2023-12-18');
    expect(verdictOf(long, { scoringChanges: inside, from: day('2024-01-08') })).toBe('improving');
  });

  it('too-early below six readings or 28 days', () => {
    expect(verdictOf(RISE.slice(0, 5))).toBe('too-early');
    expect(verdictOf(RISE.slice(0, 6))).toBe('improving');
    expect(verdictOf(every(3, [1, 2, 3, 4, 5, 6, 7, 8, 9]))).toBe('too-early');
    expect(verdictOf(every(4, [1, 2, 3, 4, 5, 6, 7, 8]))).toBe('improving');
  });

  it('too-early below the span of the provider’s window', () => {
    const smoothed = { metric: { smoothingDays: 50 } };
    expect(verdictOf(RISE, smoothed)).toBe('too-early');
    expect(verdictOf(every(7, [1, 2, 3, 4, 5, 6, 7, 8, 9]), smoothed)).not.toBe('too-early');
  });

  it('too-early while the segment after a rebase is short, however long the series', () => {
    expect(verdictOf(RISE, { scoringChanges: [change('2024-01-20', 'rebase')] })).toBe('too-early');
  });

  it('stale once the latest reading is older than twice the cadence and a week', () => {
    const last = day('2024-02-19');
    expect(verdictOf(RISE, { today: addDays(last, 21) })).toBe('improving');
    expect(verdictOf(RISE, { today: addDays(last, 22) })).toBe('stale');
    expect(verdictOf(RISE, { today: addDays(last, 22), metric: { cadenceDays: 8 } })).toBe(
      'improving',
    );
  });

  it('judged as it stood at the end of a period that has ended', () => {
    const later = { today: day('2025-01-01') };
    expect(verdictOf(RISE, { ...later, to: day('2024-02-25') })).toBe('improving');
    expect(verdictOf(RISE, later)).toBe('stale');
  });

  it('improving or declining by the direction that is better', () => {
    const fall = RISE.map(({ date, value }) => ({ date, value: 90 - value }));
    const down = { metric: { direction: 'down' as const } };
    expect(verdictOf(RISE)).toBe('improving');
    expect(verdictOf(fall)).toBe('declining');
    expect(verdictOf(RISE, down)).toBe('declining');
    expect(verdictOf(fall, down)).toBe('improving');
  });

  it('steady where the pace is surely smaller than what would matter', () => {
    expect(verdictOf(STILL)).toBe('steady');
    expect(verdictOf(STILL, { metric: { smallestMeaningfulPace: 0.001 } })).toBe('unclear');
    expect(verdictOf(LEVEL, { metric: { smallestMeaningfulPace: 5 } })).toBe('steady');
  });

  it('steady on an open scale without a pace that matters only for a series that stands still', () => {
    expect(verdictOf(STILL, { metric: OPEN_SCALE })).toBe('unclear');
    expect(verdictOf(every(7, Array<number>(12).fill(41)), { metric: OPEN_SCALE })).toBe('steady');
  });

  it('unclear for everything else', () => {
    expect(verdictOf(NOISE)).toBe('unclear');
  });

  it('not steady on an interval that too few independent readings leave short', () => {
    const crowded = [...every(1, [41.3, 41.1, 41.5, 41, 41.4]), ...every(1, [41.2], '2024-01-29')];
    const judgement = judge(crowded, {
      metric: { smoothingDays: 28, smallestMeaningfulPace: 500 },
    });
    expect(judgement.slope?.isFull).toBe(false);
    expect(judgement.verdict).toBe('unclear');
  });
});

describe('why', () => {
  it('lists the rules in their order up to the one that is met', () => {
    const asked = (...given: Parameters<typeof judge>) =>
      judge(...given).why.map(({ verdict, met }) => `${verdict}${met ? '!' : ''}`);
    const scoringChanges = [change('2024-01-20', 'undecided')];
    expect(asked(RISE, { scoringChanges })).toEqual(['broken!']);
    expect(asked(RISE.slice(0, 3))).toEqual(['broken', 'too-early!']);
    expect(asked(RISE)).toEqual(['broken', 'too-early', 'stale', 'improving!']);
    expect(asked(NOISE).slice(-3)).toEqual(['improving', 'steady', 'unclear!']);
  });

  it('gives the numbers of each', () => {
    const { why } = judge(NOISE, { metric: { smoothingDays: 30 } });
    expect(why.map(({ reason }) => reason)).toEqual([
      'No undecided scoring change lies in the period.',
      '10 readings over 63 days, of at least 6 over 30; free of overlap they are worth 3.1, and few trends show below 5.',
      'The last reading is 0 days old, of at most 21.',
      'S = 1, p = 1.00 (z = 0.00, variance × 2.7 for smoothing); a trend has p < 0.05.',
      'Pace +1.7 a month (−47.1 to 47.1); ±0.3 a month would matter.',
      'Neither a trend nor steadiness can be shown.',
    ]);
    expect(judge(RISE).why.at(-1)?.reason).toBe(
      'S = 28, p < 0.001 (counted over all orders); a trend has p < 0.05.',
    );
  });
});

describe('serial correlation', () => {
  const wander = [46, 36, 45, 43, 48, 52, 42, 46, 48, 55, 54, 48, 45, 43, 49, 56, 57, 54, 56, 47];
  const readings = every(7, wander);

  it('keeps a trend by the test alone from being called one, and says so', () => {
    const { verdict, trendTest, serialCorrelation, why, sentence } = judge(readings);
    expect(trendTest?.p).toBeCloseTo(0.0121, 4);
    expect(serialCorrelation?.p).toBeCloseTo(0.103, 3);
    expect(verdict).toBe('unclear');
    expect(why.map(({ reason }) => reason).slice(3, 5)).toEqual([
      'S = 78, p = 0.01 (z = 2.51), p = 0.10 allowing for serial correlation (0.90 from day to day, variance × 2.4); a trend has p < 0.05.',
      'Pace +2.2 a month (−0.4 to 5.4), allowing for serial correlation; ±0.3 a month would matter.',
    ]);
    expect(sentence).toContain(
      'which may be noise (p = 0.01, but p = 0.10 because neighbouring readings move together); about',
    );
  });

  it('is told where the chance of a trend is another for it', () => {
    const steeper = readings.map(({ date, value }, i) => ({ date, value: value + 0.5 * i }));
    const { verdict, serialCorrelation, sentence } = judge(steeper);
    expect(verdict).toBe('improving');
    expect(serialCorrelation?.p).toBeGreaterThan(0.001);
    expect(sentence).toMatch(
      /unlikely to be noise \(p = 0\.0\d+ allowing for serial correlation\)\.$/,
    );
  });

  it('keeps a series from being called steady on too short an interval', () => {
    const judgedBy = (smallestMeaningfulPace: number) =>
      judge(readings, { metric: { smallestMeaningfulPace } });
    // In units per 90 days, as the metric has it.
    const [plainEnd, wideEnd] = [3 * (judge(readings).pace?.high ?? 0), 3 * 5.5];
    expect(plainEnd).toBeLessThan(3 * 5);
    expect(judgedBy(3 * 5).verdict).toBe('unclear');
    const steady = judgedBy(wideEnd);
    expect(steady.verdict).toBe('steady');
    expect(steady.sentence).toContain(
      '; its slight trend may be noise (p = 0.01, but p = 0.10 because neighbouring readings move together).',
    );
  });

  it('asks for more weeks to settle it', () => {
    const { slope, trendTest, serialCorrelation } = judge(readings);
    const known = { undecidedOn: null, readings, independent: 20, slope, trendTest };
    const facts = { ...known, metric: SCORE, today: day('2024-05-13') };
    expect(weeksToSettle({ ...facts, serialCorrelation })).toBeGreaterThan(
      weeksToSettle({ ...facts, serialCorrelation: null }) ?? Infinity,
    );
  });
});

describe('when there will be enough', () => {
  const enough = (...given: Parameters<typeof judge>) => judge(...given).enoughOn;

  it('is the date of the reading that makes six, at the cadence', () => {
    expect(enough(RISE.slice(0, 4))).toBe('2024-02-05');
  });

  it('is the first reading that makes the span', () => {
    expect(enough(RISE, { metric: { smoothingDays: 90 } })).toBe('2024-04-01');
    expect(enough(every(1, [1, 2, 3, 4, 5, 6, 7]), { metric: { cadenceDays: 1 } })).toBe(
      '2024-01-29',
    );
  });

  it('counts from today where readings have stopped', () => {
    expect(enough(RISE.slice(0, 4), { today: day('2024-06-01') })).toBe('2024-06-08');
  });

  it('is a date on which the verdict is no longer too-early', () => {
    for (let n = 1; n <= 5; n++) {
      for (const smoothingDays of [0, 30, 90]) {
        const metric = { smoothingDays, cadenceDays: 9 };
        const readings: DatedValue[] = every(9, Array<number>(n).fill(40));
        const on = enough(readings, { metric });
        while (on !== null && (readings.at(-1)?.date ?? on) < on) {
          expect(verdictOf(readings, { metric })).toBe('too-early');
          readings.push({ date: addDays(readings.at(-1)?.date ?? on, 9), value: 40 });
        }
        expect(readings.at(-1)?.date).toBe(on);
        expect(verdictOf(readings, { metric })).not.toBe('too-early');
      }
    }
  });

  it('is nothing without a reading or where there is enough', () => {
    expect(enough([])).toBeNull();
    expect(enough(RISE)).toBeNull();
  });
});

describe('the weeks that would settle an unclear series', () => {
  it('are given only for unclear', () => {
    expect(judge(RISE).weeksToSettle).toBeNull();
    expect(judge(NOISE).weeksToSettle).toBeGreaterThan(0);
  });

  it('settle it, should pace and noise stay as they are', () => {
    const noise = [0, 2.1, -1.3, 0.4, -2.2, 1.7, -0.6, 0.9, -1.8, 1.2];
    const series = (n: number) =>
      every(
        7,
        Array.from({ length: n }, (_, i) => 40 + i * 0.05 + (noise[i % 10] ?? 0)),
      );
    const { weeksToSettle, verdict } = judge(series(30));
    expect(verdict).toBe('unclear');
    expect(verdictOf(series(30 + Math.ceil(1.3 * (weeksToSettle ?? 0))))).toBe('improving');
    expect(verdictOf(series(30 + Math.floor(0.5 * (weeksToSettle ?? 0))))).toBe('unclear');
  });

  it('reach at least five windows of a smoothed metric', () => {
    const drift = every(
      7,
      Array.from({ length: 16 }, (_, i) => 40 + i * 0.2 + (i % 3)),
    );
    const { weeksToSettle, verdict } = judge(drift, { metric: { smoothingDays: 90 } });
    expect(verdict).toBe('unclear');
    expect(weeksToSettle).toBeGreaterThanOrEqual((4 * 90 - 15 * 7) / 7);
  });

  it('are none where there is neither a pace nor one that would matter', () => {
    const swing = every(7, [40, 50, 40, 50, 50, 40, 50, 40]);
    expect(judge(swing, { metric: OPEN_SCALE })).toMatchObject({
      verdict: 'unclear',
      weeksToSettle: null,
    });
  });
});
