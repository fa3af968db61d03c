/** Deleting a sample: the only workbook that is ever deleted from inside. */
import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { removeWithDigest } from '#main/files/digest.ts';
import { storageRefusal } from '#main/files/storage-refusal.ts';
import { flushFolderOf } from '#main/files/write-atomically.ts';
import { backupsFolder, backupsOf } from './backups.ts';
import { isSampleFile } from './sample-place.ts';
import { whileAlone } from './workbook.ts';

/**
 * Deletes a closed sample for good, with the backups of it. Backups of any other workbook that was in its
 * place before are left. Refuses `busy` where someone has it open, and `storage`.
 */
export function removeSampleFile(place: string): void {
  // What waits in a -wal file goes into the workbook, and with it.
  whileAlone(place, () => undefined);
  try {
    for (const { path } of backupsOf(place)) if (isSampleFile(path)) removeWithDigest(path);
    const folder = backupsFolder(place);
    if (existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
    rmSync(place);
    flushFolderOf(place);
  } catch (error) {
    throw storageRefusal(error, place);
  }
}
