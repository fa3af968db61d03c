/** Turning what is typed into dates and numbers; what cannot be is refused in words (`bad-input`). */
import { isCalendarDate, type CalendarDate } from '#shared/domain/calendar.ts';
import { Refusal } from '#shared/domain/refusal.ts';

export function parseDate(text: string): CalendarDate {
  if (isCalendarDate(text)) return text;
  throw notRight('date', text, 'a date that exists, written YYYY-MM-DD');
}

export function parseNumber(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value)) return value;
  throw notRight('number', text, 'a number with a decimal point, such as 47.2');
}

export function parseWhole(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value)) return value;
  throw notRight('number', text, 'a whole number, 0 or more');
}

/** `VALUE@DATE`, such as `45@2013-03-01`. */
export function parseValueAtDate(text: string): { value: number; date: CalendarDate } {
  const [value = '', date, ...rest] = text.split('@');
  if (date === undefined || rest.length > 0) {
    throw notRight('value and date', text, 'VALUE@DATE, such as 45@2013-03-01');
  }
  return { value: parseNumber(value), date: parseDate(date) };
}

/** The refusal of text that does not say what it should. */
export function notRight(what: string, text: string, expected: string): Refusal {
  return new Refusal('bad-input', `“${text}” is not right as a ${what}: expected ${expected}.`, [
    { field: what, value: text, expected },
  ]);
}
