/** Writing a workbook anew without the room that deleted records have left in it. */
import { realpathSync, statSync } from 'node:fs';
import { removeTemporary, temporaryBeside } from '#main/files/write-atomically.ts';
import { writeCopy } from './backup.ts';
import { replaceSound } from './replace.ts';

/** Sizes of the file in bytes. */
export interface Compacted {
  readonly bytesBefore: number;
  readonly bytesAfter: number;
}

/**
 * Compacts a closed workbook: a copy without the unused room is written beside it, checked, flushed, and
 * takes its place. Refuses `busy` where someone has it open, `damaged` and `storage`; then it is as it was.
 */
export function compactWorkbook(path: string): Compacted {
  const place = realpathSync(path);
  const temporary = temporaryBeside(place);
  try {
    const bytesBefore = replaceSound(place, temporary, (db) => {
      writeCopy(db, temporary);
      return statSync(place).size;
    });
    return { bytesBefore, bytesAfter: statSync(place).size };
  } finally {
    removeTemporary(temporary);
  }
}
