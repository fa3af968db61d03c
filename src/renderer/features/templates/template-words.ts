/** Engagement templates in words. */
import type { TemplateContents } from '#shared/domain/template.ts';
import { plural } from '../../components/format.ts';

/** "7 metrics of 1 subject, 5 milestones". */
export function templateFacts({ subjects, milestones }: TemplateContents): string {
  const metrics = new Set(
    subjects.flatMap(({ series }) => series.map(({ metric }) => metric.name)),
  );
  return [
    `${plural(metrics.size, 'metric')} of ${plural(subjects.length, 'subject')}`,
    plural(milestones.length, 'milestone'),
  ].join(', ');
}

/** "on the first day", "30 days after the start", "7 days before it". */
export function daysInWords(days: number): string {
  if (days === 0) return 'on the first day';
  return days > 0
    ? `${plural(days, 'day')} after the start`
    : `${plural(-days, 'day')} before the start`;
}
