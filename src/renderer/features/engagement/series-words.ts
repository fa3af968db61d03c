/** A tracked series and its changes in words. */
import type { SeriesTrend } from '#shared/contract/trends.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import type { Metric } from '#shared/domain/metric.ts';
import { paceInParts } from '#shared/trend/pace.ts';
import type { Slope } from '#shared/trend/theil-sen.ts';
import { formatNumber } from '#shared/trend/wording.ts';

/** "Klout Score · Meadowbrook Health". */
export function labelOf({
  metric,
  subject,
}: {
  readonly metric: Pick<SeriesTrend['metric'], 'name'>;
  readonly subject: Pick<SeriesTrend['subject'], 'name'>;
}): string {
  return `${metric.name} · ${subject.name}`;
}

/** "12 % of what was left to gain": a normalised change from −1 to 1. */
export function describeNormalisedChange(share: number): string {
  const percent = Math.round(Math.abs(share) * 100);
  return share < 0
    ? `${percent} % of what there was to lose`
    : `${percent} % of what was left to gain`;
}

/** "+1.05 a month" and "0.79 to 1.31", as the verdict's sentence writes them. */
export function paceInWords(
  slope: Slope,
  { decimals }: Metric,
): { pace: string; interval: string } {
  return paceInParts(slope, decimals);
}

/** "reached"; "needs 1.20 a month; at this pace 3 Feb 2014": empty where nothing can be said. */
export function targetOutlook({ judgement, metric }: SeriesTrend): string {
  const { projection } = judgement;
  if (!projection) return '';
  if (projection.isReached) return 'reached';
  const { neededPerDay, reachedOn } = projection;
  const needed =
    neededPerDay === null
      ? []
      : [`needs ${formatNumber(neededPerDay * 30, metric.decimals)} a month`];
  const reached = reachedOn === null ? 'not at this pace' : `at this pace ${formatDate(reachedOn)}`;
  return [...needed, reached].join('; ');
}
