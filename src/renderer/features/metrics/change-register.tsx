/** The scoring changes of a metric, how each is treated, and what was decided before. */
import { useState } from 'react';
import { Link } from 'wouter';
import type { RegisteredChange } from '#shared/contract/scoring-changes.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import type { Metric, ScoringChangeDecision } from '#shared/domain/metric.ts';
import { describeLink, describeSource } from '#shared/trend/link-words.ts';
import { useProcedure } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { treatedWords } from '../treatment-words.ts';
import { EditChangeForm } from './edit-change-form.tsx';
import { changePath } from './metric-words.ts';
import styles from './metrics.module.css';

interface ChangeRegisterProps {
  metric: Metric;
  onEnter: () => void;
}

export function ChangeRegister({ metric, onEnter }: ChangeRegisterProps) {
  const register = useProcedure('scoring-changes.list', { metricId: metric.id });
  const [edited, setEdited] = useState<RegisteredChange | null>(null);
  return (
    <section aria-labelledby="register">
      <h2 id="register" className={styles.title}>
        Scoring changes
      </h2>
      <Loaded query={register}>
        {(all) =>
          all.length > 0 ? (
            <DataTable
              label="Scoring changes"
              rows={all.toReversed()}
              rowKey={({ change }) => change.id}
              columns={columnsFor(metric, setEdited)}
              reflow
            />
          ) : (
            <NoneYet onEnter={onEnter} />
          )
        }
      </Loaded>
      {edited && (
        <Dialog
          title={`Scoring change of ${formatDate(edited.change.changedOn)}`}
          isOpen
          onClose={() => setEdited(null)}
        >
          <EditChangeForm registered={edited} onClose={() => setEdited(null)} />
        </Dialog>
      )}
    </section>
  );
}

function columnsFor(
  metric: Metric,
  onEdit: (registered: RegisteredChange) => void,
): Column<RegisteredChange>[] {
  return [
    {
      key: 'date',
      header: 'Date',
      isRowHeader: true,
      wrap: false,
      cell: ({ change }) => formatDate(change.changedOn),
    },
    {
      key: 'what',
      header: 'What changed',
      width: 'fill',
      cell: ({ change }) => (
        <div>
          {change.what}
          {change.source !== '' && <span className={styles.under}>{change.source}</span>}
        </div>
      ),
    },
    {
      key: 'treatment',
      header: 'Treatment',
      cell: ({ change, link }) => (
        <div className={styles.treatment}>
          <span className={change.treatment === 'undecided' ? styles.open : undefined}>
            {treatedWords[change.treatment]}
          </span>
          {link && (
            <span className={styles.under}>
              Link: {describeLink(link, metric.decimals, describeSource(link))}.
            </span>
          )}
          {change.treatment === 'splice' && !link && (
            <span className={styles.under}>No pair of values to link by.</span>
          )}
        </div>
      ),
    },
    {
      key: 'decisions',
      header: 'Decided',
      cell: ({ decisions }) => <Decisions decisions={decisions} />,
    },
    {
      key: 'actions',
      header: 'Actions',
      hideHeader: true,
      cell: (registered) => {
        const { changedOn, treatment } = registered.change;
        return (
          <span className={styles.actions}>
            <Link
              href={changePath(metric.id, changedOn)}
              aria-label={`Effects of ${formatDate(changedOn)}`}
            >
              {treatment === 'undecided' ? 'Decide' : 'Effects'}
            </Link>
            <Button
              variant="quiet"
              size="small"
              aria-label={`Edit the scoring change of ${formatDate(changedOn)}`}
              onPress={() => onEdit(registered)}
            >
              Edit
            </Button>
          </span>
        );
      },
    },
  ];
}

/** The last decision first; earlier ones stay, and judgements as known then rest on them. */
function Decisions({ decisions }: { decisions: readonly ScoringChangeDecision[] }) {
  return (
    <ol className={styles.decisions} reversed>
      {decisions.toReversed().map(({ treatment, reason, decidedOn }, i) => (
        <li key={decisions.length - i}>
          {formatDate(decidedOn)}: {treatment}
          {reason !== '' && <span className={styles.under}>{reason}</span>}
        </li>
      ))}
    </ol>
  );
}

function NoneYet({ onEnter }: { onEnter: () => void }) {
  return (
    <EmptyState
      level={3}
      title="None is known"
      actions={<Button onPress={onEnter}>Enter a scoring change</Button>}
    >
      <p>
        When a provider changes how it scores, the scores of all its clients jump on the same day,
        and a verdict that compares across that day says nothing. Enter such a change here, once:
        you see what each treatment would make of every client’s trend, and then choose.
      </p>
    </EmptyState>
  );
}
