/**
 * How a smoothed metric lags: a reading is a mean of the W days up to its date, so it moves by what
 * enters that window and by what leaves it.
 */
import type { CalendarDate } from '../domain/calendar.ts';
import { addDays } from '../domain/calendar.ts';

/** Days from the first to the last, both included. */
interface DaySpan {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/**
 * The days that entered the window between two readings and those that left it: why a score can fall
 * in a busy week. Null without smoothing.
 */
export function windowMovement(
  earlier: CalendarDate,
  later: CalendarDate,
  smoothingDays: number,
): { readonly entered: DaySpan; readonly left: DaySpan } | null {
  if (smoothingDays <= 0) return null;
  const laterStart = addDays(later, 1 - smoothingDays);
  const dayAfterEarlier = addDays(earlier, 1);
  const dayBeforeLaterStart = addDays(laterStart, -1);
  return {
    entered: { from: laterStart > dayAfterEarlier ? laterStart : dayAfterEarlier, to: later },
    left: {
      from: addDays(earlier, 1 - smoothingDays),
      to: dayBeforeLaterStart < earlier ? dayBeforeLaterStart : earlier,
    },
  };
}

/** From when an event can begin to show in the readings, and by when it shows in full. */
export function effectShows(
  event: CalendarDate,
  smoothingDays: number,
): { readonly from: CalendarDate; readonly inFull: CalendarDate } {
  return { from: event, inFull: addDays(event, smoothingDays) };
}
