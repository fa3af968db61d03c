/** What the trends look like: the portfolio, an engagement's page and one tracked series. */
import { z } from 'zod';
import { CalendarDate } from '../domain/calendar.ts';
import { Engagement } from '../domain/client.ts';
import { Disclosure } from '../domain/disclosure.ts';
import { EngagementId, MetricId, SeriesId } from '../domain/identity.ts';
import { Benchmark, Metric, ScoringChange } from '../domain/metric.ts';
import { Milestone } from '../domain/milestone.ts';
import { Baseline, Reading, Target, TrackedSeries } from '../domain/series.ts';
import { StandingSignOff } from '../domain/sign-off.ts';
import { Subject } from '../domain/subject.ts';
import type { Judgement } from '../trend/judge.ts';
import { query } from './procedure.ts';

/** A tracked series with all that is known of it and what the method says of it. */
export const SeriesTrend = z.object({
  series: TrackedSeries,
  subject: Subject,
  metric: Metric,
  scoringChanges: z.array(ScoringChange),
  benchmarks: z.array(Benchmark),
  baseline: Baseline.nullable(),
  target: Target.nullable(),
  /** Judged readings: the current value of each date, on the scale in force on it. */
  readings: z.array(Reading),
  /** Values a provider restated on a later scale, of the same dates; never judged as readings. */
  restated: z.array(Reading),
  judgement: z.custom<Judgement>((value) => typeof value === 'object' && value !== null),
  /** The consultant's word on the verdict, the latest known; null where there is none. */
  signOff: StandingSignOff.nullable(),
});
export type SeriesTrend = z.infer<typeof SeriesTrend>;

/** What asks for the consultant's attention, most urgent first. */
export const Attention = z.object({
  kind: z.enum([
    'scoring-change',
    'unreviewed-verdict',
    'proposed-change',
    'signal',
    'overdue-reading',
    'slipped-milestone',
    'review-due',
  ]),
  text: z.string(),
  /** The metric on whose page it is settled. */
  metricId: MetricId.optional(),
});
export type Attention = z.infer<typeof Attention>;

/** A judgement without what it says of each reading, which a line has no room for. */
export type JudgementInShort = Pick<
  Judgement,
  | 'n'
  | 'latest'
  | 'pace'
  | 'baseline'
  | 'verdict'
  | 'why'
  | 'sentence'
  | 'enoughOn'
  | 'weeksToSettle'
>;

export const PortfolioRow = z.object({
  engagement: Engagement,
  /** The date it is judged on: today, or its last day once it is handed off or closed. */
  judgedOn: CalendarDate,
  main: z
    .object({
      seriesId: SeriesId,
      subjectName: z.string(),
      metric: Metric,
      judgement: z.custom<JudgementInShort>((value) => typeof value === 'object' && value !== null),
      signOff: StandingSignOff.nullable(),
      /** For the sparkline: of at most the last 365 days and, where there are many, the extremes alone. */
      recent: z.array(z.object({ date: CalendarDate, value: z.number() })),
    })
    .nullable(),
  /** The first that is still planned, though its date may have passed. */
  nextMilestone: Milestone.nullable(),
  attention: z.array(Attention),
  /** The names of the metrics and subjects that it tracks, each once: it is found by them too. */
  tracks: z.array(z.string()),
});
export type PortfolioRow = z.infer<typeof PortfolioRow>;

export const EngagementTrends = z.object({
  engagement: Engagement,
  judgedOn: CalendarDate,
  series: z.array(SeriesTrend),
  milestones: z.array(Milestone),
  disclosures: z.array(Disclosure),
  /** Which drivers the tracked metrics should reflect, whether or not they are tracked. */
  namedDrivers: z.array(z.object({ metricId: MetricId, driverId: MetricId })),
});
export type EngagementTrends = z.infer<typeof EngagementTrends>;

const period = { from: CalendarDate.optional(), to: CalendarDate.optional() };

/** Everything as known on, and as of, that date, which is not after today; left out, as of today. */
export const asKnown = { knownOn: CalendarDate.optional() };

export const trendProcedures = {
  /**
   * Every engagement that is not archived, or those that are; most in need of attention first. At once:
   * as far as is known without looking for scoring changes anew, which takes a while.
   */
  'trends.portfolio': query(
    z.object({
      archived: z.boolean().default(false),
      atOnce: z.boolean().default(false),
      ...asKnown,
    }),
    z.array(PortfolioRow),
  ),
  'trends.engagement': query(
    z.object({ engagementId: EngagementId, ...period, ...asKnown }),
    EngagementTrends,
  ),
  'trends.series': query(z.object({ seriesId: SeriesId, ...period, ...asKnown }), SeriesTrend),
};
