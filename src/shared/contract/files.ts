/** Files that come in and go out: imports and the Excel trend report. */
import { z } from 'zod';
import { CalendarDate } from '../domain/calendar.ts';
import { Disclosure } from '../domain/disclosure.ts';
import { EngagementId, ImportId } from '../domain/identity.ts';
import { Problem } from '../domain/refusal.ts';
import { SubjectKind } from '../domain/subject.ts';
import { job } from './procedure.ts';

/** Bytes of a file; carried natively over IPC and as base64 over HTTP. */
export const FileBytes = z.instanceof(Uint8Array);

/** How dates are written in a file, where the file itself does not settle it. */
export const DateOrder = z.enum(['day-first', 'month-first']);
export type DateOrder = z.infer<typeof DateOrder>;

/** The sign between whole and decimals, where the numbers of a file do not settle it. */
export const DecimalMark = z.enum(['point', 'comma']);
export type DecimalMark = z.infer<typeof DecimalMark>;

export const OnDuplicate = z.enum(['keep', 'replace', 'fail']);
export type OnDuplicate = z.infer<typeof OnDuplicate>;

/** What a person may say of a file; everything left out is found out or asked. */
export const ImportOptions = z.object({
  /** Left out only where the file itself names the client (milestones). */
  engagementId: EngagementId.optional(),
  /** A catalogue key or the name of a metric: what the values are readings of. */
  metric: z.string().optional(),
  /** For files whose columns are metrics: column header → metric; an empty one leaves it out. */
  metricOfColumn: z.record(z.string(), z.string()).default({}),
  /** The subject of a file that names none; the organisation where left out. */
  subject: z.string().optional(),
  /** Where a file calls a subject otherwise than the workbook: name in the file → subject. */
  subjectOfName: z.record(z.string(), z.string()).default({}),
  /**
   * What kind a subject is that the import makes. Left out: the organisation where it bears the
   * client's name, an executive by a title such as CEO, else a team member, whose name is protected.
   */
  subjectKinds: z.record(z.string(), SubjectKind).default({}),
  /** Which sheet of an Excel file, where several hold a table. */
  sheet: z.string().optional(),
  dateOrder: DateOrder.optional(),
  decimalMark: DecimalMark.optional(),
  /** The day on which the provider showed these values; left out, each value's own date. */
  seenOn: CalendarDate.optional(),
  /** The date of the scoring change whose new scale restated values stand on. */
  restatedBy: CalendarDate.optional(),
  /** What to do with a date that has another value already. */
  onDuplicate: OnDuplicate.default('fail'),
  /** Whether rows with problems may be left out; otherwise one bad row refuses the file. */
  skipProblems: z.boolean().default(false),
});
export type ImportOptions = z.infer<typeof ImportOptions>;

const importInput = z.object({
  fileName: z.string().min(1),
  bytes: FileBytes,
  options: ImportOptions,
});

/** One value (or milestone) as it would be written. */
export const ImportRow = z.object({
  row: z.int(),
  column: z.string(),
  date: CalendarDate,
  subject: z.string(),
  metric: z.string(),
  value: z.number().nullable(),
  title: z.string().nullable(),
  outcome: z.enum(['new', 'unchanged', 'conflict', 'restated']),
  /** The value that stands already, where there is one. */
  standing: z.number().nullable(),
});
export type ImportRow = z.infer<typeof ImportRow>;

export const ImportSummary = z.object({
  /** How the file was read: encoding, separator, header row, date form, decimal mark, in words. */
  readAs: z.array(z.string()),
  shape: z.enum(['long', 'wide-by-subject', 'wide-by-metric', 'single-series', 'milestones']),
  counts: z.object({
    /** New readings, restated ones included. */
    added: z.int(),
    /** Those of the added that are later vintages of dates that have a reading already. */
    restated: z.int(),
    unchanged: z.int(),
    conflicts: z.int(),
    rejected: z.int(),
    empty: z.int(),
  }),
  perSeries: z.array(z.object({ subject: z.string(), metric: z.string(), found: z.int() })),
  /** What is left out without a loss: titles, totals, averages, exact repeats; each with why. */
  ignored: z.array(Problem),
  /** Values that cannot be taken; each names row, column, value and what was expected. */
  problems: z.array(Problem),
  /** Subjects and metrics the import would make. */
  willCreate: z.array(
    z.object({
      kind: z.enum(['subject', 'metric', 'series']),
      name: z.string(),
      /** What it would be: "team member", "from the catalogue". */
      detail: z.string(),
    }),
  ),
});
export type ImportSummary = z.infer<typeof ImportSummary>;

export const ReportInput = z.object({
  engagementId: EngagementId,
  from: CalendarDate.optional(),
  to: CalendarDate.optional(),
  redact: z.enum(['none', 'people']).default('none'),
});

export const fileProcedures = {
  /** Reads and checks; writes nothing. */
  'imports.preview': job(
    importInput,
    z.object({ summary: ImportSummary, rows: z.array(ImportRow) }),
  ),
  /** One transaction: all rows or none. */
  'imports.commit': job(importInput, z.object({ importId: ImportId, summary: ImportSummary })),
  /** Makes the Excel trend report and records its disclosure. */
  'reports.make': job(
    ReportInput,
    z.object({ fileName: z.string(), bytes: FileBytes, disclosure: Disclosure }),
  ),
};
