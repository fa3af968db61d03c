/** One metric: its scoring changes and proposed ones, definition, card, objections and benchmarks. */
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { catalogueMetric } from '#shared/catalogue/index.ts';
import type { MetricWithFacts } from '#shared/contract/records.ts';
import type { MetricId } from '#shared/domain/identity.ts';
import type { Metric } from '#shared/domain/metric.ts';
import { useProcedure } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { plural } from '../../components/format.ts';
import { Loaded } from '../../components/loaded.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { BenchmarksSection } from './benchmarks-section.tsx';
import { CardSection } from './card-section.tsx';
import { ChangeRegister } from './change-register.tsx';
import { EnterChangeForm } from './enter-change-form.tsx';
import { MetricFacts } from './metric-facts.tsx';
import { type ChangeDraft, roleWords } from './metric-words.ts';
import { ObjectionsSection } from './objections-section.tsx';
import { Proposals } from './proposals.tsx';
import styles from './metrics.module.css';
import { UsesSection } from './uses-section.tsx';

export function MetricPage({ metricId }: { metricId: MetricId }) {
  const metric = useProcedure('metrics.show', { metricId });
  return <Loaded query={metric}>{(known) => <MetricInDetail known={known} />}</Loaded>;
}

function MetricInDetail({ known }: { known: MetricWithFacts }) {
  const { metric } = known;
  const tracking = useProcedure('metrics.tracking', {});
  const [draft, setDraft] = useState<ChangeDraft | null>(null);
  const enter = () => setDraft({ date: '', what: '', source: '' });
  const tracked = tracking.data?.find(({ metricId }) => metricId === metric.id);
  const whose = tracked
    ? `${plural(tracked.series, 'series', 'series')} of ${plural(tracked.clients, 'client')}`
    : 'tracked by no client';
  return (
    <>
      <PageHeader
        eyebrow={<Link href="/metrics">Metrics</Link>}
        title={metric.name}
        summary={[metric.provider, roleWords[metric.role], tracking.data && whose]
          .filter(Boolean)
          .join(' · ')}
        actions={
          <Button variant="primary" icon={<Plus aria-hidden="true" />} onPress={enter}>
            Enter a scoring change
          </Button>
        }
      />
      <div className={styles.sections}>
        <Proposals metric={metric} onEnter={setDraft} />
        <ChangeRegister metric={metric} onEnter={enter} />
        <MetricFacts known={known} />
        <CardSection metric={metric} />
        <ObjectionsSection metric={metric} />
        <BenchmarksSection metric={metric} />
        <UsesSection metric={metric} />
        <CatalogueEntry metric={metric} />
      </div>
      {draft && (
        <Dialog title={`Scoring change of ${metric.name}`} isOpen onClose={() => setDraft(null)}>
          <EnterChangeForm known={known} draft={draft} onCancel={() => setDraft(null)} />
        </Dialog>
      )}
    </>
  );
}

/** Where the facts of a metric from the catalogue come from. */
function CatalogueEntry({ metric: { catalogueKey } }: { metric: Metric }) {
  const entry = catalogueKey === null ? undefined : catalogueMetric(catalogueKey);
  if (!entry) return null;
  return (
    <p className={styles.prose}>
      It was made from the catalogue:{' '}
      <Link href={`/metrics/catalogue/${entry.key}`}>
        {entry.name} with the source of every fact, and what is left open
      </Link>
      .
    </p>
  );
}
