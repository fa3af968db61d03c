/** The journal: dated notes and decisions of an engagement. */
import { z } from 'zod';
import { CalendarDate } from '../domain/calendar.ts';
import { EngagementId, JournalEntryId } from '../domain/identity.ts';
import { JournalEntry, JournalKind, JournalText } from '../domain/journal.ts';
import { command, query } from './procedure.ts';

export const journalProcedures = {
  /** The newest first; as known on a day, without what is dated after it. */
  'journal.list': query(z.object({ engagementId: EngagementId }), z.array(JournalEntry)),
  'journal.add': command(
    z.object({
      engagementId: EngagementId,
      /** Left out it is today. */
      date: CalendarDate.optional(),
      kind: JournalKind.default('note'),
      text: JournalText,
    }),
    JournalEntry,
  ),
  /** What is left out stays as it is. */
  'journal.edit': command(
    z.object({
      entryId: JournalEntryId,
      date: CalendarDate.optional(),
      kind: JournalKind.optional(),
      text: JournalText.optional(),
    }),
    JournalEntry,
  ),
  /** Gives back what was removed; undo brings it back. */
  'journal.remove': command(z.object({ entryId: JournalEntryId }), JournalEntry),
};
