/** What is said for and against a metric: its card, known objections, and benchmarks. */
import { z } from 'zod';
import { BenchmarkId, MetricId, ObjectionId } from './identity.ts';
import { Benchmark } from './metric.ts';
import { Note } from './text.ts';

/** What someone holds against a metric, and what we answer. */
export const Objection = z.object({
  id: ObjectionId,
  metricId: MetricId,
  objection: Note,
  /** Empty where there is no answer yet. */
  answer: Note,
});
export type Objection = z.infer<typeof Objection>;

export const MetricCard = z.object({
  metricId: MetricId,
  standsFor: Note,
  doesNotStandFor: Note,
  useFor: Note,
  notFor: Note,
  /** Why this metric, and over which others. */
  whyChosen: Note,
  /** One a line; reports carry them. */
  caveats: Note,
  /** In the order in which they were added. */
  objections: z.array(Objection),
});
export type MetricCard = z.infer<typeof MetricCard>;

/** What a card warns of, each caveat once. */
export function caveatLines({ caveats }: Pick<MetricCard, 'caveats'>): string[] {
  const lines = caveats.split('\n').map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ''))];
}

/** A benchmark as the workbook keeps it. */
export const RegisteredBenchmark = z.object({
  ...Benchmark.shape,
  id: BenchmarkId,
  metricId: MetricId,
});
export type RegisteredBenchmark = z.infer<typeof RegisteredBenchmark>;
