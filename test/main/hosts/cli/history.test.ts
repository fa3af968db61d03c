import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HistoryEntry } from '#shared/domain/history.ts';
import { answerOf, plumbline } from './command-line.ts';

let folder: string;
let workbook: string;

const ask = <Answer>(...args: string[]): Promise<Answer> =>
  answerOf(...args, '--workbook', workbook, '--today', '2026-11-23');
const history = (...args: string[]) =>
  ask<HistoryEntry[]>('history', '--engagement', 'Tern Foods', ...args);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-cli-'));
  workbook = join(folder, 'work.plumb');
  await plumbline('init', workbook);
  await ask('clients', 'add', 'Tern Foods');
  await ask('engagements', 'add', 'A voice', '--client', 'Tern Foods', '--starts', '2026-01-05');
  await ask('metrics', 'add', 'klout-score');
  const tracked = ['--subject', 'Tern Foods', '--kind', 'organisation', '--metric', 'Klout Score'];
  await ask('series', 'add', '--engagement', 'Tern Foods', ...tracked);
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('the history of an engagement on the command line', () => {
  it('says when there is none', async () => {
    const asked = ['history', '--engagement', 'Tern Foods', '--workbook', workbook];
    expect(await plumbline(...asked)).toMatchObject({ code: 0, out: 'Nothing is on record.\n' });
  });

  it('tells what was agreed and changed, the newest first, of one kind where asked', async () => {
    const series = 'Tern Foods / Klout Score';
    await ask('series', 'edit', series, '--baseline', '40@2026-01-05');
    await ask('series', 'edit', series, '--target', '50@2026-12-31');
    await ask('series', 'edit', series, '--baseline', '41@2026-01-05', '--reason', 'Misread');
    expect((await history()).map(({ kind }) => kind)).toEqual(['target', 'baseline', 'baseline']);
    expect(await history('--kind', 'baseline')).toMatchObject([
      { value: 41, before: { value: 40, date: '2026-01-05' }, reason: 'Misread' },
      { value: 40, before: null, reason: null },
    ]);
    const { out } = await plumbline(
      ...['history', '--engagement', 'Tern Foods', '--workbook', workbook],
    );
    expect(out).toContain('41.00 points on 5 Jan 2026, was 40.00 points on 5 Jan 2026.');
    await ask('series', 'edit', series, '--withdraw-target', 'No longer a goal');
    expect(await history('--kind', 'target-withdrawal')).toMatchObject([
      { value: 50, date: '2026-12-31', reason: 'No longer a goal' },
    ]);
  });
});
