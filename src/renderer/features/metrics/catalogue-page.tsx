/** The ready definitions: searched by word, one line each, with what is in use already. */
import { useState } from 'react';
import { Link } from 'wouter';
import { catalogue } from '#shared/catalogue/index.ts';
import type { CatalogueMetric } from '#shared/catalogue/types.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { TextField } from '../../components/fields.tsx';
import { formatNumber } from '#shared/trend/wording.ts';
import { plural } from '../../components/format.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { availabilityInWords, entriesWith, scaleInWords, usedInWords } from './catalogue-words.ts';
import { roleWords } from './metric-words.ts';
import styles from './metrics.module.css';
import { useUses } from './uses.ts';

export function CataloguePage() {
  const [wanted, setWanted] = useState('');
  const found = entriesWith(wanted);
  return (
    <>
      <PageHeader
        eyebrow={<Link href="/metrics">Metrics</Link>}
        title="Metric catalogue"
        summary={`${catalogue.length} ready definitions. Every fact has its source; what could not be sourced is left open, and said so.`}
      />
      <div className={styles.sections}>
        <div className={styles.form}>
          <TextField
            label="Search the catalogue"
            value={wanted}
            onChange={setWanted}
            placeholder="influence, survey, Moz, posts…"
          />
        </div>
        <p className="visually-hidden" aria-live="polite">
          {wanted.trim() === '' ? '' : `${plural(found.length, 'metric')} found.`}
        </p>
        <EntryTable entries={found} />
      </div>
    </>
  );
}

function EntryTable({ entries }: { entries: readonly CatalogueMetric[] }) {
  const uses = useUses();
  const columns: Column<CatalogueMetric>[] = [
    {
      key: 'metric',
      header: 'Metric',
      isRowHeader: true,
      width: 'wide',
      cell: ({ key, name, provider }) => (
        <div>
          <Link href={`/metrics/catalogue/${key}`}>{name}</Link>
          <span className={styles.under}>{provider ?? 'Counted or asked by you'}</span>
        </div>
      ),
    },
    { key: 'role', header: 'Role', wrap: false, cell: ({ role }) => roleWords[role] },
    { key: 'scale', header: 'Scale', cell: scaleInWords },
    {
      key: 'facts',
      header: 'Facts',
      wrap: false,
      cell: ({ facts, benchmarks, scoringChanges, openFacts }) => (
        <div>
          {formatNumber(facts.length + benchmarks.length + scoringChanges.length, 0)} sourced
          <span className={styles.under}>{formatNumber(openFacts.length, 0)} left open</span>
        </div>
      ),
    },
    { key: 'had', header: 'New readings', cell: availabilityInWords },
    {
      key: 'use',
      header: 'In use',
      wrap: false,
      cell: ({ key }) => usedInWords(uses.get(key)),
    },
  ];
  return (
    <DataTable
      label="Metric catalogue"
      rows={entries}
      rowKey={({ key }) => key}
      columns={columns}
      empty="Nothing in the catalogue has these words. Define a metric of your own under Metrics."
      reflow
    />
  );
}
