/**
 * How a smoothed metric lags: a reading is a mean of the W days up to its date, so it moves by what
 * enters that window and by what leaves it.
 */
import type { CalendarDate } from '../domain/calendar.ts';
import { addDays, formatDate } from '../domain/calendar.ts';

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

/**
 * The same in words, "9 to 15 Apr came in, 9 to 15 Jan fell out", with the year where it is another
 * than the later reading's; null without smoothing.
 */
export function movementInWords(
  earlier: CalendarDate,
  later: CalendarDate,
  smoothingDays: number,
): { readonly entered: string; readonly left: string } | null {
  const movement = windowMovement(earlier, later, smoothingDays);
  return (
    movement && {
      entered: describeSpan(movement.entered, later),
      left: describeSpan(movement.left, later),
    }
  );
}

/** "9 to 15 Apr", "28 Mar to 3 Apr", "30 Dec 2012 to 5 Jan", or one day. */
function describeSpan({ from, to }: DaySpan, later: CalendarDate): string {
  const [fromDay = '', fromMonth, fromYear] = formatDate(from).split(' ');
  const [toDay, toMonth, toYear] = formatDate(to).split(' ');
  const year = formatDate(later).split(' ')[2];
  const last = [toDay, toMonth, ...(toYear === year ? [] : [toYear])].join(' ');
  if (from === to) return last;
  if (fromYear !== toYear) {
    return `${fromDay} ${fromMonth}${fromYear === year ? '' : ` ${fromYear}`} to ${last}`;
  }
  return `${fromDay}${fromMonth === toMonth ? '' : ` ${fromMonth}`} to ${last}`;
}

/** Why a smoothed metric moves as it does, for people; empty without smoothing. */
export function whyItLags(smoothingDays: number): string {
  if (smoothingDays <= 0) return '';
  return `Each reading is about the mean of the ${smoothingDays} days up to it, so it moves by the days that come in less the days that fall out. It can fall in a busy week, when a busier one falls out, and what is done today shows in full only ${smoothingDays} days from now.`;
}

/** From when an event can begin to show in the readings, and by when it shows in full. */
export function effectShows(
  event: CalendarDate,
  smoothingDays: number,
): { readonly from: CalendarDate; readonly inFull: CalendarDate } {
  return { from: event, inFull: addDays(event, smoothingDays) };
}
