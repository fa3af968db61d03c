/** Writes the workbook anew without the room that deleted records have left. */
import { useCommand } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { formatBytes } from '../../components/format.ts';
import { RefusalNotice } from '../../components/notice.tsx';
import { say } from '../../components/toast.tsx';
import styles from './data-page.module.css';

export function CompactSection() {
  const compact = useCommand('workbook.compact');
  const run = () =>
    compact.mutate(
      {},
      {
        onSuccess: ({ bytesBefore, bytesAfter }) =>
          say(
            bytesAfter < bytesBefore
              ? `The workbook takes ${formatBytes(bytesAfter)} now, ${formatBytes(bytesBefore - bytesAfter)} less than before.`
              : `There was nothing to gain: the workbook takes ${formatBytes(bytesAfter)}.`,
          ),
      },
    );
  return (
    <section className={styles.section} aria-labelledby="compact">
      <h2 id="compact">Compact the workbook</h2>
      <p>
        What was deleted leaves room in the file that is used again. Compacting gives it back: the
        file is written anew, checked, and only then takes the place of the old one. What could be
        undone before cannot be undone after.
      </p>
      <RefusalNotice refusal={compact.error} />
      <div className={styles.actions}>
        <Button isBusy={compact.isPending} onPress={run}>
          Compact
        </Button>
      </div>
    </section>
  );
}
