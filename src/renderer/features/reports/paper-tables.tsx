/** The tables of a report's page. */
import type {
  CorrectionLine,
  LeagueLine,
  LeaguePart,
  MilestoneLine,
  SeriesLine,
} from '#shared/contract/report-preview.ts';
import { type CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import { formatNumber, formatSigned } from '#shared/trend/wording.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { VerdictBadge } from '../../components/verdict-badge.tsx';
import styles from './paper.module.css';

export function SeriesLines({ series }: { series: readonly SeriesLine[] }) {
  return (
    <DataTable
      label="Where each series stands"
      rows={series}
      rowKey={({ subject, metric }) => `${subject} ${metric}`}
      columns={SERIES}
    />
  );
}

const SERIES: readonly Column<SeriesLine>[] = [
  {
    key: 'subject',
    header: 'Subject, metric',
    isRowHeader: true,
    cell: ({ subject, metric }) => <Two main={subject} aside={metric} />,
  },
  {
    key: 'baseline',
    header: 'Baseline',
    align: 'number',
    cell: ({ baseline, decimals }) => <Dated of={baseline} decimals={decimals} />,
  },
  {
    key: 'latest',
    header: 'Latest',
    align: 'number',
    cell: ({ latest, decimals }) => <Dated of={latest} decimals={decimals} />,
  },
  {
    key: 'change',
    header: 'Change, normalised',
    align: 'number',
    cell: ({ change, linkError, normalisedChange, decimals }) =>
      change !== null && (
        <>
          {formatSigned(change, decimals)}
          {linkError !== null && (
            <span className={styles.under}>
              ± {linkError === 'unknown' ? linkError : formatNumber(linkError, decimals)}
            </span>
          )}
          <span className={styles.under}>{share(normalisedChange, 0)}</span>
        </>
      ),
  },
  {
    key: 'pace',
    header: 'Pace a month',
    align: 'number',
    cell: ({ pace, paceLow, paceHigh, paceDecimals }) =>
      pace !== null && (
        <Two
          main={formatSigned(pace, paceDecimals)}
          aside={
            paceLow === null || paceHigh === null
              ? ''
              : `${formatSigned(paceLow, paceDecimals)} to ${formatSigned(paceHigh, paceDecimals)}`
          }
        />
      ),
  },
  {
    key: 'verdict',
    header: 'Verdict, reviewed?, target',
    cell: ({ verdict, direction, review, target, decimals }) => (
      <>
        <VerdictBadge verdict={verdict} direction={direction} />
        <span className={styles.under}>{review.mark}</span>
        {target && (
          <span className={styles.under}>
            Target {formatNumber(target.value, decimals)} by {formatDate(target.dueOn)}, on pace?{' '}
            {target.onPace}
          </span>
        )}
      </>
    ),
  },
];

export function MilestoneLines({ lines }: { lines: readonly MilestoneLine[] }) {
  const has = (key: 'owner' | 'word' | 'effectInFull') => lines.some((line) => line[key] ?? '');
  const columns: Column<MilestoneLine>[] = [
    { key: 'mark', header: 'Mark', width: 'narrow', cell: ({ mark }) => <strong>{mark}</strong> },
    { key: 'date', header: 'Date', align: 'number', cell: ({ date }) => formatDate(date) },
    {
      key: 'title',
      header: 'Milestone',
      isRowHeader: true,
      cell: ({ title, status }) => <Two main={title} aside={status} />,
    },
  ];
  if (has('owner')) columns.push({ key: 'owner', header: 'Owner', cell: ({ owner }) => owner });
  if (has('effectInFull')) {
    columns.push({
      key: 'effect',
      header: 'Effect in full by',
      align: 'number',
      cell: ({ effectInFull }) => effectInFull && formatDate(effectInFull),
    });
  }
  if (has('word')) {
    columns.push({
      key: 'words',
      header: 'Before and after',
      cell: ({ word, sentence }) => <Two main={word} aside={sentence} />,
    });
  }
  return (
    <DataTable label="Milestones" rows={lines} rowKey={({ mark }) => mark} columns={columns} />
  );
}

export function LeagueSeasons({ seasons }: { seasons: readonly LeaguePart[] }) {
  return seasons.map(({ title, about, decimals, lines, notes }) => (
    <div key={title} className={styles.season}>
      <h4>{title}</h4>
      <p className={styles.note}>{about}</p>
      <DataTable
        label={title}
        rows={lines.map((line, place) => ({ ...line, place }))}
        rowKey={({ place }) => place}
        columns={leagueColumns(decimals)}
      />
      {notes.map((note) => (
        <p key={note} className={styles.note}>
          {note}
        </p>
      ))}
    </div>
  ));
}

function leagueColumns(decimals: number): Column<LeagueLine>[] {
  return [
    { key: 'rank', header: 'Rank', align: 'number', width: 'narrow', cell: ({ rank }) => rank },
    { key: 'move', header: 'Move', width: 'narrow', cell: ({ move }) => move },
    { key: 'name', header: 'Name', isRowHeader: true, cell: ({ name }) => name },
    {
      key: 'start',
      header: 'Start',
      align: 'number',
      cell: ({ start }) => formatNumber(start, decimals),
    },
    {
      key: 'latest',
      header: 'Latest',
      align: 'number',
      cell: ({ latest }) => formatNumber(latest, decimals),
    },
    {
      key: 'change',
      header: 'Change',
      align: 'number',
      cell: ({ change }) => change !== null && formatSigned(change, decimals),
    },
    {
      key: 'normalised',
      header: 'Normalised',
      align: 'number',
      cell: ({ normalisedChange }) => share(normalisedChange, 1),
    },
  ];
}

export function CorrectionsTable({ corrections }: { corrections: readonly CorrectionLine[] }) {
  return (
    <DataTable
      label="Corrections made in the period"
      rows={corrections.map((line, place) => ({ ...line, place }))}
      rowKey={({ place }) => place}
      columns={CORRECTIONS}
    />
  );
}

const CORRECTIONS: readonly Column<CorrectionLine>[] = [
  {
    key: 'reading',
    header: 'Reading of',
    align: 'number',
    cell: ({ date }) => formatDate(date),
  },
  {
    key: 'on',
    header: 'Corrected on',
    align: 'number',
    cell: ({ correctedOn }) => formatDate(correctedOn),
  },
  {
    key: 'subject',
    header: 'Subject, metric',
    isRowHeader: true,
    cell: ({ subject, metric }) => <Two main={subject} aside={metric} />,
  },
  {
    key: 'was',
    header: 'Was',
    align: 'number',
    cell: ({ was, decimals }) => formatNumber(was, decimals),
  },
  {
    key: 'is',
    header: 'Is',
    align: 'number',
    cell: ({ is, decimals }) => (is === null ? 'Withdrawn' : formatNumber(is, decimals)),
  },
  { key: 'reason', header: 'Reason', cell: ({ reason }) => reason },
];

/** What counts, and under it what goes with it. */
function Two({ main, aside }: { main: string; aside: string }) {
  return (
    <>
      {main}
      {aside !== '' && <span className={styles.under}>{aside}</span>}
    </>
  );
}

interface DatedProps {
  of: { readonly value: number; readonly date: CalendarDate } | null;
  decimals: number;
}

function Dated({ of, decimals }: DatedProps) {
  return of && <Two main={formatNumber(of.value, decimals)} aside={formatDate(of.date)} />;
}

/** "+25 %" of a quarter. */
function share(value: number | null, decimals: number): string {
  return value === null ? '' : `${formatSigned(value * 100, decimals)} %`;
}
