/** One scoring change, entered or not: what each treatment makes of every client, and the decision. */
import { Link, useLocation, useSearchParams } from 'wouter';
import type { ScoringChangeEffects } from '#shared/contract/scoring-changes.ts';
import { type CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import type { MetricId } from '#shared/domain/identity.ts';
import { useProcedure } from '../../client/procedures.ts';
import { Loaded } from '../../components/loaded.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { treatedWords } from '../treatment-words.ts';
import { DecideForm } from './decide-form.tsx';
import { EffectsTable } from './effects-table.tsx';
import { OptionsTable } from './options-table.tsx';
import styles from './metrics.module.css';

interface ChangePageProps {
  metricId: MetricId;
  changedOn: CalendarDate;
}

export function ChangePage({ metricId, changedOn }: ChangePageProps) {
  const effects = useProcedure('scoring-changes.effects', { metricId, changedOn });
  return (
    <Loaded query={effects} label="Judging every series under each treatment">
      {(found) => <Change effects={found} />}
    </Loaded>
  );
}

function Change({ effects }: { effects: ScoringChangeEffects }) {
  const { metric, change, changedOn, series } = effects;
  const [search] = useSearchParams();
  const [, navigate] = useLocation();
  const draft = { what: search.get('what') ?? '', source: search.get('source') ?? '' };
  const what = change?.what ?? draft.what;
  return (
    <>
      <PageHeader
        eyebrow={<Link href={`/metrics/${metric.id}`}>{metric.name}</Link>}
        title={`Scoring change of ${formatDate(changedOn)}`}
        windowTitle={`Scoring change of ${formatDate(changedOn)}, ${metric.name}`}
        summary={
          <>
            {what !== '' && <p className={styles.line}>{what}</p>}
            <p className={styles.line}>
              {change
                ? treatedWords[change.treatment]
                : 'Not entered yet: nothing is changed so far.'}
            </p>
          </>
        }
      />
      <div className={styles.sections}>
        <section aria-labelledby="treatments">
          <h2 id="treatments" className={styles.title}>
            What each treatment does
          </h2>
          <OptionsTable effects={effects} />
        </section>
        <section aria-labelledby="effects">
          <h2 id="effects" className={styles.title}>
            What it makes of every series
          </h2>
          {series.length > 0 ? (
            <EffectsTable effects={effects} />
          ) : (
            <p className={styles.prose}>
              No series in use has readings on either side of {formatDate(changedOn)}, so no verdict
              hangs on the treatment now.
            </p>
          )}
        </section>
        <section aria-labelledby="decision">
          <h2 id="decision" className={styles.title}>
            {change ? 'Decide' : 'Enter it'}
          </h2>
          <DecideForm
            key={change?.id ?? 'new'}
            effects={effects}
            draft={draft}
            onDone={() => navigate(`/metrics/${metric.id}`)}
          />
        </section>
      </div>
    </>
  );
}
