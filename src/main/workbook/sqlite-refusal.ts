/** What SQLite says when it cannot go on, in words for people. */
import Database from 'better-sqlite3';
import { basename, dirname } from 'node:path';
import { Refusal } from '#shared/domain/refusal.ts';
import { damaged } from './inspect-file.ts';

/**
 * The Refusal for an error of SQLite about the workbook at `path` (`busy`, `damaged`, `storage`); any
 * other error, a broken constraint included, is given back as it is.
 */
export function sqliteRefusal(error: unknown, path: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const name = `“${basename(path)}”`;
  const refuse = (code: 'busy' | 'storage', sentence: string): Refusal =>
    new Refusal(code, sentence, [{ file: path, value: error.code }]);
  // Extended codes such as SQLITE_IOERR_WRITE begin with the primary one.
  switch (/^SQLITE_[A-Z]+/.exec(error.code)?.[0]) {
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return refuse(
        'busy',
        `${name} is being changed by another window or program just now; try again in a moment.`,
      );
    case 'SQLITE_CORRUPT':
      return damaged(path, 'parts of it cannot be read');
    case 'SQLITE_NOTADB':
      return damaged(path, 'its first page cannot be read');
    case 'SQLITE_FULL':
      return refuse(
        'storage',
        `The disk is full, so the change was not made to ${name}; make room in “${dirname(path)}” and try again.`,
      );
    case 'SQLITE_READONLY':
      return refuse(
        'storage',
        `${name} may not be changed here; check its permissions and those of “${dirname(path)}”, or copy it to a folder of your own.`,
      );
    case 'SQLITE_CANTOPEN':
      return refuse(
        'storage',
        `${name} could not be opened in “${dirname(path)}”; check the permissions of both.`,
      );
    case 'SQLITE_IOERR':
      return refuse(
        'storage',
        `The disk reported an error, so it could not be confirmed that ${name} holds the last change; open it again and look before you repeat it.`,
      );
    default:
      return error;
  }
}

/** The refusal of a workbook that something else has open. */
export function busy(path: string): Refusal {
  return new Refusal(
    'busy',
    `“${basename(path)}” is open in another window or program; close it there and try again.`,
    [{ file: path }],
  );
}

/** Whether the connection must be given up: what it has in memory may not be what is on the disk. */
export function isBeyondTrust(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(IOERR|CORRUPT|NOTADB)/.test(error.code);
}
