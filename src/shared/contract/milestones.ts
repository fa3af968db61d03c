/** What the pace of a series was before each milestone and after it; never why. */
import { z } from 'zod';
import { CalendarDate } from '../domain/calendar.ts';
import { EngagementId, SeriesId } from '../domain/identity.ts';
import { Metric } from '../domain/metric.ts';
import { Milestone } from '../domain/milestone.ts';
import type { MilestoneEffect } from '../trend/milestone-effect.ts';
import { query } from './procedure.ts';

const Effect = z.custom<MilestoneEffect>((value) => typeof value === 'object' && value !== null);

/** Series of other clients on the same metric, without a milestone around the same date. */
const Comparison = z.object({
  /** Those whose pace can be judged on both sides of the date. */
  others: z.array(
    z.object({
      seriesId: SeriesId,
      clientName: z.string(),
      subjectName: z.string(),
      effect: Effect,
    }),
  ),
  /** Pace after less pace before, per 30 days, the middle one of theirs; null without any. */
  medianPaceChange: z.number().nullable(),
});

const MilestoneAround = z.object({
  milestone: Milestone,
  /** Null for one that is missed or dropped, and where nothing is tracked. */
  shows: z.object({ from: CalendarDate, inFull: CalendarDate }).nullable(),
  /** Null unless it is done. */
  effect: Effect.nullable(),
  /** Scoring changes before and from which readings are left out; null for none. */
  leftOut: z.object({ before: CalendarDate.nullable(), from: CalendarDate.nullable() }),
  /** Null where the effect itself cannot be judged. For the workbook alone: it names other clients. */
  comparison: Comparison.nullable(),
});
export type MilestoneAround = z.infer<typeof MilestoneAround>;

const MilestoneEffects = z.object({
  judgedOn: CalendarDate,
  /** Null where the engagement tracks nothing. */
  series: z.object({ id: SeriesId, subjectName: z.string(), metric: Metric }).nullable(),
  /** In order of their dates. */
  milestones: z.array(MilestoneAround),
});
export type MilestoneEffects = z.infer<typeof MilestoneEffects>;

export const milestoneProcedures = {
  /** Of one tracked series of the engagement; of its main indicator where none is named. */
  'milestones.effects': query(
    z.object({ engagementId: EngagementId, seriesId: SeriesId.optional() }),
    MilestoneEffects,
  ),
};
