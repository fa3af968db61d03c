import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../workbook/temporary-folder.ts';
import { answerOf, plumbline } from './command-line.ts';

/** Asks of a workbook with two clients, one of them with an engagement. */
async function withEngagement() {
  const file = join(temporaryFolder(), 'work.plumb');
  const on = (...args: string[]) => [...args, '--workbook', file, '--today', '2013-11-18'];
  const done = async (...args: string[]) => {
    const { code, out, err } = await plumbline(...on(...args));
    expect(`${code} ${err}`).toBe('0 ');
    return out;
  };
  expect((await plumbline('init', file)).code).toBe(0);
  await done('clients', 'add', 'Harbour Health');
  await done('clients', 'add', 'Lumen Travel');
  await done('engagements', 'add', 'Culture', '--client', 'Harbour', '--starts', '2013-01-07');
  await done('metrics', 'add', 'klout-score');
  await done(
    ...['series', 'add', '--engagement', 'Culture', '--metric', 'klout-score'],
    ...['--subject', 'Harbour Health', '--kind', 'organisation'],
  );
  await done(
    'milestones',
    'add',
    '2013-02-06',
    'A day at Harbour Health',
    '--engagement',
    'Culture',
  );
  return { on, done };
}

describe('plumbline templates', () => {
  it('are made, listed with the ready ones, renamed and removed', async () => {
    const { on, done } = await withEngagement();
    await done('templates', 'make', 'Mine', '--engagement', 'Culture', '--description', 'x');
    const out = await done('templates', 'list');
    expect(out).toMatch(/1\s+Mine\s+1\s+1\s+1/);
    expect(out).toMatch(/content-culture\s+Content culture/);
    await done('templates', 'edit', 'mine', '--name', 'Ours');
    expect(await done('templates', 'show', 'Ours')).toContain('Klout Score');
    expect(await done('templates', 'remove', '1')).toBe('Removed the template “Ours”.\n');
    const ready = await plumbline(...on('templates', 'remove', 'content-culture'));
    expect([ready.code, ready.err]).toEqual([1, expect.stringContaining('comes with Plumbline')]);
    const none = await plumbline(...on('templates', 'show', 'nothing'));
    expect(none.err).toContain('There is no template “nothing”; there are: “Content culture” (');
  });

  it('begin an engagement, with dates counted from its start', async () => {
    const { on, done } = await withEngagement();
    await done('templates', 'make', 'Mine', '--engagement', 'Culture');
    await done(
      ...['engagements', 'add', 'Voice', '--client', 'Lumen', '--template', 'Mine'],
      ...['--starts', '2013-09-02'],
    );
    const { series, milestones } = await answerOf<{
      series: { subject: { name: string }; metric: { name: string } }[];
      milestones: { date: string; title: string }[];
    }>(...on('engagements', 'show', 'Voice'));
    expect(series.map(({ subject, metric }) => [subject.name, metric.name])).toEqual([
      ['Lumen Travel', 'Klout Score'],
    ]);
    expect(milestones).toMatchObject([{ date: '2013-10-02', title: 'A day at the client' }]);
  });

  it('ask for the people whom they track, and take no one else', async () => {
    const { on, done } = await withEngagement();
    const add = (...args: string[]) =>
      on('engagements', 'add', 'People', '--client', 'Lumen', ...args);
    const of = ['--template', 'social-selling'];
    const unnamed = await plumbline(...add(...of));
    expect(unnamed.err).toContain('name it with --subject "executive=NAME"');
    const peer = await plumbline(
      ...add(...of, '--subject', 'executive=Ann Field', '--subject', 'peer=Tern'),
    );
    expect(peer.err).toContain('no place for “Tern” as peer');
    const wrong = await plumbline(...add(...of, '--subject', 'boss=Ann'));
    expect(wrong.err).toContain('expected KIND=NAME');
    const loose = await plumbline(...add('--subject', 'executive=Ann Field'));
    expect(loose.err).toContain('give --template as well');
    await done(
      ...['engagements', 'add', 'People', '--client', 'Lumen', ...of],
      ...['--subject', 'executive=Ann Field', '--subject', 'team-member=Bo Marsh'],
    );
    const { series } = await answerOf<{ series: { subject: { name: string; kind: string } }[] }>(
      ...on('engagements', 'show', 'People'),
    );
    expect(new Set(series.map(({ subject }) => subject.name))).toEqual(
      new Set(['Ann Field', 'Bo Marsh', 'Lumen Travel']),
    );
  });
});

describe('plumbline cards, objections and benchmarks', () => {
  it('say what a metric stands for, and what is held against it', async () => {
    const { on, done } = await withEngagement();
    const edited = await done(
      ...['cards', 'edit', 'klout-score', '--why-chosen', 'Over Kred'],
      ...['--caveat', 'It lags.', 'It can be gamed.'],
    );
    expect(edited).toMatch(/Why chosen\s+Over Kred/);
    expect(edited).toMatch(/Caveats\s+It lags. \/ It can be gamed./);
    await done('objections', 'add', 'klout-score', 'It is gamed', '--answer', 'We log the work');
    await done('objections', 'edit', '1', '--answer', 'See the drivers');
    expect(await done('cards', 'show', 'klout-score')).toMatch(/It is gamed\s+See the drivers/);
    await done('objections', 'remove', '1');
    expect(await done('cards', 'show', 'klout-score')).not.toContain('gamed\n');
    const gone = await plumbline(...on('objections', 'remove', '1'));
    expect([gone.code, gone.err]).toEqual([1, expect.stringContaining('no objection')]);
  });

  it('hold published values with their date and source', async () => {
    const { done } = await withEngagement();
    await done(
      ...['benchmarks', 'add', 'klout-score', '44', '--source', 'A blog'],
      ...['--as-of', '2013-03-01'],
    );
    const listed = await done('benchmarks', 'list', 'klout-score');
    expect(listed).toMatch(/3\s+44\s+Population average\s+2013-03-01\s+A blog/);
    expect(await done('benchmarks', 'edit', '3', '--value', '45')).toMatch(/3\s+45\s/);
    await done('benchmarks', 'remove', '3');
    expect(await done('benchmarks', 'list', 'klout-score')).not.toContain('A blog');
  });
});
