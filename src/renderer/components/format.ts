/**
 * Values, changes, ages and counts in words. Numbers are written as the verdicts' sentences write
 * them, so that one screen has one decimal mark; dates as `formatDate` of the calendar does.
 */
import { type CalendarDate, daysBetween, formatDate, todayOf } from '#shared/domain/calendar.ts';
import type { Metric } from '#shared/domain/metric.ts';
import { formatAmount, formatNumber, formatSigned } from '#shared/trend/wording.ts';

type Measure = Pick<Metric, 'unit' | 'decimals'>;

/** "46.72 points", "12 %": a value with the metric's unit. */
export function formatValue(value: number, { unit, decimals }: Measure): string {
  const text = formatNumber(value, decimals);
  return unit === '' ? text : `${text} ${unit}`;
}

/** "+4.20 points", "−3.0 percentage points", "no change". */
export function formatChange(change: number, { unit, decimals }: Measure): string {
  if (!/[1-9]/.test(formatNumber(change, decimals))) return 'no change';
  const sign = formatSigned(change, decimals).startsWith('+') ? '+' : '';
  return `${sign}${formatAmount(change, unit, decimals)}`;
}

/** "820 bytes", "64 kB", "1.2 MB". */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  return bytes < 1_000_000
    ? `${formatNumber(bytes / 1_000, 0)} kB`
    : `${formatNumber(bytes / 1e6, 1)} MB`;
}

/** "14:02" on the same day, "24 Nov 2013" on another, in the machine's own time. */
export function formatSavedAt(timestamp: string, now: Date): string {
  const then = new Date(timestamp);
  const day = todayOf(then);
  if (day !== todayOf(now)) return formatDate(day);
  const twoDigits = (part: number) => String(part).padStart(2, '0');
  return `${twoDigits(then.getHours())}:${twoDigits(then.getMinutes())}`;
}

/** "today", "yesterday", "5 days ago", "3 weeks ago", "in 4 months": how far a date lies from today. */
export function formatDistance(date: CalendarDate, today: CalendarDate): string {
  const days = daysBetween(today, date);
  if (days === 0) return 'today';
  if (days === -1) return 'yesterday';
  if (days === 1) return 'tomorrow';
  const span = describeDays(Math.abs(days));
  return days < 0 ? `${span} ago` : `in ${span}`;
}

function describeDays(days: number): string {
  if (days < 14) return plural(days, 'day');
  if (days < 60) return plural(Math.floor(days / 7), 'week');
  if (days < 730) return plural(Math.floor(days / 30.44), 'month');
  return plural(Math.floor(days / 365.25), 'year');
}

/** "1 reading", "54 readings", "2 series". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count, 0)} ${count === 1 ? one : many}`;
}
