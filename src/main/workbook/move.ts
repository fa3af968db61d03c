/** Giving a workbook file another place. */
import { existsSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { storageRefusal } from '#main/files/storage-refusal.ts';
import { alreadyThere } from '#main/files/write-atomically.ts';
import { copyTo } from './backup.ts';
import { whileAlone } from './workbook.ts';

/**
 * Moves a closed workbook: a copy is made and checked in the new place before the file goes from the
 * old one, so that whatever happens there is one. Refuses `conflict` where the new place is taken,
 * `busy` where someone has the workbook open, and `storage`; then it is where it was.
 */
export function moveWorkbook(from: string, to: string): void {
  const place = resolve(to);
  if (existsSync(place)) throw alreadyThere(place);
  whileAlone(from, (db) => copyTo(db, place));
  try {
    rmSync(from);
  } catch (error) {
    // One workbook in two places would be changed here and looked for there.
    rmSync(place, { force: true });
    throw storageRefusal(error, from);
  }
}
