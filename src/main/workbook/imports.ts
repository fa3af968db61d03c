/** Queries on imports: the record of each file that came in, and what it is compared with. */
import type { ImportRecord } from '#shared/contract/files.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { EngagementId, ImportId, MilestoneId, ReadingId } from '#shared/domain/identity.ts';
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

/** Every import, the newest first, with what of it stands. */
export function listImports({ db }: Workbook): ImportRecord[] {
  const engagements = db
    .prepare<[ImportId, ImportId], string>(
      `SELECT client.name || ': ' || engagement.name
       FROM engagement JOIN client ON client.id = client_id
       WHERE engagement.id IN (
         SELECT engagement_id FROM reading JOIN tracked_series ON tracked_series.id = series_id
         WHERE import_id = ?
         UNION SELECT engagement_id FROM milestone WHERE import_id = ?)
       ORDER BY 1`,
    )
    .pluck();
  return db
    .prepare<[], Omit<ImportRecord, 'engagements'>>(
      `SELECT id, file_name AS fileName, imported_at AS importedAt, added, unchanged, corrected,
         rejected,
         (SELECT count(*) FROM reading WHERE import_id = import.id AND withdrawn = 0) AS standing,
         (SELECT count(*) FROM milestone WHERE import_id = import.id) AS milestones
       FROM import ORDER BY id DESC`,
    )
    .all()
    .map((record) => ({ ...record, engagements: engagements.all(record.id, record.id) }));
}

export function getImport(
  { db }: Workbook,
  id: ImportId,
): (NewImport & { id: ImportId }) | undefined {
  return db
    .prepare<[ImportId], NewImport & { id: ImportId }>(
      `SELECT id, file_name AS fileName, sha256, imported_at AS importedAt, added, unchanged,
         corrected, rejected
       FROM import WHERE id = ?`,
    )
    .get(id);
}

/** What taking an import back would do to one reading: to the value it had, or to none. */
export interface TakenBack {
  readonly readingId: ReadingId;
  readonly oldValue: number;
  readonly newValue: number | null;
}

/**
 * The readings that an import added and still stand, to be withdrawn, and those it corrected whose
 * correction is the last one, to have their value back.
 *
 * @param reason why the import corrected readings, as it wrote it down
 */
export function whatToTakeBack(
  { db }: Workbook,
  { id, importedAt }: { readonly id: ImportId; readonly importedAt: string },
  reason: string,
): TakenBack[] {
  return db
    .prepare<[ImportId, string, string], TakenBack>(
      `SELECT id AS readingId, value AS oldValue, NULL AS newValue
       FROM reading WHERE import_id = ? AND withdrawn = 0
       UNION ALL
       SELECT reading_id, value, old_value
       FROM correction JOIN reading ON reading.id = reading_id
       WHERE correction.recorded_at = ? AND reason = ? AND withdrawn = 0
         AND correction.id = (
           SELECT max(id) FROM correction AS any_other WHERE any_other.reading_id = reading.id)`,
    )
    .all(id, importedAt, reason);
}

/** How a file was read, kept to be suggested for the next with the same columns. */
export interface ImportMapping {
  /** Null for files that name their clients. */
  readonly engagementId: EngagementId | null;
  /** What files with the same columns have in common. */
  readonly signature: string;
  readonly fileName: string;
  /** As JSON. */
  readonly answers: string;
  readonly usedOn: CalendarDate;
}

/** Keeps how a file was read, in place of how the last with the same columns was. */
export function rememberMapping({ db }: Workbook, mapping: ImportMapping): void {
  db.prepare<[ImportMapping]>(
    'DELETE FROM import_mapping WHERE engagement_id IS @engagementId AND signature = @signature',
  ).run(mapping);
  db.prepare<[ImportMapping]>(
    `INSERT INTO import_mapping (engagement_id, signature, file_name, answers, used_on)
     VALUES (@engagementId, @signature, @fileName, @answers, @usedOn)`,
  ).run(mapping);
}

/** What is remembered for an engagement, the latest first. */
export function listMappings({ db }: Workbook, engagementId: EngagementId | null): ImportMapping[] {
  return db
    .prepare<[EngagementId | null], ImportMapping>(
      `SELECT engagement_id AS engagementId, signature, file_name AS fileName, answers,
         used_on AS usedOn
       FROM import_mapping WHERE engagement_id IS ? ORDER BY used_on DESC, id DESC`,
    )
    .all(engagementId);
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
