/** Going from one workbook to another, and what is kept of a person beside them. */
import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, describe, it, onTestFinished } from 'vitest';
import { addDays } from '#shared/domain/calendar.ts';
import { AppState } from '#main/files/app-state.ts';
import { Session } from '#main/usecases/session.ts';
import { openWorkbook } from '#main/workbook/workbook.ts';
import { temporaryFolder } from '../workbook/temporary-folder.ts';
import { ask, day, refused, startEngagement, TODAY } from './a-session.ts';

/** A session as a window has one, on a new workbook with one client. */
async function windowOn(path = join(temporaryFolder(), 'work.plumb')): Promise<Session> {
  const session = Session.open({
    path,
    clock: () => new Date(`${TODAY}T12:00:00`),
    version: '0.0.0-test',
    appState: new AppState(null),
  });
  onTestFinished(() => session.close());
  await ask(session, 'workbook.create', { sample: false });
  await ask(session, 'clients.add', { name: 'Tern Foods' });
  return session;
}

const clientsIn = async (session: Session) =>
  (await ask(session, 'clients.list', {})).map(({ name }) => name);
const recentsOf = async (session: Session) =>
  (await ask(session, 'workbooks.list', {})).recents.map(({ fileName }) => fileName);

describe('another workbook', () => {
  it('is made where it is named, with its folder, and opened in place of the first', async () => {
    const session = await windowOn();
    const first = await ask(session, 'workbook.state', {});
    const made = await ask(session, 'workbooks.make', { path: 'clients/second' });
    const path = join(dirname(first.workbook?.path ?? ''), 'clients', 'second.plumb');
    expect(made.workbook).toMatchObject({ path, fileName: 'second.plumb', isSample: false });
    expect(made.opening).not.toBe(first.opening);
    expect(await clientsIn(session)).toEqual([]);
    expect(await recentsOf(session)).toEqual(['second.plumb', 'work.plumb']);
  });

  it('is opened, and the first can be opened elsewhere then', async () => {
    const session = await windowOn();
    const { path } = session;
    await ask(session, 'workbooks.make', { path: 'second' });
    openWorkbook(path).close();
    await ask(session, 'workbooks.open', { path });
    expect(await clientsIn(session)).toEqual(['Tern Foods']);
  });

  it('that cannot be opened leaves the first open', async () => {
    const session = await windowOn();
    const folder = dirname(session.path);
    writeFileSync(join(folder, 'notes.plumb'), 'my notes '.repeat(20));
    expect((await refused(session, 'workbooks.open', { path: 'notes.plumb' })).code).toBe(
      'not-a-workbook',
    );
    expect((await refused(session, 'workbooks.open', { path: 'nowhere' })).code).toBe('not-found');
    expect((await refused(session, 'workbooks.make', { path: 'work' })).code).toBe('conflict');
    expect(await clientsIn(session)).toEqual(['Tern Foods']);
    expect(
      readdirSync(folder)
        .filter((name) => name.endsWith('.plumb'))
        .sort(),
    ).toEqual(['notes.plumb', 'work.plumb']);
  });

  it('takes nothing that was begun in the first', async () => {
    const session = await windowOn();
    const { opening } = await ask(session, 'workbook.state', {});
    await ask(session, 'workbooks.make', { path: 'second' });
    const answer = await session.call('clients.add', { name: 'Lumen' }, { opening });
    expect(answer).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(await clientsIn(session)).toEqual([]);
    const now = (await ask(session, 'workbook.state', {})).opening;
    expect(await session.call('clients.add', { name: 'Lumen' }, { opening: now })).toMatchObject({
      ok: true,
    });
  });

  it('is told of to every window, once', async () => {
    const session = await windowOn();
    let told = 0;
    onTestFinished(session.onChanged(() => (told += 1)));
    await ask(session, 'workbooks.make', { path: 'second' });
    expect(told).toBe(1);
    await ask(session, 'settings.edit', { numbers: 'comma' });
    expect(told).toBe(2);
    await ask(session, 'workbooks.keep-view', { route: '/round' });
    expect(told).toBe(2);
  });

  it('waits for a job that is under way', async () => {
    const session = await windowOn();
    const copying = session.call('workbook.backup', { path: join(temporaryFolder(), 'c.plumb') });
    const refusal = await refused(session, 'workbooks.make', { path: 'second' });
    expect([refusal.code, (await copying).ok]).toEqual(['busy', true]);
  });
});

describe('a workbook that is moved', () => {
  it('is in its new place with everything, and nowhere else', async () => {
    const session = await windowOn();
    const from = session.path;
    const before = await ask(session, 'workbook.state', {});
    await ask(session, 'workbooks.keep-view', { route: '/round' });
    const to = join(temporaryFolder(), 'moved.plumb');
    const moved = await ask(session, 'workbooks.move', { path: to });
    expect(moved.workbook?.path).toBe(to);
    expect([moved.opening, moved.lastView]).toEqual([before.opening, '/round']);
    expect(await clientsIn(session)).toEqual(['Tern Foods']);
    expect(existsSync(from)).toBe(false);
    expect(readdirSync(dirname(from))).toEqual([]);
    expect(await recentsOf(session)).toEqual(['moved.plumb']);
    await ask(session, 'clients.add', { name: 'Lumen' });
  });

  it('stays where it is, open, where the new place will not do', async () => {
    const session = await windowOn();
    const from = session.path;
    writeFileSync(join(dirname(from), 'taken.plumb'), 'mine');
    expect((await refused(session, 'workbooks.move', { path: 'taken' })).code).toBe('conflict');
    const nowhere = join(dirname(from), 'no', 'folder.plumb');
    expect((await refused(session, 'workbooks.move', { path: nowhere })).code).toBe('storage');
    mkdirSync(join(dirname(from), 'folder.plumb'));
    expect((await refused(session, 'workbooks.move', { path: 'folder.plumb' })).code).toBe(
      'conflict',
    );
    expect(session.path).toBe(from);
    expect(await clientsIn(session)).toEqual(['Tern Foods']);
  });
});

describe('the file of the open workbook', () => {
  it('is looked for before anything is written: in a file without a name it would be lost', async () => {
    const session = await windowOn();
    const away = join(dirname(session.path), 'away.plumb');
    renameSync(session.path, away);
    const refusal = await refused(session, 'clients.add', { name: 'Lumen' });
    expect(refusal.code).toBe('storage');
    expect(refusal.message).toContain('was moved, renamed or deleted while it was open');
    const copy = join(dirname(session.path), 'copy.plumb');
    await ask(session, 'workbook.backup', { path: copy });
    expect((await ask(session, 'workbooks.open', { path: copy })).workbook?.fileName).toBe(
      'copy.plumb',
    );
    await ask(session, 'clients.add', { name: 'Lumen' });
  });

  it('says that the disk is full, and has what it had', async () => {
    const session = await windowOn();
    const { db } = session.context().workbook;
    db.pragma(`max_page_count = ${String(db.pragma('page_count', { simple: true }))}`);
    const refusal = await refused(session, 'clients.add', {
      name: 'Lumen',
      note: 'long '.repeat(4_000),
    });
    expect([refusal.code, refusal.message]).toEqual([
      'storage',
      expect.stringMatching(/^The disk is full, so the change was not made to “work.plumb”/),
    ]);
    expect(await clientsIn(session)).toEqual(['Tern Foods']);
  });

  it('tells when it was saved last', async () => {
    const session = await windowOn();
    const saved = async () => (await ask(session, 'workbook.state', {})).workbook?.savedAt ?? '';
    const before = await saved();
    await ask(session, 'clients.add', { name: 'Lumen' });
    expect((await saved()) >= before).toBe(true);
    expect(Math.abs(Date.now() - Date.parse(await saved()))).toBeLessThan(60_000);
  });
});

describe('the recent workbooks', () => {
  it('say which of them is open and which is gone, and can be forgotten', async () => {
    const session = await windowOn();
    const first = session.path;
    await ask(session, 'workbooks.make', { path: 'second' });
    renameSync(first, `${first}.gone`);
    const { recents } = await ask(session, 'workbooks.list', {});
    expect(recents.map(({ fileName, isOpen, isThere }) => [fileName, isOpen, isThere])).toEqual([
      ['second.plumb', true, true],
      ['work.plumb', false, false],
    ]);
    await ask(session, 'workbooks.forget', { path: first });
    expect(await recentsOf(session)).toEqual(['second.plumb']);
    await ask(session, 'workbooks.forget', { path: null });
    expect(await recentsOf(session)).toEqual([]);
    expect(existsSync(session.path)).toBe(true);
  });
});

describe('the last view', () => {
  it('is each workbook’s own, and gone with what it shows', async () => {
    const session = await windowOn();
    const lastView = async () => (await ask(session, 'workbook.state', {})).lastView;
    const { engagementId } = await startEngagement(session);
    const first = basename(session.path);
    await ask(session, 'workbooks.keep-view', { route: `/engagements/${engagementId}?series=1` });
    await ask(session, 'workbooks.make', { path: 'second' });
    expect(await lastView()).toBeNull();
    await ask(session, 'workbooks.open', { path: first });
    expect(await lastView()).toBe(`/engagements/${engagementId}?series=1`);
    for (const route of [`/engagements/${engagementId + 1}`, '/metrics/999', '/clients/999']) {
      await ask(session, 'workbooks.keep-view', { route });
      expect(await lastView()).toBeNull();
    }
  });
});

describe('numbers', () => {
  it('are written as who asks writes them, and with the point in what is kept', async () => {
    const session = await windowOn();
    const { seriesId } = await startEngagement(session);
    for (let week = 0; week < 40; week += 1) {
      const date = addDays(day('2013-01-07'), week * 7);
      await ask(session, 'readings.log', { seriesId, date, value: 40 + week / 4 });
    }
    const sentence = async (locale: string | null) =>
      (await session.value('trends.series', { seriesId }, { locale })).judgement.sentence;
    const plain = await sentence(null);
    expect(await sentence('en-GB')).toBe(plain);
    const german = await sentence('de-DE');
    expect(german).not.toBe(plain);
    expect(german).toMatch(/\d,\d/);
    // What was worked out for one is not shown to the other.
    expect(await sentence('en-GB')).toBe(plain);
    await ask(session, 'settings.edit', { numbers: 'point' });
    expect(await sentence('de-DE')).toBe(plain);
    await session.value('settings.edit', { numbers: 'comma' }, { locale: 'en-GB' });
    expect(await sentence('en-GB')).toMatch(/\d,\d/);
    expect(await sentence(null)).toBe(plain);
  });
});
