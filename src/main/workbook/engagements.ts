/** Queries on engagements. */
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { Engagement } from '#shared/domain/client.ts';
import type { ClientId, EngagementId } from '#shared/domain/identity.ts';
import type { Workbook } from './workbook.ts';

const SELECT = `
  SELECT engagement.id, client_id AS clientId, client.name AS clientName, engagement.name, objective,
    status, starts_on AS startsOn, ends_on AS endsOn, engagement.note,
    ifnull(engagement.archived_on, client.archived_on) AS archivedOn
  FROM engagement JOIN client ON client.id = client_id`;

export type EngagementFields = Omit<Engagement, 'id' | 'clientId' | 'clientName' | 'archivedOn'>;

/** By client and name; an engagement of an archived client counts as archived. */
export function listEngagements({ db }: Workbook, includeArchived: boolean): Engagement[] {
  return db
    .prepare<{ all: number }, Engagement>(
      `${SELECT} WHERE @all OR archivedOn IS NULL ORDER BY client.name, engagement.name`,
    )
    .all({ all: Number(includeArchived) });
}

export function getEngagement({ db }: Workbook, id: EngagementId): Engagement | undefined {
  return db.prepare<[EngagementId], Engagement>(`${SELECT} WHERE engagement.id = ?`).get(id);
}

/** The client's engagement of that name, upper and lower case alike. */
export function engagementNamed(
  { db }: Workbook,
  clientId: ClientId,
  name: string,
): Engagement | undefined {
  return db
    .prepare<[ClientId, string], Engagement>(
      `${SELECT} WHERE client_id = ? AND engagement.name = ?`,
    )
    .get(clientId, name);
}

export function insertEngagement(
  { db }: Workbook,
  engagement: EngagementFields & { readonly clientId: ClientId },
): EngagementId {
  const { lastInsertRowid } = db
    .prepare<[typeof engagement]>(
      `INSERT INTO engagement (client_id, name, objective, status, starts_on, ends_on, note)
       VALUES (@clientId, @name, @objective, @status, @startsOn, @endsOn, @note)`,
    )
    .run(engagement);
  return Number(lastInsertRowid) as EngagementId;
}

export function updateEngagement(
  { db }: Workbook,
  engagement: EngagementFields & { readonly id: EngagementId },
): void {
  db.prepare<[typeof engagement]>(
    `UPDATE engagement SET name = @name, objective = @objective, status = @status,
       starts_on = @startsOn, ends_on = @endsOn, note = @note WHERE id = @id`,
  ).run(engagement);
}

export function setEngagementArchived(
  { db }: Workbook,
  id: EngagementId,
  archivedOn: CalendarDate | null,
): void {
  db.prepare<[CalendarDate | null, EngagementId]>(
    'UPDATE engagement SET archived_on = ? WHERE id = ?',
  ).run(archivedOn, id);
}
