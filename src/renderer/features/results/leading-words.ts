/** Whether a score leads, in the few words of a badge. */
import type { Leading } from '#shared/trend/leading.ts';
import { plural } from '../../components/format.ts';
import type { BadgeTone } from '../../components/word-badge.tsx';

export function leadingWord({ word, bestLag }: Pick<Leading, 'word' | 'bestLag'>): {
  word: string;
  sign: string;
  tone: BadgeTone;
} {
  switch (word) {
    case 'moves-first':
      return { word: `Moves first by ${plural(bestLag ?? 0, 'month')}`, sign: '→', tone: 'good' };
    case 'moves-together':
      return { word: 'Moves together', sign: '=', tone: 'calm' };
    case 'no-sign-yet':
      return { word: 'No sign yet', sign: '…', tone: 'open' };
  }
}

/** The sentence without the words that the badge shows already. */
export function restOf(sentence: string): string {
  const rest = sentence
    .replace(/^No sign yet: /, '')
    .replace(/^Moves (?:together|first by \d+ months?) \((.*)\)\.$/, '$1.');
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}
