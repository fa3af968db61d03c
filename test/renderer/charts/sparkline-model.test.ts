import { describe, expect, it } from 'vitest';
import { CalendarDate } from '#shared/domain/calendar.ts';
import { sparklineInWords, sparklineModel } from '../../../src/renderer/charts/sparkline-model.ts';

const point = (date: string, value: number) => ({ date: CalendarDate.parse(date), value });

describe('a sparkline', () => {
  it('lays readings out over real dates, higher values higher up', () => {
    const { lines, last } = sparklineModel(
      [point('2013-01-01', 10), point('2013-01-08', 30), point('2013-01-15', 20)],
      null,
    );
    expect(lines).toEqual(['M4.0 28.0 L60.0 4.0 L116.0 16.0']);
    expect(last).toEqual({ x: 116, y: 16 });
  });

  it('leaves a gap where readings are missing', () => {
    const weekly = ['2013-01-01', '2013-01-08', '2013-01-15', '2013-03-01', '2013-03-08'];
    expect(
      sparklineModel(
        weekly.map((date) => point(date, 1)),
        null,
      ).lines,
    ).toHaveLength(2);
  });

  it('makes room for a baseline outside the readings', () => {
    const { baselineY, last } = sparklineModel(
      [point('2013-01-01', 10), point('2013-01-08', 12)],
      2,
    );
    expect(baselineY).toBe(28);
    expect(last?.y).toBe(4);
  });

  it('runs a flat series through the middle, and draws nothing of nothing', () => {
    expect(sparklineModel([point('2013-01-01', 5)], null).last).toEqual({ x: 116, y: 16 });
    expect(sparklineModel([], 5)).toEqual({ lines: [], last: null, baselineY: null });
  });
});

describe('a sparkline in words', () => {
  it('tells its ends, its extremes and the baseline', () => {
    const points = [
      point('2013-01-01', 10),
      point('2013-01-08', 30),
      point('2013-01-15', -2),
      point('2013-01-22', 20),
    ];
    expect(sparklineInWords(points, 12, 1)).toBe(
      '4 readings, from 10.0 on 1 Jan 2013 to 20.0 on 22 Jan 2013, lowest −2.0, highest 30.0, baseline 12.0',
    );
    expect(sparklineInWords(points.slice(0, 1), null, 0)).toBe('1 reading, 10 on 1 Jan 2013');
  });
});
