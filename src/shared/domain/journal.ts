/** The journal of an engagement: dated notes and decisions, in the consultant's own words. */
import { z } from 'zod';
import { CalendarDate } from './calendar.ts';
import { EngagementId, JournalEntryId } from './identity.ts';
import { Note } from './text.ts';

export const JournalKind = z.enum(['note', 'decision']);
export type JournalKind = z.infer<typeof JournalKind>;

export const JournalText = Note.min(1, 'expected some words');

export const JournalEntry = z.object({
  id: JournalEntryId,
  engagementId: EngagementId,
  /** The day it is about, not after the day it was written. */
  date: CalendarDate,
  kind: JournalKind,
  text: JournalText,
});
export type JournalEntry = z.infer<typeof JournalEntry>;

/** "Note", "Decision": a kind as it is read. */
export const journalKindWords: Readonly<Record<JournalKind, string>> = {
  note: 'Note',
  decision: 'Decision',
};
