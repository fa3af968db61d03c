/** Each milestone with what is agreed about it, the pace before and after, and what can be done. */
import type { MilestoneAround } from '#shared/contract/milestones.ts';
import { type CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import type { Metric } from '#shared/domain/metric.ts';
import type { Milestone, MilestoneStatus } from '#shared/domain/milestone.ts';
import { effectInWords, type MilestoneEffect } from '#shared/trend/milestone-effect.ts';
import { useCommand } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { cx } from '../../components/cx.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { formatDistance } from '../../components/format.ts';
import { RefusalNotice } from '../../components/notice.tsx';
import { say } from '../../components/toast.tsx';
import { WordBadge } from '../../components/word-badge.tsx';
import { MilestoneComparison } from './milestone-comparison.tsx';
import { effectLooks, leftOutInWords, paceOfSide } from './milestone-words.ts';
import styles from './milestones.module.css';

const STATUS: Readonly<Record<MilestoneStatus, string>> = {
  planned: 'Planned',
  done: 'Done',
  missed: 'Missed',
  dropped: 'Dropped',
};

interface MilestoneTableProps {
  milestones: readonly MilestoneAround[];
  keys: ReadonlyMap<Milestone, string>;
  /** What is judged; null where nothing is tracked. */
  metric: Metric | null;
  today: CalendarDate;
  onEdit: (milestone: Milestone) => void;
  onDone: (milestone: Milestone) => void;
}

export function MilestoneTable(props: MilestoneTableProps) {
  const { milestones, keys, metric, today, onEdit, onDone } = props;
  const edit = useCommand('milestones.edit');
  const settle = (milestone: Milestone, status: 'missed' | 'dropped') =>
    edit.mutate(
      { milestoneId: milestone.id, status },
      { onSuccess: ({ title }) => say(`“${title}” is ${status}.`) },
    );
  const columns: Column<MilestoneAround>[] = [
    {
      key: 'milestone',
      header: 'Milestone',
      isRowHeader: true,
      cell: ({ milestone }) => <What milestone={milestone} mark={keys.get(milestone)} />,
    },
    {
      key: 'when',
      header: 'When',
      cell: (around) => <When around={around} today={today} />,
    },
    ...(metric ? paceColumns(metric) : []),
    {
      key: 'actions',
      header: 'Actions',
      width: 'narrow',
      hideHeader: true,
      cell: ({ milestone }) => (
        <Actions
          milestone={milestone}
          onEdit={() => onEdit(milestone)}
          onDone={() => onDone(milestone)}
          onSettle={(status) => settle(milestone, status)}
        />
      ),
    },
  ];
  return (
    <>
      <RefusalNotice refusal={edit.error} />
      <div className={styles.table}>
        <DataTable
          label="Milestones"
          rows={milestones}
          rowKey={({ milestone }) => milestone.id}
          columns={columns}
          reflow
        />
      </div>
    </>
  );
}

function paceColumns(metric: Metric): Column<MilestoneAround>[] {
  const side = (effect: MilestoneEffect | null, which: 'before' | 'after') =>
    (effect && paceOfSide(effect[which], metric)) ?? '–';
  return [
    {
      key: 'before',
      header: 'Before, a month',
      align: 'number',
      cell: ({ effect }) => side(effect, 'before'),
    },
    {
      key: 'after',
      header: 'After, a month',
      align: 'number',
      cell: ({ effect }) => side(effect, 'after'),
    },
    {
      key: 'found',
      header: 'Before and after',
      cell: (around) => <Found {...{ around, metric }} />,
    },
  ];
}

function What({ milestone, mark }: { milestone: Milestone; mark: string | undefined }) {
  const { title, category, owner, evidence, note, status } = milestone;
  return (
    <div className={styles.what}>
      <span
        className={cx(
          styles.key,
          status === 'done' && styles.done,
          status === 'missed' && styles.missed,
        )}
        aria-hidden="true"
      >
        {mark}
      </span>
      <div>
        <span className={cx(status === 'dropped' && styles.dropped)}>{title}</span>
        <span className={styles.under}>{[category, owner].filter(Boolean).join(' · ')}</span>
        {evidence !== '' && <span className={styles.under}>Evidence: {evidence}</span>}
        {note !== '' && <span className={styles.under}>{note}</span>}
      </div>
    </div>
  );
}

function When({ around, today }: { around: MilestoneAround; today: CalendarDate }) {
  const { milestone, shows } = around;
  const { date, status } = milestone;
  const isOverdue = status === 'planned' && date < today;
  const told = `${STATUS[status]}${status === 'planned' ? `, ${isOverdue ? 'was due ' : ''}${formatDistance(date, today)}` : ''}`;
  return (
    <span>
      <span className={styles.date}>{formatDate(date)}</span>
      <span className={cx(styles.under, isOverdue && styles.overdue)}>{told}</span>
      {shows && shows.inFull > shows.from && (
        <span className={styles.under}>Shows in full by {formatDate(shows.inFull)}</span>
      )}
    </span>
  );
}

function Found({ around, metric }: { around: MilestoneAround; metric: Metric }) {
  const { milestone, effect, comparison, leftOut } = around;
  if (!effect) {
    return (
      <span className={styles.under}>
        {milestone.status === 'planned' ? 'Told once it is done.' : 'Nothing to compare.'}
      </span>
    );
  }
  const left = leftOutInWords(leftOut);
  return (
    <div className={styles.found}>
      <WordBadge word={effectInWords(effect)} {...effectLooks[effect.word]} />
      <p>{effect.sentence}</p>
      {left !== '' && <p>{left}</p>}
      {comparison && <MilestoneComparison comparison={comparison} metric={metric} />}
    </div>
  );
}

interface ActionsProps {
  milestone: Milestone;
  onEdit: () => void;
  onDone: () => void;
  onSettle: (status: 'missed' | 'dropped') => void;
}

function Actions({ milestone: { title, status }, onEdit, onDone, onSettle }: ActionsProps) {
  const quiet = (text: string, onPress: () => void) => (
    <Button variant="quiet" size="small" aria-label={`${text}: ${title}`} onPress={onPress}>
      {text}
    </Button>
  );
  return (
    <div className={styles.actions}>
      {(status === 'planned' || status === 'missed') && quiet('Mark done', onDone)}
      {status === 'planned' && quiet('Missed', () => onSettle('missed'))}
      {status === 'planned' && quiet('Drop', () => onSettle('dropped'))}
      {quiet('Edit', onEdit)}
    </div>
  );
}
