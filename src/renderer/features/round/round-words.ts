/** What the lines of the round are called, and how they stand. */
import type { Draft, Line } from './drafts.ts';
import { formatChange } from '../../components/format.ts';
import { formatDate } from '#shared/domain/calendar.ts';

/** "Harbour Health, Jane Ames, Klout Score": the subject is left out where it is the client itself. */
export function nameOfLine({ engagement, subject, metric }: Line): string {
  const parts = [engagement.clientName, subject.name, metric.name];
  return parts.filter((part, index) => part !== parts[index - 1]).join(', ');
}

export type LineState = 'sending' | 'refused' | 'typed' | 'saved' | 'overdue' | 'due' | 'not-due';

export function stateOf(line: Line, draft: Draft | undefined): LineState {
  if (draft?.isSent) return 'sending';
  if (draft) return draft.problem === null ? 'typed' : 'refused';
  if (line.present) return 'saved';
  if (!line.isDue) return 'not-due';
  return line.daysOverdue > 0 ? 'overdue' : 'due';
}

export function stateInWords(state: LineState, { daysOverdue }: Line): string {
  switch (state) {
    case 'sending':
      return 'Saving…';
    case 'refused':
      return 'Not saved';
    case 'typed':
      return 'Not saved yet';
    case 'saved':
      return 'Saved';
    case 'overdue':
      return daysOverdue === 1 ? '1 day overdue' : `${daysOverdue} days overdue`;
    case 'due':
      return 'Due';
    case 'not-due':
      return 'Not due';
  }
}

/** The change of the reading that is there against the last; null where there are not both. */
export function changeInWords({ present, last, metric, scoringChangedOn }: Line): string | null {
  if (!present || !last) return null;
  if (scoringChangedOn !== null) return `scoring changed on ${formatDate(scoringChangedOn)}`;
  return formatChange(present.value - last.value, metric);
}
