/** Queries on league seasons and achievements. */
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { EngagementId, LeagueSeasonId } from '#shared/domain/identity.ts';
import type { LeagueSeason } from '#shared/domain/league.ts';
import type { Achievement } from '#shared/trend/league-achievements.ts';
import { lastKnownDay } from './known-on.ts';
import type { Workbook } from './workbook.ts';

/** A season that was settled later than the date asked for was not settled then. */
const SELECT = `
  SELECT league_season.id, engagement_id AS engagementId, metric_id AS metricId,
    metric.name AS metricName, league_season.name, contest, starts_on AS start, ends_on AS end,
    measure, is_anonymous AS isAnonymous,
    CASE WHEN settled_on <= @knownOn THEN settled_on END AS settledOn
  FROM league_season JOIN metric ON metric.id = metric_id`;

type SeasonRow = Omit<LeagueSeason, 'isAnonymous'> & { isAnonymous: 0 | 1 };
const toSeason = (row: SeasonRow): LeagueSeason => ({ ...row, isAnonymous: row.isAnonymous === 1 });

/** The latest first. */
export function listSeasons(
  { db }: Workbook,
  engagementId: EngagementId,
  knownOn: CalendarDate | null,
): LeagueSeason[] {
  return db
    .prepare<{ engagementId: EngagementId; knownOn: CalendarDate }, SeasonRow>(
      `${SELECT} WHERE engagement_id = @engagementId
       ORDER BY ends_on DESC, starts_on DESC, league_season.id`,
    )
    .all({ engagementId, knownOn: lastKnownDay(knownOn) })
    .map(toSeason);
}

export function getSeason(
  { db }: Workbook,
  id: LeagueSeasonId,
  knownOn: CalendarDate | null,
): LeagueSeason | undefined {
  const row = db
    .prepare<{ id: LeagueSeasonId; knownOn: CalendarDate }, SeasonRow>(
      `${SELECT} WHERE league_season.id = @id`,
    )
    .get({ id, knownOn: lastKnownDay(knownOn) });
  return row && toSeason(row);
}

/** The number of the engagement's season of that name on the metric, upper and lower case alike. */
export function seasonNamed(
  { db }: Workbook,
  { engagementId, metricId, name }: Pick<LeagueSeason, 'engagementId' | 'metricId' | 'name'>,
): LeagueSeasonId | undefined {
  return db
    .prepare<[number, number, string], LeagueSeasonId>(
      'SELECT id FROM league_season WHERE engagement_id = ? AND metric_id = ? AND name = ?',
    )
    .pluck()
    .get(engagementId, metricId, name);
}

export type SeasonFields = Omit<LeagueSeason, 'id' | 'metricName' | 'settledOn'>;

const asRow = (season: SeasonFields) => ({ ...season, isAnonymous: season.isAnonymous ? 1 : 0 });

export function insertSeason({ db }: Workbook, season: SeasonFields): LeagueSeasonId {
  const { lastInsertRowid } = db
    .prepare<[ReturnType<typeof asRow>]>(
      `INSERT INTO league_season (engagement_id, metric_id, name, contest, starts_on, ends_on, measure,
         is_anonymous)
       VALUES (@engagementId, @metricId, @name, @contest, @start, @end, @measure, @isAnonymous)`,
    )
    .run(asRow(season));
  return Number(lastInsertRowid) as LeagueSeasonId;
}

export function updateSeason({ db }: Workbook, season: LeagueSeason): void {
  db.prepare<[ReturnType<typeof asRow>]>(
    `UPDATE league_season SET metric_id = @metricId, name = @name, contest = @contest,
       starts_on = @start, ends_on = @end, measure = @measure, is_anonymous = @isAnonymous
     WHERE id = @id`,
  ).run(asRow(season));
}

/** Keeps what was achieved, as earned; the season is settled from this day on. */
export function settleSeason(
  { db }: Workbook,
  id: LeagueSeasonId,
  achievements: readonly Achievement[],
  settledOn: CalendarDate,
): void {
  const insert = db.prepare<[LeagueSeasonId, Omit<Achievement, 'season'>]>(
    `INSERT INTO league_achievement (season_id, subject_id, kind, earned_on, value, scoring_version)
     VALUES (?, @subjectId, @kind, @earnedOn, @value, @scoringVersion)`,
  );
  for (const { subjectId, kind, earnedOn, value, scoringVersion } of achievements) {
    insert.run(id, { subjectId, kind, earnedOn, value, scoringVersion });
  }
  db.prepare<[CalendarDate, LeagueSeasonId]>(
    'UPDATE league_season SET settled_on = ? WHERE id = ?',
  ).run(settledOn, id);
}

/** First places, then own bests, in the order of their days; none of a season not settled by then. */
export function listAchievements(
  { db }: Workbook,
  id: LeagueSeasonId,
  knownOn: CalendarDate | null,
): Omit<Achievement, 'season'>[] {
  return db
    .prepare<[LeagueSeasonId, CalendarDate], Omit<Achievement, 'season'>>(
      `SELECT subject_id AS subjectId, kind, earned_on AS earnedOn, value,
         scoring_version AS scoringVersion
       FROM league_achievement JOIN league_season ON league_season.id = season_id
       WHERE season_id = ? AND settled_on <= ?
       ORDER BY kind, earned_on, league_achievement.id`,
    )
    .all(id, lastKnownDay(knownOn));
}
