/** Days as Excel counts them. */
import { dateOfDay, dayNumber, type CalendarDate } from '#shared/domain/calendar.ts';

/** Days from Excel's day 0 to 1970-01-01. */
const SERIAL_OF_1970 = 25_569;

export function serialOf(date: CalendarDate): number {
  return dayNumber(date) + SERIAL_OF_1970;
}

export function dateOfSerial(serial: number): CalendarDate {
  return dateOfDay(serial - SERIAL_OF_1970);
}
