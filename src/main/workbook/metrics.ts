/** Queries on metrics with their benchmarks and cards. */
import type { MetricWithFacts } from '#shared/contract/records.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { MetricId } from '#shared/domain/identity.ts';
import type { Benchmark, Metric, MetricDefinition } from '#shared/domain/metric.ts';
import { listScoringChanges } from './scoring-changes.ts';
import type { Workbook } from './workbook.ts';

const SELECT = `
  SELECT id, name, provider, unit, decimals, scale_min AS scaleMin, scale_max AS scaleMax,
    has_true_zero AS hasTrueZero, direction, role, smoothing_days AS smoothingDays,
    cadence_days AS cadenceDays, smallest_meaningful_pace AS smallestMeaningfulPace, visibility,
    how_to_read AS howToRead, catalogue_key AS catalogueKey, archived_on AS archivedOn
  FROM metric`;

type MetricRow = Omit<Metric, 'hasTrueZero'> & {
  hasTrueZero: 0 | 1;
  archivedOn: CalendarDate | null;
};

/** By name; without the archived ones unless asked for. */
export function listMetrics(
  workbook: Workbook,
  includeArchived: boolean,
  knownOn: CalendarDate | null,
): MetricWithFacts[] {
  return workbook.db
    .prepare<{ all: number }, MetricRow>(
      `${SELECT} WHERE @all OR archived_on IS NULL ORDER BY name`,
    )
    .all({ all: Number(includeArchived) })
    .map((row) => withFacts(workbook, row, knownOn));
}

/** With its scoring changes as known on a date (null: now). */
export function getMetric(
  workbook: Workbook,
  id: MetricId,
  knownOn: CalendarDate | null,
): MetricWithFacts | undefined {
  const row = workbook.db.prepare<[MetricId], MetricRow>(`${SELECT} WHERE id = ?`).get(id);
  return row && withFacts(workbook, row, knownOn);
}

/** How many series of how many clients are tracked on each metric, what is archived left out. */
export function trackingPerMetric({
  db,
}: Workbook): { readonly metricId: MetricId; readonly series: number; readonly clients: number }[] {
  return db
    .prepare<[], { metricId: MetricId; series: number; clients: number }>(
      `SELECT metric_id AS metricId, count(*) AS series, count(DISTINCT client_id) AS clients
       FROM tracked_series JOIN engagement ON engagement.id = engagement_id
       WHERE tracked_series.archived_on IS NULL AND engagement.archived_on IS NULL
       GROUP BY metric_id ORDER BY metric_id`,
    )
    .all();
}

/** The metric of that name, upper and lower case alike. */
export function metricNamed(workbook: Workbook, name: string): MetricWithFacts | undefined {
  const row = workbook.db.prepare<[string], MetricRow>(`${SELECT} WHERE name = ?`).get(name);
  return row && withFacts(workbook, row, null);
}

/** The metric made from that entry of the catalogue. */
export function metricOfCatalogue(workbook: Workbook, key: string): MetricWithFacts | undefined {
  const row = workbook.db
    .prepare<[string], MetricRow>(`${SELECT} WHERE catalogue_key = ?`)
    .get(key);
  return row && withFacts(workbook, row, null);
}

function withFacts(
  workbook: Workbook,
  row: MetricRow,
  knownOn: CalendarDate | null,
): MetricWithFacts {
  const { archivedOn, ...metric } = row;
  return {
    metric: { ...metric, hasTrueZero: metric.hasTrueZero === 1 },
    archivedOn,
    scoringChanges: listScoringChanges(workbook, metric.id, knownOn),
    benchmarks: workbook.db
      .prepare<[MetricId], Benchmark>(
        `SELECT value, label, as_of AS asOf, source FROM benchmark WHERE metric_id = ?
         ORDER BY as_of, id`,
      )
      .all(metric.id),
  };
}

export function insertMetric({ db }: Workbook, definition: MetricDefinition): MetricId {
  const { lastInsertRowid } = db
    .prepare<[unknown]>(
      `INSERT INTO metric (name, provider, unit, decimals, scale_min, scale_max, has_true_zero,
         direction, role, smoothing_days, cadence_days, smallest_meaningful_pace, visibility,
         how_to_read, catalogue_key)
       VALUES (@name, @provider, @unit, @decimals, @scaleMin, @scaleMax, @hasTrueZero, @direction,
         @role, @smoothingDays, @cadenceDays, @smallestMeaningfulPace, @visibility, @howToRead,
         @catalogueKey)`,
    )
    .run({ ...definition, hasTrueZero: Number(definition.hasTrueZero) });
  return Number(lastInsertRowid) as MetricId;
}

export function updateMetric({ db }: Workbook, metric: Metric): void {
  db.prepare<[unknown]>(
    `UPDATE metric SET name = @name, provider = @provider, unit = @unit, decimals = @decimals,
       scale_min = @scaleMin, scale_max = @scaleMax, has_true_zero = @hasTrueZero,
       direction = @direction, role = @role, smoothing_days = @smoothingDays,
       cadence_days = @cadenceDays, smallest_meaningful_pace = @smallestMeaningfulPace,
       visibility = @visibility, how_to_read = @howToRead, catalogue_key = @catalogueKey
     WHERE id = @id`,
  ).run({ ...metric, hasTrueZero: Number(metric.hasTrueZero) });
}

export function setMetricArchived(
  { db }: Workbook,
  id: MetricId,
  archivedOn: CalendarDate | null,
): void {
  db.prepare<[CalendarDate | null, MetricId]>('UPDATE metric SET archived_on = ? WHERE id = ?').run(
    archivedOn,
    id,
  );
}
