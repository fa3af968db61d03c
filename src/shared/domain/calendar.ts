/**
 * Calendar dates: days without a time or a time zone, as ISO text `YYYY-MM-DD`.
 *
 * Every date that belongs to a reading, milestone, target or baseline is one of these. Arithmetic
 * goes through day numbers (whole days since 1970-01-01 in the proleptic Gregorian calendar), so no
 * time zone can move a date.
 */
import { z } from 'zod';

const DAY_IN_MS = 86_400_000;
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** ISO text `YYYY-MM-DD` of a day that exists. */
export type CalendarDate = string & { readonly __brand: 'CalendarDate' };

/** Whether the text is ISO `YYYY-MM-DD` and names a day that exists. */
export function isCalendarDate(text: string): text is CalendarDate {
  const parts = ISO_DATE.exec(text);
  if (!parts) return false;
  return calendarDateFrom(Number(parts[1]), Number(parts[2]), Number(parts[3])) === text;
}

/** Zod schema of a calendar date; refuses days that do not exist. */
export const CalendarDate = z.custom<CalendarDate>(
  (value) => typeof value === 'string' && isCalendarDate(value),
  { error: 'expected a date that exists, written YYYY-MM-DD' },
);

/** The date of a year, month (1–12) and day, or null where there is no such day. Years 1–9999. */
export function calendarDateFrom(year: number, month: number, day: number): CalendarDate | null {
  if (!Number.isInteger(year) || year < 1 || year > 9999) return null;
  const time = new Date(0);
  time.setUTCFullYear(year, month - 1, day);
  const exists =
    time.getUTCFullYear() === year && time.getUTCMonth() === month - 1 && time.getUTCDate() === day;
  return exists ? (time.toISOString().slice(0, 10) as CalendarDate) : null;
}

/** Whole days since 1970-01-01 (negative before). */
export function dayNumber(date: CalendarDate): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_IN_MS;
}

/** The date a whole number of days after 1970-01-01. */
export function dateOfDay(day: number): CalendarDate {
  return new Date(Math.round(day) * DAY_IN_MS).toISOString().slice(0, 10) as CalendarDate;
}

/** The date a number of days later (earlier if negative). */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return dateOfDay(dayNumber(date) + days);
}

/** The date a number of calendar months later; the last day of a shorter month where needed. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0));
  first.setUTCDate(Math.min(day, last.getUTCDate()));
  return first.toISOString().slice(0, 10) as CalendarDate;
}

/** Days from one date to another; positive when `to` is later. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Today in the machine's own calendar, the one place where a clock becomes a date. */
export function todayOf(clock: Date): CalendarDate {
  const month = String(clock.getMonth() + 1).padStart(2, '0');
  const day = String(clock.getDate()).padStart(2, '0');
  return `${clock.getFullYear()}-${month}-${day}` as CalendarDate;
}

/** "1 Oct 2012": how a date is written for people, the same in every program and time zone. */
export function formatDate(date: CalendarDate): string {
  const [year, month = '1', day] = date.split('-');
  return `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
