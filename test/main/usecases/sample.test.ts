/** The sample beside one's own workbook: opened without being mixed into it, removed and made again. */
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { AppState } from '#main/files/app-state.ts';
import { Session } from '#main/usecases/session.ts';
import { openWorkbook } from '#main/workbook/workbook.ts';
import { temporaryFolder } from '../workbook/temporary-folder.ts';
import { ask, refused, sessionAt, TODAY } from './a-session.ts';

/** A session as a window has one; nothing is made yet. */
function windowAt(path: string): Session {
  const session = Session.open({
    path,
    clock: () => new Date(`${TODAY}T12:00:00`),
    version: '0.0.0-test',
    appState: new AppState(null),
  });
  onTestFinished(() => session.close());
  return session;
}

/** Making a sample reads nine files and judges three engagements. */
const SAMPLE_TIME_LIMIT_MS = 60_000;

const place = mkdtempSync(join(tmpdir(), 'plumbline-sample-'));
const built = join(place, 'built.plumb');

beforeAll(async () => {
  const clock = () => new Date(`${TODAY}T12:00:00`);
  const session = Session.open({ path: built, clock, version: '0.0.0-test' });
  await session.value('workbook.create', { sample: true });
  session.close();
}, SAMPLE_TIME_LIMIT_MS);

afterAll(() => rmSync(place, { recursive: true, force: true }));

/** A session on a sample at a path, as one that was made there. */
async function sampleAt(path: string): Promise<Session> {
  copyFileSync(built, path);
  const session = windowAt(path);
  expect((await ask(session, 'workbook.state', {})).workbook?.isSample).toBe(true);
  return session;
}

const filesIn = (folder: string) => readdirSync(folder).toSorted();
const recentsOf = async (session: Session) =>
  (await ask(session, 'workbooks.list', {})).recents.map(({ fileName }) => fileName);

describe('the sample', () => {
  it('is removed with its file, and can be made again in its place', async () => {
    const folder = temporaryFolder();
    const session = await sampleAt(join(folder, 'work.plumb'));
    const made = await ask(session, 'workbook.state', {});
    await ask(session, 'backups.make', {});
    const left = await ask(session, 'sample.remove', {});
    expect(left).toMatchObject({ workbook: null, defaultPath: session.path, ownBeside: null });
    expect(left.opening).not.toBe(made.opening);
    expect(filesIn(folder)).toEqual([]);
    expect(await recentsOf(session)).toEqual([]);

    const again = await ask(session, 'workbook.create', { sample: true });
    expect(again.workbook).toMatchObject({ isSample: true, fileName: 'work.plumb' });
    expect(await ask(session, 'trends.portfolio', {})).toHaveLength(3);
  });

  it('is opened beside one’s own workbook, which stays as it is and is gone back to', async () => {
    const folder = temporaryFolder();
    const own = join(folder, 'work.plumb');
    const session = windowAt(own);
    await ask(session, 'workbook.create', { sample: false });
    await ask(session, 'clients.add', { name: 'Tern Foods' });

    const sample = await ask(session, 'sample.open', {});
    expect(sample).toMatchObject({
      workbook: { isSample: true, fileName: 'work.sample.plumb' },
      ownBeside: own,
    });
    const names = async () => (await ask(session, 'clients.list', {})).map(({ name }) => name);
    expect(await names()).toHaveLength(3);
    expect((await ask(session, 'sample.open', {})).opening).toBe(sample.opening);

    const back = await ask(session, 'sample.remove', {});
    expect(back.workbook).toMatchObject({ isSample: false, path: own });
    expect(await names()).toEqual(['Tern Foods']);
    expect(filesIn(folder).filter((name) => name.endsWith('.plumb'))).toEqual(['work.plumb']);
    expect(await recentsOf(session)).toEqual(['work.plumb']);
  });

  it('that was set aside for one’s own is the one that is opened beside it', async () => {
    const folder = temporaryFolder();
    const session = await sampleAt(join(folder, 'work.plumb'));
    await ask(session, 'clients.add', { name: 'Tried out' });
    await ask(session, 'workbook.create', { sample: false });
    await ask(session, 'sample.open', {});
    expect(await ask(session, 'clients.list', {})).toHaveLength(4);
    expect(filesIn(folder).filter((name) => name.endsWith('.plumb'))).toHaveLength(2);
  });

  it('never takes a name from another file', async () => {
    const folder = temporaryFolder();
    const session = windowAt(join(folder, 'work.plumb'));
    await ask(session, 'workbook.create', { sample: false });
    writeFileSync(join(folder, 'work.sample.plumb'), 'my notes');
    const other = sessionAt(join(folder, 'work.sample-2.plumb'));
    await ask(other, 'workbook.create', { sample: false });
    other.close();
    copyFileSync(built, join(folder, 'work.sample-3.plumb'));
    const { workbook, ownBeside } = await ask(session, 'sample.open', {});
    expect(workbook?.fileName).toBe('work.sample-3.plumb');
    expect(basename(ownBeside ?? '')).toBe('work.plumb');
  });

  it('beside a workbook that is gone makes way for one’s own in that one’s place', async () => {
    const folder = temporaryFolder();
    const session = await sampleAt(join(folder, 'work.sample.plumb'));
    expect((await ask(session, 'workbook.state', {})).ownBeside).toBeNull();
    const own = await ask(session, 'workbook.create', { sample: false });
    expect(own.workbook).toMatchObject({ isSample: false, fileName: 'work.plumb' });
    expect(await ask(session, 'clients.list', {})).toEqual([]);
    session.close();
    expect(filesIn(folder)).toEqual(['work.plumb', 'work.sample.plumb']);
  });
});

describe('the removal', () => {
  it('takes the backups of the sample, and none of another workbook that was there before', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'work.plumb');
    const first = windowAt(path);
    await ask(first, 'workbook.create', { sample: false });
    await ask(first, 'clients.add', { name: 'Tern Foods' });
    const { path: ofOwn } = await ask(first, 'backups.make', {});
    await ask(first, 'workbooks.move', { path: 'elsewhere' });
    first.close();
    const session = await sampleAt(path);
    const { path: ofSample } = await ask(session, 'backups.make', {});
    await ask(session, 'sample.remove', {});
    expect([existsSync(ofOwn), existsSync(ofSample)]).toEqual([true, false]);
  });

  it('is refused for any other workbook, in one sentence', async () => {
    const session = windowAt(join(temporaryFolder(), 'work.plumb'));
    await ask(session, 'workbook.create', { sample: false });
    await ask(session, 'clients.add', { name: 'Tern Foods' });
    const refusal = await refused(session, 'sample.remove', {});
    expect([refusal.code, refusal.message]).toEqual([
      'conflict',
      '“work.plumb” is not a sample workbook, so it was left alone; only a sample can be removed here.',
    ]);
    expect(await ask(session, 'clients.list', {})).toHaveLength(1);
  });

  it('is refused where there is no workbook', async () => {
    const path = join(temporaryFolder(), 'work.plumb');
    expect((await refused(windowAt(path), 'sample.remove', {})).code).toBe('not-found');
  });

  it('waits for a job that is under way, and leaves the sample open', async () => {
    const session = await sampleAt(join(temporaryFolder(), 'work.plumb'));
    const copying = session.call('workbook.backup', { path: join(temporaryFolder(), 'c.plumb') });
    expect((await refused(session, 'sample.remove', {})).code).toBe('busy');
    expect((await copying).ok).toBe(true);
    expect(await ask(session, 'clients.list', {})).toHaveLength(3);
  });

  it('leaves a sample alone that is not the open one any more', async () => {
    const session = await sampleAt(join(temporaryFolder(), 'work.plumb'));
    const { workbook } = await ask(session, 'workbook.state', {});
    await ask(session, 'workbooks.make', { path: 'second' });
    expect((await refused(session, 'sample.remove', {})).code).toBe('conflict');
    expect(existsSync(workbook?.path ?? '')).toBe(true);
    openWorkbook(workbook?.path ?? '').close();
  });
});
