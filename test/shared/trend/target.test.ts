import { describe, expect, it } from 'vitest';
import { change, day, every, expectClose, judge } from './series.ts';

/** Up 1 a week to 49 on 4 March 2024. */
const RISE = every(7, [40, 41, 42, 43, 44, 45, 46, 47, 48, 49]);
const FALL = RISE.map(({ date, value }) => ({ date, value: 89 - value }));
const by = (date: string, value: number, setOn: string | null = null) => ({
  date: day(date),
  value,
  setOn: setOn === null ? null : day(setOn),
});

describe('a target', () => {
  it('asks for a pace and is reached on a date at the present one', () => {
    const { projection } = judge(RISE, { target: by('2024-05-06', 60) });
    expect(projection).toMatchObject({
      target: { date: '2024-05-06', value: 60 },
      isReached: false,
      reachedOn: '2024-05-20',
    });
    expectClose(projection?.neededPerDay, 11 / 63);
    expectClose(projection?.onDueDate?.value, 58);
  });

  it('counts the needed pace from today and gives no date that is past', () => {
    const { projection } = judge(RISE, { target: by('2024-06-10', 50), today: day('2024-03-20') });
    expectClose(projection?.neededPerDay, 1 / 82);
    expect(projection?.reachedOn).toBe('2024-03-20');
  });

  it('has a range from the ends of the interval, and none where an end never gets there', () => {
    const noisy = every(7, [40, 43, 41, 42, 45, 40, 46, 42, 44, 47]);
    const { slope, projection } = judge(noisy, { target: by('2025-01-01', 60) });
    expect(slope?.low).toBeLessThan(0.07);
    const dates = [projection?.earliest, projection?.reachedOn, projection?.latest];
    expect(dates).toEqual([...dates].sort());
    const level = judge(every(7, [40, 43, 40, 42, 40, 43, 41, 42, 40, 43]), {
      target: by('2025-01-01', 60),
    });
    expect(level.slope?.low).toBeLessThan(0);
    expect(level.projection).toMatchObject({ latest: null });
    expect(level.projection?.earliest).not.toBeNull();
  });

  it('is not reached at a pace that leads away from it', () => {
    const { projection } = judge(FALL, { target: by('2024-05-06', 60) });
    expect(projection).toMatchObject({
      isReached: false,
      reachedOn: null,
      earliest: null,
      latest: null,
    });
    expectClose(projection?.neededPerDay, 20 / 63);
  });

  it('is reached by falling where down is better', () => {
    const { projection } = judge(FALL, {
      metric: { direction: 'down' },
      target: by('2024-05-06', 30),
    });
    expect(projection).toMatchObject({ isReached: false, reachedOn: '2024-05-13' });
    expectClose(projection?.neededPerDay, -10 / 63);
  });

  it('that is reached needs nothing more', () => {
    const { projection } = judge(RISE, { target: by('2024-05-06', 49) });
    expect(projection).toMatchObject({ isReached: true, neededPerDay: null, reachedOn: null });
  });

  it('whose due date is past needs a pace no more, but may still be reached', () => {
    const { projection } = judge(RISE, { target: by('2024-02-01', 60) });
    expect(projection).toMatchObject({
      neededPerDay: null,
      reachedOn: '2024-05-20',
      onDueDate: null,
    });
  });

  it('is never projected past the end of the scale', () => {
    const { projection } = judge(RISE, { target: by('2026-01-01', 120) });
    expect(projection).toMatchObject({
      reachedOn: null,
      onDueDate: { value: 100, low: 100, high: 100 },
    });
  });

  it('half a century away is not reached at this pace', () => {
    const slow = every(7, [40, 40, 40, 40.01, 40.01, 40.02, 40.02, 40.03]);
    expect(judge(slow, { target: by('2025-01-01', 99) }).projection?.reachedOn).toBeNull();
  });

  it('has no date without a pace', () => {
    const { projection } = judge(RISE.slice(0, 1), { target: by('2024-05-06', 60) });
    expect(projection).toMatchObject({ reachedOn: null, onDueDate: null });
    expect(judge([], { target: by('2024-05-06', 60) }).projection).toBeNull();
  });
});

describe('a target and a scoring change', () => {
  const jump = every(7, [40, 41, 42, 43, 54, 55, 56, 57]);
  const pairs = [
    { before: 30, after: 39 },
    { before: 50, after: 61 },
  ];

  it('moves across a splice when it was set before', () => {
    const scoringChanges = [change('2024-01-29', 'splice', pairs)];
    const before = judge(jump, { scoringChanges, target: by('2024-12-01', 60, '2024-01-10') });
    expect(before.projection).toMatchObject({ target: { value: 70 }, linkError: 2 });
    const after = judge(jump, { scoringChanges, target: by('2024-12-01', 60, '2024-02-10') });
    expect(after.projection).toMatchObject({ target: { value: 60 }, linkError: null });
  });

  it('says nothing any more after a rebase', () => {
    const scoringChanges = [change('2024-01-29', 'rebase')];
    const set = (on: string) =>
      judge(jump, { scoringChanges, target: by('2024-12-01', 60, on) }).projection;
    expect(set('2024-01-10')).toBeNull();
    expect(set('2024-02-10')?.target.value).toBe(60);
  });
});
