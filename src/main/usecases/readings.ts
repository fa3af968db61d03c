/** Readings and what is agreed about them: corrections, baselines, targets. */
import type { CheckedInputOf } from '#shared/contract/index.ts';
import { type CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import { describeScale, isOnScale } from '#shared/domain/metric.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import type {
  Baseline,
  Correction,
  Reading,
  Target,
  WithdrawnTarget,
} from '#shared/domain/series.ts';
import {
  getBaseline,
  getTarget,
  insertBaseline,
  insertTarget,
  markTargetWithdrawn,
} from '#main/workbook/baselines.ts';
import {
  getReading,
  insertReading,
  latestVintage,
  listCorrections,
  readingWriter,
  standingReadings,
} from '#main/workbook/readings.ts';
import type { Context } from './context.ts';
import { found, refuseAfterToday } from './refusals.ts';
import { labelOf, refuseArchived, seriesWith, type Tracked } from './series.ts';

export function list(context: Context, { seriesId }: CheckedInputOf<'readings.list'>): Reading[] {
  seriesWith(context, seriesId);
  return standingReadings(context.workbook, seriesId, context.knownOn);
}

/**
 * Adds a reading. Refuses `bad-input` for a value off the scale or a date after today, and `conflict`
 * for a date that has a reading already, unless this one says that it was seen later.
 */
export function log(context: Context, input: CheckedInputOf<'readings.log'>): Reading {
  const tracked = seriesWith(context, input.seriesId);
  refuseArchived(tracked);
  refuseOffScale(tracked, input.value, 'value');
  refuseAfterToday(context, input.date, 'date', `${labelOf(tracked)}: the reading’s date`);
  const seenOn = input.seenOn ?? input.date;
  refuseAfterToday(context, seenOn, 'seenOn', `${labelOf(tracked)}: the date it was seen`);
  if (seenOn < input.date) {
    throw new Refusal(
      'bad-input',
      `${labelOf(tracked)}: a reading of ${formatDate(input.date)} cannot have been seen on ${formatDate(seenOn)}, before its date.`,
      [{ field: 'seenOn', value: seenOn, expected: `${input.date} or later` }],
    );
  }
  const present = latestVintage(context.workbook, input.seriesId, input.date, null);
  if (present && seenOn <= present.seenOn) {
    throw new Refusal(
      'conflict',
      `${labelOf(tracked)} has a reading of ${formatDate(input.date)} already, ${present.value}; correct that one instead.`,
      [{ field: 'date', value: input.date }],
    );
  }
  const { seriesId, date, value, status, source, note } = input;
  const id = insertReading(
    context.workbook,
    { ...{ seriesId, date, value, seenOn, status, source, note }, ...plainReading },
    context.now,
  );
  return found(getReading(context.workbook, id), `reading with number ${id}`);
}

const plainReading = { restatedBy: null, evidence: '', importId: null };

/**
 * Changes a reading's value or, with null, withdraws it. Refuses `bad-input` for a value off the scale
 * or the one that stands, and `conflict` where a correction of a later date stands.
 */
export function correct(context: Context, input: CheckedInputOf<'readings.correct'>): Correction {
  const { readingId, value: newValue, reason } = input;
  const reading = found(
    getReading(context.workbook, readingId),
    `reading with number ${readingId}`,
  );
  const tracked = seriesWith(context, reading.seriesId);
  const what = `${labelOf(tracked)}: the reading of ${formatDate(reading.date)}`;
  if (newValue !== null) refuseOffScale(tracked, newValue, 'value');
  if (newValue === reading.value) {
    throw new Refusal('bad-input', `${what} is ${newValue} already; nothing was changed.`, [
      { field: 'value', value: String(newValue), expected: 'another value' },
    ]);
  }
  const writer = readingWriter(context.workbook, context.now);
  refuseCorrectedLater(context, writer.lastCorrectedOn(readingId), what);
  const correction = {
    readingId,
    oldValue: reading.value,
    newValue,
    reason,
    correctedOn: context.today,
  };
  context.workbook.change(() => {
    writer.correct(correction);
  });
  return { ...correction, date: reading.date };
}

/** Refuses `conflict` where a reading was corrected after the date the workbook stands at. */
export function refuseCorrectedLater(
  { today }: Context,
  lastCorrectedOn: CalendarDate | null,
  what: string,
): void {
  if (lastCorrectedOn === null || lastCorrectedOn <= today) return;
  throw new Refusal(
    'conflict',
    `${what} was corrected on ${formatDate(lastCorrectedOn)}, after the date the workbook stands at (${formatDate(today)}); set that date later first.`,
  );
}

export function corrections(
  context: Context,
  { seriesId }: CheckedInputOf<'corrections.list'>,
): Correction[] {
  seriesWith(context, seriesId);
  return listCorrections(context.workbook, seriesId, context.knownOn);
}

/** Refuses `conflict` where one stands and no reason is given, `bad-input` as for readings. */
export function agreeBaseline(
  context: Context,
  input: CheckedInputOf<'baselines.agree'>,
): Baseline {
  const { seriesId, date, value, note } = input;
  const tracked = seriesWith(context, seriesId);
  refuseOffScale(tracked, value, 'value');
  refuseAfterToday(context, date, 'date', `${labelOf(tracked)}: the baseline’s date`);
  const present = getBaseline(context.workbook, seriesId, null);
  if (present && input.reason === undefined) {
    throw new Refusal(
      'conflict',
      `${labelOf(tracked)} has an agreed baseline already, ${present.value} on ${formatDate(present.date)}; give a reason to replace it.`,
      [{ field: 'reason', expected: 'why the baseline changes' }],
    );
  }
  const baseline = { seriesId, date, value, note, agreedOn: context.today };
  insertBaseline(context.workbook, { ...baseline, reason: input.reason ?? null });
  return baseline;
}

/** Refuses `bad-input` for a value off the scale. */
export function setTarget(context: Context, input: CheckedInputOf<'targets.set'>): Target {
  const tracked = seriesWith(context, input.seriesId);
  refuseOffScale(tracked, input.value, 'value');
  const target = { ...input, setOn: context.today };
  insertTarget(context.workbook, target);
  return target;
}

/** Refuses `conflict` where no target stands. */
export function withdrawTarget(
  context: Context,
  { seriesId, reason }: CheckedInputOf<'targets.withdraw'>,
): WithdrawnTarget {
  const tracked = seriesWith(context, seriesId);
  const standing = getTarget(context.workbook, seriesId, null);
  if (!standing) {
    throw new Refusal(
      'conflict',
      `${labelOf(tracked)} has no target that stands, so there is none to withdraw.`,
    );
  }
  const withdrawn = { ...standing, withdrawnOn: context.today, withdrawnReason: reason };
  markTargetWithdrawn(context.workbook, withdrawn);
  return withdrawn;
}

function refuseOffScale(tracked: Tracked, value: number, field: string): void {
  const { metric } = tracked;
  if (isOnScale(metric, value)) return;
  const expected = describeScale(metric);
  throw new Refusal(
    'bad-input',
    `${labelOf(tracked)} cannot be ${value}: the scale of “${metric.name}” is ${expected}.`,
    [{ field, value: String(value), expected }],
  );
}
