import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../workbook/temporary-folder.ts';
import { answerOf, plumbline } from './command-line.ts';

/** Asks of a workbook with an engagement that tracks a score. */
async function withScore() {
  const file = join(temporaryFolder(), 'work.plumb');
  const on = (...args: string[]) => [...args, '--workbook', file, '--today', '2013-11-18'];
  const done = async (...args: string[]) => {
    const { code, err } = await plumbline(...on(...args));
    expect(`${code} ${err}`).toBe('0 ');
  };
  expect((await plumbline('init', file)).code).toBe(0);
  await done('clients', 'add', 'Harbour Health');
  await done('engagements', 'add', 'Culture', '--client', 'Harbour', '--starts', '2013-01-07');
  for (const key of ['klout-score', 'content-published', 'leads']) {
    await done('metrics', 'add', key);
    await done(
      ...['series', 'add', '--engagement', 'Culture', '--metric', key],
      ...['--subject', 'Harbour Health', '--kind', 'organisation'],
    );
  }
  return { on, done };
}

describe('plumbline drivers', () => {
  it('shows each score with its word, and which entries this week lacks', async () => {
    const { on } = await withScore();
    const { code, out } = await plumbline(...on('drivers', 'show', '--engagement', 'Culture'));
    expect(code).toBe(0);
    expect(out).toMatch(/Harbour Health \/ Klout Score\n {2}Not evidenced: the drivers/);
    expect(out).toMatch(/Content published .* –\s+–\s+missing/);
    const answer = await answerOf<{ scores: unknown[]; logs: unknown[] }>(
      ...on('drivers', 'show', '--engagement', 'Culture'),
    );
    expect(answer.scores).toMatchObject([
      {
        metric: 'Klout Score',
        word: 'not-evidenced',
        work: [{ driver: 'Content published', upSince: null }],
      },
      { metric: 'Leads (new enquiries)', word: 'not-evidenced' },
    ]);
    expect(answer.logs).toMatchObject([{ metric: 'Content published', isMissing: true }]);
  });

  it('names several drivers at once, or none', async () => {
    const { on, done } = await withScore();
    await done('metrics', 'add', 'replies-and-conversations');
    const name = (...args: string[]) => plumbline(...on('drivers', 'name', 'klout-score', ...args));
    expect((await name('content-published', 'Replies and conversations')).out).toBe(
      '“Klout Score” should reflect “Content published”, “Replies and conversations”, for every client on it.\n',
    );
    expect((await name('--none')).out).toContain('should reflect no driver');
    const neither = await name();
    expect(neither).toMatchObject({ code: 1, out: '' });
    expect(neither.err).toContain('--none for no driver at all');
    expect((await name('leads')).err).toContain('is no driver');
  });
});

describe('plumbline leading', () => {
  it('says how many months there are, and that nothing is a cause', async () => {
    const { on } = await withScore();
    const { code, out } = await plumbline(...on('leading', '--engagement', 'Culture'));
    expect(code).toBe(0);
    expect(out).toContain('No sign yet: 0 of at least 8 months with a change in both.');
    expect(out).toContain('never a cause');
    const { pairs } = await answerOf<{ pairs: unknown[] }>(
      ...on('leading', '--engagement', 'Culture'),
    );
    expect(pairs).toMatchObject([{ word: 'no-sign-yet', bestLag: null }]);
  });
});
