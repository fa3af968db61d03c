/** The Monday round: the readings that are due over all clients, and entering them together. */
import { z } from 'zod';
import { CalendarDate } from '../domain/calendar.ts';
import { Engagement } from '../domain/client.ts';
import { SeriesId } from '../domain/identity.ts';
import { Metric } from '../domain/metric.ts';
import { Reading, TrackedSeries } from '../domain/series.ts';
import { Subject } from '../domain/subject.ts';
import { Name, Note } from '../domain/text.ts';
import { command, query } from './procedure.ts';
import { Attention } from './trends.ts';

export const RoundRow = z.object({
  series: TrackedSeries,
  subject: Subject,
  metric: Metric,
  /** The last reading before the date of the round; null for none. */
  last: Reading.nullable(),
  /** Days from that reading, or without one from the engagement's start, to the date of the round. */
  age: z.int(),
  /** Whether a cadence has passed since then; a reading entered in the round leaves it so. */
  isDue: z.boolean(),
  /** Days beyond the cadence; 0 for what is not due or due on the day. */
  daysOverdue: z.int().min(0),
  /** The reading of the date itself, as seen last; null until it is entered. */
  present: Reading.nullable(),
  /** The day of a scoring change after the last reading: what comes after it cannot be compared. */
  scoringChangedOn: CalendarDate.nullable(),
});
export type RoundRow = z.infer<typeof RoundRow>;

export const RoundGroup = z.object({
  engagement: Engagement,
  /** What asks for attention, as in the portfolio. */
  attention: z.array(Attention),
  /** The main indicator first, then what is due. */
  rows: z.array(RoundRow),
});
export type RoundGroup = z.infer<typeof RoundGroup>;

export const Round = z.object({
  date: CalendarDate,
  /** The engagement most in need first, as in the portfolio; those that track nothing are left out. */
  groups: z.array(RoundGroup),
});
export type Round = z.infer<typeof Round>;

export const roundProcedures = {
  /**
   * Of the engagements that are active on the date, which is not after today; left out, today. At once,
   * it looks for no scoring changes that nobody announced, as the portfolio does.
   */
  'round.show': query(
    z.object({ date: CalendarDate.optional(), atOnce: z.boolean().default(false) }),
    Round,
  ),
  /**
   * Enters readings of one date in one step: all or nothing. A reading that the date has already is
   * corrected where a reason is given, left alone where it says the same, and refused otherwise.
   */
  'round.save': command(
    z.object({
      date: CalendarDate,
      entries: z
        .array(
          z.object({
            seriesId: SeriesId,
            value: z.number(),
            note: Note.default(''),
            /** Why the reading that is there already is corrected. */
            reason: Name.optional(),
          }),
        )
        .min(1, 'expected at least one reading'),
    }),
    z.object({
      date: CalendarDate,
      logged: z.int(),
      corrected: z.int(),
      /** Entries that say what is there already. */
      unchanged: z.int(),
    }),
  ),
};
