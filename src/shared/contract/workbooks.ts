/** Going from one workbook file to another, and what is kept of a person beside them all. */
import { z } from 'zod';
import { NumberChoice } from '../domain/number-form.ts';
import { command, query } from './procedure.ts';
import { WorkbookState } from './workbook.ts';

/** A file as a person names it: a full path, one beginning with ~, or a name in the usual folder. */
const Path = z.string().trim().min(1).max(4096);

const RecentWorkbook = z.object({
  path: z.string(),
  fileName: z.string(),
  folder: z.string(),
  /** UTC timestamp. */
  openedAt: z.string(),
  isOpen: z.boolean(),
  /** False where the file has been deleted, moved or renamed, or its disk is not there. */
  isThere: z.boolean(),
});
export type RecentWorkbook = z.infer<typeof RecentWorkbook>;

export const workbooksProcedures = {
  'workbooks.list': query(
    z.object({}),
    z.object({
      /** Where a new workbook goes unless another folder is named. */
      folder: z.string(),
      /** The one opened last first. */
      recents: z.array(RecentWorkbook),
    }),
  ),
  /** Opens another workbook in place of this one; refuses as opening does, and then keeps this one. */
  'workbooks.open': command(z.object({ path: Path }), WorkbookState),
  /** Makes an empty workbook and opens it; refuses `conflict` where the file exists, and `storage`. */
  'workbooks.make': command(z.object({ path: Path }), WorkbookState),
  /**
   * Gives the open workbook another name or folder: copied, checked, and only then removed where it
   * was. Refuses `conflict` where the file exists, `busy` where another program has it, and `storage`.
   */
  'workbooks.move': command(z.object({ path: Path }), WorkbookState),
  /** Takes a workbook off the list of recent ones, with null all; the files stay. */
  'workbooks.forget': command(z.object({ path: z.string().nullable() }), z.object({})),
  /** Keeps which page of the open workbook was looked at last. */
  'workbooks.keep-view': command(
    z.object({ route: z.string().startsWith('/').max(300) }),
    z.object({}),
  ),
  'settings.edit': command(z.object({ numbers: NumberChoice }), WorkbookState),
};
