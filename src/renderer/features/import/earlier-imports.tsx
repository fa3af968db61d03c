/** Imports that were made before, and a way to take one back. */
import { useState } from 'react';
import type { ImportRecord } from '#shared/contract/files.ts';
import { formatDate, todayOf } from '#shared/domain/calendar.ts';
import { useJob, useProcedure } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { Dialog, DialogActions } from '../../components/dialog.tsx';
import { Form, TextField } from '../../components/fields.tsx';
import { plural } from '../../components/format.ts';
import { Progress } from '../../components/loaded.tsx';
import { say } from '../../components/toast.tsx';
import styles from './earlier-imports.module.css';

export function EarlierImports() {
  const { data: imports = [] } = useProcedure('imports.list', {});
  const [chosen, setChosen] = useState<ImportRecord | null>(null);
  if (imports.length === 0) return null;
  return (
    <section className={styles.earlier} aria-labelledby="earlier-imports">
      <h2 id="earlier-imports">Earlier imports</h2>
      <DataTable
        label="Earlier imports"
        rows={imports}
        rowKey={({ id }) => id}
        reflow
        columns={[
          {
            key: 'file',
            header: 'File',
            isRowHeader: true,
            cell: ({ fileName }) => fileName,
          },
          { key: 'when', header: 'Imported on', wrap: false, cell: dayOf },
          {
            key: 'engagements',
            header: 'Engagements',
            cell: ({ engagements }) => engagements.join('; ') || '–',
          },
          { key: 'added', header: 'Brought in', wrap: false, cell: broughtIn },
          {
            key: 'standing',
            header: 'Still stand',
            align: 'number',
            cell: ({ standing, added }) => (added > 0 ? standing : '–'),
          },
          {
            key: 'actions',
            header: 'Actions',
            hideHeader: true,
            align: 'number',
            cell: (record) =>
              record.standing + record.corrected > 0 && (
                <Button
                  variant="quiet"
                  size="small"
                  aria-label={`Take back: ${record.fileName}`}
                  onPress={() => setChosen(record)}
                >
                  Take back…
                </Button>
              ),
          },
        ]}
      />
      <Dialog
        title={`Take back the import of ${chosen?.fileName ?? ''}`}
        isOpen={chosen !== null}
        onClose={() => setChosen(null)}
      >
        {chosen && <TakeBackForm record={chosen} onClose={() => setChosen(null)} />}
      </Dialog>
    </section>
  );
}

function TakeBackForm({ record, onClose }: { record: ImportRecord; onClose: () => void }) {
  const takeBack = useJob('imports.take-back');
  const [reason, setReason] = useState('');
  const [isSent, setIsSent] = useState(false);
  const { id: importId, fileName, standing, corrected, milestones } = record;
  const submit = () => {
    setIsSent(true);
    if (reason.trim() === '') return;
    takeBack.run(
      { importId, reason },
      {
        onDone: ({ withdrawn, restored }) => {
          const back = restored > 0 ? `, ${plural(restored, 'value')} restored` : '';
          say(`${fileName}: ${plural(withdrawn, 'reading')} withdrawn${back}.`);
          onClose();
        },
      },
    );
  };
  if (takeBack.isRunning) {
    return (
      <>
        <Progress
          label={takeBack.progress?.phase ?? 'Taking back'}
          share={takeBack.progress?.share ?? null}
        />
        <DialogActions>
          <Button onPress={takeBack.cancel} autoFocus>
            Stop
          </Button>
        </DialogActions>
      </>
    );
  }
  return (
    <Form onSubmit={submit} refusal={takeBack.refusal}>
      <ul className={styles.what}>
        <li>
          {standing === 1
            ? 'The one reading that it added and still stands is withdrawn.'
            : `The ${plural(standing, 'reading')} that it added and still stand are withdrawn.`}
        </li>
        {corrected > 0 && (
          <li>
            It replaced {plural(corrected, 'value')}: what stood before comes back, except where it
            was corrected again since.
          </li>
        )}
        {milestones > 0 && (
          <li>
            {plural(milestones, 'milestone')} that came with it{' '}
            {milestones === 1 ? 'stays' : 'stay'} as {milestones === 1 ? 'it is' : 'they are'}.
          </li>
        )}
        <li>Each is recorded as a correction with your reason; nothing is deleted.</li>
      </ul>
      <TextField
        label="Why"
        value={reason}
        onChange={setReason}
        maxLength={200}
        error={isSent && reason.trim() === '' ? 'Say why, for whoever looks back.' : null}
        isRequired
        autoFocus
      />
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button type="submit" variant="danger">
          Take it back
        </Button>
      </DialogActions>
    </Form>
  );
}

function broughtIn({ added, corrected, milestones }: ImportRecord): string {
  const parts = [
    added > 0 && milestones === 0 && plural(added, 'reading'),
    milestones > 0 && plural(milestones, 'milestone'),
    corrected > 0 && `${plural(corrected, 'value')} replaced`,
  ].filter((part) => part !== false);
  return parts.join(', ') || 'nothing new';
}

function dayOf({ importedAt }: ImportRecord): string {
  return formatDate(todayOf(new Date(importedAt)));
}
