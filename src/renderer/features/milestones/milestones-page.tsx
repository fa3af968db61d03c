/** The milestones of an engagement: when they were, and the pace of a series before and after each. */
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import type { MilestoneAround, MilestoneEffects } from '#shared/contract/milestones.ts';
import type { EngagementTrends } from '#shared/contract/trends.ts';
import { type CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import type { EngagementId } from '#shared/domain/identity.ts';
import { SeriesId } from '#shared/domain/identity.ts';
import type { Metric } from '#shared/domain/metric.ts';
import type { Milestone } from '#shared/domain/milestone.ts';
import { milestoneKeys } from '../../charts/trend-chart-model.ts';
import { useProcedure } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Select } from '../../components/fields.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Notice } from '../../components/notice.tsx';
import { EngagementFrame } from '../engagement/engagement-frame.tsx';
import { MilestoneDoneForm } from '../engagement/milestone-done-form.tsx';
import { MilestoneForm } from '../engagement/milestone-form.tsx';
import { labelOf } from '../engagement/series-words.ts';
import { MilestoneTable } from './milestone-table.tsx';
import { MilestoneTimeline } from './milestone-timeline.tsx';
import styles from './milestones.module.css';
import { timelineOf } from './timeline-model.ts';

export function MilestonesPage({ engagementId }: { engagementId: EngagementId }) {
  const [search] = useSearchParams();
  const asked = SeriesId.safeParse(Number(search.get('series')));
  const trends = useProcedure('trends.engagement', { engagementId });
  const isTracked = trends.data?.series.some(({ series }) => series.id === asked.data) ?? false;
  const effects = useProcedure('milestones.effects', {
    engagementId,
    ...(asked.success && isTracked ? { seriesId: asked.data } : {}),
  });
  const state = useProcedure('workbook.state', {});
  return (
    <Loaded query={trends} label="Reading the engagement">
      {(loaded) => (
        <Loaded query={effects} label="Comparing before and after">
          {(found) => (
            <Loaded query={state}>
              {({ today }) => <Page trends={loaded} found={found} today={today} />}
            </Loaded>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

type OpenDialog =
  | { readonly kind: 'add' }
  | { readonly kind: 'edit'; readonly milestone: Milestone }
  | { readonly kind: 'done'; readonly milestone: Milestone };

interface PageProps {
  trends: EngagementTrends;
  found: MilestoneEffects;
  today: CalendarDate;
}

function Page({ trends, found, today }: PageProps) {
  const { engagement } = trends;
  const { judgedOn, milestones } = found;
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const all = milestones.map(({ milestone }) => milestone);
  const add = (
    <Button variant="primary" icon={<Plus />} onPress={() => setDialog({ kind: 'add' })}>
      Add a milestone
    </Button>
  );
  return (
    <EngagementFrame
      engagement={engagement}
      page="milestones"
      facts={<span>Judged on {formatDate(judgedOn)}</span>}
      actions={milestones.length > 0 && add}
    >
      <h2 className={styles.title}>Milestones</h2>
      {milestones.length === 0 ? (
        <EmptyState title="What happens when?" level={3} actions={add}>
          <p>
            A milestone is a dated event or deliverable: a workshop, a launch, a new hire. Once it
            is done, the pace of the score before it stands beside the pace after it. That shows
            what changed around the date, never why.
          </p>
        </EmptyState>
      ) : (
        <Milestones trends={trends} found={found} today={today} onOpen={setDialog} />
      )}
      {dialog && (
        <Dialog title={titleOf(dialog)} isOpen onClose={() => setDialog(null)}>
          {dialog.kind === 'done' ? (
            <MilestoneDoneForm
              milestone={dialog.milestone}
              today={today}
              onClose={() => setDialog(null)}
            />
          ) : (
            <MilestoneForm
              engagementId={engagement.id}
              milestones={all}
              today={today}
              {...(dialog.kind === 'edit' ? { milestone: dialog.milestone } : {})}
              onClose={() => setDialog(null)}
            />
          )}
        </Dialog>
      )}
    </EngagementFrame>
  );
}

function titleOf(dialog: OpenDialog): string {
  switch (dialog.kind) {
    case 'add':
      return 'Add a milestone';
    case 'edit':
      return 'Edit the milestone';
    case 'done':
      return `Mark “${dialog.milestone.title}” done`;
  }
}

function Milestones(props: PageProps & { onOpen: (dialog: OpenDialog) => void }) {
  const { trends, found, today, onOpen } = props;
  const { series, milestones, judgedOn } = found;
  const [, setSearch] = useSearchParams();
  const keys = milestoneKeys(milestones.map(({ milestone }) => milestone));
  const smoothing =
    series && series.metric.smoothingDays > 0
      ? { name: series.metric.name, days: series.metric.smoothingDays }
      : null;
  return (
    <>
      <div className={styles.about}>
        {series && (
          <Select
            label="Before and after on"
            value={String(series.id)}
            onChange={(id) => setSearch({ series: id }, { replace: true })}
            options={trends.series.map((trend) => ({
              value: String(trend.series.id),
              label: labelOf(trend),
            }))}
          />
        )}
        <p>
          {series
            ? 'The pace of the readings before a milestone beside the pace after it, a month each. What comes after a milestone need not come because of it: other clients on the same metric, without one around that date, are the best hint at what would have happened anyway.'
            : 'Nothing is tracked yet, so there is no pace to compare.'}
        </p>
      </div>
      <MilestoneTimeline
        timeline={timelineOf(milestones, trends.engagement.startsOn, judgedOn)}
        keys={keys}
        smoothing={smoothing}
      />
      {series && <TellsSooner metric={series.metric} milestones={milestones} />}
      <MilestoneTable
        milestones={milestones}
        keys={keys}
        metric={series?.metric ?? null}
        today={today}
        onEdit={(milestone) => onOpen({ kind: 'edit', milestone })}
        onDone={(milestone) => onOpen({ kind: 'done', milestone })}
      />
    </>
  );
}

interface TellsSoonerProps {
  metric: Metric;
  milestones: readonly MilestoneAround[];
}

/** A smoothed score often tells nothing for months: why, and what would. */
function TellsSooner({ metric, milestones }: TellsSoonerProps) {
  const found = milestones.flatMap(({ effect }) => effect ?? []);
  const isTold = found.some(({ word }) => word !== 'cannot-be-judged');
  if (metric.smoothingDays === 0 || found.length === 0 || isTold) return null;
  return (
    <div className={styles.notice}>
      <Notice>
        <p>
          {metric.name} covers {metric.smoothingDays} days, so it takes three readings at least{' '}
          {metric.smoothingDays} days apart on either side of a milestone, and none of the first{' '}
          {metric.smoothingDays} days after it counts. A series that is not smoothed, such as the
          work itself or a result, tells sooner: choose one above.
        </p>
      </Notice>
    </div>
  );
}
