/** A metric is a definition shared by engagements; its scoring changes are entered once for all. */
import { z } from 'zod';
import { CalendarDate } from './calendar.ts';
import { MetricId, ScoringChangeId } from './identity.ts';
import { plainNumber } from './number-form.ts';
import { Name, Note } from './text.ts';

export const MetricRole = z.enum(['leading-indicator', 'driver', 'result']);
export type MetricRole = z.infer<typeof MetricRole>;

export const Direction = z.enum(['up', 'down']);
export type Direction = z.infer<typeof Direction>;

/** What a person may set when defining a metric. */
export const MetricDefinition = z
  .object({
    name: Name,
    provider: Name.nullable(),
    /** What one unit is called after a number: "points", "%", "posts". */
    unit: z.string().trim().max(40),
    /** Decimals that its values are written with. */
    decimals: z.int().min(0).max(6),
    scaleMin: z.number().nullable(),
    scaleMax: z.number().nullable(),
    /** Whether 0 means none, so that a percentage of change makes sense. */
    hasTrueZero: z.boolean(),
    direction: Direction,
    role: MetricRole,
    /** Days over which the provider smooths the value; 0 for none. */
    smoothingDays: z.int().min(0).max(3660),
    /** Days expected between readings. */
    cadenceDays: z.int().min(1).max(3660),
    /** Smallest pace that matters, units per 90 days; null for the default of the method. */
    smallestMeaningfulPace: z.number().positive().nullable(),
    visibility: z.enum(['shared', 'private']),
    howToRead: Note,
    /** The catalogue entry it came from; null for one's own. */
    catalogueKey: z.string().nullable(),
  })
  .refine(
    (metric) =>
      metric.scaleMin === null || metric.scaleMax === null || metric.scaleMin < metric.scaleMax,
    { error: 'expected a scale whose lower end is below its upper end', path: ['scaleMax'] },
  );
export type MetricDefinition = z.infer<typeof MetricDefinition>;

export const Metric = z.object({ ...MetricDefinition.shape, id: MetricId });
export type Metric = z.infer<typeof Metric>;

/** A published value that says what is usual or good, with its source. */
export const Benchmark = z.object({
  value: z.number(),
  label: Name,
  asOf: CalendarDate.nullable(),
  source: Note,
});
export type Benchmark = z.infer<typeof Benchmark>;

export const Treatment = z.enum(['rebase', 'splice', 'ignore', 'undecided']);
export const LinkMethod = z.enum(['additive', 'ratio', 'linear']);

/** A date on which a metric's provider changed how it scores (SDMX observation status B, break). */
export const ScoringChange = z.object({
  id: ScoringChangeId,
  metricId: MetricId,
  changedOn: CalendarDate,
  what: Name,
  source: Note,
  /** When it became known; a published one on its own date. */
  enteredOn: CalendarDate,
  /** As it was decided last. */
  treatment: Treatment,
  linkMethod: LinkMethod,
});
export type ScoringChange = z.infer<typeof ScoringChange>;

/** A decision on a scoring change; earlier ones stay, so that earlier judgements can be made again. */
export const ScoringChangeDecision = z.object({
  scoringChangeId: ScoringChangeId,
  treatment: Treatment,
  linkMethod: LinkMethod,
  reason: Note,
  decidedOn: CalendarDate,
});
export type ScoringChangeDecision = z.infer<typeof ScoringChangeDecision>;

/** A date that detection proposed and a person turned down; it is not proposed again. */
export const DismissedProposal = z.object({
  metricId: MetricId,
  proposedOn: CalendarDate,
  reason: Name,
  dismissedOn: CalendarDate,
});
export type DismissedProposal = z.infer<typeof DismissedProposal>;

/** Whether a value lies on the metric's scale. */
export function isOnScale(metric: Pick<Metric, 'scaleMin' | 'scaleMax'>, value: number): boolean {
  return (
    Number.isFinite(value) &&
    (metric.scaleMin === null || value >= metric.scaleMin) &&
    (metric.scaleMax === null || value <= metric.scaleMax)
  );
}

/** "1 to 100", "0 or more", "any number": the scale in words, for messages and forms. */
export function describeScale(metric: Pick<Metric, 'scaleMin' | 'scaleMax'>): string {
  const { scaleMin, scaleMax } = metric;
  if (scaleMin !== null && scaleMax !== null)
    return `${plainNumber(scaleMin)} to ${plainNumber(scaleMax)}`;
  if (scaleMin !== null) return `${plainNumber(scaleMin)} or more`;
  if (scaleMax !== null) return `${plainNumber(scaleMax)} or less`;
  return 'any number';
}
