/**
 * Decisions on scoring changes are kept as they were made, so that a judgement as known on an earlier
 * date can be made again; leagues get seasons, achievements and people who stay out of them; proposed
 * scoring changes that were turned down are remembered.
 */
import { date, required } from './columns.ts';

export const decisionsAndLeagues = {
  version: 2,
  name: 'decisions on scoring changes, leagues',
  sql: `
-- The latest decision counts; as known on a date, the latest one made by then.
CREATE TABLE scoring_change_decision (
  id                INTEGER PRIMARY KEY AUTOINCREMENT,
  scoring_change_id INTEGER NOT NULL REFERENCES scoring_change (id) ON DELETE CASCADE,
  treatment         TEXT NOT NULL CHECK (treatment IN ('rebase', 'splice', 'ignore', 'undecided')),
  -- How old values move onto the new scale; used under splice.
  link_method       TEXT NOT NULL DEFAULT 'additive' CHECK (link_method IN ('additive', 'ratio', 'linear')),
  reason            TEXT NOT NULL DEFAULT '',
  decided_on        TEXT NOT NULL ${date('decided_on')}
) STRICT;
CREATE INDEX decision_of_scoring_change ON scoring_change_decision (scoring_change_id, decided_on);
INSERT INTO scoring_change_decision (scoring_change_id, treatment, link_method, decided_on)
  SELECT id, treatment, link_method, changed_on FROM scoring_change;

CREATE TABLE scoring_change_new (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  metric_id     INTEGER NOT NULL REFERENCES metric (id) ON DELETE CASCADE,
  changed_on    TEXT NOT NULL ${date('changed_on')},
  what          TEXT NOT NULL ${required('what')},
  source        TEXT NOT NULL DEFAULT '',
  -- When it became known; a published one on its own date.
  entered_on    TEXT NOT NULL ${date('entered_on')},
  UNIQUE (metric_id, changed_on)
) STRICT;
INSERT INTO scoring_change_new (id, metric_id, changed_on, what, source, entered_on)
  SELECT id, metric_id, changed_on, what, source, changed_on FROM scoring_change;
DROP TABLE scoring_change;
ALTER TABLE scoring_change_new RENAME TO scoring_change;

-- A date that detection proposed and a person turned down: it is not proposed again.
CREATE TABLE dismissed_proposal (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  metric_id     INTEGER NOT NULL REFERENCES metric (id) ON DELETE CASCADE,
  proposed_on   TEXT NOT NULL ${date('proposed_on')},
  reason        TEXT NOT NULL ${required('reason')},
  dismissed_on  TEXT NOT NULL ${date('dismissed_on')},
  UNIQUE (metric_id, proposed_on)
) STRICT;

-- 0 for those who opted out of leagues.
ALTER TABLE subject ADD COLUMN in_league INTEGER NOT NULL DEFAULT 1 CHECK (in_league IN (0, 1));

CREATE TABLE league_season (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  engagement_id INTEGER NOT NULL REFERENCES engagement (id) ON DELETE CASCADE,
  metric_id     INTEGER NOT NULL REFERENCES metric (id) ON DELETE RESTRICT,
  name          TEXT NOT NULL COLLATE NOCASE ${required('name')},
  -- The people of the client, or the organisation among its peers.
  contest       TEXT NOT NULL CHECK (contest IN ('people', 'peers')),
  starts_on     TEXT NOT NULL ${date('starts_on')},
  ends_on       TEXT NOT NULL ${date('ends_on')} CHECK (ends_on > starts_on),
  measure       TEXT NOT NULL CHECK (measure IN ('normalised-change', 'change', 'latest', 'own-best')),
  is_anonymous  INTEGER NOT NULL DEFAULT 0 CHECK (is_anonymous IN (0, 1)),
  -- When its achievements were frozen; null until then.
  settled_on    TEXT ${date('settled_on')},
  UNIQUE (engagement_id, metric_id, name)
) STRICT;

-- Kept as earned, with the scoring version it was earned on.
CREATE TABLE league_achievement (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  season_id       INTEGER NOT NULL REFERENCES league_season (id) ON DELETE CASCADE,
  subject_id      INTEGER NOT NULL REFERENCES subject (id) ON DELETE CASCADE,
  kind            TEXT NOT NULL CHECK (kind IN ('first-place', 'own-best')),
  earned_on       TEXT NOT NULL ${date('earned_on')},
  value           REAL NOT NULL,
  -- The scoring change last in force; null before any known.
  scoring_version TEXT ${date('scoring_version')},
  UNIQUE (season_id, subject_id, kind)
) STRICT;
`,
};
