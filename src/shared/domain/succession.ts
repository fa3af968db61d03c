/**
 * A metric's life in an engagement: when it was adopted and is to be reviewed, what comes after it, and
 * the decisions taken on it. No score of this kind is for ever.
 */
import { z } from 'zod';
import { addMonths, CalendarDate, dayNumber } from './calendar.ts';
import { EngagementId, MetricId, ReviewId } from './identity.ts';
import { Note } from './text.ts';

/** Months from the adoption of a metric, or from a decision to keep it, to its next review. */
const MONTHS_TO_REVIEW = 9;
/** Months from a decision to replace it to the look at the overlap. */
const MONTHS_TO_OVERLAP = 3;
/** Dates with readings of both before a metric may go. */
export const USUAL_OVERLAP = 3;

export const Succession = z.object({
  engagementId: EngagementId,
  metricId: MetricId,
  adoptedOn: CalendarDate,
  reviewOn: CalendarDate,
  /** What would speak for keeping it, and what for ending it. */
  keepIf: Note,
  endIf: Note,
  successorId: MetricId.nullable(),
  /** Dates with readings of both that are wanted before it is retired. */
  overlapReadings: z.int().min(0).max(1_000),
  /** From then on it is no longer due, and judged as on that day; null while in use. */
  retiredOn: CalendarDate.nullable(),
  retiredReason: Note.nullable(),
});
export type Succession = z.infer<typeof Succession>;

export const ReviewDecision = z.enum(['keep', 'replace', 'retire']);
export type ReviewDecision = z.infer<typeof ReviewDecision>;

/** A decision on a metric, with its reason. */
export const Review = z.object({
  id: ReviewId,
  engagementId: EngagementId,
  metricId: MetricId,
  heldOn: CalendarDate,
  decision: ReviewDecision,
  /** What is to replace it; null for other decisions. */
  successorId: MetricId.nullable(),
  reason: Note,
});
export type Review = z.infer<typeof Review>;

/** When a metric adopted on a date is reviewed, unless a person says otherwise. */
export function usualReview(adoptedOn: CalendarDate): CalendarDate {
  return addMonths(adoptedOn, MONTHS_TO_REVIEW);
}

/** When a metric is looked at again after a review on a date, unless a person says otherwise. */
export function usualNextReview(
  decision: Exclude<ReviewDecision, 'retire'>,
  heldOn: CalendarDate,
): CalendarDate {
  return addMonths(heldOn, decision === 'keep' ? MONTHS_TO_REVIEW : MONTHS_TO_OVERLAP);
}

/** The dates of readings of a metric, and the days expected between them. */
interface Rhythm {
  readonly dates: readonly CalendarDate[];
  readonly cadenceDays: number;
}

/**
 * How many dates have readings of two metrics. Weekly and monthly readings seldom share a day, so
 * readings up to half of the shorter cadence apart count as of one date, and none of them twice.
 */
export function overlapOf(one: Rhythm, other: Rhythm): number {
  const distance = Math.floor(Math.min(one.cadenceDays, other.cadenceDays) / 2);
  const days = (dates: readonly CalendarDate[]) =>
    [...new Set(dates)].map(dayNumber).sort((a, b) => a - b);
  const [left, right] = [days(one.dates), days(other.dates)];
  let [i, j, shared] = [0, 0, 0];
  for (;;) {
    const [a, b] = [left[i], right[j]];
    if (a === undefined || b === undefined) return shared;
    const areOneDate = Math.abs(a - b) <= distance;
    if (areOneDate) shared += 1;
    if (areOneDate || a < b) i += 1;
    if (areOneDate || b < a) j += 1;
  }
}
