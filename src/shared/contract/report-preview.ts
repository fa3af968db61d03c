/**
 * What a report says, made plain for a page: the same words and figures as the Excel file, from the
 * same model. Values are in the unit of their metric; paces are for 30 days.
 */
import { z } from 'zod';
import { CalendarDate } from '../domain/calendar.ts';
import { ScoringChangeId } from '../domain/identity.ts';
import { Direction } from '../domain/metric.ts';
import { Milestone } from '../domain/milestone.ts';
import { VerdictWord } from '../domain/sign-off.ts';
import { SeriesTrend } from './trends.ts';

const Figure = z.number().nullable();
const DatedValue = z.object({ value: z.number(), date: CalendarDate }).nullable();

/** A tracked series: its line in the table, and what its verdict says. */
export const SeriesLine = z.object({
  subject: z.string(),
  /** With its unit: "Klout Score, points". */
  metric: z.string(),
  decimals: z.int(),
  baseline: DatedValue,
  latest: DatedValue,
  change: Figure,
  /** How far the change may be off by the links it crosses; null where it crosses none. */
  linkError: z.union([z.number(), z.literal('unknown')]).nullable(),
  /** A share: 0.25 is a quarter. */
  normalisedChange: Figure,
  pace: Figure,
  paceLow: Figure,
  paceHigh: Figure,
  paceDecimals: z.int(),
  /** The verdict that counts. */
  verdict: VerdictWord,
  direction: Direction,
  /** The verdict's and the target's. */
  sentence: z.string(),
  review: z.object({ mark: z.string(), text: z.string() }),
  target: z.object({ value: z.number(), dueOn: CalendarDate, onPace: z.string() }).nullable(),
});
export type SeriesLine = z.infer<typeof SeriesLine>;

/** A sentence or more under what it is about. */
export const Statement = z.object({ about: z.string(), text: z.string() });
export type Statement = z.infer<typeof Statement>;

/** A series as it may be shown, to be drawn with the marks that lists name. */
export const MarkedChart = z.object({
  trend: SeriesTrend,
  milestones: z.array(z.object({ mark: z.string(), milestone: Milestone })),
  changes: z.array(z.object({ mark: z.string(), id: ScoringChangeId })),
});
export type MarkedChart = z.infer<typeof MarkedChart>;

const MetricPart = z.object({
  name: z.string(),
  /** Provider, scale, direction, smoothing, cadence. */
  facts: z.string(),
  howToRead: z.string(),
  /** What the metric's card warns of. */
  caveats: z.array(z.string()),
  benchmarks: z.array(z.string()),
  changes: z.array(z.object({ text: z.string(), source: z.string() })),
  /** What comes after it; empty where nobody planned anything. */
  succession: z.array(z.string()),
});

const MilestoneLine = z.object({
  mark: z.string(),
  date: CalendarDate,
  title: z.string(),
  status: z.string(),
  owner: z.string(),
  effectInFull: CalendarDate.nullable(),
  /** "Better pace after"; empty unless it is done. */
  word: z.string(),
  sentence: z.string(),
});
export type MilestoneLine = z.infer<typeof MilestoneLine>;

const LeagueLine = z.object({
  rank: z.int(),
  move: z.string(),
  name: z.string(),
  start: z.number(),
  latest: z.number(),
  change: Figure,
  normalisedChange: Figure,
});
export type LeagueLine = z.infer<typeof LeagueLine>;

const LeaguePart = z.object({
  title: z.string(),
  about: z.string(),
  decimals: z.int(),
  lines: z.array(LeagueLine),
  /** Who is not ranked and why, and what was achieved. */
  notes: z.array(z.string()),
});
export type LeaguePart = z.infer<typeof LeaguePart>;

const CorrectionLine = z.object({
  date: CalendarDate,
  correctedOn: CalendarDate,
  subject: z.string(),
  metric: z.string(),
  decimals: z.int(),
  was: z.number(),
  /** Null where it was withdrawn. */
  is: Figure,
  reason: z.string(),
});
export type CorrectionLine = z.infer<typeof CorrectionLine>;

export const ReportPreview = z.object({
  client: z.string(),
  engagement: z.string(),
  objective: z.string(),
  period: z.object({ from: CalendarDate, to: CalendarDate }),
  preparedBy: z.string(),
  preparedOn: CalendarDate,
  judgedOn: CalendarDate,
  headline: z.string().nullable(),
  /** The main indicator; null without a reading. */
  chart: MarkedChart.nullable(),
  series: z.array(SeriesLine),
  metrics: z.array(MetricPart),
  milestones: z.object({ about: z.string(), lines: z.array(MilestoneLine) }),
  drivers: z.array(Statement),
  earned: z.array(Statement),
  leading: z.object({ notes: z.array(z.string()), pairs: z.array(Statement) }),
  league: z.object({ about: z.string(), seasons: z.array(LeaguePart) }),
  peers: z.object({ about: z.string(), seasons: z.array(LeaguePart) }),
  /** The readings that the file lists one by one. */
  readings: z.object({
    total: z.int(),
    perSeries: z.array(z.object({ subject: z.string(), metric: z.string(), count: z.int() })),
  }),
  corrections: z.array(CorrectionLine),
  method: z.object({
    intro: z.string(),
    figures: z.array(Statement),
    verdicts: z.array(Statement),
  }),
  withheld: z.array(z.string()),
  notIncluded: z.string().nullable(),
  version: z.string(),
  schemaVersion: z.int(),
});
export type ReportPreview = z.infer<typeof ReportPreview>;
