/** Engagements that are handed off, closed or archived: apart, and out of sight until asked for. */
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId } from 'react';
import type { PortfolioRow } from '#shared/contract/trends.ts';
import type { Sorting } from '../../components/data-table.tsx';
import { ArchiveButton } from './archive-button.tsx';
import { EngagementTable } from './engagement-table.tsx';
import styles from './past-engagements.module.css';

interface PastEngagementsProps {
  /** How many there are, whatever is looked for. */
  count: number;
  isOpen: boolean;
  /** Those to be shown while it is open. */
  rows: readonly PortfolioRow[];
  sorting: Sorting | null;
  onSort: (key: string) => void;
  onToggle: () => void;
}

export function PastEngagements(props: PastEngagementsProps) {
  const { count, isOpen, rows, sorting, onSort, onToggle } = props;
  const id = useId();
  const Sign = isOpen ? ChevronDown : ChevronRight;
  return (
    <section className={styles.past} aria-label="Handed off, closed and archived">
      <h2 className={styles.title}>
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={onToggle}
        >
          <Sign aria-hidden="true" />
          Handed off, closed and archived
          <span className={styles.count}>{count}</span>
        </button>
      </h2>
      <div id={id}>
        {isOpen && rows.length > 0 && (
          <EngagementTable
            label="Handed off, closed and archived engagements"
            rows={rows}
            sorting={sorting}
            onSort={onSort}
            action={({ engagement }) => <ArchiveButton engagement={engagement} />}
          />
        )}
        {isOpen && rows.length === 0 && <p>None of them is what is looked for.</p>}
      </div>
    </section>
  );
}
