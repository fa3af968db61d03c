/** The definition of a metric, how to read it, and published values to hold it against. */
import type { MetricWithFacts } from '#shared/contract/records.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import { describeScale, type Metric } from '#shared/domain/metric.ts';
import { smallestMeaningfulPace } from '#shared/trend/verdict.ts';
import { formatNumber } from '#shared/trend/wording.ts';
import { DataTable } from '../../components/data-table.tsx';
import { formatValue, plural } from '../../components/format.ts';
import styles from './metrics.module.css';

export function MetricFacts({ known: { metric, benchmarks } }: { known: MetricWithFacts }) {
  return (
    <section aria-labelledby="definition">
      <h2 id="definition" className={styles.title}>
        How to read it
      </h2>
      {metric.howToRead !== '' && <p className={styles.prose}>{metric.howToRead}</p>}
      <dl className={styles.facts}>
        {factsOf(metric).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {benchmarks.length > 0 && (
        <>
          <h3 className={styles.subtitle}>Benchmarks</h3>
          <DataTable
            label="Benchmarks"
            rows={benchmarks}
            rowKey={({ label, asOf, value }) => `${label} ${asOf ?? ''} ${value}`}
            reflow
            columns={[
              {
                key: 'what',
                header: 'What',
                isRowHeader: true,
                width: 'wide',
                cell: ({ label }) => label,
              },
              {
                key: 'value',
                header: 'Value',
                align: 'number',
                cell: ({ value }) => formatValue(value, metric),
              },
              {
                key: 'asOf',
                header: 'As of',
                wrap: false,
                cell: ({ asOf }) => (asOf === null ? '–' : formatDate(asOf)),
              },
              {
                key: 'source',
                header: 'Source',
                width: 'fill',
                cell: ({ source }) => <span className={styles.breaks}>{source}</span>,
              },
            ]}
          />
        </>
      )}
    </section>
  );
}

function factsOf(metric: Metric): [string, string][] {
  const { unit, direction, smoothingDays, cadenceDays, visibility } = metric;
  const smallest = smallestMeaningfulPace(metric);
  return [
    ['Scale', [describeScale(metric), unit].filter(Boolean).join(' ')],
    ['Better', direction === 'up' ? 'The higher' : 'The lower'],
    [
      'Smoothed by its provider',
      smoothingDays === 0 ? 'No' : `Over ${plural(smoothingDays, 'day')}`,
    ],
    ['Read every', plural(cadenceDays, 'day')],
    [
      'Smallest pace that matters',
      smallest === 0
        ? 'None is set'
        : `${formatNumber(smallest * 90, Math.max(metric.decimals, 1))} in 90 days`,
    ],
    ['Leaves the workbook', visibility === 'shared' ? 'In reports' : 'Never: it is private'],
  ];
}
