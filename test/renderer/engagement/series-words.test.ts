import { describe, expect, it } from 'vitest';
import {
  describeNormalisedChange,
  labelOf,
  paceInWords,
} from '../../../src/renderer/features/engagement/series-words.ts';
import { date, seriesTrend, weekly } from '../charts/series-trend.ts';

const rising = seriesTrend({
  readings: weekly(date('2013-01-07'), [40, 41, 42.5, 43, 44.2, 45, 46.1, 47]),
  today: date('2013-03-01'),
});

describe('a tracked series in words', () => {
  it('is called by its metric and its subject', () => {
    expect(labelOf(rising)).toBe('Influence score · Meadowbrook Health');
  });

  it('has a pace with its interval, in the words of the verdict’s sentence', () => {
    const { slope, sentence } = rising.judgement;
    if (!slope) throw new Error('eight readings have a slope');
    const { pace, interval } = paceInWords(slope, rising.metric);
    expect(pace).toMatch(/^\+\d\.\d a month$/);
    expect(interval).toMatch(/^\d\.\d to \d\.\d$/);
    expect(sentence).toContain(`${pace} (${interval})`);
  });

  it('says what a normalised change is a share of', () => {
    expect(describeNormalisedChange(0.184)).toBe('18 % of what was left to gain');
    expect(describeNormalisedChange(-0.1)).toBe('10 % of what there was to lose');
  });
});
