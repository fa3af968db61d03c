/** A league season: subjects of one metric ranked from a first to a last day. */
import { z } from 'zod';
import { CalendarDate } from './calendar.ts';
import { EngagementId, LeagueSeasonId, MetricId } from './identity.ts';
import { isPerson, type Subject } from './subject.ts';
import { Name } from './text.ts';

/** The people of the client among themselves, or the organisation among its peers. */
export const LeagueContest = z.enum(['people', 'peers']);
export type LeagueContest = z.infer<typeof LeagueContest>;

/** What a league ranks by; the better the higher in the ranking, whichever way the metric runs. */
export const LeagueMeasure = z.enum(['normalised-change', 'change', 'latest', 'own-best']);
export type LeagueMeasure = z.infer<typeof LeagueMeasure>;

export const LeagueSeason = z.object({
  id: LeagueSeasonId,
  engagementId: EngagementId,
  metricId: MetricId,
  metricName: Name,
  name: Name,
  contest: LeagueContest,
  /** Its first and last day. */
  start: CalendarDate,
  end: CalendarDate,
  measure: LeagueMeasure,
  /** Whether nobody is named in it. */
  isAnonymous: z.boolean(),
  /** When its achievements were frozen; null until then. */
  settledOn: CalendarDate.nullable(),
});
export type LeagueSeason = z.infer<typeof LeagueSeason>;

/** An achievement as it may be shown: kept as earned, on the scale of its scoring version. */
export const ShownAchievement = z.object({
  /** Null where the season names nobody. */
  name: z.string().nullable(),
  kind: z.enum(['first-place', 'own-best']),
  earnedOn: CalendarDate,
  value: z.number(),
  /** The scoring change that was last in force; null before any known. */
  scoringVersion: CalendarDate.nullable(),
});
export type ShownAchievement = z.infer<typeof ShownAchievement>;

/** Whether a subject is of the kind that a contest ranks. */
export function isRankedIn(contest: LeagueContest, { kind }: Pick<Subject, 'kind'>): boolean {
  return contest === 'people' ? isPerson(kind) : !isPerson(kind);
}

/** Whether a subject is to be absent from leagues: opted out, or not willing to be scored. */
export function isAbsentFromLeagues({
  inLeague,
  consent,
}: Pick<Subject, 'inLeague' | 'consent'>): boolean {
  return !inLeague || consent === 'refused';
}
