/** Whether an engagement's leading indicators move before its business results. */
import type { CheckedInputOf, OutputOf } from '#shared/contract/index.ts';
import { indicatorsAndResults } from '#shared/trend/indicators-and-results.ts';
import type { Context } from './context.ts';
import * as trends from './trends.ts';

export function leading(
  context: Context,
  { engagementId }: CheckedInputOf<'trends.leading'>,
): OutputOf<'trends.leading'> {
  const { engagement, judgedOn, series } = trends.engagement(context, { engagementId });
  return {
    engagement,
    judgedOn,
    series: series.filter(({ metric }) => metric.role !== 'driver'),
    pairs: indicatorsAndResults(series).map(({ indicator, result, ...compared }) => ({
      indicatorId: indicator.series.id,
      resultId: result.series.id,
      ...compared,
    })),
  };
}
