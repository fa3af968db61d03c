/** Queries on tracked series: a subject on a metric within an engagement. */
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { EngagementId, MetricId, SeriesId, SubjectId } from '#shared/domain/identity.ts';
import type { TrackedSeries } from '#shared/domain/series.ts';
import { lastKnownDay } from './known-on.ts';
import type { Workbook } from './workbook.ts';

const SELECT = `
  SELECT tracked_series.id, tracked_series.engagement_id AS engagementId,
    subject_id AS subjectId, tracked_series.metric_id AS metricId, is_main AS isMain,
    tracked_series.archived_on AS archivedOn, retired_on AS retiredOn
  FROM tracked_series LEFT JOIN succession
    ON succession.engagement_id = tracked_series.engagement_id
    AND succession.metric_id = tracked_series.metric_id`;

type SeriesRow = Omit<TrackedSeries, 'isMain'> & { isMain: 0 | 1 };
const toSeries = (row: SeriesRow): TrackedSeries => ({ ...row, isMain: row.isMain === 1 });

/**
 * Those of an engagement that are in use, or were on a date: the main one, then indicators, results
 * and drivers. What was put away or retired later than the date is not yet. When one began is not on
 * record: one of which the first thing known came later than the date is taken not to have begun.
 */
export function listSeries(
  { db }: Workbook,
  engagementId: EngagementId,
  knownOn: CalendarDate | null = null,
): TrackedSeries[] {
  const day = lastKnownDay(knownOn);
  const soFar = (date: CalendarDate | null) => (date !== null && date <= day ? date : null);
  return db
    .prepare<{ engagementId: EngagementId; day: CalendarDate }, SeriesRow>(
      `${SELECT} JOIN metric ON metric.id = tracked_series.metric_id
       WHERE tracked_series.engagement_id = @engagementId
         AND (tracked_series.archived_on IS NULL OR tracked_series.archived_on > @day)
         AND (EXISTS (SELECT 1 FROM reading WHERE series_id = tracked_series.id AND seen_on <= @day)
           OR NOT EXISTS (SELECT 1 FROM reading WHERE series_id = tracked_series.id))
       ORDER BY is_main DESC,
         CASE role WHEN 'leading-indicator' THEN 1 WHEN 'result' THEN 2 ELSE 3 END,
         tracked_series.id`,
    )
    .all({ engagementId, day })
    .map(toSeries)
    .map((series) => ({
      ...series,
      archivedOn: soFar(series.archivedOn),
      retiredOn: soFar(series.retiredOn),
    }));
}

/** Every series of the workbook, archived ones included. */
export function allSeries({ db }: Workbook): TrackedSeries[] {
  return db.prepare<[], SeriesRow>(`${SELECT} ORDER BY tracked_series.id`).all().map(toSeries);
}

/** What each series of the workbook is named by: its metric and its subject. */
export function namesInSeries({ db }: Workbook): ReadonlyMap<SeriesId, readonly [string, string]> {
  const rows = db
    .prepare<[], { id: SeriesId; metric: string; subject: string }>(
      `SELECT tracked_series.id, metric.name AS metric, subject.name AS subject
       FROM tracked_series JOIN metric ON metric.id = metric_id
         JOIN subject ON subject.id = subject_id`,
    )
    .all();
  return new Map(rows.map(({ id, metric, subject }) => [id, [metric, subject]]));
}

/** Every series on a metric, of all engagements, archived ones included. */
export function seriesOnMetric({ db }: Workbook, metricId: MetricId): TrackedSeries[] {
  return db
    .prepare<[MetricId], SeriesRow>(
      `${SELECT} WHERE tracked_series.metric_id = ? ORDER BY tracked_series.id`,
    )
    .all(metricId)
    .map(toSeries);
}

export function getSeries({ db }: Workbook, id: SeriesId): TrackedSeries | undefined {
  const row = db.prepare<[SeriesId], SeriesRow>(`${SELECT} WHERE tracked_series.id = ?`).get(id);
  return row && toSeries(row);
}

/** The engagement's series of a subject on a metric, archived or not. */
export function seriesOf(
  { db }: Workbook,
  { engagementId, subjectId, metricId }: SeriesKey,
): TrackedSeries | undefined {
  const row = db
    .prepare<[EngagementId, SubjectId, MetricId], SeriesRow>(
      `${SELECT} WHERE tracked_series.engagement_id = ? AND subject_id = ?
         AND tracked_series.metric_id = ?`,
    )
    .get(engagementId, subjectId, metricId);
  return row && toSeries(row);
}

export type SeriesKey = Pick<TrackedSeries, 'engagementId' | 'subjectId' | 'metricId'>;

/**
 * Starts tracking. The first series of an engagement that is no driver becomes its main indicator;
 * the subject must be one of the engagement's own client.
 */
export function insertSeries({ db }: Workbook, series: SeriesKey): SeriesId {
  const { lastInsertRowid } = db
    .prepare<[SeriesKey]>(
      `INSERT INTO tracked_series (engagement_id, subject_id, metric_id, is_main)
       VALUES (@engagementId, @subjectId, @metricId,
         (SELECT role FROM metric WHERE id = @metricId) <> 'driver' AND NOT EXISTS (
           SELECT 1 FROM tracked_series WHERE engagement_id = @engagementId AND is_main = 1))`,
    )
    .run(series);
  return Number(lastInsertRowid) as SeriesId;
}

/** Makes it the engagement's main indicator, in place of the one that was. */
export function makeSeriesMain({ db }: Workbook, series: TrackedSeries): void {
  db.prepare<[EngagementId]>(
    'UPDATE tracked_series SET is_main = 0 WHERE engagement_id = ? AND is_main = 1',
  ).run(series.engagementId);
  db.prepare<[SeriesId]>('UPDATE tracked_series SET is_main = 1 WHERE id = ?').run(series.id);
}

export function setSeriesArchived(
  { db }: Workbook,
  id: SeriesId,
  archivedOn: CalendarDate | null,
): void {
  db.prepare<[CalendarDate | null, SeriesId]>(
    'UPDATE tracked_series SET archived_on = ? WHERE id = ?',
  ).run(archivedOn, id);
}
