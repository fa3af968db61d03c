/** Queries on which work (a metric with the role driver) a metric should reflect. */
import type { EngagementId, MetricId } from '#shared/domain/identity.ts';
import type { NamedDriver } from '#shared/trend/score-and-work.ts';
import type { Workbook } from './workbook.ts';

/** The drivers named for the metrics that an engagement tracks, tracked themselves or not. */
export function namedDrivers({ db }: Workbook, engagementId: EngagementId): NamedDriver[] {
  return db
    .prepare<[EngagementId], NamedDriver>(
      `SELECT metric_id AS metricId, driver_id AS driverId
       FROM metric_driver JOIN metric AS driver ON driver.id = driver_id AND driver.role = 'driver'
       WHERE metric_id IN (
         SELECT metric_id FROM tracked_series WHERE engagement_id = ? AND archived_on IS NULL)
       ORDER BY metric_id, driver_id`,
    )
    .all(engagementId);
}

/** Names one more driver; one that is named stays. */
export function insertDriver({ db }: Workbook, metricId: MetricId, driverId: MetricId): void {
  db.prepare<[MetricId, MetricId]>(
    'INSERT OR IGNORE INTO metric_driver (metric_id, driver_id) VALUES (?, ?)',
  ).run(metricId, driverId);
}

/** Takes back every driver named for a metric. */
export function deleteDrivers({ db }: Workbook, metricId: MetricId): void {
  db.prepare<[MetricId]>('DELETE FROM metric_driver WHERE metric_id = ?').run(metricId);
}
