/** Leagues: seasons, where everyone stands in one, and the achievements that settling freezes. */
import type { CheckedInputOf } from '#shared/contract/index.ts';
import type { LeagueStanding } from '#shared/contract/league.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import type { LeagueSeasonId } from '#shared/domain/identity.ts';
import type { LeagueSeason } from '#shared/domain/league.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import { awardAchievements } from '#shared/trend/league-achievements.ts';
import { leagueOn, previousDay, shownStanding } from '#shared/trend/league-standing.ts';
import {
  getSeason,
  insertSeason,
  listSeasons,
  seasonNamed,
  settleSeason,
  updateSeason,
  type SeasonFields,
} from '#main/workbook/leagues.ts';
import { contestSource } from './contestants.ts';
import type { Context } from './context.ts';
import { engagementWith } from './engagements.ts';
import { metricWith } from './metrics.ts';
import { found } from './refusals.ts';
import { judgedOn } from './trends.ts';

export function seasons(
  context: Context,
  { engagementId }: CheckedInputOf<'league.seasons'>,
): LeagueSeason[] {
  engagementWith(context, engagementId);
  return listSeasons(context.workbook, engagementId, context.knownOn);
}

/** Refuses `conflict` for a name that is taken, `bad-input` for a season that ends before it starts. */
export function addSeason(
  context: Context,
  input: CheckedInputOf<'league.add-season'>,
): LeagueSeason {
  engagementWith(context, input.engagementId);
  metricWith(context, input.metricId);
  refuseAmiss(context, input, null);
  return seasonWith(context, insertSeason(context.workbook, input));
}

/** Refuses as {@link addSeason}, and `conflict` for what a settled season's achievements rest on. */
export function editSeason(
  context: Context,
  { seasonId, ...changes }: CheckedInputOf<'league.edit-season'>,
): LeagueSeason {
  const present = seasonWith(context, seasonId);
  const edited: LeagueSeason = {
    ...present,
    name: changes.name ?? present.name,
    metricId: changes.metricId ?? present.metricId,
    contest: changes.contest ?? present.contest,
    start: changes.start ?? present.start,
    end: changes.end ?? present.end,
    measure: changes.measure ?? present.measure,
    isAnonymous: changes.isAnonymous ?? present.isAnonymous,
  };
  metricWith(context, edited.metricId);
  refuseUnsettling(context, present, edited);
  refuseAmiss(context, edited, seasonId);
  updateSeason(context.workbook, edited);
  return seasonWith(context, seasonId);
}

/** Refuses `bad-input` where the previous day is not before the day asked for. */
export function show(
  context: Context,
  { seasonId, ...asked }: CheckedInputOf<'league.show'>,
): LeagueStanding {
  const season = seasonWith(context, seasonId);
  const latest = judgedOn(engagementWith(context, season.engagementId), context.today);
  const asOf = asked.asOf !== undefined && asked.asOf < latest ? asked.asOf : latest;
  if (asked.previousOn !== undefined && asked.previousOn >= asOf) {
    throw new Refusal(
      'bad-input',
      `The previous period ends on ${formatDate(asked.previousOn)}, not before ${formatDate(asOf)}; choose an earlier day.`,
      [{ field: 'previousOn', value: asked.previousOn, expected: `before ${asOf}` }],
    );
  }
  const day = { ...asked, asOf };
  const source = contestSource(context, season);
  return {
    season,
    metric: source.metric,
    asOf,
    previousOn: previousDay(season, day),
    ...shownStanding(source, day),
    absent: source.absent,
  };
}

/**
 * Freezes a season's achievements, once: neither a correction nor a scoring change takes them away.
 *
 * Refuses `conflict` before the season's end, when it is settled already, and where nobody is ranked.
 */
export function settle(
  context: Context,
  { seasonId }: CheckedInputOf<'league.settle'>,
): LeagueSeason {
  const season = seasonWith({ ...context, knownOn: null }, seasonId);
  if (season.settledOn !== null) {
    throw new Refusal(
      'conflict',
      `“${season.name}” was settled on ${formatDate(season.settledOn)}; its achievements stay as they were earned.`,
    );
  }
  if (context.today < season.end) {
    throw new Refusal(
      'conflict',
      `“${season.name}” runs until ${formatDate(season.end)}; settle it then.`,
      [{ field: 'seasonId', expected: `${season.end} or later` }],
    );
  }
  const league = leagueOn(contestSource(context, season), { asOf: context.today });
  if (league.rows.length === 0) {
    throw new Refusal(
      'conflict',
      `Nobody can be ranked in “${season.name}” yet, so there is nothing to settle; log at least three readings of its days for each first.`,
    );
  }
  settleSeason(context.workbook, seasonId, awardAchievements([], league), context.today);
  return seasonWith(context, seasonId);
}

function seasonWith({ workbook, knownOn }: Context, id: LeagueSeasonId): LeagueSeason {
  return found(getSeason(workbook, id, knownOn), `league season with number ${id}`);
}

function refuseAmiss(
  { workbook }: Context,
  season: SeasonFields,
  except: LeagueSeasonId | null,
): void {
  const { name, start, end } = season;
  if (end <= start) {
    throw new Refusal(
      'bad-input',
      `“${name}” ends on ${formatDate(end)}, not after it starts on ${formatDate(start)}; choose a later end.`,
      [{ field: 'end', value: end, expected: `after ${start}` }],
    );
  }
  const twin = seasonNamed(workbook, season);
  if (twin === undefined || twin === except) return;
  throw new Refusal(
    'conflict',
    `The engagement has a season “${name}” on this metric already; edit that one, or use another name.`,
    [{ field: 'name', value: name }],
  );
}

const FROZEN = ['metricId', 'contest', 'start', 'end', 'measure'] as const;

/** What was achieved was achieved in the season as it was. */
function refuseUnsettling(context: Context, present: LeagueSeason, edited: LeagueSeason): void {
  const { settledOn } = seasonWith({ ...context, knownOn: null }, present.id);
  if (settledOn === null || FROZEN.every((field) => edited[field] === present[field])) return;
  throw new Refusal(
    'conflict',
    `“${present.name}” was settled on ${formatDate(settledOn)}: only its name, and whether it names people, can still change.`,
  );
}
