/** What may leave the workbook at all, in any form: a report, a picture of a chart. */
import type { Metric } from './metric.ts';
import { isPerson, type Subject } from './subject.ts';

export type ReasonToStay = 'private-metric' | 'private-subject' | 'consent-refused';

/** Why a subject on a metric stays in the workbook; null where it may leave. */
export function reasonToStay({
  metric,
  subject,
}: {
  readonly metric: Pick<Metric, 'visibility'>;
  readonly subject: Pick<Subject, 'kind' | 'visibility' | 'consent'>;
}): ReasonToStay | null {
  if (metric.visibility === 'private') return 'private-metric';
  if (subject.visibility === 'private') return 'private-subject';
  return isPerson(subject.kind) && subject.consent === 'refused' ? 'consent-refused' : null;
}
