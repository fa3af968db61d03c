/** Leagues: seasons of an engagement, where everyone stands in them, and what was achieved. */
import { z } from 'zod';
import { CalendarDate } from '../domain/calendar.ts';
import { EngagementId, LeagueSeasonId, MetricId } from '../domain/identity.ts';
import { LeagueContest, LeagueMeasure, LeagueSeason, ShownAchievement } from '../domain/league.ts';
import { Metric } from '../domain/metric.ts';
import { Name } from '../domain/text.ts';
import type { AnonymousLeague, League } from '../trend/league.ts';
import { command, query } from './procedure.ts';

export const LeagueStanding = z.object({
  season: LeagueSeason,
  metric: Metric,
  asOf: CalendarDate,
  /** Movements count from the ranks of this day. */
  previousOn: CalendarDate,
  /** Without anyone's name or number where the season says so. */
  league: z.custom<League | AnonymousLeague>(
    (value) => typeof value === 'object' && value !== null,
  ),
  achievements: z.array(ShownAchievement),
  /** How many opted out or do not agree to be scored: they are absent from everything above. */
  absent: z.int().min(0),
});
export type LeagueStanding = z.infer<typeof LeagueStanding>;

const seasonFields = {
  name: Name,
  metricId: MetricId,
  contest: LeagueContest,
  start: CalendarDate,
  end: CalendarDate,
};

export const leagueProcedures = {
  /** The latest first. */
  'league.seasons': query(z.object({ engagementId: EngagementId }), z.array(LeagueSeason)),
  'league.add-season': command(
    z.object({
      engagementId: EngagementId,
      ...seasonFields,
      measure: LeagueMeasure.default('normalised-change'),
      isAnonymous: z.boolean().default(false),
    }),
    LeagueSeason,
  ),
  /** What is left out stays as it is. */
  'league.edit-season': command(
    z.object({
      seasonId: LeagueSeasonId,
      name: Name.optional(),
      metricId: MetricId.optional(),
      contest: LeagueContest.optional(),
      start: CalendarDate.optional(),
      end: CalendarDate.optional(),
      measure: LeagueMeasure.optional(),
      isAnonymous: z.boolean().optional(),
    }),
    LeagueSeason,
  ),
  'league.show': query(
    z.object({
      seasonId: LeagueSeasonId,
      /** Today, or the last day of an engagement that has ended, where left out. */
      asOf: CalendarDate.optional(),
      /** 30 days before, where left out. */
      previousOn: CalendarDate.optional(),
      /** The season's own where left out. */
      measure: LeagueMeasure.optional(),
    }),
    LeagueStanding,
  ),
  /** Freezes the achievements of a season that is over, once. */
  'league.settle': command(z.object({ seasonId: LeagueSeasonId }), LeagueSeason),
};
