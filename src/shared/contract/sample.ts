/** The sample: opened beside one's own workbook, and removed once it is no longer wanted. */
import { z } from 'zod';
import { command, job } from './procedure.ts';
import { WorkbookState } from './workbook.ts';

export const sampleProcedures = {
  /**
   * Opens the sample that lies beside the open workbook, or makes one there; nothing of it comes into
   * one's own. With a sample open already, that one stays. Refuses `busy` and `storage`.
   */
  'sample.open': job(z.object({}), WorkbookState),
  /**
   * Deletes the file of the open sample and its backups for good and goes on in one's own workbook that it lies beside,
   * or without one. Refuses `conflict` for any workbook that is not a sample, `busy` where another
   * program has it open, and `storage`; then it stays open.
   */
  'sample.remove': command(z.object({}), WorkbookState),
};
