/**
 * A league: subjects of one metric ranked within a season, like for like.
 *
 * Only readings of the latest scoring version count, or those linked to it, so that a provider's
 * change ranks nobody. Those who opted out are absent from everything, the team's total included,
 * since a total and all other parts would give them away.
 */
import type { CalendarDate } from '../domain/calendar.ts';
import type { SubjectId } from '../domain/identity.ts';
import type { LeagueMeasure } from '../domain/league.ts';
import type { Contestant, Entry, LeagueMetric, LeagueResult, Season } from './league-results.ts';
import { entryOf, resultsUntil } from './league-results.ts';
import { normalisedChange } from './normalised-change.ts';
import { sum } from './statistics.ts';

export interface LeagueRow extends LeagueResult {
  /** 1 for the best; equal scores share a rank, and the ranks they take up are skipped. */
  readonly rank: number;
  /** What the rank rests on. */
  readonly score: number;
  /** Ranks gained since the previous period; null for who had none then, or another version. */
  readonly movement: number | null;
}

type WhyUnranked = 'too-few-readings' | 'not-read-since-the-scoring-change';

export interface League {
  readonly season: Season;
  readonly asOf: CalendarDate;
  readonly measure: LeagueMeasure;
  /** Best first, equal ones by name. */
  readonly rows: readonly LeagueRow[];
  readonly unranked: readonly {
    readonly subjectId: SubjectId;
    readonly name: string;
    readonly readings: number;
    readonly why: WhyUnranked;
  }[];
  /** All ranked together, as if they were one; null without any. */
  readonly team: {
    readonly start: number;
    readonly latest: number;
    readonly change: number;
    readonly normalisedChange: number | null;
  } | null;
  /** The scoring change that the readings compared come after or are linked over; null for none. */
  readonly scoringVersion: CalendarDate | null;
}

/** Scores closer than this differ by arithmetic only. */
const EQUAL = 1e-9;

interface LeagueInput {
  readonly contestants: readonly Contestant[];
  readonly season: Season;
  readonly asOf: CalendarDate;
  /** The last day of the previous period, for movements. */
  readonly previousOn: CalendarDate;
  readonly measure: LeagueMeasure;
  readonly metric: LeagueMetric;
}

/**
 * The league as it stands on a day, within its season.
 *
 * Where the scale is open at the end that normalised change needs, change is ranked by instead and
 * named as the measure.
 */
export function leagueOf(input: LeagueInput): League {
  const { season, asOf, metric } = input;
  const until = asOf < season.end ? asOf : season.end;
  const present = input.contestants
    .filter(({ hasOptedOut }) => !hasOptedOut)
    .map((contestant) => entryOf(contestant, season, until, metric));
  const versions = present.flatMap(({ version }) => (version === null ? [] : [version]));
  const scoringVersion = versions.toSorted().at(-1) ?? null;
  const isCurrent = ({ version }: Entry) => version === scoringVersion;
  const current = present.filter(isCurrent);
  const now = resultsUntil(until, current, metric);
  const measure =
    input.measure === 'normalised-change' && now.some(lacksNormalisedChange)
      ? 'change'
      : input.measure;
  const before = ranked(resultsUntil(input.previousOn, current, metric), measure, metric);
  const rankBefore = new Map(before.map(({ subjectId, rank }) => [subjectId, rank]));
  const rows = ranked(now, measure, metric).map((row): LeagueRow => {
    const earlier = rankBefore.get(row.subjectId);
    return { ...row, movement: earlier === undefined ? null : earlier - row.rank };
  });
  const rankedIds = new Set(rows.map(({ subjectId }) => subjectId));
  return {
    season,
    asOf,
    measure,
    rows,
    unranked: present
      .filter(({ contestant }) => !rankedIds.has(contestant.subjectId))
      .map((entry) => ({
        subjectId: entry.contestant.subjectId,
        name: entry.contestant.name,
        readings: entry.comparable.length,
        why: isCurrent(entry) ? 'too-few-readings' : 'not-read-since-the-scoring-change',
      })),
    team: teamOf(rows, metric),
    scoringVersion,
  };
}

function lacksNormalisedChange(result: LeagueResult): boolean {
  return result.normalisedChange === null;
}

function ranked(
  results: readonly LeagueResult[],
  measure: LeagueMeasure,
  metric: LeagueMetric,
): Omit<LeagueRow, 'movement'>[] {
  const scored = results.map((result) => ({ ...result, score: scoreOf(result, measure, metric) }));
  return scored
    .map((one) => ({
      ...one,
      rank: 1 + scored.filter(({ score }) => score > one.score + EQUAL).length,
    }))
    .sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1));
}

function scoreOf(
  result: LeagueResult,
  measure: LeagueMeasure,
  { direction }: LeagueMetric,
): number {
  const sign = direction === 'up' ? 1 : -1;
  switch (measure) {
    case 'normalised-change':
      return result.normalisedChange ?? 0;
    case 'change':
      return sign * result.change;
    case 'latest':
      return sign * result.latest.value;
    case 'own-best':
      return sign * result.best.value;
  }
}

function teamOf(rows: readonly LeagueRow[], metric: LeagueMetric): League['team'] {
  if (rows.length === 0) return null;
  const start = sum(rows.map((row) => row.start.value));
  const latest = sum(rows.map((row) => row.latest.value));
  const times = (end: number | null) => (end === null ? null : end * rows.length);
  const scale = {
    scaleMin: times(metric.scaleMin),
    scaleMax: times(metric.scaleMax),
    direction: metric.direction,
  };
  return {
    start,
    latest,
    change: latest - start,
    normalisedChange: start === latest ? 0 : normalisedChange(start, latest, scale),
  };
}

/** The places of a league without anyone's name or identifier. */
export interface AnonymousLeague extends Omit<League, 'rows' | 'unranked'> {
  readonly rows: readonly Omit<LeagueRow, 'subjectId'>[];
  /** How many could not be ranked. */
  readonly unranked: number;
}

/** The same league with everyone numbered by their place, as "Person 1" or another word. */
export function anonymised(league: League, word = 'Person'): AnonymousLeague {
  const { season, asOf, measure, team, scoringVersion } = league;
  const rows = league.rows.map((row, i): Omit<LeagueRow, 'subjectId'> => ({
    name: `${word} ${i + 1}`,
    readings: row.readings,
    start: row.start,
    latest: row.latest,
    best: row.best,
    isOwnBest: row.isOwnBest,
    change: row.change,
    normalisedChange: row.normalisedChange,
    linkError: row.linkError,
    rank: row.rank,
    score: row.score,
    movement: row.movement,
  }));
  return { season, asOf, measure, team, scoringVersion, rows, unranked: league.unranked.length };
}
