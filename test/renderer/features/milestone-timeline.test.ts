import { describe, expect, it } from 'vitest';
import type { MilestoneAround } from '#shared/contract/milestones.ts';
import { addDays, type CalendarDate } from '#shared/domain/calendar.ts';
import { Milestone } from '#shared/domain/milestone.ts';
import {
  comparisonInWords,
  leftOutInWords,
  paceOfSide,
} from '../../../src/renderer/features/milestones/milestone-words.ts';
import { timelineOf } from '../../../src/renderer/features/milestones/timeline-model.ts';
import {
  overlapInWords,
  reviewInWords,
} from '../../../src/renderer/features/reviews/review-words.ts';

const day = (text: string) => text as CalendarDate;

function around(date: string, lagDays = 0): MilestoneAround {
  const milestone = Milestone.parse({
    ...{ id: 1, engagementId: 1, date, title: 'Workshop', category: '', status: 'done' },
    ...{ owner: '', evidence: '', note: '' },
  });
  return {
    milestone,
    shows: { from: day(date), inFull: addDays(day(date), lagDays) },
    effect: null,
    leftOut: { before: null, from: null },
    comparison: null,
  };
}

describe('milestones on a line of time', () => {
  const [start, judged] = [day('2013-01-01'), day('2013-12-31')];

  it('lie where their dates do, within the line', () => {
    const line = timelineOf(
      [around('2013-01-01'), around('2013-07-02'), around('2014-06-30')],
      start,
      judged,
    );
    const [first = 0, second = 0, third = 0] = line.marks.map(({ at }) => at);
    expect(first).toBeGreaterThan(0);
    expect(third).toBeLessThan(1);
    expect((second - first) / (third - first)).toBeCloseTo(182 / 545, 5);
    expect(line.today).toBeCloseTo((third - first) * (364 / 545) + first, 5);
  });

  it('stand in rows of their own where they would touch', () => {
    const dates = ['2013-03-01', '2013-03-03', '2013-03-05', '2013-09-02'];
    const line = timelineOf(
      dates.map((date) => around(date)),
      start,
      judged,
    );
    expect(line.marks.map(({ row }) => row)).toEqual([0, 1, 2, 0]);
    expect(line.rows).toBe(3);
  });

  it('reach on until they show in full, at most to the end of the line', () => {
    const line = timelineOf([around('2013-03-01', 90), around('2013-04-01', 400)], start, judged);
    expect(line.marks.map(({ row }) => row)).toEqual([0, 1]);
    expect(line.marks[1]?.inFull).toBe(1);
    expect(timelineOf([around('2013-03-01')], start, judged).marks[0]?.inFull).toBeNull();
  });

  it('has ticks that leave room for their labels, however long it is', () => {
    const labels = (to: string) => timelineOf([], start, day(to)).ticks.map(({ label }) => label);
    expect(labels('2013-06-30')).toEqual(['2013', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul']);
    expect(labels('2014-06-30')).toEqual(['2013', 'Apr', 'Jul', 'Oct', '2014', 'Apr', 'Jul']);
    expect(labels('2021-06-30')).toEqual([
      '2013',
      '2014',
      '2015',
      '2016',
      '2017',
      '2018',
      '2019',
      '2020',
      '2021',
    ]);
    expect(labels('2013-01-01').length).toBeLessThanOrEqual(2);
  });
});

describe('what is found around a milestone, in words', () => {
  const metric = { decimals: 1 };
  const side = (pace: number | null) => ({
    ...{ n: 8, nonOverlapping: 8 },
    pace: pace === null ? null : { pace, low: null, high: null },
  });

  it('is a signed pace, as far as there is one', () => {
    expect(paceOfSide(side(-1.234), metric)).toBe('−1.23');
    expect(paceOfSide(side(0.5), { decimals: 3 })).toBe('+0.500');
    expect(paceOfSide(side(null), metric)).toBeNull();
  });

  it('counts other clients, and their series where they have several', () => {
    const other = (clientName: string) => ({
      ...{ seriesId: 1 as never, clientName, subjectName: clientName },
      effect: {} as never,
    });
    const words = (names: string[], medianPaceChange: number | null) =>
      comparisonInWords({ others: names.map(other), medianPaceChange }, metric);
    expect(words(['A', 'B', 'C', 'D'], 0.1)).toBe(
      '4 other clients without it: median pace change +0.10 a month.',
    );
    expect(words(['A'], -0.5)).toBe('1 other client without it: pace change −0.50 a month.');
    expect(words(['A', 'A', 'B'], 0)).toBe(
      '2 other clients (3 series) without it: median pace change 0.00 a month.',
    );
    expect(words([], null)).toBe(
      'No other client on this metric to compare with around that date.',
    );
  });

  it('names the scoring changes beyond which readings are left out', () => {
    expect(leftOutInWords({ before: null, from: null })).toBe('');
    expect(leftOutInWords({ before: day('2012-08-14'), from: day('2013-03-30') })).toBe(
      'Readings before 14 Aug 2012 and from 30 Mar 2013 on are left out: nothing is compared across those scoring changes.',
    );
  });
});

describe('the life of a metric in words', () => {
  it('says how far the overlap has come', () => {
    expect(overlapInWords(2, 3)).toBe('2 of 3 dates have readings of both');
    expect(overlapInWords(3, 3)).toBe('3 of 3 dates have readings of both');
    expect(overlapInWords(12, 3)).toBe('12 dates have readings of both; 3 were wanted');
    expect(overlapInWords(0, 1)).toBe('0 of 1 date has readings of both');
  });

  it('says when the review is, or since when it is due', () => {
    const at = (reviewOn: string, isDue: boolean) =>
      reviewInWords({ succession: { reviewOn: day(reviewOn) }, isDue } as never, day('2013-11-18'));
    expect(at('2013-12-02', false)).toBe('2 Dec 2013, in 2 weeks');
    expect(at('2013-11-18', true)).toBe('18 Nov 2013, due today');
    expect(at('2013-06-03', true)).toBe('3 Jun 2013, due 5 months ago');
  });
});
