/** Scoring changes: the register, what each treatment would do, and proposals of detection. */
import { z } from 'zod';
import { CalendarDate } from '../domain/calendar.ts';
import { EngagementId, MetricId, ScoringChangeId, SeriesId } from '../domain/identity.ts';
import {
  DismissedProposal,
  LinkMethod,
  Metric,
  ScoringChange,
  ScoringChangeDecision,
  Treatment,
} from '../domain/metric.ts';
import { VerdictWord } from '../domain/sign-off.ts';
import { Name, Note } from '../domain/text.ts';
import type { ProposedChange } from '../trend/proposed-change.ts';
import type { Slope } from '../trend/theil-sen.ts';
import { command, query } from './procedure.ts';

const isRecord = (value: unknown) => typeof value === 'object' && value !== null;

/** What moves old values onto the new scale: new = factor × old + shift, from pairs of all clients. */
export const PooledLink = z.object({
  method: LinkMethod,
  factor: z.number(),
  shift: z.number(),
  /** Old values between which a line holds; null where the link holds everywhere. */
  holds: z.object({ from: z.number(), to: z.number() }).nullable(),
  /** Leave-one-out mean error in units of the metric; null from a single pair. */
  meanError: z.number().nullable(),
  pairs: z.int(),
  /** How many series and clients the pairs are of. */
  series: z.int(),
  clients: z.int(),
});
export type PooledLink = z.infer<typeof PooledLink>;

/** A scoring change with its history. */
export const RegisteredChange = z.object({
  change: ScoringChange,
  metricName: Name,
  /** Every decision, in the order in which they were made. */
  decisions: z.array(ScoringChangeDecision),
  /** Null unless it is spliced, or where no pair links the scales. */
  link: PooledLink.nullable(),
  /** Values that the provider restated on its scale; its date stands while there are any. */
  restatedReadings: z.int(),
});
export type RegisteredChange = z.infer<typeof RegisteredChange>;

/** What can be decided, with the link that it would make. */
export const TreatmentOption = z.object({
  treatment: Treatment.exclude(['undecided']),
  /** Null unless it is a splice. */
  linkMethod: LinkMethod.nullable(),
  link: PooledLink.nullable(),
  /** Whether it is what stands. */
  isPresent: z.boolean(),
});
export type TreatmentOption = z.infer<typeof TreatmentOption>;

/** What is said of a series under one treatment. */
export const SeriesOutcome = z.object({
  verdict: VerdictWord,
  sentence: z.string(),
  /** Latest value less the baseline; null without a baseline. */
  change: z.number().nullable(),
  /** Mean error of the links that the change crosses; null where it crosses none or it is unknown. */
  linkError: z.number().nullable(),
  /** Whether the change crosses a link. */
  isLinked: z.boolean(),
  slope: z.custom<Slope>(isRecord).nullable(),
});
export type SeriesOutcome = z.infer<typeof SeriesOutcome>;

export const SeriesEffect = z.object({
  seriesId: SeriesId,
  engagementId: EngagementId,
  clientName: Name,
  engagementName: Name,
  subjectName: Name,
  isMain: z.boolean(),
  judgedOn: CalendarDate,
  /** As it stands now. */
  present: SeriesOutcome,
  /** One for each option, in their order. */
  outcomes: z.array(SeriesOutcome),
});
export type SeriesEffect = z.infer<typeof SeriesEffect>;

export const ScoringChangeEffects = z.object({
  metric: Metric,
  changedOn: CalendarDate,
  /** Null for one that is not entered. */
  change: ScoringChange.nullable(),
  options: z.array(TreatmentOption),
  /** Every series in use that the change cuts, by client. */
  series: z.array(SeriesEffect),
});
export type ScoringChangeEffects = z.infer<typeof ScoringChangeEffects>;

/** Dates on which a metric's provider seems to have changed its scoring, for a person to decide on. */
export const DetectedChanges = z.object({
  metric: Metric,
  proposals: z.array(z.custom<ProposedChange>(isRecord)),
  /** Who the series of the evidence are. */
  series: z.array(
    z.object({
      seriesId: SeriesId,
      engagementId: EngagementId,
      clientName: Name,
      subjectName: Name,
    }),
  ),
});
export type DetectedChanges = z.infer<typeof DetectedChanges>;

const ofMetric = z.object({ metricId: MetricId.optional() });
const proposed = { metricId: MetricId, proposedOn: CalendarDate };

export const scoringChangeProcedures = {
  /** Of one metric or of all, oldest first within each. */
  'scoring-changes.list': query(ofMetric, z.array(RegisteredChange)),
  /** Refuses a date after today, and one that has a scoring change already. */
  'scoring-changes.add': command(
    z.object({
      metricId: MetricId,
      changedOn: CalendarDate,
      what: Name,
      source: Note.default(''),
      treatment: Treatment.default('undecided'),
      linkMethod: LinkMethod.default('additive'),
      reason: Note.default(''),
    }),
    ScoringChange,
  ),
  'scoring-changes.decide': command(
    z.object({
      scoringChangeId: ScoringChangeId,
      treatment: Treatment,
      linkMethod: LinkMethod.optional(),
      reason: Note.default(''),
    }),
    ScoringChange,
  ),
  /** The date only as long as no restated value stands on the scale of the change. */
  'scoring-changes.edit': command(
    z.object({
      scoringChangeId: ScoringChangeId,
      changedOn: CalendarDate.optional(),
      what: Name.optional(),
      source: Note.optional(),
    }),
    ScoringChange,
  ),
  /** What each treatment of a change, entered or not, makes of every series; writes nothing. */
  'scoring-changes.effects': query(
    z.union([
      z.object({ scoringChangeId: ScoringChangeId }),
      z.object({ metricId: MetricId, changedOn: CalendarDate }),
    ]),
    ScoringChangeEffects,
  ),
  /** Compares every series of a metric, or of each metric; proposes, enters nothing. */
  'scoring-changes.detect': query(ofMetric, z.array(DetectedChanges)),
  /** The proposals that were turned down. */
  'scoring-changes.dismissed': query(ofMetric, z.array(DismissedProposal)),
  /** Turns down the proposal that the date lies in; detection is silent about it from then on. */
  'scoring-changes.dismiss': command(z.object({ ...proposed, reason: Name }), DismissedProposal),
  /** Takes it back: detection looks there again. */
  'scoring-changes.take-back': command(z.object(proposed), DismissedProposal),
};
