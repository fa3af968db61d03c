/** Queries on subjects: who or what is scored. */
import type { ClientId, SubjectId } from '#shared/domain/identity.ts';
import type { Subject } from '#shared/domain/subject.ts';
import type { Workbook } from './workbook.ts';

const SELECT = `
  SELECT id, client_id AS clientId, name, kind, alias, visibility, consent, in_league AS inLeague
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

/** People need a consent, others have none. */
export function insertSubject({ db }: Workbook, subject: Omit<Subject, 'id'>): SubjectId {
  const { lastInsertRowid } = db
    .prepare<[unknown]>(
      `INSERT INTO subject (client_id, name, kind, alias, visibility, consent, in_league)
       VALUES (@clientId, @name, @kind, @alias, @visibility, @consent, @inLeague)`,
    )
    .run(asRow(subject));
  return Number(lastInsertRowid) as SubjectId;
}

export function updateSubject({ db }: Workbook, subject: Subject): void {
  db.prepare<[unknown]>(
    `UPDATE subject SET name = @name, alias = @alias, visibility = @visibility, consent = @consent,
       in_league = @inLeague WHERE id = @id`,
  ).run(asRow(subject));
}
