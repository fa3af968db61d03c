/** Queries on subjects: who or what is scored. */
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type {
  ClientId,
  EngagementId,
  MetricId,
  SeriesId,
  SubjectId,
} from '#shared/domain/identity.ts';
import type { Metric } from '#shared/domain/metric.ts';
import type { Subject, VisibilityDecision } from '#shared/domain/subject.ts';
import { lastKnownDay } from './known-on.ts';
import type { Workbook } from './workbook.ts';

const SELECT = `
  SELECT id, client_id AS clientId, name, kind, alias, visibility, consent,
    consent_on AS consentOn, consent_how AS consentHow, in_league AS inLeague
  FROM subject`;

type SubjectRow = Omit<Subject, 'inLeague'> & { inLeague: 0 | 1 };
const toSubject = (row: SubjectRow): Subject => ({ ...row, inLeague: row.inLeague === 1 });
const asRow = <Fields extends Pick<Subject, 'inLeague'>>(subject: Fields) => ({
  ...subject,
  inLeague: subject.inLeague ? 1 : 0,
});

export function listSubjects({ db }: Workbook, clientId: ClientId): Subject[] {
  return db
    .prepare<[ClientId], SubjectRow>(`${SELECT} WHERE client_id = ? ORDER BY name`)
    .all(clientId)
    .map(toSubject);
}

export function getSubject({ db }: Workbook, id: SubjectId): Subject | undefined {
  const row = db.prepare<[SubjectId], SubjectRow>(`${SELECT} WHERE id = ?`).get(id);
  return row && toSubject(row);
}

/** The client's subject of that name, upper and lower case alike. */
export function subjectNamed(
  { db }: Workbook,
  clientId: ClientId,
  name: string,
): Subject | undefined {
  const row = db
    .prepare<[ClientId, string], SubjectRow>(`${SELECT} WHERE client_id = ? AND name = ?`)
    .get(clientId, name);
  return row && toSubject(row);
}

/** What is tracked of a client's subjects, in every engagement; archived series included. */
export interface TrackedOfSubject {
  readonly subjectId: SubjectId;
  readonly seriesId: SeriesId;
  readonly engagementId: EngagementId;
  readonly engagementName: string;
  readonly metricId: MetricId;
  readonly metricName: string;
  readonly metricVisibility: Metric['visibility'];
  readonly archivedOn: CalendarDate | null;
}

export function trackedOfClient({ db }: Workbook, clientId: ClientId): TrackedOfSubject[] {
  return db
    .prepare<[ClientId], TrackedOfSubject>(
      `SELECT subject_id AS subjectId, tracked_series.id AS seriesId,
         engagement.id AS engagementId, engagement.name AS engagementName,
         metric.id AS metricId, metric.name AS metricName, metric.visibility AS metricVisibility,
         tracked_series.archived_on AS archivedOn
       FROM tracked_series JOIN engagement ON engagement.id = engagement_id
         JOIN metric ON metric.id = metric_id
       WHERE engagement.client_id = ? ORDER BY engagement.id, metric.name, tracked_series.id`,
    )
    .all(clientId);
}

/** People need a consent, others have none. */
export function insertSubject({ db }: Workbook, subject: Omit<Subject, 'id'>): SubjectId {
  const { lastInsertRowid } = db
    .prepare<[unknown]>(
      `INSERT INTO subject (client_id, name, kind, alias, visibility, consent, consent_on, consent_how,
         in_league)
       VALUES (@clientId, @name, @kind, @alias, @visibility, @consent, @consentOn, @consentHow,
         @inLeague)`,
    )
    .run(asRow(subject));
  return Number(lastInsertRowid) as SubjectId;
}

export function updateSubject({ db }: Workbook, subject: Subject): void {
  db.prepare<[unknown]>(
    `UPDATE subject SET name = @name, alias = @alias, visibility = @visibility, consent = @consent,
       consent_on = @consentOn, consent_how = @consentHow, in_league = @inLeague WHERE id = @id`,
  ).run(asRow(subject));
}

/** Keeps how a subject may be shown from a day on. */
export function insertVisibilityDecision(
  { db }: Workbook,
  subjectId: SubjectId,
  decision: VisibilityDecision,
): void {
  const { visibility, consent, consentOn, consentHow, decidedOn } = decision;
  db.prepare<[unknown]>(
    `INSERT INTO subject_visibility_decision
       (subject_id, visibility, consent, consent_on, consent_how, decided_on)
     VALUES (@subjectId, @visibility, @consent, @consentOn, @consentHow, @decidedOn)`,
  ).run({ subjectId, visibility, consent, consentOn, consentHow, decidedOn });
}

/** How a subject might be shown, the latest decision made by a date (null: now) first. */
export function visibilityDecisions(
  { db }: Workbook,
  subjectId: SubjectId,
  knownOn: CalendarDate | null,
): VisibilityDecision[] {
  return db
    .prepare<[SubjectId, CalendarDate], VisibilityDecision>(
      `SELECT visibility, consent, consent_on AS consentOn, consent_how AS consentHow,
         decided_on AS decidedOn
       FROM subject_visibility_decision
       WHERE subject_id = ? AND (decided_on IS NULL OR decided_on <= ?)
       ORDER BY decided_on IS NULL, decided_on DESC, id DESC`,
    )
    .all(subjectId, lastKnownDay(knownOn));
}
