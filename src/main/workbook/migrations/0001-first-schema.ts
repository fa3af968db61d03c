/**
 * The whole vocabulary as tables. Tables are named in the singular; the views for people, in the
 * plural, are in ../views.ts and are made anew after every migration. Dates are ISO text.
 */
import { date, required } from './columns.ts';

export const firstSchema = {
  version: 1,
  name: 'first schema',
  sql: `
CREATE TABLE workbook (
  only_row      INTEGER PRIMARY KEY CHECK (only_row = 1),
  uuid          TEXT NOT NULL,
  prepared_by   TEXT NOT NULL DEFAULT '',
  -- The date the workbook is shown as of and judged on; null for the machine's today.
  as_of         TEXT ${date('as_of')},
  is_sample     INTEGER NOT NULL DEFAULT 0 CHECK (is_sample IN (0, 1)),
  created_at    TEXT NOT NULL
) STRICT;

CREATE TABLE client (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  name          TEXT NOT NULL COLLATE NOCASE UNIQUE ${required('name')},
  note          TEXT NOT NULL DEFAULT '',
  archived_on   TEXT ${date('archived_on')}
) STRICT;

CREATE TABLE engagement (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id     INTEGER NOT NULL REFERENCES client (id) ON DELETE CASCADE,
  name          TEXT NOT NULL COLLATE NOCASE ${required('name')},
  objective     TEXT NOT NULL DEFAULT '',
  status        TEXT NOT NULL CHECK (status IN ('planned', 'active', 'handed-off', 'closed')),
  starts_on     TEXT NOT NULL ${date('starts_on')},
  ends_on       TEXT ${date('ends_on')} CHECK (ends_on >= starts_on),
  note          TEXT NOT NULL DEFAULT '',
  archived_on   TEXT ${date('archived_on')},
  UNIQUE (client_id, name)
) STRICT;

CREATE TABLE subject (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id     INTEGER NOT NULL REFERENCES client (id) ON DELETE CASCADE,
  name          TEXT NOT NULL COLLATE NOCASE ${required('name')},
  kind          TEXT NOT NULL CHECK (kind IN ('organisation', 'executive', 'team-member', 'peer')),
  alias         TEXT ${required('alias')},
  visibility    TEXT NOT NULL DEFAULT 'shared' CHECK (visibility IN ('shared', 'alias-only', 'private')),
  consent       TEXT CHECK (consent IN ('not-asked', 'given', 'refused')),
  UNIQUE (client_id, name),
  CHECK ((kind IN ('executive', 'team-member')) = (consent IS NOT NULL)),
  CHECK (visibility <> 'alias-only' OR alias IS NOT NULL)
) STRICT;

CREATE TABLE metric (
  id                        INTEGER PRIMARY KEY AUTOINCREMENT,
  name                      TEXT NOT NULL COLLATE NOCASE UNIQUE ${required('name')},
  provider                  TEXT ${required('provider')},
  unit                      TEXT NOT NULL DEFAULT '',
  decimals                  INTEGER NOT NULL CHECK (decimals BETWEEN 0 AND 6),
  scale_min                 REAL,
  scale_max                 REAL CHECK (scale_max > scale_min),
  has_true_zero             INTEGER NOT NULL CHECK (has_true_zero IN (0, 1)),
  direction                 TEXT NOT NULL CHECK (direction IN ('up', 'down')),
  role                      TEXT NOT NULL CHECK (role IN ('leading-indicator', 'driver', 'result')),
  smoothing_days            INTEGER NOT NULL CHECK (smoothing_days >= 0),
  cadence_days              INTEGER NOT NULL CHECK (cadence_days >= 1),
  -- Units per 90 days; null for the method's default.
  smallest_meaningful_pace  REAL CHECK (smallest_meaningful_pace > 0),
  visibility                TEXT NOT NULL DEFAULT 'shared' CHECK (visibility IN ('shared', 'private')),
  how_to_read               TEXT NOT NULL DEFAULT '',
  catalogue_key             TEXT UNIQUE,
  archived_on               TEXT ${date('archived_on')}
) STRICT;

-- What a metric stands for and does not, for use in reports and against objections.
CREATE TABLE metric_card (
  metric_id         INTEGER PRIMARY KEY REFERENCES metric (id) ON DELETE CASCADE,
  stands_for        TEXT NOT NULL DEFAULT '',
  does_not_stand_for TEXT NOT NULL DEFAULT '',
  use_for           TEXT NOT NULL DEFAULT '',
  not_for           TEXT NOT NULL DEFAULT '',
  why_chosen        TEXT NOT NULL DEFAULT '',
  -- One caveat a line; reports carry them.
  caveats           TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE objection (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  metric_id     INTEGER NOT NULL REFERENCES metric (id) ON DELETE CASCADE,
  objection     TEXT NOT NULL CHECK (length(trim(objection)) > 0),
  answer        TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE benchmark (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  metric_id     INTEGER NOT NULL REFERENCES metric (id) ON DELETE CASCADE,
  value         REAL NOT NULL,
  label         TEXT NOT NULL ${required('label')},
  as_of         TEXT ${date('as_of')},
  source        TEXT NOT NULL DEFAULT ''
) STRICT;

-- The behaviours a metric should reflect.
CREATE TABLE metric_driver (
  metric_id     INTEGER NOT NULL REFERENCES metric (id) ON DELETE CASCADE,
  driver_id     INTEGER NOT NULL REFERENCES metric (id) ON DELETE CASCADE,
  PRIMARY KEY (metric_id, driver_id),
  CHECK (metric_id <> driver_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE scoring_change (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  metric_id     INTEGER NOT NULL REFERENCES metric (id) ON DELETE CASCADE,
  changed_on    TEXT NOT NULL ${date('changed_on')},
  what          TEXT NOT NULL ${required('what')},
  source        TEXT NOT NULL DEFAULT '',
  treatment     TEXT NOT NULL CHECK (treatment IN ('rebase', 'splice', 'ignore', 'undecided')),
  -- How old values move onto the new scale; used under splice.
  link_method   TEXT NOT NULL DEFAULT 'additive' CHECK (link_method IN ('additive', 'ratio', 'linear')),
  UNIQUE (metric_id, changed_on)
) STRICT;

CREATE TABLE tracked_series (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  engagement_id INTEGER NOT NULL REFERENCES engagement (id) ON DELETE CASCADE,
  subject_id    INTEGER NOT NULL REFERENCES subject (id) ON DELETE CASCADE,
  metric_id     INTEGER NOT NULL REFERENCES metric (id) ON DELETE RESTRICT,
  is_main       INTEGER NOT NULL DEFAULT 0 CHECK (is_main IN (0, 1)),
  archived_on   TEXT ${date('archived_on')},
  UNIQUE (engagement_id, subject_id, metric_id)
) STRICT;
CREATE UNIQUE INDEX one_main_series ON tracked_series (engagement_id) WHERE is_main = 1;
CREATE INDEX series_of_metric ON tracked_series (metric_id);
CREATE TRIGGER series_subject_of_client BEFORE INSERT ON tracked_series
WHEN (SELECT client_id FROM subject WHERE id = NEW.subject_id)
  IS NOT (SELECT client_id FROM engagement WHERE id = NEW.engagement_id)
BEGIN SELECT RAISE(ABORT, 'a tracked series needs a subject of the engagement''s own client'); END;

CREATE TABLE import (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  file_name     TEXT NOT NULL,
  sha256        TEXT NOT NULL CHECK (length(sha256) = 64),
  imported_at   TEXT NOT NULL,
  added         INTEGER NOT NULL CHECK (added >= 0),
  unchanged     INTEGER NOT NULL CHECK (unchanged >= 0),
  corrected     INTEGER NOT NULL CHECK (corrected >= 0),
  rejected      INTEGER NOT NULL CHECK (rejected >= 0)
) STRICT;

-- What was seen is never overwritten: a restated history is a later vintage (seen_on) of its own, on
-- the scale of the scoring change that restated it; a changed value leaves a correction behind.
CREATE TABLE reading (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  series_id     INTEGER NOT NULL REFERENCES tracked_series (id) ON DELETE CASCADE,
  date          TEXT NOT NULL ${date('date')},
  value         REAL NOT NULL CHECK (abs(value) < 9e999),
  seen_on       TEXT NOT NULL ${date('seen_on')} CHECK (seen_on >= date),
  -- Null for the scale in force on the reading's own date.
  restated_by   INTEGER REFERENCES scoring_change (id) ON DELETE RESTRICT,
  status        TEXT NOT NULL DEFAULT 'normal' CHECK (status IN ('normal', 'estimated', 'provisional', 'break')),
  source        TEXT NOT NULL DEFAULT '',
  note          TEXT NOT NULL DEFAULT '',
  evidence      TEXT NOT NULL DEFAULT '',
  withdrawn     INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
  import_id     INTEGER REFERENCES import (id) ON DELETE SET NULL,
  recorded_at   TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX one_reading_per_vintage
  ON reading (series_id, date, ifnull(restated_by, 0), seen_on) WHERE withdrawn = 0;
CREATE INDEX reading_of_import ON reading (import_id);

CREATE TABLE correction (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  reading_id    INTEGER NOT NULL REFERENCES reading (id) ON DELETE CASCADE,
  old_value     REAL NOT NULL,
  -- Null where the reading was withdrawn.
  new_value     REAL,
  reason        TEXT NOT NULL CHECK (length(trim(reason)) > 0),
  corrected_on  TEXT NOT NULL ${date('corrected_on')},
  recorded_at   TEXT NOT NULL,
  CHECK (new_value IS NOT old_value)
) STRICT;
CREATE INDEX correction_of_reading ON correction (reading_id);

-- The agreed starting value. Changing it adds a row with a reason; the latest agreed counts.
CREATE TABLE baseline (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  series_id     INTEGER NOT NULL REFERENCES tracked_series (id) ON DELETE CASCADE,
  date          TEXT NOT NULL ${date('date')},
  value         REAL NOT NULL,
  note          TEXT NOT NULL DEFAULT '',
  agreed_on     TEXT NOT NULL ${date('agreed_on')},
  replaces_id   INTEGER UNIQUE REFERENCES baseline (id) ON DELETE CASCADE,
  reason        TEXT CHECK (length(trim(reason)) > 0),
  CHECK (replaces_id IS NULL OR reason IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX one_first_baseline ON baseline (series_id) WHERE replaces_id IS NULL;

-- Targets are kept as they were; the latest set counts.
CREATE TABLE target (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  series_id     INTEGER NOT NULL REFERENCES tracked_series (id) ON DELETE CASCADE,
  value         REAL NOT NULL,
  due_on        TEXT NOT NULL ${date('due_on')},
  note          TEXT NOT NULL DEFAULT '',
  set_on        TEXT NOT NULL ${date('set_on')}
) STRICT;
CREATE INDEX target_of_series ON target (series_id);

CREATE TABLE milestone (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  engagement_id INTEGER NOT NULL REFERENCES engagement (id) ON DELETE CASCADE,
  -- When it is due, or when it happened once done.
  date          TEXT NOT NULL ${date('date')},
  title         TEXT NOT NULL ${required('title')},
  category      TEXT NOT NULL DEFAULT '',
  status        TEXT NOT NULL CHECK (status IN ('planned', 'done', 'missed', 'dropped')),
  owner         TEXT NOT NULL DEFAULT '',
  evidence      TEXT NOT NULL DEFAULT '',
  note          TEXT NOT NULL DEFAULT '',
  import_id     INTEGER REFERENCES import (id) ON DELETE SET NULL,
  UNIQUE (engagement_id, date, title)
) STRICT;

CREATE TABLE journal_entry (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  engagement_id INTEGER NOT NULL REFERENCES engagement (id) ON DELETE CASCADE,
  date          TEXT NOT NULL ${date('date')},
  kind          TEXT NOT NULL CHECK (kind IN ('note', 'decision')),
  text          TEXT NOT NULL CHECK (length(trim(text)) > 0)
) STRICT;
CREATE INDEX journal_of_engagement ON journal_entry (engagement_id, date);

-- A metric's life in an engagement: when it is reviewed, what comes after it.
CREATE TABLE succession (
  engagement_id   INTEGER NOT NULL REFERENCES engagement (id) ON DELETE CASCADE,
  metric_id       INTEGER NOT NULL REFERENCES metric (id) ON DELETE RESTRICT,
  adopted_on      TEXT NOT NULL ${date('adopted_on')},
  review_on       TEXT NOT NULL ${date('review_on')} CHECK (review_on >= adopted_on),
  keep_if         TEXT NOT NULL DEFAULT '',
  end_if          TEXT NOT NULL DEFAULT '',
  successor_id    INTEGER REFERENCES metric (id) ON DELETE RESTRICT CHECK (successor_id <> metric_id),
  overlap_readings INTEGER NOT NULL DEFAULT 3 CHECK (overlap_readings >= 0),
  retired_on      TEXT ${date('retired_on')},
  retired_reason  TEXT CHECK (length(trim(retired_reason)) > 0),
  PRIMARY KEY (engagement_id, metric_id),
  CHECK (retired_on IS NULL OR successor_id IS NOT NULL OR retired_reason IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE TABLE review (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  engagement_id INTEGER NOT NULL REFERENCES engagement (id) ON DELETE CASCADE,
  metric_id     INTEGER NOT NULL REFERENCES metric (id) ON DELETE RESTRICT,
  held_on       TEXT NOT NULL ${date('held_on')},
  decision      TEXT NOT NULL CHECK (decision IN ('keep', 'replace', 'retire')),
  successor_id  INTEGER REFERENCES metric (id) ON DELETE RESTRICT,
  reason        TEXT NOT NULL CHECK (length(trim(reason)) > 0),
  CHECK ((decision = 'replace') = (successor_id IS NOT NULL))
) STRICT;

-- The consultant's word on a verdict, as it stood on a date; the latest signed counts.
CREATE TABLE verdict_sign_off (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  series_id     INTEGER NOT NULL REFERENCES tracked_series (id) ON DELETE CASCADE,
  judged_on     TEXT NOT NULL ${date('judged_on')},
  computed      TEXT NOT NULL CHECK (computed IN
                  ('broken', 'too-early', 'stale', 'improving', 'declining', 'steady', 'unclear')),
  signed        TEXT NOT NULL CHECK (signed IN
                  ('broken', 'too-early', 'stale', 'improving', 'declining', 'steady', 'unclear')),
  sentence      TEXT NOT NULL CHECK (length(trim(sentence)) > 0),
  signed_on     TEXT NOT NULL ${date('signed_on')}
) STRICT;
CREATE INDEX sign_off_of_series ON verdict_sign_off (series_id, signed_on);

CREATE TABLE disclosure (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  engagement_id INTEGER NOT NULL REFERENCES engagement (id) ON DELETE CASCADE,
  identifier    TEXT NOT NULL UNIQUE,
  edition       TEXT NOT NULL CHECK (edition IN ('report', 'handoff')),
  file_name     TEXT NOT NULL,
  sha256        TEXT NOT NULL CHECK (length(sha256) = 64),
  period_from   TEXT ${date('period_from')},
  period_to     TEXT ${date('period_to')} CHECK (period_to >= period_from),
  redaction     TEXT NOT NULL CHECK (redaction IN ('none', 'people')),
  disclosed_on  TEXT NOT NULL ${date('disclosed_on')}
) STRICT;
`,
};
