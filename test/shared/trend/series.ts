/** Builders and comparisons that the tests of the trend method share. */
import { expect } from 'vitest';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import { addDays, isCalendarDate } from '#shared/domain/calendar.ts';
import type { Judgement, SeriesToJudge } from '#shared/trend/judge.ts';
import { judgeSeries } from '#shared/trend/judge.ts';
import type {
  DatedValue,
  LinkPair,
  MetricRules,
  ScoringChangeRules,
  Treatment,
} from '#shared/trend/types.ts';

export function day(text: string): CalendarDate {
  if (!isCalendarDate(text)) throw new Error(`${text} is no date`);
  return text;
}

/** Readings of the values, the first on a date and each next one some days later. */
export function every(days: number, values: readonly number[], first = '2024-01-01'): DatedValue[] {
  return values.map((value, i) => ({ date: addDays(day(first), i * days), value }));
}

/** A 0–100 score in points with one decimal, read weekly, not smoothed. */
export const SCORE: MetricRules = {
  scaleMin: 0,
  scaleMax: 100,
  hasTrueZero: true,
  direction: 'up',
  smoothingDays: 0,
  cadenceDays: 7,
  smallestMeaningfulPace: null,
  unit: 'points',
  decimals: 1,
};

export const OPEN_SCALE: MetricRules = { ...SCORE, scaleMin: null, scaleMax: null };

/** Judges readings on the day of the last one, with nothing else known. */
export function judge(
  readings: readonly DatedValue[],
  more: Partial<Omit<SeriesToJudge, 'metric'>> & { readonly metric?: Partial<MetricRules> } = {},
): Judgement {
  const latest = readings.map(({ date }) => date).sort((a, b) => (a < b ? -1 : 1));
  return judgeSeries({
    readings,
    scoringChanges: [],
    baseline: null,
    target: null,
    today: latest.at(-1) ?? day('2024-01-01'),
    ...more,
    metric: { ...SCORE, ...more.metric },
  });
}

export function change(
  date: string,
  treatment: Treatment,
  pairs: readonly LinkPair[] = [],
): ScoringChangeRules {
  return { date: day(date), treatment, method: 'additive', pairs, hasOwnPair: pairs.length > 0 };
}

/** Equal to 1e-9 of the expected value, or to 1e-12 near zero; null only equals null. */
export function expectClose(actual: number | null | undefined, expected: number | null): void {
  if (expected === null || actual === null || actual === undefined) {
    expect(actual).toBe(expected);
    return;
  }
  const allowed = Math.max(1e-9 * Math.abs(expected), 1e-12);
  expect(Math.abs(actual - expected), `${actual} is not ${expected}`).toBeLessThanOrEqual(allowed);
}
