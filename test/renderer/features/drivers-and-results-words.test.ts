import { describe, expect, it } from 'vitest';
import { restOf as restOfEarned } from '../../../src/renderer/components/earned-badge.tsx';
import { leadingWord, restOf } from '../../../src/renderer/features/results/leading-words.ts';

describe('the word on a score and its sentence', () => {
  it('do not say the same twice', () => {
    expect(restOfEarned('Earned: the score is improving, and 1 of 2 drivers is up (posts).')).toBe(
      'The score is improving, and 1 of 2 drivers is up (posts).',
    );
    const whole = 'No verdict on the score to hold against the work; 1 of 1 drivers is up (posts).';
    expect(restOfEarned(whole)).toBe(whole);
  });
});

describe('whether a score leads', () => {
  it('is said in a few words, with its months', () => {
    const wordOf = (word: Parameters<typeof leadingWord>[0]['word'], bestLag: number | null) =>
      leadingWord({ word, bestLag }).word;
    expect(wordOf('moves-first', 1)).toBe('Moves first by 1 month');
    expect(wordOf('moves-first', 3)).toBe('Moves first by 3 months');
    expect(wordOf('moves-together', 0)).toBe('Moves together');
    expect(wordOf('no-sign-yet', null)).toBe('No sign yet');
  });

  it('has figures beside the words, not the words again', () => {
    expect(restOf('Moves first by 2 months (rho = 0.80 over 19 months, p = 0.01).')).toBe(
      'Rho = 0.80 over 19 months, p = 0.01.',
    );
    expect(restOf('No sign yet: 7 of at least 8 months with a change in both.')).toBe(
      '7 of at least 8 months with a change in both.',
    );
  });
});
