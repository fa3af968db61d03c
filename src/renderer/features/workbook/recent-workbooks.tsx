/** The workbooks opened last: where they are, and which of them are gone. */
import type { RecentWorkbook } from '#shared/contract/workbooks.ts';
import { todayOf, formatDate } from '#shared/domain/calendar.ts';
import { useCommand, useProcedure } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { RefusalNotice } from '../../components/notice.tsx';
import { say } from '../../components/toast.tsx';
import type { WorkbookAction } from './use-workbook-action.ts';
import styles from './workbook-page.module.css';

export function RecentWorkbooks({ act, isBusy }: Pick<WorkbookAction, 'act' | 'isBusy'>) {
  const list = useProcedure('workbooks.list', {});
  const forget = useCommand('workbooks.forget');
  return (
    <section className={styles.section}>
      <h2>Recent workbooks</h2>
      <RefusalNotice refusal={forget.error} />
      <Loaded query={list}>
        {({ recents }) => (
          <>
            <DataTable
              label="Recent workbooks"
              rows={recents}
              rowKey={({ path }) => path}
              reflow
              empty="Workbooks that you open are listed here."
              columns={[
                { key: 'name', header: 'Workbook', isRowHeader: true, cell: nameOf },
                {
                  key: 'folder',
                  header: 'Folder',
                  width: 'fill',
                  cell: ({ folder }) => <span className={styles.path}>{folder}</span>,
                },
                {
                  key: 'opened',
                  header: 'Opened',
                  wrap: false,
                  cell: ({ openedAt }) => formatDate(todayOf(new Date(openedAt))),
                },
                {
                  key: 'action',
                  header: 'Actions',
                  hideHeader: true,
                  align: 'number',
                  cell: (recent) => (
                    <div className={styles.lineActions}>
                      {recent.isThere && !recent.isOpen && (
                        <Button
                          variant="quiet"
                          size="small"
                          aria-label={`Open ${recent.fileName}`}
                          isDisabled={isBusy}
                          onPress={() => act('open', recent.path, () => undefined)}
                        >
                          Open
                        </Button>
                      )}
                      {!recent.isOpen && (
                        <Button
                          variant="quiet"
                          size="small"
                          aria-label={`Take ${recent.fileName} off the list`}
                          onPress={() => forget.mutate({ path: recent.path })}
                        >
                          Take off the list
                        </Button>
                      )}
                    </div>
                  ),
                },
              ]}
            />
            {recents.length > 1 && (
              <div>
                <Button
                  variant="quiet"
                  isBusy={forget.isPending}
                  onPress={() =>
                    forget.mutate(
                      { path: null },
                      { onSuccess: () => say('The list is cleared; no file was touched.') },
                    )
                  }
                >
                  Clear the list
                </Button>
              </div>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}

function nameOf({ fileName, isOpen, isThere }: RecentWorkbook) {
  return (
    <>
      {fileName}
      {isOpen && <span className={styles.note}>Open now</span>}
      {!isThere && (
        <span className={styles.note}>Not there: moved, renamed, deleted, or its disk is away</span>
      )}
    </>
  );
}
