/** Every metric of the workbook: what it is, who tracks it, and what its provider has changed. */
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { MetricWithFacts } from '#shared/contract/records.ts';
import { describeScale } from '#shared/domain/metric.ts';
import { useCommand, useProcedure } from '../../client/procedures.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { plural } from '../../components/format.ts';
import { Loaded } from '../../components/loaded.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { say } from '../../components/toast.tsx';
import { OpenSample } from '../sample/open-sample.tsx';
import { roleWords } from './metric-words.ts';
import styles from './metrics.module.css';
import { OwnMetricDialog } from './own-metric-dialog.tsx';

export function MetricsPage() {
  const metrics = useProcedure('metrics.list', {});
  return (
    <Loaded query={metrics}>
      {(all) => (
        <>
          <PageHeader
            title="Metrics"
            summary={
              all.length > 0 &&
              'A metric is shared by all engagements that track it, so what is entered here counts for every client.'
            }
            actions={<NewMetric metrics={all} />}
          />
          {all.length > 0 ? <MetricTable metrics={all} /> : <NothingYet />}
        </>
      )}
    </Loaded>
  );
}

function MetricTable({ metrics }: { metrics: readonly MetricWithFacts[] }) {
  const tracking = useProcedure('metrics.tracking', {});
  const detected = useProcedure('scoring-changes.detect', {});
  const columns: Column<MetricWithFacts>[] = [
    {
      key: 'metric',
      header: 'Metric',
      isRowHeader: true,
      width: 'fill',
      cell: ({ metric }) => (
        <div>
          <Link href={`/metrics/${metric.id}`}>{metric.name}</Link>
          {metric.provider !== null && <span className={styles.under}>{metric.provider}</span>}
        </div>
      ),
    },
    { key: 'role', header: 'Role', wrap: false, cell: ({ metric }) => roleWords[metric.role] },
    { key: 'scale', header: 'Scale', wrap: false, cell: ({ metric }) => describeScale(metric) },
    {
      key: 'smoothing',
      header: 'Smoothed over',
      align: 'number',
      cell: ({ metric: { smoothingDays } }) =>
        smoothingDays === 0 ? '–' : plural(smoothingDays, 'day'),
    },
    {
      key: 'clients',
      header: 'Clients',
      align: 'number',
      cell: ({ metric }) =>
        tracking.data?.find(({ metricId }) => metricId === metric.id)?.clients ??
        (tracking.isPending ? '…' : 0),
    },
    {
      key: 'changes',
      header: 'Scoring changes',
      align: 'number',
      cell: ({ scoringChanges }) => {
        const open = scoringChanges.filter(({ treatment }) => treatment === 'undecided').length;
        return (
          <div>
            {scoringChanges.length}
            {open > 0 && <span className={styles.undecided}>{open} undecided</span>}
          </div>
        );
      },
    },
    {
      key: 'proposals',
      header: 'Proposed',
      align: 'number',
      cell: ({ metric }) => {
        if (detected.isPending) return '…';
        const found = detected.data?.find((each) => each.metric.id === metric.id)?.proposals ?? [];
        return found.length === 0 ? '–' : <span className={styles.open}>{found.length}</span>;
      },
    },
  ];
  return (
    <DataTable
      label="Metrics"
      rows={metrics}
      rowKey={({ metric }) => metric.id}
      columns={columns}
      reflow
    />
  );
}

/** The ways to a new metric: ready from the catalogue, or one's own. */
function NewMetric({ metrics }: { metrics: readonly MetricWithFacts[] }) {
  const add = useCommand('metrics.add');
  const [isDefining, setIsDefining] = useState(false);
  const [, navigate] = useLocation();
  return (
    <>
      <Button icon={<Plus aria-hidden="true" />} onPress={() => setIsDefining(true)}>
        Define my own metric
      </Button>
      <LinkButton href="/metrics/catalogue" variant={metrics.length > 0 ? 'primary' : 'secondary'}>
        Browse the catalogue
      </LinkButton>
      <OwnMetricDialog
        isOpen={isDefining}
        takenNames={metrics.map(({ metric }) => metric.name)}
        isBusy={add.isPending}
        refusal={add.error}
        onClose={() => setIsDefining(false)}
        onDefine={(definition) =>
          add.mutate(
            { metric: { from: 'own', definition } },
            {
              onSuccess: ({ metric }) => {
                say(`${metric.name} is in the workbook.`);
                navigate(`/metrics/${metric.id}`);
              },
            },
          )
        }
      />
    </>
  );
}

function NothingYet() {
  return (
    <EmptyState
      title="No metrics yet"
      actions={
        <>
          <LinkButton href="/engagements/new" variant="primary">
            New engagement
          </LinkButton>
          <OpenSample />
        </>
      }
    >
      <p>
        A metric comes with the first engagement that tracks it, from the{' '}
        <Link href="/metrics/catalogue">catalogue</Link> or as one of your own. Here you then see
        how to read each one, and enter what its provider changes once for every client.
      </p>
    </EmptyState>
  );
}
