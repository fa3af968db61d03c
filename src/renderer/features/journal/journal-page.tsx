/** The journal of an engagement: notes and decisions with their dates, the newest first. */
import { Pencil, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { type CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import type { EngagementId } from '#shared/domain/identity.ts';
import { type JournalEntry, journalKindWords } from '#shared/domain/journal.ts';
import { useCommand, useProcedure } from '../../client/procedures.ts';
import { IconButton } from '../../components/button.tsx';
import { cx } from '../../components/cx.ts';
import { Dialog } from '../../components/dialog.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { RefusalNotice } from '../../components/notice.tsx';
import { say } from '../../components/toast.tsx';
import { EngagementFrame } from '../engagement/engagement-frame.tsx';
import { EditEntryForm, NewEntryForm } from './entry-form.tsx';
import styles from './journal.module.css';

export function JournalPage({ engagementId }: { engagementId: EngagementId }) {
  const state = useProcedure('workbook.state', {});
  const engagement = useProcedure('engagements.show', { engagementId });
  const journal = useProcedure('journal.list', { engagementId });
  return (
    <Loaded query={engagement} label="Reading the engagement">
      {(shown) => (
        <EngagementFrame engagement={shown} page="journal">
          <Loaded query={state}>
            {({ today }) => (
              <Loaded query={journal} label="Reading the journal">
                {(entries) => (
                  <Journal engagementId={engagementId} entries={entries} today={today} />
                )}
              </Loaded>
            )}
          </Loaded>
        </EngagementFrame>
      )}
    </Loaded>
  );
}

interface JournalProps {
  engagementId: EngagementId;
  entries: readonly JournalEntry[];
  today: CalendarDate;
}

function Journal({ engagementId, entries, today }: JournalProps) {
  const remove = useCommand('journal.remove');
  const [edited, setEdited] = useState<JournalEntry | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const onRemove = ({ id, kind, date }: JournalEntry) =>
    remove.mutate(
      { entryId: id },
      {
        onSuccess: () => {
          say(
            `${journalKindWords[kind]} of ${formatDate(date)} removed. Undo, or Ctrl+Z, brings it back.`,
          );
          // What had the focus is gone.
          heading.current?.focus({ preventScroll: true });
        },
      },
    );
  return (
    <>
      <h2 ref={heading} tabIndex={-1} className={styles.title}>
        Journal
      </h2>
      <div className={styles.page}>
        <NewEntryForm engagementId={engagementId} today={today} />
        <div className={styles.written}>
          <RefusalNotice refusal={remove.error} />
          {entries.length === 0 ? (
            <EmptyState title="Why did we do that, half a year ago?" level={3}>
              <p>
                A note keeps what happened: a meeting, a campaign of somebody else, a holiday that
                left the office empty. A decision keeps what was agreed, with whom and why. Later
                they say what else there was around a date.
              </p>
            </EmptyState>
          ) : (
            <ol className={styles.entries} aria-label="Entries, the newest first">
              {entries.map((entry) => (
                <li key={entry.id} className={styles.entry}>
                  <Entry
                    entry={entry}
                    onEdit={() => setEdited(entry)}
                    onRemove={() => onRemove(entry)}
                  />
                </li>
              ))}
            </ol>
          )}
        </div>
      </div>
      {edited && (
        <Dialog title="Edit the entry" isOpen onClose={() => setEdited(null)}>
          <EditEntryForm entry={edited} today={today} onClose={() => setEdited(null)} />
        </Dialog>
      )}
    </>
  );
}

interface EntryProps {
  entry: JournalEntry;
  onEdit: () => void;
  onRemove: () => void;
}

/** So much of a text is enough to tell an entry from the others of its day. */
const NAMING_LENGTH = 40;

function Entry({ entry: { date, kind, text }, onEdit, onRemove }: EntryProps) {
  const [firstLine = ''] = text.split('\n');
  const name =
    firstLine.length > NAMING_LENGTH ? `${firstLine.slice(0, NAMING_LENGTH)}…` : firstLine;
  return (
    <>
      <p className={styles.when}>
        <time dateTime={date}>{formatDate(date)}</time>
        <span className={cx(styles.kind, kind === 'decision' && styles.decision)}>
          {journalKindWords[kind]}
        </span>
      </p>
      <p className={styles.text}>{text}</p>
      <div className={styles.acts}>
        <IconButton label={`Edit: ${name}`} icon={<Pencil />} size="small" onPress={onEdit} />
        <IconButton label={`Remove: ${name}`} icon={<Trash2 />} size="small" onPress={onRemove} />
      </div>
    </>
  );
}
