import { describe, expect, it } from 'vitest';
import { dayNumber } from '#shared/domain/calendar.ts';
import {
  addressWithRange,
  daysOf,
  rangeInAddress,
  rangeInWords,
  withinRange,
} from '../../../src/renderer/charts/chart-range.ts';
import { chartInWords } from '../../../src/renderer/charts/reading-words.ts';
import { trendChartModel } from '../../../src/renderer/charts/trend-chart-model.ts';
import { date, milestone, seriesTrend, weekly } from './series-trend.ts';

const today = date('2013-06-24');
const trend = seriesTrend({
  readings: weekly(date('2013-01-07'), [40, 42, 39, 41, 43, 40, 42, 41, 44, 42, 43, 41, 42, 44]),
  scoringChanges: [
    { changedOn: date('2013-02-01'), treatment: 'ignore' },
    { changedOn: date('2013-03-15'), treatment: 'ignore' },
  ],
  baseline: { date: date('2013-01-07'), value: 40 },
  target: { dueOn: date('2013-12-31'), value: 50 },
  today,
});
const milestones = [milestone(1, '2013-02-10'), milestone(2, '2013-03-10')];
const whole = trendChartModel(trend, milestones, today);
const march = { from: date('2013-03-01'), to: date('2013-03-31') };

describe('a part of a chart', () => {
  const part = withinRange(whole, march, milestones);

  it('has the readings, milestones and scoring changes of its days, under their own keys', () => {
    expect(part.readings.map(({ date: on }) => on)).toEqual([
      '2013-03-04',
      '2013-03-11',
      '2013-03-18',
      '2013-03-25',
    ]);
    expect(part.milestones.map(({ key }) => key)).toEqual(['2']);
    expect(part.changes.map(({ key }) => key)).toEqual(['B']);
  });

  it('cuts baselines at its ends and leaves out a target that is due later', () => {
    expect(part.baselines).toMatchObject([
      { from: dayNumber(march.from), to: dayNumber(march.to), value: 40 },
    ]);
    expect(part.target).toBeNull();
    expect(part.layers).not.toContain('target');
    expect(withinRange(whole, { ...march, to: null }, milestones).target).not.toBeNull();
  });

  it('knows that its last reading is not the latest, and what came before its first', () => {
    expect(part.endsWithLatest).toBe(false);
    expect(part.readings[0]?.before).toMatchObject({ date: '2013-02-25', value: 41 });
    const rest = withinRange(whole, { from: march.from, to: null }, milestones);
    expect(rest.endsWithLatest).toBe(true);
  });

  it('says that the verdict rests on all readings', () => {
    expect(chartInWords(trend, part)).toContain('Judged on all 14 readings, shown or not.');
    expect(chartInWords(trend, whole)).not.toContain('shown or not');
  });

  it('may hold no reading at all', () => {
    const none = withinRange(whole, { from: date('2014-02-01'), to: null }, milestones);
    expect(none.readings).toEqual([]);
    expect(none.to).toBeGreaterThanOrEqual(none.from);
    expect(chartInWords(trend, none)).toMatch(/no readings in the period shown\.$/);
  });
});

describe('the choice of a period', () => {
  const engagement = { startsOn: date('2012-11-05'), endsOn: date('2013-12-02') };

  it('counts months back from the day of judgement, or is that of the engagement', () => {
    expect(daysOf('3-months', engagement, today)).toEqual({ from: '2013-03-24', to: null });
    expect(daysOf('12-months', engagement, today)).toEqual({ from: '2012-06-24', to: null });
    expect(daysOf('engagement', engagement, today)).toEqual({
      from: '2012-11-05',
      to: '2013-12-02',
    });
    expect(daysOf('all', engagement, today)).toBeNull();
  });

  it('goes into the address and comes back from it, beside what else is there', () => {
    const address = new URLSearchParams('series=7&range=3-months');
    const own = addressWithRange(address, march);
    expect(own.toString()).toBe('series=7&from=2013-03-01&to=2013-03-31');
    expect(rangeInAddress(own)).toEqual(march);
    expect(rangeInAddress(address)).toBe('3-months');
    expect(addressWithRange(address, 'all').toString()).toBe('series=7');
  });

  it('is everything where the address makes no sense', () => {
    for (const text of ['', 'range=ever', 'from=2013-02-30', 'from=2013-03-01&to=2013-02-01']) {
      expect(rangeInAddress(new URLSearchParams(text))).toBe('all');
    }
  });

  it('is said in words', () => {
    expect(rangeInWords(march)).toBe('1 Mar 2013 to 31 Mar 2013');
    expect(rangeInWords({ ...march, to: null })).toBe('from 1 Mar 2013');
  });
});
