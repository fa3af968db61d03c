/** The milestones by date, with the keys that mark them in the chart. */
import { Plus } from 'lucide-react';
import { useMemo } from 'react';
import { addDays, type CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import type { Metric } from '#shared/domain/metric.ts';
import type { Milestone } from '#shared/domain/milestone.ts';
import { milestoneKeys } from '../../charts/trend-chart-model.ts';
import { Button } from '../../components/button.tsx';
import { cx } from '../../components/cx.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { formatDistance } from '../../components/format.ts';
import type { OpenEditor } from './engagement-dialog.tsx';
import styles from './milestone-list.module.css';

interface MilestoneListProps {
  milestones: readonly Milestone[];
  /** Of the series in the chart; null for none. */
  metric: Metric | null;
  today: CalendarDate;
  onOpen: OpenEditor;
}

export function MilestoneList({ milestones, metric, today, onOpen }: MilestoneListProps) {
  const keys = useMemo(() => milestoneKeys(milestones), [milestones]);
  const inOrder = milestones.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const days = metric?.smoothingDays ?? 0;
  return (
    <section className={styles.milestones} aria-labelledby="milestones">
      <div className={styles.head}>
        <h2 id="milestones" className={styles.title}>
          Milestones
        </h2>
        {onOpen && (
          <Button
            variant="quiet"
            icon={<Plus />}
            aria-label="Add a milestone"
            onPress={() => onOpen({ kind: 'milestone' })}
          >
            Add
          </Button>
        )}
      </div>
      {milestones.length === 0 ? (
        <EmptyState level={3} title="What happens when?">
          <p>
            Dated events and deliverables stand in the chart beside the score, so that a turn can be
            read against what was done.
          </p>
        </EmptyState>
      ) : (
        <>
          {days > 0 && (
            <p className={styles.lag}>
              {metric?.name} covers {days} days: what is done on a day begins to show then, and
              shows in full {days} days later.
            </p>
          )}
          <ol className={styles.list}>
            {inOrder.map((milestone) => (
              <MilestoneItem
                key={milestone.id}
                milestone={milestone}
                mark={keys.get(milestone)}
                showsInFull={days > 0 ? addDays(milestone.date, days) : null}
                today={today}
                onOpen={onOpen}
              />
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

interface MilestoneItemProps {
  milestone: Milestone;
  mark: string | undefined;
  /** When its effect shows in full; null where the metric is not smoothed. */
  showsInFull: CalendarDate | null;
  today: CalendarDate;
  onOpen: OpenEditor;
}

function MilestoneItem({ milestone, mark, showsInFull, today, onOpen }: MilestoneItemProps) {
  const { title, date, status, category, owner } = milestone;
  const isOpen = status === 'planned' || status === 'missed';
  const isOverdue = status === 'planned' && date < today;
  return (
    <li className={cx(styles.milestone, status === 'dropped' && styles.dropped)}>
      <span className={cx(styles.key, status === 'done' && styles.done)} aria-hidden>
        {mark}
      </span>
      <div className={styles.words}>
        <p className={styles.name}>{title}</p>
        <p className={styles.fact}>
          <span className={cx(isOverdue && styles.overdue)}>
            {formatDate(date)} · {statusInWords(milestone, today)}
          </span>
          {[category, owner].filter(Boolean).map((text) => ` · ${text}`)}
        </p>
        {showsInFull && status !== 'dropped' && status !== 'missed' && (
          <p className={styles.fact}>
            {showsInFull <= today ? 'Shows in full since' : 'Shows in full from'}{' '}
            {formatDate(showsInFull)}
          </p>
        )}
      </div>
      {onOpen && isOpen && (
        <Button
          variant="quiet"
          className={styles.action ?? ''}
          aria-label={`Mark done: ${title}`}
          onPress={() => onOpen({ kind: 'milestone-done', milestone })}
        >
          Mark done
        </Button>
      )}
    </li>
  );
}

function statusInWords({ status, date }: Milestone, today: CalendarDate): string {
  switch (status) {
    case 'done':
      return 'done';
    case 'missed':
      return 'missed';
    case 'dropped':
      return 'dropped';
    case 'planned':
      return date < today
        ? `planned, was due ${formatDistance(date, today)}`
        : `planned, ${formatDistance(date, today)}`;
  }
}
