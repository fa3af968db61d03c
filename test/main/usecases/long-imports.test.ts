import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { CallOptions, Session } from '#main/usecases/session.ts';
import { verifyWorkbook } from '#main/workbook/verify.ts';
import { openWorkbook } from '#main/workbook/workbook.ts';
import { dateOfDay, dayNumber } from '#shared/domain/calendar.ts';
import { TODAY, ask, day, newSession } from './a-session.ts';

const READINGS = 20_000;
const LATEST = dayNumber(TODAY);

/** Readings of 40 accounts, 500 days of each. */
function large(): Uint8Array<ArrayBuffer> {
  const lines = Array.from({ length: READINGS }, (_, at) => {
    const date = dateOfDay(LATEST - Math.floor(at / 40));
    return `${date},Account ${at % 40},${20 + (at % 60)}`;
  });
  return new TextEncoder().encode(['Date,Account,Score', ...lines].join('\n'));
}

async function started() {
  const session = await newSession();
  const { id: engagementId } = await ask(session, 'engagements.start', {
    client: { name: 'Harbour Tools' },
    name: 'Distributors',
    startsOn: day('2013-01-07'),
    subject: { name: 'Harbour Tools', kind: 'organisation' },
    metrics: [{ from: 'catalogue', key: 'klout-score' }],
  });
  const input = {
    fileName: 'large.csv',
    bytes: large(),
    options: { engagementId, metric: 'klout-score' },
  };
  const commit = (options: CallOptions = {}) => session.call('imports.commit', input, options);
  return { session, engagementId, input, commit };
}

/** Everything in the workbook's tables, but which numbers were given out. */
function everything(db: Database): unknown {
  const tables = db
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY 1`,
    )
    .pluck()
    .all();
  return tables.map((name) => [name, db.prepare(`SELECT * FROM "${name}" ORDER BY 1`).all()]);
}

const contents = (session: Session) => everything(session.context().workbook.db);
const readingsIn = (session: Session) =>
  session.context().workbook.db.prepare('SELECT count(*) FROM reading').pluck().get();

describe('a long import', () => {
  it.each([
    ['read', 'Reading the file', 0],
    ['checked', 'Checking', 0],
    ['begun to be written', 'Writing', 0],
    ['written in part', 'Writing', 0.7],
  ])('leaves nothing when it is cancelled while it is %s', async (_when, phase, share) => {
    const { session, commit } = await started();
    const before = contents(session);
    const controller = new AbortController();
    let cancelled = false;
    let saidAfter = 0;
    const answer = await commit({
      signal: controller.signal,
      onProgress: (progress) => {
        if (cancelled) saidAfter += 1;
        if (progress.phase !== phase || (progress.share ?? 0) < share) return;
        cancelled = true;
        controller.abort();
      },
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    // Answered at once: nothing went on in between.
    expect([cancelled, saidAfter]).toEqual([true, 0]);
    expect(contents(session)).toEqual(before);
    // And the workbook is free again.
    expect(await commit()).toMatchObject({ ok: true });
    expect(readingsIn(session)).toBe(READINGS);
  });

  it('lets others ask meanwhile, and has those wait who change something', async () => {
    const { session, commit } = await started();
    const { db } = session.context().workbook;
    const order: unknown[] = [];
    let asked = false;
    const others: Promise<unknown>[] = [];
    const importing = commit({
      onProgress: ({ phase }) => {
        if (phase !== 'Writing' || asked) return;
        asked = true;
        const note = (what: string) => () => order.push([what, db.inTransaction]);
        others.push(session.call('clients.add', { name: 'Lumen' }).then(note('changed')));
        others.push(session.call('clients.list', {}).then(note('asked')));
      },
    });
    expect(await importing).toMatchObject({ ok: true });
    await Promise.all(others);
    // The question is answered in the midst of it, the change made once it is over.
    expect(order).toEqual([
      ['asked', true],
      ['changed', false],
    ]);
    expect(readingsIn(session)).toBe(READINGS);
  });

  it('takes nothing with it when it is cancelled: who waited is served after', async () => {
    const { session, commit } = await started();
    const controller = new AbortController();
    let adding: Promise<unknown> = Promise.resolve();
    let told = 0;
    session.onChanged(() => (told += 1));
    const answer = await commit({
      signal: controller.signal,
      onProgress: ({ phase, share }) => {
        if (phase !== 'Writing' || (share ?? 0) < 0.6 || controller.signal.aborted) return;
        adding = session.value('clients.add', { name: 'Lumen' });
        controller.abort();
      },
    });
    expect(answer.ok).toBe(false);
    expect(await adding).toMatchObject({ name: 'Lumen' });
    expect(readingsIn(session)).toBe(0);
    const names = (await ask(session, 'clients.list', {})).map(({ name }) => name);
    expect(names).toEqual(['Harbour Tools', 'Lumen']);
    // Those who looked on while it was written are told that it is gone.
    expect(told).toBe(2);
  });

  it('can be given up while it waits for another to be over', async () => {
    const { session, commit } = await started();
    const controller = new AbortController();
    let second: ReturnType<typeof commit> | undefined;
    const first = await commit({
      onProgress: ({ phase }) => {
        if (phase !== 'Writing' || second) return;
        second = commit({ signal: controller.signal });
        controller.abort();
      },
    });
    expect(first.ok).toBe(true);
    expect(await second).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(readingsIn(session)).toBe(READINGS);
  });

  it('is undone as one step, to the last subject and series, and done again', async () => {
    const { session, commit } = await started();
    const before = contents(session);
    await commit();
    const after = contents(session);
    expect(await ask(session, 'workbook.undo', {})).toMatchObject({});
    expect(contents(session)).toEqual(before);
    await ask(session, 'workbook.redo', {});
    expect(contents(session)).toEqual(after);
  });

  it('is closed with nothing of it when the workbook is', async () => {
    const { session, commit } = await started();
    const before = contents(session);
    const { ok } = await commit({
      onProgress: ({ phase, share }) => {
        if (phase === 'Writing' && (share ?? 0) > 0.6) session.close();
      },
    });
    expect(ok).toBe(false);
    expect(contents(session)).toEqual(before);
  });

  it('is there whole or not at all after its process is killed, at any of 20 moments', async () => {
    const moments = 20;
    const found = new Set<unknown>();
    for (let moment = 0; moment < moments; moment += 1) {
      const { session } = await started();
      const { path } = session.context().workbook;
      const before = contents(session);
      session.close();
      const file = join(dirname(path), 'large.csv');
      writeFileSync(file, large());
      const child = spawn(
        process.execPath,
        [join(import.meta.dirname, 'child-import.ts'), path, file],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      // After so many of its words, and a while: reading, checking, ten times writing, done.
      let words = 0;
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        words += text.split('\n').length - 1;
        if (words <= moment * 0.7) return;
        void pause(Math.random() * 25).then(() => child.kill('SIGKILL'));
      });
      await once(child, 'close');
      const workbook = openWorkbook(path);
      const count = workbook.db.prepare('SELECT count(*) FROM reading').pluck().get();
      expect([0, READINGS]).toContain(count);
      if (count === 0) expect(everything(workbook.db)).toEqual(before);
      expect(verifyWorkbook(workbook).sound).toBe(true);
      workbook.close();
      found.add(count);
    }
    expect(found).toContain(0);
  }, 300_000);
});
