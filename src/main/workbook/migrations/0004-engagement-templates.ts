/**
 * Engagement templates: how an engagement was set up, without anything of whom it was for. Dates are
 * kept as days from the start of the engagement.
 */
import { date, required } from './columns.ts';

export const engagementTemplates = {
  version: 4,
  name: 'engagement templates',
  sql: `
CREATE TABLE engagement_template (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  name          TEXT NOT NULL COLLATE NOCASE UNIQUE ${required('name')},
  description   TEXT NOT NULL DEFAULT '',
  made_on       TEXT NOT NULL ${date('made_on')}
) STRICT;

-- Who or what is scored, by kind and never by name; the first is the one that an engagement begins with.
CREATE TABLE template_subject (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  template_id   INTEGER NOT NULL REFERENCES engagement_template (id) ON DELETE CASCADE,
  kind          TEXT NOT NULL CHECK (kind IN ('organisation', 'executive', 'team-member', 'peer'))
) STRICT;
CREATE INDEX subject_of_template ON template_subject (template_id);

CREATE TABLE template_series (
  id                  INTEGER PRIMARY KEY AUTOINCREMENT,
  template_subject_id INTEGER NOT NULL REFERENCES template_subject (id) ON DELETE CASCADE,
  metric_id           INTEGER NOT NULL REFERENCES metric (id) ON DELETE RESTRICT,
  is_main             INTEGER NOT NULL DEFAULT 0 CHECK (is_main IN (0, 1)),
  -- When the metric is reviewed; null for the usual time.
  review_days         INTEGER CHECK (review_days >= 0),
  -- A target as units from the baseline; both null where there is none.
  target_change       REAL CHECK (abs(target_change) < 9e999),
  target_days         INTEGER CHECK (target_days >= 0),
  UNIQUE (template_subject_id, metric_id),
  CHECK ((target_change IS NULL) = (target_days IS NULL))
) STRICT;
CREATE INDEX template_series_of_metric ON template_series (metric_id);

CREATE TABLE template_milestone (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  template_id   INTEGER NOT NULL REFERENCES engagement_template (id) ON DELETE CASCADE,
  -- Days from the start; below 0 for what comes before it.
  days          INTEGER NOT NULL,
  title         TEXT NOT NULL ${required('title')},
  category      TEXT NOT NULL DEFAULT '',
  UNIQUE (template_id, days, title)
) STRICT;
`,
};
