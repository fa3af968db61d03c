import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf, plumbline } from './command-line.ts';

let folder: string;
let workbook: string;

/** Weekly readings of a score smoothed over 90 days, up to 30 March 2026. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-cli-'));
  workbook = join(folder, 'work.plumb');
  await plumbline('init', workbook);
  await run('clients', 'add', 'Tern Foods');
  await run('engagements', 'add', 'A voice', '--client', 'Tern Foods', '--starts', '2026-01-05');
  await run('metrics', 'add', 'klout-score');
  const tracked = ['--subject', 'Tern Foods', '--kind', 'organisation', '--metric', 'klout-score'];
  await run('series', 'add', '--engagement', 'A voice', ...tracked);
  for (const [day, value] of [
    ['2026-03-16', '40'],
    ['2026-03-23', '41'],
    ['2026-03-30', '42'],
  ] as const) {
    await run('log', '1', day, value);
  }
});

afterAll(() => rmSync(folder, { recursive: true }));

const today = ['--today', '2026-03-30'];
const run = (...args: string[]) => plumbline(...args, '--workbook', workbook, ...today);
const ask = <Answer>(...args: string[]): Promise<Answer> =>
  answerOf(...args, '--workbook', workbook, ...today);

describe('verdicts on the command line', () => {
  it('are listed as not yet reviewed, then signed, then listed with who stands for them', async () => {
    expect((await run('verdicts', 'list')).out).toContain('not yet reviewed');
    const sentence = 'Too few weeks; we look again in June.';
    expect(
      await ask(
        'verdicts',
        'sign',
        'Tern Foods / Klout',
        '--as',
        'too-early',
        '--sentence',
        sentence,
      ),
    ).toEqual({
      seriesId: 1,
      judgedOn: '2026-03-30',
      computed: 'too-early',
      signed: 'too-early',
      sentence,
      signedOn: '2026-03-30',
    });
    expect(await ask('verdicts', 'list', '--engagement', '1')).toMatchObject([
      { seriesId: 1, computed: 'too-early', signOff: { sentence, fits: true } },
    ]);
    expect((await run('verdicts', 'list')).out).toContain('confirmed on 2026-03-30');
  });

  it('are overridden, and how they were reviewed is shown, the latest first', async () => {
    await run('verdicts', 'sign', '1', '--as', 'improving', '--sentence', 'I saw it rise.');
    expect(await ask('verdicts', 'show', '1')).toMatchObject([
      { computed: 'too-early', signed: 'improving', sentence: 'I saw it rise.' },
      { computed: 'too-early', signed: 'too-early' },
    ]);
    expect((await run('series', 'show', '1')).out).toMatch(
      /Review +overridden on 2026-03-30: computed too-early, signed as improving\nSaid +I saw it rise\./,
    );
  });

  it('take no word that is none, and need a sentence', async () => {
    const wrong = await run('verdicts', 'sign', '1', '--as', 'rising', '--sentence', 'It rises.');
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('Allowed choices are improving, declining');
    expect((await run('verdicts', 'sign', '1', '--as', 'improving')).code).toBe(2);
    expect((await run('verdicts', 'sign', '1', '--sentence', 'It rises.')).code).toBe(2);
    expect((await run('verdicts', 'sign', '1', '--as', 'steady', '--sentence', ' ')).code).toBe(1);
  });
});

describe('a series on the command line', () => {
  it('shows why: its figures, the rules in the order asked, and the days behind its last move', async () => {
    const { out } = await run('series', 'show', '1');
    expect(out).toMatch(/Readings \(n\) +3 +that the verdict rests on/);
    expect(out).toMatch(/Smallest pace that matters +± 0\.33 a month/);
    expect(out).toContain('1. broken: no. No undecided scoring change lies in the period.');
    expect(out).toContain('2. too-early: yes. 3 readings over 14 days');
    expect(out).toContain(
      'Between 2026-03-23 and 2026-03-30: 24 to 30 Mar came in, 24 to 30 Dec 2025 fell out.',
    );
  });
});
