import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf, plumbline } from './command-line.ts';

let folder: string;
let workbook: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-cli-'));
  workbook = join(folder, 'work.plumb');
  const made = await plumbline('init', workbook, '--prepared-by', 'A. Consultant');
  expect(made).toMatchObject({ code: 0, err: '' });
});

afterAll(() => rmSync(folder, { recursive: true }));

/** A command on this test's workbook, on a day in 2026. */
const ask = <Answer>(...args: string[]): Promise<Answer> =>
  answerOf(...args, '--workbook', workbook, '--today', '2026-11-23');
const run = (...args: string[]) => plumbline(...args, '--workbook', workbook);

describe('a new engagement, from the first client to a verdict', () => {
  it('adds, changes, shows, lists and puts away clients', async () => {
    expect(await ask('clients', 'add', 'Tern Foods', '--note', 'Since spring')).toMatchObject({
      id: 1,
      name: 'Tern Foods',
      note: 'Since spring',
    });
    expect(await ask('clients', 'edit', 'tern foods', '--name', 'Tern & Sons')).toMatchObject({
      name: 'Tern & Sons',
    });
    expect(await ask('clients', 'show', '1')).toMatchObject({ name: 'Tern & Sons' });
    expect(await ask('clients', 'archive', '1')).toMatchObject({ archivedOn: '2026-11-23' });
    expect(await ask('clients', 'list')).toEqual([]);
    expect(await ask('clients', 'list', '--archived')).toHaveLength(1);
    expect(await ask('clients', 'archive', '1', '--undo')).toMatchObject({ archivedOn: null });
    const { out } = await run('clients', 'list');
    expect(out).toBe('No  Client       Put away\n──  ───────────  ────────\n 1  Tern & Sons  –\n');
  });

  it('adds, changes, shows, lists and puts away engagements', async () => {
    const added = ['A voice of their own', '--client', 'Tern & Sons', '--starts', '2026-01-05'];
    expect(await ask('engagements', 'add', ...added)).toMatchObject({
      id: 1,
      status: 'active',
      startsOn: '2026-01-05',
      endsOn: null,
    });
    expect(
      await ask('engagements', 'edit', '1', '--ends', '2026-12-31', '--objective', 'They write'),
    ).toMatchObject({ endsOn: '2026-12-31', objective: 'They write' });
    expect(await ask('engagements', 'list')).toHaveLength(1);
    expect(await ask('engagements', 'archive', '1')).toMatchObject({ archivedOn: '2026-11-23' });
    expect(await ask('engagements', 'archive', '1', '--undo')).toMatchObject({ archivedOn: null });
    expect(await ask('clients', 'show', '1')).toMatchObject({
      name: 'Tern & Sons',
      engagements: [{ engagement: { name: 'A voice of their own' } }],
    });
    const { out } = await run('clients', 'show', '1');
    expect(out).toContain('A voice of their own');
    expect(out).toContain('Nothing was handed over yet.');
  });

  it('adds metrics of the catalogue and of one’s own', async () => {
    const ready = await ask<{ key: string }[]>('metrics', 'list', '--catalogue');
    expect(ready.map(({ key }) => key)).toContain('klout-score');
    expect(await ask('metrics', 'add', 'klout-score')).toMatchObject({
      metric: { id: 1, name: 'Klout Score', smoothingDays: 90 },
    });
    const own = ['--name', 'Errors per page', '--direction', 'down', '--min', '0', '--true-zero'];
    expect(await ask('metrics', 'add', ...own)).toMatchObject({
      metric: { id: 2, direction: 'down', scaleMin: 0, scaleMax: null, hasTrueZero: true },
    });
    expect(await ask('metrics', 'edit', '2', '--max', '50', '--cadence-days', '1')).toMatchObject({
      metric: { scaleMin: 0, scaleMax: 50, cadenceDays: 1, name: 'Errors per page' },
    });
    expect(await ask('metrics', 'archive', '2')).toMatchObject({ archivedOn: '2026-11-23' });
    expect(await ask('metrics', 'archive', '2', '--undo')).toMatchObject({ archivedOn: null });
    expect((await run('metrics', 'show', 'klout-score')).out).toContain('1 to 100');
  });

  it('notes scoring changes and decides about them', async () => {
    const added = ['Errors per page', '2026-06-01', 'Counts warnings too', '--source', 'Its site'];
    expect(await ask('scoring-changes', 'add', ...added)).toMatchObject({
      changedOn: '2026-06-01',
      treatment: 'undecided',
    });
    const decided = ['Errors per page', '2026-06-01', 'rebase'];
    expect(await ask('scoring-changes', 'decide', ...decided)).toMatchObject({
      treatment: 'rebase',
    });
    const none = await run('scoring-changes', 'decide', 'Errors per page', '2026-06-02', 'rebase');
    expect(none.code).toBe(1);
    expect(none.err).toContain('has no scoring change on 2026-06-02');
  });

  it('tracks a subject that is new, with a baseline and a target', async () => {
    const added = ['--engagement', '1', '--subject', 'Tern & Sons', '--metric', 'klout-score'];
    const unknown = await run('series', 'add', ...added);
    expect(unknown.code).toBe(1);
    expect(unknown.err).toContain('--kind');
    expect(await ask('series', 'add', ...added, '--kind', 'organisation', '--main')).toMatchObject({
      series: { id: 1, isMain: true },
    });
    expect(
      await ask('series', 'edit', '1', '--baseline', '41@2026-01-05', '--target', '48@2026-12-31'),
    ).toMatchObject({ baseline: { value: 41 }, target: { value: 48, dueOn: '2026-12-31' } });
    const again = ['series', 'edit', '1', '--baseline', '42@2026-01-12'];
    expect((await run(...again)).err).toContain('reason');
    expect(await ask(...again, '--reason', 'The first was a test')).toMatchObject({
      baseline: { value: 42 },
    });
    expect(await ask('series', 'list', '--engagement', 'Tern & Sons')).toMatchObject([
      { id: 1, subject: 'Tern & Sons', metric: 'Klout Score', verdict: 'too-early' },
    ]);
  });

  it('logs and corrects readings, and keeps the old value', async () => {
    const logged = await run('log', 'Tern & Sons / Klout Score', '2026-01-05', '41.2');
    expect(logged).toMatchObject({ code: 0, err: '' });
    expect(logged.out).toMatch(/^Logged 41\.2 for 2026-01-05\. too-early: /);
    expect(await ask('correct', '1', '2026-01-05', '41.5', '--reason', 'Typo')).toMatchObject({
      oldValue: 41.2,
      newValue: 41.5,
      reason: 'Typo',
    });
    expect((await run('correct', '1', '2026-01-05', '--reason', 'Which?')).code).toBe(1);
    expect((await run('correct', '1', '2026-01-12', '3', '--reason', 'None')).err).toContain(
      'has no reading of 2026-01-12',
    );
    const taken = ['correct', '1', '2026-01-05', '--withdraw', '--reason', 'Another account'];
    expect(await ask(...taken)).toMatchObject({ oldValue: 41.5, newValue: null });
    expect(await ask<{ readings: [] }>('series', 'show', '1')).toMatchObject({ readings: [] });
  });

  it('adds, changes, shows, lists and drops milestones', async () => {
    const added = ['2026-03-01', 'Workshop', '--engagement', '1', '--owner', 'Ann'];
    expect(await ask('milestones', 'add', ...added)).toMatchObject({ id: 1, status: 'planned' });
    expect(await ask('milestones', 'edit', '1', '--status', 'done')).toMatchObject({
      status: 'done',
      owner: 'Ann',
      date: '2026-03-01',
    });
    expect(await ask('milestones', 'archive', '1')).toMatchObject({ status: 'dropped' });
    expect(await ask('milestones', 'show', '1')).toMatchObject({ title: 'Workshop' });
    expect(await ask('milestones', 'list', '--engagement', '1')).toHaveLength(1);
    expect((await run('engagements', 'show', '1')).out).toContain('Workshop');
  });

  it('puts a series away and takes it back', async () => {
    await ask('series', 'archive', '1');
    expect((await run('log', '1', '2026-02-02', '40')).err).toContain('archived');
    await ask('series', 'archive', '1', '--undo');
    expect((await run('log', '1', '2026-02-02', '40')).code).toBe(0);
  });

  it('is verified and backed up at the end, and a copy is never written over', async () => {
    expect(await ask('verify')).toMatchObject({ sound: true });
    const copy = join(folder, 'copy.plumb');
    expect(await ask('backup', copy)).toEqual({ path: copy });
    expect(await answerOf('verify', copy)).toMatchObject({ path: copy, sound: true });
    const again = await run('backup', copy);
    expect([again.code, again.out]).toEqual([1, '']);
    expect(again.err).toContain('exists already');
    expect(await ask<{ path: string }>('backup')).toMatchObject({
      path: expect.stringContaining('work.backup-') as string,
    });
  });
});
