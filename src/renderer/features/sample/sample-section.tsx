/** The sample on the workbook's page: what it is and, where it is open, the ways out of it. */
import type { WorkbookState } from '#shared/contract/workbook.ts';
import { LinkButton } from '../../components/button.tsx';
import { StartOwnWorkbook } from '../../shell/start-own.tsx';
import styles from '../workbook/workbook-page.module.css';
import { OpenSample } from './open-sample.tsx';

interface SampleSectionProps {
  isSample: boolean;
  ownBeside: WorkbookState['ownBeside'];
}

export function SampleSection({ isSample, ownBeside }: SampleSectionProps) {
  return (
    <section className={styles.section}>
      <h2>{isSample ? 'This is the sample' : 'The sample'}</h2>
      <p className={styles.quiet}>
        {isSample
          ? 'Three invented engagements to look around in and to try things on. Keep it as long as it is of use; it can be removed and made again at any time.'
          : 'Three invented engagements to look around in and to try things on, in a file of their own beside this one. Nothing of it comes into your workbook.'}
      </p>
      <div className={styles.actions}>
        {isSample ? (
          <>
            <StartOwnWorkbook ownBeside={ownBeside} />
            <LinkButton href="/workbook?do=remove-sample">Remove the sample…</LinkButton>
          </>
        ) : (
          <OpenSample />
        )}
      </div>
    </section>
  );
}
