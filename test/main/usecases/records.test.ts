import { describe, expect, it } from 'vitest';
import { catalogue, catalogueMetric } from '#shared/catalogue/index.ts';
import type { EngagementId, MetricId, SubjectId } from '#shared/domain/identity.ts';
import { ask, day, newSession, ownMetric, refused, startEngagement, TODAY } from './a-session.ts';

describe('clients', () => {
  it('are added, edited, put away and taken back', async () => {
    const session = await newSession();
    const { id } = await ask(session, 'clients.add', { name: '  Harbour Health ', note: 'x' });
    expect(await ask(session, 'clients.show', { clientId: id })).toEqual({
      id,
      name: 'Harbour Health',
      note: 'x',
      archivedOn: null,
    });
    await ask(session, 'clients.edit', { clientId: id, name: 'harbour health' });
    const archived = await ask(session, 'clients.archive', { clientId: id, archived: true });
    expect(archived).toMatchObject({ name: 'harbour health', note: 'x', archivedOn: TODAY });
    expect(await ask(session, 'clients.list', {})).toEqual([]);
    expect(await ask(session, 'clients.list', { includeArchived: true })).toHaveLength(1);
    await ask(session, 'clients.archive', { clientId: id, archived: false });
    expect(await ask(session, 'clients.list', {})).toHaveLength(1);
  });

  it('have names of their own, whatever their case', async () => {
    const session = await newSession();
    await ask(session, 'clients.add', { name: 'Harbour Health' });
    const { id } = await ask(session, 'clients.add', { name: 'Lumen' });
    const added = await refused(session, 'clients.add', { name: 'HARBOUR HEALTH' });
    expect([added.code, added.message]).toEqual([
      'conflict',
      'There is a client “Harbour Health” already; use that one or another name.',
    ]);
    const edited = await refused(session, 'clients.edit', { clientId: id, name: 'harbour health' });
    expect(edited.code).toBe('conflict');
  });

  it('are named where they are not there', async () => {
    const session = await newSession();
    const refusal = await refused(session, 'clients.show', { clientId: 7 });
    expect([refusal.code, refusal.message]).toEqual([
      'not-found',
      'There is no client with number 7 in this workbook; it may have been removed.',
    ]);
  });
});

describe('engagements', () => {
  it('start with client, subject and metrics in one step', async () => {
    const session = await newSession();
    const engagement = await ask(session, 'engagements.start', {
      client: { name: 'Meadowbrook' },
      name: 'A habit that lasts',
      objective: 'Publish weekly',
      startsOn: day('2012-10-01'),
      subject: { name: 'Meadowbrook', kind: 'organisation' },
      metrics: [
        { from: 'catalogue', key: 'klout-score' },
        { from: 'catalogue', key: 'content-published' },
        { from: 'own', definition: ownMetric({ name: 'New patients', role: 'result' }) },
      ],
    });
    expect(engagement).toMatchObject({ clientName: 'Meadowbrook', status: 'active', endsOn: null });
    const { series } = await ask(session, 'trends.engagement', { engagementId: engagement.id });
    expect(series.map(({ metric, series: { isMain } }) => [metric.name, isMain])).toEqual([
      ['Klout Score', true],
      ['New patients', false],
      ['Content published', false],
    ]);
    // The catalogue names content published as work that the Klout Score reflects.
    expect(
      session.context().workbook.db.prepare('SELECT count(*) FROM metric_driver').pluck().get(),
    ).toBe(1);
  });

  it('start for a client there is, with its subject and the metrics there are', async () => {
    const session = await newSession();
    const metrics = [{ from: 'catalogue' as const, key: 'klout-score' }];
    const first = await startEngagement(session, { metrics });
    const { clientId } = await ask(session, 'engagements.show', first);
    const second = await startEngagement(session, {
      client: { id: clientId },
      name: 'Second year',
      metrics,
    });
    expect(second.subjectId).toBe(first.subjectId);
    expect(second.metricId).toBe(first.metricId);
    expect(await ask(session, 'metrics.list', {})).toHaveLength(1);
  });

  it('refuse a client that is not there, a name that is taken and an end before the start', async () => {
    const session = await newSession();
    const { engagementId } = await startEngagement(session);
    const { clientId } = await ask(session, 'engagements.show', { engagementId });
    const fields = { name: 'Another', startsOn: day('2013-02-04') };
    const nobody = await refused(session, 'engagements.add', {
      clientId: 9,
      ...fields,
    });
    expect(nobody.code).toBe('not-found');
    const taken = await refused(session, 'engagements.add', {
      clientId,
      ...fields,
      name: 'CONTENT culture',
    });
    expect(taken.message).toBe(
      '“Harbour Health” has an engagement “Content culture” already; use another name.',
    );
    const backwards = await refused(session, 'engagements.add', {
      clientId,
      ...fields,
      endsOn: day('2013-02-03'),
    });
    expect(backwards.message).toBe(
      '“Another” would end on 3 Feb 2013, before it starts on 4 Feb 2013; change one of the dates.',
    );
  });

  it('are edited field by field, put away and taken back', async () => {
    const session = await newSession();
    const { engagementId } = await startEngagement(session);
    const edited = await ask(session, 'engagements.edit', {
      engagementId,
      status: 'handed-off',
      endsOn: day('2013-10-01'),
    });
    expect(edited).toMatchObject({ name: 'Content culture', status: 'handed-off' });
    const open = await ask(session, 'engagements.edit', { engagementId, endsOn: null });
    expect(open).toMatchObject({ status: 'handed-off', endsOn: null });
    const backwards = { engagementId, endsOn: day('2012-01-01') };
    expect((await refused(session, 'engagements.edit', backwards)).code).toBe('bad-input');
    await ask(session, 'engagements.archive', { engagementId, archived: true });
    expect(await ask(session, 'engagements.list', {})).toEqual([]);
    expect(await ask(session, 'trends.portfolio', {})).toEqual([]);
    await ask(session, 'engagements.archive', { engagementId, archived: false });
    expect(await ask(session, 'engagements.list', {})).toHaveLength(1);
  });

  it('go out of sight with their client', async () => {
    const session = await newSession();
    const { engagementId } = await startEngagement(session);
    const { clientId } = await ask(session, 'engagements.show', { engagementId });
    await ask(session, 'clients.archive', { clientId, archived: true });
    expect(await ask(session, 'trends.portfolio', {})).toEqual([]);
    expect(await ask(session, 'milestones.list', {})).toEqual([]);
  });
});

describe('subjects', () => {
  it('that are people have a consent, not asked for at first; others have none', async () => {
    const session = await newSession();
    const { id: clientId } = await ask(session, 'clients.add', { name: 'Harbour Health' });
    const person = await ask(session, 'subjects.add', { clientId, name: 'Ana', kind: 'executive' });
    expect(person.consent).toBe('not-asked');
    const peer = await ask(session, 'subjects.add', { clientId, name: 'Peer', kind: 'peer' });
    expect(peer.consent).toBeNull();
    const amiss = await refused(session, 'subjects.add', {
      clientId,
      name: 'Harbour Health',
      kind: 'organisation',
      consent: 'given',
    });
    expect(amiss.message).toContain('only people give consent');
  });

  it('need an alias to be shown by, and a name of their own within the client', async () => {
    const session = await newSession();
    const { id: clientId } = await ask(session, 'clients.add', { name: 'Harbour Health' });
    const input = { clientId, name: 'Ana', kind: 'executive' as const };
    const noAlias = { ...input, visibility: 'alias-only' as const };
    expect((await refused(session, 'subjects.add', noAlias)).message).toContain('has no alias');
    await ask(session, 'subjects.add', { ...noAlias, alias: 'Chief executive' });
    expect((await refused(session, 'subjects.add', input)).code).toBe('conflict');
    expect(await ask(session, 'subjects.list', { clientId })).toHaveLength(1);
    const other = await refused(session, 'engagements.start', {
      client: { id: clientId },
      name: 'Any',
      startsOn: day('2013-01-07'),
      subject: { name: 'Ana', kind: 'organisation' },
      metrics: [{ from: 'own', definition: ownMetric() }],
    });
    expect(other.message).toBe(
      '“Ana” is a subject of this client already, as an executive; use another name.',
    );
  });
});

describe('metrics', () => {
  it.each(catalogue.map(({ key }) => key))('can all be had from the catalogue: %s', async (key) => {
    const session = await newSession();
    const entry = catalogueMetric(key);
    const added = await ask(session, 'metrics.add', { metric: { from: 'catalogue', key } });
    expect(added.metric).toMatchObject({ name: entry?.name, catalogueKey: key });
    expect(added.benchmarks).toHaveLength(entry?.benchmarks.length ?? -1);
    // Nothing is compared across a published change, and no verdict is withheld for it.
    expect(added.scoringChanges.map(({ changedOn, treatment }) => [changedOn, treatment])).toEqual(
      entry?.scoringChanges.map(({ date }) => [date, 'rebase']),
    );
    const card = session.context().workbook.db.prepare('SELECT * FROM metric_cards').get();
    expect(card).toMatchObject({
      metric: entry?.name,
      stands_for: entry?.card.standsFor,
      caveats: entry?.card.caveats.join('\n'),
    });
  });

  it('come from the catalogue once, back from the archive if need be', async () => {
    const session = await newSession();
    const metric = { from: 'catalogue' as const, key: 'klout-score' };
    const first = await ask(session, 'metrics.add', { metric });
    const { id: metricId } = first.metric;
    await ask(session, 'metrics.archive', { metricId, archived: true });
    expect(await ask(session, 'metrics.list', {})).toEqual([]);
    expect(await ask(session, 'metrics.add', { metric })).toEqual(first);
  });

  it('of one’s own serve a later engagement as well', async () => {
    const session = await newSession();
    const { metric } = await ask(session, 'metrics.add', {
      metric: { from: 'own', definition: ownMetric() },
    });
    const { engagementId } = await startEngagement(session, {
      metrics: [{ from: 'workbook', metricId: metric.id }],
    });
    const { series } = await ask(session, 'trends.engagement', { engagementId });
    expect(series.map((each) => each.metric.id)).toEqual([metric.id]);
    expect(await ask(session, 'metrics.list', {})).toHaveLength(1);
  });

  it('of one’s own have a name of their own and do not pass for the catalogue’s', async () => {
    const session = await newSession();
    const definition = ownMetric({ catalogueKey: 'klout-score' });
    const added = await ask(session, 'metrics.add', { metric: { from: 'own', definition } });
    expect(added.metric.catalogueKey).toBeNull();
    const again = await refused(session, 'metrics.add', { metric: { from: 'own', definition } });
    expect(again.message).toBe(
      'There is a metric “Influence” already; use that one or another name.',
    );
  });

  it('keep their readings on the scale when they are edited', async () => {
    const session = await newSession();
    const { metricId, seriesId } = await startEngagement(session);
    await ask(session, 'readings.log', { seriesId, date: day('2013-11-11'), value: 66 });
    const refusal = await refused(session, 'metrics.edit', {
      metricId,
      definition: ownMetric({ scaleMax: 50 }),
    });
    expect(refusal.message).toBe(
      '“Influence” has a reading of 66, which is off a scale of 0 to 50; choose a wider scale or correct the reading first.',
    );
    const edited = await ask(session, 'metrics.edit', {
      metricId,
      definition: ownMetric({ scaleMax: 66, name: 'Reach' }),
    });
    expect(edited.metric).toMatchObject({ name: 'Reach', scaleMax: 66 });
  });

  it('refuse a scale upside down, naming the field', async () => {
    const session = await newSession();
    const definition = ownMetric({ scaleMin: 10, scaleMax: 1 });
    const refusal = await refused(session, 'metrics.add', { metric: { from: 'own', definition } });
    expect(refusal.details[0]?.field).toBe('metric.definition.scaleMax');
  });
});

describe('scoring changes', () => {
  it('start undecided and are decided with a method', async () => {
    const session = await newSession();
    const { metricId } = await startEngagement(session);
    const input = { metricId, changedOn: day('2013-06-03'), what: 'New model' };
    const change = await ask(session, 'scoring-changes.add', input);
    expect(change).toMatchObject({ treatment: 'undecided', linkMethod: 'additive' });
    const twin = await refused(session, 'scoring-changes.add', input);
    expect(twin.message).toBe(
      '“Influence” has a scoring change on 3 Jun 2013 already: “New model”.',
    );
    const decided = await ask(session, 'scoring-changes.decide', {
      scoringChangeId: change.id,
      treatment: 'splice',
      linkMethod: 'ratio',
    });
    expect(decided).toMatchObject({ treatment: 'splice', linkMethod: 'ratio' });
    const { scoringChanges } = await ask(session, 'metrics.show', { metricId });
    expect(scoringChanges).toEqual([decided]);
  });
});

describe('milestones', () => {
  it('are added and edited field by field, in date order', async () => {
    const session = await newSession();
    const { engagementId } = await startEngagement(session);
    const late = await ask(session, 'milestones.add', {
      engagementId,
      date: day('2013-12-02'),
      title: 'Handover',
    });
    await ask(session, 'milestones.add', {
      engagementId,
      date: day('2013-02-04'),
      title: 'Workshop',
      status: 'done',
    });
    const titles = (await ask(session, 'milestones.list', {})).map(({ title }) => title);
    expect(titles).toEqual(['Workshop', 'Handover']);
    const edited = await ask(session, 'milestones.edit', { milestoneId: late.id, owner: 'Ana' });
    expect(edited).toEqual({ ...late, owner: 'Ana' });
    expect(await ask(session, 'milestones.show', { milestoneId: late.id })).toEqual(edited);
  });

  it('refuse a twin and an engagement that is not there', async () => {
    const session = await newSession();
    const { engagementId } = await startEngagement(session);
    const milestone = { engagementId, date: day('2013-02-04'), title: 'Workshop' };
    await ask(session, 'milestones.add', milestone);
    const twin = await refused(session, 'milestones.add', milestone);
    expect(twin.message).toContain('“Workshop” on 4 Feb 2013 already');
    const other = await ask(session, 'milestones.add', { ...milestone, title: 'Launch' });
    const renamed = { milestoneId: other.id, title: 'Workshop' };
    expect((await refused(session, 'milestones.edit', renamed)).code).toBe('conflict');
    const nowhere = { engagementId: 9 as EngagementId };
    expect((await refused(session, 'milestones.list', nowhere)).code).toBe('not-found');
  });
});

describe('tracked series', () => {
  it('have one main indicator, which can be changed but not put away', async () => {
    const session = await newSession();
    const started = await startEngagement(session);
    const { engagementId, subjectId, seriesId } = started;
    const { metric } = await ask(session, 'metrics.add', {
      metric: { from: 'own', definition: ownMetric({ name: 'Reach' }) },
    });
    const other = await ask(session, 'series.add', {
      engagementId,
      subjectId,
      metricId: metric.id,
    });
    const main = async () =>
      (await ask(session, 'trends.engagement', { engagementId })).series
        .filter(({ series }) => series.isMain)
        .map(({ series }) => series.id);
    expect(await main()).toEqual([seriesId]);
    await ask(session, 'series.make-main', other);
    expect(await main()).toEqual([other.seriesId]);

    const refusal = await refused(session, 'series.archive', { ...other, archived: true });
    expect(refusal.message).toContain('is the main indicator');
    await ask(session, 'series.archive', { seriesId, archived: true });
    expect((await refused(session, 'series.make-main', { seriesId })).message).toContain(
      'is archived',
    );
    await ask(session, 'series.archive', { seriesId, archived: false });
    await ask(session, 'series.make-main', { seriesId });
    expect(await main()).toEqual([seriesId]);
  });

  it('refuse what is tracked already and subjects of other clients', async () => {
    const session = await newSession();
    const { engagementId, subjectId, metricId } = await startEngagement(session);
    const twin = await refused(session, 'series.add', { engagementId, subjectId, metricId });
    expect(twin.message).toBe('“Content culture” tracks “Influence” of “Harbour Health” already.');
    const { id: clientId } = await ask(session, 'clients.add', { name: 'Lumen' });
    const { id } = await ask(session, 'subjects.add', { clientId, name: 'Lumen', kind: 'peer' });
    const foreign = { engagementId, subjectId: id, metricId };
    expect((await refused(session, 'series.add', foreign)).message).toContain(
      'belongs to another client',
    );
    for (const missing of [
      { engagementId, subjectId: 99 as SubjectId, metricId },
      { engagementId, subjectId, metricId: 99 as MetricId },
    ]) {
      expect((await refused(session, 'series.add', missing)).code).toBe('not-found');
    }
  });
});
