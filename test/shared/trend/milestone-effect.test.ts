import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/domain/calendar.ts';
import { interruptedSeries } from '#shared/trend/interrupted-series.ts';
import { milestoneEffect } from '#shared/trend/milestone-effect.ts';
import { seededRandom } from '#shared/trend/seeded-random.ts';
import { noiseOf, readingsOf } from '../../bench/simulated-scores.ts';
import { day, every, expectClose, SCORE } from './series.ts';

const BEFORE = [40, 41, 40, 42, 41, 42];
const AFTER = [46, 47, 47, 49, 50, 50];
const points = (values: readonly number[], from: number) =>
  values.map((value, i) => ({ day: from + i, value }));

describe('an interrupted series', () => {
  it('is the segmented regression with the time since the event counted from 0', () => {
    const lines = interruptedSeries(points(BEFORE, 1), points(AFTER, 7), 7);
    expectClose(lines?.slope, 12 / 35);
    expect(lines?.slope).toBeCloseTo(0.342857, 6);
    expect(lines?.slopeChange).toBeCloseTo(0.542857, 6);
    expect(lines?.levelChange).toBeCloseTo(3.752381, 6);
  });

  it('of cigarettes sold in California drops with the law of 1988', () => {
    const before = [
      123, 121, 123.5, 124.4, 126.7, 127.1, 128, 126.4, 126.1, 121.9, 120.2, 118.6, 115.4, 110.8,
      104.8, 102.8, 99.7, 97.5, 90.1,
    ];
    const after = [82.4, 77.8, 68.7, 67.5, 63.4, 58.6, 56.4, 54.5, 53.8, 52.3, 47.2, 41.6];
    const lines = interruptedSeries(points(before, 1970), points(after, 1989), 1989);
    expect(lines?.slope).toBeCloseTo(-1.78, 2);
    expect(lines?.levelChange).toBeCloseTo(-20.058, 3);
    expect(lines?.slopeChange).toBeCloseTo(-1.4947, 4);
  });

  it('needs two days on each side', () => {
    expect(interruptedSeries(points(BEFORE, 1), points([46], 7), 7)).toBeNull();
    expect(interruptedSeries([], points(AFTER, 7), 7)).toBeNull();
    const sameDay = [1, 2, 3].map((value) => ({ day: 1, value }));
    expect(interruptedSeries(sameDay, points(AFTER, 7), 7)).toBeNull();
  });

  it('finds the lines that points were made from', () => {
    const number = fc.double({ min: -50, max: 50, noNaN: true });
    fc.assert(
      fc.property(number, number, number, number, (level, slope, jump, turn) => {
        const value = (x: number) => level + slope * x + (x < 10 ? 0 : jump + turn * (x - 10));
        const days = Array.from({ length: 20 }, (_, x) => x);
        const all = days.map((x) => ({ day: x, value: value(x) }));
        const lines = interruptedSeries(all.slice(0, 10), all.slice(10), 10);
        expect(lines?.slope).toBeCloseTo(slope, 7);
        expect(lines?.slopeChange).toBeCloseTo(turn, 7);
        expect(lines?.levelChange).toBeCloseTo(jump, 6);
      }),
    );
  });
});

/** Two paces per week with a little unevenness, turning at a week. */
function bend(weeks: number, turn: number, before: number, after: number): number[] {
  return Array.from(
    { length: weeks },
    (_, week) =>
      40 +
      before * Math.min(week, turn) +
      after * Math.max(week - turn, 0) +
      ([0, 0.2, -0.1][week % 3] ?? 0),
  );
}

const MILESTONE = day('2024-03-25');
const SMOOTHED = { ...SCORE, smoothingDays: 90 };

describe('a milestone', () => {
  it('has a pace before and a pace after, and never a because', () => {
    const effect = milestoneEffect(every(7, bend(24, 12, 0, 1)), MILESTONE, SCORE);
    expect(effect).toMatchObject({
      word: 'better-pace',
      showsFrom: MILESTONE,
      showsInFull: MILESTONE,
      enoughOn: null,
      before: { n: 12, nonOverlapping: 12 },
      after: { n: 12, nonOverlapping: 12 },
    });
    expect(effect.after.pace?.pace).toBeCloseTo(30 / 7, 1);
    expect(effect.paceChange?.low).toBeGreaterThan(0);
    expect(effect.lines?.slopeChange).toBeCloseTo(1 / 7, 1);
    expect(effect.sentence).toMatch(
      /^Before 25 Mar 2024: [+−]?\d\.\d+ a month \(.*\), 12 readings; after it: \+4\.\d a month \(.*\), 12 readings; the pace after it is better by more than noise explains\.$/,
    );
    expect(effect.sentence).not.toMatch(/because|caused|thanks/);
  });

  it('counts a reading of its own date as after', () => {
    const { before, after } = milestoneEffect(every(7, BEFORE), day('2024-01-15'), SCORE);
    expect([before.n, after.n]).toEqual([2, 4]);
  });

  it('is followed by a worse pace where a metric that should fall rises', () => {
    const readings = every(7, bend(24, 12, 0, 1));
    expect(milestoneEffect(readings, MILESTONE, { ...SCORE, direction: 'down' }).word).toBe(
      'worse-pace',
    );
    expect(milestoneEffect(every(7, bend(24, 12, 0, -1)), MILESTONE, SCORE).word).toBe(
      'worse-pace',
    );
  });

  it('may be followed by no difference that can be shown', () => {
    const effect = milestoneEffect(every(7, bend(24, 12, 0.3, 0.3)), MILESTONE, SCORE);
    expect(effect.word).toBe('no-difference-shown');
    expect(effect.sentence).toContain('no difference in pace can be shown');
    const few = milestoneEffect(every(7, bend(8, 4, 0, 2)), day('2024-01-29'), SCORE);
    expect(few.word).toBe('no-difference-shown');
    expect(few.sentence).toContain('too few independent readings for a range');
  });

  it('cannot be judged below four readings on a side', () => {
    const before = milestoneEffect(every(7, bend(20, 3, 0, 1)), day('2024-01-22'), SCORE);
    expect(before).toMatchObject({
      word: 'cannot-be-judged',
      paceChange: null,
      lines: null,
      enoughOn: null,
      sentence: 'Before/after 22 Jan 2024 cannot be judged: 3 readings, of at least 4, before it.',
    });
    const after = milestoneEffect(every(7, bend(13, 12, 0, 1)), MILESTONE, SCORE);
    expect(after).toMatchObject({
      word: 'cannot-be-judged',
      enoughOn: '2024-04-15',
      after: { n: 1, nonOverlapping: 1, pace: null },
      sentence:
        'Before/after 25 Mar 2024 cannot be judged: 1 reading, of at least 4, from it on; there will be enough by 15 Apr 2024.',
    });
    const none = milestoneEffect(every(7, bend(12, 12, 0, 1)), MILESTONE, SCORE);
    expect(none.enoughOn).toBe('2024-04-15');
    expect(milestoneEffect([], MILESTONE, SCORE).sentence).toBe(
      'Before/after 25 Mar 2024 cannot be judged: 0 readings, of at least 4, before it.',
    );
  });
});

describe('a milestone of a smoothed metric', () => {
  const WEEKS = 100;
  const turnsOn = addDays(day('2024-01-01'), 7 * 40);

  it('leaves out the window in which readings mix both sides', () => {
    const readings = every(7, bend(WEEKS, 40, 0, 0.5));
    const effect = milestoneEffect(readings, turnsOn, SMOOTHED);
    const inFull = addDays(turnsOn, 90);
    expect(effect.showsFrom).toBe(turnsOn);
    expect(effect.showsInFull).toBe(inFull);
    expect(effect.before.n).toBe(40);
    expect(effect.after.n).toBe(readings.filter(({ date }) => date >= inFull).length);
    expect(effect.sentence).toContain(', when it shows in full;');
    const gapChanged = readings.map(({ date, value }) => ({
      date,
      value: date >= turnsOn && date < inFull ? 99 : value,
    }));
    expect(milestoneEffect(gapChanged, turnsOn, SMOOTHED)).toEqual(effect);
  });

  it('cannot be judged without three readings on a side that share no days', () => {
    const short = milestoneEffect(every(7, bend(70, 40, 0, 0.5)), turnsOn, SMOOTHED);
    expect(short).toMatchObject({
      word: 'cannot-be-judged',
      before: { nonOverlapping: 4 },
      after: { n: 17, nonOverlapping: 2 },
    });
    expect(short.sentence).toBe(
      'Before/after 7 Oct 2024 cannot be judged: 2 of at least 3 readings that share no days from 5 Jan 2025 on, when it shows in full; there will be enough by 7 Jul 2025.',
    );
    const then = short.enoughOn ?? turnsOn;
    const until = (date: string) =>
      every(7, bend(WEEKS, 40, 0, 0.5)).filter((reading) => reading.date <= date);
    expect(milestoneEffect(until(then), turnsOn, SMOOTHED).word).not.toBe('cannot-be-judged');
    expect(milestoneEffect(until(addDays(then, -7)), turnsOn, SMOOTHED).word).toBe(
      'cannot-be-judged',
    );
  });
});

describe('before and after a day on which nothing happened', () => {
  it('differ in at most a twentieth of cases, though the noise of a day resembles the day before’s', () => {
    const metric = { ...SCORE, cadenceDays: 1 };
    const random = seededRandom(5);
    const words = Array.from({ length: 300 }, () => {
      const shape = { smoothingDays: 0, cadenceDays: 1, readings: 80, decimals: 2, memory: 0.5 };
      const readings = readingsOf(shape, noiseOf(shape, random), 0);
      return milestoneEffect(readings, readings[40]?.date ?? day('2024-01-01'), metric).word;
    });
    expect(words).not.toContain('cannot-be-judged');
    const wrong = words.filter((word) => word !== 'no-difference-shown').length;
    // 5 % and three standard errors.
    expect(wrong / words.length).toBeLessThan(0.088);
  });
});

describe('before and after', () => {
  it('mirror each other, shift with the dates, and never say NaN', () => {
    const values = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { maxLength: 30 });
    fc.assert(
      fc.property(
        values,
        fc.integer({ min: -50, max: 300 }),
        fc.constantFrom(0, 30),
        fc.integer({ min: -400, max: 400 }),
        (all, at, smoothingDays, shift) => {
          const metric = { ...SCORE, smoothingDays };
          const readings = every(7, all);
          const milestone = addDays(day('2024-01-01'), at);
          const effect = milestoneEffect(readings, milestone, metric);
          expect(JSON.stringify(effect)).not.toMatch(/NaN|undefined|Infinity/);
          const shifted = milestoneEffect(
            readings.map(({ date, value }) => ({ date: addDays(date, shift), value })).reverse(),
            addDays(milestone, shift),
            metric,
          );
          expect(shifted.paceChange).toEqual(effect.paceChange);
          const mirrored = milestoneEffect(
            readings.map(({ date, value }) => ({ date, value: -value })),
            milestone,
            { ...metric, direction: 'down' },
          );
          expect(mirrored.word).toBe(effect.word);
        },
      ),
    );
  });
});
