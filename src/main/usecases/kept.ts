/** What was worked out of a workbook before, for as long as nothing at all in it has changed. */
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { SeriesId } from '#shared/domain/identity.ts';
import { numberForm } from '#shared/domain/number-form.ts';
import type { Reading } from '#shared/domain/series.ts';
import { readingsMark } from '#main/workbook/reading-versions.ts';
import { standingReadings } from '#main/workbook/readings.ts';
import { stateMark } from '#main/workbook/state-mark.ts';
import type { Workbook } from '#main/workbook/workbook.ts';

/** Things kept per workbook: some for each of its series and metrics, as known on a few days. */
const MOST_KEPT = 10_000;

interface Kept {
  readonly mark: string;
  readonly things: Map<string, unknown>;
}

const keptFor = new WeakMap<Workbook, Kept>();

/**
 * What `make` makes, made anew only once something has changed. Everybody gets the same one, which is
 * not to be changed.
 *
 * @param key names it, with all that it depends on besides the workbook: days, the period, what is known
 */
export function whileUnchanged<T>(workbook: Workbook, key: string, make: () => T): T {
  // What is read of a change that may yet be rolled back must not outlive it.
  if (workbook.db.inTransaction) return make();
  const things = thingsOf(workbook);
  // Sentences have their numbers as who asks writes them.
  const { decimal, group } = numberForm();
  const name = `${key} ${decimal}${group}`;
  if (things.has(name)) return things.get(name) as T;
  const made = make();
  if (things.size >= MOST_KEPT) things.clear();
  things.set(name, made);
  return made;
}

function thingsOf(workbook: Workbook): Map<string, unknown> {
  const mark = stateMark(workbook);
  const kept = keptFor.get(workbook);
  if (kept?.mark === mark) return kept.things;
  const things = new Map<string, unknown>();
  keptFor.set(workbook, { mark, things });
  return things;
}

/** Series whose readings are kept per workbook, of each as known on a day. */
const MOST_SERIES_KEPT = 4_000;

interface KeptReadings {
  readonly mark: string;
  readonly readings: readonly Reading[];
}

const readingsFor = new WeakMap<Workbook, Map<string, KeptReadings>>();

/**
 * The standing readings of a series, see {@link standingReadings}: the very same list for as long as
 * none of them changes, whatever else does.
 */
export function readingsOf(
  workbook: Workbook,
  id: SeriesId,
  knownOn: CalendarDate | null,
): readonly Reading[] {
  if (workbook.db.inTransaction) return standingReadings(workbook, id, knownOn);
  const kept = readingsFor.get(workbook) ?? new Map<string, KeptReadings>();
  readingsFor.set(workbook, kept);
  const key = `${id} ${knownOn}`;
  const mark = readingsMark(workbook, id);
  const before = kept.get(key);
  if (before?.mark === mark) return before.readings;
  const readings = standingReadings(workbook, id, knownOn);
  if (kept.size >= MOST_SERIES_KEPT) kept.clear();
  kept.set(key, { mark, readings });
  return readings;
}

const numbers = new WeakMap<readonly Reading[], number>();
let lastNumber = 0;

/** A number of a list of readings that no other list has: what was worked out of it is known by it. */
export function numberOf(readings: readonly Reading[]): number {
  const number = numbers.get(readings) ?? (lastNumber += 1);
  numbers.set(readings, number);
  return number;
}
