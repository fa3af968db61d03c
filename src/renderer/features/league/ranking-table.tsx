/** The ranking of a season, the best first. */
import type { ReactNode } from 'react';
import type { LeagueStanding } from '#shared/contract/league.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import { movementInWords, movementSign } from '#shared/trend/league-words.ts';
import type { DatedValue } from '#shared/trend/types.ts';
import { formatNumber, formatSigned } from '#shared/trend/wording.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { plural } from '../../components/format.ts';
import styles from './ranking-table.module.css';

type Row = LeagueStanding['league']['rows'][number];

/** "+6.1 %": with a decimal more than elsewhere, because close results are to be told apart. */
export function shareInWords(share: number): string {
  return `${formatSigned(share * 100, 1)} %`;
}

export function RankingTable({ standing }: { standing: LeagueStanding }) {
  const { season, league } = standing;
  return (
    <DataTable
      label={`Ranking of ${season.name}`}
      rows={league.rows}
      rowKey={({ name }) => name}
      columns={columnsFor(standing)}
      reflow
    />
  );
}

function columnsFor({ metric, league }: LeagueStanding): Column<Row>[] {
  const { measure } = league;
  /** What the rank rests on stands out. */
  const ranking = (content: ReactNode, of: typeof measure) =>
    of === measure ? <strong className={styles.ranking}>{content}</strong> : content;
  const dated = ({ date, value }: DatedValue) => (
    <span>
      {formatNumber(value, metric.decimals)}
      <span className={styles.under}>{formatDate(date)}</span>
    </span>
  );
  return [
    {
      key: 'rank',
      header: 'Rank',
      align: 'number',
      width: 'narrow',
      cell: ({ rank }) => <span className={styles.rank}>{rank}</span>,
    },
    {
      key: 'movement',
      header: 'Move',
      wrap: false,
      cell: ({ movement }) => (
        <span>
          <span aria-hidden="true">{movementSign(movement)}</span>
          <span className="visually-hidden">{movementInWords(movement)}</span>
        </span>
      ),
    },
    {
      key: 'name',
      header: 'Name',
      isRowHeader: true,
      width: 'fill',
      cell: ({ name, readings }) => (
        <>
          {name}
          <span className={styles.under}>{plural(readings, 'reading')}</span>
        </>
      ),
    },
    { key: 'start', header: 'Start', align: 'number', cell: ({ start }) => dated(start) },
    {
      key: 'latest',
      header: 'Latest',
      align: 'number',
      cell: ({ latest }) => ranking(dated(latest), 'latest'),
    },
    {
      key: 'change',
      header: 'Change',
      align: 'number',
      cell: ({ change, linkError }) => (
        <span>
          {ranking(formatSigned(change, metric.decimals), 'change')}
          {linkError !== null && (
            <span className={styles.under}>
              ± {formatNumber(linkError, metric.decimals)} by link
            </span>
          )}
        </span>
      ),
    },
    {
      key: 'normalised',
      header: 'Normalised',
      align: 'number',
      cell: ({ normalisedChange }) =>
        ranking(
          normalisedChange === null ? '–' : shareInWords(normalisedChange),
          'normalised-change',
        ),
    },
    {
      key: 'best',
      header: 'Best',
      align: 'number',
      cell: ({ best, isOwnBest }) => (
        <span>
          {ranking(formatNumber(best.value, metric.decimals), 'own-best')}
          <span className={styles.under}>{formatDate(best.date)}</span>
          {isOwnBest && <span className={styles.own}>Own best</span>}
        </span>
      ),
    },
  ];
}
