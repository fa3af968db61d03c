import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../workbook/temporary-folder.ts';
import { answerOf, plumbline } from './command-line.ts';

describe('the commands export and import-json', () => {
  it('carry the whole sample out, as JSON and as CSV, and back', async () => {
    const folder = temporaryFolder();
    await answerOf('demo', '--out', folder);
    const workbook = join(folder, 'sample.plumb');
    for (const format of ['json', 'csv']) {
      const [first, second, copy] = ['first', 'second', 'copy.plumb'].map((name) =>
        join(folder, `${format}-${name}`),
      ) as [string, string, string];
      await answerOf('export', '--workbook', workbook, '--format', format, '--out', first);
      await answerOf('import-json', first, '--workbook', copy);
      await answerOf('export', '--workbook', copy, '--format', format, '--out', second);
      expect(readFileSync(second).equals(readFileSync(first))).toBe(true);
      expect((await plumbline('verify', copy)).code).toBe(0);
    }
  });

  it('leave no workbook and no file behind where they refuse', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'other.json');
    writeFileSync(file, '{"format":"another"}');
    const path = join(folder, 'new.plumb');
    const { code, err } = await plumbline('import-json', file, '--workbook', path);
    expect([code, err]).toEqual([
      1,
      expect.stringContaining('“other.json” is no export of Plumbline') as string,
    ]);
    expect(existsSync(path)).toBe(false);

    const workbook = join(folder, 'empty.plumb');
    await answerOf('init', workbook);
    const taken = await plumbline('export', '--workbook', workbook, '--out', file);
    expect(taken.code).toBe(1);
    expect(taken.err).toContain('exists already');
    expect(readFileSync(file, 'utf8')).toBe('{"format":"another"}');
    expect((await plumbline('export', '--workbook', workbook, '--format', 'xml')).code).toBe(2);
  });
});
