import { spawn } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '#shared/trend/seeded-random.ts';
import { Session } from '#main/usecases/session.ts';
import { entry, root } from '../hosts/cli/command-line.ts';
import { faultsOf } from './faults/faults-of.ts';

const OLD = 'the file that was there before';
const TEMPORARY = /^\.plumbline-[0-9a-f]{12}\.tmp$/;

describe('an export whose process is killed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-killed-'));
  const sample = join(folder, 'sample.plumb');
  let whole: Uint8Array;
  let lasts: number;

  beforeAll(async () => {
    const session = Session.open({
      path: sample,
      clock: () => new Date('2026-11-23T12:00:00Z'),
      version: '0.0.0',
    });
    await session.value('workbook.create', { sample: true });
    session.close();
    const started = performance.now();
    const { out } = await exportInto('whole', () => undefined);
    lasts = performance.now() - started;
    whole = out;
    expect(faultsOf(whole)).toEqual([]);
  }, 240_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Exports over an older file; `kill` may be called at any time. */
  async function exportInto(
    name: string,
    onStart: (kill: () => void, place: string) => void,
  ): Promise<{ readonly out: Uint8Array; readonly left: readonly string[] }> {
    const place = join(folder, name);
    mkdirSync(place);
    const workbook = join(place, 'own.plumb');
    const file = join(place, 'report.xlsx');
    copyFileSync(sample, workbook);
    writeFileSync(file, OLD);
    const child = spawn(
      process.execPath,
      [
        entry,
        ...['report', '--workbook', workbook, '--engagement', 'Meadowbrook Health'],
        ...['--out', file, '--replace'],
      ],
      { cwd: root, stdio: 'ignore' },
    );
    const end = new Promise((done) => child.once('close', done));
    onStart(() => child.kill('SIGKILL'), place);
    await end;
    return { out: readFileSync(file), left: readdirSync(place) };
  }

  const isOldOrWhole = (out: Uint8Array) =>
    Buffer.from(out).toString('latin1') === OLD || Buffer.from(out).equals(whole);

  it(
    'leaves the old file or the whole new one, whenever it was',
    { timeout: 240_000 },
    async () => {
      const random = seededRandom(7);
      const moments = Array.from({ length: 10 }, () => random() * lasts * 1.1);
      for (const [i, moment] of moments.entries()) {
        const { out } = await exportInto(`at-${i}`, (kill) => setTimeout(kill, moment));
        expect([moment, isOldOrWhole(out)]).toEqual([moment, true]);
      }
    },
  );

  it('does so while it writes, too', { timeout: 240_000 }, async () => {
    const random = seededRandom(8);
    let hits = 0;
    for (let i = 0; i < 10; i += 1) {
      const { out, left } = await exportInto(`writing-${i}`, (kill, place) => {
        const watcher = watch(place, (_, name) => {
          if (name === null || !TEMPORARY.test(name)) return;
          watcher.close();
          setTimeout(kill, random() * 2);
        });
      });
      expect(isOldOrWhole(out)).toBe(true);
      if (left.some((name) => TEMPORARY.test(name)) || Buffer.from(out).equals(whole)) hits += 1;
    }
    expect(hits).toBeGreaterThan(0);
  });
});
