/** A milestone within a judged series: which readings around it can be compared, and what they show. */
import type { CalendarDate } from '../domain/calendar.ts';
import { addDays } from '../domain/calendar.ts';
import type { Judgement } from './judge.ts';
import type { MilestoneEffect } from './milestone-effect.ts';
import { milestoneEffect } from './milestone-effect.ts';
import { median } from './statistics.ts';
import type { DatedValue, MetricRules } from './types.ts';

/** What a judged series shows around a milestone. */
export interface Surroundings {
  readonly effect: MilestoneEffect;
  /**
   * Scoring changes that nothing is compared across: readings before the one and from the other on
   * are left out; null for none.
   */
  readonly leftOutBefore: CalendarDate | null;
  readonly leftOutFrom: CalendarDate | null;
}

/** Days around a milestone within which another one could show up in a pace. */
const LEAST_DISTANCE = 28;

/**
 * The pace before and after a milestone, from the readings that links make comparable with those of
 * its own date.
 *
 * @param goesOn whether readings may still come; without any there will never be enough
 */
export function surroundingsOf(
  { readings, segments }: Pick<Judgement, 'readings' | 'segments'>,
  milestone: CalendarDate,
  metric: Parameters<typeof milestoneEffect>[2],
  goesOn: boolean,
): Surroundings {
  const breaks = segments.flatMap(({ cut }) => (cut && cut.link === null ? [cut.date] : []));
  const leftOutBefore = breaks.findLast((date) => date <= milestone) ?? null;
  const leftOutFrom = breaks.find((date) => date > milestone) ?? null;
  const comparable = readings
    .filter(({ date }) => leftOutBefore === null || date >= leftOutBefore)
    .filter(({ date }) => leftOutFrom === null || date < leftOutFrom)
    .map(({ date, linked }): DatedValue => ({ date, value: linked }));
  const isOpen = goesOn && leftOutFrom === null;
  return {
    effect: milestoneEffect(comparable, milestone, metric, isOpen),
    leftOutBefore,
    leftOutFrom,
  };
}

/**
 * Whether a date is free of milestones: none of the dates lies in the smoothing window, or 28 days,
 * on either side of it. What lies further away shows on both sides alike, or on neither.
 */
export function isQuietAround(
  date: CalendarDate,
  milestones: readonly CalendarDate[],
  { smoothingDays }: Pick<MetricRules, 'smoothingDays'>,
): boolean {
  const distance = Math.max(smoothingDays, LEAST_DISTANCE);
  const [from, to] = [addDays(date, -distance), addDays(date, distance)];
  return !milestones.some((each) => each >= from && each <= to);
}

/** The middle one of the pace changes per 30 days; null of none. */
export function medianPaceChange(
  effects: readonly Pick<MilestoneEffect, 'paceChange'>[],
): number | null {
  const changes = effects.flatMap(({ paceChange }) => paceChange?.pace ?? []);
  return changes.length === 0 ? null : median(changes);
}
