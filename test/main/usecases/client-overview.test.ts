import { describe, expect, it } from 'vitest';
import type { InputOf } from '#shared/contract/index.ts';
import type { Session } from '#main/usecases/session.ts';
import {
  ask,
  day,
  logWeekly,
  newSession,
  refused,
  startEngagement,
  type Started,
} from './a-session.ts';

/** A further engagement of the same client, on the same metric. */
async function another(
  session: Session,
  { engagementId, metricId }: Started,
  fields: Partial<InputOf<'engagements.start'>>,
): Promise<Started> {
  const { clientId } = await ask(session, 'engagements.show', { engagementId });
  return startEngagement(session, {
    client: { id: clientId },
    metrics: [{ from: 'workbook', metricId }],
    ...fields,
  });
}

describe('one client with all that concerns it', () => {
  it('has its engagements in use and put away, its subjects, and nothing of anyone else’s', async () => {
    const session = await newSession();
    const harbour = await startEngagement(session);
    await logWeekly(session, harbour.seriesId, [41, 42, 43]);
    const earlier = await another(session, harbour, { name: 'First steps' });
    await ask(session, 'engagements.archive', { ...earlier, archived: true });
    await ask(session, 'engagements.start', {
      name: 'Answering shoppers',
      startsOn: day('2013-01-07'),
      client: { name: 'Tern Foods' },
      subject: { name: 'Tern Foods', kind: 'organisation' },
      metrics: [{ from: 'workbook', metricId: harbour.metricId }],
    });
    const { clientId } = await ask(session, 'engagements.show', harbour);
    await ask(session, 'subjects.add', { clientId, name: 'Ana', kind: 'executive' });
    const overview = await ask(session, 'clients.overview', { clientId });
    expect(overview.client.name).toBe('Harbour Health');
    expect(
      overview.engagements.map(({ engagement: { name, archivedOn }, main }) => [
        name,
        archivedOn,
        main?.judgement.latest?.value,
      ]),
    ).toEqual([
      ['Content culture', null, 43],
      ['First steps', '2013-11-18', undefined],
    ]);
    expect(overview.subjects.map(({ name, consent }) => [name, consent])).toEqual([
      ['Ana', 'not-asked'],
      ['Harbour Health', null],
    ]);
  });

  it('says what is still to come in work that is not over, overdue first', async () => {
    const session = await newSession();
    const first = await startEngagement(session);
    const { engagementId } = first;
    const over = await another(session, first, { name: 'Over', status: 'closed' });
    for (const [date, title, status] of [
      ['2014-02-01', 'Handover', 'planned'],
      ['2013-11-01', 'Workshop', 'planned'],
      ['2013-10-01', 'Kick-off', 'done'],
    ] as const) {
      await ask(session, 'milestones.add', { engagementId, date: day(date), title, status });
    }
    await ask(session, 'milestones.add', {
      engagementId: over.engagementId,
      date: day('2014-03-01'),
      title: 'Never',
    });
    const { clientId } = await ask(session, 'engagements.show', { engagementId });
    const { milestones } = await ask(session, 'clients.overview', { clientId });
    expect(milestones.map(({ title }) => title)).toEqual(['Workshop', 'Handover']);
  });

  it('lists every file that left for it, the newest first', async () => {
    const session = await newSession();
    const first = await startEngagement(session);
    const second = await another(session, first, { name: 'Second' });
    await logWeekly(session, first.seriesId, [41, 42, 43]);
    for (const { engagementId } of [first, second, first]) {
      await session.value('reports.make', {
        engagementId,
        redact: engagementId === first.engagementId ? 'people' : 'none',
      });
    }
    const { clientId } = await ask(session, 'engagements.show', first);
    const { disclosures } = await ask(session, 'clients.overview', { clientId });
    expect(disclosures.map(({ engagementId, redaction }) => [engagementId, redaction])).toEqual([
      [second.engagementId, 'none'],
      [first.engagementId, 'people'],
    ]);
  });

  it('is refused for a client that there is not', async () => {
    const session = await newSession();
    const { clientId } = await ask(session, 'engagements.show', await startEngagement(session));
    const refusal = await refused(session, 'clients.overview', {
      clientId: clientId + 1,
    });
    expect(refusal.code).toBe('not-found');
  });
});

describe('an engagement that is put away', () => {
  it('leaves the portfolio for the archive, with what it is found by, and comes back', async () => {
    const session = await newSession();
    const { engagementId } = await startEngagement(session);
    const [row] = await ask(session, 'trends.portfolio', {});
    expect(row?.tracks).toEqual(['Influence', 'Harbour Health']);
    expect(await ask(session, 'trends.portfolio', { archived: true })).toEqual([]);
    await ask(session, 'engagements.archive', { engagementId, archived: true });
    const archived = await ask(session, 'trends.portfolio', { archived: true });
    expect(archived).toMatchObject([
      { engagement: { id: engagementId, archivedOn: '2013-11-18' } },
    ]);
    await ask(session, 'engagements.archive', { engagementId, archived: false });
    expect(await ask(session, 'trends.portfolio', { archived: true })).toEqual([]);
  });

  it('does not come back without its client', async () => {
    const session = await newSession();
    const { engagementId } = await startEngagement(session);
    const { clientId } = await ask(session, 'engagements.show', { engagementId });
    await ask(session, 'clients.archive', { clientId, archived: true });
    const refusal = await refused(session, 'engagements.archive', {
      engagementId,
      archived: false,
    });
    expect(refusal).toMatchObject({
      code: 'conflict',
      message:
        '“Content culture” is archived with its client “Harbour Health”; use the client again first.',
    });
    await ask(session, 'clients.archive', { clientId, archived: false });
    expect(await ask(session, 'trends.portfolio', {})).toHaveLength(1);
  });
});
