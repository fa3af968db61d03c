/** What a metric is and what is said for and against it: card, objections, benchmarks, and redefining it. */
import { z } from 'zod';
import { CalendarDate } from '../domain/calendar.ts';
import { BenchmarkId, EngagementId, MetricId, ObjectionId, SeriesId } from '../domain/identity.ts';
import { Metric, MetricDefinition } from '../domain/metric.ts';
import { MetricCard, Objection, RegisteredBenchmark } from '../domain/metric-card.ts';
import { Name, Note } from '../domain/text.ts';
import { command, query } from './procedure.ts';
import { VerdictWord } from '../domain/sign-off.ts';

const ofMetric = { metricId: MetricId };
const Answer = Note.default('');
const Said = Note.min(1, 'expected the objection in a sentence');

/** What is said of a series under one definition of its metric. */
const Outcome = z.object({ verdict: VerdictWord, sentence: z.string() });

/** What another definition of a metric would make of one series. */
export const DefinitionEffect = z.object({
  seriesId: SeriesId,
  engagementId: EngagementId,
  clientName: Name,
  engagementName: Name,
  subjectName: Name,
  isMain: z.boolean(),
  present: Outcome,
  then: Outcome,
  /** Whether the verdict that was signed fits now but would not any more. */
  losesSignOff: z.boolean(),
});
export type DefinitionEffect = z.infer<typeof DefinitionEffect>;

export const DefinitionEffects = z.object({
  /** As it is defined now. */
  metric: Metric,
  /** The reading furthest off the new scale; null where all lie on it. */
  offScale: z.number().nullable(),
  /** Every series in use that has readings, by client. */
  series: z.array(DefinitionEffect),
});
export type DefinitionEffects = z.infer<typeof DefinitionEffects>;

/** A metric's life in one engagement that tracks it. */
export const MetricUse = z.object({
  engagementId: EngagementId,
  clientName: Name,
  engagementName: Name,
  subjects: z.int(),
  /** Null for a driver, which is not reviewed. */
  review: z
    .object({
      on: CalendarDate,
      isDue: z.boolean(),
      successor: Name.nullable(),
      retiredOn: CalendarDate.nullable(),
    })
    .nullable(),
});
export type MetricUse = z.infer<typeof MetricUse>;

const benchmarkFields = {
  value: z.number(),
  label: Name,
  /** The day that the source speaks of; null where it does not say. */
  asOf: CalendarDate.nullable(),
  source: Note,
};

export const metricProcedures = {
  /** The engagements in use that track it, by client, with when it is reviewed and what comes after. */
  'metrics.uses': query(z.object(ofMetric), z.array(MetricUse)),
  /** What a definition would make of every series on the metric; writes nothing. */
  'metrics.effects': query(
    z.object({ ...ofMetric, definition: MetricDefinition }),
    DefinitionEffects,
  ),

  'metrics.card': query(z.object(ofMetric), MetricCard),
  /** What is left out stays as it is. */
  'metrics.edit-card': command(
    z.object({
      ...ofMetric,
      standsFor: Note.optional(),
      doesNotStandFor: Note.optional(),
      useFor: Note.optional(),
      notFor: Note.optional(),
      whyChosen: Note.optional(),
      caveats: Note.optional(),
    }),
    MetricCard,
  ),
  'objections.add': command(z.object({ ...ofMetric, objection: Said, answer: Answer }), Objection),
  'objections.edit': command(
    z.object({
      objectionId: ObjectionId,
      objection: Said.optional(),
      answer: Note.optional(),
    }),
    Objection,
  ),
  'objections.remove': command(z.object({ objectionId: ObjectionId }), Objection),

  /** By the day they speak of. */
  'benchmarks.list': query(z.object(ofMetric), z.array(RegisteredBenchmark)),
  /** Refuses a value off the scale, a day after today, and one that is there already. */
  'benchmarks.add': command(z.object({ ...ofMetric, ...benchmarkFields }), RegisteredBenchmark),
  'benchmarks.edit': command(
    z.object({
      benchmarkId: BenchmarkId,
      value: z.number().optional(),
      label: Name.optional(),
      asOf: CalendarDate.nullable().optional(),
      source: Note.optional(),
    }),
    RegisteredBenchmark,
  ),
  'benchmarks.remove': command(z.object({ benchmarkId: BenchmarkId }), RegisteredBenchmark),
};
