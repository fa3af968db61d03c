import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '#shared/domain/calendar.ts';
import { effectShows, windowMovement } from '#shared/trend/lag.ts';
import { smoothedLine } from '#shared/trend/smoothed-line.ts';
import { change, day, every, expectClose, judge } from './series.ts';

describe('the smoothed line', () => {
  it('is the mean of the readings of the last days, from half of those expected on', () => {
    const line = smoothedLine(every(7, [10, 20, 30, 40, 50, 60]), 28, 7);
    expect(line).toEqual([null, 15, 20, 25, 35, 45]);
  });

  it('is left out where readings are missing', () => {
    const gap = [...every(7, [10, 20, 30]), ...every(7, [40, 50], '2024-06-01')];
    expect(smoothedLine(gap, 28, 7)).toEqual([null, 15, 20, null, 45]);
  });

  it('follows readings that come less often than its window is long', () => {
    expect(smoothedLine(every(30, [10, 20]), 7, 30)).toEqual([10, 20]);
  });

  it('starts anew where nothing is compared across a scoring change', () => {
    const values = [10, 20, 30, 40, 80, 90];
    const smoothedOver = (treatment: 'rebase' | 'ignore') =>
      judge(every(7, values), {
        scoringChanges: [change('2024-01-29', treatment)],
      }).readings.map(({ smoothed }) => smoothed);
    expect(smoothedOver('rebase')).toEqual([null, 15, 20, 25, null, 85]);
    expect(smoothedOver('ignore')).toEqual([null, 15, 20, 25, 42.5, 60]);
  });

  it('has the length that is asked for', () => {
    const { readings } = judge(every(7, [10, 20, 30, 40]), { smoothedLineDays: 14 });
    expect(readings.map(({ smoothed }) => smoothed)).toEqual([10, 15, 25, 35]);
  });

  it('keeps its digits over a long series', () => {
    const values = Array.from({ length: 2000 }, (_, i) => 1e6 + Math.sin(i));
    const line = smoothedLine(every(1, values), 10, 1);
    expectClose(line.at(-1) ?? null, values.slice(-10).reduce((a, b) => a + b, 0) / 10);
  });
});

describe('what moved a smoothed score between two readings', () => {
  it('is the days that entered its window and those that left it', () => {
    expect(windowMovement(day('2013-04-01'), day('2013-04-08'), 90)).toEqual({
      entered: { from: '2013-04-02', to: '2013-04-08' },
      left: { from: '2013-01-02', to: '2013-01-08' },
    });
  });

  it('is the whole window where the readings share no day', () => {
    expect(windowMovement(day('2013-01-01'), day('2013-06-01'), 30)).toEqual({
      entered: { from: '2013-05-03', to: '2013-06-01' },
      left: { from: '2012-12-03', to: '2013-01-01' },
    });
  });

  it('has as many days on either side, never more than the window', () => {
    const first = day('2013-01-01');
    for (let gap = 1; gap < 40; gap++) {
      const moved = windowMovement(first, addDays(first, gap), 30);
      const entered = moved && daysBetween(moved.entered.from, moved.entered.to) + 1;
      const left = moved && daysBetween(moved.left.from, moved.left.to) + 1;
      expect([entered, left]).toEqual([Math.min(gap, 30), Math.min(gap, 30)]);
    }
  });

  it('cannot be told without smoothing', () => {
    expect(windowMovement(day('2013-01-01'), day('2013-01-08'), 0)).toBeNull();
  });
});

describe('the effect of an event', () => {
  it('starts to show on its day and shows in full a window later', () => {
    expect(effectShows(day('2013-01-14'), 90)).toEqual({
      from: '2013-01-14',
      inFull: '2013-04-14',
    });
  });
});
