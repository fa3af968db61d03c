import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateAxis, valueAxis } from '#main/report/axis-scale.ts';
import { plotRows } from '#main/report/plot-rows.ts';
import { addDays, daysBetween } from '#shared/domain/calendar.ts';
import { day, metric, milestone, series, weekly } from './fixture.ts';

describe('the rows of a chart', () => {
  const marked = [{ mark: 'M1', thing: milestone({ date: '2013-01-16' }) }];

  it('draws the line through the date of a milestone without inventing a reading', () => {
    const rows = plotRows(
      series({
        values: [
          ['2013-01-14', 40],
          ['2013-01-21', 47],
        ],
      }),
      marked,
      [],
    );
    const row = rows.find(({ date }) => date === '2013-01-16');
    expect(row?.reading).toBeNull();
    expect(row?.line).toBeCloseTo(42, 12);
    expect(row?.milestone).toBeCloseTo(42, 12);
    expect(row?.words).toEqual(['M1 Content calendar live']);
  });

  it('leaves a gap where readings are missing', () => {
    const values = weekly('2012-11-05', 20, 40, 0.1).filter((_, i) => i < 5 || i > 9);
    const rows = plotRows(series({ values }), [], []);
    const gaps = rows.filter(({ line }) => line === null);
    expect(gaps).toHaveLength(1);
    const dates = gaps.map(({ date }) => date > '2012-12-03' && date < '2013-01-14');
    expect(dates).toEqual([true]);
  });

  it('leaves a gap at a scoring change that nothing is compared across, and none at a linked one', () => {
    const gapsUnder = (treatment: string) =>
      plotRows(series({ scoringChanges: [{ changedOn: '2013-04-01', treatment }] }), [], []).filter(
        ({ line }) => line === null,
      ).length;
    expect([gapsUnder('rebase'), gapsUnder('undecided')]).toEqual([1, 1]);
    expect([gapsUnder('splice'), gapsUnder('ignore')]).toEqual([0, 0]);
  });

  it('keeps what was published beside what a link moved', () => {
    const trend = series({ scoringChanges: [{ changedOn: '2013-04-01' }] });
    const rows = plotRows(trend, [], []);
    const moved = rows.filter(({ published }) => published !== null);
    expect(moved.length).toBe(trend.readings.filter(({ date }) => date < '2013-04-01').length);
    expect(moved.map(({ published }) => published)).toEqual(
      trend.readings.slice(0, moved.length).map(({ value }) => value),
    );
  });

  it('reaches to the day of a target that is near, not to one years away', () => {
    const last = (dueOn: string) =>
      plotRows(series({ target: { value: 60, dueOn } }), [], []).at(-1)?.date;
    expect(last('2013-12-02')).toBe('2013-12-02');
    expect(last('2019-12-02')).toBe('2013-11-11');
  });

  it('steps from one benchmark to the next without a slope between them', () => {
    const trend = series();
    const rows = plotRows(
      {
        ...trend,
        benchmarks: [
          ...trend.benchmarks,
          { value: 45, label: 'Later', asOf: day('2013-05-01'), source: '' },
        ],
      },
      [],
      [],
    );
    const levels = rows.map(({ benchmark }) => benchmark);
    const second = levels.indexOf(45);
    expect(levels[second - 1]).toBeNull();
    expect(levels[second - 2]).toBe(40);
  });
});

describe('axes', () => {
  const within = fc.double({ min: 1, max: 100, noNaN: true });

  it('hold every value, on round steps, inside the scale', () => {
    fc.assert(
      fc.property(fc.array(within, { minLength: 1, maxLength: 20 }), (values) => {
        const axis = valueAxis(values, metric());
        expect(axis.min).toBeLessThanOrEqual(Math.min(...values));
        expect(axis.max).toBeGreaterThanOrEqual(Math.max(...values));
        expect(axis.min).toBeGreaterThanOrEqual(0);
        expect(axis.max).toBeLessThanOrEqual(100);
        expect((axis.max - axis.min) / axis.step).toBeLessThanOrEqual(9);
      }),
    );
  });

  it('hold any values of an open scale', () => {
    const open = metric({ scaleMin: null, scaleMax: null });
    const any = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 20 }), (values) => {
        const axis = valueAxis(values, open);
        expect(axis.min).toBeLessThanOrEqual(Math.min(...values));
        expect(axis.max).toBeGreaterThanOrEqual(Math.max(...values));
        expect(axis.max).toBeGreaterThan(axis.min);
      }),
    );
  });

  it('show at least a fifth of a bounded scale, so that noise stays small, and say so', () => {
    const axis = valueAxis([41, 42], metric());
    expect(axis.max - axis.min).toBeGreaterThanOrEqual(19);
    expect(axis.note).toBe(`axis shows ${axis.min} to ${axis.max} of 1 to 100`);
    expect(valueAxis([1, 100], metric()).note).toBe('');
  });

  it('start amounts at nothing', () => {
    expect(
      valueAxis([40, 90], metric({ scaleMin: 0, scaleMax: null, hasTrueZero: true })).min,
    ).toBe(0);
  });

  it('label no more dates than fit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
        const first = day('2010-03-17');
        const axis = dateAxis(first, addDays(first, days), 9);
        expect(daysBetween(axis.from, axis.to) / (axis.months * 30)).toBeLessThan(10);
        expect(axis.from <= first && axis.to > addDays(first, days)).toBe(true);
      }),
    );
  });
});
