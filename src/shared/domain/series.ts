/**
 * A tracked series is a subject on a metric within an engagement; a reading is a value of it for a
 * date. The driver log is the readings of the metrics whose role is driver.
 */
import { z } from 'zod';
import { CalendarDate } from './calendar.ts';
import {
  EngagementId,
  ImportId,
  MetricId,
  ReadingId,
  ScoringChangeId,
  SeriesId,
  SubjectId,
} from './identity.ts';
import { Name, Note } from './text.ts';

export const TrackedSeries = z.object({
  id: SeriesId,
  engagementId: EngagementId,
  subjectId: SubjectId,
  metricId: MetricId,
  /** Whether it is the engagement's main indicator: one per engagement. */
  isMain: z.boolean(),
  archivedOn: CalendarDate.nullable(),
  /** The day its metric was retired in the engagement; from then on nothing more is due. */
  retiredOn: CalendarDate.nullable(),
});
export type TrackedSeries = z.infer<typeof TrackedSeries>;

/** Whether the metric of a series is retired on a day. */
export function isRetired(
  { retiredOn }: Pick<TrackedSeries, 'retiredOn'>,
  day: CalendarDate,
): boolean {
  return retiredOn !== null && retiredOn <= day;
}

/** The day a series is judged on: the day given or, from its metric's retirement on, that of it. */
export function lastDayOf(
  { retiredOn }: Pick<TrackedSeries, 'retiredOn'>,
  day: CalendarDate,
): CalendarDate {
  return retiredOn !== null && retiredOn < day ? retiredOn : day;
}

/** SDMX observation status in words. */
export const ReadingStatus = z.enum(['normal', 'estimated', 'provisional', 'break']);
export type ReadingStatus = z.infer<typeof ReadingStatus>;

export const Reading = z.object({
  id: ReadingId,
  seriesId: SeriesId,
  date: CalendarDate,
  value: z.number(),
  /** The day on which the provider showed this value (its vintage). */
  seenOn: CalendarDate,
  /**
   * The scoring change on whose new scale a restated value stands; null for the scale in force on
   * the reading's own date.
   */
  restatedBy: ScoringChangeId.nullable(),
  status: ReadingStatus,
  source: Note,
  note: Note,
  evidence: Note,
  importId: ImportId.nullable(),
});
export type Reading = z.infer<typeof Reading>;

export const Correction = z.object({
  readingId: ReadingId,
  date: CalendarDate,
  oldValue: z.number(),
  /** Null where the reading was withdrawn. */
  newValue: z.number().nullable(),
  reason: Note,
  correctedOn: CalendarDate,
});
export type Correction = z.infer<typeof Correction>;

export const Baseline = z.object({
  seriesId: SeriesId,
  date: CalendarDate,
  value: z.number(),
  note: Note,
  agreedOn: CalendarDate,
});
export type Baseline = z.infer<typeof Baseline>;

export const Target = z.object({
  seriesId: SeriesId,
  value: z.number(),
  dueOn: CalendarDate,
  note: Note,
  setOn: CalendarDate,
});
export type Target = z.infer<typeof Target>;

/** A target that no longer stands though no other took its place. */
export const WithdrawnTarget = Target.extend({ withdrawnOn: CalendarDate, withdrawnReason: Name });
export type WithdrawnTarget = z.infer<typeof WithdrawnTarget>;
