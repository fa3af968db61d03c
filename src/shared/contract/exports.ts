/** Everything out as JSON or CSV, without a loss, and back in. */
import { z } from 'zod';
import { EngagementId } from '../domain/identity.ts';
import { FileBytes } from './files.ts';
import { job } from './procedure.ts';

/** One JSON document, or a zip archive of one CSV file per table. */
export const ExportFormat = z.enum(['json', 'csv']);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** What an export holds: the whole workbook, or one engagement with what it uses. */
export const ExportScope = z.enum(['everything', 'engagement']);
export type ExportScope = z.infer<typeof ExportScope>;

export const exportProcedures = {
  /**
   * Writes nothing. It holds private subjects and metrics too: it is no report, and no disclosure is
   * recorded. Equal contents give equal bytes.
   */
  'exports.make': job(
    z.object({ format: ExportFormat, engagementId: EngagementId.optional() }),
    z.object({
      fileName: z.string(),
      bytes: FileBytes,
      /** Rows of all tables together. */
      records: z.int(),
    }),
  ),
  /**
   * Reads an export back, in one transaction: into an empty workbook as it was, with the same numbers;
   * an engagement also beside what is there, under new numbers. Refuses `conflict` where the two do not
   * agree, `newer-version`, and `bad-input` for a file that is no export or does not fit together.
   */
  'exports.read-back': job(
    z.object({ fileName: z.string().min(1), bytes: FileBytes }),
    z.object({
      scope: ExportScope,
      /** Rows that were added. */
      added: z.int(),
      /** What was here already and stayed as it is, one sentence each. */
      kept: z.array(z.string()),
    }),
  ),
};
