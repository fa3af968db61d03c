import { describe, expect, it } from 'vitest';
import { normalisedChange } from '#shared/trend/normalised-change.ts';
import { change, day, every, expectClose, judge } from './series.ts';

const RISE = every(7, [40, 44, 41, 45, 46, 47, 48, 50]);

describe('the baseline', () => {
  it('is the median of the first three readings of a metric that is not smoothed', () => {
    expect(judge(RISE).baseline).toEqual({
      date: '2024-01-01',
      value: 41,
      isAgreed: false,
      change: 9,
      percent: (9 / 41) * 100,
      normalisedChange: 9 / 59,
      linkError: null,
      linkedOver: [],
    });
  });

  it('is the median of the readings of the first W days of a smoothed metric', () => {
    // 1 to 28 January, the 29th left out: 40, 44, 41, 45.
    expect(judge(RISE, { metric: { smoothingDays: 28 } }).baseline?.value).toBe(42.5);
    expect(judge(RISE, { metric: { smoothingDays: 29 } }).baseline?.value).toBe(44);
    expect(judge(RISE, { metric: { smoothingDays: 8 } }).baseline?.value).toBe(41);
  });

  it('needs three readings', () => {
    expect(judge(RISE.slice(0, 2)).baseline).toBeNull();
    expect(judge(RISE.slice(0, 3)).baseline?.change).toBe(0);
  });

  it('is the agreed value, whatever the readings', () => {
    const baseline = { date: day('2023-12-15'), value: 38 };
    expect(judge(RISE, { baseline }).baseline).toMatchObject({
      date: '2023-12-15',
      value: 38,
      isAgreed: true,
      change: 12,
    });
  });

  it('is the median of the window that starts on an agreed date', () => {
    const baseline = { date: day('2024-01-10'), value: null };
    expect(judge(RISE, { baseline }).baseline).toMatchObject({
      date: '2024-01-15',
      value: 45,
      isAgreed: true,
      change: 5,
    });
    const tooLate = { date: day('2024-02-10'), value: null };
    expect(judge(RISE, { baseline: tooLate }).baseline).toBeNull();
  });

  it('that is agreed rests on the readings of its date, whatever period is asked for', () => {
    const baseline = { date: day('2024-01-01'), value: null };
    const whole = judge(RISE, { baseline }).baseline;
    const part = judge(RISE, { baseline, from: day('2024-01-29') }).baseline;
    expect(part).toEqual(whole);
    expect(part).toMatchObject({ date: '2024-01-01', value: 41, isAgreed: true, change: 9 });
  });

  it('has no change since while the last reading is older', () => {
    const baseline = { date: day('2024-06-01'), value: 38 };
    expect(judge(RISE, { baseline }).baseline).toMatchObject({
      value: 38,
      change: null,
      percent: null,
      normalisedChange: null,
    });
  });

  it('has no percentage where the scale has no true zero or the baseline is zero', () => {
    expect(judge(RISE, { metric: { hasTrueZero: false } }).baseline?.percent).toBeNull();
    const fromZero = { date: day('2024-01-01'), value: 0 };
    expect(judge(RISE, { baseline: fromZero }).baseline?.percent).toBeNull();
  });
});

describe('the baseline and a scoring change', () => {
  const jump = every(7, [40, 41, 40, 41, 50, 51, 52, 53]);
  const pairs = [
    { before: 30, after: 39 },
    { before: 50, after: 61 },
  ];
  const agreed = { date: day('2024-01-01'), value: 38 };

  it('moves across a splice with the error of the link', () => {
    const { baseline, earlierBaselines } = judge(jump, {
      baseline: agreed,
      scoringChanges: [change('2024-01-29', 'splice', pairs)],
    });
    expect(baseline).toMatchObject({
      value: 48,
      change: 5,
      linkError: 2,
      linkedOver: ['2024-01-29'],
    });
    expect(earlierBaselines).toEqual([]);
  });

  it('carries the error of the link when it is taken from the first readings', () => {
    const { baseline } = judge(jump, {
      scoringChanges: [change('2024-01-29', 'splice', pairs)],
    });
    expect(baseline).toMatchObject({ value: 50, change: 3, linkError: 2, isAgreed: false });
  });

  it('starts anew after a rebase, and the one before is still shown', () => {
    const { baseline, earlierBaselines } = judge(jump, {
      baseline: agreed,
      scoringChanges: [change('2024-01-29', 'rebase')],
    });
    expect(baseline).toMatchObject({ date: '2024-01-29', value: 51, change: 2, isAgreed: false });
    expect(earlierBaselines).toMatchObject([{ value: 38, isAgreed: true, change: 3 }]);
  });

  it('of an earlier stretch is the median of its first readings where none was agreed', () => {
    const later = { date: day('2024-02-01'), value: 49 };
    const { baseline, earlierBaselines } = judge(jump, {
      baseline: later,
      scoringChanges: [change('2024-01-29', 'rebase')],
    });
    expect(baseline).toMatchObject({ value: 49, isAgreed: true, change: 4 });
    expect(earlierBaselines).toMatchObject([{ value: 40, isAgreed: false, change: 1 }]);
  });

  it('is not compared over an undecided change either', () => {
    const { baseline } = judge(jump, {
      baseline: agreed,
      scoringChanges: [change('2024-01-29', 'undecided')],
    });
    expect(baseline).toMatchObject({ isAgreed: false, value: 51 });
  });
});

describe('the normalised change', () => {
  const up = { scaleMin: 0, scaleMax: 100, direction: 'up' as const };
  const down = { ...up, direction: 'down' as const };

  it('is the share gained of what was left to gain', () => {
    expect(normalisedChange(40, 55, up)).toBe(0.25);
    expectClose(normalisedChange(70, 78, up), 8 / 30);
    expect(normalisedChange(40, 100, up)).toBe(1);
  });

  it('is the share lost of what could be lost', () => {
    expect(normalisedChange(40, 30, up)).toBe(-0.25);
    expect(normalisedChange(40, 40, up)).toBe(0);
  });

  it('is mirrored where down is better', () => {
    expect(normalisedChange(60, 45, down)).toBe(0.25);
    expect(normalisedChange(60, 70, down)).toBe(-0.25);
  });

  it('cannot be told from a baseline beyond the end of the scale', () => {
    const scale = { scaleMin: 0, scaleMax: 100 };
    expect(normalisedChange(105, 106, { ...scale, direction: 'up' })).toBeNull();
    expect(normalisedChange(-2, -3, { ...scale, direction: 'up' })).toBeNull();
    expect(normalisedChange(-2, -3, { ...scale, direction: 'down' })).toBeNull();
    expect(normalisedChange(105, 90, { ...scale, direction: 'up' })).toBeCloseTo(-15 / 105, 12);
  });

  it('cannot be told at the end of the scale or of an open scale', () => {
    expect(normalisedChange(100, 100, up)).toBeNull();
    expect(normalisedChange(40, 50, { ...up, scaleMax: null })).toBeNull();
    expect(normalisedChange(40, 30, { ...up, scaleMax: null })).toBe(-0.25);
    expect(normalisedChange(40, 30, { ...up, scaleMin: null })).toBeNull();
  });
});
