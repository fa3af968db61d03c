import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf, plumbline, root } from './command-line.ts';

let folder: string;
let workbook: string;

const KLOUT = 'Klout Score';
const data = (name: string) => resolve(root, 'src/main/sample/data', name);

/** Harbour's readings on a metric of which no scoring change is known. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-cli-'));
  workbook = join(folder, 'work.plumb');
  await plumbline('init', workbook);
  const scale = ['--min', '1', '--max', '100', '--smoothing-days', '90', '--unit', 'points'];
  await ask('metrics', 'add', '--name', KLOUT, ...scale);
  await ask('clients', 'add', 'Harbour Tools');
  await ask('engagements', 'add', 'Voices', '--client', 'Harbour Tools', '--starts', '2011-03-07');
  const subject = ['--subject', 'Harbour Tools', '--kind', 'organisation'];
  await ask('series', 'add', '--engagement', '1', ...subject, '--metric', KLOUT);
  const into = ['--engagement', '1', '--metric', KLOUT];
  await ask('import', data('harbour-klout.csv'), ...into);
});

afterAll(() => rmSync(folder, { recursive: true }));

const on = (...args: string[]) => [...args, '--workbook', workbook, '--today', '2012-11-19'];
const ask = <Answer>(...args: string[]): Promise<Answer> => answerOf(...on(...args));
const run = (...args: string[]) => plumbline(...on(...args));

describe('scoring changes on the command line', () => {
  it('are proposed with what can be done about them', async () => {
    const { out } = await run('detect');
    expect(out).toContain(
      'Klout Score: The only series with readings then jumped between 25 Oct 2011',
    );
    expect(out).toContain('scoring-changes effects METRIC DATE');
    expect(out).toContain('scoring-changes dismiss METRIC DATE --reason WHY');
  });

  it('show their effects before one is noted', async () => {
    const { out } = await run('scoring-changes', 'effects', KLOUT, '2012-08-14');
    expect(out).toMatch(
      /^splice additive: median difference \+\d+\.\d, from one pair of one series/,
    );
    expect(out).toMatch(/Harbour Tools \/ Voices \/ Harbour Tools {2}rebase .*too-early/);
    expect(out).toMatch(/ignore \(as now\) .*\+\d/);
    const effects = ['scoring-changes', 'effects', KLOUT, '2012-08-14'];
    expect(await ask(...effects)).toMatchObject({
      change: null,
      options: [{ treatment: 'rebase' }, { linkMethod: 'additive' }, { treatment: 'ignore' }],
      series: [{ clientName: 'Harbour Tools', judgedOn: '2012-11-19' }],
    });
    expect((await run('scoring-changes', 'list')).out).toBe('No scoring change is noted.\n');
    const none = await run('scoring-changes', 'effects', KLOUT, '2001-01-01');
    expect(none.out).toContain('No series of “Klout Score” in use has readings on either side');
  });

  it('are noted, decided with a reason, corrected and listed', async () => {
    const added = [
      'scoring-changes',
      'add',
      KLOUT,
      '2012-08-15',
      'New modle',
      '--source',
      'Its blog',
    ];
    expect(await ask(...added)).toMatchObject({ treatment: 'undecided', source: 'Its blog' });
    const corrected = ['--date', '2012-08-14', '--what', 'New model'];
    expect(await ask('scoring-changes', 'edit', KLOUT, '2012-08-15', ...corrected)).toMatchObject({
      changedOn: '2012-08-14',
      what: 'New model',
      source: 'Its blog',
    });
    const reason = ['--reason', 'The jump is its provider’s'];
    await ask('scoring-changes', 'decide', KLOUT, '2012-08-14', 'splice', ...reason);
    expect(await ask('scoring-changes', 'list', KLOUT)).toMatchObject([
      {
        change: { changedOn: '2012-08-14', treatment: 'splice' },
        decisions: [{ treatment: 'undecided' }, { treatment: 'splice', reason: reason[1] }],
        link: { method: 'additive', pairs: 1, series: 1, clients: 1 },
      },
    ]);
    const { out } = await run('scoring-changes', 'list');
    expect(out).toMatch(/Klout Score {2}2012-08-14 {2}splice .*New model {2}median difference/);
    expect((await run('scoring-changes', 'effects', KLOUT, '2012-08-14')).out).toContain(
      'splice additive (decided)',
    );
  });

  it('are refused after today', async () => {
    const late = await run('scoring-changes', 'add', KLOUT, '2012-12-24', 'Announced');
    expect(late.code).toBe(1);
    expect(late.err).toContain('is after today, 19 Nov 2012');
  });

  it('are turned down with a reason, and taken back', async () => {
    const dismiss = ['scoring-changes', 'dismiss', KLOUT, '2011-10-26'];
    const silent = await run(...dismiss);
    expect([silent.code, silent.err]).toEqual([
      1,
      'Say why it is no scoring change, with --reason.\n',
    ]);
    expect(await ask(...dismiss, '--reason', 'A new account')).toMatchObject({
      reason: 'A new account',
      proposedOn: '2011-10-28',
    });
    expect((await run('detect')).out).toBe('No sign of a scoring change that is not entered.\n');
    expect((await run('scoring-changes', 'list', '--dismissed')).out).toMatch(
      /Klout Score {2}2011-10-28 {2}2012-11-19 {3}A new account/,
    );
    await ask('scoring-changes', 'dismiss', KLOUT, '2011-10-28', '--undo');
    expect((await run('detect')).out).toContain('25 Oct 2011');
    expect((await run('scoring-changes', 'list', '--dismissed')).out).toBe(
      'No proposal was turned down.\n',
    );
  });
});
