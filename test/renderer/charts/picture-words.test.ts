import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/domain/calendar.ts';
import type { SeriesTrend } from '#shared/contract/trends.ts';
import { pictureFileName, pictureWords } from '../../../src/renderer/charts/picture-words.ts';
import { linesOf } from '../../../src/renderer/charts/text-lines.ts';
import { layersAtFirst, trendChartModel } from '../../../src/renderer/charts/trend-chart-model.ts';
import { date, milestone, seriesTrend, weekly } from './series-trend.ts';

const start = date('2013-01-07');
const today = date('2013-06-24');
const rising = Array.from({ length: 20 }, (_, week) => 40 + week + (week % 3) * 0.4);

function trendOf(subject: Partial<SeriesTrend['subject']> = {}): SeriesTrend {
  const trend = seriesTrend({ readings: weekly(start, rising), today });
  return { ...trend, subject: { ...trend.subject, ...subject } };
}

function wordsOf(trend: SeriesTrend) {
  const milestones = [{ ...milestone(1, addDays(start, 20)), title: 'Zanzibella begins' }];
  const model = trendChartModel(trend, milestones, today);
  const shown = layersAtFirst(model, trend.metric.smoothingDays);
  return { words: pictureWords(trend, model, shown), fileName: pictureFileName(trend, model) };
}

describe('a picture of a chart', () => {
  it('says what is drawn, of whom, from when to when, and the verdict', () => {
    const trend = trendOf({ name: 'Meadowbrook' });
    const { words } = wordsOf(trend);
    expect(words.subtitle).toBe('Meadowbrook, 7 Jan 2013 to 20 May 2013');
    expect(words.verdict).toContain(trend.judgement.sentence);
    expect(words.notes[0]).toBe('Round marks: milestones.');
  });

  it('names nobody who is shared by alias only, nor what milestones may tell of them', () => {
    const subject = {
      name: 'Quibblesworth',
      alias: 'Colleague 1',
      visibility: 'alias-only',
    } as const;
    const { words, fileName } = wordsOf(trendOf(subject));
    expect(JSON.stringify([words, fileName])).not.toMatch(/Quibblesworth|Zanzibella/);
    expect(words.subtitle).toContain('Colleague 1');
  });

  it('says first what the consultant stands for where they overrode the verdict', () => {
    const trend = trendOf();
    const { verdict } = trend.judgement;
    const signOff = {
      seriesId: trend.series.id,
      judgedOn: today,
      computed: verdict,
      signed: 'unclear',
      sentence: 'Bought followers.',
      signedOn: today,
      fits: true,
    } as const;
    const { words } = wordsOf({ ...trend, signOff });
    expect(words.verdict).toMatch(new RegExp(`^Unclear\\. Computed: ${verdict}\\. `));
  });

  it('has a file name that every system takes', () => {
    const { fileName } = wordsOf(trendOf({ name: `A/B: "C" <${'x'.repeat(200)}\u0007😀>` }));
    expect(fileName).toMatch(/^[^\\/:*?"<>|\p{Cc}]{1,155}$/u);
    expect(fileName).toMatch(/\.png$/);
  });
});

describe('lines of a text', () => {
  const fits = (line: string) => line.length <= 10;

  it('are as long as there is room', () => {
    expect(linesOf('one two three four', fits)).toEqual(['one two', 'three four']);
  });

  it('give a word that fits nowhere a line of its own', () => {
    expect(linesOf('a incomprehensible b', fits)).toEqual(['a', 'incomprehensible', 'b']);
  });

  it('are none of an empty text', () => {
    expect(linesOf('  ', fits)).toEqual([]);
  });
});
