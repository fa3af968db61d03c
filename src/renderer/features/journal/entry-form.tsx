/** Writes into the journal, or changes an entry of it. Ctrl+Enter saves. */
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { type CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import type { EngagementId } from '#shared/domain/identity.ts';
import { type JournalEntry, JournalKind, journalKindWords } from '#shared/domain/journal.ts';
import { useCommand } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { DialogActions } from '../../components/dialog.tsx';
import { Choice, DateField, FieldRow, Form, TextArea } from '../../components/fields.tsx';
import { say } from '../../components/toast.tsx';
import { typedDate } from '../../components/typed.ts';
import styles from './journal.module.css';

interface Draft {
  readonly date: string;
  readonly kind: JournalKind;
  readonly text: string;
}

interface NewEntryFormProps {
  engagementId: EngagementId;
  today: CalendarDate;
}

/** Always open on top of the journal: empty again once an entry is added, with the cursor in it. */
export function NewEntryForm({ engagementId, today }: NewEntryFormProps) {
  const add = useCommand('journal.add');
  const [times, setTimes] = useState(0);
  return (
    <section aria-label="New entry" className={styles.new}>
      <EntryFields
        key={times}
        draft={{ date: today, kind: 'note', text: '' }}
        today={today}
        autoFocus={times > 0}
        refusal={add.error}
        onSubmit={(entry) =>
          add.mutate(
            { engagementId, ...entry },
            {
              onSuccess: (added) => {
                say(`${journalKindWords[added.kind]} of ${formatDate(added.date)} added.`);
                setTimes(times + 1);
              },
            },
          )
        }
      >
        <div className={styles.send}>
          <span className={styles.hint}>
            <kbd>Ctrl</kbd> + <kbd>Enter</kbd>
          </span>
          <Button type="submit" variant="primary" isBusy={add.isPending}>
            Add entry
          </Button>
        </div>
      </EntryFields>
    </section>
  );
}

interface EditEntryFormProps {
  entry: JournalEntry;
  today: CalendarDate;
  onClose: () => void;
}

export function EditEntryForm({ entry, today, onClose }: EditEntryFormProps) {
  const edit = useCommand('journal.edit');
  return (
    <EntryFields
      draft={entry}
      today={today}
      autoFocus
      refusal={edit.error}
      onSubmit={(changes) =>
        edit.mutate(
          { entryId: entry.id, ...changes },
          {
            onSuccess: (saved) => {
              say(`${journalKindWords[saved.kind]} of ${formatDate(saved.date)} changed.`);
              onClose();
            },
          },
        )
      }
    >
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" isBusy={edit.isPending}>
          Save
        </Button>
      </DialogActions>
    </EntryFields>
  );
}

interface EntryFieldsProps {
  draft: Draft;
  today: CalendarDate;
  autoFocus: boolean;
  refusal: Parameters<typeof Form>[0]['refusal'];
  onSubmit: (entry: { date: CalendarDate; kind: JournalKind; text: string }) => void;
  children: ReactNode;
}

function EntryFields({ draft, today, autoFocus, refusal, onSubmit, children }: EntryFieldsProps) {
  const [text, setText] = useState(draft.text);
  const [kind, setKind] = useState(draft.kind);
  const [dateText, setDateText] = useState(draft.date);
  const [isSent, setIsSent] = useState(false);
  const date = typedDate(dateText);
  // An entry written before the workbook went back in time keeps its day.
  const isToCome = date.value !== null && date.value > today && date.value !== draft.date;
  const dateProblem = isToCome
    ? `A journal tells what was; today is ${formatDate(today)}.`
    : date.problem;
  const textProblem = text.trim() === '' ? 'Write what happened, or what was decided.' : null;

  const submit = () => {
    setIsSent(true);
    if (date.value === null || dateProblem !== null || textProblem !== null) return;
    onSubmit({ date: date.value, kind, text });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.currentTarget.querySelector('form')?.requestSubmit();
  };
  return (
    <div onKeyDown={onKeyDown}>
      <Form onSubmit={submit} {...(refusal === undefined ? {} : { refusal })}>
        <TextArea
          label="What happened, or what was decided"
          value={text}
          onChange={setText}
          rows={3}
          isRequired
          autoFocus={autoFocus}
          error={isSent ? textProblem : null}
        />
        <FieldRow>
          <DateField
            label="Date"
            value={dateText}
            onChange={setDateText}
            isRequired
            error={isSent ? dateProblem : null}
          />
          <Choice
            label="Kind"
            value={kind}
            onChange={setKind}
            options={JournalKind.options.map((value) => ({
              value,
              label: journalKindWords[value],
            }))}
            isRequired
          />
        </FieldRow>
        {children}
      </Form>
    </div>
  );
}
