import { describe, expect, it } from 'vitest';
import { addDays, dayNumber } from '#shared/domain/calendar.ts';
import {
  chartInWords,
  readingInWords,
  whatIsSpecial,
} from '../../../src/renderer/charts/reading-words.ts';
import {
  axisOf,
  lastDayOf,
  layersAtFirst,
  milestoneKeys,
  trendChartModel,
} from '../../../src/renderer/charts/trend-chart-model.ts';
import { date, milestone, seriesTrend, weekly } from './series-trend.ts';

const day = (text: string) => dayNumber(date(text));
const start = date('2013-01-07');
const today = date('2013-06-24');
const noisy = [40, 42, 39, 41, 43, 40, 42, 41, 44, 42, 43, 41, 42, 44];
const newScale = noisy.map((value) => value + 20);

describe('the readings drawn', () => {
  it('lie on whole days, whatever the time zone', () => {
    const trend = seriesTrend({ readings: weekly(start, [40, 41]), today });
    expect(trendChartModel(trend, [], today).readingLine).toEqual([
      { x: day('2013-01-07'), y: 40 },
      { x: day('2013-01-14'), y: 41 },
    ]);
  });

  it('leave a gap where readings are missing', () => {
    const readings = { ...weekly(start, [40, 41]), ...weekly(date('2013-03-04'), [42, 43]) };
    const { readingLine } = trendChartModel(seriesTrend({ readings, today }), [], today);
    expect(readingLine.map(({ y }) => y)).toEqual([40, 41, Number.NaN, 42, 43]);
  });

  it('carry the side they stand out on, and whether that is better', () => {
    const readings = weekly(start, [...noisy, 80]);
    const lastSignal = (direction: 'up' | 'down') =>
      trendChartModel(
        seriesTrend({ metric: { direction }, readings, today }),
        [],
        today,
      ).readings.at(-1)?.signal;
    expect(lastSignal('up')).toEqual({ side: 'high', isBetter: true });
    expect(lastSignal('down')).toEqual({ side: 'high', isBetter: false });
  });

  it('know the record behind them, so that it can be corrected', () => {
    const trend = seriesTrend({ readings: weekly(start, [40, 41]), today });
    const { readings } = trendChartModel(trend, [], today);
    expect(readings.map(({ record }) => record?.id)).toEqual([1, 2]);
  });
});

describe('across a scoring change', () => {
  const changedOn = addDays(start, noisy.length * 7);
  const end = addDays(changedOn, 7 * noisy.length);
  const readings = { ...weekly(start, noisy), ...weekly(changedOn, newScale) };
  const treated = (treatment: 'rebase' | 'splice' | 'ignore') =>
    trendChartModel(
      seriesTrend({ readings, scoringChanges: [{ changedOn, treatment }], today: end }),
      [],
      end,
    );
  const breaks = (line: readonly { y: number }[]) => line.filter(({ y }) => Number.isNaN(y));

  it('a rebase breaks the line and gives each side its own baseline and range', () => {
    const model = treated('rebase');
    expect(breaks(model.readingLine)).toHaveLength(1);
    expect(model.linkedLine).toEqual([]);
    expect(breaks(model.smoothedLine)).toHaveLength(1);
    expect(model.baselines).toMatchObject([
      { from: dayNumber(start), to: dayNumber(changedOn), value: 40, isCurrent: false },
      { from: dayNumber(changedOn), to: dayNumber(end), value: 60, isCurrent: true },
    ]);
    expect(model.ranges).toMatchObject([
      { from: dayNumber(start), to: dayNumber(changedOn) },
      { from: dayNumber(changedOn), to: dayNumber(end) },
    ]);
  });

  it('a splice keeps the raw line broken and adds a linked one on the new scale', () => {
    const model = treated('splice');
    expect(breaks(model.readingLine)).toHaveLength(1);
    expect(model.linkedLine).toHaveLength(noisy.length + 1);
    expect(model.linkedLine.at(-1)).toEqual({ x: dayNumber(changedOn), y: 60 });
    expect(model.baselines).toHaveLength(1);
    expect(model.layers).toContain('linked');
  });

  it('an ignored one is marked and changes nothing else', () => {
    const model = treated('ignore');
    expect(breaks(model.readingLine)).toHaveLength(0);
    expect(model.changes).toMatchObject([{ key: 'A', change: { changedOn } }]);
  });

  it('one before the first reading is left out', () => {
    const trend = seriesTrend({
      readings,
      scoringChanges: [{ changedOn: date('2012-01-01'), treatment: 'rebase' }],
      today: end,
    });
    expect(trendChartModel(trend, [], end).changes).toEqual([]);
  });
});

describe('milestones', () => {
  const trend = seriesTrend({ readings: weekly(start, noisy), today });

  it('are numbered in order of dates, dropped ones aside', () => {
    const [late, early, dropped] = [
      milestone(1, '2013-05-01'),
      milestone(2, '2013-02-01'),
      milestone(3, '2013-01-15', 'dropped'),
    ];
    const keys = milestoneKeys([late, early, dropped]);
    expect([keys.get(late), keys.get(early), keys.get(dropped)]).toEqual(['2', '1', undefined]);
  });

  it('just outside the readings widen the chart, far away ones do not', () => {
    const near = milestone(1, '2013-06-30', 'planned');
    const far = milestone(2, '2014-06-30', 'planned');
    const model = trendChartModel(trend, [near, far], today);
    expect(model.to).toBe(day('2013-06-30'));
    expect(model.milestones).toEqual([{ key: '1', milestone: near }]);
  });
});

describe('layers', () => {
  it('offer only what the series has', () => {
    const trend = seriesTrend({ readings: weekly(start, [40, 41]), today });
    expect(trendChartModel(trend, [], today).layers).toEqual([]);
  });

  it('start calm: ranges and benchmarks only on request', () => {
    const trend = seriesTrend({
      readings: weekly(start, noisy),
      benchmarks: [{ value: 60, label: 'Average', asOf: null, source: '' }],
      target: { dueOn: date('2013-12-31'), value: 50 },
      today,
    });
    const model = trendChartModel(trend, [], today);
    expect(model.layers).toEqual(['baseline', 'target', 'smoothed', 'range', 'benchmark']);
    expect([...layersAtFirst(model, 0)]).toEqual(['baseline', 'target', 'smoothed']);
    expect([...layersAtFirst(model, 90)]).toEqual(['baseline', 'target']);
  });

  it('a target moves the last day out to its due date, and widens the axis, while it is shown', () => {
    const trend = seriesTrend({
      readings: weekly(start, noisy),
      target: { dueOn: date('2013-12-31'), value: 70 },
      today,
    });
    const model = trendChartModel(trend, [], today);
    expect(lastDayOf(model, new Set(['target']))).toBe(day('2013-12-31'));
    expect(lastDayOf(model, new Set())).toBe(day('2013-06-24'));
    expect(axisOf(model, new Set(['target']), trend.metric).max).toBeGreaterThanOrEqual(70);
    expect(axisOf(model, new Set(), trend.metric).max).toBeLessThan(70);
    expect(model.target?.path).toHaveLength(2);
  });

  it('of benchmarks stated for a date the last before the end of the readings counts', () => {
    const stated = (asOf: string, value: number) => ({
      value,
      label: 'Average',
      asOf: date(asOf),
      source: '',
    });
    const trend = seriesTrend({
      readings: weekly(start, noisy),
      benchmarks: [stated('2012-08-14', 40), stated('2012-07-19', 20), stated('2015-01-01', 55)],
      today,
    });
    expect(trendChartModel(trend, [], today).benchmarks.map(({ value }) => value)).toEqual([40]);
  });

  it('shade the smoothing window before the latest reading, for smoothed metrics only', () => {
    const readings = weekly(start, noisy);
    const lagFor = (smoothingDays: number) =>
      trendChartModel(seriesTrend({ metric: { smoothingDays }, readings, today }), [], today).lag;
    expect(lagFor(0)).toBeNull();
    expect(lagFor(30)).toEqual({ from: day('2013-03-09'), to: day('2013-04-08'), days: 30 });
  });
});

describe('the chart in words', () => {
  const trend = seriesTrend({
    readings: weekly(start, [...noisy, 80]),
    baseline: { date: start, value: 40 },
    today,
  });
  const model = trendChartModel(trend, [milestone(1, '2013-02-01')], today);

  it('reads out one reading with its move and why it stands out', () => {
    expect(readingInWords(model, 14, trend.metric)).toEqual({
      date: '15 Apr 2013',
      value: '80.0 points',
      rest: '+36.0 since 8 Apr 2013, above the usual range',
      around: 'Smoothed 51.8; usual range 38.9 to 49.6',
      lag: '',
    });
  });

  it('tells of milestones since the reading before', () => {
    const told = model.readings.findIndex(({ date: on }) => on === date('2013-02-04'));
    expect(readingInWords(model, told, trend.metric)?.around).toMatch(
      /; milestone 1 on 1 Feb 2013, Milestone 1 \(done\)$/,
    );
    expect(readingInWords(model, told + 1, trend.metric)?.around).not.toContain('milestone');
  });

  it('compares the first reading with nothing', () => {
    const single = seriesTrend({ readings: weekly(start, [40]), today });
    const words = readingInWords(trendChartModel(single, [], today), 0, single.metric);
    expect(words).toEqual({
      date: '7 Jan 2013',
      value: '40.0 points',
      rest: '',
      around: '',
      lag: '',
    });
  });

  it('says nothing special of an ordinary reading', () => {
    const ordinary = seriesTrend({ readings: weekly(start, noisy), today });
    const { readings } = trendChartModel(ordinary, [], today);
    expect(readings.map((each) => whatIsSpecial(each, ordinary.metric))).toContainEqual([]);
  });

  it('sums up the whole: span, ends, baseline, verdict, milestones', () => {
    const words = chartInWords(trend, model);
    expect(words).toContain('15 readings from 7 Jan 2013 to 15 Apr 2013, between 39.0 and 80.0');
    expect(words).toContain('Baseline 40.0 of 7 Jan 2013.');
    expect(words).toContain(trend.judgement.sentence);
    expect(words).toContain('Milestones: 1, 1 Feb 2013, Milestone 1.');
  });
});
