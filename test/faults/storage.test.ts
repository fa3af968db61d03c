import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { backupsOf, backupState } from '#main/workbook/backups.ts';
import { verifyWorkbook } from '#main/workbook/verify.ts';
import { openWorkbook } from '#main/workbook/workbook.ts';
import { Session } from '#main/usecases/session.ts';
import { SeriesId } from '#shared/domain/identity.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import { makeOriginal } from './an-original.ts';
import type { Kind } from './killing.ts';

const WORKER = join(import.meta.dirname, 'worker.ts');
const NOBODY = 65_534;

const folder = mkdtempSync(join(tmpdir(), 'plumbline-storage-'));
let original: string;
beforeAll(async () => {
  original = await makeOriginal(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A copy of the original and its backups in a folder of its own. */
function placeFor(name: string, parent = folder): string {
  const place = join(parent, name);
  mkdirSync(place);
  copyFileSync(original, join(place, 'work.plumb'));
  cpSync(join(dirname(original), 'work backups'), join(place, 'work backups'), { recursive: true });
  return join(place, 'work.plumb');
}

interface Run {
  readonly numbers: number[];
  readonly said: string[];
}

/** Runs a worker until it is refused; `before` is done by the shell that becomes it. */
async function untilRefused(kind: Kind, path: string, before: string): Promise<Run> {
  const command = `${before}; exec "$0" "$@"`;
  const child = spawn('bash', ['-c', command, process.execPath, WORKER, kind, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (out += chunk));
  await new Promise((done) => child.once('close', done));
  const said = out.trimEnd().split('\n');
  const numbers = said.flatMap((line) => /^reading (\d+)$/.exec(line)?.[1] ?? []).map(Number);
  return { numbers, said };
}

/** Sound, with every acknowledged reading, good backups and nothing unfinished of ours. */
function expectNothingLost(path: string, { numbers }: Run): void {
  const workbook = openWorkbook(path);
  try {
    expect(verifyWorkbook(workbook).sound).toBe(true);
    const notes = workbook.db.prepare<[], string>('SELECT note FROM reading').pluck().all();
    expect(notes).toEqual(expect.arrayContaining(numbers.map((number) => `number ${number}`)));
    expect(notes).toContain('in the backup');
  } finally {
    workbook.close();
  }
  expect(backupsOf(path).length).toBeGreaterThan(0);
  for (const backup of backupsOf(path)) expect(backupState(backup.path)).toBe('good');
  for (const place of [dirname(path), join(dirname(path), 'work backups')]) {
    expect(readdirSync(place).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  }
}

/** One sentence for people: no code of SQLite's at its start, no stack. */
function expectSentence(said: readonly string[]): void {
  const last = said.at(-1) ?? '';
  expect(last).toMatch(/^refused .*(disk|room|written|confirmed|stor).*\.$/);
  expect(last).not.toMatch(/^refused SQLITE|Something went wrong| at .*\.ts:/);
}

describe('a file that may not grow', () => {
  // By the limit that every system has for the size of a file, in blocks of 1,024 bytes; the workbook has 296.
  it.each([
    ['edits', 520],
    ['backup', 290],
    ['compact', 290],
    ['restore', 290],
  ] as const)(
    'stops %s in one sentence, and nothing is lost',
    async (kind, blocks) => {
      const path = placeFor(`limit-${kind}`);
      const run = await untilRefused(kind, path, `ulimit -f ${blocks}`);
      expectSentence(run.said);
      expectNothingLost(path, run);
    },
    60_000,
  );
});

describe('a disk that is full', () => {
  // Only who may mount can have a small disk; for everyone else the limit above stands for it.
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  const isMounted =
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=800k', 'tmpfs', disk]).status === 0;
  afterAll(() => {
    if (isMounted) spawnSync('umount', [disk]);
  });

  it.each(['edits', 'backup', 'compact'] as const)(
    'stops %s in one sentence, and nothing is lost',
    async (kind) => {
      const path = placeFor(`full-${kind}`, isMounted ? disk : folder);
      const run = await untilRefused(kind, path, isMounted ? 'true' : 'ulimit -f 290');
      expectSentence(run.said);
      expectNothingLost(path, run);
      rmSync(dirname(path), { recursive: true });
    },
    60_000,
  );
});

describe('a folder that goes wrong while the workbook is open', () => {
  const log = (session: Session, day: string) =>
    session.value('readings.log', {
      seriesId: SeriesId.parse(1),
      date: day as CalendarDate,
      value: 40,
      note: 'acknowledged',
    });
  const open = (path: string): Session => {
    const session = Session.open({ path, clock: () => new Date(), version: '0.0.0-test' });
    onTestFinished(() => session.close());
    return session;
  };

  it.each([
    ['deleted', (path: string) => rmSync(path)],
    [
      'replaced by another',
      (path: string) => {
        copyFileSync(original, `${path}.new`);
        renameSync(`${path}.new`, path);
      },
    ],
    ['removed with its folder', (path: string) => rmSync(dirname(path), { recursive: true })],
  ])(
    'says in one sentence that the file was %s, and can save what is open elsewhere',
    async (name, spoil) => {
      const path = placeFor(name.replaceAll(' ', '-'));
      const session = open(path);
      await log(session, '1990-01-01');
      spoil(path);
      await expect(log(session, '1990-01-02')).rejects.toThrow(/was moved, renamed or deleted/);
      const copy = join(folder, `${name}.plumb`);
      await session.value('workbook.backup', { path: copy });
      const saved = openWorkbook(copy);
      expect(saved.db.prepare('SELECT note FROM reading ORDER BY id').pluck().all()).toEqual([
        'in the backup',
        'since the backup',
        'acknowledged',
      ]);
      saved.close();
    },
  );

  it('is refused as a whole where nothing may be written in it', () => {
    const path = placeFor('read-only');
    const bytes = readFileSync(path);
    chmodSync(dirname(path), 0o555);
    onTestFinished(() => chmodSync(dirname(path), 0o755));
    const asNobody = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
    chmodSync(folder, 0o755);
    chmodSync(path, 0o644);
    const { stdout } = spawnSync(process.execPath, [WORKER, 'edits', path], {
      ...asNobody,
      encoding: 'utf8',
    });
    expect(stdout).toMatch(/^refused .*may not be read and changed here.*\n$/);
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });
});
