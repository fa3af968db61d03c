/**
 * Views with friendly names, for people who query their own workbook with another tool; described in
 * docs/schema.md. Plumbline itself reads the tables.
 */
import type { Database } from 'better-sqlite3';
import { quoted } from './table-facts.ts';

const seriesNames = `
  client.name AS client, engagement.name AS engagement, subject.name AS subject, metric.name AS metric`;
const seriesOf = (id: string) => `
  JOIN tracked_series ON tracked_series.id = ${id}
  JOIN engagement ON engagement.id = tracked_series.engagement_id
  JOIN client ON client.id = engagement.client_id
  JOIN subject ON subject.id = tracked_series.subject_id
  JOIN metric ON metric.id = tracked_series.metric_id`;
const engagementNames = 'client.name AS client, engagement.name AS engagement';
const engagementOf = (id: string) => `
  JOIN engagement ON engagement.id = ${id}
  JOIN client ON client.id = engagement.client_id`;

const views: Readonly<Record<string, string>> = {
  clients: `SELECT id, name, note, archived_on FROM client`,
  engagements: `
    SELECT engagement.id, client.name AS client, engagement.name, objective, status, starts_on,
      ends_on, engagement.note, engagement.archived_on
    FROM engagement JOIN client ON client.id = engagement.client_id`,
  subjects: `
    SELECT subject.id, client.name AS client, subject.name, kind, alias, visibility, consent,
      consent_on, consent_how, in_league
    FROM subject JOIN client ON client.id = subject.client_id`,
  visibility_decisions: `
    SELECT decision.id, client.name AS client, subject.name AS subject, decision.visibility,
      decision.consent, decision.consent_on, decision.consent_how, decided_on
    FROM subject_visibility_decision AS decision JOIN subject ON subject.id = subject_id
    JOIN client ON client.id = subject.client_id`,
  metrics: `
    SELECT id, name, provider, unit, scale_min, scale_max, direction, role, smoothing_days,
      cadence_days, smallest_meaningful_pace, visibility, how_to_read, catalogue_key, archived_on
    FROM metric`,
  metric_cards: `
    SELECT metric.name AS metric, stands_for, does_not_stand_for, use_for, not_for, why_chosen, caveats
    FROM metric_card JOIN metric ON metric.id = metric_card.metric_id`,
  benchmarks: `
    SELECT metric.name AS metric, value, label, as_of, source
    FROM benchmark JOIN metric ON metric.id = benchmark.metric_id`,
  scoring_changes: `
    SELECT scoring_change.id, metric.name AS metric, changed_on, what, source, entered_on, treatment,
      link_method, decided_on, decision.reason AS reason
    FROM scoring_change JOIN metric ON metric.id = scoring_change.metric_id
    JOIN scoring_change_decision AS decision ON decision.id = (SELECT max(latest.id)
      FROM scoring_change_decision AS latest WHERE latest.scoring_change_id = scoring_change.id)`,
  series: `
    SELECT tracked_series.id, ${seriesNames}, role, is_main, unit, tracked_series.archived_on,
      (SELECT count(DISTINCT date) FROM reading
        WHERE series_id = tracked_series.id AND withdrawn = 0 AND restated_by IS NULL) AS readings
    FROM (SELECT id FROM tracked_series) AS this ${seriesOf('this.id')}`,
  vintages: `
    SELECT reading.id, series_id, ${seriesNames}, reading.date, reading.value, metric.unit, seen_on,
      scoring_change.changed_on AS restated_by_change_of, reading.status, reading.source,
      reading.note, evidence, withdrawn, recorded_at
    FROM reading ${seriesOf('reading.series_id')}
    LEFT JOIN scoring_change ON scoring_change.id = reading.restated_by`,
  readings: `
    SELECT id, series_id, client, engagement, subject, metric, date, value, unit, seen_on, status,
      source, note, evidence
    FROM (
      SELECT *, row_number() OVER (
        PARTITION BY series_id, date ORDER BY seen_on DESC, id DESC
      ) AS age
      FROM vintages WHERE withdrawn = 0 AND restated_by_change_of IS NULL
    ) WHERE age = 1`,
  driver_log: `
    SELECT readings.* FROM readings JOIN metric ON metric.name = readings.metric
    WHERE metric.role = 'driver'`,
  corrections: `
    SELECT correction.id, ${seriesNames}, reading.date, old_value, new_value, reason, corrected_on
    FROM correction JOIN reading ON reading.id = correction.reading_id
    ${seriesOf('reading.series_id')}`,
  baselines: `
    SELECT baseline.id, ${seriesNames}, baseline.date, baseline.value, baseline.note, agreed_on, reason,
      NOT EXISTS (SELECT 1 FROM baseline AS later WHERE later.replaces_id = baseline.id) AS stands
    FROM baseline ${seriesOf('baseline.series_id')}`,
  targets: `
    SELECT target.id, ${seriesNames}, target.value, due_on, target.note, set_on,
      withdrawn_on, withdrawn_reason, withdrawn_on IS NULL AND target.id = (
        SELECT max(latest.id) FROM target AS latest WHERE latest.series_id = target.series_id
      ) AS stands
    FROM target ${seriesOf('target.series_id')}`,
  milestones: `
    SELECT milestone.id, ${engagementNames}, milestone.date, title, category, milestone.status, owner,
      evidence, milestone.note
    FROM milestone ${engagementOf('milestone.engagement_id')}`,
  league_seasons: `
    SELECT league_season.id, ${engagementNames}, metric.name AS metric, league_season.name, contest,
      league_season.starts_on, league_season.ends_on, measure, is_anonymous, settled_on
    FROM league_season ${engagementOf('league_season.engagement_id')}
    JOIN metric ON metric.id = league_season.metric_id`,
  league_achievements: `
    SELECT league_achievement.id, ${engagementNames}, metric.name AS metric,
      league_season.name AS season, subject.name AS subject, league_achievement.kind, earned_on, value,
      scoring_version
    FROM league_achievement JOIN league_season ON league_season.id = season_id
    ${engagementOf('league_season.engagement_id')}
    JOIN subject ON subject.id = subject_id JOIN metric ON metric.id = league_season.metric_id`,
  journal: `
    SELECT journal_entry.id, ${engagementNames}, journal_entry.date, kind, text
    FROM journal_entry ${engagementOf('journal_entry.engagement_id')}`,
  sign_offs: `
    SELECT verdict_sign_off.id, ${seriesNames}, judged_on, computed, signed, sentence, signed_on
    FROM verdict_sign_off ${seriesOf('verdict_sign_off.series_id')}`,
  disclosures: `
    SELECT disclosure.id, ${engagementNames}, identifier, edition, file_name, sha256, period_from,
      period_to, redaction, disclosed_on
    FROM disclosure ${engagementOf('disclosure.engagement_id')}`,
  templates: `
    SELECT id, name, description, made_on FROM engagement_template`,
  template_parts: `
    SELECT engagement_template.name AS template, template_subject.id AS subject, kind,
      metric.name AS metric, is_main, review_days, target_change, target_days
    FROM template_series
    JOIN template_subject ON template_subject.id = template_subject_id
    JOIN engagement_template ON engagement_template.id = template_id
    JOIN metric ON metric.id = metric_id`,
  template_milestones: `
    SELECT engagement_template.name AS template, days, title, category
    FROM template_milestone JOIN engagement_template ON engagement_template.id = template_id`,
  imports: `
    SELECT id, file_name, sha256, imported_at, added, unchanged, corrected, rejected FROM import`,
};

/** Removes every view, so that a migration may change the tables under them. */
export function dropViews(db: Database): void {
  const present = db
    .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'view'`)
    .pluck()
    .all();
  for (const name of present) db.exec(`DROP VIEW ${quoted(name)}`);
}

/** Makes every view for the schema as it is. */
export function createViews(db: Database): void {
  for (const [name, select] of Object.entries(views)) {
    db.exec(`CREATE VIEW ${name} AS ${select}`);
  }
}
