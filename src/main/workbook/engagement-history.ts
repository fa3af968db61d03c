/**
 * Queries on what was changed in an engagement, and when. `until` is the last day whose records
 * count; null for all.
 */
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { EngagementId } from '#shared/domain/identity.ts';
import type { HistoryEntry, HistoryKind } from '#shared/domain/history.ts';
import { lastKnownDay } from './known-on.ts';
import type { Workbook } from './workbook.ts';

type Entry<Kind extends HistoryKind> = Extract<HistoryEntry, { kind: Kind }>;

/** What each entry says of its series, and where it is found. */
const OF_SERIES = `tracked_series.id AS seriesId, subject.name AS subjectName,
  metric.name AS metricName, metric.unit, metric.decimals`;
const IN_ENGAGEMENT = `JOIN subject ON subject.id = subject_id JOIN metric ON metric.id = metric_id
  WHERE tracked_series.engagement_id = @engagementId`;

/** Every change of a reading, in the order in which they were made. */
export function correctionsIn(
  { db }: Workbook,
  engagementId: EngagementId,
  until: CalendarDate | null,
): Entry<'correction'>[] {
  return db
    .prepare<[unknown], Entry<'correction'>>(
      `SELECT 'correction' AS kind, corrected_on AS "on", ${OF_SERIES}, reading.date,
         old_value AS oldValue, new_value AS newValue, reason
       FROM correction JOIN reading ON reading.id = reading_id
         JOIN tracked_series ON tracked_series.id = series_id ${IN_ENGAGEMENT}
         AND corrected_on <= @until ORDER BY correction.id`,
    )
    .all({ engagementId, until: lastKnownDay(until) });
}

interface Replaced {
  readonly valueBefore: number | null;
  readonly dateBefore: CalendarDate | null;
}

const withBefore = <Row extends Replaced>({ valueBefore, dateBefore, ...row }: Row) => ({
  ...row,
  before:
    valueBefore === null || dateBefore === null ? null : { value: valueBefore, date: dateBefore },
});

/** Every baseline with the one that it took the place of, in the order in which they were agreed. */
export function baselinesIn(
  { db }: Workbook,
  engagementId: EngagementId,
  until: CalendarDate | null,
): Entry<'baseline'>[] {
  return db
    .prepare<[unknown], Omit<Entry<'baseline'>, 'before'> & Replaced>(
      `SELECT 'baseline' AS kind, baseline.agreed_on AS "on", ${OF_SERIES}, baseline.date,
         baseline.value, baseline.note, baseline.reason,
         earlier.value AS valueBefore, earlier.date AS dateBefore
       FROM baseline JOIN tracked_series ON tracked_series.id = baseline.series_id
         LEFT JOIN baseline AS earlier ON earlier.id = baseline.replaces_id ${IN_ENGAGEMENT}
         AND baseline.agreed_on <= @until ORDER BY baseline.id`,
    )
    .all({ engagementId, until: lastKnownDay(until) })
    .map(withBefore);
}

/** A target as it was set, and how it was withdrawn; null where it was not by then. */
export interface TargetSet {
  readonly entry: Entry<'target'>;
  readonly withdrawn: { readonly on: CalendarDate; readonly reason: string } | null;
}

interface Withdrawn {
  readonly withdrawnOn: CalendarDate | null;
  readonly withdrawnReason: string | null;
}

/**
 * Every target with the one that it took the place of, in the order in which they were set. One that
 * was set after a withdrawal took the place of none.
 */
export function targetsIn(
  { db }: Workbook,
  engagementId: EngagementId,
  until: CalendarDate | null,
): TargetSet[] {
  return db
    .prepare<[unknown], Omit<Entry<'target'>, 'before'> & Replaced & Withdrawn>(
      `SELECT 'target' AS kind, set_on AS "on", ${OF_SERIES}, due_on AS date, value, target.note,
         iif(withdrawn_on <= @until, withdrawn_on, NULL) AS withdrawnOn,
         iif(withdrawn_on <= @until, withdrawn_reason, NULL) AS withdrawnReason,
         iif(lag(withdrawn_on) OVER by_series IS NULL, lag(value) OVER by_series, NULL) AS valueBefore,
         lag(due_on) OVER by_series AS dateBefore
       FROM target JOIN tracked_series ON tracked_series.id = series_id ${IN_ENGAGEMENT}
         AND set_on <= @until
       WINDOW by_series AS (PARTITION BY series_id ORDER BY target.id) ORDER BY target.id`,
    )
    .all({ engagementId, until: lastKnownDay(until) })
    .map(({ withdrawnOn, withdrawnReason, ...row }) => ({
      entry: withBefore(row),
      withdrawn:
        withdrawnOn === null || withdrawnReason === null
          ? null
          : { on: withdrawnOn, reason: withdrawnReason },
    }));
}

/** Every review of a verdict, in the order in which they were given. */
export function signOffsIn(
  { db }: Workbook,
  engagementId: EngagementId,
  until: CalendarDate | null,
): Entry<'sign-off'>[] {
  return db
    .prepare<[unknown], Entry<'sign-off'>>(
      `SELECT 'sign-off' AS kind, signed_on AS "on", ${OF_SERIES}, judged_on AS judgedOn, computed,
         signed, sentence
       FROM verdict_sign_off JOIN tracked_series ON tracked_series.id = series_id ${IN_ENGAGEMENT}
         AND signed_on <= @until ORDER BY verdict_sign_off.id`,
    )
    .all({ engagementId, until: lastKnownDay(until) });
}

interface FileIn extends Omit<Entry<'import'>, 'on' | 'kind'> {
  /** UTC timestamp of the machine's clock, whatever date the workbook stands at. */
  readonly importedAt: string;
}

/** The files that brought something into the engagement, in the order in which they came. */
export function filesInto({ db }: Workbook, engagementId: EngagementId): FileIn[] {
  return db
    .prepare<[unknown], FileIn>(
      `WITH brought AS (
         SELECT import_id, count(*) AS readings, 0 AS milestones
         FROM reading JOIN tracked_series ON tracked_series.id = series_id
         WHERE engagement_id = @engagementId AND import_id IS NOT NULL GROUP BY import_id
         UNION ALL
         SELECT import_id, 0, count(*) FROM milestone
         WHERE engagement_id = @engagementId AND import_id IS NOT NULL GROUP BY import_id
       )
       SELECT file_name AS fileName, imported_at AS importedAt, sum(readings) AS readings,
         sum(milestones) AS milestones
       FROM brought JOIN import ON import.id = import_id GROUP BY import.id ORDER BY import.id`,
    )
    .all({ engagementId });
}
