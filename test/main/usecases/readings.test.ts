import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/domain/calendar.ts';
import type { ReadingId } from '#shared/domain/identity.ts';
import { insertReading } from '#main/workbook/readings.ts';
import {
  ask,
  day,
  logWeekly,
  newSession,
  ownMetric,
  refused,
  startEngagement,
  TODAY,
} from './a-session.ts';

describe('logging a reading', () => {
  it('keeps the value as it is, seen on its own date', async () => {
    const session = await newSession();
    const { seriesId } = await startEngagement(session);
    const reading = await ask(session, 'readings.log', {
      seriesId,
      date: TODAY,
      value: 68.1137,
      note: 'from the dashboard',
    });
    expect(reading).toMatchObject({ value: 68.1137, seenOn: TODAY, status: 'normal' });
    expect(await ask(session, 'readings.list', { seriesId })).toEqual([reading]);
  });

  it('refuses a value off the scale, naming value, metric and scale', async () => {
    const session = await newSession();
    const { seriesId } = await startEngagement(session, {
      metrics: [{ from: 'catalogue', key: 'klout-score' }],
    });
    const refusal = await refused(session, 'readings.log', { seriesId, date: TODAY, value: 470 });
    expect([refusal.code, refusal.message, refusal.details]).toEqual([
      'bad-input',
      '“Klout Score” of “Harbour Health” cannot be 470: the scale of “Klout Score” is 1 to 100.',
      [{ field: 'value', value: '470', expected: '1 to 100' }],
    ]);
  });

  it('refuses what is not a number', async () => {
    const session = await newSession();
    const { seriesId } = await startEngagement(session);
    for (const value of [Number.NaN, Infinity, -Infinity]) {
      const refusal = await refused(session, 'readings.log', { seriesId, date: TODAY, value });
      expect(refusal.code).toBe('bad-input');
    }
  });

  it('refuses a date after today, and a reading seen before its date or after today', async () => {
    const session = await newSession();
    const { seriesId } = await startEngagement(session);
    const later = { seriesId, date: addDays(TODAY, 1), value: 41 };
    expect((await refused(session, 'readings.log', later)).message).toBe(
      '“Influence” of “Harbour Health”: the reading’s date, 19 Nov 2013, is after today, 18 Nov 2013.',
    );
    const reading = { seriesId, date: day('2013-11-11'), value: 41 };
    const early = { ...reading, seenOn: day('2013-11-10') };
    expect((await refused(session, 'readings.log', early)).message).toContain('before its date');
    const tomorrow = { ...reading, seenOn: addDays(TODAY, 1) };
    expect((await refused(session, 'readings.log', tomorrow)).message).toContain('after today');
  });

  it('refuses a date that has a reading, and points at correcting it', async () => {
    const session = await newSession();
    const { seriesId } = await startEngagement(session);
    const reading = { seriesId, date: day('2013-11-11'), value: 41.5 };
    await ask(session, 'readings.log', reading);
    const refusal = await refused(session, 'readings.log', { ...reading, value: 43 });
    expect([refusal.code, refusal.message]).toEqual([
      'conflict',
      '“Influence” of “Harbour Health” has a reading of 11 Nov 2013 already, 41.5; correct that one instead.',
    ]);
  });

  it('takes a value for the same date that was seen later; both stay, the later counts', async () => {
    const session = await newSession();
    const { seriesId } = await startEngagement(session);
    const reading = { seriesId, date: day('2013-11-04'), value: 41 };
    await ask(session, 'readings.log', { ...reading, status: 'provisional' });
    await ask(session, 'readings.log', { ...reading, value: 43, seenOn: day('2013-11-11') });
    const listed = await ask(session, 'readings.list', { seriesId });
    expect(listed.map(({ value }) => value)).toEqual([43]);

    await ask(session, 'workbook.edit', { asOf: day('2013-11-10') });
    const asKnown = await ask(session, 'readings.list', { seriesId });
    expect(asKnown.map(({ value, status }) => [value, status])).toEqual([[41, 'provisional']]);
  });

  it('refuses a series that is archived', async () => {
    const session = await newSession();
    const { seriesId } = await startEngagement(session);
    await ask(session, 'series.archive', { seriesId, archived: true });
    const reading = { seriesId, date: TODAY, value: 41 };
    expect((await refused(session, 'readings.log', reading)).message).toContain('is archived');
  });

  it('stores any value of an open scale exactly', async () => {
    const session = await newSession();
    const definition = ownMetric({ scaleMin: null, scaleMax: null });
    const { seriesId } = await startEngagement(session, {
      metrics: [{ from: 'own', definition }],
    });
    let date = day('2013-11-18');
    await fc.assert(
      fc.asyncProperty(fc.double({ noNaN: true, noDefaultInfinity: true }), async (value) => {
        date = addDays(date, -1);
        const reading = await session.value('readings.log', { seriesId, date, value });
        // SQLite has one zero.
        expect(reading.value).toBe(value === 0 ? 0 : value);
      }),
      { numRuns: 200 },
    );
  });
});

describe('correcting a reading', () => {
  it('changes the value, and keeps the old one with the reason and the day', async () => {
    const session = await newSession();
    const { seriesId } = await startEngagement(session);
    const { id: readingId } = await ask(session, 'readings.log', {
      seriesId,
      date: day('2013-11-11'),
      value: 14.5,
    });
    const correction = await ask(session, 'readings.correct', {
      readingId,
      value: 41.5,
      reason: 'Digits swapped',
    });
    expect(correction).toEqual({
      readingId,
      date: '2013-11-11',
      oldValue: 14.5,
      newValue: 41.5,
      reason: 'Digits swapped',
      correctedOn: TODAY,
    });
    expect(await ask(session, 'corrections.list', { seriesId })).toEqual([correction]);
    const [reading] = await ask(session, 'readings.list', { seriesId });
    expect(reading).toMatchObject({ id: readingId, value: 41.5 });
  });

  it('withdraws a reading, so that its date is free again', async () => {
    const session = await newSession();
    const { seriesId } = await startEngagement(session);
    const reading = { seriesId, date: day('2013-11-11'), value: 14.5 };
    const { id: readingId } = await ask(session, 'readings.log', reading);
    const withdrawal = { readingId, value: null, reason: 'Of another account' };
    expect((await ask(session, 'readings.correct', withdrawal)).newValue).toBeNull();
    expect(await ask(session, 'readings.list', { seriesId })).toEqual([]);
    expect((await refused(session, 'readings.correct', withdrawal)).code).toBe('not-found');
    await ask(session, 'readings.log', { ...reading, value: 41 });
    expect(await ask(session, 'corrections.list', { seriesId })).toHaveLength(1);
  });

  it('refuses the value that stands, one off the scale, and a reading that is not there', async () => {
    const session = await newSession();
    const { seriesId } = await startEngagement(session);
    const { id: readingId } = await ask(session, 'readings.log', {
      seriesId,
      date: day('2013-11-11'),
      value: 41,
    });
    const reason = 'why';
    const same = await refused(session, 'readings.correct', { readingId, value: 41, reason });
    expect(same.message).toBe(
      '“Influence” of “Harbour Health”: the reading of 11 Nov 2013 is 41 already; nothing was changed.',
    );
    const off = await refused(session, 'readings.correct', { readingId, value: 101, reason });
    expect(off.message).toContain('0 to 100');
    const nothing = { readingId: 99 as ReadingId, value: 1, reason };
    expect((await refused(session, 'readings.correct', nothing)).code).toBe('not-found');
    const unexplained = { readingId, value: 42, reason: ' ' };
    expect((await refused(session, 'readings.correct', unexplained)).details[0]?.field).toBe(
      'reason',
    );
  });
});

describe('as known on an earlier date', () => {
  it('shows each value as it stood then, corrections and withdrawals undone', async () => {
    const clock = { today: '2013-09-02' };
    const session = await newSession(clock);
    const { seriesId } = await startEngagement(session);
    await logWeekly(session, seriesId, [40, 41, 42], day('2013-09-02'));
    const [first, second] = await ask(session, 'readings.list', { seriesId });
    if (!first || !second) throw new Error('expected readings');

    clock.today = '2013-10-01';
    await ask(session, 'readings.correct', { readingId: first.id, value: 50, reason: 'a' });
    clock.today = '2013-10-15';
    await ask(session, 'readings.correct', { readingId: first.id, value: 51, reason: 'b' });
    await ask(session, 'readings.correct', { readingId: second.id, value: null, reason: 'c' });
    clock.today = '2013-11-18';
    await ask(session, 'readings.log', { seriesId, date: second.date, value: 60 });

    const known = async (asOf: string | null) => {
      await ask(session, 'workbook.edit', { asOf: asOf === null ? null : day(asOf) });
      const values = (await ask(session, 'readings.list', { seriesId })).map(({ value }) => value);
      return { values, corrections: (await ask(session, 'corrections.list', { seriesId })).length };
    };
    expect(await known('2013-08-20')).toEqual({ values: [40], corrections: 0 });
    expect(await known('2013-09-30')).toEqual({ values: [40, 41, 42], corrections: 0 });
    expect(await known('2013-10-01')).toEqual({ values: [50, 41, 42], corrections: 1 });
    expect(await known('2013-10-15')).toEqual({ values: [51, 60, 42], corrections: 3 });
    expect(await known(null)).toEqual({ values: [51, 60, 42], corrections: 3 });
  });

  it('refuses to correct what was corrected on a later date', async () => {
    const session = await newSession();
    const { seriesId } = await startEngagement(session);
    const { id: readingId } = await ask(session, 'readings.log', {
      seriesId,
      date: day('2013-09-02'),
      value: 41,
    });
    await ask(session, 'readings.correct', { readingId, value: 42, reason: 'a' });
    await ask(session, 'workbook.edit', { asOf: day('2013-10-01') });
    const again = { readingId, value: 43, reason: 'b' };
    expect((await refused(session, 'readings.correct', again)).message).toContain(
      'was corrected on 18 Nov 2013, after the date the workbook stands at (1 Oct 2013)',
    );
  });
});

describe('restated values', () => {
  it('are listed after the original of their date and do not take its place', async () => {
    const session = await newSession();
    const { seriesId, metricId } = await startEngagement(session);
    const change = await ask(session, 'scoring-changes.add', {
      metricId,
      changedOn: day('2013-10-07'),
      what: 'New model',
    });
    const original = await ask(session, 'readings.log', {
      seriesId,
      date: day('2013-09-30'),
      value: 68.11,
    });
    const { workbook, now } = session.context();
    insertReading(
      workbook,
      { ...original, value: 55.83, seenOn: day('2013-10-14'), restatedBy: change.id },
      now,
    );
    const listed = await ask(session, 'readings.list', { seriesId });
    expect(listed.map(({ value, restatedBy }) => [value, restatedBy])).toEqual([
      [68.11, null],
      [55.83, change.id],
    ]);
    const trend = await ask(session, 'trends.series', { seriesId });
    expect(trend.readings.map(({ value }) => value)).toEqual([68.11]);
    expect(trend.restated.map(({ value }) => value)).toEqual([55.83]);
  });
});

describe('baselines and targets', () => {
  it('a baseline is agreed once, and replaced only with a reason', async () => {
    const session = await newSession();
    const { seriesId } = await startEngagement(session);
    const baseline = { seriesId, date: day('2013-01-07'), value: 41 };
    expect(await ask(session, 'baselines.agree', { ...baseline, reason: 'the start' })).toEqual({
      ...baseline,
      note: '',
      agreedOn: TODAY,
    });
    const refusal = await refused(session, 'baselines.agree', { ...baseline, value: 40 });
    expect([refusal.code, refusal.message]).toEqual([
      'conflict',
      '“Influence” of “Harbour Health” has an agreed baseline already, 41 on 7 Jan 2013; give a reason to replace it.',
    ]);
    await ask(session, 'baselines.agree', { ...baseline, value: 40, reason: 'First was a typo' });
    expect((await ask(session, 'trends.series', { seriesId })).baseline?.value).toBe(40);
    const kept = session.context().workbook.db.prepare('SELECT value, stands FROM baselines').all();
    expect(kept).toEqual([
      { value: 41, stands: 0 },
      { value: 40, stands: 1 },
    ]);
  });

  it('refuse values off the scale, and a baseline after today', async () => {
    const session = await newSession();
    const { seriesId } = await startEngagement(session);
    const off = { seriesId, date: TODAY, value: -1 };
    expect((await refused(session, 'baselines.agree', off)).message).toContain('cannot be -1');
    const later = { seriesId, date: addDays(TODAY, 1), value: 41 };
    expect((await refused(session, 'baselines.agree', later)).message).toContain('after today');
    const target = { seriesId, dueOn: day('2014-06-30'), value: 101 };
    expect((await refused(session, 'targets.set', target)).message).toContain('cannot be 101');
  });

  it('the target set last counts', async () => {
    const session = await newSession();
    const { seriesId } = await startEngagement(session);
    await ask(session, 'targets.set', { seriesId, dueOn: day('2014-06-30'), value: 48 });
    await ask(session, 'targets.set', { seriesId, dueOn: day('2014-09-30'), value: 50 });
    const { target } = await ask(session, 'trends.series', { seriesId });
    expect(target).toMatchObject({ value: 50, dueOn: '2014-09-30', setOn: TODAY });
  });
});
