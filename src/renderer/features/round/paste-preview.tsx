/** What a pasted block would enter, before anything is saved. */
import { useCommand } from '../../client/procedures.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import { Button } from '../../components/button.tsx';
import { plural } from '../../components/format.ts';
import { Notice, RefusalNotice } from '../../components/notice.tsx';
import { say } from '../../components/toast.tsx';
import type { PastedValue } from './paste.ts';
import styles from './round.module.css';
import { nameOfLine } from './round-words.ts';

interface PastePreviewProps {
  date: CalendarDate;
  values: readonly PastedValue[];
  onSaved: () => void;
  onCancel: () => void;
}

export function PastePreview({ date, values, onSaved, onCancel }: PastePreviewProps) {
  const save = useCommand('round.save');
  const entries = values.flatMap(({ entry }) => entry ?? []);
  const refused = values.filter(({ problem }) => problem !== null);
  const submit = () =>
    save.mutate(
      { date, entries },
      {
        onSuccess: () => {
          say(`Saved ${plural(entries.length, 'reading')}.`);
          onSaved();
        },
      },
    );
  return (
    <section
      aria-label="Pasted values"
      className={styles.pasted}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      <Notice
        tone={refused.length > 0 ? 'warning' : 'info'}
        title={summaryOf(values.length, refused.length)}
        actions={
          <>
            {entries.length > 0 && (
              <Button variant="primary" autoFocus isBusy={save.isPending} onPress={submit}>
                Save {plural(entries.length, 'reading')}
              </Button>
            )}
            <Button autoFocus={entries.length === 0} onPress={onCancel}>
              Cancel
            </Button>
          </>
        }
      >
        <ul className={styles.pastedList}>
          {values.map(({ text, line, problem }, index) => (
            <li key={`${index} ${text}`} data-refused={problem !== null}>
              {problem === null ? (
                <>
                  <strong>{text}</strong> {line && nameOfLine(line)}
                </>
              ) : (
                <>
                  <strong>{text}</strong> {line && `${nameOfLine(line)}: `}not taken. {problem}
                </>
              )}
            </li>
          ))}
        </ul>
      </Notice>
      <RefusalNotice refusal={save.error} />
    </section>
  );
}

/** "12 values, 2 of them not taken." */
function summaryOf(count: number, refused: number): string {
  const values = plural(count, 'value');
  if (refused === 0) return `${values}, nothing saved yet`;
  if (count === 1) return `${values}, not taken`;
  return `${values}, ${refused} of them not taken; nothing saved yet`;
}
