/** The workbook's file: what it is, what can be done with it, the others, and the settings. */
import { useLocation, useSearch } from 'wouter';
import { workbookChoices } from '#shared/contract/bridge.ts';
import type { WorkbookState } from '#shared/contract/workbook.ts';
import { useProcedure } from '../../client/procedures.ts';
import { LinkButton } from '../../components/button.tsx';
import { formatBytes, formatSavedAt } from '../../components/format.ts';
import { Loaded } from '../../components/loaded.tsx';
import { RefusalNotice } from '../../components/notice.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { RemoveSample } from '../sample/remove-sample.tsx';
import { SampleSection } from '../sample/sample-section.tsx';
import { ChoosePlace } from './choose-place.tsx';
import { RecentWorkbooks } from './recent-workbooks.tsx';
import { SettingsSection } from './settings-section.tsx';
import { useWorkbookAction } from './use-workbook-action.ts';
import styles from './workbook-page.module.css';

export function WorkbookPage() {
  const state = useProcedure('workbook.state', {});
  const action = useWorkbookAction();
  const [, navigate] = useLocation();
  const asked = new URLSearchParams(useSearch()).get('do');
  const what = workbookChoices.find((choice) => choice === asked) ?? null;
  const close = () => navigate('/workbook', { replace: true });
  return (
    <Loaded query={state}>
      {({ workbook, ownBeside, numbers }) => (
        <>
          <PageHeader
            title="Workbook"
            summary="One file holds all your engagements. It stays on this machine."
            actions={
              <>
                <LinkButton href="/workbook?do=make">New…</LinkButton>
                <LinkButton href="/workbook?do=open" variant="primary">
                  Open another…
                </LinkButton>
              </>
            }
          />
          <div className={styles.sections}>
            {what === null && <RefusalNotice refusal={action.refusal} />}
            {workbook && <TheFile {...workbook} />}
            {workbook && <SampleSection isSample={workbook.isSample} ownBeside={ownBeside} />}
            <RecentWorkbooks {...action} />
            <SettingsSection numbers={numbers} />
          </div>
          {what !== null && (
            <ChoosePlace key={what} {...action} what={what} open={workbook} onClose={close} />
          )}
          {asked === 'remove-sample' && workbook?.isSample && (
            <RemoveSample workbook={workbook} onClose={close} />
          )}
        </>
      )}
    </Loaded>
  );
}

function TheFile({ fileName, folder, sizeBytes, savedAt }: NonNullable<WorkbookState['workbook']>) {
  return (
    <section className={styles.section}>
      <h2>This workbook</h2>
      <dl className={styles.facts}>
        <dt>File</dt>
        <dd>{fileName}</dd>
        <dt>Folder</dt>
        <dd className={styles.path}>{folder}</dd>
        <dt>Size</dt>
        <dd>{formatBytes(sizeBytes)}</dd>
        <dt>Last saved</dt>
        <dd>{formatSavedAt(savedAt, new Date())}</dd>
      </dl>
      <p className={styles.quiet}>
        Every change is saved as it is made. Two windows on one workbook show the same.
      </p>
      <div className={styles.actions}>
        <LinkButton href="/workbook?do=copy">Save a copy…</LinkButton>
        <LinkButton href="/workbook?do=move">Move or rename…</LinkButton>
      </div>
    </section>
  );
}
