/** Every tracked series of the engagement with its figures, grouped by what its metric is for. */
import { useMemo } from 'react';
import type { SeriesTrend } from '#shared/contract/trends.ts';
import { addDays, type CalendarDate } from '#shared/domain/calendar.ts';
import type { MetricRole } from '#shared/domain/metric.ts';
import { isRetired } from '#shared/domain/series.ts';
import { verdictThatCounts } from '#shared/domain/sign-off.ts';
import { formatNumber, formatSigned } from '#shared/trend/wording.ts';
import { Sparkline } from '../../charts/sparkline.tsx';
import { DataTable, type Column } from '../../components/data-table.tsx';
import { formatDistance } from '../../components/format.ts';
import { ReviewMark } from '../../components/review-mark.tsx';
import { VerdictBadge } from '../../components/verdict-badge.tsx';
import styles from './series-table.module.css';
import { paceInWords } from './series-words.ts';

const ROLES: readonly { role: MetricRole; title: string; note: string }[] = [
  {
    role: 'leading-indicator',
    title: 'Leading indicators',
    note: 'Scores expected to move before results do.',
  },
  { role: 'driver', title: 'Drivers', note: 'The work behind the score.' },
  { role: 'result', title: 'Results', note: 'What the engagement is for.' },
];

interface SeriesTableProps {
  series: readonly SeriesTrend[];
  /** The one in the chart. */
  shown: SeriesTrend;
  judgedOn: CalendarDate;
  today: CalendarDate;
  onShow: (trend: SeriesTrend) => void;
}

export function SeriesTable(props: SeriesTableProps) {
  const { series } = props;
  const columns = columnsFor(props);
  return (
    <section className={styles.series} aria-labelledby="tracked-series">
      <h2 id="tracked-series" className={styles.title}>
        Tracked series
      </h2>
      {ROLES.map(({ role, title, note }) => {
        const rows = series.filter(({ metric }) => metric.role === role);
        if (rows.length === 0) return null;
        return (
          <div key={role} className={styles.group}>
            <h3 className={styles.groupTitle}>
              {title} <span className={styles.groupNote}>{note}</span>
            </h3>
            <DataTable
              label={title}
              rows={rows}
              rowKey={(trend) => trend.series.id}
              columns={columns}
              reflow
            />
          </div>
        );
      })}
    </section>
  );
}

const SPARKLINE_DAYS = 365;

/** Prepared once per series, which may have thousands of readings. */
function RecentLine({ trend, since }: { trend: SeriesTrend; since: CalendarDate }) {
  const { judgement, metric, subject } = trend;
  const { readings, baseline } = judgement;
  return useMemo(
    () => (
      <Sparkline
        points={readings.slice(readings.findLastIndex(({ date }) => date <= since) + 1)}
        baseline={baseline?.value ?? null}
        label={`${metric.name} of ${subject.name} over the last 12 months`}
        decimals={metric.decimals}
      />
    ),
    [readings, baseline, metric, subject, since],
  );
}

function columnsFor({ shown, judgedOn, today, onShow }: SeriesTableProps): Column<SeriesTrend>[] {
  const since = addDays(judgedOn, -SPARKLINE_DAYS);
  const number = (trend: SeriesTrend, value: number | null | undefined) =>
    value === null || value === undefined ? '–' : formatNumber(value, trend.metric.decimals);
  return [
    {
      key: 'series',
      header: 'Series',
      isRowHeader: true,
      text: ({ subject, metric }) => `${subject.name}, ${metric.name}`,
      cell: (trend) => (
        <button
          type="button"
          className={styles.show}
          aria-current={trend === shown ? 'true' : undefined}
          onClick={() => onShow(trend)}
        >
          {trend.subject.name}
          <span className={styles.metric}>
            {trend.metric.name}
            {trend.series.isMain ? ' · main' : ''}
            {isRetired(trend.series, judgedOn) ? ' · retired' : ''}
          </span>
        </button>
      ),
    },
    {
      key: 'line',
      header: 'Last 12 months',
      text: null,
      cell: (trend) => <RecentLine trend={trend} since={since} />,
    },
    {
      key: 'latest',
      header: 'Latest',
      align: 'number',
      text: (trend) => number(trend, trend.judgement.latest?.value),
      cell: (trend) => {
        const { latest } = trend.judgement;
        return (
          <span>
            {number(trend, latest?.value)}
            {latest && <span className={styles.under}>{formatDistance(latest.date, today)}</span>}
          </span>
        );
      },
    },
    {
      key: 'baseline',
      header: 'Baseline',
      align: 'number',
      cell: (trend) => number(trend, trend.judgement.baseline?.value),
    },
    {
      key: 'change',
      header: 'Change (normalised)',
      align: 'number',
      text: ({ judgement, metric }) => {
        const { change = null } = judgement.baseline ?? {};
        return change === null ? null : formatSigned(change, metric.decimals);
      },
      cell: (trend) => {
        const { change = null, normalisedChange = null } = trend.judgement.baseline ?? {};
        if (change === null) return '–';
        return (
          <span>
            {formatSigned(change, trend.metric.decimals)}
            {normalisedChange !== null && (
              <span className={styles.under}>{formatSigned(normalisedChange * 100, 0)} %</span>
            )}
          </span>
        );
      },
    },
    {
      key: 'pace',
      header: 'Pace',
      align: 'number',
      cell: ({ judgement, metric }) => {
        if (!judgement.slope) return '–';
        const { pace, interval } = paceInWords(judgement.slope, metric);
        return (
          <span>
            {pace}
            <span className={styles.under}>{interval}</span>
          </span>
        );
      },
    },
    {
      key: 'verdict',
      header: 'Verdict',
      cell: ({ judgement, metric, signOff }) => (
        <span className={styles.verdict}>
          <VerdictBadge
            verdict={verdictThatCounts(judgement.verdict, signOff)}
            direction={metric.direction}
          />
          {signOff && <ReviewMark signOff={signOff} />}
        </span>
      ),
    },
  ];
}
