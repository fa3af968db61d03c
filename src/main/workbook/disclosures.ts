/** Queries on disclosures: the record of what left the workbook. */
import type { Disclosure } from '#shared/domain/disclosure.ts';
import type { EngagementId } from '#shared/domain/identity.ts';
import type { Workbook } from './workbook.ts';

const COLUMNS = `id, engagement_id AS engagementId, identifier, edition, file_name AS fileName, sha256,
  period_from AS "from", period_to AS "to", redaction, disclosed_on AS disclosedOn`;

/** Oldest first. */
export function listDisclosures({ db }: Workbook, engagementId: EngagementId): Disclosure[] {
  return db
    .prepare<[EngagementId], Disclosure>(
      `SELECT ${COLUMNS} FROM disclosure WHERE engagement_id = ? ORDER BY id`,
    )
    .all(engagementId);
}

/** The disclosures of one file, oldest first; `sha256` in lower-case hex digits. */
export function disclosuresOfFile({ db }: Workbook, sha256: string): Disclosure[] {
  return db
    .prepare<[string], Disclosure>(`SELECT ${COLUMNS} FROM disclosure WHERE sha256 = ? ORDER BY id`)
    .all(sha256);
}

/** What tells this workbook from every other; part of the identifiers of its disclosures. */
export function workbookUuid({ db }: Workbook): string {
  return db.prepare<[], string>('SELECT uuid FROM workbook').pluck().get() ?? '';
}

/**
 * Records that a file left the workbook and gives back the record. The same file made again is the
 * same disclosure, so it is recorded once.
 */
export function recordDisclosure(
  workbook: Workbook,
  disclosure: Omit<Disclosure, 'id'>,
): Disclosure {
  const { db } = workbook;
  const same = db.prepare<[string, string], Disclosure>(
    `SELECT ${COLUMNS} FROM disclosure WHERE identifier = ? AND sha256 = ?`,
  );
  return workbook.change(() => {
    const recorded = same.get(disclosure.identifier, disclosure.sha256);
    if (recorded) return recorded;
    db.prepare<Omit<Disclosure, 'id'>>(
      `INSERT INTO disclosure (engagement_id, identifier, edition, file_name, sha256, period_from,
         period_to, redaction, disclosed_on)
       VALUES (@engagementId, @identifier, @edition, @fileName, @sha256, @from, @to, @redaction,
         @disclosedOn)`,
    ).run(disclosure);
    const added = same.get(disclosure.identifier, disclosure.sha256);
    if (!added) throw new Error('a disclosure was not recorded');
    return added;
  });
}
