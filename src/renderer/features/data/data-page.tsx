/** Everything out of the workbook without a loss, and back in. */
import { PageHeader } from '../../components/page-header.tsx';
import styles from './data-page.module.css';
import { ExportSection } from './export-section.tsx';
import { ReadBackSection } from './read-back-section.tsx';

export function DataPage() {
  return (
    <>
      <PageHeader
        title="Data"
        summary="What you have entered is yours: all of it can leave the workbook without a loss, and come back."
      />
      <div className={styles.sections}>
        <ExportSection />
        <ReadBackSection />
      </div>
    </>
  );
}
