/** What is done with each value of a plan, as the person decided. */
import type { ImportOptions, ImportRow, OnDuplicate } from '#shared/contract/files.ts';
import { formatDate, type CalendarDate } from '#shared/domain/calendar.ts';
import type { ReadingId } from '#shared/domain/identity.ts';
import type { Problem } from '#shared/domain/refusal.ts';
import type { ReadingStatus } from '#shared/domain/series.ts';
import { BySeries } from './by-series.ts';
import {
  conflictKey,
  type FoundValue,
  type ImportPlan,
  type PlannedMilestone,
  type PlannedReading,
} from './plan.ts';

/** One thing to be written. */
export type PlannedWrite =
  | {
      readonly kind: 'reading';
      /** Which of the places of the plan it goes to. */
      readonly place: number;
      readonly date: CalendarDate;
      readonly value: number;
      readonly seenOn: CalendarDate;
      readonly restatedBy: CalendarDate | null;
      readonly source: string;
      readonly note: string;
      readonly status: ReadingStatus;
      /** The reading that it corrects, with its value; null where it is added. */
      readonly corrects: { readonly id: ReadingId; readonly oldValue: number } | null;
    }
  | {
      readonly kind: 'milestone';
      readonly milestone: PlannedMilestone['milestone'];
    };

/** A subject and a metric that readings are written for. */
export type Place = Pick<FoundValue, 'subject' | 'metric'>;

export interface PlannedWrites {
  readonly places: readonly Place[];
  readonly writes: readonly PlannedWrite[];
}

type Decisions = Pick<ImportOptions, 'onDuplicate' | 'onConflict'>;

/** What was decided on a conflict: for that value, else for all; `fail` where nothing was. */
export function decisionOn(
  row: Pick<ImportRow, 'row' | 'column'>,
  options: Decisions,
): OnDuplicate {
  return options.onConflict[conflictKey(row)] ?? options.onDuplicate;
}

/** What a plan writes: what is new, and of conflicts what was decided. */
export function writesOf(plan: ImportPlan, options: Decisions, today: CalendarDate): PlannedWrites {
  const places: Place[] = [];
  const writes: PlannedWrite[] = [];
  const placeOf = new BySeries(({ subject, metric }) => places.push({ subject, metric }) - 1);
  for (const reading of plan.readings) {
    const { found, outcome, restatedBy, standing } = reading;
    if (outcome === 'unchanged') continue;
    const decision = outcome === 'conflict' ? decisionOn(found, options) : null;
    if (decision === 'keep' || decision === 'fail') continue;
    const seenOn = decision === 'both' ? seenLater(reading, today) : reading.seenOn;
    if (seenOn === null) continue;
    const { date, value, source, note, status = 'normal' } = found;
    writes.push({
      kind: 'reading',
      place: placeOf.of(found),
      date,
      value,
      seenOn,
      restatedBy,
      source,
      note,
      status,
      corrects:
        decision === 'replace' && standing ? { id: standing.id, oldValue: standing.value } : null,
    });
  }
  for (const planned of plan.milestones) {
    const { milestone, outcome } = planned;
    const isReplaced = outcome === 'conflict' && decisionOn(planned, options) === 'replace';
    if (outcome === 'new' || isReplaced) writes.push({ kind: 'milestone', milestone });
  }
  return { places, writes };
}

/**
 * When the file's value counts as seen, to be a vintage after the one that stands: on its own day, or
 * today, as it was imported then; null where that one was seen today already.
 */
function seenLater(
  { seenOn, standing }: Pick<PlannedReading, 'seenOn' | 'standing'>,
  today: CalendarDate,
): CalendarDate | null {
  const stands = standing?.seenOn ?? '';
  return [seenOn, today].find((day) => day > stands) ?? null;
}

/** The problem of a value that was to be kept beside one that no value can have been seen after. */
export function cannotBeBoth(
  file: string,
  reading: PlannedReading,
  options: Decisions,
  today: CalendarDate,
): Problem[] {
  const { found } = reading;
  const { row, column, text: value } = found;
  const isBoth = reading.outcome === 'conflict' && decisionOn(found, options) === 'both';
  if (!isBoth || seenLater(reading, today) !== null) return [];
  const expected = `a value seen after the one that stands, which was seen on ${formatDate(reading.standing?.seenOn ?? today)}; keep that one, or replace it`;
  return [{ file, row, column, value, expected }];
}
