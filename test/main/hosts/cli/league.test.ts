import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf, plumbline } from './command-line.ts';

let folder: string;
let workbook: string;

const ask = <Answer>(...args: string[]): Promise<Answer> =>
  answerOf(...args, '--workbook', workbook, '--today', '2013-04-01');
const run = (...args: string[]) =>
  plumbline(...args, '--workbook', workbook, '--today', '2013-04-01');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-cli-'));
  workbook = join(folder, 'work.plumb');
  await plumbline('init', workbook);
  await ask('clients', 'add', 'Tern Foods');
  await ask('engagements', 'add', 'A voice', '--client', 'Tern Foods', '--starts', '2013-01-07');
  await ask('metrics', 'add', 'klout-score');
});

afterAll(() => rmSync(folder, { recursive: true }));

async function play(name: string, values: readonly number[]): Promise<void> {
  await ask(
    ...['series', 'add', '--engagement', 'A voice', '--subject', name],
    ...['--kind', 'team-member', '--metric', 'klout-score'],
  );
  for (const [i, value] of values.entries()) {
    await ask(
      'log',
      `${name} / Klout Score`,
      `2013-02-${String(4 + 7 * i).padStart(2, '0')}`,
      `${value}`,
    );
  }
}

describe('subjects', () => {
  it('are added, listed and edited', async () => {
    const fields = ['--client', 'Tern Foods', '--kind', 'team-member'];
    expect(await ask('subjects', 'add', 'Ada', ...fields, '--alias', 'Number one')).toMatchObject({
      name: 'Ada',
      alias: 'Number one',
      consent: 'not-asked',
      inLeague: true,
    });
    expect(
      await ask('subjects', 'edit', 'Tern Foods / ada', '--no-in-league', '--no-alias'),
    ).toMatchObject({ name: 'Ada', alias: null, inLeague: false });
    expect(await ask('subjects', 'edit', '1', '--in-league', '--consent', 'given')).toMatchObject({
      inLeague: true,
      consent: 'given',
    });
    expect(
      await ask(
        'subjects',
        'edit',
        '1',
        '--consent-on',
        '2013-01-07',
        '--consent-how',
        'by e-mail',
      ),
    ).toMatchObject({ consentOn: '2013-01-07', consentHow: 'by e-mail' });
    const { out } = await run('subjects', 'list', '--client', 'tern');
    expect(out).toMatch(/Ada .* given on 2013-01-07 \(by e-mail\)/);
    expect(await ask('subjects', 'decisions', 'Ada')).toMatchObject([
      { consent: 'given', consentOn: '2013-01-07' },
      { consent: 'given', consentOn: null },
      { consent: 'not-asked' },
    ]);
    const unknown = await run('subjects', 'edit', 'Zoe', '--in-league');
    expect(unknown).toMatchObject({ code: 1 });
    expect(unknown.err).toContain('There is no subject “Zoe”; there are: “Tern Foods / Ada” (1).');
  });
});

describe('a league', () => {
  it('is started, shown and settled', async () => {
    await play('Ada', [40, 42, 44]);
    await play('Ben', [50, 50, 49]);
    await play('Cem', [10, 20, 60]);
    expect(
      await ask(
        ...['league', 'add', 'Spring', '--engagement', 'A voice', '--metric', 'klout-score'],
        ...['--from', '2013-02-01', '--to', '2013-03-31'],
      ),
    ).toMatchObject({ id: 1, contest: 'people', measure: 'normalised-change', isAnonymous: false });
    await ask('subjects', 'edit', 'Cem', '--no-in-league');
    const { out } = await run('league', 'show', 'spring');
    expect(out).toMatch(/1 {2}= {5}Ada.*\+6\.7 %/);
    expect(out).toContain('1 person opted out');
    expect(out).not.toContain('Cem');
    const shown = await run('league', 'show', '1', '--json');
    expect(shown.out).not.toContain('Cem');
    expect(await ask('league', 'show', '1', '--measure', 'latest')).toMatchObject({
      league: { measure: 'latest', rows: [{ name: 'Ben' }, { name: 'Ada' }] },
    });
    expect(await ask('league', 'settle', 'Spring')).toMatchObject({ settledOn: '2013-04-01' });
    expect((await run('league', 'show', 'Spring')).out).toContain('First place: Ada, 44.00');
    const again = await run('league', 'settle', 'Spring');
    expect(again).toMatchObject({ code: 1 });
  });

  it('is edited and listed, and names nobody where that is asked for', async () => {
    expect(await ask('league', 'edit', 'Spring', '--anonymous', '--name', 'Early')).toMatchObject({
      name: 'Early',
      isAnonymous: true,
    });
    const { out } = await run('league', 'show', 'Early');
    expect(out).toContain('Person 1');
    expect(out).not.toMatch(/Ada|Ben/);
    expect(await ask('league', 'edit', 'Early', '--no-anonymous')).toMatchObject({
      isAnonymous: false,
    });
    expect((await run('league', 'seasons', '--engagement', '1')).out).toMatch(/Early.*2013-04-01/);
  });
});
