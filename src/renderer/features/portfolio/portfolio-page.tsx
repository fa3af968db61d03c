/** Every engagement with its verdict, the one most in need first. */
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { PortfolioRow } from '#shared/contract/trends.ts';
import type { Engagement } from '#shared/domain/client.ts';
import { formatSigned } from '#shared/trend/wording.ts';
import { useProcedure } from '../../client/procedures.ts';
import { LinkButton } from '../../components/button.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { plural } from '../../components/format.ts';
import { Loaded } from '../../components/loaded.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { LogDialog } from './log-dialog.tsx';
import {
  EngagementName,
  NextMilestone,
  Readings,
  SinceBaseline,
  VerdictInWords,
} from './portfolio-cells.tsx';

export function PortfolioPage() {
  const [logged, setLogged] = useState<Engagement | null>(null);
  const portfolio = useProcedure('trends.portfolio', {});
  return (
    <Loaded query={portfolio} label="Judging the trends">
      {(rows) => (
        <>
          <PageHeader
            title="Portfolio"
            summary={rows.length > 0 ? countInWords(rows) : undefined}
            actions={
              rows.length > 0 && (
                <LinkButton
                  href="/engagements/new"
                  variant="primary"
                  icon={<Plus aria-hidden="true" />}
                >
                  New engagement
                </LinkButton>
              )
            }
          />
          {rows.length > 0 ? <EngagementTable rows={rows} onLog={setLogged} /> : <NothingYet />}
          {logged && <LogDialog engagement={logged} onClose={() => setLogged(null)} />}
        </>
      )}
    </Loaded>
  );
}

interface EngagementTableProps {
  rows: readonly PortfolioRow[];
  onLog: (engagement: Engagement) => void;
}

function EngagementTable({ rows, onLog }: EngagementTableProps) {
  return (
    <DataTable
      label="Engagements"
      rows={rows}
      rowKey={({ engagement }) => engagement.id}
      reflow
      columns={[
        {
          key: 'engagement',
          header: 'Engagement',
          isRowHeader: true,
          cell: (row) => <EngagementName row={row} onLog={() => onLog(row.engagement)} />,
          text: ({ engagement }) => `${engagement.clientName}: ${engagement.name}`,
        },
        {
          key: 'verdict',
          header: 'Verdict',
          width: 'fill',
          cell: (row) => <VerdictInWords row={row} />,
          text: ({ main }) => main?.judgement.sentence,
        },
        {
          key: 'readings',
          header: 'Last year, latest',
          align: 'number',
          cell: (row) => <Readings row={row} />,
          text: ({ main }) => main?.judgement.latest?.value,
        },
        {
          key: 'change',
          header: 'Since baseline',
          align: 'number',
          cell: (row) => <SinceBaseline row={row} />,
          text: ({ main }) => {
            const change = main?.judgement.baseline?.change ?? null;
            return main && change !== null ? formatSigned(change, main.metric.decimals) : null;
          },
        },
        {
          key: 'milestone',
          header: 'Next milestone',
          cell: (row) => <NextMilestone row={row} />,
          text: ({ nextMilestone }) =>
            nextMilestone && `${nextMilestone.date} ${nextMilestone.title}`,
        },
      ]}
    />
  );
}

function countInWords(rows: readonly PortfolioRow[]): string {
  const needing = rows.filter(({ attention }) => attention.length > 0).length;
  const need =
    needing === 0
      ? 'none needs attention'
      : `${needing} ${needing === 1 ? 'needs' : 'need'} attention`;
  return `${plural(rows.length, 'engagement')}; ${need}.`;
}

function NothingYet() {
  return (
    <EmptyState
      title="No engagements yet"
      actions={
        <>
          <LinkButton href="/engagements/new" variant="primary">
            New engagement
          </LinkButton>
          <LinkButton href="/import">Import a file</LinkButton>
        </>
      }
    >
      <p>
        Each engagement gets a line here: what the trend of its main indicator is, how old the last
        reading is and what is due next. The one that needs you most comes first.
      </p>
      <p>
        To begin, name a client and pick the metrics to follow. Readings can be logged one by one,
        or imported from the CSV and Excel files that the client already has.
      </p>
    </EmptyState>
  );
}
