/** Queries on disclosures: the record of what left the workbook. */
import type { Disclosure } from '#shared/domain/disclosure.ts';
import type { EngagementId } from '#shared/domain/identity.ts';
import type { Workbook } from './workbook.ts';

/** Oldest first. */
export function listDisclosures({ db }: Workbook, engagementId: EngagementId): Disclosure[] {
  return db
    .prepare<[EngagementId], Disclosure>(
      `SELECT id, engagement_id AS engagementId, identifier, edition, file_name AS fileName, sha256,
         period_from AS "from", period_to AS "to", redaction, disclosed_on AS disclosedOn
       FROM disclosure WHERE engagement_id = ? ORDER BY id`,
    )
    .all(engagementId);
}
