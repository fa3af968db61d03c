/** Where a sample lies beside one's own workbook: `work.sample.plumb` beside `work.plumb`. */
import Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { APPLICATION_ID } from './inspect-file.ts';

const BESIDE = /\.sample(?:-\d+)?(?=\.plumb$)/;

/** The place of one's own workbook that a sample with this path lies beside; null for any other. */
export function ownPlaceOf(path: string): string | null {
  const name = basename(path);
  return BESIDE.test(name) ? join(dirname(path), name.replace(BESIDE, '')) : null;
}

/** The sample beside a workbook as far as there is one, else the place where one can be made. */
export function samplePlaceBeside(place: string): string {
  const stem = place.replace(/\.plumb$/, '');
  for (let number = 1; ; number += 1) {
    const path = `${stem}.sample${number === 1 ? '' : `-${number}`}.plumb`;
    if (!existsSync(path) || isSampleFile(path)) return path;
  }
}

/** Whether a file that may be anything is a sample; it is only looked at. */
export function isSampleFile(path: string): boolean {
  try {
    const db = new Database(path, { readonly: true, fileMustExist: true, timeout: 1_000 });
    try {
      return (
        db.pragma('application_id', { simple: true }) === APPLICATION_ID &&
        db.prepare('SELECT is_sample FROM workbook').pluck().get() === 1
      );
    } finally {
      db.close();
    }
  } catch (error) {
    if (error instanceof Database.SqliteError) return false;
    throw error;
  }
}
