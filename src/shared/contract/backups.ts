/** Nothing lost: rolling backups, restoring one, compacting the workbook, recovering a damaged one. */
import { z } from 'zod';
import { command, query } from './procedure.ts';
import { VerifyResult, WorkbookState } from './workbook.ts';

const BackupCounts = z.object({
  clients: z.int(),
  engagements: z.int(),
  readings: z.int(),
  milestones: z.int(),
});
export type BackupCounts = z.infer<typeof BackupCounts>;

const BackupFacts = z.object({
  path: z.string(),
  fileName: z.string(),
  /** Counts up; the order in which they were made. */
  number: z.int(),
  /** `YYYY-MM-DDTHH:MM:SS` in the machine's own time. */
  madeAt: z.string(),
  /** What it was made before: `restoring` or `version 5`; null for a usual one. */
  before: z.string().nullable(),
  sizeBytes: z.int(),
  /** Whether it is what was written; `without-digest` where that cannot be told. */
  state: z.enum(['good', 'without-digest', 'changed']),
  /** What is in it; null where it is not to be trusted. */
  counts: BackupCounts.nullable(),
});
export type BackupFacts = z.infer<typeof BackupFacts>;

const ListedBackup = BackupFacts.extend({
  /** How it differs from the workbook as it is now, in words; null where that cannot be told. */
  differs: z.string().nullable(),
});
export type ListedBackup = z.infer<typeof ListedBackup>;

const Path = z.string().trim().min(1).max(4096);

export const backupProcedures = {
  /** Asked also while the workbook cannot be opened. */
  'backups.list': query(
    z.object({}),
    z.object({
      folder: z.string(),
      /** The last made first. */
      backups: z.array(ListedBackup),
      /** Why the last automatic backup could not be made; null where it could. */
      problem: z.string().nullable(),
    }),
  ),
  /** Makes one now; gives the last one where nothing has changed since. Refuses `storage`, `damaged`. */
  'backups.make': command(z.object({}), z.object({ path: z.string(), isNew: z.boolean() })),
  /** Checks a backup, or another copy that is not open, from end to end. */
  'backups.verify': query(z.object({ path: Path }), VerifyResult),
  /**
   * Puts a backup in the place of the workbook, which is backed up first, or set aside where it cannot be
   * read. Refuses what is foreign, newer or damaged before anything is touched, and `busy`, `storage`.
   */
  'backups.restore': command(
    z.object({ path: Path }),
    WorkbookState.extend({
      /** The backup of what was there before. */
      before: z.string().nullable(),
      /** Where a workbook that cannot be read is kept. */
      setAside: z.string().nullable(),
    }),
  ),
  /** Writes the file anew without unused room. Refuses `busy`, `damaged` and `storage`. */
  'workbook.compact': command(
    z.object({}),
    z.object({ bytesBefore: z.int(), bytesAfter: z.int() }),
  ),
  /**
   * Saves what can be read of a damaged workbook into a new one: beside it, or where `out` says. Refuses
   * `conflict` where that exists, `damaged` where nothing can be read, and `storage`.
   */
  'workbook.recover': command(
    z.object({ out: Path.optional() }),
    z.object({
      path: z.string(),
      counts: z.record(z.string(), z.int()),
      /** What was lost, one sentence each. */
      lost: z.array(z.string()),
      /** The file beside the new workbook that says the same; null where nothing was lost. */
      list: z.string().nullable(),
    }),
  ),
};
