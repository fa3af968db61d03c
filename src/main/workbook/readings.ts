/**
 * Queries on readings and corrections.
 *
 * `knownOn` asks what was known at the end of a date: readings seen later are left out, corrections
 * made later are undone. With null everything counts.
 */
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { MetricId, ReadingId, ScoringChangeId, SeriesId } from '#shared/domain/identity.ts';
import type { Correction, Reading } from '#shared/domain/series.ts';
import { lastKnownDay } from './known-on.ts';
import type { Workbook } from './workbook.ts';

const COLUMNS = `
  id, series_id AS seriesId, date, value, seen_on AS seenOn, restated_by AS restatedBy, status,
  source, note, evidence, import_id AS importId`;

export type NewReading = Omit<Reading, 'id'>;

/**
 * The readings of a series that stand, in date order: of each date and scale the one seen last.
 * Values restated by a scoring change follow the original of their date.
 */
export function standingReadings(
  { db }: Workbook,
  seriesId: SeriesId,
  knownOn: CalendarDate | null,
): Reading[] {
  return db
    .prepare<{ seriesId: SeriesId; knownOn: CalendarDate }, Reading>(
      `WITH undone AS (
         -- Of the corrections made later, the first one holds the value that stood.
         SELECT reading_id, old_value FROM correction AS later
         WHERE corrected_on > @knownOn AND id = (
           SELECT min(id) FROM correction
           WHERE reading_id = later.reading_id AND corrected_on > @knownOn)
       ), known AS (
         SELECT reading.*, ifnull(old_value, value) AS known_value, row_number() OVER (
             PARTITION BY date, restated_by ORDER BY seen_on DESC, withdrawn DESC, id
           ) AS age
         FROM reading LEFT JOIN undone ON undone.reading_id = reading.id
         WHERE series_id = @seriesId AND seen_on <= @knownOn
           AND (withdrawn = 0 OR old_value IS NOT NULL)
       )
       SELECT ${COLUMNS.replace('value', 'known_value AS value')}
       FROM known WHERE age = 1 ORDER BY date, restated_by`,
    )
    .all({ seriesId, knownOn: lastKnownDay(knownOn) });
}

/** The date of the latest reading as far as known; null without one. */
export function lastReadingOn(
  { db }: Workbook,
  seriesId: SeriesId,
  knownOn: CalendarDate | null,
): CalendarDate | null {
  return (
    db
      .prepare<[SeriesId, CalendarDate], CalendarDate | null>(
        `SELECT max(date) FROM reading
         WHERE series_id = ? AND withdrawn = 0 AND restated_by IS NULL AND seen_on <= ?`,
      )
      .pluck()
      .get(seriesId, lastKnownDay(knownOn)) ?? null
  );
}

/** A reading that has not been withdrawn. */
export function getReading({ db }: Workbook, id: ReadingId): Reading | undefined {
  return db
    .prepare<[ReadingId], Reading>(`SELECT ${COLUMNS} FROM reading WHERE id = ? AND withdrawn = 0`)
    .get(id);
}

/** The reading of a date that was seen last and not withdrawn, on the scale given. */
export function latestVintage(
  { db }: Workbook,
  seriesId: SeriesId,
  date: CalendarDate,
  restatedBy: ScoringChangeId | null,
): Reading | undefined {
  return db
    .prepare<[SeriesId, CalendarDate, ScoringChangeId | null], Reading>(
      `SELECT ${COLUMNS} FROM reading
       WHERE series_id = ? AND date = ? AND restated_by IS ? AND withdrawn = 0
       ORDER BY seen_on DESC LIMIT 1`,
    )
    .get(seriesId, date, restatedBy);
}

/** Adds a reading; `recordedAt` is the UTC timestamp of the writing. */
export function insertReading(
  workbook: Workbook,
  reading: NewReading,
  recordedAt: string,
): ReadingId {
  return readingWriter(workbook, recordedAt).insert(reading);
}

/** Writes many readings and corrections with statements that are prepared once. */
export interface ReadingWriter {
  readonly insert: (reading: NewReading) => ReadingId;
  /** Changes a value, or withdraws it with null, and keeps the old value and the reason. */
  readonly correct: (correction: Omit<Correction, 'date'>) => void;
  /** The day of the last correction of a reading; null if there is none. */
  readonly lastCorrectedOn: (id: ReadingId) => CalendarDate | null;
}

export function readingWriter({ db }: Workbook, recordedAt: string): ReadingWriter {
  // By place, as many are written: naming each value takes as long again.
  const insert = db.prepare<(string | number | null)[]>(
    `INSERT INTO reading (series_id, date, value, seen_on, restated_by, status, source, note,
       evidence, import_id, recorded_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const keep = db.prepare<[unknown]>(
    `INSERT INTO correction (reading_id, old_value, new_value, reason, corrected_on, recorded_at)
     VALUES (@readingId, @oldValue, @newValue, @reason, @correctedOn, @recordedAt)`,
  );
  const withdraw = db.prepare<[ReadingId]>('UPDATE reading SET withdrawn = 1 WHERE id = ?');
  const change = db.prepare<[number, ReadingId]>('UPDATE reading SET value = ? WHERE id = ?');
  const last = db
    .prepare<[ReadingId], CalendarDate | null>(
      'SELECT max(corrected_on) FROM correction WHERE reading_id = ?',
    )
    .pluck();
  return {
    insert: ({ seriesId, date, value, seenOn, restatedBy, status, source, note, ...rest }) => {
      const { evidence, importId } = rest;
      const facts = [seriesId, date, value, seenOn, restatedBy, status, source, note];
      const { lastInsertRowid } = insert.run(...facts, evidence, importId, recordedAt);
      return Number(lastInsertRowid) as ReadingId;
    },
    correct: (correction) => {
      const { readingId, newValue } = correction;
      keep.run({ ...correction, recordedAt });
      if (newValue === null) withdraw.run(readingId);
      else change.run(newValue, readingId);
    },
    lastCorrectedOn: (id) => last.get(id) ?? null,
  };
}

/** The corrections of a series in the order in which they were made. */
export function listCorrections(
  { db }: Workbook,
  seriesId: SeriesId,
  knownOn: CalendarDate | null,
): Correction[] {
  return db
    .prepare<[SeriesId, CalendarDate], Correction>(
      `SELECT reading_id AS readingId, date, old_value AS oldValue, new_value AS newValue, reason,
         corrected_on AS correctedOn
       FROM correction JOIN reading ON reading.id = reading_id
       WHERE series_id = ? AND corrected_on <= ? ORDER BY correction.id`,
    )
    .all(seriesId, lastKnownDay(knownOn));
}

/** The lowest and highest standing value on a metric's own scale; null without readings. */
export function rangeOnMetric(
  { db }: Workbook,
  metricId: MetricId,
): { readonly lowest: number; readonly highest: number } | null {
  const row = db
    .prepare<[MetricId], { lowest: number | null; highest: number | null }>(
      `SELECT min(value) AS lowest, max(value) AS highest
       FROM reading JOIN tracked_series ON tracked_series.id = series_id
       WHERE metric_id = ? AND withdrawn = 0`,
    )
    .get(metricId);
  const { lowest = null, highest = null } = row ?? {};
  return lowest === null || highest === null ? null : { lowest, highest };
}
