/** The links over scoring changes, with how many series and clients they rest on. */
import type { PooledLink } from '#shared/contract/scoring-changes.ts';
import type { ClientId, SeriesId } from '#shared/domain/identity.ts';
import type { Metric } from '#shared/domain/metric.ts';
import { linkOf } from '#shared/trend/links.ts';
import type { LinkMethod } from '#shared/trend/types.ts';
import { seriesOnMetric } from '#main/workbook/series.ts';
import type { Context } from './context.ts';
import { engagementWith } from './engagements.ts';
import type { PairsOfSeries } from './scoring-rules.ts';

export type LinkFrom = (pairs: PairsOfSeries, method: LinkMethod) => PooledLink | null;

/**
 * How links are made from the pairs of a metric's series: null without a pair, and additive where the
 * method asked for is not possible.
 */
export function pooledLinks(context: Context, metric: Metric): LinkFrom {
  const clientOf = new Map<SeriesId, ClientId>(
    seriesOnMetric(context.workbook, metric.id).map(({ id, engagementId }) => [
      id,
      engagementWith(context, engagementId).clientId,
    ]),
  );
  return (pairs, method) => {
    const link = linkOf([...pairs.values()].flat(), method, metric);
    if (!link) return null;
    const clients = new Set([...pairs.keys()].map((id) => clientOf.get(id)));
    return { ...link, series: pairs.size, clients: clients.size };
  };
}
