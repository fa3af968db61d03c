/** Queries on imports: the record of each file that came in, and what it is compared with. */
import type { EngagementId, ImportId, MilestoneId } from '#shared/domain/identity.ts';
import type { TrackedSeries } from '#shared/domain/series.ts';
import type { Workbook } from './workbook.ts';

export interface NewImport {
  readonly fileName: string;
  /** Of the file's bytes, in hexadecimal. */
  readonly sha256: string;
  /** UTC timestamp. */
  readonly importedAt: string;
  readonly added: number;
  readonly unchanged: number;
  readonly corrected: number;
  readonly rejected: number;
}

export function insertImport({ db }: Workbook, record: NewImport): ImportId {
  const { lastInsertRowid } = db
    .prepare<[NewImport]>(
      `INSERT INTO import (file_name, sha256, imported_at, added, unchanged, corrected, rejected)
       VALUES (@fileName, @sha256, @importedAt, @added, @unchanged, @corrected, @rejected)`,
    )
    .run(record);
  return Number(lastInsertRowid) as ImportId;
}

/** Every import, in the order in which they were made. */
export function listImports({ db }: Workbook): (NewImport & { readonly id: ImportId })[] {
  return db
    .prepare<[], NewImport & { id: ImportId }>(
      `SELECT id, file_name AS fileName, sha256, imported_at AS importedAt, added, unchanged,
         corrected, rejected
       FROM import ORDER BY id`,
    )
    .all();
}

/** Notes which import a milestone came from. */
export function setMilestoneImport({ db }: Workbook, id: MilestoneId, importId: ImportId): void {
  db.prepare<[ImportId, MilestoneId]>('UPDATE milestone SET import_id = ? WHERE id = ?').run(
    importId,
    id,
  );
}

/** What an engagement has ever tracked, archived series included. */
export function everySeries(
  { db }: Workbook,
  engagementId: EngagementId,
): Pick<TrackedSeries, 'id' | 'subjectId' | 'metricId' | 'archivedOn'>[] {
  return db
    .prepare<[EngagementId], Pick<TrackedSeries, 'id' | 'subjectId' | 'metricId' | 'archivedOn'>>(
      `SELECT id, subject_id AS subjectId, metric_id AS metricId, archived_on AS archivedOn
       FROM tracked_series WHERE engagement_id = ? ORDER BY id`,
    )
    .all(engagementId);
}
