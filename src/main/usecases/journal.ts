/** The journal of an engagement: what was noted and decided, and when. */
import type { CheckedInputOf } from '#shared/contract/index.ts';
import { type CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import type { JournalEntryId } from '#shared/domain/identity.ts';
import type { JournalEntry } from '#shared/domain/journal.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import {
  deleteJournalEntry,
  getJournalEntry,
  insertJournalEntry,
  listJournal,
  updateJournalEntry,
} from '#main/workbook/journal.ts';
import type { Context } from './context.ts';
import { engagementWith } from './engagements.ts';
import { found } from './refusals.ts';

export function list(
  context: Context,
  { engagementId }: CheckedInputOf<'journal.list'>,
): JournalEntry[] {
  engagementWith(context, engagementId);
  return listJournal(context.workbook, engagementId, context.knownOn);
}

/** Refuses `bad-input` for a date after today. */
export function add(
  context: Context,
  { date = context.today, ...entry }: CheckedInputOf<'journal.add'>,
): JournalEntry {
  engagementWith(context, entry.engagementId);
  refuseToCome(context, date);
  return entryWith(context, insertJournalEntry(context.workbook, { ...entry, date }));
}

/** Refuses `bad-input` for a date after today. */
export function edit(
  context: Context,
  { entryId, ...changes }: CheckedInputOf<'journal.edit'>,
): JournalEntry {
  const present = entryWith(context, entryId);
  const edited = {
    ...present,
    date: changes.date ?? present.date,
    kind: changes.kind ?? present.kind,
    text: changes.text ?? present.text,
  };
  if (edited.date !== present.date) refuseToCome(context, edited.date);
  updateJournalEntry(context.workbook, edited);
  return entryWith(context, entryId);
}

export function remove(
  context: Context,
  { entryId }: CheckedInputOf<'journal.remove'>,
): JournalEntry {
  const entry = entryWith(context, entryId);
  deleteJournalEntry(context.workbook, entryId);
  return entry;
}

function entryWith({ workbook }: Context, id: JournalEntryId): JournalEntry {
  return found(getJournalEntry(workbook, id), `journal entry with number ${id}`);
}

function refuseToCome({ today }: Context, date: CalendarDate): void {
  if (date <= today) return;
  throw new Refusal(
    'bad-input',
    `A journal tells what was: ${formatDate(date)} is after today, ${formatDate(today)}. Plan what is to come as a milestone.`,
    [{ field: 'date', value: date }],
  );
}
