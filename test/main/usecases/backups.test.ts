import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { backupsOf } from '#main/workbook/backups.ts';
import { Session, type SessionOptions } from '#main/usecases/session.ts';
import {
  ask,
  day,
  logWeekly,
  newSession,
  refused,
  sessionAt,
  startEngagement,
  TODAY,
} from './a-session.ts';

const valuesOf = async (session: Session, seriesId: Parameters<typeof logWeekly>[1]) =>
  (await ask(session, 'readings.list', { seriesId })).map(({ value }) => value);

/** A session with two readings, backed up, and a third since. */
async function changedSinceBackup() {
  const session = await newSession();
  const { seriesId } = await startEngagement(session);
  await logWeekly(session, seriesId, [40, 41]);
  const { path: backup } = await ask(session, 'backups.make', {});
  await ask(session, 'readings.log', { seriesId, date: day('2013-11-17'), value: 42 });
  return { session, seriesId, backup };
}

function damage(path: string): void {
  const bytes = readFileSync(path);
  writeFileSync(path, bytes.fill(0, 8 * 4096, 12 * 4096));
}

describe('the list of backups', () => {
  it('says of each when it was made, what is in it, how that differs, and whether it is whole', async () => {
    const { session, backup } = await changedSinceBackup();
    const { backups, problem, folder } = await ask(session, 'backups.list', {});
    expect(folder).toBe(join(dirname(session.path), 'work backups'));
    expect(problem).toBeNull();
    expect(backups).toEqual([
      expect.objectContaining({
        path: backup,
        madeAt: `${TODAY}T12:00:00`,
        state: 'good',
        counts: { clients: 1, engagements: 1, readings: 2, milestones: 0 },
        differs: '1 reading fewer than now',
      }),
    ]);
  });

  it('says of a damaged one that it is, and nothing of its content', async () => {
    const { session, backup } = await changedSinceBackup();
    const bytes = readFileSync(backup);
    const at = bytes.indexOf('Content culture');
    writeFileSync(backup, bytes.fill('c', at, at + 1));
    const { backups } = await ask(session, 'backups.list', {});
    expect(backups).toMatchObject([{ state: 'changed', counts: null, differs: null }]);
    const { sound, findings } = await ask(session, 'backups.verify', { path: backup });
    expect([sound, findings[0]]).toEqual([false, expect.stringContaining('no longer what was')]);
  });

  it('gets no second backup of the same content', async () => {
    const { session } = await changedSinceBackup();
    const again = await ask(session, 'backups.make', {});
    expect(again.isNew).toBe(true);
    expect(await ask(session, 'backups.make', {})).toEqual({ ...again, isNew: false });
  });
});

describe('restoring', () => {
  it('shows what the backup holds at once, as another opening, and can be undone by restoring', async () => {
    const { session, seriesId, backup } = await changedSinceBackup();
    const before = await ask(session, 'workbook.state', {});
    let told = 0;
    onTestFinished(session.onChanged(() => (told += 1)));
    const restored = await ask(session, 'backups.restore', { path: backup });
    expect(await valuesOf(session, seriesId)).toEqual([40, 41]);
    expect(restored.opening).toBe(before.opening + 1);
    expect(told).toBeGreaterThan(0);
    const begunBefore = await session.call(
      'readings.log',
      { seriesId, date: TODAY, value: 1 },
      { opening: before.opening },
    );
    expect(begunBefore).toMatchObject({ ok: false, error: { code: 'conflict' } });

    await ask(session, 'backups.restore', { path: restored.before ?? '' });
    expect(await valuesOf(session, seriesId)).toHaveLength(3);
  });

  it('is refused for what is no backup, and everything goes on as it was', async () => {
    const { session, seriesId, backup } = await changedSinceBackup();
    writeFileSync(backup, 'no workbook');
    const refusal = await refused(session, 'backups.restore', { path: backup });
    expect(refusal.code).toBe('not-a-workbook');
    expect(await valuesOf(session, seriesId)).toHaveLength(3);
  });

  it('brings a damaged workbook back, which is kept under another name', async () => {
    const { session, seriesId, backup } = await changedSinceBackup();
    session.close();
    damage(session.path);
    const again = sessionAt(session.path);
    expect((await refused(again, 'workbook.state', {})).code).toBe('damaged');
    const { backups } = await ask(again, 'backups.list', {});
    expect(backups).toMatchObject([{ path: backup, differs: null }]);
    const { setAside } = await ask(again, 'backups.restore', { path: backup });
    expect(setAside).toContain('work.damaged.plumb');
    expect(existsSync(setAside ?? '')).toBe(true);
    expect(await valuesOf(again, seriesId)).toEqual([40, 41]);
  });

  it('brings a workbook back that was deleted while it was open', async () => {
    const { session, seriesId, backup } = await changedSinceBackup();
    rmSync(session.path);
    const log = { seriesId, date: TODAY, value: 1 };
    expect((await refused(session, 'readings.log', log)).code).toBe('storage');
    await ask(session, 'backups.restore', { path: backup });
    expect(await valuesOf(session, seriesId)).toEqual([40, 41]);
  });
});

describe('compacting', () => {
  it('keeps everything, tells what was gained, and the session goes on', async () => {
    const { session, seriesId } = await changedSinceBackup();
    const { bytesBefore, bytesAfter } = await ask(session, 'workbook.compact', {});
    expect(bytesAfter).toBeLessThanOrEqual(bytesBefore);
    expect(await valuesOf(session, seriesId)).toHaveLength(3);
    await ask(session, 'readings.log', { seriesId, date: day('2013-11-16'), value: 43 });
    expect(await valuesOf(session, seriesId)).toHaveLength(4);
  });
});

describe('recovering', () => {
  it('saves what can be read beside the damaged workbook, with a list of what was lost', async () => {
    const { session } = await changedSinceBackup();
    session.close();
    damage(session.path);
    const bytes = readFileSync(session.path);
    const again = sessionAt(session.path);
    const recovered = await ask(again, 'workbook.recover', {});
    expect(recovered.path).toContain('work.recovered.plumb');
    expect(recovered.lost.length).toBeGreaterThan(0);
    expect(readFileSync(recovered.list ?? '', 'utf8')).toContain(recovered.lost[0]);
    expect(readFileSync(session.path).equals(bytes)).toBe(true);
    await ask(again, 'workbooks.open', { path: recovered.path });
    expect(await ask(again, 'clients.list', { includeArchived: true })).toHaveLength(1);
  });
});

describe('backups that are made by themselves', () => {
  const automatic = (session: Session, backups: SessionOptions['backups'], today = TODAY) => {
    const made = Session.open({
      path: session.path,
      clock: () => new Date(`${today}T12:00:00`),
      version: '0.0.0-test',
      backups,
    });
    onTestFinished(() => made.close());
    return made;
  };

  it('are made at each opening of a window, of what has changed', async () => {
    const { session } = await changedSinceBackup();
    session.close();
    const window = automatic(session, 'each-opening');
    const made = Promise.withResolvers<undefined>();
    onTestFinished(window.onChanged(() => made.resolve(undefined)));
    await ask(window, 'workbook.state', {});
    await made.promise;
    expect(backupsOf(session.path).map(({ number }) => number)).toEqual([2, 1]);
  });

  it('are made by the first command of a day alone', async () => {
    const { session } = await changedSinceBackup();
    session.close();
    for (const today of [TODAY, day('2013-11-19'), day('2013-11-19')]) {
      const command = automatic(session, 'first-of-day', today);
      await ask(command, 'workbook.edit', { preparedBy: `Someone on ${today}` });
      command.close();
    }
    expect(backupsOf(session.path).map(({ date }) => date)).toEqual(['2013-11-19', TODAY]);
  });

  it('are not made of the sample, which can be made anew at any time', async () => {
    const session = await newSession();
    session.close();
    const db = new Database(session.path);
    db.exec("UPDATE workbook SET is_sample = 1; INSERT INTO client (name) VALUES ('Harbour')");
    db.close();
    const window = automatic(session, 'each-opening');
    const made = Promise.withResolvers<undefined>();
    onTestFinished(window.onChanged(() => made.resolve(undefined)));
    await ask(window, 'workbook.state', {});
    await made.promise;
    expect(backupsOf(session.path)).toEqual([]);
    await ask(window, 'backups.make', {});
    expect(backupsOf(session.path)).toHaveLength(1);
  });

  it('stop nobody’s work where they cannot be made, and say why', async () => {
    const { session, seriesId } = await changedSinceBackup();
    session.close();
    const folder = join(dirname(session.path), 'work backups');
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'a file of that name');
    const command = automatic(session, 'first-of-day');
    await ask(command, 'readings.log', { seriesId, date: day('2013-11-16'), value: 43 });
    const { problem } = await ask(command, 'backups.list', {});
    expect(problem).toContain('work backups');
  });

  it('are not made of a workbook with nothing in it', async () => {
    const session = await newSession();
    session.close();
    await ask(automatic(session, 'first-of-day'), 'workbook.state', {});
    expect(readdirSync(dirname(session.path)).filter((name) => name.includes('backup'))).toEqual(
      [],
    );
  });
});
