/** What comes after each metric of an engagement: its plan, its overlap, and the reviews held. */
import { useState } from 'react';
import type { SuccessionEntry, Successions } from '#shared/contract/succession.ts';
import { type CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import type { EngagementId } from '#shared/domain/identity.ts';
import type { ReviewDecision } from '#shared/domain/succession.ts';
import { useProcedure } from '../../client/procedures.ts';
import { LinkButton } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { plural } from '../../components/format.ts';
import { Loaded } from '../../components/loaded.tsx';
import { Notice } from '../../components/notice.tsx';
import { EngagementFrame } from '../engagement/engagement-frame.tsx';
import { HoldForm } from './hold-form.tsx';
import { MetricLife } from './metric-life.tsx';
import { PlanForm } from './plan-form.tsx';
import styles from './reviews.module.css';

export function ReviewsPage({ engagementId }: { engagementId: EngagementId }) {
  const list = useProcedure('succession.list', { engagementId });
  const state = useProcedure('workbook.state', {});
  return (
    <Loaded query={list} label="Reading the plans">
      {(successions) => (
        <Loaded query={state}>
          {({ today }) => <Page successions={successions} today={today} />}
        </Loaded>
      )}
    </Loaded>
  );
}

type OpenDialog =
  | { readonly kind: 'plan'; readonly entry: SuccessionEntry }
  | {
      readonly kind: 'hold';
      readonly entry: SuccessionEntry;
      readonly decision: ReviewDecision | null;
    };

function Page({ successions, today }: { successions: Successions; today: CalendarDate }) {
  const { engagement, judgedOn, entries } = successions;
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const [warnings, setWarnings] = useState<readonly string[]>([]);
  const due = entries.filter(({ isDue }) => isDue).length;
  const open = (next: OpenDialog) => {
    setWarnings([]);
    setDialog(next);
  };
  const close = () => setDialog(null);
  return (
    <EngagementFrame
      engagement={engagement}
      page="reviews"
      facts={
        <span>
          {due === 0 ? 'No review is due' : `${plural(due, 'review')} due`} on{' '}
          {formatDate(judgedOn)}
        </span>
      }
    >
      <h2 className={styles.title}>What comes after each score</h2>
      <p className={styles.about}>
        A score that stands in for something is there for a while: it is reviewed, by default after
        nine months, and kept, replaced by something closer to the result, or retired. For some time
        both have readings, so that the new one can be read against the old. The history of what is
        retired stays.
      </p>
      <div aria-live="polite">
        {warnings.map((warning) => (
          <Notice key={warning} tone="warning">
            <p>{warning}</p>
          </Notice>
        ))}
      </div>
      {entries.length === 0 ? (
        <EmptyState
          title="No metric to review yet"
          level={3}
          actions={<LinkButton href={`/import/${engagement.id}`}>Import readings</LinkButton>}
        >
          <p>
            Each tracked score and result gets a card here: when it is to be reviewed, what would
            keep it or end it, and what is to come after it. Work that is logged is not reviewed.
          </p>
        </EmptyState>
      ) : (
        <div className={styles.lives}>
          {entries.map((entry) => (
            <MetricLife
              key={entry.metric.id}
              entry={entry}
              successorSeries={seriesAfter(entry, entries)}
              today={today}
              onPlan={() => open({ kind: 'plan', entry })}
              onHold={(decision) => open({ kind: 'hold', entry, decision })}
            />
          ))}
        </div>
      )}
      {dialog && (
        <Dialog title={titleOf(dialog)} isOpen onClose={close}>
          {dialog.kind === 'plan' ? (
            <PlanForm entry={dialog.entry} entries={entries} onClose={close} />
          ) : (
            <HoldForm
              entry={dialog.entry}
              entries={entries}
              first={dialog.decision}
              today={today}
              onHeld={setWarnings}
              onClose={close}
            />
          )}
        </Dialog>
      )}
    </EngagementFrame>
  );
}

/** The first tracked series of what comes after a metric; null where it is not tracked. */
function seriesAfter({ successor }: SuccessionEntry, entries: readonly SuccessionEntry[]) {
  return entries.find(({ metric }) => metric.id === successor?.id)?.seriesIds[0] ?? null;
}

function titleOf({ kind, entry: { metric } }: OpenDialog): string {
  return kind === 'plan' ? `Plan for ${metric.name}` : `Review of ${metric.name}`;
}
