/** The work behind the scores: which a metric should reflect, and whether a score is earned by it. */
import { z } from 'zod';
import { CalendarDate } from '../domain/calendar.ts';
import { Engagement } from '../domain/client.ts';
import { EngagementId, MetricId, SeriesId } from '../domain/identity.ts';
import { Metric } from '../domain/metric.ts';
import type { Earned } from '../trend/earned.ts';
import { command, query } from './procedure.ts';
import { SeriesTrend } from './trends.ts';

/** A score held against the work that its metric should reflect. */
const EarnedScore = z.object({
  seriesId: SeriesId,
  earned: z.custom<Earned>((value) => typeof value === 'object' && value !== null),
  /** One for each driver named for the metric; several where several people log it. */
  work: z.array(
    z.object({
      driver: Metric,
      /** Where it is logged; null where the engagement does not track it. */
      seriesId: SeriesId.nullable(),
      upSince: CalendarDate.nullable(),
    }),
  ),
  /** Whose work it is, where the score's own subject has none logged. */
  note: z.string().nullable(),
});
export type EarnedScore = z.infer<typeof EarnedScore>;

const DriverLog = z.object({
  seriesId: SeriesId,
  /** The date of the latest reading; null without one. */
  lastOn: CalendarDate.nullable(),
  /** Whether this week's entry is due and not there; never once the engagement is over. */
  isMissing: z.boolean(),
});
export type DriverLog = z.infer<typeof DriverLog>;

const Drivers = z.object({
  engagement: Engagement,
  judgedOn: CalendarDate,
  /** The Monday of the week it is judged in. */
  week: CalendarDate,
  /** Every tracked series, the main indicator first and drivers last. */
  series: z.array(SeriesTrend),
  /** Every one of them that is no driver, in the same order. */
  scores: z.array(EarnedScore),
  /** Every one that is. */
  logs: z.array(DriverLog),
});
export type Drivers = z.infer<typeof Drivers>;

export const driverProcedures = {
  'drivers.show': query(
    z.object({
      engagementId: EngagementId,
      from: CalendarDate.optional(),
      to: CalendarDate.optional(),
    }),
    Drivers,
  ),
  /**
   * Says which work a metric should reflect, for every client on it: these drivers and no others.
   * Refuses for a metric that is itself a driver, and for one among them that is none.
   */
  'drivers.name': command(
    z.object({ metricId: MetricId, driverIds: z.array(MetricId) }),
    z.object({ metric: Metric, drivers: z.array(Metric) }),
  ),
};
