/** What comes after a score: review dates, successors, and the reviews that are held. */
import { z } from 'zod';
import { CalendarDate } from '../domain/calendar.ts';
import { Engagement } from '../domain/client.ts';
import { EngagementId, MetricId, SeriesId } from '../domain/identity.ts';
import { Metric } from '../domain/metric.ts';
import { Review, Succession } from '../domain/succession.ts';
import { Note } from '../domain/text.ts';
import { command, query } from './procedure.ts';

const Reason = Note.min(1, 'expected the reason in a few words');

/** A metric of an engagement with its plan, as set or as it is by default, and its reviews. */
export const SuccessionEntry = z.object({
  metric: Metric,
  /** Its tracked series in the engagement; one at least. */
  seriesIds: z.array(SeriesId),
  /** Whether the engagement's main indicator is one of its series. */
  isMain: z.boolean(),
  succession: Succession,
  /** Whether a person set it; otherwise it is what goes without saying. */
  isPlanned: z.boolean(),
  /** Whether its review date has come; never once it is retired or the engagement is over. */
  isDue: z.boolean(),
  successor: Metric.nullable(),
  /** Dates that have readings of both so far; null without a successor. */
  overlap: z.int().nullable(),
  /** Oldest first. */
  reviews: z.array(Review.extend({ successor: Metric.nullable() })),
});
export type SuccessionEntry = z.infer<typeof SuccessionEntry>;

const Successions = z.object({
  engagement: Engagement,
  judgedOn: CalendarDate,
  /** Every tracked metric that is no driver, that of the main indicator first. */
  entries: z.array(SuccessionEntry),
});
export type Successions = z.infer<typeof Successions>;

const ofMetric = { engagementId: EngagementId, metricId: MetricId };

export const successionProcedures = {
  'succession.list': query(z.object({ engagementId: EngagementId }), Successions),
  /** What is left out stays as it is. Refuses a metric that is retired, and one that follows itself. */
  'succession.plan': command(
    z.object({
      ...ofMetric,
      adoptedOn: CalendarDate.optional(),
      reviewOn: CalendarDate.optional(),
      keepIf: Note.optional(),
      endIf: Note.optional(),
      successorId: MetricId.nullable().optional(),
      overlapReadings: z.int().min(0).max(1_000).optional(),
    }),
    SuccessionEntry,
  ),
  /**
   * Decides on a metric: keep it, replace it by another, or retire it. Keeping one that is retired
   * takes it up again. Refuses to retire one that has no successor without a reason; warns where the
   * overlap is shorter than planned.
   */
  'reviews.hold': command(
    z.discriminatedUnion('decision', [
      z.object({
        ...ofMetric,
        decision: z.literal('keep'),
        reason: Reason,
        heldOn: CalendarDate.optional(),
        /** Nine months later where left out. */
        reviewOn: CalendarDate.optional(),
      }),
      z.object({
        ...ofMetric,
        decision: z.literal('replace'),
        reason: Reason,
        successorId: MetricId,
        heldOn: CalendarDate.optional(),
        /** When the overlap is looked at; three months later where left out. */
        reviewOn: CalendarDate.optional(),
      }),
      z.object({
        ...ofMetric,
        decision: z.literal('retire'),
        /** May be left out where a successor is named. */
        reason: Note.default(''),
        heldOn: CalendarDate.optional(),
      }),
    ]),
    z.object({ entry: SuccessionEntry, warnings: z.array(z.string()) }),
  ),
};
