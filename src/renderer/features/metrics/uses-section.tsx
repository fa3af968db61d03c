/** Who tracks a metric, when it is reviewed there, and what comes after it. */
import { Link } from 'wouter';
import type { MetricUse } from '#shared/contract/metrics.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import type { Metric } from '#shared/domain/metric.ts';
import { useProcedure } from '../../client/procedures.ts';
import { DataTable } from '../../components/data-table.tsx';
import { formatNumber } from '#shared/trend/wording.ts';
import { Loaded } from '../../components/loaded.tsx';
import styles from './metrics.module.css';

export function UsesSection({ metric }: { metric: Metric }) {
  const uses = useProcedure('metrics.uses', { metricId: metric.id });
  return (
    <section aria-labelledby="uses">
      <h2 id="uses" className={styles.title}>
        Who tracks it, reviews and successors
      </h2>
      <Loaded query={uses}>
        {(all) => (
          <DataTable
            label="Engagements that track it"
            rows={all}
            rowKey={({ engagementId }) => engagementId}
            reflow
            empty="No engagement tracks it yet. It can be chosen for the next one."
            columns={[
              {
                key: 'engagement',
                header: 'Engagement',
                isRowHeader: true,
                width: 'fill',
                cell: ({ engagementId, engagementName, clientName }) => (
                  <div>
                    <Link href={`/engagements/${engagementId}`}>{engagementName}</Link>
                    <span className={styles.under}>{clientName}</span>
                  </div>
                ),
              },
              {
                key: 'subjects',
                header: 'Subjects',
                align: 'number',
                cell: ({ subjects }) => formatNumber(subjects, 0),
              },
              { key: 'review', header: 'Review', cell: (use) => <Review use={use} /> },
              {
                key: 'successor',
                header: 'What comes after',
                cell: ({ review }) => review?.successor ?? '–',
              },
            ]}
          />
        )}
      </Loaded>
    </section>
  );
}

function Review({ use: { engagementId, review } }: { use: MetricUse }) {
  if (review === null) return 'Work is not reviewed';
  if (review.retiredOn !== null) return `Retired on ${formatDate(review.retiredOn)}`;
  return (
    <div>
      <Link href={`/engagements/${engagementId}/reviews`}>{formatDate(review.on)}</Link>
      {review.isDue && <span className={styles.undecided}>due</span>}
    </div>
  );
}
