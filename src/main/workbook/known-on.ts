/** How queries ask what was known on a date. */
import type { CalendarDate } from '#shared/domain/calendar.ts';

const AFTER_EVERY_DATE = '9999-12-31' as CalendarDate;

/** The last day whose records count: the date itself, or every day for null. */
export function lastKnownDay(knownOn: CalendarDate | null): CalendarDate {
  return knownOn ?? AFTER_EVERY_DATE;
}
