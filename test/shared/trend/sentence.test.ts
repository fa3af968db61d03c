import { describe, expect, it } from 'vitest';
import { change, day, every, judge, OPEN_SCALE } from './series.ts';

const RISE = every(7, [40, 40.4, 40.2, 40.9, 41, 41.6, 41.4, 42.1, 42.6, 42.8, 43.4], '2012-10-01');
const FALL = RISE.map(({ date, value }) => ({ date, value: 90 - value }));
const NOISE = every(7, [40, 52, 31, 47, 36, 55, 33, 44, 50, 38]);
const down = { direction: 'down' as const };
const PAIRS = [
  { before: 30, after: 34 },
  { before: 50, after: 55 },
  { before: 60, after: 65 },
];

const say = (...given: Parameters<typeof judge>) => judge(...given).sentence;

describe('the sentence of a trend', () => {
  it('says how far, how fast, and how unlikely by chance', () => {
    expect(say(RISE)).toBe(
      'Up 3.2 points since 1 Oct 2012; pace +1.4 a month (1.3 to 1.7); unlikely to be noise (p < 0.001).',
    );
    expect(say(FALL)).toBe(
      'Down 3.2 points since 1 Oct 2012; pace −1.4 a month (−1.7 to −1.3); unlikely to be noise (p < 0.001).',
    );
  });

  it('says which way is better where down is', () => {
    expect(say(FALL, { metric: down })).toBe(
      'Down 3.2 points since 1 Oct 2012, which is better; pace −1.4 a month (−1.7 to −1.3); unlikely to be noise (p < 0.001).',
    );
    expect(say(RISE, { metric: down })).toContain(
      'Up 3.2 points since 1 Oct 2012, which is worse;',
    );
  });

  it('says so where the trend runs against the change since the baseline', () => {
    const baseline = { date: day('2012-09-01'), value: 50 };
    expect(say(RISE, { baseline })).toContain('Down 6.6 points since 1 Sep 2012, yet rising; pace');
    expect(say(FALL, { baseline: { ...baseline, value: 40 }, metric: down })).toContain(
      'Up 6.6 points since 1 Sep 2012, yet falling, which is better; pace',
    );
  });

  it('does without a change that cannot be told', () => {
    const baseline = { date: day('2013-09-01'), value: 50 };
    expect(say(RISE, { baseline })).toMatch(/^Rising; pace \+1\.4 a month/);
    expect(say(FALL, { baseline })).toMatch(/^Falling; pace −1\.4 a month/);
  });

  it('is in the unit and decimals of the metric', () => {
    const posts = every(7, [1000, 1100, 1150, 1190, 1260, 1300, 1380]);
    expect(say(posts, { metric: { ...OPEN_SCALE, unit: 'followers', decimals: 0 } })).toBe(
      'Up 280 followers since 1 Jan 2024; pace +246 a month (214 to 300); unlikely to be noise (p < 0.001).',
    );
    expect(say(RISE, { metric: { unit: '' } })).toMatch(/^Up 3\.2 since 1 Oct 2012;/);
  });
});

describe('the sentence of a change across a splice', () => {
  const jump = RISE.map(({ date, value }, i) => ({ date, value: i < 5 ? value : value + 5 }));

  it('carries the error of the link', () => {
    expect(say(jump, { scoringChanges: [change('2012-11-05', 'splice', PAIRS)] })).toMatch(
      /^Up 3\.2 ± 0\.7 points since 1 Oct 2012 by the link over the scoring change of 5 Nov 2012; pace/,
    );
  });

  it('names every link that it crosses', () => {
    const scoringChanges = [
      change('2012-10-20', 'splice', PAIRS),
      change('2012-11-05', 'splice', PAIRS),
    ];
    expect(say(jump, { scoringChanges })).toContain(
      'by the links over the scoring changes of 20 Oct 2012 and 5 Nov 2012; pace',
    );
  });

  it('says that the error of a single pair is unknown', () => {
    expect(say(jump, { scoringChanges: [change('2012-11-05', 'splice')] })).toContain(
      'by the link over the scoring change of 5 Nov 2012, its error unknown; pace',
    );
  });

  it('warns of a trend that the error of the link may undo', () => {
    const level = every(7, [40, 40.2, 39.9, 40.1, 40, 46, 46.2, 45.9, 46.1, 46]);
    const wide = [
      { before: 40, after: 41 },
      { before: 50, after: 61 },
    ];
    const shifted = { ...change('2024-02-05', 'splice', wide) };
    const unsure = judge(
      level.map(({ date, value }, i) => ({ date, value: i < 5 ? value : value + 2 })),
      { scoringChanges: [shifted] },
    );
    expect(unsure.verdict).toBe('improving');
    expect(unsure.linkUncertainty).toMatchObject({ trendHolds: false });
    expect(unsure.sentence).toMatch(
      /, but it rests on the link: within its error the trend may vanish\.$/,
    );
  });
});

describe('the sentence of other verdicts', () => {
  it('broken', () => {
    expect(say(RISE, { scoringChanges: [change('2012-11-05', 'undecided')] })).toBe(
      'No verdict: how to treat the scoring change of 5 Nov 2012 is not decided yet.',
    );
  });

  it('too-early', () => {
    expect(say([])).toBe('Too early to say: no readings yet.');
    expect(say(RISE.slice(0, 1))).toBe(
      'Too early to say: one reading; there will be enough by 5 Nov 2012.',
    );
    expect(say(RISE.slice(0, 4))).toBe(
      'Too early to say: 4 readings over 21 days; there will be enough by 5 Nov 2012.',
    );
    expect(say(RISE, { scoringChanges: [change('2012-11-05', 'rebase')] })).toMatch(
      /^Up 1\.8 points since 5 Nov 2012/,
    );
    expect(say(RISE, { scoringChanges: [change('2012-11-20', 'rebase')] })).toBe(
      'Too early to say: 3 readings over 14 days since the scoring change of 20 Nov 2012; there will be enough by 31 Dec 2012.',
    );
  });

  it('stale', () => {
    expect(say(RISE, { today: day('2013-03-01') })).toBe(
      'Out of date: the last reading, of 10 Dec 2012, is 81 days old and one is due every 7 days; until then up 3.2 points since 1 Oct 2012.',
    );
    const baseline = { date: day('2013-02-01'), value: 50 };
    expect(say(RISE, { baseline, today: day('2013-03-01'), metric: { cadenceDays: 1 } })).toBe(
      'Out of date: the last reading, of 10 Dec 2012, is 81 days old and one is due every day.',
    );
  });

  it('steady', () => {
    const still = every(
      7,
      Array.from({ length: 52 }, (_, i) => 40 + ((i * 5) % 7) / 100),
    );
    expect(say(still)).toBe(
      'Steady: unchanged since 1 Jan 2024; pace 0.000 a month (−0.002 to 0.002), within the ±0.3 a month that would matter.',
    );
    expect(say(every(7, Array<number>(9).fill(40)), { metric: OPEN_SCALE })).toBe(
      'Steady: unchanged since 1 Jan 2024; pace 0.0 a month.',
    );
  });

  it('unclear', () => {
    expect(say(NOISE)).toMatch(
      /^No clear trend: down 2\.0 points since 1 Jan 2024; pace \+1\.7 a month \(−10\.7 to 11\.4\), which may be noise \(p = 1\.00\); about \d+ more weeks of readings would settle it\.$/,
    );
    const swing = every(7, [40, 50, 40, 50, 50, 40, 50, 40]);
    expect(say(swing, { metric: OPEN_SCALE })).toMatch(
      /more readings like these would not settle it\.$/,
    );
  });
});

it('every sentence ends in one full stop and shows no missing number', () => {
  const series = [[], RISE.slice(0, 1), RISE.slice(0, 2), RISE, FALL, NOISE];
  for (const readings of series) {
    for (const metric of [{}, OPEN_SCALE, down, { smoothingDays: 90 }, { decimals: 0 }]) {
      for (const treatment of ['rebase', 'splice', 'ignore', 'undecided'] as const) {
        const scoringChanges = [change('2012-11-05', treatment)];
        const sentence = say(readings, { metric, scoringChanges });
        expect(sentence).toMatch(/^[A-Z].*[^.]\.$/);
        expect(sentence).not.toMatch(/NaN|null|undefined|Infinity/);
      }
    }
  }
});
