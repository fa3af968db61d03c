/** Metrics, made from the catalogue or one's own. */
import { catalogueMetric } from '#shared/catalogue/index.ts';
import type { CatalogueMetric } from '#shared/catalogue/types.ts';
import type { CheckedInputOf, OutputOf } from '#shared/contract/index.ts';
import type { MetricWithFacts, NewMetric } from '#shared/contract/records.ts';
import type { MetricId } from '#shared/domain/identity.ts';
import {
  describeScale,
  isOnScale,
  type Metric,
  type MetricDefinition,
} from '#shared/domain/metric.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import { insertDriver } from '#main/workbook/drivers.ts';
import { getEngagement } from '#main/workbook/engagements.ts';
import { insertBenchmark, saveMetricCard } from '#main/workbook/metric-cards.ts';
import {
  getMetric,
  insertMetric,
  listMetrics,
  metricNamed,
  metricOfCatalogue,
  setMetricArchived,
  trackingPerMetric,
  updateMetric,
} from '#main/workbook/metrics.ts';
import { rangeOnMetric } from '#main/workbook/readings.ts';
import { insertScoringChange } from '#main/workbook/scoring-changes.ts';
import { seriesOnMetric } from '#main/workbook/series.ts';
import type { Context } from './context.ts';
import { whileUnchanged } from './kept.ts';
import { found } from './refusals.ts';

export function list(
  { workbook, knownOn }: Context,
  { includeArchived }: CheckedInputOf<'metrics.list'>,
): MetricWithFacts[] {
  return listMetrics(workbook, includeArchived, knownOn);
}

export function show(
  context: Context,
  { metricId }: CheckedInputOf<'metrics.show'>,
): MetricWithFacts {
  return metricWith(context, metricId);
}

export function add(context: Context, { metric }: CheckedInputOf<'metrics.add'>): MetricWithFacts {
  return findOrAddMetric(context, metric);
}

/** The metric meant: one of the workbook's, the one made from a catalogue entry before, or a new one. */
export function findOrAddMetric(context: Context, input: NewMetric): MetricWithFacts {
  if (input.from === 'own') {
    refuseTakenName(context, input.definition.name, null);
    const definition = { ...input.definition, catalogueKey: null };
    return metricWith(context, insertMetric(context.workbook, definition));
  }
  if (input.from === 'workbook') return metricWith(context, input.metricId);
  const present = metricOfCatalogue(context.workbook, input.key);
  if (!present) return addFromCatalogue(context, input.key);
  if (present.archivedOn !== null) setMetricArchived(context.workbook, present.metric.id, null);
  return metricWith(context, present.metric.id);
}

/**
 * Refuses `conflict` for a scale that readings lie off, for a name that is taken, and to make a driver of
 * what an engagement is judged by.
 */
export function edit(
  context: Context,
  { metricId, definition }: CheckedInputOf<'metrics.edit'>,
): MetricWithFacts {
  const { metric } = metricWith(context, metricId);
  refuseTakenName(context, definition.name, metricId);
  if (definition.role === 'driver') refuseMainIndicator(context, metric);
  const offScale = valueOffScale(context, metricId, definition);
  if (offScale !== null) {
    throw new Refusal(
      'conflict',
      `“${metric.name}” has a reading of ${offScale}, which is off a scale of ${describeScale(definition)}; choose a wider scale or correct the reading first.`,
      [{ field: 'definition.scaleMax', value: String(offScale) }],
    );
  }
  // Where it came from is no one's to change.
  const { catalogueKey } = metric;
  updateMetric(context.workbook, { ...definition, id: metricId, catalogueKey });
  return metricWith(context, metricId);
}

/** A reading that does not lie on the scale of a definition; null where all do. */
export function valueOffScale(
  { workbook }: Context,
  metricId: MetricId,
  definition: MetricDefinition,
): number | null {
  const range = rangeOnMetric(workbook, metricId);
  const ends = range ? [range.lowest, range.highest] : [];
  return ends.find((value) => !isOnScale(definition, value)) ?? null;
}

export function archive(
  context: Context,
  { metricId, archived }: CheckedInputOf<'metrics.archive'>,
): MetricWithFacts {
  const { archivedOn } = metricWith(context, metricId);
  setMetricArchived(context.workbook, metricId, archived ? (archivedOn ?? context.today) : null);
  return metricWith(context, metricId);
}

export function tracking({ workbook }: Context): OutputOf<'metrics.tracking'> {
  return trackingPerMetric(workbook);
}

/** The metric, or `not-found`. */
export function metricWith({ workbook, knownOn }: Context, id: MetricId): MetricWithFacts {
  const metric = whileUnchanged(workbook, `metric ${id} ${knownOn}`, () =>
    getMetric(workbook, id, knownOn),
  );
  return found(metric, `metric with number ${id}`);
}

/**
 * Notes which work the catalogue names for a new metric, and which metrics it names it for. Once,
 * when the metric is made: after that a person decides what it should reflect.
 */
function nameDrivers({ workbook }: Context, entry: CatalogueMetric, id: MetricId): void {
  for (const { metric } of listMetrics(workbook, true, null)) {
    const other = metric.catalogueKey === null ? undefined : catalogueMetric(metric.catalogueKey);
    if (!other) continue;
    if (entry.drivers.some((key) => key === other.key)) insertDriver(workbook, id, metric.id);
    if (other.drivers.some((key) => key === entry.key)) insertDriver(workbook, metric.id, id);
  }
}

function addFromCatalogue(context: Context, key: string): MetricWithFacts {
  const { workbook } = context;
  const entry = catalogueMetric(key);
  if (!entry) {
    throw new Refusal(
      'not-found',
      `The catalogue has no metric with the key “${key}”; choose one of the list, or define your own.`,
      [{ field: 'key', value: key, expected: 'a key of the catalogue' }],
    );
  }
  refuseTakenName(context, entry.name, null);
  const metricId = insertMetric(workbook, definitionOf(entry));
  const { standsFor, doesNotStandFor, useFor, notFor, caveats } = entry.card;
  saveMetricCard(workbook, {
    ...{ metricId, standsFor, doesNotStandFor, useFor, notFor, whyChosen: '' },
    caveats: caveats.join('\n'),
  });
  for (const benchmark of entry.benchmarks) insertBenchmark(workbook, metricId, benchmark);
  for (const { date, what, source } of entry.scoringChanges) {
    // Nothing is compared across a published change until someone finds that it can be.
    const decision = { treatment: 'rebase', linkMethod: 'additive' } as const;
    const entered = { changedOn: date, enteredOn: date, reason: '' };
    insertScoringChange(workbook, { metricId, what, source, ...entered, ...decision });
  }
  nameDrivers(context, entry, metricId);
  return metricWith(context, metricId);
}

function definitionOf(entry: CatalogueMetric): MetricDefinition {
  const { name, provider, unit, decimals, scaleMin, scaleMax, hasTrueZero, direction, role } =
    entry;
  const { smoothingDays, cadenceDays, smallestMeaningfulPace } = entry;
  return {
    ...{ name, provider, unit, decimals, scaleMin, scaleMax, hasTrueZero, direction, role },
    ...{ smoothingDays, cadenceDays, smallestMeaningfulPace },
    visibility: 'shared',
    howToRead: entry.card.howToRead,
    catalogueKey: entry.key,
  };
}

function refuseMainIndicator({ workbook }: Context, { id, name }: Metric): void {
  const main = seriesOnMetric(workbook, id).find(
    ({ isMain, archivedOn }) => isMain && archivedOn === null,
  );
  const engagement = main && getEngagement(workbook, main.engagementId);
  if (!engagement) return;
  throw new Refusal(
    'conflict',
    `“${name}” is the main indicator of “${engagement.name}” of “${engagement.clientName}”, and a driver cannot be; choose another main indicator there first.`,
    [{ field: 'definition.role', value: 'driver' }],
  );
}

function refuseTakenName({ workbook }: Context, name: string, except: MetricId | null): void {
  const other = metricNamed(workbook, name);
  if (!other || other.metric.id === except) return;
  throw new Refusal(
    'conflict',
    `There is a metric “${other.metric.name}” already${other.archivedOn ? ', archived' : ''}; use that one or another name.`,
    [{ field: 'name', value: name }],
  );
}
