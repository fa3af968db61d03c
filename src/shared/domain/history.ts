/** What became of an engagement's numbers: every change that its record keeps, each with its day. */
import { z } from 'zod';
import { CalendarDate } from './calendar.ts';
import { ReportEdition } from './disclosure.ts';
import { SeriesId } from './identity.ts';
import { VerdictWord } from './sign-off.ts';

const on = CalendarDate;
const ofSeries = {
  on,
  seriesId: SeriesId,
  subjectName: z.string(),
  metricName: z.string(),
  unit: z.string(),
  decimals: z.int(),
};
const agreed = z.object({ value: z.number(), date: CalendarDate });

export const HistoryEntry = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('correction'),
    ...ofSeries,
    /** The reading's own date. */
    date: CalendarDate,
    oldValue: z.number(),
    /** Null where the reading was withdrawn. */
    newValue: z.number().nullable(),
    reason: z.string(),
  }),
  z.object({
    kind: z.literal('baseline'),
    ...ofSeries,
    ...agreed.shape,
    /** What it took the place of; null for the first. */
    before: agreed.nullable(),
    note: z.string(),
    reason: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('target'),
    ...ofSeries,
    /** Its due date is `date`. */
    ...agreed.shape,
    before: agreed.nullable(),
    note: z.string(),
  }),
  z.object({
    kind: z.literal('target-withdrawal'),
    ...ofSeries,
    /** As the target said; its due date is `date`. */
    ...agreed.shape,
    reason: z.string(),
  }),
  z.object({
    kind: z.literal('sign-off'),
    ...ofSeries,
    judgedOn: CalendarDate,
    computed: VerdictWord,
    signed: VerdictWord,
    sentence: z.string(),
  }),
  z.object({
    kind: z.literal('import'),
    on,
    fileName: z.string(),
    /** Brought into this engagement, those withdrawn since included. */
    readings: z.int(),
    milestones: z.int(),
  }),
  z.object({
    kind: z.literal('disclosure'),
    on,
    identifier: z.string(),
    edition: ReportEdition,
    fileName: z.string(),
    from: CalendarDate.nullable(),
    to: CalendarDate.nullable(),
    redaction: z.enum(['none', 'people']),
  }),
]);
export type HistoryEntry = z.infer<typeof HistoryEntry>;
export type HistoryKind = HistoryEntry['kind'];
