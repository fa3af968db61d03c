/** Nothing lost: backups of the workbook, and everything out of it and back in. */
import { PageHeader } from '../../components/page-header.tsx';
import styles from './data-page.module.css';
import { BackupsSection } from './backups-section.tsx';
import { CompactSection } from './compact-section.tsx';
import { ExportSection } from './export-section.tsx';
import { ReadBackSection } from './read-back-section.tsx';

export function DataPage() {
  return (
    <>
      <PageHeader
        title="Data"
        summary="What you have entered is yours: it is backed up here, and all of it can leave the workbook without a loss and come back."
      />
      <div className={styles.sections}>
        <BackupsSection />
        <ExportSection />
        <ReadBackSection />
        <CompactSection />
      </div>
    </>
  );
}
