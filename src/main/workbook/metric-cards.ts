/** Queries on what is said for and against a metric: its card, objections and benchmarks. */
import type { BenchmarkId, MetricId, ObjectionId } from '#shared/domain/identity.ts';
import type { Benchmark } from '#shared/domain/metric.ts';
import type { MetricCard, Objection, RegisteredBenchmark } from '#shared/domain/metric-card.ts';
import type { Workbook } from './workbook.ts';

type CardText = Omit<MetricCard, 'objections'>;

/** The card; one of which nothing is said yet is empty. */
export function getMetricCard(workbook: Workbook, metricId: MetricId): MetricCard {
  const text = workbook.db
    .prepare<[MetricId], CardText>(
      `SELECT metric_id AS metricId, stands_for AS standsFor, does_not_stand_for AS doesNotStandFor,
         use_for AS useFor, not_for AS notFor, why_chosen AS whyChosen, caveats
       FROM metric_card WHERE metric_id = ?`,
    )
    .get(metricId);
  const nothing = { standsFor: '', doesNotStandFor: '', useFor: '', notFor: '' };
  return {
    ...(text ?? { metricId, ...nothing, whyChosen: '', caveats: '' }),
    objections: listObjections(workbook, metricId),
  };
}

/** Sets the texts of a card, in place of what there was. */
export function saveMetricCard({ db }: Workbook, card: CardText): void {
  const { metricId, standsFor, doesNotStandFor, useFor, notFor, whyChosen, caveats } = card;
  db.prepare<[CardText]>(
    `INSERT INTO metric_card
       (metric_id, stands_for, does_not_stand_for, use_for, not_for, why_chosen, caveats)
     VALUES (@metricId, @standsFor, @doesNotStandFor, @useFor, @notFor, @whyChosen, @caveats)
     ON CONFLICT (metric_id) DO UPDATE SET stands_for = @standsFor,
       does_not_stand_for = @doesNotStandFor, use_for = @useFor, not_for = @notFor,
       why_chosen = @whyChosen, caveats = @caveats`,
  ).run({ metricId, standsFor, doesNotStandFor, useFor, notFor, whyChosen, caveats });
}

const OBJECTION = 'SELECT id, metric_id AS metricId, objection, answer FROM objection';

function listObjections({ db }: Workbook, metricId: MetricId): Objection[] {
  return db
    .prepare<[MetricId], Objection>(`${OBJECTION} WHERE metric_id = ? ORDER BY id`)
    .all(metricId);
}

export function getObjection({ db }: Workbook, id: ObjectionId): Objection | undefined {
  return db.prepare<[ObjectionId], Objection>(`${OBJECTION} WHERE id = ?`).get(id);
}

export function insertObjection({ db }: Workbook, objection: Omit<Objection, 'id'>): ObjectionId {
  const { lastInsertRowid } = db
    .prepare<[typeof objection]>(
      'INSERT INTO objection (metric_id, objection, answer) VALUES (@metricId, @objection, @answer)',
    )
    .run(objection);
  return Number(lastInsertRowid) as ObjectionId;
}

export function updateObjection({ db }: Workbook, objection: Objection): void {
  db.prepare<[Objection]>(
    'UPDATE objection SET objection = @objection, answer = @answer WHERE id = @id',
  ).run(objection);
}

export function deleteObjection({ db }: Workbook, id: ObjectionId): void {
  db.prepare<[ObjectionId]>('DELETE FROM objection WHERE id = ?').run(id);
}

const BENCHMARK =
  'SELECT id, metric_id AS metricId, value, label, as_of AS asOf, source FROM benchmark';

/** By the day they speak of; those that name none come first. */
export function listBenchmarks({ db }: Workbook, metricId: MetricId): RegisteredBenchmark[] {
  return db
    .prepare<[MetricId], RegisteredBenchmark>(`${BENCHMARK} WHERE metric_id = ? ORDER BY as_of, id`)
    .all(metricId);
}

export function getBenchmark({ db }: Workbook, id: BenchmarkId): RegisteredBenchmark | undefined {
  return db.prepare<[BenchmarkId], RegisteredBenchmark>(`${BENCHMARK} WHERE id = ?`).get(id);
}

export function insertBenchmark(
  { db }: Workbook,
  metricId: MetricId,
  { value, label, asOf, source }: Benchmark,
): BenchmarkId {
  const { lastInsertRowid } = db
    .prepare<[unknown]>(
      `INSERT INTO benchmark (metric_id, value, label, as_of, source)
       VALUES (@metricId, @value, @label, @asOf, @source)`,
    )
    .run({ metricId, value, label, asOf, source });
  return Number(lastInsertRowid) as BenchmarkId;
}

export function updateBenchmark({ db }: Workbook, benchmark: RegisteredBenchmark): void {
  db.prepare<[RegisteredBenchmark]>(
    `UPDATE benchmark SET value = @value, label = @label, as_of = @asOf, source = @source
     WHERE id = @id`,
  ).run(benchmark);
}

export function deleteBenchmark({ db }: Workbook, id: BenchmarkId): void {
  db.prepare<[BenchmarkId]>('DELETE FROM benchmark WHERE id = ?').run(id);
}
