/** What of the catalogue the workbook has already, and who tracks it. */
import type { MetricId } from '#shared/domain/identity.ts';
import { useProcedure } from '../../client/procedures.ts';

export interface Use {
  readonly metricId: MetricId;
  readonly isArchived: boolean;
  readonly series: number;
  readonly clients: number;
}

/** By the key of the catalogue; what is not in the workbook is left out. */
export function useUses(): ReadonlyMap<string, Use> {
  const metrics = useProcedure('metrics.list', { includeArchived: true });
  const tracking = useProcedure('metrics.tracking', {});
  return new Map(
    (metrics.data ?? []).flatMap(({ metric, archivedOn }) => {
      if (metric.catalogueKey === null) return [];
      const tracked = tracking.data?.find(({ metricId }) => metricId === metric.id);
      const { series = 0, clients = 0 } = tracked ?? {};
      const use = { metricId: metric.id, isArchived: archivedOn !== null, series, clients };
      return [[metric.catalogueKey, use] as const];
    }),
  );
}
