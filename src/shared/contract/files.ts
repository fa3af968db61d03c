/** Client files that come in. */
import { z } from 'zod';
import { CalendarDate } from '../domain/calendar.ts';
import { EngagementId, ImportId } from '../domain/identity.ts';
import { Problem } from '../domain/refusal.ts';
import { SubjectKind } from '../domain/subject.ts';
import { Name } from '../domain/text.ts';
import { job, query } from './procedure.ts';

/** Bytes of a file; carried natively over IPC and as base64 over HTTP. */
export const FileBytes = z.instanceof(Uint8Array);

/** How dates are written in a file, where the file itself does not settle it. */
export const DateOrder = z.enum(['day-first', 'month-first']);
export type DateOrder = z.infer<typeof DateOrder>;

/** The sign between whole and decimals, where the numbers of a file do not settle it. */
export const DecimalMark = z.enum(['point', 'comma']);
export type DecimalMark = z.infer<typeof DecimalMark>;

/**
 * What becomes of a value that differs from the one that stands for its date: that one is kept, or
 * replaced as a correction, or both are kept as vintages, the file's as the one seen later.
 */
export const ConflictDecision = z.enum(['keep', 'replace', 'both']);
export type ConflictDecision = z.infer<typeof ConflictDecision>;

export const OnDuplicate = z.enum([...ConflictDecision.options, 'fail']);
export type OnDuplicate = z.infer<typeof OnDuplicate>;

/** What a column of a file is; `leave-out` where it is not to be read. */
export const ColumnMeaning = z.enum([
  'date',
  'value',
  'subject',
  'metric',
  'client',
  'milestone',
  'category',
  'status',
  'owner',
  'evidence',
  'source',
  'note',
  'leave-out',
]);
export type ColumnMeaning = z.infer<typeof ColumnMeaning>;

/** How a file lays out what it holds. Driver counts are wide by metric, or long, of drivers. */
export const ImportShape = z.enum([
  'long',
  'wide-by-subject',
  'wide-by-metric',
  'single-series',
  'milestones',
]);
export type ImportShape = z.infer<typeof ImportShape>;

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
  /** The file's row that names the columns, as a person counts rows; left out, it is found. */
  headerRow: z.int().min(1).optional(),
  /** Where a column is not what its header says: column header → what it is. */
  columnMeanings: z.record(z.string(), ColumnMeaning).default({}),
  /** Only where a person overrides how the file was understood. */
  shape: ImportShape.optional(),
  dateOrder: DateOrder.optional(),
  decimalMark: DecimalMark.optional(),
  /** The day on which the provider showed these values; left out, each value's own date. */
  seenOn: CalendarDate.optional(),
  /** The date of the scoring change whose new scale restated values stand on. */
  restatedBy: CalendarDate.optional(),
  /** What to do with a date that has another value already. */
  onDuplicate: OnDuplicate.default('fail'),
  /** Decisions on single values, which go before that: `conflictKey` of the row → decision. */
  onConflict: z.record(z.string(), ConflictDecision).default({}),
  /** Whether rows with problems may be left out; otherwise one bad row refuses the file. */
  skipProblems: z.boolean().default(false),
  /** Whether what was answered for the last file with these columns holds where nothing is said now. */
  useRemembered: z.boolean().default(false),
});
export type ImportOptions = z.infer<typeof ImportOptions>;

/**
 * The answers that are true of every file of a source. The days of its values and what is decided on
 * single ones are not.
 */
export const ImportAnswers = ImportOptions.pick({
  metric: true,
  metricOfColumn: true,
  subject: true,
  subjectOfName: true,
  subjectKinds: true,
  sheet: true,
  headerRow: true,
  columnMeanings: true,
  shape: true,
  dateOrder: true,
  decimalMark: true,
});

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
  /** Names the value in `onConflict`; null for what is no conflict. */
  conflictKey: z.string().nullable(),
});
export type ImportRow = z.infer<typeof ImportRow>;

export const ImportSummary = z.object({
  /** How the file was read: encoding, separator, header row, date form, decimal mark, in words. */
  readAs: z.array(z.string()),
  shape: ImportShape,
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

/** A name in the file that nearly matches subjects there are; offered, never made one by itself. */
export const NearName = z.object({ name: z.string(), like: z.array(z.string()).min(1) });
export type NearName = z.infer<typeof NearName>;

/** A column as it was understood. */
export const InspectedColumn = z.object({
  /** As it stands in the file; "column D" where the header is empty. */
  header: z.string(),
  /** From 0. */
  index: z.int(),
  /** Null where nothing says what it is: a column of values, or one that is not read. */
  meaning: ColumnMeaning.nullable(),
  /** Why, in words: "named like a date", "holds dates", "not recognised". */
  guess: z.string(),
  /** Up to 5 of its values, as a person sees them. */
  examples: z.array(z.string()),
  /** The metric that the header or the options give it. */
  metric: z.string().nullable(),
});
export type InspectedColumn = z.infer<typeof InspectedColumn>;

/** What a file looks like, before it is said what it means. */
export const ImportInspection = z.object({
  kind: z.enum(['delimited', 'excel']),
  readAs: z.array(z.string()),
  /** Of an Excel file; none of a delimited one. */
  sheets: z.array(
    z.object({
      name: z.string(),
      isHidden: z.boolean(),
      rows: z.int(),
      columns: z.int(),
      hasTable: z.boolean(),
    }),
  ),
  /** The sheet that is read; null for delimited files, and where several hold a table. */
  sheet: z.string().nullable(),
  /** The first 30 rows with something in them, at most 30 columns each, to choose a header row by. */
  rows: z.array(z.object({ number: z.int(), cells: z.array(z.string()) })),
  /** The row that names the columns, as found or as given; null where none does. */
  headerRow: z.int().nullable(),
  columns: z.array(InspectedColumn),
  /** Null where no table was found. */
  shape: ImportShape.nullable(),
  /** "one row per reading", "one column per person", … */
  shapeWords: z.string(),
  /** How a file with these columns was read for this engagement before. */
  remembered: z
    .object({ usedOn: CalendarDate, fileName: z.string(), options: ImportAnswers })
    .nullable(),
});
export type ImportInspection = z.infer<typeof ImportInspection>;

/** An import that was made, with what of it still stands. */
export const ImportRecord = z.object({
  id: ImportId,
  fileName: z.string(),
  /** UTC timestamp. */
  importedAt: z.string(),
  added: z.int(),
  unchanged: z.int(),
  corrected: z.int(),
  rejected: z.int(),
  /** The engagements it wrote to. */
  engagements: z.array(z.string()),
  /** How many of the readings it added were not withdrawn since. */
  standing: z.int(),
  /** How many milestones came from it; taking it back leaves them. */
  milestones: z.int(),
});
export type ImportRecord = z.infer<typeof ImportRecord>;

export const fileProcedures = {
  /** Looks at the file alone, so that a person can say how it is to be read; writes nothing. */
  'imports.inspect': job(importInput, ImportInspection),
  /** Reads and checks; writes nothing. */
  'imports.preview': job(
    importInput,
    z.object({
      summary: ImportSummary,
      rows: z.array(ImportRow),
      nearNames: z.array(NearName),
    }),
  ),
  /** One transaction: all rows or none. */
  'imports.commit': job(importInput, z.object({ importId: ImportId, summary: ImportSummary })),
  /** Every import, the newest first. */
  'imports.list': query(z.object({}), z.array(ImportRecord)),
  /**
   * Withdraws every reading that the import added and still stands, and restores the values it
   * replaced, all as corrections: for looking back, when undo does not reach it any more.
   */
  'imports.take-back': job(
    z.object({ importId: ImportId, reason: Name }),
    z.object({ withdrawn: z.int(), restored: z.int() }),
  ),
};
