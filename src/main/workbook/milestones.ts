/** Queries on milestones. */
import type { EngagementId, MilestoneId } from '#shared/domain/identity.ts';
import type { Milestone } from '#shared/domain/milestone.ts';
import type { Workbook } from './workbook.ts';

const SELECT = `
  SELECT milestone.id, engagement_id AS engagementId, date, title, category, milestone.status, owner,
    evidence, milestone.note
  FROM milestone`;

/** In date order; of one engagement, or of all that are not archived. */
export function listMilestones({ db }: Workbook, engagementId?: EngagementId): Milestone[] {
  return db
    .prepare<{ engagementId: EngagementId | null }, Milestone>(
      `${SELECT}
       JOIN engagement ON engagement.id = engagement_id JOIN client ON client.id = client_id
       WHERE engagement_id = @engagementId OR (@engagementId IS NULL
         AND engagement.archived_on IS NULL AND client.archived_on IS NULL)
       ORDER BY date, milestone.id`,
    )
    .all({ engagementId: engagementId ?? null });
}

export function getMilestone({ db }: Workbook, id: MilestoneId): Milestone | undefined {
  return db.prepare<[MilestoneId], Milestone>(`${SELECT} WHERE milestone.id = ?`).get(id);
}

/** The engagement's milestone of that date and title. */
export function milestoneOf(
  { db }: Workbook,
  { engagementId, date, title }: Pick<Milestone, 'engagementId' | 'date' | 'title'>,
): Milestone | undefined {
  return db
    .prepare<[EngagementId, string, string], Milestone>(
      `${SELECT} WHERE engagement_id = ? AND date = ? AND title = ?`,
    )
    .get(engagementId, date, title);
}

export function insertMilestone({ db }: Workbook, milestone: Omit<Milestone, 'id'>): MilestoneId {
  const { lastInsertRowid } = db
    .prepare<[typeof milestone]>(
      `INSERT INTO milestone (engagement_id, date, title, category, status, owner, evidence, note)
       VALUES (@engagementId, @date, @title, @category, @status, @owner, @evidence, @note)`,
    )
    .run(milestone);
  return Number(lastInsertRowid) as MilestoneId;
}

export function updateMilestone({ db }: Workbook, milestone: Milestone): void {
  db.prepare<[Milestone]>(
    `UPDATE milestone SET date = @date, title = @title, category = @category, status = @status,
       owner = @owner, evidence = @evidence, note = @note WHERE id = @id`,
  ).run(milestone);
}
