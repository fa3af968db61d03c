/**
 * Which rows of each table belong to one engagement: its own, those of its client, its subjects and its
 * metrics that it uses, and nothing that says anything of another client or engagement.
 */

const SERIES = 'SELECT id FROM tracked_series WHERE engagement_id = @engagementId';
const SEASONS = 'SELECT id FROM league_season WHERE engagement_id = @engagementId';
const METRICS = `
  SELECT metric_id FROM tracked_series WHERE engagement_id = @engagementId
  UNION SELECT metric_id FROM succession WHERE engagement_id = @engagementId
  UNION SELECT successor_id FROM succession
    WHERE engagement_id = @engagementId AND successor_id IS NOT NULL
  UNION SELECT metric_id FROM review WHERE engagement_id = @engagementId
  UNION SELECT successor_id FROM review
    WHERE engagement_id = @engagementId AND successor_id IS NOT NULL
  UNION SELECT metric_id FROM league_season WHERE engagement_id = @engagementId`;

const own = 'engagement_id = @engagementId';
const ofSeries = `series_id IN (${SERIES})`;
const ofMetric = `metric_id IN (${METRICS})`;
/** The name and the counts of a file that brought in rows of other engagements too tell of those. */
const ownImports = `
  id IN (SELECT import_id FROM reading WHERE ${ofSeries}
    UNION SELECT import_id FROM milestone WHERE ${own})
  AND id NOT IN (SELECT import_id FROM reading WHERE import_id IS NOT NULL AND NOT ${ofSeries}
    UNION SELECT import_id FROM milestone WHERE import_id IS NOT NULL AND NOT ${own})`;

const SUBJECTS = `
  SELECT subject_id FROM tracked_series WHERE ${own}
  UNION SELECT subject_id FROM league_achievement WHERE season_id IN (${SEASONS})`;

/** Conditions by table; null for a table of which an engagement has nothing. */
export const rowsOfEngagement: Readonly<Record<string, string | null>> = {
  workbook: null,
  client: 'id = (SELECT client_id FROM engagement WHERE id = @engagementId)',
  engagement: 'id = @engagementId',
  subject: `id IN (${SUBJECTS})`,
  subject_visibility_decision: `subject_id IN (${SUBJECTS})`,
  metric: `id IN (${METRICS})`,
  metric_card: ofMetric,
  objection: ofMetric,
  benchmark: ofMetric,
  metric_driver: `${ofMetric} AND driver_id IN (${METRICS})`,
  scoring_change: ofMetric,
  scoring_change_decision: `
    scoring_change_id IN (SELECT id FROM scoring_change WHERE ${ofMetric})`,
  // Proposals come from the readings of every client, and so do the reasons for turning them down.
  dismissed_proposal: null,
  tracked_series: own,
  import: ownImports,
  import_mapping: own,
  reading: ofSeries,
  correction: `reading_id IN (SELECT id FROM reading WHERE ${ofSeries})`,
  baseline: ofSeries,
  target: ofSeries,
  milestone: own,
  journal_entry: own,
  succession: own,
  review: own,
  verdict_sign_off: ofSeries,
  disclosure: own,
  league_season: own,
  league_achievement: `season_id IN (${SEASONS})`,
  // A template belongs to the consultant: it tells of no engagement, not even of the one it came from.
  engagement_template: null,
  template_subject: null,
  template_series: null,
  template_milestone: null,
};
