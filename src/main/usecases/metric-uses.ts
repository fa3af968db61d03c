/** Who tracks a metric, when it is reviewed there, and what comes after it. */
import type { CheckedInputOf } from '#shared/contract/index.ts';
import type { MetricUse } from '#shared/contract/metrics.ts';
import { listEngagements } from '#main/workbook/engagements.ts';
import { listSeries } from '#main/workbook/series.ts';
import type { Context } from './context.ts';
import { metricWith } from './metrics.ts';
import { entriesOf } from './succession-plans.ts';
import { judgedOn } from './trends.ts';

export function metricUses(
  context: Context,
  { metricId }: CheckedInputOf<'metrics.uses'>,
): MetricUse[] {
  const { workbook, today, knownOn } = context;
  metricWith(context, metricId);
  return listEngagements(workbook, false).flatMap((engagement): MetricUse[] => {
    const tracked = listSeries(workbook, engagement.id, knownOn).filter(
      (series) => series.metricId === metricId,
    );
    if (tracked.length === 0) return [];
    const entry = entriesOf(context, engagement, judgedOn(engagement, today)).find(
      ({ metric }) => metric.id === metricId,
    );
    return [
      {
        engagementId: engagement.id,
        clientName: engagement.clientName,
        engagementName: engagement.name,
        subjects: tracked.length,
        review: entry
          ? {
              on: entry.succession.reviewOn,
              isDue: entry.isDue,
              successor: entry.successor?.name ?? null,
              retiredOn: entry.succession.retiredOn,
            }
          : null,
      },
    ];
  });
}
