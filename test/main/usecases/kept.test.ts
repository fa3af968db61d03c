import { describe, expect, it } from 'vitest';
import { numberOf, readingsOf, whileUnchanged } from '#main/usecases/kept.ts';
import { ask, day, logWeekly, newSession, startEngagement } from './a-session.ts';

/** Makes a number that is another one each time. */
const counter = () => {
  let made = 0;
  return () => (made += 1);
};

describe('what is kept while nothing changes', () => {
  it('is made once, and anew after any change', async () => {
    const session = await newSession();
    const { workbook } = session.context();
    const make = counter();
    const get = () => whileUnchanged(workbook, 'a number', make);
    expect([get(), get()]).toEqual([1, 1]);
    await ask(session, 'clients.add', { name: 'Lumen' });
    expect([get(), get()]).toEqual([2, 2]);
    await ask(session, 'workbook.undo', {});
    expect(get()).toBe(3);
  });

  it('is never taken from a change that may be rolled back', async () => {
    const session = await newSession();
    const { workbook } = session.context();
    const count = () =>
      whileUnchanged(workbook, 'clients', () =>
        workbook.db.prepare('SELECT count(*) FROM client').pluck().get(),
      );
    expect(count()).toBe(0);
    const change = () =>
      workbook.change(() => {
        workbook.db.exec(`INSERT INTO client (name) VALUES ('Lumen')`);
        expect(count()).toBe(1);
        throw new Error('rolled back');
      }, 'nothing');
    expect(change).toThrow('rolled back');
    expect(count()).toBe(0);
  });
});

describe('the readings of a series', () => {
  async function tracked() {
    const session = await newSession();
    const { seriesId, metricId } = await startEngagement(session);
    await logWeekly(session, seriesId, [41, 42, 43]);
    const { workbook } = session.context();
    const read = () => readingsOf(workbook, seriesId, null);
    return { session, seriesId, metricId, workbook, read };
  }

  it('are the very same list until one of them changes', async () => {
    const { session, seriesId, metricId, read } = await tracked();
    const metrics = [{ from: 'workbook' as const, metricId }];
    const before = read();
    await ask(session, 'clients.add', { name: 'Lumen' });
    expect(read()).toBe(before);
    const other = await startEngagement(session, { client: { name: 'Tern' }, metrics });
    await logWeekly(session, other.seriesId, [1, 2]);
    expect(read()).toBe(before);
    await logWeekly(session, seriesId, [40], day('2013-01-14'));
    expect(read()).not.toBe(before);
    expect(read().map(({ value }) => value)).toEqual([40, 41, 42, 43]);
    expect(numberOf(read())).not.toBe(numberOf(before));
  });

  it('are read anew after a correction, its undo and its redo', async () => {
    const { session, read } = await tracked();
    const values = () => read().map(({ value }) => value);
    const [first] = read();
    if (!first) throw new Error('no reading');
    const correction = { readingId: first.id, value: 45, reason: 'Mistyped' };
    await ask(session, 'readings.correct', correction);
    expect(values()).toEqual([45, 42, 43]);
    await ask(session, 'workbook.undo', {});
    expect(values()).toEqual([41, 42, 43]);
    await ask(session, 'workbook.redo', {});
    expect(values()).toEqual([45, 42, 43]);
  });

  it('are not those of a change that was rolled back', async () => {
    const { workbook, seriesId, read } = await tracked();
    const before = read();
    const change = () =>
      workbook.change(() => {
        workbook.db.prepare('UPDATE reading SET value = 50 WHERE series_id = ?').run(seriesId);
        expect(read().map(({ value }) => value)).toEqual([50, 50, 50]);
        throw new Error('rolled back');
      }, 'nothing');
    expect(change).toThrow('rolled back');
    expect(read()).toBe(before);
  });
});
