/** What stood in the way of reading or writing a file, in words. */
import { basename, dirname } from 'node:path';
import { Refusal } from '#shared/domain/refusal.ts';

/** The code of a failed file-system call, such as `ENOSPC`; null for any other kind of error. */
export function storageErrorCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' && /^E[A-Z0-9]+$/.test(error.code) ? error.code : null;
}

/**
 * The Refusal (`storage`) for a failed write of a file; any error that is no file-system error is
 * given back as it is.
 */
export function storageRefusal(error: unknown, path: string): unknown {
  const code = storageErrorCode(error);
  if (code === null) return error;
  return new Refusal('storage', sentence(code, path), [{ file: path, value: code }]);
}

function sentence(code: string, path: string): string {
  const file = `“${basename(path)}”`;
  const folder = `“${dirname(path)}”`;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk is full, so ${file} was not written; make room in ${folder} and try again.`;
    case 'EACCES':
    case 'EPERM':
      return `There is no permission to write ${file} in ${folder}; choose another folder.`;
    case 'EROFS':
      return `${folder} is read-only, so ${file} was not written; choose another folder.`;
    case 'ENOENT':
      return `The folder ${folder} does not exist, so ${file} was not written; make it or choose another.`;
    case 'ENOTDIR':
      return `${folder} is not a folder, so ${file} was not written; choose another place.`;
    case 'EISDIR':
      return `“${path}” is a folder; name the file to write in it.`;
    case 'ENAMETOOLONG':
      return `The name ${file} is too long for this disk; choose a shorter one.`;
    case 'EBUSY':
    case 'ETXTBSY':
      return `${file} is open in another program; close it there and try again.`;
    default:
      return `${file} could not be written in ${folder} (${code}); choose another place or try again.`;
  }
}
