/** What a target asks for, and when today's pace reaches it. */
import type { CalendarDate } from '../domain/calendar.ts';
import { addDays, daysBetween } from '../domain/calendar.ts';
import type { Cut } from './segments.ts';
import { holdOnScale, moveAlongLinks, stretchOf } from './segments.ts';
import type { Slope } from './theil-sen.ts';
import type { DatedValue, MetricRules, TargetRules } from './types.ts';

export interface Projection {
  /** The target on the latest scale. */
  readonly target: DatedValue;
  readonly linkError: number | null;
  readonly isReached: boolean;
  /** Units per day from today to the due date; null once that is past or the target is reached. */
  readonly neededPerDay: number | null;
  /** When the target is reached at today's pace; null for "not at this pace" or reached already. */
  readonly reachedOn: CalendarDate | null;
  /** The same at the better and the worse end of the pace's interval. */
  readonly earliest: CalendarDate | null;
  readonly latest: CalendarDate | null;
  /** Value on the due date at today's pace and the interval's ends, held at the ends of the scale. */
  readonly onDueDate: {
    readonly value: number;
    readonly low: number;
    readonly high: number;
  } | null;
}

/** A date further away than this says no more than "not at this pace". */
const FURTHEST_DAYS = 50 * 365;

/**
 * Projects the latest reading at the pace to the target; null where a target was set before a
 * scoring change that nothing is compared across.
 *
 * @param latest on the latest scale
 */
export function project(
  rules: TargetRules,
  latest: DatedValue,
  slope: Slope | null,
  cuts: readonly Cut[],
  metric: MetricRules,
  today: CalendarDate,
): Projection | null {
  const setOn = rules.setOn ?? latest.date;
  if (stretchOf(setOn, cuts) < stretchOf(latest.date, cuts)) return null;
  const { value, linkError } = moveAlongLinks(rules.value, setOn, cuts, metric);
  const way = value - latest.value;
  const isReached = metric.direction === 'up' ? way <= 0 : way >= 0;
  const daysLeft = daysBetween(today, rules.date);
  const isOpen = !isReached && holdOnScale(value, metric) === value;
  const reachedAt = (pace: number | null) => {
    const date = isOpen && pace !== null ? dateAfter(latest.date, way / pace) : null;
    return date !== null && date < today ? today : date;
  };
  const low = slope?.low ?? null;
  const high = slope?.high ?? null;
  return {
    target: { date: rules.date, value },
    linkError,
    isReached,
    neededPerDay: isReached || daysLeft <= 0 ? null : way / daysLeft,
    reachedOn: reachedAt(slope?.perDay ?? null),
    earliest: reachedAt(metric.direction === 'up' ? high : low),
    latest: reachedAt(metric.direction === 'up' ? low : high),
    onDueDate: valueOn(rules.date, latest, slope, metric),
  };
}

/** The date a number of days on (∞ at a pace of 0); null where they lead back or too far to mean anything. */
function dateAfter(date: CalendarDate, days: number): CalendarDate | null {
  return days > 0 && days <= FURTHEST_DAYS ? addDays(date, Math.ceil(days)) : null;
}

function valueOn(
  date: CalendarDate,
  latest: DatedValue,
  slope: Slope | null,
  metric: MetricRules,
): Projection['onDueDate'] {
  const days = daysBetween(latest.date, date);
  if (days <= 0 || slope === null || slope.low === null || slope.high === null) return null;
  const at = (pace: number) => holdOnScale(latest.value + pace * days, metric);
  return { value: at(slope.perDay), low: at(slope.low), high: at(slope.high) };
}
