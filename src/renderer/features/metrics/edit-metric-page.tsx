/** Redefining a metric: the form, then what it would do to every client's judgements, then saving. */
import { useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { DefinitionEffect, DefinitionEffects } from '#shared/contract/metrics.ts';
import type { MetricWithFacts } from '#shared/contract/records.ts';
import type { MetricId } from '#shared/domain/identity.ts';
import type { MetricDefinition } from '#shared/domain/metric.ts';
import { useCommand, useProcedure } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { plural } from '../../components/format.ts';
import { Loaded } from '../../components/loaded.tsx';
import { Notice, RefusalNotice } from '../../components/notice.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { say } from '../../components/toast.tsx';
import { VerdictBadge } from '../../components/verdict-badge.tsx';
import { differencesBetween, effectInWords } from './definition-words.ts';
import { MetricForm } from './metric-form.tsx';
import styles from './metrics.module.css';

export function EditMetricPage({ metricId }: { metricId: MetricId }) {
  const metrics = useProcedure('metrics.list', { includeArchived: true });
  const metric = useProcedure('metrics.show', { metricId });
  return (
    <Loaded query={metric}>
      {(known) => (
        <Loaded query={metrics}>{(all) => <EditMetric known={known} all={all} />}</Loaded>
      )}
    </Loaded>
  );
}

interface EditMetricProps {
  known: MetricWithFacts;
  all: readonly MetricWithFacts[];
}

function EditMetric({ known: { metric }, all }: EditMetricProps) {
  const [, navigate] = useLocation();
  const [proposed, setProposed] = useState<MetricDefinition | null>(null);
  const path = `/metrics/${metric.id}`;
  return (
    <>
      <PageHeader
        eyebrow={<Link href={path}>{metric.name}</Link>}
        title="Edit the definition"
        windowTitle={`Edit ${metric.name}`}
        summary="It is shared by every client on this metric. You see what a change does to their judgements before it is saved."
      />
      <div className={styles.sections}>
        <div className={styles.wideForm}>
          <MetricForm
            initial={metric}
            takenNames={all
              .filter((each) => each.metric.id !== metric.id)
              .map((each) => each.metric.name)}
            action="See what it changes"
            onTouched={() => setProposed(null)}
            onCancel={() => navigate(path)}
            onSubmit={setProposed}
          />
        </div>
        {proposed && (
          <Proposed
            // Another definition is another question.
            key={JSON.stringify(proposed)}
            metricId={metric.id}
            definition={proposed}
            onSaved={() => navigate(path)}
          />
        )}
      </div>
    </>
  );
}

interface ProposedProps {
  metricId: MetricId;
  definition: MetricDefinition;
  onSaved: () => void;
}

function Proposed({ metricId, definition, onSaved }: ProposedProps) {
  const effects = useProcedure('metrics.effects', { metricId, definition });
  return (
    <Loaded query={effects} label="Judging every series under the new definition">
      {(found) => <Effects effects={found} definition={definition} onSaved={onSaved} />}
    </Loaded>
  );
}

interface EffectsProps extends Omit<ProposedProps, 'metricId'> {
  effects: DefinitionEffects;
}

function Effects({ effects, definition, onSaved }: EffectsProps) {
  const { metric, offScale, series } = effects;
  const edit = useCommand('metrics.edit');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const differences = differencesBetween(metric, definition);
  const judged = differences.filter(({ effect }) => effect !== '');
  const unsigned = series.filter(({ losesSignOff }) => losesSignOff).length;
  const changed = series.filter(({ present, then }) => present.sentence !== then.sentence);
  return (
    <section aria-labelledby="effects">
      <h2 id="effects" ref={heading} tabIndex={-1} className={styles.title}>
        What it changes
      </h2>
      {differences.length === 0 ? (
        <p className={styles.prose}>Nothing is different from what is saved.</p>
      ) : (
        <div className={styles.effects}>
          <ul className={styles.differences}>
            {differences.map(({ what, from, to, effect }) => (
              <li key={what}>
                <strong>{what}:</strong> {from} → {to}. {effect}
              </li>
            ))}
          </ul>
          {judged.length > 0 && (
            <Notice tone={changed.length > 0 ? 'warning' : 'info'} title={effectInWords(series)}>
              <p>
                A definition has no history: every judgement is made with the new one from now on,
                also those as known on an earlier day. Files that have left the workbook stay as
                they are.
                {unsigned > 0 &&
                  ` ${plural(unsigned, 'signed verdict')} would no longer fit and wait for review.`}
              </p>
            </Notice>
          )}
          {judged.length === 0 && (
            <p className={styles.prose}>No judgement changes, only how the metric is written.</p>
          )}
          <RefusalNotice refusal={edit.error} />
          {offScale !== null && (
            <Notice tone="problem" title={`A reading of ${offScale} would lie off the scale.`}>
              <p>Choose a wider scale, or correct the reading first.</p>
            </Notice>
          )}
          <div>
            <Button
              variant="primary"
              isBusy={edit.isPending}
              isDisabled={offScale !== null}
              onPress={() =>
                edit.mutate(
                  { metricId: metric.id, definition },
                  {
                    onSuccess: () => {
                      say(`${definition.name} is redefined for every client.`);
                      onSaved();
                    },
                  },
                )
              }
            >
              Save for every client
            </Button>
          </div>
          {changed.length > 0 && <ChangedSeries series={changed} effects={effects} />}
        </div>
      )}
    </section>
  );
}

interface ChangedSeriesProps {
  series: readonly DefinitionEffect[];
  effects: DefinitionEffects;
}

function ChangedSeries({ series, effects: { metric } }: ChangedSeriesProps) {
  const outcome = ({ verdict, sentence }: DefinitionEffect['present']) => (
    <div className={styles.outcome}>
      <VerdictBadge verdict={verdict} direction={metric.direction} />
      <span className={styles.said}>{sentence}</span>
    </div>
  );
  // Another word first, then other figures alone.
  const rows = series.toSorted((one, other) => Number(isAlike(one)) - Number(isAlike(other)));
  return (
    <DataTable
      label="Judgements that change"
      rows={rows}
      rowKey={({ seriesId }) => seriesId}
      reflow
      columns={[
        {
          key: 'series',
          header: 'Series',
          isRowHeader: true,
          cell: ({ seriesId, engagementId, clientName, engagementName, subjectName }) => (
            <div>
              <Link href={`/engagements/${engagementId}?series=${seriesId}`}>{subjectName}</Link>
              <span className={styles.under}>
                {clientName}, {engagementName}
              </span>
            </div>
          ),
        },
        { key: 'now', header: 'Now', cell: ({ present }) => outcome(present) },
        { key: 'then', header: 'Then', cell: ({ then }) => outcome(then) },
      ]}
    />
  );
}

function isAlike({ present, then }: DefinitionEffect): boolean {
  return present.verdict === then.verdict;
}
