import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/domain/calendar.ts';
import { effectInWords, milestoneEffect } from '#shared/trend/milestone-effect.ts';
import {
  isQuietAround,
  medianPaceChange,
  surroundingsOf,
} from '#shared/trend/milestone-surroundings.ts';
import { change, day, every, judge, SCORE } from './series.ts';

/** Twelve weeks flat, then twelve rising; from 1 Jan 2024, the bend on 25 Mar. */
const BEND = Array.from({ length: 24 }, (_, week) => 40 + Math.max(week - 12, 0) + (week % 3) / 5);
const MILESTONE = day('2024-03-25');

describe('what a judged series shows around a milestone', () => {
  it('is what its readings show, where nothing cuts them', () => {
    const readings = every(7, BEND);
    expect(surroundingsOf(judge(readings), MILESTONE, SCORE, true)).toEqual({
      effect: milestoneEffect(readings, MILESTONE, SCORE),
      leftOutBefore: null,
      leftOutFrom: null,
    });
  });

  it('leaves out readings on the other side of a scoring change that nothing is compared across', () => {
    const jump = BEND.map((value, week) => (week < 6 ? value + 30 : value));
    const judgement = judge(every(7, jump), { scoringChanges: [change('2024-02-10', 'rebase')] });
    const { effect, leftOutBefore, leftOutFrom } = surroundingsOf(
      judgement,
      MILESTONE,
      SCORE,
      true,
    );
    expect([leftOutBefore, leftOutFrom]).toEqual(['2024-02-10', null]);
    expect(effect).toMatchObject({ word: 'better-pace', before: { n: 6 }, after: { n: 12 } });
  });

  it('judges a milestone of an earlier scale on that scale', () => {
    const later = [...BEND, ...BEND.map((value) => value + 20)];
    const judgement = judge(every(7, later), { scoringChanges: [change('2024-06-15', 'rebase')] });
    const { effect, leftOutBefore, leftOutFrom } = surroundingsOf(
      judgement,
      MILESTONE,
      SCORE,
      true,
    );
    expect([leftOutBefore, leftOutFrom]).toEqual([null, '2024-06-15']);
    expect(effect).toEqual(milestoneEffect(every(7, BEND), MILESTONE, SCORE));
  });

  it('compares across a link, on the linked scale', () => {
    const jump = BEND.map((value, week) => (week < 6 ? value + 30 : value));
    const pairs = [{ before: 70, after: 40 }];
    const judgement = judge(every(7, jump), {
      scoringChanges: [change('2024-02-10', 'splice', pairs)],
    });
    const { effect, leftOutBefore } = surroundingsOf(judgement, MILESTONE, SCORE, true);
    expect(leftOutBefore).toBeNull();
    expect(effect.before).toMatchObject({ n: 12 });
    expect(Math.abs(effect.before.pace?.pace ?? 9)).toBeLessThan(0.5);
  });

  it('promises no later judgement where no reading on that scale can come', () => {
    const short = every(7, BEND.slice(0, 14));
    const open = surroundingsOf(judge(short), MILESTONE, SCORE, true).effect;
    expect(open.enoughOn).toBe('2024-04-15');
    expect(effectInWords(open)).toBe('Cannot be judged yet');
    const over = surroundingsOf(judge(short), MILESTONE, SCORE, false).effect;
    expect(over.enoughOn).toBeNull();
    expect(over.sentence).not.toContain('there will be enough');
    expect(effectInWords(over)).toBe('Cannot be judged');
    const cut = judge([...short, ...every(7, BEND, '2024-05-01')], {
      scoringChanges: [change('2024-04-20', 'undecided')],
    });
    expect(surroundingsOf(cut, MILESTONE, SCORE, true).effect.enoughOn).toBeNull();
  });
});

describe('the same time elsewhere', () => {
  it('is quiet where nothing was done within the smoothing window, or 28 days', () => {
    const at = (days: number) => [addDays(MILESTONE, days)];
    expect(isQuietAround(MILESTONE, [], SCORE)).toBe(true);
    expect(isQuietAround(MILESTONE, at(28), SCORE)).toBe(false);
    expect(isQuietAround(MILESTONE, at(-28), SCORE)).toBe(false);
    expect(isQuietAround(MILESTONE, [...at(29), ...at(-29)], SCORE)).toBe(true);
    expect(isQuietAround(MILESTONE, at(29), { smoothingDays: 90 })).toBe(false);
    expect(isQuietAround(MILESTONE, at(91), { smoothingDays: 90 })).toBe(true);
  });

  it('changed its pace by the middle of the changes', () => {
    const by = (pace: number) => ({ paceChange: { pace, low: null, high: null } });
    expect(medianPaceChange([])).toBeNull();
    expect(medianPaceChange([{ paceChange: null }])).toBeNull();
    expect(medianPaceChange([by(3), by(-1), { paceChange: null }, by(0.5)])).toBe(0.5);
  });
});
