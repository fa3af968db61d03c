/** A workbook's backups with a way to restore each; also shown where the workbook cannot be opened. */
import { CircleAlert, CircleCheck, CircleHelp } from 'lucide-react';
import type { ListedBackup } from '#shared/contract/backups.ts';
import { CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import { useCommand } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { formatBytes, plural } from '../../components/format.ts';
import { RefusalNotice } from '../../components/notice.tsx';
import { say } from '../../components/toast.tsx';
import styles from './backups-table.module.css';

const states: Readonly<Record<ListedBackup['state'], { sign: typeof CircleCheck; words: string }>> =
  {
    good: { sign: CircleCheck, words: 'Whole' },
    'without-digest': { sign: CircleHelp, words: 'No digest' },
    changed: { sign: CircleAlert, words: 'Damaged' },
  };

export function BackupsTable({ backups }: { backups: readonly ListedBackup[] }) {
  const restore = useCommand('backups.restore');
  const run = (backup: ListedBackup) =>
    // What is restored opens anew, and this table with it: what is told outlives the table.
    void restore.mutateAsync({ path: backup.path }).then(
      ({ setAside }) =>
        say(
          setAside === null
            ? `Restored: everything is as it was on ${madeOn(backup)}. What was here before is the newest backup now.`
            : `Restored: everything is as it was on ${madeOn(backup)}. The damaged file is kept as ${setAside}.`,
        ),
      () => undefined,
    );
  return (
    <>
      <RefusalNotice refusal={restore.error} />
      <DataTable
        label="Backups"
        rows={backups}
        rowKey={({ path }) => path}
        reflow
        height="limited"
        empty="None yet: the first is made at the next opening once there is something in the workbook."
        columns={[
          { key: 'made', header: 'Made', isRowHeader: true, wrap: false, cell: madeAt },
          { key: 'holds', header: 'Holds', width: 'fill', cell: contents },
          {
            key: 'size',
            header: 'Size',
            align: 'number',
            cell: ({ sizeBytes }) => formatBytes(sizeBytes),
          },
          { key: 'state', header: 'Check', cell: checked },
          {
            key: 'action',
            header: 'Actions',
            hideHeader: true,
            align: 'number',
            cell: (backup) =>
              backup.state !== 'changed' && (
                <Button
                  size="small"
                  aria-label={`Restore the backup of ${madeOn(backup)}`}
                  isDisabled={restore.isPending}
                  onPress={() => run(backup)}
                >
                  Restore
                </Button>
              ),
          },
        ]}
      />
    </>
  );
}

/** "25 Nov 2026, 06:25". */
function madeOn({ madeAt: text }: ListedBackup): string {
  return `${formatDate(CalendarDate.parse(text.slice(0, 10)))}, ${text.slice(11, 16)}`;
}

function madeAt(backup: ListedBackup) {
  return (
    <>
      {madeOn(backup)}
      {backup.before !== null && <span className={styles.note}>before {backup.before}</span>}
    </>
  );
}

function contents({ counts, differs, state }: ListedBackup) {
  if (state === 'changed') {
    return <span className={styles.note}>No longer what was written, so not to be trusted</span>;
  }
  if (!counts) return <span className={styles.note}>Of a newer version, or not to be read</span>;
  const { clients, engagements, readings } = counts;
  return (
    <>
      {plural(clients, 'client')}, {plural(engagements, 'engagement')},{' '}
      {plural(readings, 'reading')}
      {differs !== null && <span className={styles.note}>{differs}</span>}
      {state === 'without-digest' && (
        <span className={styles.note}>A changed value in it could not be noticed</span>
      )}
    </>
  );
}

function checked({ state }: ListedBackup) {
  const { sign: Sign, words } = states[state];
  return (
    <span className={styles.check} data-state={state}>
      <Sign aria-hidden="true" />
      {words}
    </span>
  );
}
