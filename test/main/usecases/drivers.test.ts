import { describe, expect, it } from 'vitest';
import type { InputOf } from '#shared/contract/index.ts';
import type { Session } from '#main/usecases/session.ts';
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

const RISING = Array.from({ length: 30 }, (_, week) => 30 + week + (week % 3) / 2);

const driver = (name: string) => ({
  from: 'own' as const,
  definition: ownMetric({ name, role: 'driver', scaleMax: null, decimals: 0, unit: 'posts' }),
});

/** An engagement with a score, and drivers that are tracked. */
async function withDrivers(
  overrides: Partial<InputOf<'engagements.start'>> = {},
  names = ['Posts', 'Replies'],
) {
  const session = await newSession();
  const started = await startEngagement(session, {
    metrics: [{ from: 'own', definition: ownMetric() }, ...names.map(driver)],
    ...overrides,
  });
  const { series } = await ask(session, 'trends.engagement', started);
  const of = (name: string) => {
    const found = series.find(({ metric }) => metric.name === name);
    if (!found) throw new Error(`nothing tracks ${name}`);
    return { metricId: found.metric.id, seriesId: found.series.id };
  };
  return { session, started, of };
}

async function wordOn(session: Session, input: InputOf<'drivers.show'>) {
  const { scores } = await ask(session, 'drivers.show', input);
  return scores[0]?.earned.word;
}

describe('drivers', () => {
  it('are named for a metric, and change the word on its scores', async () => {
    const { session, started, of } = await withDrivers();
    const [posts, replies] = [of('Posts'), of('Replies')];
    await logWeekly(session, started.seriesId, RISING);
    expect(await wordOn(session, started)).toBe('not-evidenced');

    const driverIds = [posts.metricId, replies.metricId];
    const { drivers } = await ask(session, 'drivers.name', { ...started, driverIds });
    expect(drivers.map(({ name }) => name)).toEqual(['Posts', 'Replies']);
    expect(await wordOn(session, started)).toBe('not-evidenced');

    await logWeekly(session, replies.seriesId, Array<number>(30).fill(4));
    expect(await wordOn(session, started)).toBe('unexplained');

    await logWeekly(session, posts.seriesId, RISING);
    const { scores, week } = await ask(session, 'drivers.show', started);
    expect(week).toBe('2013-11-18');
    expect(scores[0]?.earned).toMatchObject({
      word: 'earned',
      sentence: 'Earned: the score is improving, and 1 of 2 drivers is up (Posts).',
    });
    expect(scores[0]?.work).toMatchObject([
      { driver: { name: 'Posts' }, seriesId: posts.seriesId },
      { driver: { name: 'Replies' }, seriesId: replies.seriesId, upSince: null },
    ]);
    expect(scores[0]?.work[0]?.upSince).not.toBeNull();
  });

  it('are these and no others once they are named anew', async () => {
    const { session, started, of } = await withDrivers();
    const [posts, replies] = [of('Posts').metricId, of('Replies').metricId];
    await ask(session, 'drivers.name', { ...started, driverIds: [posts, posts] });
    await ask(session, 'drivers.name', { ...started, driverIds: [replies] });
    const { namedDrivers } = await ask(session, 'trends.engagement', started);
    expect(namedDrivers).toEqual([{ metricId: started.metricId, driverId: replies }]);
    await ask(session, 'drivers.name', { ...started, driverIds: [] });
    expect((await ask(session, 'trends.engagement', started)).namedDrivers).toEqual([]);
  });

  it('that a person took back stay so when more is tracked', async () => {
    const session = await newSession();
    const metrics = ['klout-score', 'content-published'].map((key) => ({
      from: 'catalogue' as const,
      key,
    }));
    const started = await startEngagement(session, { metrics });
    expect((await ask(session, 'trends.engagement', started)).namedDrivers).toHaveLength(1);
    await ask(session, 'drivers.name', { ...started, driverIds: [] });
    await startEngagement(session, { client: { name: 'Lumen' }, metrics });
    expect((await ask(session, 'trends.engagement', started)).namedDrivers).toEqual([]);
    const replies = await ask(session, 'metrics.add', {
      metric: { from: 'catalogue', key: 'replies-and-conversations' },
    });
    await ask(session, 'series.add', { ...started, metricId: replies.metric.id });
    // The new one is a driver that nobody has decided on; the one taken back is not.
    expect((await ask(session, 'trends.engagement', started)).namedDrivers).toEqual([
      { metricId: started.metricId, driverId: replies.metric.id },
    ]);
  });

  it('are refused for a driver, and where one of them is none; nothing changes then', async () => {
    const { session, started, of } = await withDrivers();
    const { metricId } = of('Posts');
    await ask(session, 'drivers.name', { ...started, driverIds: [metricId] });
    const ofDriver = await refused(session, 'drivers.name', { metricId, driverIds: [] });
    expect(ofDriver.message).toContain('“Posts” is itself a driver');
    const enquiries = await ask(session, 'metrics.add', {
      metric: { from: 'own', definition: ownMetric({ name: 'Enquiries', role: 'result' }) },
    });
    const driverIds = [metricId, enquiries.metric.id];
    const none = await refused(session, 'drivers.name', { ...started, driverIds });
    expect(none.message).toContain('cannot be held against “Enquiries”, which is no driver');
    const missing = await refused(session, 'drivers.name', {
      ...started,
      driverIds: [999],
    });
    expect(missing.code).toBe('not-found');
    expect((await ask(session, 'trends.engagement', started)).namedDrivers).toHaveLength(1);
  });

  it('miss this week once the week’s entry is due and not there', async () => {
    const { session, started, of } = await withDrivers({}, ['Posts']);
    const log = async () => (await ask(session, 'drivers.show', started)).logs[0];
    expect(await log()).toMatchObject({ lastOn: null, isMissing: true });
    // The Friday before the Monday of today.
    await ask(session, 'readings.log', { ...of('Posts'), date: day('2013-11-15'), value: 3 });
    expect(await log()).toMatchObject({ lastOn: '2013-11-15', isMissing: true });
    await ask(session, 'readings.log', { ...of('Posts'), date: TODAY, value: 3 });
    expect(await log()).toMatchObject({ lastOn: TODAY, isMissing: false });
  });

  it('read once a month miss no week in between', async () => {
    const session = await newSession();
    const definition = ownMetric({ name: 'Rating', role: 'driver', cadenceDays: 30 });
    const started = await startEngagement(session, {
      metrics: [
        { from: 'own', definition: ownMetric() },
        { from: 'own', definition },
      ],
    });
    const { logs } = await ask(session, 'drivers.show', started);
    const [rating] = logs;
    if (!rating) throw new Error('expected a driver');
    await ask(session, 'readings.log', { ...rating, date: day('2013-11-01'), value: 3 });
    expect((await ask(session, 'drivers.show', started)).logs[0]?.isMissing).toBe(false);
  });

  it('miss nothing once the work is over', async () => {
    const { session, started } = await withDrivers({
      status: 'closed',
      endsOn: day('2013-10-31'),
    });
    const shown = await ask(session, 'drivers.show', started);
    expect(shown).toMatchObject({ judgedOn: '2013-10-31', week: '2013-10-28' });
    expect(shown.logs.map(({ isMissing }) => isMissing)).toEqual([false, false]);
  });

  it('speak of the period asked for', async () => {
    const { session, started, of } = await withDrivers({}, ['Posts']);
    const { metricId, seriesId } = of('Posts');
    await ask(session, 'drivers.name', { ...started, driverIds: [metricId] });
    await logWeekly(session, started.seriesId, RISING);
    await logWeekly(session, seriesId, RISING);
    expect(await wordOn(session, started)).toBe('earned');
    const before = { ...started, to: day('2013-05-20') };
    expect(await wordOn(session, before)).toBe('not-evidenced');
    expect((await ask(session, 'drivers.show', before)).judgedOn).toBe('2013-05-20');
  });
});
