/** A metric of a report in words: what it is, its benchmarks, its scoring changes. */
import { formatDate } from '#shared/domain/calendar.ts';
import { describeScale, type Metric } from '#shared/domain/metric.ts';
import { formatNumber } from '#shared/trend/wording.ts';
import type { ChangeView, MetricView } from './metric-view.ts';

/** "By Klout · Scale 1 to 100 points · higher is better · …". */
export function describeMetric(metric: Metric): string {
  const { provider, unit, direction, smoothingDays, cadenceDays } = metric;
  const scale = `Scale ${describeScale(metric)}${unit === '' ? '' : ` ${unit}`}`;
  return [
    ...(provider === null ? [] : [`By ${provider}`]),
    scale,
    direction === 'up' ? 'higher is better' : 'lower is better',
    smoothingDays > 0 ? `smoothed by its provider over ${smoothingDays} days` : 'not smoothed',
    cadenceDays === 1 ? 'a reading is due every day' : `a reading is due every ${cadenceDays} days`,
  ].join(' · ');
}

/** "S1  30 Mar 2013: another network is counted. Spliced: … Link: …" */
export function changeInWords({ mark, thing, treatment, link }: ChangeView): string {
  const parts = [`${mark}  ${formatDate(thing.changedOn)}: ${thing.what}`, treatment, link];
  return `${parts
    .filter((part) => part !== '')
    .map((part) => part.replace(/\.$/, ''))
    .join('. ')}.`;
}

/** The benchmarks that a chart of the sheet draws, with where they come from. */
export function benchmarksOf({ metric, series }: MetricView): string[] {
  const drawn = new Set(
    series.flatMap(({ rows }) => rows.flatMap(({ benchmark }) => benchmark ?? [])),
  );
  return (series[0]?.trend.benchmarks ?? [])
    .filter(({ value }) => drawn.has(value))
    .map(
      ({ value, label, source }) =>
        `Benchmark ${formatNumber(value, metric.decimals)}: ${label}${source === '' ? '' : ` (${source})`}.`,
    );
}
