/**
 * EarnedBadge   word: EarnedWord; size?: 'small' | 'large'.
 * restOf(sentence): the sentence of the method without the word that the badge shows already.
 */
import type { EarnedWord } from '#shared/trend/earned.ts';
import { type BadgeTone, WordBadge } from './word-badge.tsx';

const earnedWords: Record<EarnedWord, { word: string; sign: string; tone: BadgeTone }> = {
  earned: {
    word: 'Earned',
    sign: '✓',
    tone: 'good',
  },
  unexplained: {
    word: 'Unexplained',
    sign: '?',
    tone: 'unsettled',
  },
  'not-yet-showing': {
    word: 'Not yet showing',
    sign: '…',
    tone: 'open',
  },
  'not-moving-it': {
    word: 'Not moving it',
    sign: '≠',
    tone: 'unsettled',
  },
  'neither-up': {
    word: 'Neither is up',
    sign: '●',
    tone: 'calm',
  },
  'no-verdict': {
    word: 'No verdict yet',
    sign: '…',
    tone: 'open',
  },
  'not-evidenced': {
    word: 'Not evidenced',
    sign: '○',
    tone: 'open',
  },
};

interface EarnedBadgeProps {
  word: EarnedWord;
  size?: 'small' | 'large';
}

export function EarnedBadge({ word, size = 'small' }: EarnedBadgeProps) {
  const { word: text, sign, tone } = earnedWords[word];
  return <WordBadge word={text} sign={sign} tone={tone} size={size} />;
}

export function restOf(sentence: string): string {
  const word = Object.values(earnedWords).find((each) => sentence.startsWith(`${each.word}: `));
  const rest = word ? sentence.slice(word.word.length + 2) : sentence;
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}
