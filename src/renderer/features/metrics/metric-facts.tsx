/** The definition of a metric, and how to read it. */
import { Pencil } from 'lucide-react';
import type { MetricWithFacts } from '#shared/contract/records.ts';
import { describeScale, type Metric } from '#shared/domain/metric.ts';
import { smallestMeaningfulPace } from '#shared/trend/verdict.ts';
import { formatNumber } from '#shared/trend/wording.ts';
import { LinkButton } from '../../components/button.tsx';
import { plural } from '../../components/format.ts';
import styles from './metrics.module.css';

export function MetricFacts({ known: { metric } }: { known: MetricWithFacts }) {
  return (
    <section aria-labelledby="definition">
      <div className={styles.head}>
        <h2 id="definition" className={styles.title}>
          How to read it
        </h2>
        <LinkButton href={`/metrics/${metric.id}/edit`} icon={<Pencil aria-hidden="true" />}>
          Edit the definition
        </LinkButton>
      </div>
      {metric.howToRead !== '' && <p className={styles.prose}>{metric.howToRead}</p>}
      <dl className={styles.facts}>
        {factsOf(metric).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
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
