/** The numbers of a trend chart as a table, latest first. */
import type { ReactNode } from 'react';
import type { SeriesTrend } from '#shared/contract/trends.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import { formatNumber } from '#shared/trend/wording.ts';
import { DataTable, type Column } from '../components/data-table.tsx';
import { decimalsOfMean, whatIsSpecial, windowMoved } from './reading-words.ts';
import styles from './readings-table.module.css';
import type { ChartReading, TrendChartModel } from './trend-chart-model.ts';

interface ReadingsTableProps {
  trend: SeriesTrend;
  model: TrendChartModel;
  remarks: (reading: ChartReading) => string[];
  actions: ((reading: ChartReading) => ReactNode) | undefined;
}

export function ReadingsTable({ trend, model, remarks, actions }: ReadingsTableProps) {
  const { metric, subject, restated } = trend;
  const title = `Readings of ${metric.name}, ${subject.name}, latest first`;
  const number = (value: number | undefined) =>
    value === undefined ? '' : formatNumber(value, metric.decimals);
  const restatedOn = new Map(restated.map((reading) => [reading.date, reading.value]));

  const columns: Column<ChartReading>[] = [
    {
      key: 'date',
      header: 'Date',
      cell: ({ date }) => formatDate(date),
      isRowHeader: true,
      wrap: false,
    },
    {
      key: 'value',
      header: metric.unit === '' ? 'Value' : `Value (${metric.unit})`,
      cell: ({ value }) => number(value),
      align: 'number',
    },
  ];
  if (model.smoothedLine.length > 0) {
    columns.push({
      key: 'smoothed',
      header: 'Smoothed',
      cell: ({ smoothed }) =>
        smoothed === null ? '' : formatNumber(smoothed, decimalsOfMean(metric)),
      align: 'number',
    });
  }
  if (restated.length > 0) {
    columns.push({
      key: 'restated',
      header: 'Restated by the provider',
      cell: ({ date }) => number(restatedOn.get(date)),
      align: 'number',
    });
  }
  if (metric.smoothingDays > 0) {
    columns.push({
      key: 'window',
      header: 'Days in and out',
      cell: (reading) => {
        const days = windowMoved(model, reading, metric);
        return (
          days && (
            <span className={styles.days}>
              <span>in {days.entered}</span>
              <span>out {days.left}</span>
            </span>
          )
        );
      },
      wrap: false,
    });
  }
  columns.push({
    key: 'special',
    header: 'What is special',
    cell: (reading) => [...whatIsSpecial(reading, metric), ...remarks(reading)].join(', '),
    width: 'fill',
  });
  if (actions) {
    columns.push({
      key: 'actions',
      header: 'Actions',
      hideHeader: true,
      cell: actions,
      width: 'narrow',
    });
  }
  return (
    <div className={styles.readings}>
      <DataTable
        label={title}
        rows={model.readings.toReversed()}
        rowKey={({ date }) => date}
        columns={columns}
        reflow
        height="limited"
      />
    </div>
  );
}
