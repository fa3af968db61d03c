import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SearchHit } from '#shared/contract/search.ts';
import type { JournalEntry } from '#shared/domain/journal.ts';
import { answerOf, plumbline } from './command-line.ts';

let folder: string;
let at: readonly string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-cli-'));
  const workbook = join(folder, 'work.plumb');
  at = ['--workbook', workbook, '--today', '2026-11-23'];
  await plumbline('init', workbook, '--prepared-by', 'A. Consultant');
  await plumbline('clients', 'add', 'Tern Foods', ...at);
  await plumbline('engagements', 'add', 'Voice', '--client', '1', '--starts', '2026-01-05', ...at);
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('journal', () => {
  it('is empty, is written into, and is listed the newest first', async () => {
    const list = ['journal', 'list', '--engagement', 'Voice', ...at];
    expect((await plumbline(...list)).out).toBe('The journal is empty.\n');
    const add = ['journal', 'add', '--engagement', 'Tern', ...at];
    await plumbline(...add, 'Two\nlines', '--date', '2026-10-05');
    const entry = await answerOf<JournalEntry>(...add, 'Weekly column', '--kind', 'decision');
    expect(entry).toMatchObject({ date: '2026-11-23', kind: 'decision', text: 'Weekly column' });
    const { out } = await plumbline(...list);
    expect(out.split('\n').slice(2, 4)).toEqual([
      ' 2  2026-11-23  Decision  Weekly column',
      ' 1  2026-10-05  Note      Two / lines',
    ]);
  });
});

describe('search', () => {
  it('says what was found and whose it is', async () => {
    const { out } = await plumbline('search', 'week', 'tern', ...at);
    expect(out).toMatch(/Journal +Decision of 23 Nov 2026 +Tern Foods +Voice +Weekly column/);
    const hits = await answerOf<SearchHit[]>('search', 'voice', '--limit', '1', ...at);
    expect(hits).toMatchObject([{ kind: 'engagement', route: '/engagements/1' }]);
  });

  it('says that nothing was found, which is no error', async () => {
    expect(await plumbline('search', '"', ...at)).toEqual({
      code: 0,
      out: 'Nothing has words that begin like “"”.\n',
      err: '',
    });
  });
});
