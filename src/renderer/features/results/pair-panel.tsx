/** One score beside one result: the word, the figure of every lag, and both lines by the month. */
import { useMemo } from 'react';
import type { LeadingPair, MonthlyLine } from '#shared/contract/leading.ts';
import type { SeriesTrend } from '#shared/contract/trends.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import { FEWEST_MONTHS, type Leading } from '#shared/trend/leading.ts';
import { formatNumber } from '#shared/trend/wording.ts';
import { AlignedLines } from '../../charts/aligned-lines.tsx';
import type { AlignedLine } from '../../charts/aligned-lines-model.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { formatValue, plural } from '../../components/format.ts';
import { Notice } from '../../components/notice.tsx';
import { WordBadge } from '../../components/word-badge.tsx';
import { labelOf } from '../engagement/series-words.ts';
import { leadingWord, restOf } from './leading-words.ts';
import styles from './results.module.css';

export interface Pair extends LeadingPair {
  readonly indicator: SeriesTrend;
  readonly result: SeriesTrend;
}

const MONTH_IN_DAYS = 31;

export function PairPanel({ pair }: { pair: Pair }) {
  const { indicator, result, leading } = pair;
  const { word, sign, tone } = leadingWord(leading);
  const most = Math.max(...leading.lags.map(({ months }) => months));
  const lines = useMemo(
    () => [lineOf(indicator, pair.indicatorLine), lineOf(result, pair.resultLine)],
    [indicator, result, pair.indicatorLine, pair.resultLine],
  );
  return (
    <section className={styles.pair} aria-label={`${labelOf(indicator)} and ${labelOf(result)}`}>
      <h3 className={styles.name}>
        {labelOf(indicator)} <span className={styles.against}>and</span> {labelOf(result)}
      </h3>
      <div className={styles.word}>
        <WordBadge word={word} sign={sign} tone={tone} />
        <p className={styles.sentence}>{restOf(leading.sentence)}</p>
      </div>
      {most < FEWEST_MONTHS ? (
        <Notice title={`${plural(most, 'month')} of at least ${FEWEST_MONTHS}`}>
          <p>
            That many months have a change in both. Figures appear by themselves as readings come
            in; earlier months can be imported.
          </p>
        </Notice>
      ) : (
        <DataTable
          label={`Figures of ${labelOf(indicator)} and ${labelOf(result)}`}
          rows={ROWS}
          rowKey={({ key }) => key}
          columns={columnsFor(leading)}
        />
      )}
      {lines.every(({ points }) => points.length > 0) && (
        <AlignedLines
          lines={lines}
          words={(line) => wordsOf(line, line === lines[0] ? indicator : result)}
        />
      )}
    </section>
  );
}

const ROWS = [
  { key: 'rho', name: 'Moves together (rho)' },
  { key: 'months', name: 'Months compared' },
] as const;
type Row = (typeof ROWS)[number];

function columnsFor(leading: Leading): Column<Row>[] {
  return [
    {
      key: 'what',
      header: 'Months later',
      isRowHeader: true,
      wrap: false,
      cell: ({ name }) => name,
    },
    ...leading.lags.map(({ lag, months, rho }): Column<Row> => ({
      key: String(lag),
      header: String(lag),
      align: 'number',
      cell: ({ key }) => {
        if (key === 'months') return months;
        if (rho === null) return <span className={styles.faint}>too few</span>;
        const text = formatNumber(rho, 2);
        return lag === leading.bestLag ? (
          <strong className={styles.strongest}>
            {text}
            <span>strongest</span>
          </strong>
        ) : (
          text
        );
      },
    })),
  ];
}

function lineOf(
  { series, metric, subject }: SeriesTrend,
  { months, breaks }: MonthlyLine,
): AlignedLine {
  return {
    key: String(series.id),
    name: `${metric.name} · ${subject.name}`,
    points: months,
    cadenceDays: MONTH_IN_DAYS,
    baseline: null,
    breaks,
    mark: null,
  };
}

function wordsOf({ name, points }: AlignedLine, { metric }: SeriesTrend) {
  const latest = points.at(-1);
  if (!latest) return { latest: '', whole: name };
  const value = formatValue(latest.value, metric);
  return {
    latest: value,
    whole: `${name}: medians of ${plural(points.length, 'month')}, latest ${value} in the month from ${formatDate(latest.date)}`,
  };
}
