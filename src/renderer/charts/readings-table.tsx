/** The numbers of a trend chart as a table, latest first. */
import { type ReactNode, useState } from 'react';
import type { SeriesTrend } from '#shared/contract/trends.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import { formatNumber } from '#shared/trend/wording.ts';
import { Button } from '../components/button.tsx';
import { DataTable, type Column } from '../components/data-table.tsx';
import { decimalsOfMean, whatIsSpecial, windowMoved } from './reading-words.ts';
import styles from './readings-table.module.css';
import type { ChartReading, TrendChartModel } from './trend-chart-model.ts';

/** Rows at first, and more with each press: thousands at once would keep a person waiting. */
const ROWS = 250;

interface ReadingsTableProps {
  trend: SeriesTrend;
  model: TrendChartModel;
  remarks: (reading: ChartReading) => string[];
  actions: ((reading: ChartReading) => ReactNode) | undefined;
}

export function ReadingsTable({ trend, model, remarks, actions }: ReadingsTableProps) {
  const { metric, subject, restated } = trend;
  const [most, setMost] = useState(ROWS);
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
        const days = windowMoved(reading, metric);
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
  const earlier = model.readings.length - most;
  return (
    <div className={styles.readings}>
      <DataTable
        label={title}
        rows={model.readings.slice(-most).reverse()}
        rowKey={({ date }) => date}
        columns={columns}
        reflow
        height="limited"
      />
      {earlier > 0 && (
        <p className={styles.more}>
          The latest {most} of {model.readings.length} readings.
          <Button variant="quiet" size="small" onPress={() => setMost(most + ROWS * 4)}>
            Show {Math.min(earlier, ROWS * 4)} earlier ones
          </Button>
        </p>
      )}
    </div>
  );
}
