/** How records are named on a line of their own. */
import type { SeriesTrend } from '#shared/contract/trends.ts';
import type { Engagement } from '#shared/domain/client.ts';

export function engagementLabel({ clientName, name }: Engagement): string {
  return `${clientName} / ${name}`;
}

export function seriesLabel({ subject, metric }: Pick<SeriesTrend, 'subject' | 'metric'>): string {
  return `${subject.name} / ${metric.name}`;
}
