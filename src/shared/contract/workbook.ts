/** The workbook file itself: which one is open, making one, checking and copying it. */
import { z } from 'zod';
import { CalendarDate } from '../domain/calendar.ts';
import { NumberChoice, WrittenNumbers } from '../domain/number-form.ts';
import { command, job, query } from './procedure.ts';

export const WorkbookBasics = z.object({
  /** Null until a workbook exists; then the start screen offers to make one. */
  workbook: z
    .object({
      path: z.string(),
      fileName: z.string(),
      folder: z.string(),
      sizeBytes: z.int(),
      /** UTC timestamp of the last change that is safe in the file. */
      savedAt: z.string(),
      preparedBy: z.string(),
      isSample: z.boolean(),
      /** The date it is shown as of; null for the machine's today. */
      asOf: CalendarDate.nullable(),
      schemaVersion: z.int(),
      /** What the next undo takes back and the next redo does again, in words; null for nothing. */
      undoes: z.string().nullable(),
      redoes: z.string().nullable(),
    })
    .nullable(),
  /** The date everything is judged on. */
  today: CalendarDate,
  /** Where a new workbook would be made. */
  defaultPath: z.string(),
  version: z.string(),
});

export const WorkbookState = WorkbookBasics.extend({
  /** Another number once another workbook is open: what was begun in one never goes into the other. */
  opening: z.int(),
  /** One's own workbook that the open sample lies beside, by its path; null without one. */
  ownBeside: z.string().nullable(),
  /** Where this workbook was looked at last, and may be again; null where that is gone or not known. */
  lastView: z.string().nullable(),
  /** How numbers are written on screen. */
  numbers: WrittenNumbers.extend({ choice: NumberChoice }),
});
export type WorkbookState = z.infer<typeof WorkbookState>;

export const VerifyResult = z.object({
  path: z.string(),
  sound: z.boolean(),
  /** What was checked, and what was wrong, one sentence each. */
  findings: z.array(z.string()),
  counts: z.record(z.string(), z.int()),
});
export type VerifyResult = z.infer<typeof VerifyResult>;

export const workbookProcedures = {
  'workbook.state': query(z.object({}), WorkbookState),
  /**
   * Makes the workbook at the default place and opens it; a sample holds three engagements. One's own
   * takes the place of the sample, which is kept beside it; any other workbook there is a conflict.
   */
  'workbook.create': job(z.object({ sample: z.boolean() }), WorkbookState),
  'workbook.edit': command(
    z.object({
      preparedBy: z.string().trim().max(200).optional(),
      asOf: CalendarDate.nullable().optional(),
    }),
    WorkbookBasics,
  ),
  /** Takes the last step since the workbook was opened back; refuses `conflict` without one. */
  'workbook.undo': command(z.object({}), z.object({ what: z.string() })),
  /** Does the step taken back last again; refuses `conflict` without one. */
  'workbook.redo': command(z.object({}), z.object({ what: z.string() })),
  'workbook.verify': query(z.object({}), VerifyResult),
  /** Writes a checked copy; refuses where the file exists. */
  'workbook.backup': job(z.object({ path: z.string().min(1) }), z.object({ path: z.string() })),
};
