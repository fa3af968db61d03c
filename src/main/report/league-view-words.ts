/** Leagues of a report in words. */
import { formatDate } from '#shared/domain/calendar.ts';
import type { LeagueContest, LeagueSeason } from '#shared/domain/league.ts';
import { measureWords, scoringInWords } from '#shared/trend/league-words.ts';
import type { LeagueView } from './league-model.ts';

interface Title {
  readonly title: string;
  readonly about: string;
}

export const leagueTitles: Record<LeagueContest, Title> = {
  people: {
    title: 'League',
    about:
      'People on the same score, like for like. Who stays out of leagues, or may not be shown, is absent: ranks and totals are those of the others.',
  },
  peers: {
    title: 'Peers',
    about:
      'The organisation among its peers on the same score, like for like. Who may not be shown is absent: ranks and totals are those of the others.',
  },
};

export function seasonTitle({ season, metric }: LeagueView): string {
  return `${season.name}: ${metric.name}`;
}

/** Its dates, what it is ranked by, and on which scoring. */
export function seasonInWords({ season, league, previousOn }: LeagueView): string {
  return `${formatDate(season.start)} to ${formatDate(season.end)}, ranked by ${measureWords[league.measure].toLowerCase()}; moves since ${formatDate(previousOn)}. ${scoringInWords(league.scoringVersion)}`;
}

export function shownName(name: string, { isAnonymous }: LeagueSeason): string {
  return isAnonymous ? 'Not named' : name;
}
