/** What a report says of league seasons, ranked among those who may be shown. */
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { LeagueContest, LeagueSeason, ShownAchievement } from '#shared/domain/league.ts';
import type { Metric } from '#shared/domain/metric.ts';
import type { AnonymousLeague, League } from '#shared/trend/league.ts';
import { previousDay, shownStanding, type SeasonSource } from '#shared/trend/league-standing.ts';

export interface LeagueView {
  readonly season: LeagueSeason;
  readonly metric: Metric;
  readonly league: League | AnonymousLeague;
  /** Movements count from the ranks of this day. */
  readonly previousOn: CalendarDate;
  readonly achievements: readonly ShownAchievement[];
}

export type LeagueViews = Readonly<Record<LeagueContest, readonly LeagueView[]>>;

/** The seasons of each contest that touch the period and rank somebody, the latest first. */
export function leagueViews(
  sources: readonly SeasonSource[],
  period: { readonly from: CalendarDate; readonly to: CalendarDate },
): LeagueViews {
  const views = sources
    .filter(({ season: { start, end } }) => start <= period.to && end >= period.from)
    .map((source) => viewOf(source, period.to))
    .filter(({ league }) => league.rows.length > 0);
  const of = (contest: LeagueContest) => views.filter(({ season }) => season.contest === contest);
  return { people: of('people'), peers: of('peers') };
}

function viewOf(source: SeasonSource, asOf: CalendarDate): LeagueView {
  const { season, metric } = source;
  const { league, achievements } = shownStanding(source, { asOf });
  // A report on a time before the season was settled knows of no achievements.
  const isSettled = season.settledOn !== null && season.settledOn <= asOf;
  return {
    season,
    metric,
    league,
    previousOn: previousDay(season, { asOf }),
    achievements: isSettled ? achievements : [],
  };
}
