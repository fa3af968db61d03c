/** Looking back: a request as it would have been answered on an earlier day. */
import { type CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import type { Context } from './context.ts';

/**
 * The context as known on, and as of, a date; the context itself without one. Readings seen later,
 * and corrections, baselines, targets, decisions and sign-offs made later, are left out. What has no
 * history (names, milestones, an engagement's own dates) is as it is now. Of people and peers nothing is
 * shown that may not be now, nor what might not be then.
 *
 * Refuses `bad-input` for a date after today.
 */
export function asKnownOn(context: Context, knownOn: CalendarDate | undefined): Context {
  if (knownOn === undefined) return context;
  const { today } = context;
  if (knownOn > today) {
    throw new Refusal(
      'bad-input',
      `Nothing can be as known on ${formatDate(knownOn)}, which is after today, ${formatDate(today)}; choose an earlier date.`,
      [{ field: 'knownOn', value: knownOn, expected: `${today} or earlier` }],
    );
  }
  return { ...context, today: knownOn, knownOn };
}
