/** What is said for and against a metric: its card, known objections, and benchmarks. */
import type { CheckedInputOf } from '#shared/contract/index.ts';
import type { BenchmarkId, ObjectionId } from '#shared/domain/identity.ts';
import { describeScale, isOnScale } from '#shared/domain/metric.ts';
import type { MetricCard, Objection, RegisteredBenchmark } from '#shared/domain/metric-card.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import {
  deleteBenchmark,
  deleteObjection,
  getBenchmark,
  getMetricCard,
  getObjection,
  insertBenchmark,
  insertObjection,
  listBenchmarks,
  saveMetricCard,
  updateBenchmark,
  updateObjection,
} from '#main/workbook/metric-cards.ts';
import type { Context } from './context.ts';
import { metricWith } from './metrics.ts';
import { refuseAfterToday } from './refusals.ts';
import { found } from './refusals.ts';

export function show(context: Context, { metricId }: CheckedInputOf<'metrics.card'>): MetricCard {
  metricWith(context, metricId);
  return getMetricCard(context.workbook, metricId);
}

export function edit(
  context: Context,
  { metricId, ...changes }: CheckedInputOf<'metrics.edit-card'>,
): MetricCard {
  const present = show(context, { metricId });
  saveMetricCard(context.workbook, {
    metricId,
    standsFor: changes.standsFor ?? present.standsFor,
    doesNotStandFor: changes.doesNotStandFor ?? present.doesNotStandFor,
    useFor: changes.useFor ?? present.useFor,
    notFor: changes.notFor ?? present.notFor,
    whyChosen: changes.whyChosen ?? present.whyChosen,
    caveats: changes.caveats ?? present.caveats,
  });
  return show(context, { metricId });
}

export function addObjection(context: Context, input: CheckedInputOf<'objections.add'>): Objection {
  metricWith(context, input.metricId);
  return objectionWith(context, insertObjection(context.workbook, input));
}

export function editObjection(
  context: Context,
  { objectionId, ...changes }: CheckedInputOf<'objections.edit'>,
): Objection {
  const present = objectionWith(context, objectionId);
  updateObjection(context.workbook, {
    ...present,
    objection: changes.objection ?? present.objection,
    answer: changes.answer ?? present.answer,
  });
  return objectionWith(context, objectionId);
}

/** Gives what was removed. */
export function removeObjection(
  context: Context,
  { objectionId }: CheckedInputOf<'objections.remove'>,
): Objection {
  const removed = objectionWith(context, objectionId);
  deleteObjection(context.workbook, objectionId);
  return removed;
}

export function benchmarks(
  context: Context,
  { metricId }: CheckedInputOf<'benchmarks.list'>,
): RegisteredBenchmark[] {
  metricWith(context, metricId);
  return listBenchmarks(context.workbook, metricId);
}

export function addBenchmark(
  context: Context,
  { metricId, ...benchmark }: CheckedInputOf<'benchmarks.add'>,
): RegisteredBenchmark {
  refuseAmiss(context, { ...benchmark, metricId, id: null });
  const { workbook } = context;
  return benchmarkWith(context, insertBenchmark(workbook, metricId, benchmark));
}

export function editBenchmark(
  context: Context,
  { benchmarkId, ...changes }: CheckedInputOf<'benchmarks.edit'>,
): RegisteredBenchmark {
  const present = benchmarkWith(context, benchmarkId);
  const edited = {
    ...present,
    value: changes.value ?? present.value,
    label: changes.label ?? present.label,
    asOf: changes.asOf === undefined ? present.asOf : changes.asOf,
    source: changes.source ?? present.source,
  };
  refuseAmiss(context, edited);
  updateBenchmark(context.workbook, edited);
  return benchmarkWith(context, benchmarkId);
}

/** Gives what was removed. */
export function removeBenchmark(
  context: Context,
  { benchmarkId }: CheckedInputOf<'benchmarks.remove'>,
): RegisteredBenchmark {
  const removed = benchmarkWith(context, benchmarkId);
  deleteBenchmark(context.workbook, benchmarkId);
  return removed;
}

/** The objection, or `not-found`. */
export function objectionWith({ workbook }: Context, id: ObjectionId): Objection {
  return found(getObjection(workbook, id), `objection with number ${id}`);
}

/** The benchmark, or `not-found`. */
export function benchmarkWith({ workbook }: Context, id: BenchmarkId): RegisteredBenchmark {
  return found(getBenchmark(workbook, id), `benchmark with number ${id}`);
}

/** A benchmark lies on the scale, speaks of no day to come, and stands there once. */
function refuseAmiss(
  context: Context,
  benchmark: Omit<RegisteredBenchmark, 'id'> & { readonly id: BenchmarkId | null },
): void {
  const { id, metricId, value, label, asOf } = benchmark;
  const { metric } = metricWith(context, metricId);
  if (!isOnScale(metric, value)) {
    const expected = describeScale(metric);
    throw new Refusal(
      'bad-input',
      `The benchmark “${label}” cannot be ${value}: the scale of “${metric.name}” is ${expected}.`,
      [{ field: 'value', value: String(value), expected }],
    );
  }
  if (asOf !== null) {
    refuseAfterToday(context, asOf, 'asOf', `The date of the benchmark “${label}”`);
  }
  const twin = listBenchmarks(context.workbook, metricId).find(
    (other) => other.id !== id && other.label === label && other.asOf === asOf,
  );
  if (!twin) return;
  throw new Refusal(
    'conflict',
    `“${metric.name}” has a benchmark “${label}” of that date already, ${twin.value}; edit that one, or use another name.`,
    [{ field: 'label', value: label }],
  );
}
