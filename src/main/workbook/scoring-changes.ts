/** Queries on scoring changes. */
import type { MetricId, ScoringChangeId } from '#shared/domain/identity.ts';
import type { ScoringChange } from '#shared/domain/metric.ts';
import type { Workbook } from './workbook.ts';

const SELECT = `
  SELECT id, metric_id AS metricId, changed_on AS changedOn, what, source, treatment,
    link_method AS linkMethod
  FROM scoring_change`;

/** Oldest first. */
export function listScoringChanges({ db }: Workbook, metricId: MetricId): ScoringChange[] {
  return db
    .prepare<[MetricId], ScoringChange>(`${SELECT} WHERE metric_id = ? ORDER BY changed_on`)
    .all(metricId);
}

export function getScoringChange({ db }: Workbook, id: ScoringChangeId): ScoringChange | undefined {
  return db.prepare<[ScoringChangeId], ScoringChange>(`${SELECT} WHERE id = ?`).get(id);
}

export function insertScoringChange(
  { db }: Workbook,
  change: Omit<ScoringChange, 'id'>,
): ScoringChangeId {
  const { lastInsertRowid } = db
    .prepare<[typeof change]>(
      `INSERT INTO scoring_change (metric_id, changed_on, what, source, treatment, link_method)
       VALUES (@metricId, @changedOn, @what, @source, @treatment, @linkMethod)`,
    )
    .run(change);
  return Number(lastInsertRowid) as ScoringChangeId;
}

export function updateTreatment(
  { db }: Workbook,
  change: Pick<ScoringChange, 'id' | 'treatment' | 'linkMethod'>,
): void {
  db.prepare<[typeof change]>(
    'UPDATE scoring_change SET treatment = @treatment, link_method = @linkMethod WHERE id = @id',
  ).run(change);
}
