import { describe, expect, it } from 'vitest';
import { readingInWords, windowMoved } from '../../../src/renderer/charts/reading-words.ts';
import { trendChartModel } from '../../../src/renderer/charts/trend-chart-model.ts';
import { date, seriesTrend, weekly } from './series-trend.ts';

const chart = (smoothingDays: number) => {
  const today = date('2013-04-15');
  const readings = weekly(date('2013-04-01'), [40, 41.5, 41]);
  const trend = seriesTrend({ metric: { smoothingDays }, readings, today });
  return { metric: trend.metric, model: trendChartModel(trend, [], today) };
};

describe('a reading in words', () => {
  it('says of a smoothed metric which days came in and which fell out since the one before', () => {
    const { metric, model } = chart(90);
    expect(readingInWords(model, 2, metric)).toEqual({
      date: '15 Apr 2013',
      value: '41.0 points',
      rest: '−0.5 since 8 Apr 2013',
      around: 'Smoothed 40.8',
      lag: 'Since 8 Apr 2013: 9 to 15 Apr came in, 9 to 15 Jan fell out',
    });
  });

  it('has no such days for the first reading, nor where nothing is smoothed', () => {
    const smoothed = chart(90);
    expect(readingInWords(smoothed.model, 0, smoothed.metric)?.lag).toBe('');
    const plain = chart(0);
    expect(readingInWords(plain.model, 2, plain.metric)?.lag).toBe('');
    const [, second] = plain.model.readings;
    expect(second && windowMoved(second, plain.metric)).toBeNull();
  });
});
