/**
 * What people achieved in a league: kept as earned, with the scoring version it was earned on, so
 * that no later change of a provider takes it away.
 */
import type { CalendarDate } from '../domain/calendar.ts';
import type { SubjectId } from '../domain/identity.ts';
import type { Season } from './league-results.ts';
import type { League } from './league.ts';

export interface Achievement {
  readonly subjectId: SubjectId;
  /** First place in a season, alone or shared, or a better value in it than ever before. */
  readonly kind: 'first-place' | 'own-best';
  readonly season: Season;
  /** The day on which it was reached. */
  readonly earnedOn: CalendarDate;
  /** The value reached, on the scale of its scoring version. */
  readonly value: number;
  /** The scoring change that was last in force; null before any known. */
  readonly scoringVersion: CalendarDate | null;
}

/**
 * The achievements kept so far and those of a league whose season is over.
 *
 * A season that was awarded once is settled: neither a correction nor a scoring change takes
 * anything back or adds to it.
 */
export function awardAchievements(kept: readonly Achievement[], league: League): Achievement[] {
  const { season, asOf, scoringVersion } = league;
  const isSettled = kept.some(
    (one) => one.season.start === season.start && one.season.end === season.end,
  );
  if (isSettled || asOf < season.end) return [...kept];
  const winners = league.rows
    .filter(({ rank }) => rank === 1)
    .map(({ subjectId, latest }): Achievement => ({
      subjectId,
      kind: 'first-place',
      season,
      earnedOn: latest.date,
      value: latest.value,
      scoringVersion,
    }));
  const bests = league.rows
    .filter(({ isOwnBest }) => isOwnBest)
    .map(({ subjectId, best }): Achievement => ({
      subjectId,
      kind: 'own-best',
      season,
      earnedOn: best.date,
      value: best.value,
      scoringVersion,
    }));
  return [...kept, ...winners, ...bests];
}
