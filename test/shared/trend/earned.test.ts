import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/domain/calendar.ts';
import type { Driver } from '#shared/trend/driver-level.ts';
import { isLogged, upSince } from '#shared/trend/driver-level.ts';
import type { Earned } from '#shared/trend/earned.ts';
import { earnedOf } from '#shared/trend/earned.ts';
import type { Verdict } from '#shared/trend/verdict.ts';
import { change, day, every, judge } from './series.ts';

/** A weekly log from 1 January 2024. */
function log(
  counts: readonly number[],
  { name = 'posts', direction = 'up' }: Partial<Omit<Driver, 'judgement'>> = {},
): Driver {
  return { name, direction, judgement: judge(every(7, counts), { metric: { direction } }) };
}

/** Twenty weeks about 2, then so many weeks about 5. */
const step = (weeks: number) =>
  Array.from(
    { length: 20 + weeks },
    (_, week) => (week < 20 ? [2, 1, 3][week % 3] : [5, 6, 4][week % 3]) ?? 0,
  );
const LEVEL = step(0);
const ROSE_ON = '2024-05-20';

function hold(
  verdict: Verdict,
  drivers: readonly Driver[],
  { smoothingDays = 90, today = '2024-07-01' } = {},
): Earned {
  return earnedOf({ score: { verdict }, drivers, smoothingDays, today: day(today) });
}

describe('a driver', () => {
  it('is up since its step above the baseline', () => {
    expect(upSince(log(step(8)), 90)).toBe(ROSE_ON);
    expect(upSince(log(step(30)), 0)).toBe(ROSE_ON);
  });

  it('is not up for one good week, nor at its baseline', () => {
    expect(upSince(log([...LEVEL, 9]), 0)).toBeNull();
    expect(upSince(log(LEVEL), 90)).toBeNull();
    expect(upSince(log(Array<number>(20).fill(3)), 90)).toBeNull();
  });

  it('is up above its baseline with five readings of five, not with four', () => {
    const baseline = { date: day('2024-01-01'), value: 2 };
    const above = (weeks: number): Driver => ({
      name: 'posts',
      direction: 'up',
      judgement: judge(every(7, Array<number>(weeks).fill(3)), { baseline }),
    });
    expect(upSince(above(4), 0)).toBeNull();
    expect(upSince(above(5), 0)).toBe('2024-01-01');
  });

  it('is up while its verdict is improving, even from below the baseline', () => {
    const rising = every(
      7,
      Array.from({ length: 20 }, (_, week) => 1 + 0.3 * week + (week % 2) / 10),
    );
    const driver: Driver = {
      name: 'posts',
      direction: 'up',
      judgement: judge(rising, { baseline: { date: day('2024-01-01'), value: 30 } }),
    };
    expect(driver.judgement.verdict).toBe('improving');
    expect(upSince(driver, 0)).not.toBeNull();
  });

  it('is up when it falls, where down is better', () => {
    const falling = step(10).map((count) => 10 - count);
    expect(upSince(log(falling, { direction: 'down' }), 90)).toBe(ROSE_ON);
    expect(upSince(log(falling), 90)).toBeNull();
  });

  it('is compared since its last scoring change only', () => {
    const rebased: Driver = {
      name: 'posts',
      direction: 'up',
      judgement: judge(every(7, step(12)), { scoringChanges: [change(ROSE_ON, 'rebase')] }),
    };
    expect(upSince(rebased, 90)).toBeNull();
  });

  it('says nothing with fewer than five readings, with old ones, or over an undecided scoring change', () => {
    expect(isLogged(log([]))).toBe(false);
    expect(isLogged(log([3, 3, 3, 3]))).toBe(false);
    expect(isLogged(log([3, 3, 3, 3, 3]))).toBe(true);
    const stale = judge(every(7, step(10)), { today: day('2025-06-01') });
    expect(isLogged({ name: 'posts', direction: 'up', judgement: stale })).toBe(false);
    const broken = judge(every(7, step(10)), { scoringChanges: [change(ROSE_ON, 'undecided')] });
    expect(isLogged({ name: 'posts', direction: 'up', judgement: broken })).toBe(false);
  });
});

describe('a score against the work', () => {
  it('is earned when it improves and a driver is up', () => {
    const earned = hold('improving', [log(step(10)), log(LEVEL, { name: 'replies' })]);
    expect(earned).toEqual({
      word: 'earned',
      sentence: 'Earned: the score is improving, and 1 of 2 drivers is up (posts).',
      drivers: [
        { name: 'posts', upSince: ROSE_ON },
        { name: 'replies', upSince: null },
      ],
      showsBy: '2024-08-18',
    });
  });

  it('is unexplained when it improves and no driver is up', () => {
    expect(hold('improving', [log(LEVEL)])).toMatchObject({
      word: 'unexplained',
      sentence:
        'Unexplained: the score is improving, yet its only logged driver is not up; look for a scoring change, gaming or missing entries.',
      showsBy: null,
    });
    expect(hold('improving', [log(LEVEL), log(LEVEL)]).sentence).toContain(
      'none of its 2 logged drivers is up',
    );
  });

  it('is not yet showing the work until the rise is as old as the smoothing window', () => {
    const drivers = [log(step(15))];
    const on = (today: string) => hold('unclear', drivers, { today }).word;
    expect(on('2024-08-17')).toBe('not-yet-showing');
    expect(on('2024-08-18')).toBe('not-moving-it');
    expect(hold('steady', drivers).sentence).toBe(
      'Not yet showing: 1 of 1 drivers is up (posts); the score should show it in full by 18 Aug 2024.',
    );
    expect(hold('declining', drivers, { today: '2024-09-01' }).sentence).toMatch(
      /^Not moving it: 1 of 1 drivers is up \(posts\) and should have shown .* the right metric\.$/,
    );
  });

  it('without smoothing gives the work the four weeks that any verdict takes', () => {
    const daily = judge(every(1, step(10)));
    const drivers = [{ name: 'posts', direction: 'up', judgement: daily } as const];
    const on = (today: string) => hold('steady', drivers, { today, smoothingDays: 0 }).word;
    expect(on('2024-02-17')).toBe('not-yet-showing');
    expect(on('2024-02-18')).toBe('not-moving-it');
  });

  it('counts from the driver that rose first', () => {
    const later = log([...LEVEL, ...LEVEL.slice(0, 4), ...step(8).slice(20)], { name: 'replies' });
    expect(hold('steady', [later, log(step(12))]).showsBy).toBe('2024-08-18');
  });

  it('goes with the work when neither is up', () => {
    expect(hold('declining', [log(LEVEL)])).toMatchObject({
      word: 'neither-up',
      sentence: 'Neither is up: the score is not improving, and its only logged driver is not up.',
    });
  });

  it.each(['too-early', 'stale', 'broken'] as const)(
    'is not blamed without a verdict (%s)',
    (verdict) => {
      expect(hold(verdict, [log(LEVEL)]).word).toBe('no-verdict');
      expect(hold(verdict, [log(step(15))], { today: '2024-07-01' }).word).toBe('not-yet-showing');
      expect(hold(verdict, [log(step(15))], { today: '2024-12-01' })).toMatchObject({
        word: 'no-verdict',
        sentence: 'No verdict on the score to hold against the work; 1 of 1 drivers is up (posts).',
      });
    },
  );

  it('is not evidenced where nothing is logged, whatever it does', () => {
    expect(hold('improving', [])).toEqual({
      word: 'not-evidenced',
      sentence: 'Not evidenced: no driver is named for this score.',
      drivers: [],
      showsBy: null,
    });
    expect(hold('declining', [log([])])).toMatchObject({
      word: 'not-evidenced',
      sentence:
        'Not evidenced: the drivers of this score are not logged up to now, or fewer than five times.',
    });
  });

  it('speaks of named drivers that nothing tracks as not evidenced, not as unnamed', () => {
    const earned = earnedOf({
      score: { verdict: 'improving' },
      drivers: [],
      named: 2,
      smoothingDays: 0,
      today: day('2024-07-01'),
    });
    expect(earned.sentence).toMatch(/^Not evidenced: the drivers of this score are not logged/);
  });

  it('claims no standstill where the verdict on the score is unclear', () => {
    const drivers = [log(step(15))];
    const today = '2024-09-01';
    expect(hold('unclear', drivers, { today }).sentence).toContain(
      'yet whether the score improves is unclear',
    );
    expect(hold('unclear', [log(LEVEL)]).sentence).toBe(
      'Neither is up: whether the score improves is unclear, and its only logged driver is not up.',
    );
  });

  it('expects a business result to show the work on no date', () => {
    const result = (today: string) =>
      earnedOf({
        score: { verdict: 'steady' },
        drivers: [log(step(15))],
        isResult: true,
        smoothingDays: 0,
        today: day(today),
      }).sentence;
    expect(result('2024-06-01')).toBe(
      'Not yet showing: 1 of 1 drivers is up (posts) since 20 May 2024 at the earliest; too soon for the result to show it.',
    );
    expect(result('2024-09-01')).toBe(
      'Not moving it: 1 of 1 drivers is up (posts) since 20 May 2024 at the earliest, yet the result is not improving; ask whether it is the right work, or needs longer.',
    );
  });

  it('always has a word, and is earned or unexplained exactly when the score improves on a log', () => {
    const verdicts = fc.constantFrom<Verdict>(
      'broken',
      'too-early',
      'stale',
      'improving',
      'declining',
      'steady',
      'unclear',
    );
    const counts = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 30 });
    fc.assert(
      fc.property(
        verdicts,
        fc.array(counts, { maxLength: 3 }),
        fc.integer({ min: 0, max: 400 }),
        fc.constantFrom(0, 30, 90),
        (verdict, logs, daysLater, smoothingDays) => {
          const drivers = logs.map((one, i) => log(one, { name: `driver ${i}` }));
          const today = addDays(day('2024-07-01'), daysLater);
          const { word, sentence } = earnedOf({
            score: { verdict },
            drivers,
            smoothingDays,
            today,
          });
          const isOnALog = verdict === 'improving' && drivers.some(isLogged);
          expect(['earned', 'unexplained'].includes(word)).toBe(isOnALog);
          expect(sentence).not.toMatch(/NaN|undefined|null/);
        },
      ),
      { numRuns: 60 },
    );
  });
});
