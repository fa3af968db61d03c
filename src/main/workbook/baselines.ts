/** Queries on baselines and targets; earlier ones stay, the last one counts. */
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { SeriesId } from '#shared/domain/identity.ts';
import type { Baseline, Target } from '#shared/domain/series.ts';
import { lastKnownDay } from './known-on.ts';
import type { Workbook } from './workbook.ts';

/** The baseline that stands, as known on a date (null: now). */
export function getBaseline(
  { db }: Workbook,
  seriesId: SeriesId,
  knownOn: CalendarDate | null,
): Baseline | undefined {
  return db
    .prepare<[SeriesId, CalendarDate], Baseline>(
      `SELECT series_id AS seriesId, date, value, note, agreed_on AS agreedOn FROM baseline
       WHERE series_id = ? AND agreed_on <= ? ORDER BY id DESC LIMIT 1`,
    )
    .get(seriesId, lastKnownDay(knownOn));
}

/** Adds a baseline in the place of the one that stands, which takes a reason, or as the first. */
export function insertBaseline(
  { db }: Workbook,
  baseline: Baseline & { readonly reason: string | null },
): void {
  db.prepare<[typeof baseline]>(
    `INSERT INTO baseline (series_id, date, value, note, agreed_on, reason, replaces_id)
     VALUES (@seriesId, @date, @value, @note, @agreedOn, @reason,
       (SELECT max(id) FROM baseline WHERE series_id = @seriesId))`,
  ).run(baseline);
}

/** The target that stands, as known on a date (null: now). */
export function getTarget(
  { db }: Workbook,
  seriesId: SeriesId,
  knownOn: CalendarDate | null,
): Target | undefined {
  return db
    .prepare<[SeriesId, CalendarDate], Target>(
      `SELECT series_id AS seriesId, value, due_on AS dueOn, note, set_on AS setOn FROM target
       WHERE series_id = ? AND set_on <= ? ORDER BY id DESC LIMIT 1`,
    )
    .get(seriesId, lastKnownDay(knownOn));
}

export function insertTarget({ db }: Workbook, target: Target): void {
  db.prepare<[Target]>(
    `INSERT INTO target (series_id, value, due_on, note, set_on)
     VALUES (@seriesId, @value, @dueOn, @note, @setOn)`,
  ).run(target);
}
