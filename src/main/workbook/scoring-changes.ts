/** Queries on scoring changes and what was decided about them, as known on a date. */
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { MetricId, ScoringChangeId } from '#shared/domain/identity.ts';
import type { ScoringChange, ScoringChangeDecision } from '#shared/domain/metric.ts';
import { lastKnownDay } from './known-on.ts';
import type { Workbook } from './workbook.ts';

/** With the decision that stood by the end of the date or, before any was made, the first one. */
const SELECT = `
  SELECT scoring_change.id, metric_id AS metricId, changed_on AS changedOn, what, source,
    entered_on AS enteredOn, treatment, link_method AS linkMethod
  FROM scoring_change JOIN scoring_change_decision AS decision ON decision.id = ifnull(
    (SELECT max(id) FROM scoring_change_decision
      WHERE scoring_change_id = scoring_change.id AND decided_on <= @knownOn),
    (SELECT min(id) FROM scoring_change_decision WHERE scoring_change_id = scoring_change.id))
  WHERE entered_on <= @knownOn`;

/** Oldest first; with null everything counts. */
export function listScoringChanges(
  { db }: Workbook,
  metricId: MetricId,
  knownOn: CalendarDate | null,
): ScoringChange[] {
  return db
    .prepare<{ metricId: MetricId; knownOn: CalendarDate }, ScoringChange>(
      `${SELECT} AND metric_id = @metricId ORDER BY changed_on`,
    )
    .all({ metricId, knownOn: lastKnownDay(knownOn) });
}

export function getScoringChange(
  { db }: Workbook,
  id: ScoringChangeId,
  knownOn: CalendarDate | null,
): ScoringChange | undefined {
  return db
    .prepare<{ id: ScoringChangeId; knownOn: CalendarDate }, ScoringChange>(
      `${SELECT} AND scoring_change.id = @id`,
    )
    .get({ id, knownOn: lastKnownDay(knownOn) });
}

/** Enters a change with its first decision, made on the day it was entered. */
export function insertScoringChange(
  workbook: Workbook,
  change: Omit<ScoringChange, 'id'> & { readonly reason: string },
): ScoringChangeId {
  const { lastInsertRowid } = workbook.db
    .prepare<[typeof change]>(
      `INSERT INTO scoring_change (metric_id, changed_on, what, source, entered_on)
       VALUES (@metricId, @changedOn, @what, @source, @enteredOn)`,
    )
    .run(change);
  const scoringChangeId = Number(lastInsertRowid) as ScoringChangeId;
  const { treatment, linkMethod, reason, enteredOn: decidedOn } = change;
  insertDecision(workbook, { scoringChangeId, treatment, linkMethod, reason, decidedOn });
  return scoringChangeId;
}

/** Its date, what and source; what was decided about it stays. */
export function updateScoringChange(
  { db }: Workbook,
  change: Pick<ScoringChange, 'id' | 'changedOn' | 'what' | 'source'>,
): void {
  db.prepare<[typeof change]>(
    'UPDATE scoring_change SET changed_on = @changedOn, what = @what, source = @source WHERE id = @id',
  ).run(change);
}

/** How many values were restated on the scale of a change, withdrawn ones included. */
export function countRestated({ db }: Workbook, id: ScoringChangeId): number {
  return (
    db
      .prepare<[ScoringChangeId], number>('SELECT count(*) FROM reading WHERE restated_by = ?')
      .pluck()
      .get(id) ?? 0
  );
}

export function insertDecision({ db }: Workbook, decision: ScoringChangeDecision): void {
  db.prepare<[ScoringChangeDecision]>(
    `INSERT INTO scoring_change_decision (scoring_change_id, treatment, link_method, reason, decided_on)
     VALUES (@scoringChangeId, @treatment, @linkMethod, @reason, @decidedOn)`,
  ).run(decision);
}

/** Every decision on a change, in the order in which they were made. */
export function listDecisions(
  { db }: Workbook,
  id: ScoringChangeId,
  knownOn: CalendarDate | null,
): ScoringChangeDecision[] {
  return db
    .prepare<[ScoringChangeId, CalendarDate], ScoringChangeDecision>(
      `SELECT scoring_change_id AS scoringChangeId, treatment, link_method AS linkMethod, reason,
         decided_on AS decidedOn
       FROM scoring_change_decision WHERE scoring_change_id = ? AND decided_on <= ? ORDER BY id`,
    )
    .all(id, lastKnownDay(knownOn));
}
