/** Words of a league that every host and the report use alike. */
import { formatDate, type CalendarDate } from '../domain/calendar.ts';
import type { LeagueContest, LeagueMeasure, ShownAchievement } from '../domain/league.ts';
import type { Metric } from '../domain/metric.ts';
import type { AnonymousLeague, League } from './league.ts';
import { formatNumber } from './wording.ts';

export const measureWords: Record<LeagueMeasure, string> = {
  'normalised-change': 'Normalised change',
  change: 'Change',
  latest: 'Latest value',
  'own-best': 'Own best',
};

/** "▲ 2", "▼ 1", "=", and "–" for who had no rank before. */
export function movementSign(movement: number | null): string {
  if (movement === null) return '–';
  if (movement === 0) return '=';
  return movement > 0 ? `▲ ${movement}` : `▼ ${-movement}`;
}

/** "up 2 places", for those who hear it. */
export function movementInWords(movement: number | null): string {
  if (movement === null) return 'no rank before';
  if (movement === 0) return 'same rank as before';
  const places = Math.abs(movement);
  return `${movement > 0 ? 'up' : 'down'} ${places} ${places === 1 ? 'place' : 'places'}`;
}

/** On which scoring everyone is compared. */
export function scoringInWords(version: CalendarDate | null): string {
  return version === null
    ? 'All readings are on one scoring.'
    : `Everyone is compared on the scoring since ${formatDate(version)}; earlier readings count where they are linked to it.`;
}

const WHY: Record<League['unranked'][number]['why'], (readings: number) => string> = {
  'too-few-readings': (readings) =>
    `${readings === 0 ? 'no reading' : readings === 1 ? '1 reading' : `${readings} readings`} in the season, and 3 are needed`,
  'not-read-since-the-scoring-change': () => 'not read since the scoring change',
};

/** One line for each who could not be ranked; only how many, where nobody is named. */
export function unrankedInWords(
  unranked: League['unranked'] | AnonymousLeague['unranked'],
): string[] {
  if (typeof unranked !== 'number') {
    return unranked.map(({ name, readings, why }) => `${name}: not ranked, ${WHY[why](readings)}.`);
  }
  return unranked === 0
    ? []
    : [`${unranked} could not be ranked: at least 3 readings on the latest scoring are needed.`];
}

/** "First place: Ana Ruiz, 42.50 on 2 Jun 2013, on the scoring since 30 Mar 2013". */
export function achievementInWords(
  { name, kind, earnedOn, value, scoringVersion }: ShownAchievement,
  { decimals }: Pick<Metric, 'decimals'>,
): string {
  const what = kind === 'first-place' ? 'First place' : 'Own best';
  const reached = `${formatNumber(value, decimals)} on ${formatDate(earnedOn)}`;
  const scoring =
    scoringVersion === null ? '' : `, on the scoring since ${formatDate(scoringVersion)}`;
  return `${what}: ${name === null ? '' : `${name}, `}${reached}${scoring}`;
}

/** For inside the workbook: a file never says how many. */
export function absentInWords(absent: number, contest: LeagueContest): string {
  if (contest === 'peers') {
    return `${absent} of the organisations ${absent === 1 ? 'is' : 'are'} kept out of leagues, and absent from the ranking and the total.`;
  }
  const who = absent === 1 ? '1 person' : `${absent} people`;
  return `${who} opted out or did not agree to be scored, and ${absent === 1 ? 'is' : 'are'} absent from the ranking and the total.`;
}
