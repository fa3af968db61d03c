import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../workbook/temporary-folder.ts';
import { answerOf, plumbline } from './command-line.ts';

/** Imports into a workbook with one engagement. */
async function withEngagement() {
  const workbook = join(temporaryFolder(), 'work.plumb');
  const on = (...args: string[]) => [...args, '--workbook', workbook, '--today', '2013-11-18'];
  expect((await plumbline('init', workbook)).code).toBe(0);
  await plumbline(...on('clients', 'add', 'Harbour Tools'));
  await plumbline(
    ...on('engagements', 'add', 'Culture', '--client', 'Harbour', '--starts', '2013-01-07'),
  );
  const file = (content: string, name = 'client.csv') => {
    const path = join(dirname(workbook), name);
    writeFileSync(path, content);
    return path;
  };
  const importing = (path: string, ...args: string[]) =>
    on('import', path, '--engagement', 'Culture', ...args);
  return { on, file, importing };
}

interface Preview {
  readonly rows: { readonly subject: string; readonly metric: string; readonly value: number }[];
  readonly summary: { readonly readAs: string[] };
}

const klout = ['--metric', 'klout-score'];

describe('plumbline import', () => {
  it('says what a file looks like', async () => {
    const { file, importing } = await withEngagement();
    const path = file('Report\nDate;Ana Ruiz\n07/01/2013;45,5\n');
    const { code, out } = await plumbline(...importing(path, '--inspect'));
    expect(code).toBe(0);
    expect(out).toMatch(/Read as: UTF-8; separated by semicolons; /);
    expect(out).toMatch(/Date\s+date\s+named like a date\s+07\/01\/2013/);
  });

  it('is told which row is the header, what columns are and how they are laid out', async () => {
    const { file, importing } = await withEngagement();
    const path = file('Date,Points\nDate,Ana Ruiz,Rank\n2013-01-07,45,3\n');
    const how = ['--header-row', '2', '--column', 'Rank=leave-out', '--shape', 'wide-by-subject'];
    const { rows } = await answerOf<Preview>(...importing(path, ...klout, ...how, '--dry-run'));
    expect(rows).toMatchObject([{ subject: 'Ana Ruiz', value: 45 }]);
    const wrong = await plumbline(...importing(path, '--column', 'Rank=rank'));
    expect(wrong.err).toMatch(/“rank” is not right as a meaning of a column/);
  });

  it('remembers the answers, unless it is to forget them', async () => {
    const { file, importing } = await withEngagement();
    const first = file('Date,Score\n03/04/2013,45\n', 'april.csv');
    expect((await plumbline(...importing(first, ...klout, '--date-order', 'day-first'))).code).toBe(
      0,
    );
    const next = file('Date,Score\n03/05/2013,46\n', 'may.csv');
    const { summary } = await answerOf<Preview>(...importing(next, '--dry-run'));
    expect(summary.readAs.at(-1)).toMatch(/with the answers given for “april.csv”/);
    const forgotten = await plumbline(...importing(next, '--dry-run', '--forget'));
    expect(forgotten.code).not.toBe(0);
  });

  it('keeps both values as vintages, and is taken back', async () => {
    const { on, file, importing } = await withEngagement();
    await plumbline(...importing(file('Date,Score\n2013-01-07,45\n'), ...klout));
    const other = file('Date,Score\n2013-01-07,46\n', 'other.csv');
    const both = ['--on-duplicate', 'both'];
    expect((await plumbline(...importing(other, ...klout, ...both))).code).toBe(0);
    const records = await answerOf<{ id: number; standing: number }[]>(...on('imports', 'list'));
    expect(records.map(({ standing }) => standing)).toEqual([1, 1]);
    const number = String(records[0]?.id);
    const { code, out } = await plumbline(
      ...on('imports', 'take-back', number, '--reason', 'The wrong file'),
    );
    expect(`${code} ${out}`).toMatch(/^0 Withdrawn: 1; restored: 0/);
  });
});
