/** Queries on subjects: who or what is scored. */
import type { ClientId, SubjectId } from '#shared/domain/identity.ts';
import type { Subject } from '#shared/domain/subject.ts';
import type { Workbook } from './workbook.ts';

const SELECT = `
  SELECT id, client_id AS clientId, name, kind, alias, visibility, consent FROM subject`;

export function listSubjects({ db }: Workbook, clientId: ClientId): Subject[] {
  return db
    .prepare<[ClientId], Subject>(`${SELECT} WHERE client_id = ? ORDER BY name`)
    .all(clientId);
}

export function getSubject({ db }: Workbook, id: SubjectId): Subject | undefined {
  return db.prepare<[SubjectId], Subject>(`${SELECT} WHERE id = ?`).get(id);
}

/** The client's subject of that name, upper and lower case alike. */
export function subjectNamed(
  { db }: Workbook,
  clientId: ClientId,
  name: string,
): Subject | undefined {
  return db
    .prepare<[ClientId, string], Subject>(`${SELECT} WHERE client_id = ? AND name = ?`)
    .get(clientId, name);
}

/** People need a consent, others have none. */
export function insertSubject({ db }: Workbook, subject: Omit<Subject, 'id'>): SubjectId {
  const { lastInsertRowid } = db
    .prepare<[typeof subject]>(
      `INSERT INTO subject (client_id, name, kind, alias, visibility, consent)
       VALUES (@clientId, @name, @kind, @alias, @visibility, @consent)`,
    )
    .run(subject);
  return Number(lastInsertRowid) as SubjectId;
}
