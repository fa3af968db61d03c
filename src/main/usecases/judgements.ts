/**
 * Judgements that were worked out before, for as long as all they rest on is the same: the readings,
 * scoring changes, baseline, target, period and day of a series.
 */
import { createHash } from 'node:crypto';
import { numberForm } from '#shared/domain/number-form.ts';
import { type Judgement, judgeSeries, type SeriesToJudge } from '#shared/trend/judge.ts';
import type { Workbook } from '#main/workbook/workbook.ts';

/** Judgements kept per workbook; the one longest unused gives way. */
const MOST_KEPT = 2_000;

const keptFor = new WeakMap<Workbook, Map<string, Judgement>>();

/** The judgement of a series, worked out anew only where something it rests on has changed. */
export function judgementOf(workbook: Workbook, input: SeriesToJudge): Judgement {
  const kept = keptFor.get(workbook) ?? new Map<string, Judgement>();
  keptFor.set(workbook, kept);
  const key = keyOf(input);
  const judgement = kept.get(key) ?? judgeSeries(input);
  // A map keeps the order of insertion: what is used goes to its end.
  kept.delete(key);
  kept.set(key, judgement);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return judgement;
}

/** A digest of everything that the judgement depends on. */
function keyOf({ readings, metric, scoringChanges, ...rest }: SeriesToJudge): string {
  const { scaleMin, scaleMax, hasTrueZero, direction, smoothingDays, cadenceDays } = metric;
  const { smallestMeaningfulPace, unit, decimals } = metric;
  const all = JSON.stringify([
    digestOf(readings),
    [scaleMin, scaleMax, hasTrueZero, direction, smoothingDays, cadenceDays],
    [smallestMeaningfulPace, unit, decimals],
    scoringChanges,
    rest,
    // Its sentences have their numbers as who asks writes them.
    numberForm(),
  ]);
  return createHash('sha256').update(all).digest('base64');
}

const digests = new WeakMap<SeriesToJudge['readings'], string>();

/** Of the dates and values; worked out once for the same list. */
function digestOf(readings: SeriesToJudge['readings']): string {
  const digest =
    digests.get(readings) ??
    createHash('sha256')
      .update(JSON.stringify(readings.map(({ date, value }) => [date, value])))
      .digest('base64');
  digests.set(readings, digest);
  return digest;
}
