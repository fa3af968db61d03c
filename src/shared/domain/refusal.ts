/**
 * What a person is told when a request cannot be done: a closed set of codes, one sentence that says
 * what happened, to which thing, and what to do, and details for programs.
 */
import { z } from 'zod';

export const RefusalCode = z.enum([
  /** The input is not right; nothing was changed. */
  'bad-input',
  /** A thing that was named is not there. */
  'not-found',
  /** The request collides with what is already there. */
  'conflict',
  /** Another process holds the workbook. */
  'busy',
  /** The file is not a Plumbline workbook. */
  'not-a-workbook',
  /** The workbook is damaged. */
  'damaged',
  /** The workbook was made by a newer version. */
  'newer-version',
  /** The disk, a permission or a folder stands in the way. */
  'storage',
  /** The person cancelled. */
  'cancelled',
  /** A fault of Plumbline's own. */
  'internal',
]);
export type RefusalCode = z.infer<typeof RefusalCode>;

/** One problem of an input: where it is, what was found, what was expected. */
export const Problem = z.object({
  file: z.string().optional(),
  row: z.int().optional(),
  column: z.string().optional(),
  field: z.string().optional(),
  value: z.string().optional(),
  expected: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;

export const RefusalRecord = z.object({
  code: RefusalCode,
  message: z.string(),
  details: z.array(Problem).default([]),
});
export type RefusalRecord = z.infer<typeof RefusalRecord>;

/** Thrown where a request cannot be done; hosts turn it into a {@link RefusalRecord}. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly details: Problem[];

  constructor(code: RefusalCode, message: string, details: Problem[] = []) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
  }

  toRecord(): RefusalRecord {
    return { code: this.code, message: this.message, details: this.details };
  }
}
