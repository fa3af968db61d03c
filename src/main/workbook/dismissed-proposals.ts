/** Queries on proposed scoring changes that a person turned down. */
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { MetricId } from '#shared/domain/identity.ts';
import type { DismissedProposal } from '#shared/domain/metric.ts';
import { lastKnownDay } from './known-on.ts';
import type { Workbook } from './workbook.ts';

/** Of a metric, or of all with null; oldest first; with null for the day everything counts. */
export function listDismissed(
  { db }: Workbook,
  metricId: MetricId | null,
  knownOn: CalendarDate | null,
): DismissedProposal[] {
  return db
    .prepare<{ metricId: MetricId | null; knownOn: CalendarDate }, DismissedProposal>(
      `SELECT metric_id AS metricId, proposed_on AS proposedOn, reason, dismissed_on AS dismissedOn
       FROM dismissed_proposal
       WHERE metric_id = ifnull(@metricId, metric_id) AND dismissed_on <= @knownOn
       ORDER BY metric_id, proposed_on`,
    )
    .all({ metricId, knownOn: lastKnownDay(knownOn) });
}

export function insertDismissed({ db }: Workbook, dismissed: DismissedProposal): void {
  db.prepare<[DismissedProposal]>(
    `INSERT INTO dismissed_proposal (metric_id, proposed_on, reason, dismissed_on)
     VALUES (@metricId, @proposedOn, @reason, @dismissedOn)`,
  ).run(dismissed);
}

export function deleteDismissed(
  { db }: Workbook,
  { metricId, proposedOn }: Pick<DismissedProposal, 'metricId' | 'proposedOn'>,
): void {
  db.prepare<[MetricId, CalendarDate]>(
    'DELETE FROM dismissed_proposal WHERE metric_id = ? AND proposed_on = ?',
  ).run(metricId, proposedOn);
}
