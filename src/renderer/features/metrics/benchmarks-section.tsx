/** Published values to hold a metric against, each with its date and source. */
import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { formatDate } from '#shared/domain/calendar.ts';
import type { Metric } from '#shared/domain/metric.ts';
import type { RegisteredBenchmark } from '#shared/domain/metric-card.ts';
import { useCommand, useProcedure } from '../../client/procedures.ts';
import { Button } from '../../components/button.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { formatValue } from '../../components/format.ts';
import { Loaded } from '../../components/loaded.tsx';
import { RefusalNotice } from '../../components/notice.tsx';
import { say } from '../../components/toast.tsx';
import { BenchmarkForm } from './benchmark-form.tsx';
import styles from './metrics.module.css';

export function BenchmarksSection({ metric }: { metric: Metric }) {
  const benchmarks = useProcedure('benchmarks.list', { metricId: metric.id });
  const remove = useCommand('benchmarks.remove');
  const [opened, setOpened] = useState<RegisteredBenchmark | 'new' | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <section aria-labelledby="benchmarks">
      <div className={styles.head}>
        <h2 id="benchmarks" ref={heading} tabIndex={-1} className={styles.title}>
          Benchmarks
        </h2>
        <Button icon={<Plus aria-hidden="true" />} onPress={() => setOpened('new')}>
          Add a benchmark
        </Button>
      </div>
      <p className={styles.prose}>
        What others read, such as the average of all who are scored. It is drawn as a line from the
        day it speaks of, and is no target: the level says less than the direction.
      </p>
      <RefusalNotice refusal={remove.error} />
      <Loaded query={benchmarks}>
        {(all) => (
          <DataTable
            label="Benchmarks"
            rows={all}
            rowKey={({ id }) => id}
            reflow
            empty="None is entered. Enter one only where you can name who says so, and of when."
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
                cell: ({ asOf }) => (asOf === null ? 'not said' : formatDate(asOf)),
              },
              {
                key: 'source',
                header: 'Source',
                width: 'fill',
                cell: ({ source }) => (
                  <span className={styles.breaks}>{source === '' ? 'none given' : source}</span>
                ),
              },
              {
                key: 'actions',
                header: 'Actions',
                hideHeader: true,
                cell: (benchmark) => (
                  <span className={styles.rowActions}>
                    <Button
                      variant="quiet"
                      size="small"
                      aria-label={`Edit the benchmark “${benchmark.label}”`}
                      onPress={() => setOpened(benchmark)}
                    >
                      Edit
                    </Button>
                    <Button
                      variant="quiet"
                      size="small"
                      aria-label={`Remove the benchmark “${benchmark.label}”`}
                      onPress={() =>
                        remove.mutate(
                          { benchmarkId: benchmark.id },
                          {
                            onSuccess: ({ label }) => {
                              say(`The benchmark “${label}” is removed.`);
                              heading.current?.focus();
                            },
                          },
                        )
                      }
                    >
                      Remove
                    </Button>
                  </span>
                ),
              },
            ]}
          />
        )}
      </Loaded>
      {opened && (
        <Dialog
          title={opened === 'new' ? `A benchmark of ${metric.name}` : 'Edit the benchmark'}
          isOpen
          onClose={() => setOpened(null)}
        >
          <BenchmarkForm
            metric={metric}
            present={opened === 'new' ? null : opened}
            onClose={() => setOpened(null)}
          />
        </Dialog>
      )}
    </section>
  );
}
