/** Who takes part in a league season, and all that its ranking rests on. */
import type { CalendarDate } from '#shared/domain/calendar.ts';
import { isAbsentFromLeagues, isRankedIn, type LeagueSeason } from '#shared/domain/league.ts';
import type { Contestant } from '#shared/trend/league-results.ts';
import type { SeasonSource } from '#shared/trend/league-standing.ts';
import { getBaseline } from '#main/workbook/baselines.ts';
import { listAchievements } from '#main/workbook/leagues.ts';
import { listSeries } from '#main/workbook/series.ts';
import type { Context } from './context.ts';
import { readingsOf } from './kept.ts';
import { metricWith } from './metrics.ts';
import { scoringRules } from './scoring-rules.ts';
import { asMayBeShown, subjectWith } from './subjects.ts';

/** A season with its contestants; those who stay out are in nothing of it but their number. */
export interface ContestSource extends SeasonSource {
  /** How many opted out or do not agree to be scored. */
  readonly absent: number;
}

/** The subjects of the season's kind that the engagement tracks on its metric. */
export function contestSource(context: Context, season: LeagueSeason): ContestSource {
  const { workbook, knownOn } = context;
  const rulesFor = scoringRules(workbook, knownOn);
  const ranked = listSeries(workbook, season.engagementId)
    .filter(({ metricId }) => metricId === season.metricId)
    .map((series) => ({
      series,
      subject: asMayBeShown(context, subjectWith(context, series.subjectId)),
    }))
    .filter(({ subject }) => isRankedIn(season.contest, subject));
  const present = ranked.filter(({ subject }) => !isAbsentFromLeagues(subject));
  const contestants = present.map(({ series, subject }) => ({
    subject,
    contestant: {
      subjectId: subject.id,
      name: subject.name,
      hasOptedOut: false,
      readings: readingsOf(workbook, series.id, knownOn)
        .filter(({ restatedBy }) => restatedBy === null)
        .map(({ date, value }) => ({ date, value })),
      baseline: baselineWithin(getBaseline(workbook, series.id, knownOn), season),
      scoringChanges: rulesFor(series),
    },
  }));
  return {
    season,
    metric: metricWith(context, season.metricId).metric,
    contestants,
    achievements: listAchievements(workbook, season.id, knownOn)
      .map(({ subjectId, ...achievement }) => ({
        ...achievement,
        subject: asMayBeShown(context, subjectWith(context, subjectId)),
      }))
      .filter(({ subject }) => !isAbsentFromLeagues(subject)),
    absent: ranked.length - present.length,
  };
}

/** An agreed baseline of another time would give whoever has one a longer run than the others. */
function baselineWithin(
  baseline: { readonly date: CalendarDate; readonly value: number } | undefined,
  { start, end }: LeagueSeason,
): Contestant['baseline'] {
  if (!baseline || baseline.date < start || baseline.date > end) return null;
  return { date: baseline.date, value: baseline.value };
}
