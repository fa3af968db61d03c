/** The drivers of a score: verdict, level against the baseline, up since when, and the last week. */
import type { DriverLog } from '#shared/contract/drivers.ts';
import type { SeriesTrend } from '#shared/contract/trends.ts';
import { type CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import type { SubjectId } from '#shared/domain/identity.ts';
import type { Metric } from '#shared/domain/metric.ts';
import { verdictThatCounts } from '#shared/domain/sign-off.ts';
import { formatNumber } from '#shared/trend/wording.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { VerdictBadge } from '../../components/verdict-badge.tsx';
import styles from './drivers.module.css';

export interface WorkRow {
  readonly driver: Metric;
  /** Null where the engagement does not track it. */
  readonly log: SeriesTrend | null;
  readonly upSince: CalendarDate | null;
  readonly state: DriverLog | null;
}

interface WorkTableProps {
  /** Whose score it is. */
  subjectId: SubjectId;
  rows: readonly WorkRow[];
  /** Monday of the week that is due. */
  week: CalendarDate;
}

export function WorkTable({ rows, subjectId, week }: WorkTableProps) {
  return (
    <DataTable
      label="Drivers of the score"
      rows={rows}
      rowKey={({ driver, log }) => `${driver.id} ${log?.series.id ?? ''}`}
      columns={columnsFor(subjectId, week)}
      reflow
    />
  );
}

function columnsFor(subjectId: SubjectId, week: CalendarDate): Column<WorkRow>[] {
  const number = ({ driver }: WorkRow, value: number | null | undefined, more = 0) =>
    value === null || value === undefined ? '–' : formatNumber(value, driver.decimals + more);
  return [
    {
      key: 'driver',
      header: 'Driver',
      isRowHeader: true,
      width: 'fill',
      cell: ({ driver, log }) => (
        <>
          {driver.name}
          {log && log.subject.id !== subjectId && (
            <span className={styles.subject}>{log.subject.name}</span>
          )}
        </>
      ),
    },
    {
      key: 'verdict',
      header: 'Verdict',
      wrap: false,
      cell: ({ log }) =>
        log && log.judgement.n > 0 ? (
          <VerdictBadge
            verdict={verdictThatCounts(log.judgement.verdict, log.signOff)}
            direction={log.metric.direction}
          />
        ) : (
          <span className={styles.faint}>{log ? 'Nothing logged' : 'Not tracked'}</span>
        ),
    },
    {
      key: 'up',
      header: 'Up since',
      wrap: false,
      cell: ({ upSince }) => (upSince === null ? 'Not up' : formatDate(upSince)),
    },
    {
      key: 'baseline',
      header: 'Baseline',
      align: 'number',
      cell: (row) => number(row, row.log?.judgement.baseline?.value),
    },
    {
      key: 'recent',
      header: 'Recent mean',
      align: 'number',
      cell: (row) => number(row, row.log?.judgement.readings.at(-1)?.smoothed, 1),
    },
    {
      key: 'last',
      header: 'Last logged',
      align: 'number',
      cell: (row) => (
        <>
          {number(row, row.log?.judgement.latest?.value)}
          {row.state?.lastOn && (
            <span className={styles.subject}>{formatDate(row.state.lastOn)}</span>
          )}
        </>
      ),
    },
    {
      key: 'week',
      header: 'This week',
      wrap: false,
      cell: ({ state }) => weekInWords(state, week),
    },
  ];
}

function weekInWords(state: DriverLog | null, week: CalendarDate) {
  if (!state) return '–';
  if (state.isMissing) return <strong className={styles.missing}>Missing</strong>;
  return state.lastOn !== null && state.lastOn >= week ? 'Logged' : 'Not due';
}
