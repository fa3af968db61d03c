/** What a report says of one metric: its series, how its scoring changes are treated, what comes after. */
import type { Metric, ScoringChange } from '#shared/domain/metric.ts';
import type { AppliedLink } from '#shared/trend/judge.ts';
import { describeLink } from '#shared/trend/link-words.ts';
import type { Marked } from './plot-rows.ts';
import type { SeriesView } from './series-view.ts';
import type { SuccessionView } from './succession-view.ts';

/** Everything about one metric that is not a driver. */
export interface MetricView {
  readonly metric: Metric;
  readonly series: readonly SeriesView[];
  readonly changes: readonly ChangeView[];
  /** What its card warns of, one line each. */
  readonly caveats: readonly string[];
  /** What comes after it; null where nobody planned anything. */
  readonly succession: SuccessionView | null;
}

export interface ChangeView extends Marked<ScoringChange> {
  readonly treatment: string;
  /** The link in words; empty where nothing is linked. */
  readonly link: string;
}

export function metricViews(
  series: readonly SeriesView[],
  changesOf: ReadonlyMap<number, readonly Marked<ScoringChange>[]>,
  caveatsOf: (metric: Metric) => readonly string[],
  successionOf: (metric: Metric) => SuccessionView | null,
): MetricView[] {
  const byMetric = Map.groupBy(
    series.filter(({ metric }) => metric.role !== 'driver'),
    ({ metric }) => metric.id,
  );
  return [...byMetric.values()].flatMap((ofMetric) => {
    const [first] = ofMetric;
    if (!first) return [];
    const links = ofMetric.flatMap(({ trend }) => trend.judgement.links);
    const changes = (changesOf.get(first.metric.id) ?? []).map((marked) => ({
      ...marked,
      treatment: TREATMENTS[marked.thing.treatment],
      link: linkOn(marked.thing, links, first.metric),
    }));
    const { metric } = first;
    const caveats = caveatsOf(metric);
    return [{ metric, series: ofMetric, changes, caveats, succession: successionOf(metric) }];
  });
}

const TREATMENTS: Record<ScoringChange['treatment'], string> = {
  rebase: 'Rebased: nothing is compared across it',
  splice: 'Spliced: earlier readings are moved onto the new scale',
  ignore: 'Marked only',
  undecided: 'Undecided: the verdict waits for a decision',
};

function linkOn(change: ScoringChange, links: readonly AppliedLink[], metric: Metric): string {
  const link = links.find(({ date }) => date === change.changedOn);
  if (!link) return change.treatment === 'splice' ? 'No pair of values to link by' : '';
  return `Link: ${describeLink(link, metric.decimals)}`;
}
