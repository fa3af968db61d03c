import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allMigrations } from '#main/workbook/migrations/index.ts';
import { openWorkbook } from '#main/workbook/workbook.ts';
import { temporaryFolder } from '../workbook/temporary-folder.ts';
import { ask, day, newSession, refused, sessionAt, startEngagement, TODAY } from './a-session.ts';

describe('a session', () => {
  it('starts without a workbook, says where one would be made, and makes it', async () => {
    const path = join(temporaryFolder(), 'clients', 'work.plumb');
    const session = sessionAt(path);
    const before = await ask(session, 'workbook.state', {});
    expect(before).toEqual({
      workbook: null,
      today: TODAY,
      defaultPath: path,
      version: '0.0.0-test',
      opening: 1,
      ownBeside: null,
      lastView: null,
      numbers: { choice: 'system', decimal: '.', group: ',' },
    });
    expect(existsSync(path)).toBe(false);

    const after = await ask(session, 'workbook.create', { sample: false });
    expect(after.workbook).toEqual({
      path,
      fileName: 'work.plumb',
      folder: dirname(path),
      sizeBytes: expect.any(Number) as number,
      savedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
      preparedBy: '',
      isSample: false,
      asOf: null,
      schemaVersion: allMigrations.length,
      undoes: null,
      redoes: null,
    });
    expect((await refused(session, 'workbook.create', { sample: false })).code).toBe('conflict');
  });

  it('refuses everything else until there is one', async () => {
    const session = sessionAt(join(temporaryFolder(), 'work.plumb'));
    const refusal = await refused(session, 'clients.list', {});
    expect(refusal.code).toBe('not-found');
    expect(refusal.message).toContain('make one first');
  });

  it('opens what is there, and tries again after a refusal', async () => {
    const first = await newSession();
    await ask(first, 'clients.add', { name: 'Harbour Health' });
    const { path } = first.context().workbook;
    const second = sessionAt(path);
    expect((await refused(second, 'clients.list', {})).code).toBe('busy');
    first.close();
    expect(await ask(second, 'clients.list', {})).toHaveLength(1);
  });

  it('answers a file that is no workbook as an answer, not as a throw', async () => {
    const path = join(temporaryFolder(), 'work.plumb');
    writeFileSync(path, 'my notes');
    const answer = await sessionAt(path).call('workbook.state', {});
    expect(answer).toMatchObject({ ok: false, error: { code: 'not-a-workbook' } });
  });

  it('names every field that is not right, its value and what was expected', async () => {
    const session = await newSession();
    const answer = await session.call('readings.log', {
      seriesId: 1,
      date: '2013-02-30',
      value: 'high',
    });
    expect(answer).toEqual({
      ok: false,
      error: {
        code: 'bad-input',
        message:
          '“date” is “2013-02-30”: expected a date that exists, written YYYY-MM-DD; “value” is “high”: expected number.',
        details: [
          {
            field: 'date',
            value: '2013-02-30',
            expected: 'expected a date that exists, written YYYY-MM-DD',
          },
          { field: 'value', value: 'high', expected: 'expected number' },
        ],
      },
    });
  });

  it('names a field that is missing, and says so where the whole request is amiss', async () => {
    const session = await newSession();
    const missing = await session.call('clients.add', {});
    expect(missing).toMatchObject({
      error: { code: 'bad-input', message: '“name” is missing or not right: expected string.' },
    });
    const amiss = await session.call('clients.add', 'Harbour Health');
    expect(amiss).toMatchObject({
      error: { code: 'bad-input', message: expect.stringContaining('The request') as string },
    });
  });

  it('cuts short what it repeats', async () => {
    const session = await newSession();
    const answer = await session.call('clients.add', { name: 'x'.repeat(5000) });
    if (answer.ok) throw new Error('expected a refusal');
    expect(answer.error.message.length).toBeLessThan(200);
  });

  it('calls a fault of its own internal, in plain words, with the error for programs', async () => {
    const session = await newSession();
    session.context().workbook.db.exec('DROP TABLE milestone');
    const answer = await session.call('milestones.list', {});
    expect(answer).toMatchObject({
      ok: false,
      error: {
        code: 'internal',
        message: expect.not.stringMatching(/Sqlite|no such table/) as string,
        details: [{ value: expect.stringContaining('no such table') as string }],
      },
    });
    const refusal = await refused(session, 'milestones.list', {});
    expect(refusal.cause).toBeInstanceOf(Error);
  });

  it('tells its listeners of changes, not of questions or refusals', async () => {
    const session = await newSession();
    let told = 0;
    const stop = session.onChanged(() => (told += 1));
    await session.value('clients.add', { name: 'Harbour Health' });
    expect(told).toBe(1);
    await session.value('clients.list', {});
    await session.call('clients.add', { name: 'Harbour Health' });
    await session.call('clients.add', {});
    expect(told).toBe(1);
    stop();
    await session.value('clients.add', { name: 'Lumen' });
    expect(told).toBe(1);
  });

  it('does commands that arrive together one after the other, each whole', async () => {
    const session = await newSession();
    const { seriesId } = await startEngagement(session);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        session.call('readings.log', { seriesId, date: day('2013-11-11'), value: index }),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    for (const answer of answers) {
      if (!answer.ok) expect(answer.error.code).toBe('conflict');
    }
    expect(await ask(session, 'readings.list', { seriesId })).toHaveLength(1);
  });

  it('undoes everything of a command that fails midway', async () => {
    const session = await newSession();
    const refusal = await refused(session, 'engagements.start', {
      client: { name: 'Harbour Health' },
      name: 'Content culture',
      startsOn: day('2013-01-07'),
      subject: { name: 'Harbour Health', kind: 'organisation' },
      metrics: [
        { from: 'catalogue', key: 'klout-score' },
        { from: 'catalogue', key: 'no-such-score' },
      ],
    });
    expect(refusal.message).toContain('“no-such-score”');
    expect(await ask(session, 'clients.list', { includeArchived: true })).toEqual([]);
    expect(await ask(session, 'metrics.list', { includeArchived: true })).toEqual([]);
  });
});

describe('the workbook as a record', () => {
  it('says who prepares it and which day it takes for today', async () => {
    const session = await newSession();
    const state = await ask(session, 'workbook.edit', {
      preparedBy: 'Ada Byron',
      asOf: day('2012-06-30'),
    });
    expect(state.workbook).toMatchObject({ preparedBy: 'Ada Byron', asOf: '2012-06-30' });
    expect(state.today).toBe('2012-06-30');
    const again = await ask(session, 'workbook.edit', { asOf: null });
    expect(again.workbook).toMatchObject({ preparedBy: 'Ada Byron', asOf: null });
    expect(again.today).toBe(TODAY);
  });

  it('verifies and copies itself', async () => {
    const session = await newSession();
    await startEngagement(session);
    const { sound, counts } = await ask(session, 'workbook.verify', {});
    expect(sound).toBe(true);
    expect(counts).toMatchObject({ engagement: 1, tracked_series: 1 });

    const target = join(dirname(session.context().workbook.path), 'copy.plumb');
    expect(await ask(session, 'workbook.backup', { path: target })).toEqual({ path: target });
    const copy = openWorkbook(target);
    expect(copy.db.prepare('SELECT name FROM engagements').pluck().all()).toEqual([
      'Content culture',
    ]);
    copy.close();
    expect((await refused(session, 'workbook.backup', { path: target })).code).toBe('conflict');
  });

  it('can be a sample, which stands at its own date and makes way for one’s own, kept beside it', async () => {
    const folder = temporaryFolder();
    const session = sessionAt(join(folder, 'work.plumb'), { today: '2026-11-23' });
    const phases: string[] = [];
    const state = await session.value(
      'workbook.create',
      { sample: true },
      { onProgress: ({ phase }) => phases.push(phase) },
    );
    expect(state.workbook).toMatchObject({ isSample: true, asOf: '2013-11-18' });
    expect(state.today).toBe('2013-11-18');
    expect(phases.length).toBeGreaterThan(0);
    expect(await ask(session, 'trends.portfolio', {})).toHaveLength(3);
    expect((await ask(session, 'workbook.verify', {})).sound).toBe(true);

    const own = await ask(session, 'workbook.create', { sample: false });
    expect(own.workbook).toMatchObject({ isSample: false, asOf: null });
    expect(await ask(session, 'clients.list', {})).toEqual([]);
    expect((await refused(session, 'workbook.create', { sample: false })).code).toBe('conflict');
    session.close();
    expect(readdirSync(folder).toSorted()).toEqual(['work.plumb', 'work.sample.plumb']);
    const kept = sessionAt(join(folder, 'work.sample.plumb'));
    expect(await ask(kept, 'trends.portfolio', {})).toHaveLength(3);
    kept.close();
  });

  it('leaves nothing behind where the sample is cancelled', async () => {
    const folder = temporaryFolder();
    const session = sessionAt(join(folder, 'work.plumb'));
    const answer = await session.call(
      'workbook.create',
      { sample: true },
      { signal: AbortSignal.abort() },
    );
    expect(answer).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(readdirSync(folder).map((name) => basename(name))).toEqual([]);
    expect((await ask(session, 'workbook.create', { sample: false })).workbook).not.toBeNull();
  });
});

describe('undo', () => {
  it('takes back commands one by one, named after what they did, and redo does them again', async () => {
    const session = await newSession();
    await ask(session, 'clients.add', { name: 'Harbour Health' });
    await ask(session, 'clients.add', { name: 'Lumen Travel' });
    const names = async () => (await ask(session, 'clients.list', {})).map(({ name }) => name);
    const state = async () => (await ask(session, 'workbook.state', {})).workbook;
    expect(await state()).toMatchObject({
      ...{ undoes: 'new client “Lumen Travel”', redoes: null },
    });
    expect(await ask(session, 'workbook.undo', {})).toEqual({
      what: 'new client “Lumen Travel”',
    });
    expect(await names()).toEqual(['Harbour Health']);
    expect(await state()).toMatchObject({
      ...{ undoes: 'new client “Harbour Health”', redoes: 'new client “Lumen Travel”' },
    });
    await ask(session, 'workbook.undo', {});
    expect(await names()).toEqual([]);
    expect((await refused(session, 'workbook.undo', {})).message).toBe(
      'There is nothing to undo since the workbook was opened.',
    );
    await ask(session, 'workbook.redo', {});
    await ask(session, 'workbook.redo', {});
    expect(await names()).toEqual(['Harbour Health', 'Lumen Travel']);
    expect((await refused(session, 'workbook.redo', {})).code).toBe('conflict');
  });

  it('tells listeners, so that every window shows what was undone', async () => {
    const session = await newSession();
    await ask(session, 'clients.add', { name: 'Harbour Health' });
    let told = 0;
    session.onChanged(() => (told += 1));
    await ask(session, 'workbook.undo', {});
    await ask(session, 'workbook.redo', {});
    expect(told).toBe(2);
  });
});
