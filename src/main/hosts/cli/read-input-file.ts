/** Reading a file that a person named, within bounds. */
import { readFileSync, statSync } from 'node:fs';
import { storageErrorCode } from '#main/files/storage-refusal.ts';
import { Refusal } from '#shared/domain/refusal.ts';

/** How large a file may be, and what to do about one that is larger. */
interface Limit {
  readonly megabytes: number;
  readonly advice: string;
}

const forTables: Limit = { megabytes: 70, advice: 'split it and import the parts' };

/** Refuses `not-found`, `bad-input` for what is no file or too large, and `storage`. */
export function readInputFile(path: string, limit = forTables): Uint8Array<ArrayBuffer> {
  const place = [{ file: path }];
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) throw new Refusal('not-found', `There is no file “${path}”; check its name.`, place);
    if (!stat.isFile()) {
      throw new Refusal('bad-input', `“${path}” is not a file; name the file itself.`, place);
    }
    const { megabytes, advice } = limit;
    if (stat.size > megabytes * 1024 * 1024) {
      const message = `“${path}” is larger than ${megabytes} MB; ${advice}.`;
      throw new Refusal('bad-input', message, place);
    }
    return new Uint8Array(readFileSync(path));
  } catch (error) {
    const code = storageErrorCode(error);
    if (code === null) throw error;
    throw new Refusal(
      'storage',
      `“${path}” cannot be read (${code}); check its permissions.`,
      place,
    );
  }
}
