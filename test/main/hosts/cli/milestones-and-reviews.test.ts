import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf, plumbline } from './command-line.ts';

const TODAY = '2026-11-23';
let folder: string;
let at: readonly string[];

const ask = <Answer>(...args: string[]): Promise<Answer> => answerOf(...args, ...at);
const run = (...args: string[]) => plumbline(...args, ...at);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-cli-'));
  const workbook = join(folder, 'work.plumb');
  at = ['--workbook', workbook, '--today', TODAY];
  await plumbline('init', workbook, '--prepared-by', 'A. Consultant');
  await ask('clients', 'add', 'Tern Foods');
  await ask('engagements', 'add', 'Voice', '--client', '1', '--starts', '2026-01-05');
  for (const [name, role] of [
    ['Reach', 'leading-indicator'],
    ['Orders', 'result'],
  ] as const) {
    await ask('metrics', 'add', '--name', name, '--role', role, '--cadence-days', '7');
    const series = ['--engagement', '1', '--subject', 'Tern Foods', '--metric', name];
    await ask('series', 'add', ...series, '--kind', 'organisation');
  }
  for (let week = 0; week < 20; week += 1) {
    const date = new Date(Date.UTC(2026, 6, 6 + 7 * week)).toISOString().slice(0, 10);
    const value = 40 + Math.max(week - 10, 0) + (week % 3) / 5;
    await ask('log', 'Tern Foods / Reach', date, String(value));
  }
  const done = ['--engagement', '1', '--status', 'done'];
  await ask('milestones', 'add', '2026-09-14', 'Workshop', ...done);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true }));

describe('milestones effects', () => {
  it('tells the pace before and after, in a table and in words', async () => {
    expect(await ask('milestones', 'effects', '--engagement', '1')).toMatchObject({
      series: { subjectName: 'Tern Foods', metric: { name: 'Reach' } },
      milestones: [{ effect: { word: 'better-pace' }, comparison: { others: [] } }],
    });
    const { code, out } = await run('milestones', 'effects', '--engagement', '1');
    expect(code).toBe(0);
    expect(out).toContain('Reach of Tern Foods; paces a month');
    expect(out).toMatch(/2026-09-14 {2}Workshop +done +2026-09-14 .*better pace after/);
    expect(out).toContain('Workshop: Before 14 Sep 2026: ');
  });

  it('is of the series named', async () => {
    const other = ['--engagement', '1', '--series', 'Tern Foods / Orders'];
    expect(await ask('milestones', 'effects', ...other)).toMatchObject({
      series: { metric: { name: 'Orders' } },
      milestones: [{ effect: { word: 'cannot-be-judged' } }],
    });
  });
});

describe('succession and reviews', () => {
  const of = ['--engagement', '1'];

  it('plans what comes after a metric', async () => {
    const plan = ['succession', 'plan', 'Reach', ...of];
    const said = ['--successor', 'Orders', '--overlap', '4', '--end-if', 'Nobody reads it'];
    expect(await ask(...plan, ...said)).toMatchObject({
      successor: { name: 'Orders' },
      overlap: 0,
      succession: { adoptedOn: '2026-07-06', overlapReadings: 4, endIf: 'Nobody reads it' },
    });
    expect(await ask(...plan, '--no-successor')).toMatchObject({ successor: null });
    expect(await ask(...plan, ...said, '--review', '2026-11-20')).toMatchObject({ isDue: true });
    const { out } = await run('succession', 'list', ...of);
    expect(out).toMatch(/Reach {3}2026-07-06 {2}2026-11-20 {2}review due +Orders +0 of 4 +0/);
    expect(out).toMatch(/Orders {2}2026-01-05 {2}2026-10-05 {2}review due/);
  });

  it('holds reviews and lists them', async () => {
    const hold = ['reviews', 'hold', 'Reach'];
    const kept = await ask(...hold, 'keep', ...of, '--reason', 'It leads', '--next', '2027-01-04');
    expect(kept).toMatchObject({ entry: { succession: { reviewOn: '2027-01-04' } }, warnings: [] });
    const replaced = ['replace', ...of, '--reason', 'Orders count'];
    expect((await run(...hold, ...replaced)).err).toContain('--successor');
    expect(await ask(...hold, ...replaced, '--successor', 'Orders')).toMatchObject({
      entry: { successor: { name: 'Orders' } },
    });
    const retired = await run(...hold, 'retire', ...of);
    expect(retired.out).toContain('State             retired 2026-11-23');
    expect(retired.out).toContain('Note: No date has readings of both “Reach” and “Orders”');
    expect((await run(...hold, 'retire', ...of)).err).toContain('was retired on 23 Nov 2026');
    expect(await ask('reviews', 'list', ...of)).toMatchObject([
      { decision: 'keep', reason: 'It leads' },
      { decision: 'replace', successor: { name: 'Orders' } },
      { decision: 'retire', reason: 'Succeeded by “Orders”.' },
    ]);
    expect((await run('reviews', 'list', ...of)).out).toMatch(
      /2026-11-23 {2}Reach +keep +– +It leads/,
    );
  });
});
