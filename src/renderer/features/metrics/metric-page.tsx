/** One metric: how to read it, what its provider has changed, and what it may have changed unannounced. */
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import type { MetricWithFacts } from '#shared/contract/records.ts';
import type { MetricId } from '#shared/domain/identity.ts';
import { useProcedure } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { plural } from '../../components/format.ts';
import { Loaded } from '../../components/loaded.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { ChangeRegister } from './change-register.tsx';
import { EnterChangeForm } from './enter-change-form.tsx';
import { MetricFacts } from './metric-facts.tsx';
import { type ChangeDraft, roleWords } from './metric-words.ts';
import { Proposals } from './proposals.tsx';
import styles from './metrics.module.css';

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
      </div>
      {draft && (
        <Dialog title={`Scoring change of ${metric.name}`} isOpen onClose={() => setDraft(null)}>
          <EnterChangeForm known={known} draft={draft} onCancel={() => setDraft(null)} />
        </Dialog>
      )}
    </>
  );
}
