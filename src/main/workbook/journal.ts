/** Queries on journals. */
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { EngagementId, JournalEntryId } from '#shared/domain/identity.ts';
import type { JournalEntry } from '#shared/domain/journal.ts';
import { lastKnownDay } from './known-on.ts';
import type { Workbook } from './workbook.ts';

const SELECT = `
  SELECT id, engagement_id AS engagementId, date, kind, text FROM journal_entry`;

/** The newest first; without what is dated after the day (null: everything). */
export function listJournal(
  { db }: Workbook,
  engagementId: EngagementId,
  knownOn: CalendarDate | null,
): JournalEntry[] {
  return db
    .prepare<[EngagementId, CalendarDate], JournalEntry>(
      `${SELECT} WHERE engagement_id = ? AND date <= ? ORDER BY date DESC, id DESC`,
    )
    .all(engagementId, lastKnownDay(knownOn));
}

export function getJournalEntry({ db }: Workbook, id: JournalEntryId): JournalEntry | undefined {
  return db.prepare<[JournalEntryId], JournalEntry>(`${SELECT} WHERE id = ?`).get(id);
}

export function insertJournalEntry(
  { db }: Workbook,
  entry: Omit<JournalEntry, 'id'>,
): JournalEntryId {
  const { lastInsertRowid } = db
    .prepare<[typeof entry]>(
      `INSERT INTO journal_entry (engagement_id, date, kind, text)
       VALUES (@engagementId, @date, @kind, @text)`,
    )
    .run(entry);
  return Number(lastInsertRowid) as JournalEntryId;
}

export function updateJournalEntry({ db }: Workbook, entry: JournalEntry): void {
  db.prepare<[JournalEntry]>(
    'UPDATE journal_entry SET date = @date, kind = @kind, text = @text WHERE id = @id',
  ).run(entry);
}

export function deleteJournalEntry({ db }: Workbook, id: JournalEntryId): void {
  db.prepare<[JournalEntryId]>('DELETE FROM journal_entry WHERE id = ?').run(id);
}
