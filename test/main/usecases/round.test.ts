import { describe, expect, it } from 'vitest';
import type { Round } from '#shared/contract/round.ts';
import { addDays } from '#shared/domain/calendar.ts';
import type { Session } from '#main/usecases/session.ts';
import {
  ask,
  day,
  logWeekly,
  newSession,
  ownMetric,
  refused,
  startEngagement,
  type Started,
  TODAY,
} from './a-session.ts';

const aWeekAgo = addDays(TODAY, -7);

const namesOf = ({ groups }: Round) => groups.map(({ engagement }) => engagement.clientName);

/** An engagement of another client on the same metric. */
function startOf(
  session: Session,
  name: string,
  { metricId }: Pick<Started, 'metricId'>,
  overrides: Parameters<typeof startEngagement>[1] = {},
) {
  return startEngagement(session, {
    client: { name },
    subject: { name, kind: 'organisation' },
    metrics: [{ from: 'workbook', metricId }],
    ...overrides,
  });
}

/** A second series of an engagement, on a metric of its own. */
async function alsoTrack(
  session: Session,
  { engagementId, subjectId }: Started,
  overrides: Parameters<typeof ownMetric>[0],
) {
  const { metric } = await ask(session, 'metrics.add', {
    metric: { from: 'own', definition: ownMetric(overrides) },
  });
  return ask(session, 'series.add', { engagementId, subjectId, metricId: metric.id });
}

describe('the Monday round', () => {
  it('holds what is tracked in active engagements, with the last reading and how overdue the next is', async () => {
    const session = await newSession();
    const started = await startEngagement(session);
    const { seriesId } = started;
    await logWeekly(session, seriesId, [41, 42.5], addDays(TODAY, -10));
    await startOf(session, 'Planned', started, { status: 'planned' });
    await startOf(session, 'Over', started, { status: 'closed', endsOn: addDays(TODAY, -1) });
    await startOf(session, 'Later', started, { startsOn: addDays(TODAY, 1) });

    const round = await ask(session, 'round.show', {});
    expect(round.date).toBe(TODAY);
    expect(namesOf(round)).toEqual(['Harbour Health']);
    expect(round.groups[0]?.rows).toMatchObject([
      {
        series: { id: seriesId },
        ...{ age: 10, isDue: true, daysOverdue: 3, present: null, scoringChangedOn: null },
        last: { date: addDays(TODAY, -10), value: 42.5 },
      },
    ]);
    expect(namesOf(await ask(session, 'round.show', { date: addDays(TODAY, -1) }))).toContain(
      'Over',
    );
  });

  it('counts a weekly reading as due on the seventh day, and not before', async () => {
    const session = await newSession();
    const { seriesId } = await startEngagement(session);
    await logWeekly(session, seriesId, [41], aWeekAgo);
    const rowOn = async (date: typeof TODAY) =>
      (await ask(session, 'round.show', { date })).groups[0]?.rows[0];
    expect(await rowOn(TODAY)).toMatchObject({ isDue: true, daysOverdue: 0 });
    expect(await rowOn(addDays(TODAY, -1))).toMatchObject({ isDue: false });
    await logWeekly(session, seriesId, [43]);
    expect(await rowOn(TODAY)).toMatchObject({
      ...{ isDue: true, present: { value: 43 } },
      last: { value: 41 },
    });
  });

  it('puts the engagement most in need first, and in it the main indicator, then what is due', async () => {
    const session = await newSession();
    const calm = await startEngagement(session, { client: { name: 'Calm' } });
    await logWeekly(session, calm.seriesId, [41], aWeekAgo);
    const waiting = await startOf(session, 'Waiting', calm);
    await logWeekly(session, waiting.seriesId, [41]);
    const monthly = await alsoTrack(session, waiting, { name: 'Monthly', cadenceDays: 30 });
    await logWeekly(session, monthly.seriesId, [12], aWeekAgo);
    const neglected = await alsoTrack(session, waiting, { name: 'Neglected' });
    await logWeekly(session, neglected.seriesId, [12], day('2013-09-02'));

    const round = await ask(session, 'round.show', {});
    expect(namesOf(round)).toEqual(['Waiting', 'Calm']);
    expect(round.groups[0]?.attention).toMatchObject([{ kind: 'overdue-reading' }]);
    expect(round.groups[0]?.rows.map(({ metric }) => metric.name)).toEqual([
      ...['Influence', 'Neglected', 'Monthly'],
    ]);
  });

  it('leaves out what is archived or retired, and says where the scoring has changed since', async () => {
    const session = await newSession();
    const started = await startEngagement(session);
    await logWeekly(session, started.seriesId, [41], aWeekAgo);
    const archived = await alsoTrack(session, started, { name: 'Archived' });
    await ask(session, 'series.archive', { seriesId: archived.seriesId, archived: true });
    await ask(session, 'scoring-changes.add', {
      ...{ metricId: started.metricId, changedOn: addDays(TODAY, -2) },
      ...{ what: 'New formula', source: 'The provider' },
    });
    const { groups } = await ask(session, 'round.show', {});
    expect(groups[0]?.rows).toMatchObject([
      { metric: { name: 'Influence' }, scoringChangedOn: addDays(TODAY, -2) },
    ]);
    await ask(session, 'reviews.hold', {
      ...{ engagementId: started.engagementId, metricId: started.metricId },
      ...{ decision: 'retire', reason: 'It is closed.', decidedOn: TODAY },
    });
    expect((await ask(session, 'round.show', {})).groups).toEqual([]);
  });
});

describe('saving a round', () => {
  it('writes all readings with their notes in one step, which is undone as one', async () => {
    const session = await newSession();
    const one = await startEngagement(session, { client: { name: 'One' } });
    const two = await startOf(session, 'Two', one);
    const entries = [
      { seriesId: one.seriesId, value: 44, note: 'After the campaign' },
      { seriesId: two.seriesId, value: 51.5 },
    ];
    expect(await ask(session, 'round.save', { date: TODAY, entries })).toEqual({
      ...{ date: TODAY, logged: 2, corrected: 0, unchanged: 0 },
    });
    expect(await ask(session, 'readings.list', { seriesId: one.seriesId })).toMatchObject([
      { date: TODAY, value: 44, note: 'After the campaign', seenOn: TODAY },
    ]);
    const { what } = await ask(session, 'workbook.undo', {});
    expect(what).toBe('Monday round of 18 Nov 2013: 2 readings');
    for (const { seriesId } of entries)
      expect(await ask(session, 'readings.list', { seriesId })).toEqual([]);
  });

  it('writes nothing where one of them cannot be taken, and names the rows', async () => {
    const session = await newSession();
    const one = await startEngagement(session, { client: { name: 'One' } });
    const two = await startOf(session, 'Two', one);
    const alone = await refused(session, 'round.save', {
      date: TODAY,
      entries: [
        { seriesId: one.seriesId, value: 44 },
        { seriesId: two.seriesId, value: 101.2 },
      ],
    });
    expect(alone).toMatchObject({
      message: '“Influence” of “Two” cannot be 101.2: the scale of “Influence” is 0 to 100.',
      details: [{ row: 2, field: 'value', value: '101.2' }],
    });
    const both = await refused(session, 'round.save', {
      date: TODAY,
      entries: [
        { seriesId: one.seriesId, value: -1 },
        { seriesId: two.seriesId, value: 101.2 },
      ],
    });
    expect(both.message).toMatch(/^2 of 2 readings cannot be taken, so none was written\. /);
    expect(both.details.map(({ row }) => row)).toEqual([1, 2]);
    expect(await ask(session, 'readings.list', { seriesId: one.seriesId })).toEqual([]);
  });

  it('refuses a date after today', async () => {
    const session = await newSession();
    const { seriesId } = await startEngagement(session);
    const date = addDays(TODAY, 1);
    const entries = [{ seriesId, value: 44 }];
    const { message } = await refused(session, 'round.save', { date, entries });
    expect(message).toBe('The date of the round, 19 Nov 2013, is after today, 18 Nov 2013.');
    expect((await refused(session, 'round.show', { date })).message).toBe(message);
  });

  it('corrects a reading that is there with a reason, leaves the same alone, and refuses another', async () => {
    const session = await newSession();
    const { seriesId } = await startEngagement(session);
    const save = (entry: { value: number; reason?: string }) => ({
      date: TODAY,
      entries: [{ seriesId, ...entry }],
    });
    await ask(session, 'round.save', save({ value: 44 }));
    expect(await ask(session, 'round.save', save({ value: 44 }))).toMatchObject({ unchanged: 1 });
    const refusal = await refused(session, 'round.save', save({ value: 47 }));
    expect(refusal.code).toBe('conflict');
    expect(refusal.message).toContain('has a reading of 18 Nov 2013 already, 44');
    const reason = 'A slip of the finger';
    expect(await ask(session, 'round.save', save({ value: 47, reason }))).toMatchObject({
      corrected: 1,
    });
    expect(await ask(session, 'corrections.list', { seriesId })).toMatchObject([
      { oldValue: 44, newValue: 47, reason },
    ]);
  });
});
