/** Where everyone stands in a season on a day, as it may be shown: for screens and for reports. */
import { addDays, type CalendarDate } from '../domain/calendar.ts';
import type {
  LeagueContest,
  LeagueMeasure,
  LeagueSeason,
  ShownAchievement,
} from '../domain/league.ts';
import type { Metric } from '../domain/metric.ts';
import type { Subject } from '../domain/subject.ts';
import type { Achievement } from './league-achievements.ts';
import type { Contestant } from './league-results.ts';
import { anonymised, leagueOf, type AnonymousLeague, type League } from './league.ts';

/** Days between the ranks that movements count from and those that are shown. */
const MOVEMENT_DAYS = 30;

/** A season with those who take part in it and what they achieved. */
export interface SeasonSource {
  readonly season: LeagueSeason;
  readonly metric: Metric;
  readonly contestants: readonly { readonly subject: Subject; readonly contestant: Contestant }[];
  readonly achievements: readonly KeptAchievement[];
}

export interface KeptAchievement extends Omit<Achievement, 'season' | 'subjectId'> {
  readonly subject: Subject;
}

interface SeasonDay {
  readonly asOf: CalendarDate;
  /** The last day of the previous period; 30 days before where left out. */
  readonly previousOn?: CalendarDate | undefined;
  /** The season's own where left out. */
  readonly measure?: LeagueMeasure | undefined;
}

/** The league of a season on a day; after its end as it ended. */
export function leagueOn({ season, metric, contestants }: SeasonSource, day: SeasonDay): League {
  const { start, end, measure } = season;
  return leagueOf({
    contestants: contestants.map(({ contestant }) => contestant),
    season: { start, end },
    asOf: day.asOf,
    previousOn: previousDay(season, day),
    measure: day.measure ?? measure,
    metric,
  });
}

/** The day that movements count from. */
export function previousDay({ end }: LeagueSeason, { asOf, previousOn }: SeasonDay): CalendarDate {
  return previousOn ?? addDays(asOf < end ? asOf : end, -MOVEMENT_DAYS);
}

const WORDS: Record<LeagueContest, string> = { people: 'Person', peers: 'Organisation' };

/** The league and its achievements, without anyone's name or number where the season says so. */
export function shownStanding(
  source: SeasonSource,
  day: SeasonDay,
): {
  readonly league: League | AnonymousLeague;
  readonly achievements: ShownAchievement[];
} {
  const { season } = source;
  const league = leagueOn(source, day);
  return {
    league: season.isAnonymous ? anonymised(league, WORDS[season.contest]) : league,
    achievements: source.achievements.map(
      ({ subject, kind, earnedOn, value, scoringVersion }): ShownAchievement => ({
        name: season.isAnonymous ? null : subject.name,
        kind,
        earnedOn,
        value,
        scoringVersion,
      }),
    ),
  };
}
