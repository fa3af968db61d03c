/** What is said of input that is not right, and of errors that nobody foresaw. */
import type { z } from 'zod';
import { type CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import { Refusal, type Problem } from '#shared/domain/refusal.ts';
import { sqliteRefusal } from '#main/workbook/sqlite-refusal.ts';
import type { Context } from './context.ts';

const LONGEST_VALUE = 60;

/** The thing, or a Refusal (`not-found`) that names it: "There is no client with number 7 …". */
export function found<T>(thing: T | undefined, what: string): T {
  if (thing === undefined) {
    throw new Refusal(
      'not-found',
      `There is no ${what} in this workbook; it may have been removed.`,
    );
  }
  return thing;
}

/** Refuses `bad-input`, by the name of what it is the date of. */
export function refuseAfterToday(
  { today }: Context,
  date: CalendarDate,
  field: string,
  what: string,
): void {
  if (date <= today) return;
  throw new Refusal(
    'bad-input',
    `${what}, ${formatDate(date)}, is after today, ${formatDate(today)}.`,
    [{ field, value: date, expected: `${today} or earlier` }],
  );
}

/** The refusal of input that does not match the contract: a clause for each field. */
export function badInput(issues: readonly z.core.$ZodIssue[]): Refusal {
  const problems = issues.map(problemOf);
  const clauses = problems.map(({ field, value, expected }) => {
    const what = field === undefined ? 'The request' : `“${field}”`;
    if (value === undefined) return `${what} is missing or not right: ${expected ?? ''}`;
    return `${what} is “${value}”: ${expected ?? ''}`;
  });
  return new Refusal('bad-input', `${clauses.join('; ')}.`, problems);
}

function problemOf(issue: z.core.$ZodIssue): Problem {
  const field = issue.path.map(String).join('.');
  const value = shown(issue.input);
  return {
    ...(field === '' ? {} : { field }),
    ...(value === null ? {} : { value }),
    expected: issue.message
      .replace(/^Invalid (input|option|string): /, '')
      .replace(/, received .*$/, '')
      .replace(/\.$/, ''),
  };
}

function shown(input: unknown): string | null {
  if (typeof input !== 'string' && typeof input !== 'number' && typeof input !== 'boolean') {
    return null;
  }
  const text = String(input);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

/** Any error as a Refusal; one that nobody foresaw becomes `internal`, with itself as the cause. */
export function asRefusal(error: unknown, workbookPath: string): Refusal {
  const known = sqliteRefusal(error, workbookPath);
  if (known instanceof Refusal) return known;
  if (error instanceof Error && error.name === 'AbortError') {
    return new Refusal('cancelled', 'Cancelled; nothing was changed.');
  }
  const refusal = new Refusal(
    'internal',
    'Something went wrong inside Plumbline, so the request was not carried out. The workbook is as it was; please report what you were doing.',
    [{ value: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }],
  );
  refusal.cause = error;
  return refusal;
}
