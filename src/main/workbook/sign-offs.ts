/** Queries on sign-offs of verdicts; earlier ones stay, the latest signed counts. */
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { SeriesId } from '#shared/domain/identity.ts';
import type { SignOff } from '#shared/domain/sign-off.ts';
import { lastKnownDay } from './known-on.ts';
import type { Workbook } from './workbook.ts';

const SELECT = `
  SELECT series_id AS seriesId, judged_on AS judgedOn, computed, signed, sentence,
    signed_on AS signedOn
  FROM verdict_sign_off WHERE series_id = ? AND signed_on <= ?`;
const LATEST_FIRST = 'ORDER BY signed_on DESC, id DESC';

/** Every sign-off of a series as known on a date (null: now), the latest first. */
export function listSignOffs(
  { db }: Workbook,
  seriesId: SeriesId,
  knownOn: CalendarDate | null,
): SignOff[] {
  return db
    .prepare<[SeriesId, CalendarDate], SignOff>(`${SELECT} ${LATEST_FIRST}`)
    .all(seriesId, lastKnownDay(knownOn));
}

/** The latest one of those that were given for a judgement of that day or an earlier one. */
export function latestSignOff(
  { db }: Workbook,
  seriesId: SeriesId,
  judgedOn: CalendarDate,
  knownOn: CalendarDate | null,
): SignOff | undefined {
  return db
    .prepare<[SeriesId, CalendarDate, CalendarDate], SignOff>(
      `${SELECT} AND judged_on <= ? ${LATEST_FIRST} LIMIT 1`,
    )
    .get(seriesId, lastKnownDay(knownOn), judgedOn);
}

export function insertSignOff({ db }: Workbook, signOff: SignOff): void {
  db.prepare<[SignOff]>(
    `INSERT INTO verdict_sign_off (series_id, judged_on, computed, signed, sentence, signed_on)
     VALUES (@seriesId, @judgedOn, @computed, @signed, @sentence, @signedOn)`,
  ).run(signOff);
}
