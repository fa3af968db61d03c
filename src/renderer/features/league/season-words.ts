/** What a league can rank by, as it stands in a form. */
import { LeagueMeasure } from '#shared/domain/league.ts';
import { measureWords } from '#shared/trend/league-words.ts';

const NOTES: Record<LeagueMeasure, string> = {
  'normalised-change': 'The change as a share of what was left to gain, or there to lose.',
  change: 'From the start of the season, in the metric’s unit.',
  latest: 'The level, which means little by itself.',
  'own-best': 'The best value of the season.',
};

/** @param own the season's own measure, which is marked as such; null while it is being chosen */
export function measureOptions(own: LeagueMeasure | null) {
  return LeagueMeasure.options.map((value) => ({
    value,
    label: value === own ? `${measureWords[value]} (the season’s own)` : measureWords[value],
    description: NOTES[value],
  }));
}
