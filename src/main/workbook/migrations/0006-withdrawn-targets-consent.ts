/**
 * Targets can be withdrawn, with a day and a reason; a person's consent has a day and says how it was
 * given; and how each subject may be shown is kept as it was decided.
 */
import { date, required } from './columns.ts';

export const withdrawnTargetsAndConsent = {
  version: 6,
  name: 'withdrawn targets, dated consent',
  sql: `
-- Null while it stands, or until another took its place.
ALTER TABLE target ADD COLUMN withdrawn_on TEXT ${date('withdrawn_on')};
ALTER TABLE target ADD COLUMN withdrawn_reason TEXT ${required('withdrawn_reason')}
  CHECK (withdrawn_on IS NULL OR withdrawn_reason IS NOT NULL);

-- The day on which a person agreed or refused; null where nobody noted it.
ALTER TABLE subject ADD COLUMN consent_on TEXT ${date('consent_on')}
  CHECK (consent_on IS NULL OR consent IN ('given', 'refused'));
ALTER TABLE subject ADD COLUMN consent_how TEXT NOT NULL DEFAULT '';

-- How a subject might be shown from a day on. Reports as known on an earlier day obey both what was
-- decided by then and what is decided now.
CREATE TABLE subject_visibility_decision (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  subject_id    INTEGER NOT NULL REFERENCES subject (id) ON DELETE CASCADE,
  visibility    TEXT NOT NULL CHECK (visibility IN ('shared', 'alias-only', 'private')),
  consent       TEXT CHECK (consent IN ('not-asked', 'given', 'refused')),
  consent_on    TEXT ${date('consent_on')} CHECK (consent_on IS NULL OR consent IN ('given', 'refused')),
  consent_how   TEXT NOT NULL DEFAULT '',
  -- Null for what stood before decisions were kept.
  decided_on    TEXT ${date('decided_on')}
) STRICT;
CREATE INDEX visibility_decision_of_subject
  ON subject_visibility_decision (subject_id, decided_on);
INSERT INTO subject_visibility_decision (subject_id, visibility, consent)
  SELECT id, visibility, consent FROM subject;
`,
};
