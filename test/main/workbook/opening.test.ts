import Database from 'better-sqlite3';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createWorkbook, openWorkbook } from '#main/workbook/workbook.ts';
import { fill, NEW, newWorkbook } from './a-workbook.ts';
import { refusalOf } from './refusal-of.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A closed workbook with a few readings in it. */
function closedWorkbook(path = join(temporaryFolder(), 'work.plumb')): string {
  const workbook = createWorkbook(path, NEW);
  fill(workbook);
  workbook.close();
  return path;
}

/** Overwrites bytes in the middle of a file. */
function scribble(path: string, at: number, bytes: Buffer): void {
  const content = readFileSync(path);
  bytes.copy(content, at);
  writeFileSync(path, content);
}

describe('making a workbook', () => {
  it('makes the folder and a file that only its owner may read', () => {
    const path = join(temporaryFolder(), 'clients', '2026', 'work.plumb');
    const workbook = newWorkbook(path);
    expect(workbook.path).toBe(path);
    expect(statSync(path).mode & 0o077).toBe(0);
  });

  it('leaves one file once it is closed', () => {
    const folder = temporaryFolder();
    newWorkbook(join(folder, 'work.plumb')).close();
    expect(readdirSync(folder)).toEqual(['work.plumb']);
  });

  it('refuses a file that exists and leaves it as it was', () => {
    const path = join(temporaryFolder(), 'work.plumb');
    writeFileSync(path, 'my notes');
    expect(refusalOf(() => createWorkbook(path, NEW)).code).toBe('conflict');
    expect(readFileSync(path, 'utf8')).toBe('my notes');
  });

  it('refuses a place inside a file, and leaves nothing behind', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    const refusal = refusalOf(() => createWorkbook(join(folder, 'file', 'work.plumb'), NEW));
    expect(refusal.code).toBe('storage');
    expect(readdirSync(folder)).toEqual(['file']);
  });
});

describe('opening a workbook', () => {
  it('gives back what was written', () => {
    const workbook = openWorkbook(closedWorkbook());
    expect(workbook.db.prepare('SELECT count(*) FROM reading').pluck().get()).toBe(3);
    workbook.close();
  });

  it('sets everything that keeps it safe', () => {
    const { db } = newWorkbook();
    const pragmas = Object.fromEntries(
      'locking_mode journal_mode synchronous foreign_keys trusted_schema cell_size_check mmap_size secure_delete temp_store busy_timeout checkpoint_fullfsync'
        .split(' ')
        .map((name) => [name, db.pragma(name, { simple: true })]),
    );
    expect(pragmas).toEqual({
      locking_mode: 'normal',
      journal_mode: 'wal',
      synchronous: 2,
      foreign_keys: 1,
      trusted_schema: 0,
      cell_size_check: 1,
      mmap_size: 0,
      secure_delete: 1,
      temp_store: 2,
      busy_timeout: 250,
      checkpoint_fullfsync: 1,
    });
  });

  it('refuses a second opening in the same process without touching the file', () => {
    const workbook = newWorkbook();
    fill(workbook);
    expect(refusalOf(() => openWorkbook(workbook.path)).code).toBe('busy');
    expect(workbook.db.prepare('SELECT count(*) FROM reading').pluck().get()).toBe(3);
  });
});

interface BadFile {
  readonly what: string;
  readonly code: string;
  readonly says: RegExp;
  readonly make: (path: string) => void;
}

const badFiles: BadFile[] = [
  {
    what: 'an empty file',
    code: 'damaged',
    says: /is empty .* cut off while copying/,
    make: (path) => writeFileSync(path, ''),
  },
  {
    what: 'a file of one byte',
    code: 'damaged',
    says: /is empty \(1 bytes\)/,
    make: (path) => writeFileSync(path, 'S'),
  },
  {
    what: 'a text file',
    code: 'not-a-workbook',
    says: /not a Plumbline workbook.*import it/,
    make: (path) => writeFileSync(path, 'date,value\n2026-01-05,41\n'),
  },
  {
    what: 'a spreadsheet',
    code: 'not-a-workbook',
    says: /not a Plumbline workbook/,
    make: (path) =>
      writeFileSync(path, Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(9_000)])),
  },
  {
    what: 'a database of another program',
    code: 'not-a-workbook',
    says: /another program.*Nothing was changed/,
    make: (path) => {
      const db = new Database(path);
      db.exec('CREATE TABLE bookmarks (url TEXT)');
      db.close();
    },
  },
  {
    what: 'a database that merely has the tables',
    code: 'not-a-workbook',
    says: /another program/,
    make: (path) => {
      closedWorkbook(path);
      const db = new Database(path);
      db.pragma('application_id = 0');
      db.close();
    },
  },
  {
    what: 'a workbook of a newer version',
    code: 'newer-version',
    says: /newer version of Plumbline.*Nothing was changed/,
    make: (path) => {
      closedWorkbook(path);
      const db = new Database(path);
      db.pragma('user_version = 99');
      db.close();
    },
  },
  {
    what: 'the header alone',
    code: 'damaged',
    says: /damaged: it ends after 60 bytes/,
    make: (path) => truncateSync(closedWorkbook(path), 60),
  },
  {
    what: 'the first half',
    code: 'damaged',
    says: /damaged: it has \d+ bytes where \d+ are expected.*restore a backup/,
    make: (path) => truncateSync(closedWorkbook(path), 40_960),
  },
  {
    what: 'a workbook that lacks its last byte, which SQLite does not notice',
    code: 'damaged',
    says: /damaged: it has \d+ bytes/,
    make: (path) => truncateSync(closedWorkbook(path), statSync(path).size - 1),
  },
  {
    what: 'a workbook with something behind its end',
    code: 'damaged',
    says: /damaged: it has \d+ bytes/,
    make: (path) => writeFileSync(closedWorkbook(path), Buffer.alloc(777), { flag: 'a' }),
  },
  {
    what: 'a page of zeros',
    code: 'damaged',
    says: /damaged/,
    make: (path) => scribble(closedWorkbook(path), 4096 * 8, Buffer.alloc(4096)),
  },
  {
    what: 'a garbled schema',
    code: 'damaged',
    says: /damaged/,
    make: (path) => scribble(closedWorkbook(path), 100, Buffer.alloc(200, 0xee)),
  },
  {
    what: 'a workbook that lost a table',
    code: 'damaged',
    says: /damaged: it lacks table disclosure/,
    make: (path) => {
      closedWorkbook(path);
      const db = new Database(path);
      db.exec('DROP VIEW disclosures; DROP TABLE disclosure');
      db.close();
    },
  },
  {
    what: 'a workbook that lost a rule',
    code: 'damaged',
    says: /damaged: it lacks index one_main_series/,
    make: (path) => {
      closedWorkbook(path);
      const db = new Database(path);
      db.exec('DROP INDEX one_main_series');
      db.close();
    },
  },
];

describe('files that are no workbook to work with', () => {
  it.each(badFiles)('refuses $what and leaves it as it was', ({ code, says, make }) => {
    const folder = temporaryFolder();
    const path = join(folder, 'work.plumb');
    make(path);
    const before = readFileSync(path);
    const refusal = refusalOf(() => openWorkbook(path));
    expect(refusal.code).toBe(code);
    expect(refusal.message).toMatch(says);
    expect(refusal.message).not.toMatch(/SQLITE|Error/);
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual(['work.plumb']);
    // Refused once, it can be looked at again: nothing holds it.
    expect(refusalOf(() => openWorkbook(path)).code).toBe(code);
  });

  it('refuses a workbook whose -wal file is of another database', () => {
    const path = closedWorkbook();
    const other = join(temporaryFolder(), 'other.db');
    const db = new Database(other);
    db.pragma('journal_mode = WAL');
    db.exec('CREATE TABLE bookmarks (url TEXT)');
    copyFileSync(`${other}-wal`, `${path}-wal`);
    db.close();
    const bytes = () => Buffer.concat([readFileSync(path), readFileSync(`${path}-wal`)]);
    const before = bytes();
    const refusal = refusalOf(() => openWorkbook(path));
    expect(refusal.code).toBe('damaged');
    expect(refusal.message).toContain('-wal file beside it');
    expect(bytes().equals(before)).toBe(true);
  });

  it('refuses a folder', () => {
    const path = join(temporaryFolder(), 'work.plumb');
    mkdirSync(path);
    const refusal = refusalOf(() => openWorkbook(path));
    expect([refusal.code, refusal.message]).toEqual([
      'not-a-workbook',
      `“${path}” is a folder; name the workbook file in it.`,
    ]);
  });

  it.runIf(process.platform !== 'win32')('refuses a pipe instead of waiting for it', () => {
    const path = join(temporaryFolder(), 'work.plumb');
    execFileSync('mkfifo', [path]);
    expect(refusalOf(() => openWorkbook(path)).message).toContain('is not a file');
  });

  it('refuses a missing file and makes none', () => {
    const folder = temporaryFolder();
    const refusal = refusalOf(() => openWorkbook(join(folder, 'work.plumb')));
    expect(refusal.code).toBe('not-found');
    expect(refusal.message).toContain('There is no workbook at');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says so where even the folder is missing', () => {
    const folder = temporaryFolder();
    const refusal = refusalOf(() => openWorkbook(join(folder, 'gone', 'work.plumb')));
    expect(refusal.message).toContain('gone” does not exist');
    expect(readdirSync(folder)).toEqual([]);
  });

  it.runIf(process.platform !== 'win32')(
    'refuses a file, and a folder, that it may read but not change',
    () => {
      const folder = temporaryFolder();
      const path = closedWorkbook(join(folder, 'work.plumb'));
      chmodSync(folder, 0o777);
      chmodSync(path, 0o444);
      expect(refusedTo(path)).toMatch(/^storage: .*may not be read and changed here/);
      chmodSync(path, 0o666);
      chmodSync(folder, 0o555);
      expect(refusedTo(path)).toMatch(/^storage: .*permissions and those of its folder/);
      chmodSync(folder, 0o700);
    },
  );
});

/** What an ordinary user is told on opening; the all-powerful one is told nothing. */
function refusedTo(path: string): string {
  const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  return execFileSync(process.execPath, [join(import.meta.dirname, 'child-open.ts'), path], {
    encoding: 'utf8',
    ...nobody,
  });
}
