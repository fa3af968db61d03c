import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../workbook/temporary-folder.ts';
import { answerOf, plumbline } from './command-line.ts';

describe('the command disclosures', () => {
  it('lists what was handed over, and knows a file for as long as it is unchanged', async () => {
    const folder = temporaryFolder();
    await answerOf('demo', '--out', folder);
    const workbook = ['--workbook', join(folder, 'sample.plumb')];
    const file = join(folder, 'trend.xlsx');
    const { disclosure } = await answerOf<{ disclosure: { identifier: string } }>(
      ...['report', ...workbook, '--engagement', 'Meadowbrook Health', '--out', file],
      ...['--without', 'drivers', 'peers'],
    );
    const listed = await plumbline('disclosures', 'list', ...workbook);
    expect(listed.out).toContain(disclosure.identifier);
    const others = await answerOf<{ clientName: string }[]>(
      ...['disclosures', 'list', ...workbook, '--engagement', 'Lumen Travel'],
    );
    expect(others.map(({ clientName }) => clientName)).toEqual(['Lumen Travel', 'Lumen Travel']);

    const verify = () => plumbline('disclosures', 'verify', file, ...workbook);
    expect(await verify()).toMatchObject({
      code: 0,
      out: `This is the trend report of 18 Nov 2013, unchanged.\nMeadowbrook Health, A content culture that lasts: ${disclosure.identifier}\n`,
    });
    appendFileSync(file, ' ');
    expect((await verify()).out).toBe(
      'Not a file that this workbook recorded, or changed since.\n',
    );
  });

  it('says so where nothing was handed over', async () => {
    const path = join(temporaryFolder(), 'empty.plumb');
    await answerOf('init', path);
    const { out } = await plumbline('disclosures', 'list', '--workbook', path);
    expect(out).toBe('Nothing was handed over yet.\n');
  });

  it('comes with reports that leave out only sections that there are', async () => {
    const folder = temporaryFolder();
    const { code } = await plumbline(
      ...['report', '--engagement', '1', '--out', join(folder, 'trend.xlsx')],
      ...['--without', 'everything'],
    );
    expect(code).toBe(2);
  });
});
