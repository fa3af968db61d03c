/** What only a process of its own can show: the demo, the web host's life, and being interrupted. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf, entry, plumbline, plumblineProcess, root } from './command-line.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-processes-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((done) => child.once('close', done));

/** A demo takes seconds on its own and more beside other tests. */
const DEMO_TIME_LIMIT_MS = 120_000;

describe('the demo', () => {
  it(
    'imports every client file, judges, reports, and tells what it made',
    async () => {
      const out = join(folder, 'demo');
      const { code, out: told, err } = await plumblineProcess('demo', '--out', out);
      expect([code, err]).toEqual([0, '']);
      const lines = told.split('\n').map((line) => line.replaceAll(/ +/g, ' '));
      for (const line of [
        'meadowbrook-klout.csv 108 0 0',
        'meadowbrook-team-wide.csv 317 0 0',
        'meadowbrook-activity.csv 162 0 0',
        'meadowbrook-results.xlsx 39 0 0',
        'harbour-klout.csv 88 0 0',
        'harbour-klout-as-seen-2011-11-01.csv 13 0 0',
        'milestones.csv 13 0 0',
      ]) {
        expect(lines).toContain(line);
      }
      const reports = readdirSync(out).filter((name) => name.endsWith('.xlsx'));
      expect(reports).toHaveLength(6);
      for (const name of reports) {
        expect(told).toContain(join(out, name));
        const start = readFileSync(join(out, name)).subarray(0, 4);
        expect(start).toEqual(Buffer.from('PK\u0003\u0004'));
      }
      expect(told).toContain('improving');
    },
    DEMO_TIME_LIMIT_MS,
  );

  it(
    'replaces an earlier one of its own',
    async () => {
      const out = join(folder, 'demo');
      const made = await answerOf<{ imports: unknown[]; reports: unknown[] }>('demo', '--out', out);
      expect([made.imports.length, made.reports.length]).toEqual([9, 3]);
      expect(readdirSync(out)).toHaveLength(7);
    },
    DEMO_TIME_LIMIT_MS,
  );

  it('leaves a workbook that is not a sample alone', async () => {
    const path = join(folder, 'sample.plumb');
    await answerOf('init', path);
    const before = readFileSync(path);
    const { code, err } = await plumbline('demo', '--out', folder);
    expect(code).toBe(1);
    expect(err).toContain('is not a sample workbook');
    expect(readFileSync(path)).toEqual(before);
  });

  it('leaves nothing half-made when it is interrupted', async () => {
    const out = join(folder, 'interrupted');
    const child = spawn(process.execPath, [entry, 'demo', '--out', out], { cwd: root });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (err += chunk));
    await expect
      .poll(() => existsSync(out) && readdirSync(out).length > 0, { interval: 5, timeout: 20_000 })
      .toBe(true);
    child.kill('SIGINT');
    expect(await ended(child)).toBe(1);
    expect(err).toMatch(/^Cancelled/);
    expect(readdirSync(out)).toEqual([]);
  });
});

describe('the trend report', () => {
  it('is written, recorded, and never written over unasked', async () => {
    const workbook = join(folder, 'demo/sample.plumb');
    const args = ['report', '--workbook', workbook, '--engagement', 'Harbour Tools'];
    const file = join(folder, 'trend.xlsx');
    const made = await answerOf<{ path: string; disclosure: object }>(...args, '--out', file);
    expect(made).toMatchObject({ path: file, disclosure: { edition: 'report' } });
    const again = await plumbline(...args, '--out', file);
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('--replace')]);
    expect((await plumbline(...args, '--out', file, '--replace')).code).toBe(0);
    expect((await plumbline(...args, '--out', folder)).err).toContain('is a folder');
    expect((await plumbline(...args, '--out', join(folder, 'no/t.xlsx'))).err).toContain(
      'does not exist',
    );
    const earlier = await answerOf<{ disclosure: object }>(
      ...[...args, '--out', file, '--replace', '--today', '2013-06-03'],
    );
    expect(earlier.disclosure).toMatchObject({ disclosedOn: '2013-06-03' });
  });
});

describe('the web host', () => {
  it('prints its address first, serves the page, and ends when told', async () => {
    const workbook = join(folder, 'web.plumb');
    await answerOf('init', workbook);
    const child = spawn(process.execPath, [entry, 'serve', '--workbook', workbook], {
      cwd: root,
      // What is kept of the person stays in the test's own folder.
      env: { ...process.env, PLUMBLINE_HOME: folder },
    });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const address = String((await lines.next()).value);
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}$/);
    const page = await fetch(address);
    expect(await page.text()).toContain('<title>Plumbline</title>');
    const beside = await plumblineProcess('clients', 'list', '--workbook', workbook);
    expect(beside.code).toBe(0);
    child.kill('SIGTERM');
    expect(await ended(child)).toBe(0);
    expect(existsSync(`${workbook}-wal`)).toBe(false);
    await expect(fetch(address)).rejects.toThrow();
  });

  it('does not start on what is no workbook', async () => {
    const path = join(folder, 'notes.plumb');
    writeFileSync(path, 'notes '.repeat(100));
    const { code, out } = await plumbline('serve', '--workbook', path);
    expect([code, out]).toEqual([1, '']);
  });
});

describe('where and version', () => {
  it('answer without touching any workbook', async () => {
    const workbook = join(folder, 'none.plumb');
    expect(await answerOf('where', '--workbook', workbook)).toMatchObject({
      workbook,
      exists: false,
      program: root,
    });
    expect((await plumbline('version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect((await plumbline('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
