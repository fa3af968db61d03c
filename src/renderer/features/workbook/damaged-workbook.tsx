/** Where the workbook is damaged: the ways on, none of which writes to it. */
import { useCommand, useProcedure } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Notice, RefusalNotice } from '../../components/notice.tsx';
import { BackupsTable } from '../data/backups-table.tsx';
import styles from './workbook-page.module.css';

export function DamagedWorkbook() {
  const list = useProcedure('backups.list', {});
  const recover = useCommand('workbook.recover');
  const open = useCommand('workbooks.open');
  const saved = recover.data;
  return (
    <div className={styles.waysOn}>
      <section className={styles.section}>
        <h2>Restore a backup</h2>
        <p>
          The damaged file is set aside under another name, with the files beside it, and the backup
          takes its place. What was entered after the backup is not in it.
        </p>
        <Loaded query={list} label="Checking the backups">
          {({ backups }) => <BackupsTable backups={backups} />}
        </Loaded>
      </section>
      <section className={styles.section}>
        <h2>Or save what can be read</h2>
        <p>
          Everything that can still be read goes into a new workbook beside this one, with a list of
          what was lost. The damaged file stays as it is.
        </p>
        <RefusalNotice refusal={recover.error ?? open.error} />
        {saved ? (
          <Notice
            tone={saved.lost.length === 0 ? 'good' : 'warning'}
            title={
              saved.lost.length === 0
                ? 'Everything could be read.'
                : 'Saved, apart from what is listed here.'
            }
            actions={
              <Button
                variant="primary"
                isBusy={open.isPending}
                onPress={() => open.mutate({ path: saved.path })}
              >
                Open the new workbook
              </Button>
            }
          >
            <ul className={styles.lost}>
              {saved.lost.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
            <p className={styles.path}>{saved.path}</p>
          </Notice>
        ) : (
          <div>
            <Button isBusy={recover.isPending} onPress={() => recover.mutate({})}>
              Save what can be read
            </Button>
          </div>
        )}
      </section>
    </div>
  );
}
