import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import {
  absentInWords,
  achievementInWords,
  movementInWords,
  movementSign,
  scoringInWords,
  unrankedInWords,
} from '#shared/trend/league-words.ts';

describe('a league in words', () => {
  it('writes moves with a sign for those who see and a word for those who hear', () => {
    const both = [2, 1, 0, -1, -3, null].map((move) => [movementSign(move), movementInWords(move)]);
    expect(both).toEqual([
      ['▲ 2', 'up 2 places'],
      ['▲ 1', 'up 1 place'],
      ['=', 'same rank as before'],
      ['▼ 1', 'down 1 place'],
      ['▼ 3', 'down 3 places'],
      ['–', 'no rank before'],
    ]);
  });

  it('says why somebody is not ranked, and only how many where nobody is named', () => {
    const subjectId = 1 as never;
    expect(
      unrankedInWords([
        { subjectId, name: 'Ada', readings: 0, why: 'too-few-readings' },
        { subjectId, name: 'Ben', readings: 1, why: 'too-few-readings' },
        { subjectId, name: 'Cem', readings: 5, why: 'not-read-since-the-scoring-change' },
      ]),
    ).toEqual([
      'Ada: not ranked, no reading in the season, and 3 are needed.',
      'Ben: not ranked, 1 reading in the season, and 3 are needed.',
      'Cem: not ranked, not read since the scoring change.',
    ]);
    expect(unrankedInWords(2)).toEqual([
      '2 could not be ranked: at least 3 readings on the latest scoring are needed.',
    ]);
    expect(unrankedInWords(0)).toEqual([]);
  });

  it('names the scoring that everyone is compared on', () => {
    expect(scoringInWords(null)).toBe('All readings are on one scoring.');
    expect(scoringInWords('2013-03-30' as CalendarDate)).toContain('since 30 Mar 2013');
  });

  it('tells what was achieved, with a name or without', () => {
    const earnedOn = '2013-05-27' as CalendarDate;
    const achievement = {
      kind: 'first-place',
      earnedOn,
      value: 40.2,
      scoringVersion: null,
    } as const;
    const metric = { decimals: 2 };
    expect(achievementInWords({ ...achievement, name: 'Ada' }, metric)).toBe(
      'First place: Ada, 40.20 on 27 May 2013',
    );
    const scoringVersion = '2013-03-30' as CalendarDate;
    expect(achievementInWords({ ...achievement, name: null, scoringVersion }, metric)).toBe(
      'First place: 40.20 on 27 May 2013, on the scoring since 30 Mar 2013',
    );
  });

  it('counts those who are absent without naming them', () => {
    expect(absentInWords(1, 'people')).toBe(
      '1 person opted out or did not agree to be scored, and is absent from the ranking and the total.',
    );
    expect(absentInWords(2, 'people')).toMatch(/^2 people .* are absent/);
    expect(absentInWords(1, 'peers')).toMatch(/^1 of the organisations is kept out/);
  });
});
