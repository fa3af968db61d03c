/** Deleting a workbook file. */
import { rmSync } from 'node:fs';
import { flushFolderOf } from '#main/files/write-atomically.ts';
import { storageRefusal } from '#main/files/storage-refusal.ts';
import { whileAlone } from './workbook.ts';

/** Deletes a closed workbook for good. Refuses `busy` where someone has it open, and `storage`. */
export function removeWorkbook(place: string): void {
  // What waits in a -wal file goes into the workbook, and with it.
  whileAlone(place, () => undefined);
  try {
    rmSync(place);
    flushFolderOf(place);
  } catch (error) {
    throw storageRefusal(error, place);
  }
}
