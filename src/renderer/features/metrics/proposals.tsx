/** Scoring changes that nobody announced but the readings suggest, with their evidence. */
import { useRef, useState } from 'react';
import type { DetectedChanges } from '#shared/contract/scoring-changes.ts';
import type { DismissedProposal, Metric } from '#shared/domain/metric.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import type { ProposedChange } from '#shared/trend/proposed-change.ts';
import { formatNumber, formatSigned } from '#shared/trend/wording.ts';
import { useCommand, useProcedure } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { formatChange, plural } from '../../components/format.ts';
import { Notice, RefusalNotice } from '../../components/notice.tsx';
import { say } from '../../components/toast.tsx';
import { DismissForm } from './dismiss-form.tsx';
import type { ChangeDraft } from './metric-words.ts';
import styles from './metrics.module.css';

interface ProposalsProps {
  metric: Metric;
  onEnter: (draft: ChangeDraft) => void;
}

/** Nothing at all where nothing is proposed and nothing was turned down. */
export function Proposals({ metric, onEnter }: ProposalsProps) {
  const detected = useProcedure('scoring-changes.detect', { metricId: metric.id });
  const dismissed = useProcedure('scoring-changes.dismissed', { metricId: metric.id });
  const [turned, setTurned] = useState<ProposedChange | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  /** Where what had the focus is gone, the heading takes it. */
  const keepFocus = () =>
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) heading.current?.focus();
      }),
    );
  const close = () => {
    setTurned(null);
    keepFocus();
  };
  const proposals = detected.data?.flatMap((found) => found.proposals) ?? [];
  const turnedDown = dismissed.data ?? [];
  if (proposals.length === 0 && turnedDown.length === 0 && !detected.error) return null;
  return (
    <section aria-labelledby="proposed" className={styles.proposals}>
      <h2 id="proposed" ref={heading} tabIndex={-1} className={styles.title}>
        Proposed scoring changes
      </h2>
      <RefusalNotice refusal={detected.error} />
      {proposals.map((proposal) => (
        <Proposal
          key={proposal.date}
          metric={metric}
          proposal={proposal}
          series={detected.data?.flatMap((found) => found.series) ?? []}
          onEnter={() =>
            onEnter({
              date: proposal.date,
              what: 'Not announced; seen in the readings',
              source: proposal.sentence,
            })
          }
          onTurnDown={() => setTurned(proposal)}
        />
      ))}
      {turnedDown.length > 0 && <TurnedDown dismissed={turnedDown} onTakenBack={keepFocus} />}
      {turned && (
        <Dialog title="Turn a proposal down" isOpen onClose={close}>
          <DismissForm metric={metric} proposal={turned} onClose={close} />
        </Dialog>
      )}
    </section>
  );
}

interface ProposalProps {
  metric: Metric;
  proposal: ProposedChange;
  series: DetectedChanges['series'];
  onEnter: () => void;
  onTurnDown: () => void;
}

function Proposal({ metric, proposal, series, onEnter, onTurnDown }: ProposalProps) {
  const { from, to, onlyOneClient } = proposal;
  const when =
    from === to ? `on ${formatDate(from)}` : `between ${formatDate(from)} and ${formatDate(to)}`;
  return (
    <Notice
      tone={onlyOneClient ? 'info' : 'warning'}
      title={`The scoring of ${metric.name} may have changed ${when}`}
      actions={
        <>
          <Button onPress={onEnter}>Enter it</Button>
          <Button variant="quiet" onPress={onTurnDown}>
            Turn it down
          </Button>
        </>
      }
    >
      <p>{proposal.sentence}</p>
      <details className={styles.evidence}>
        <summary>
          {plural(proposal.seriesCompared, 'series', 'series')} compared, before and after
        </summary>
        <Evidence metric={metric} proposal={proposal} series={series} />
      </details>
    </Notice>
  );
}

/** What each series read before and after, the largest jump first. */
function Evidence({ metric, proposal, series }: Omit<ProposalProps, 'onEnter' | 'onTurnDown'>) {
  const rows = proposal.evidence.toSorted((a, b) => Math.abs(b.jump) - Math.abs(a.jump));
  const read = ({ date, value }: ProposedChange['evidence'][number]['before']) => (
    <div>
      {formatNumber(value, metric.decimals)}
      <span className={styles.under}>{formatDate(date)}</span>
    </div>
  );
  return (
    <DataTable
      label="Readings before and after"
      rows={rows}
      rowKey={({ seriesId }) => seriesId}
      reflow
      columns={[
        {
          key: 'series',
          header: 'Series',
          isRowHeader: true,
          width: 'fill',
          cell: ({ seriesId }) => {
            const named = series.find((each) => each.seriesId === seriesId);
            return (
              named && (
                <div>
                  {named.subjectName}
                  <span className={styles.under}>{named.clientName}</span>
                </div>
              )
            );
          },
        },
        { key: 'before', header: 'Before', align: 'number', cell: ({ before }) => read(before) },
        { key: 'after', header: 'After', align: 'number', cell: ({ after }) => read(after) },
        {
          key: 'jump',
          header: 'Jump',
          align: 'number',
          cell: ({ jump }) => formatChange(jump, metric),
        },
        {
          key: 'typical',
          header: 'In its typical moves',
          align: 'number',
          cell: ({ typicalMoves }) => formatSigned(typicalMoves, 1),
        },
        {
          key: 'jumped',
          header: 'Counts as a jump',
          cell: ({ hasJumped }) => (hasJumped ? 'Yes' : 'No'),
        },
      ]}
    />
  );
}

interface TurnedDownProps {
  dismissed: readonly DismissedProposal[];
  onTakenBack: () => void;
}

function TurnedDown({ dismissed, onTakenBack }: TurnedDownProps) {
  const takeBack = useCommand('scoring-changes.take-back');
  return (
    <div>
      <h3 className={styles.subtitle}>Turned down</h3>
      <RefusalNotice refusal={takeBack.error} />
      <ul className={styles.turnedDown}>
        {dismissed.map(({ metricId, proposedOn, reason, dismissedOn }) => (
          <li key={proposedOn}>
            <span>
              Around {formatDate(proposedOn)}: {reason}
              <span className={styles.under}>turned down on {formatDate(dismissedOn)}</span>
            </span>
            <Button
              variant="quiet"
              size="small"
              aria-label={`Take back: ${formatDate(proposedOn)}`}
              onPress={() =>
                takeBack.mutate(
                  { metricId, proposedOn },
                  {
                    onSuccess: () => {
                      say(`${formatDate(proposedOn)} is looked at again.`);
                      onTakenBack();
                    },
                  },
                )
              }
            >
              Take back
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
