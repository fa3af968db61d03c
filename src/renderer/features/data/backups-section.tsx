/** The backups that are made by themselves: what is in each, and the way back to it. */
import { useCommand, useProcedure } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Notice, RefusalNotice } from '../../components/notice.tsx';
import { say } from '../../components/toast.tsx';
import { BackupsTable } from './backups-table.tsx';
import styles from './data-page.module.css';

export function BackupsSection() {
  const list = useProcedure('backups.list', {});
  const make = useCommand('backups.make');
  return (
    <section className={styles.section} aria-labelledby="backups">
      <h2 id="backups">Backups</h2>
      <p>
        One is made by itself each time the workbook is opened and each day it stays open, where
        something has changed. The last ten are kept, then the last of each of 14 days and of 12
        weeks. Restoring backs up the workbook as it is now first, so it can be undone.
      </p>
      <RefusalNotice refusal={make.error} />
      <Loaded query={list} label="Checking the backups">
        {({ backups, folder, problem }) => (
          <>
            {problem !== null && (
              <Notice tone="warning" title="The last backup could not be made.">
                <p>{problem}</p>
              </Notice>
            )}
            <BackupsTable backups={backups} />
            <p className={styles.quiet}>
              They lie in <span className={styles.path}>{folder}</span>, on the same disk: copy that
              folder to another one now and then.
            </p>
          </>
        )}
      </Loaded>
      <div className={styles.actions}>
        <Button
          isBusy={make.isPending}
          onPress={() =>
            make.mutate(
              {},
              {
                onSuccess: ({ isNew }) =>
                  say(
                    isNew ? 'Backed up and checked.' : 'Nothing has changed since the last backup.',
                  ),
              },
            )
          }
        >
          Back up now
        </Button>
      </div>
    </section>
  );
}
