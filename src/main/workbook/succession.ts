/** Queries on a metric's life in an engagement: its plan and its reviews. */
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { EngagementId, MetricId, ReviewId } from '#shared/domain/identity.ts';
import type { Review, Succession } from '#shared/domain/succession.ts';
import { lastKnownDay } from './known-on.ts';
import type { Workbook } from './workbook.ts';

/** The plans of an engagement's metrics, as far as they were set; a later retirement is not known. */
export function listSuccessions(
  { db }: Workbook,
  engagementId: EngagementId,
  knownOn: CalendarDate | null,
): Succession[] {
  return db
    .prepare<{ engagementId: EngagementId; knownOn: CalendarDate }, Succession>(
      `SELECT engagement_id AS engagementId, metric_id AS metricId, adopted_on AS adoptedOn,
         review_on AS reviewOn, keep_if AS keepIf, end_if AS endIf, successor_id AS successorId,
         overlap_readings AS overlapReadings,
         CASE WHEN retired_on <= @knownOn THEN retired_on END AS retiredOn,
         CASE WHEN retired_on <= @knownOn THEN retired_reason END AS retiredReason
       FROM succession WHERE engagement_id = @engagementId ORDER BY metric_id`,
    )
    .all({ engagementId, knownOn: lastKnownDay(knownOn) });
}

/** Sets the plan of a metric, in place of the one there was. */
export function saveSuccession({ db }: Workbook, succession: Succession): void {
  db.prepare<[Succession]>(
    `INSERT INTO succession (engagement_id, metric_id, adopted_on, review_on, keep_if, end_if,
       successor_id, overlap_readings, retired_on, retired_reason)
     VALUES (@engagementId, @metricId, @adoptedOn, @reviewOn, @keepIf, @endIf, @successorId,
       @overlapReadings, @retiredOn, @retiredReason)
     ON CONFLICT (engagement_id, metric_id) DO UPDATE SET adopted_on = @adoptedOn,
       review_on = @reviewOn, keep_if = @keepIf, end_if = @endIf, successor_id = @successorId,
       overlap_readings = @overlapReadings, retired_on = @retiredOn,
       retired_reason = @retiredReason`,
  ).run(succession);
}

/** Oldest first. */
export function listReviews(
  { db }: Workbook,
  engagementId: EngagementId,
  knownOn: CalendarDate | null,
): Review[] {
  return db
    .prepare<[EngagementId, CalendarDate], Review>(
      `SELECT id, engagement_id AS engagementId, metric_id AS metricId, held_on AS heldOn, decision,
         successor_id AS successorId, reason
       FROM review WHERE engagement_id = ? AND held_on <= ? ORDER BY held_on, id`,
    )
    .all(engagementId, lastKnownDay(knownOn));
}

export function insertReview({ db }: Workbook, review: Omit<Review, 'id'>): ReviewId {
  const { lastInsertRowid } = db
    .prepare<[typeof review]>(
      `INSERT INTO review (engagement_id, metric_id, held_on, decision, successor_id, reason)
       VALUES (@engagementId, @metricId, @heldOn, @decision, @successorId, @reason)`,
    )
    .run(review);
  return Number(lastInsertRowid) as ReviewId;
}

/** The first date, up to a day, on which an engagement has a reading on each of its metrics. */
export function firstReadingPerMetric(
  { db }: Workbook,
  engagementId: EngagementId,
  until: CalendarDate,
  knownOn: CalendarDate | null,
): Map<MetricId, CalendarDate> {
  const rows = db
    .prepare<
      { engagementId: EngagementId; until: CalendarDate; knownOn: CalendarDate },
      { metricId: MetricId; date: CalendarDate }
    >(
      `WITH first AS (
         SELECT metric_id, (
           SELECT date FROM reading
           WHERE series_id = tracked_series.id AND date <= @until AND withdrawn = 0
             AND restated_by IS NULL AND seen_on <= @knownOn
           ORDER BY date LIMIT 1) AS date
         FROM tracked_series WHERE engagement_id = @engagementId)
       SELECT metric_id AS metricId, min(date) AS date FROM first
       WHERE date IS NOT NULL GROUP BY metric_id`,
    )
    .all({ engagementId, until, knownOn: lastKnownDay(knownOn) });
  return new Map(rows.map(({ metricId, date }) => [metricId, date]));
}
