import Database from 'better-sqlite3';
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { digestPath } from '#main/files/digest.ts';
import { backupsOf, backupState, makeBackup, removeOldBackups } from '#main/workbook/backups.ts';
import { compactWorkbook } from '#main/workbook/compact.ts';
import { restoreWorkbook } from '#main/workbook/restore.ts';
import { openWorkbook, type Workbook } from '#main/workbook/workbook.ts';
import { fill, newWorkbook } from './a-workbook.ts';
import { refusalOf } from './refusal-of.ts';

const NOW = new Date('2026-11-25T09:00:00');
const LATER = new Date('2026-11-26T09:00:00');

const valuesIn = ({ db }: Workbook) =>
  db.prepare('SELECT value FROM reading ORDER BY id').pluck().all();

/** What is in a closed workbook. */
function readingsIn(path: string): unknown[] {
  const workbook = openWorkbook(path);
  try {
    return valuesIn(workbook);
  } finally {
    workbook.close();
  }
}

/** A closed workbook with a backup of three readings, and two readings since. */
function changedSinceBackup(): { path: string; backup: string } {
  const workbook = newWorkbook();
  fill(workbook);
  const backup = makeBackup(workbook.db, workbook.path, NOW);
  workbook.db.exec(`INSERT INTO reading (series_id, date, value, seen_on, recorded_at) VALUES
    (1, '2012-03-26', 43, '2012-03-26', '2012-03-26T09:00:00.000Z'),
    (1, '2012-04-02', 44, '2012-04-02', '2012-04-02T09:00:00.000Z')`);
  workbook.close();
  return { path: workbook.path, backup };
}

const filesBeside = (path: string) => readdirSync(dirname(path)).sort();

function flipBitOf(path: string, word: string): void {
  const bytes = readFileSync(path);
  const at = bytes.indexOf(word);
  expect(at).toBeGreaterThan(0);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

describe('restoring a backup', () => {
  it('brings back what it holds, and backs up what was there, so that this can be undone', () => {
    const { path, backup } = changedSinceBackup();
    const { before, setAside } = restoreWorkbook(path, backup, LATER);
    expect(readingsIn(path)).toEqual([41.2, 42, 41.8]);
    expect(setAside).toBeNull();
    expect(before).toContain('work backup 2 of 2026-11-26 09.00.00 before restoring.plumb');
    restoreWorkbook(path, before ?? '', LATER);
    expect(readingsIn(path)).toEqual([41.2, 42, 41.8, 43, 44]);
    expect(filesBeside(path)).toEqual(['work backups', 'work.plumb']);
  });

  it('leaves no change of the old workbook waiting that the restored one would take over', () => {
    const { path, backup } = changedSinceBackup();
    const crashed = crashedCopy(path);
    restoreWorkbook(crashed, backup, LATER);
    expect(readingsIn(crashed)).toEqual([41.2, 42, 41.8]);
    const [before] = backupsOf(crashed);
    expect(readingsIn(before?.path ?? '')).toEqual([41.2, 42, 41.8, 43, 44, 45]);
  });

  it('keeps a damaged workbook, with the files beside it, under another name', () => {
    const { path, backup } = changedSinceBackup();
    const bytes = readFileSync(path).fill(0, 0, 4096);
    writeFileSync(path, bytes);
    writeFileSync(`${path}-wal`, 'changes that waited');
    const { before, setAside } = restoreWorkbook(path, backup, LATER);
    expect(before).toBeNull();
    expect(setAside).toBe(path.replace('.plumb', '.damaged.plumb'));
    expect(readFileSync(setAside ?? '').equals(bytes)).toBe(true);
    expect(readFileSync(`${setAside ?? ''}-wal`, 'utf8')).toBe('changes that waited');
    expect(readingsIn(path)).toEqual([41.2, 42, 41.8]);
  });

  it('brings back a workbook that was deleted', () => {
    const { path, backup } = changedSinceBackup();
    rmSync(path);
    expect(restoreWorkbook(path, backup, LATER)).toEqual({ before: null, setAside: null });
    expect(readingsIn(path)).toEqual([41.2, 42, 41.8]);
  });

  it.each([
    ['a flipped bit', (file: string) => flipBitOf(file, 'Content culture'), 'damaged'],
    [
      'half of a file',
      (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 9_000)),
      'damaged',
    ],
    ['an empty file', (file: string) => writeFileSync(file, ''), 'damaged'],
    ['a picture', (file: string) => writeFileSync(file, 'PNG'.repeat(99)), 'not-a-workbook'],
    ['a missing file', (file: string) => rmSync(file), 'not-found'],
    [
      'a newer version',
      (file: string) => changeFile(file, 'PRAGMA user_version = 999'),
      'newer-version',
    ],
    [
      'another program’s database',
      (file: string) => changeFile(file, 'PRAGMA application_id = 1'),
      'not-a-workbook',
    ],
    [
      'a copy of another workbook',
      (file: string) => {
        changeFile(file, `UPDATE workbook SET uuid = 'another'`);
        rmSync(digestPath(file));
      },
      'conflict',
    ],
  ])('refuses %s before it touches anything', (_, spoil, code) => {
    const { path, backup } = changedSinceBackup();
    spoil(backup);
    const bytes = readFileSync(path);
    expect(refusalOf(() => restoreWorkbook(path, backup, LATER)).code).toBe(code);
    expect(readFileSync(path).equals(bytes)).toBe(true);
    expect(filesBeside(path)).toEqual(['work backups', 'work.plumb']);
  });

  it('refuses while anyone has the workbook open, who goes on undisturbed', () => {
    const { path, backup } = changedSinceBackup();
    const open = openWorkbook(path);
    expect(refusalOf(() => restoreWorkbook(path, backup, LATER)).code).toBe('busy');
    expect(valuesIn(open)).toHaveLength(5);
    open.close();
    const elsewhere = new Database(path);
    elsewhere.prepare('SELECT * FROM client').all();
    expect(refusalOf(() => restoreWorkbook(path, backup, LATER)).code).toBe('busy');
    elsewhere.close();
    expect(readingsIn(path)).toHaveLength(5);
  });

  it('refuses the workbook itself', () => {
    const { path } = changedSinceBackup();
    expect(refusalOf(() => restoreWorkbook(path, path, LATER)).code).toBe('conflict');
  });
});

/** A workbook with the same content and one more reading that only its -wal file knows of. */
function crashedCopy(path: string): string {
  const workbook = openWorkbook(path);
  workbook.db.exec(`INSERT INTO reading (series_id, date, value, seen_on, recorded_at)
    VALUES (1, '2012-04-09', 45, '2012-04-09', '2012-04-09T09:00:00.000Z')`);
  const crashed = join(dirname(path), 'crashed.plumb');
  for (const end of ['', '-wal']) copyFileSync(path + end, crashed + end);
  workbook.close();
  return crashed;
}

function changeFile(path: string, sql: string): void {
  const db = new Database(path);
  db.exec(sql);
  db.close();
}

describe('compacting a workbook', () => {
  it('gives back the room of what was deleted and keeps everything else', () => {
    const workbook = newWorkbook();
    fill(workbook);
    workbook.db.exec(`
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
      INSERT INTO client (name) SELECT printf('%064d', i) FROM n;
      DELETE FROM client WHERE id > 1`);
    workbook.close();
    const { bytesBefore, bytesAfter } = compactWorkbook(workbook.path);
    expect(bytesAfter).toBeLessThan(bytesBefore / 2);
    expect(readFileSync(workbook.path)).toHaveLength(bytesAfter);
    expect(readingsIn(workbook.path)).toEqual([41.2, 42, 41.8]);
    expect(filesBeside(workbook.path)).toEqual(['work.plumb']);
  });

  it('refuses while it is open, and leaves a damaged one as it is', () => {
    const workbook = newWorkbook();
    fill(workbook);
    expect(refusalOf(() => compactWorkbook(workbook.path)).code).toBe('busy');
    workbook.close();
    const bytes = readFileSync(workbook.path);
    bytes.fill(0, 3 * 4096, 6 * 4096);
    writeFileSync(workbook.path, bytes);
    expect(refusalOf(() => compactWorkbook(workbook.path)).code).toBe('damaged');
    expect(readFileSync(workbook.path).equals(bytes)).toBe(true);
  });
});

describe('the rolling backups', () => {
  it('are named so that people understand them, with a digest that sha256sum can check', () => {
    const workbook = newWorkbook();
    const path = makeBackup(workbook.db, workbook.path, NOW);
    expect(path).toBe(
      join(dirname(workbook.path), 'work backups', 'work backup 1 of 2026-11-25 09.00.00.plumb'),
    );
    expect(readFileSync(digestPath(path), 'utf8')).toMatch(
      /^[0-9a-f]{64} {2}work backup 1 of 2026-11-25 09\.00\.00\.plumb\n$/,
    );
  });

  it('are not made twice of the same content, unless the one that is there is damaged', () => {
    const workbook = newWorkbook();
    fill(workbook);
    const first = makeBackup(workbook.db, workbook.path, NOW);
    expect(makeBackup(workbook.db, workbook.path, LATER)).toBe(first);
    flipBitOf(first, 'Content culture');
    expect(backupState(first)).toBe('changed');
    expect(makeBackup(workbook.db, workbook.path, LATER)).not.toBe(first);
    expect(backupsOf(workbook.path)).toHaveLength(2);
  });

  const many = (count: number) => {
    const workbook = newWorkbook();
    for (let i = 0; i < count; i += 1) {
      workbook.db.exec(`INSERT INTO client (name) VALUES ('Client ${i}')`);
      makeBackup(workbook.db, workbook.path, new Date(NOW.getTime() + i * 60_000));
    }
    return workbook.path;
  };
  const numbers = (path: string) => backupsOf(path).map(({ number }) => number);

  it('are ten of one day; the older ones go, with their digests', () => {
    const path = many(12);
    expect(numbers(path)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
    expect(readdirSync(join(dirname(path), 'work backups'))).toHaveLength(20);
  });

  it('never lose the only good one: those that are damaged since do not count', () => {
    const path = many(10);
    const [last, ...others] = backupsOf(path);
    const eleventh = last?.path.replace('backup 10', 'backup 11') ?? '';
    copyFileSync(last?.path ?? '', eleventh);
    for (const each of [last, ...others.slice(0, -1)]) flipBitOf(each?.path ?? '', 'Client 0');
    removeOldBackups(path);
    expect(numbers(path)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    writeFileSync(last?.path ?? '', readFileSync(eleventh));
    removeOldBackups(path);
    expect(numbers(path)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
  });

  it('are not made of a workbook that is damaged, and none gives way to it', () => {
    const workbook = newWorkbook();
    fill(workbook);
    const path = makeBackup(workbook.db, workbook.path, NOW);
    workbook.db.exec('PRAGMA foreign_keys = OFF; UPDATE reading SET series_id = 7 WHERE id = 1');
    expect(refusalOf(() => makeBackup(workbook.db, workbook.path, LATER)).code).toBe('damaged');
    expect(backupsOf(workbook.path).map((backup) => backup.path)).toEqual([path]);
  });

  it('are not put where nothing can be written, which is said in words', () => {
    const workbook = newWorkbook();
    writeFileSync(join(dirname(workbook.path), 'work backups'), 'a file of that name');
    const { code, message } = refusalOf(() => makeBackup(workbook.db, workbook.path, NOW));
    expect([code, message]).toEqual(['storage', expect.stringContaining('work backups')]);
  });
});
