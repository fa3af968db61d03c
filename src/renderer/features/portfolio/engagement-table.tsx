/** Engagements line by line: the same for those that go on and for those that are over or put away. */
import type { ReactNode } from 'react';
import type { PortfolioRow } from '#shared/contract/trends.ts';
import { formatSigned } from '#shared/trend/wording.ts';
import { DataTable, type Sorting } from '../../components/data-table.tsx';
import {
  EngagementName,
  NextMilestone,
  Readings,
  SinceBaseline,
  VerdictInWords,
} from './portfolio-cells.tsx';
import styles from './portfolio-cells.module.css';

interface EngagementTableProps {
  label: string;
  rows: readonly PortfolioRow[];
  sorting?: Sorting | null;
  onSort?: (key: string) => void;
  /** What can be done with an engagement, under its name. */
  action?: (row: PortfolioRow) => ReactNode;
}

export function EngagementTable({
  label,
  rows,
  sorting = null,
  onSort,
  action,
}: EngagementTableProps) {
  return (
    <DataTable
      label={label}
      rows={rows}
      rowKey={({ engagement }) => engagement.id}
      rowId={({ engagement }) => `engagement-${engagement.id}`}
      reflow
      sorting={sorting}
      {...(onSort && { onSort })}
      columns={[
        {
          key: 'engagement',
          header: 'Engagement',
          isRowHeader: true,
          sorts: true,
          cell: (row) => (
            <>
              <EngagementName row={row} />
              {action && <div className={styles.action}>{action(row)}</div>}
            </>
          ),
          text: ({ engagement }) => `${engagement.clientName}: ${engagement.name}`,
        },
        {
          key: 'verdict',
          header: 'Verdict',
          width: 'fill',
          sorts: true,
          cell: (row) => <VerdictInWords row={row} />,
          text: ({ main }) => main?.judgement.sentence,
        },
        {
          key: 'readings',
          header: 'Last reading',
          align: 'number',
          sorts: true,
          cell: (row) => <Readings row={row} />,
          text: ({ main }) => main?.judgement.latest?.value,
        },
        {
          key: 'change',
          header: 'Since baseline',
          align: 'number',
          sorts: true,
          cell: (row) => <SinceBaseline row={row} />,
          text: ({ main }) => {
            const change = main?.judgement.baseline?.change ?? null;
            return main && change !== null ? formatSigned(change, main.metric.decimals) : null;
          },
        },
        {
          key: 'milestone',
          header: 'Next milestone',
          sorts: true,
          cell: (row) => <NextMilestone row={row} />,
          text: ({ nextMilestone }) =>
            nextMilestone && `${nextMilestone.date} ${nextMilestone.title}`,
        },
      ]}
    />
  );
}
