/** Queries on baselines and targets; earlier ones stay, the last one counts. */
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { SeriesId } from '#shared/domain/identity.ts';
import type { Baseline, Target, WithdrawnTarget } from '#shared/domain/series.ts';
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

/** The target that stands, as known on a date (null: now); none where the last one was withdrawn by then. */
export function getTarget(
  { db }: Workbook,
  seriesId: SeriesId,
  knownOn: CalendarDate | null,
): Target | undefined {
  return db
    .prepare<[{ seriesId: SeriesId; day: CalendarDate }], Target>(
      `SELECT seriesId, value, dueOn, note, setOn FROM (
         SELECT series_id AS seriesId, value, due_on AS dueOn, note, set_on AS setOn, withdrawn_on
         FROM target WHERE series_id = @seriesId AND set_on <= @day ORDER BY id DESC LIMIT 1)
       WHERE withdrawn_on IS NULL OR withdrawn_on > @day`,
    )
    .get({ seriesId, day: lastKnownDay(knownOn) });
}

export function insertTarget({ db }: Workbook, target: Target): void {
  db.prepare<[Target]>(
    `INSERT INTO target (series_id, value, due_on, note, set_on)
     VALUES (@seriesId, @value, @dueOn, @note, @setOn)`,
  ).run(target);
}

/** Marks the target that stands as withdrawn; the row stays. */
export function markTargetWithdrawn({ db }: Workbook, withdrawn: WithdrawnTarget): void {
  db.prepare<[WithdrawnTarget]>(
    `UPDATE target SET withdrawn_on = @withdrawnOn, withdrawn_reason = @withdrawnReason
     WHERE id = (SELECT max(id) FROM target WHERE series_id = @seriesId)`,
  ).run(withdrawn);
}
