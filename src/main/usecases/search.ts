/** Search over everything that has a name or a note. */
import type { CheckedInputOf } from '#shared/contract/index.ts';
import type { MarkedText, SearchHit } from '#shared/contract/search.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import { findWords, MARK, type FoundEntry } from '#main/workbook/search.ts';
import type { Context } from './context.ts';

export function find(
  { workbook, knownOn }: Context,
  input: CheckedInputOf<'search.find'>,
): SearchHit[] {
  return findWords(workbook, input, knownOn).map((entry) => ({
    kind: entry.kind,
    id: entry.id,
    title: entry.markedName === '' ? plain(titleOf(entry)) : marked(entry.markedName),
    snippet: marked(entry.markedNotes.trim()),
    clientName: entry.client,
    engagementName: entry.engagement,
    isArchived: entry.isArchived === 1,
    route: routeOf(entry),
  }));
}

/** What stands for a name where there is none. */
function titleOf({ kind, metric, subject, date, variety }: FoundEntry): string {
  const on = date === null ? '' : formatDate(date);
  if (kind === 'journal') return `${variety === 'decision' ? 'Decision' : 'Note'} of ${on}`;
  return `${metric ?? ''} of ${subject ?? ''}, ${on}`;
}

function routeOf({ kind, id, engagementId, seriesId }: FoundEntry): string {
  const engagement = `/engagements/${engagementId ?? ''}`;
  switch (kind) {
    case 'client':
      return `/clients/${id}`;
    case 'engagement':
      return engagement;
    case 'metric':
      return `/metrics/${id}`;
    case 'milestone':
      return `${engagement}/milestones`;
    case 'journal':
      return `${engagement}/journal`;
    case 'subject':
      return engagementId === null ? '/clients' : `${engagement}/people`;
    case 'reading':
    case 'sign-off':
      return seriesId === null ? '/clients' : `${engagement}?series=${seriesId}`;
  }
}

function plain(text: string): MarkedText {
  return [{ text, isMatch: false }];
}

/** Marked text in pieces, none of them empty. */
function marked(text: string): MarkedText {
  return text
    .split(MARK.start)
    .flatMap((part, index) => {
      if (index === 0) return plain(part);
      const [match = '', ...rest] = part.split(MARK.end);
      return [{ text: match, isMatch: true }, ...plain(rest.join(''))];
    })
    .filter((piece) => piece.text !== '');
}
