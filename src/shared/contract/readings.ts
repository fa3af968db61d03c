/** Readings, their corrections, baselines and targets. */
import { z } from 'zod';
import { CalendarDate } from '../domain/calendar.ts';
import { ReadingId, SeriesId } from '../domain/identity.ts';
import {
  Baseline,
  Correction,
  Reading,
  ReadingStatus,
  Target,
  WithdrawnTarget,
} from '../domain/series.ts';
import { Name, Note } from '../domain/text.ts';
import { command, query } from './procedure.ts';

export const readingProcedures = {
  /** Every reading that stands, restated ones included, in date order. */
  'readings.list': query(z.object({ seriesId: SeriesId }), z.array(Reading)),
  /** Refuses a value off the scale, and a date that has a reading already. */
  'readings.log': command(
    z.object({
      seriesId: SeriesId,
      date: CalendarDate,
      value: z.number(),
      note: Note.default(''),
      source: Note.default(''),
      status: ReadingStatus.default('normal'),
      /** Left out, it was seen on its own date. */
      seenOn: CalendarDate.optional(),
    }),
    Reading,
  ),
  /** Changes (or, with null, withdraws) a reading; the old value and the reason stay. */
  'readings.correct': command(
    z.object({ readingId: ReadingId, value: z.number().nullable(), reason: Name }),
    Correction,
  ),
  'corrections.list': query(z.object({ seriesId: SeriesId }), z.array(Correction)),
  /** Agrees the baseline; one that stands already is replaced only with a reason. */
  'baselines.agree': command(
    z.object({
      seriesId: SeriesId,
      date: CalendarDate,
      value: z.number(),
      note: Note.default(''),
      reason: Name.optional(),
    }),
    Baseline,
  ),
  'targets.set': command(
    z.object({
      seriesId: SeriesId,
      value: z.number(),
      dueOn: CalendarDate,
      note: Note.default(''),
    }),
    Target,
  ),
  /** Takes back the target that stands; it stays on record with the reason. */
  'targets.withdraw': command(z.object({ seriesId: SeriesId, reason: Name }), WithdrawnTarget),
};
