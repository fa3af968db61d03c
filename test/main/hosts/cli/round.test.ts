import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../workbook/temporary-folder.ts';
import { answerOf, plumbline } from './command-line.ts';

describe('plumbline round', () => {
  it('lists what is due over all clients, and what is entered already', async () => {
    const file = join(temporaryFolder(), 'work.plumb');
    const on = (...args: string[]) => [...args, '--workbook', file, '--today', '2013-11-18'];
    const done = async (...args: string[]) => {
      const { code, err } = await plumbline(...on(...args));
      expect(`${code} ${err}`).toBe('0 ');
    };
    expect((await plumbline('init', file)).code).toBe(0);
    expect((await plumbline(...on('round'))).out).toBe('No reading is due on 18 Nov 2013.\n');
    await done('metrics', 'add', 'klout-score');
    for (const client of ['Harbour Health', 'Lumen Travel']) {
      await done('clients', 'add', client);
      await done('engagements', 'add', 'Culture', '--client', client, '--starts', '2013-11-04');
      await done(
        ...['series', 'add', '--engagement', client, '--metric', 'klout-score'],
        ...['--subject', client, '--kind', 'organisation'],
      );
    }
    await done('log', 'Lumen Travel / Klout Score', '2013-11-18', '51.2');

    const { code, out } = await plumbline(...on('round'));
    expect(code).toBe(0);
    expect(out).toMatch(
      /Harbour Health \/ Culture +Harbour Health \/ Klout Score +– +– +\d+ days overdue +–/,
    );
    expect(out).toMatch(/Lumen Travel \/ Klout Score .* 51\.20\n/);
    expect(out).toContain('18 Nov 2013: 1 of 2 done.');
    const answer = await answerOf<{ rows: unknown[] }>(...on('round', '--date', '2013-11-04'));
    expect(answer.rows).toEqual([]);
    const all = await answerOf<{ rows: unknown[] }>(
      ...on('round', '--date', '2013-11-04', '--all'),
    );
    expect(all.rows).toMatchObject([
      { isDue: false, last: null, value: null, isMain: true },
      { isDue: false },
    ]);
  });
});
