import { spawn } from 'node:child_process';
import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RefusalRecord } from '#shared/domain/refusal.ts';
import { openWorkbook } from '#main/workbook/workbook.ts';
import { entry, plumbline, plumblineProcess, root, type Outcome } from './command-line.ts';

let folder: string;
let workbook: string;

const inFolder = (name: string): string => join(folder, name);
const write = (name: string, content: string | Uint8Array): string => {
  writeFileSync(inFolder(name), content);
  return inFolder(name);
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-cli-'));
  workbook = inFolder('work.plumb');
  for (const args of [
    ['init', workbook],
    ['clients', 'add', 'Tern Foods', '--workbook', workbook],
    ['engagements', 'add', 'Voice', '--client', '1', '--workbook', workbook],
    ['metrics', 'add', 'klout-score', '--workbook', workbook],
    ['series', 'add', '--workbook', workbook, '--engagement', '1', '--subject', 'Tern'].concat([
      '--kind',
      'organisation',
      '--metric',
      '1',
    ]),
  ]) {
    expect(await plumbline(...args)).toMatchObject({ code: 0, err: '' });
  }
});

afterAll(() => rmSync(folder, { recursive: true }));

/** The refusal of a command, after checking that it is one object on standard error and no more. */
async function refusalOf(code: number, ...args: string[]): Promise<RefusalRecord> {
  return refusalIn(code, await plumbline(...args, '--json'));
}

function refusalIn(code: number, outcome: Outcome): RefusalRecord {
  expect(outcome).toMatchObject({ code, out: '' });
  const parsed = JSON.parse(outcome.err) as { error: RefusalRecord };
  expect(Object.keys(parsed)).toEqual(['error']);
  expect(Object.keys(parsed.error)).toEqual(['code', 'message', 'details']);
  expect(parsed.error.message).not.toMatch(/\bat .*:\d+:\d+|SQLITE|Error:/);
  return parsed.error;
}

describe('usage', () => {
  it.each([
    [['nonsense'], 'nonsense'],
    [['clients', 'list', '--nonsense'], '--nonsense'],
    [['clients', 'nonsense'], 'nonsense'],
    [['log', '1'], 'date'],
    [['clients', 'add', 'A', 'B'], 'arguments'],
    [['report', '--out', 'x.xlsx'], '--engagement'],
    [['report', '--engagement', '1', '--out', 'x.xlsx', '--edition', 'picture'], 'report'],
    [['import', 'x.csv', '--on-duplicate', 'maybe'], 'keep'],
  ])('that is wrong, %j, is told with exit code 2', async (args, told) => {
    const { message } = await refusalOf(2, ...args);
    expect(message).toContain(told);
  });

  it('without a command shows the help and exits with 2; --help with 0', async () => {
    expect(await plumblineProcess()).toMatchObject({ code: 2, out: '' });
    const help = await plumblineProcess('--help');
    expect(help).toMatchObject({ code: 0, err: '' });
    for (const command of ['demo', 'import', 'analyze', 'report', 'verify', 'serve', 'where']) {
      expect(help.out).toContain(`\n  ${command} `);
    }
  });

  it('under a Node that is too old is told in one sentence, before anything is loaded', async () => {
    const preload = write(
      'old-node.mjs',
      `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.1.0' } });`,
    );
    const child = spawn(process.execPath, ['--import', preload, entry, 'version'], { cwd: root });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (err += chunk));
    const code = await new Promise((done) => child.on('close', done));
    expect(code).toBe(1);
    expect(err).toMatch(/^Plumbline needs Node 22 or later and this is 20\.1\.0;[^\n]*\n$/);
  });
});

describe('a workbook that cannot be opened', () => {
  it.each([
    ['missing', () => inFolder('missing.plumb'), 1, 'not-found'],
    ['in a missing folder', () => inFolder('no/such/work.plumb'), 1, 'not-found'],
    ['a folder', () => folder, 1, 'not-a-workbook'],
    ['empty', () => write('empty.plumb', ''), 3, 'damaged'],
    ['text', () => write('notes.plumb', 'Dear diary, today.\n'.repeat(20)), 1, 'not-a-workbook'],
    [
      'cut off',
      () => write('short.plumb', readFileSync(workbook).subarray(0, 9_000)),
      3,
      'damaged',
    ],
    ['of a newer version', () => newerWorkbook(), 3, 'newer-version'],
  ])('%s', async (_what, path, exitCode, code) => {
    const file = path();
    const refusal = await refusalOf(exitCode, 'clients', 'list', '--workbook', file);
    expect(refusal.code).toBe(code);
    expect(refusal.message).toMatch(/^[“T].*[.]$/);
  });

  it('because another process is changing it', async () => {
    const held = openWorkbook(workbook);
    try {
      held.db.exec('BEGIN IMMEDIATE');
      const args = ['clients', 'add', 'Lumen', '--workbook', workbook, '--json'];
      expect(refusalIn(4, await plumblineProcess(...args)).code).toBe('busy');
    } finally {
      held.close();
    }
  });

  it('is never made by anything but init, which never writes over a file', async () => {
    const again = await refusalOf(1, 'init', workbook);
    expect(again.code).toBe('conflict');
    const other = write('other.csv', 'date,value\n');
    expect((await refusalOf(1, 'init', other)).code).toBe('conflict');
    expect(readFileSync(other, 'utf8')).toBe('date,value\n');
  });
});

function newerWorkbook(): string {
  const path = write('newer.plumb', readFileSync(workbook));
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.from([0, 0, 0x27, 0x10]), 0, 4, 60);
  closeSync(file);
  return path;
}

describe('bad input', () => {
  const on = (...args: string[]): string[] => [...args, '--workbook', workbook];

  it.each([
    ['a date that does not exist', ['log', '1', '2026-02-31', '40'], 'bad-input', '2026-02-31'],
    ['a date in another order', ['log', '1', '31/01/2026', '40'], 'bad-input', 'YYYY-MM-DD'],
    ['a value off the scale', ['log', '1', '2026-01-05', '101'], 'bad-input', '1 to 100'],
    ['a negative value', ['log', '1', '2026-01-05', '-3'], 'bad-input', '1 to 100'],
    ['a value that is no number', ['log', '1', '2026-01-05', '4O'], 'bad-input', '4O'],
    ['an endless value', ['log', '1', '2026-01-05', 'Infinity'], 'bad-input', 'Infinity'],
    ['a date to come', ['log', '1', '2999-01-05', '40'], 'bad-input', '2999'],
    ['an unknown series', ['log', 'Nobody', '2026-01-05', '40'], 'not-found', 'Nobody'],
    ['an unknown number', ['log', '99', '2026-01-05', '40'], 'not-found', '99'],
    ['an unknown engagement', ['engagements', 'show', 'Atlantis'], 'not-found', 'Atlantis'],
    ['an unknown client', ['clients', 'show', 'Atlantis'], 'not-found', 'Atlantis'],
    ['an empty name', ['clients', 'add', ' '], 'bad-input', 'name'],
    ['a name that is taken', ['clients', 'add', 'tern foods'], 'conflict', 'Tern Foods'],
    ['a milestone that is not there', ['milestones', 'show', '5'], 'not-found', '5'],
    ['a baseline without a date', ['series', 'edit', '1', '--baseline', '4'], 'bad-input', '4'],
    ['a port that is not one', ['serve', '--port', '99999'], 'bad-input', '99999'],
  ])('%s', async (_what, args, code, told) => {
    const refusal = await refusalOf(1, ...on(...args));
    expect(refusal.code).toBe(code);
    expect(refusal.message).toContain(told);
  });

  it('in files to import is told by file, row and column, and nothing is written', async () => {
    const file = write('scores.csv', 'date,score\n2026-01-05,40\n2026-02-31,41\n2026-01-19,140\n');
    const args = on('import', file, '--engagement', '1', '--metric', 'klout-score');
    const people = await plumblineProcess(...args);
    expect(people).toMatchObject({ code: 1, out: '' });
    expect(people.err).toContain('scores.csv');
    expect(people.err).toMatch(/\n {2}row 3, column “date”: “2026-02-31”; .*\n/);
    expect(people.err).toMatch(/\n {2}row 4, column “score”: “140”; .*1 to 100/);
    const programs = await refusalOf(1, ...args);
    expect(programs.details).toMatchObject([
      { file: 'scores.csv', row: 3, column: 'date', value: '2026-02-31' },
      { file: 'scores.csv', row: 4, column: 'score', value: '140' },
    ]);
    const shown = await plumbline(...on('series', 'show', '1', '--json'));
    expect(JSON.parse(shown.out)).toMatchObject({ readings: [] });
  });

  it.each([
    ['missing', () => inFolder('missing.csv'), 'not-found'],
    ['a folder', () => folder, 'bad-input'],
    ['empty', () => write('empty.csv', ''), 'bad-input'],
    [
      'a picture',
      () => write('logo.csv', new Uint8Array([137, 80, 78, 71, 0, 0, 0, 1])),
      'bad-input',
    ],
    ['a workbook', () => workbook, 'bad-input'],
  ])('in a file to import that is %s', async (_what, path, code) => {
    const refusal = await refusalOf(1, ...on('import', path(), '--engagement', '1'));
    expect(refusal.code).toBe(code);
  });

  it('in a long list is cut short for people', async () => {
    const day = (i: number) => new Date(Date.UTC(2025, 0, 1 + i)).toISOString().slice(0, 10);
    const rows = Array.from({ length: 50 }, (_, i) => `${day(i)},${101 + i}`);
    const file = write('many.csv', ['date,score', ...rows].join('\n'));
    const { err } = await plumbline(
      ...on('import', file, '--engagement', '1', '--metric', 'klout-score'),
    );
    expect(err.split('\n').filter((line) => line.startsWith('  row'))).toHaveLength(20);
    expect(err).toContain('and 30 more');
  });

  it('never brings an escape sequence from a file to the terminal', async () => {
    const file = write('escape.csv', 'date,score\n2026-01-05,\u001B[2J40\n');
    const { err } = await plumbline(
      ...on('import', file, '--engagement', '1', '--metric', 'klout-score'),
    );
    expect(err).not.toContain('\u001B');
    expect(err).toContain('escape.csv');
  });
});

describe('output into a pipe', () => {
  it('that closes early is no error', async () => {
    const child = spawn(
      process.execPath,
      [entry, 'metrics', 'list', '--catalogue', '--workbook', workbook],
      {
        cwd: root,
      },
    );
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (err += chunk));
    child.stdout.destroy();
    const code = await new Promise((done) => child.on('close', done));
    expect([code, err]).toEqual([0, '']);
  });

  it('has no progress in it', async () => {
    const { out, err } = await plumbline('backup', inFolder('quiet.plumb'), '--workbook', workbook);
    expect([out, err]).toEqual([`Copied and checked: ${inFolder('quiet.plumb')}\n`, '']);
  });
});
