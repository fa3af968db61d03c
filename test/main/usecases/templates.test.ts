import { describe, expect, it } from 'vitest';
import { catalogueMetric } from '#shared/catalogue/index.ts';
import { readyTemplates } from '#shared/catalogue/templates.ts';
import { EngagementTemplate } from '#shared/domain/template.ts';
import type { Session } from '#main/usecases/session.ts';
import { ask, day, newSession, ownMetric, refused, startEngagement, TODAY } from './a-session.ts';

/** An engagement with everything that a template must and must not take along. */
async function fullEngagement(session: Session) {
  const engagement = await ask(session, 'engagements.start', {
    client: { name: 'Harbour Health' },
    name: 'Content culture',
    objective: 'Harbour Health publishes weekly: canary-objective',
    note: 'canary-note',
    startsOn: day('2013-01-07'),
    subject: { name: '@harbour', kind: 'organisation' },
    metrics: [
      { from: 'own', definition: ownMetric() },
      { from: 'own', definition: ownMetric({ name: 'Posts', role: 'driver' }) },
    ],
    also: [
      {
        subject: { name: 'Oona Field', kind: 'executive', alias: 'Chief executive' },
        metrics: [{ from: 'own', definition: ownMetric({ name: 'Own score' }) }],
      },
    ],
    firstDay: [
      {
        metric: 0,
        baseline: { date: day('2013-01-07'), value: 41 },
        target: { value: 46.5, dueOn: day('2013-10-04') },
        reviewOn: day('2013-10-04'),
        readings: [
          { date: day('2013-01-07'), value: 41 },
          { date: day('2013-01-14'), value: 77.125 },
        ],
      },
    ],
    milestones: [
      { date: day('2013-01-01'), title: 'Contract with Harbour Health', category: 'people' },
      {
        date: day('2013-02-06'),
        title: 'Oona’s first post, with Lumen Travel',
        owner: 'Ada Owner',
      },
      { date: day('2013-03-01'), title: 'Ada hands over', owner: 'Ada Owner', note: 'canary-note' },
      { date: day('2013-04-01'), title: 'Dropped', status: 'dropped' },
    ],
  });
  await ask(session, 'clients.add', { name: 'Lumen Travel' });
  await ask(session, 'journal.add', {
    engagementId: engagement.id,
    kind: 'note',
    text: 'canary-journal',
  });
  return engagement;
}

describe('a template made from an engagement', () => {
  it('keeps metrics, kinds of subjects, milestones, targets and reviews by days from the start', async () => {
    const session = await newSession();
    const { id: engagementId } = await fullEngagement(session);
    const template = await ask(session, 'templates.make', {
      engagementId,
      name: 'Like Harbour',
      description: 'For content',
    });
    expect(template.origin).toMatchObject({ kind: 'own', madeOn: TODAY });
    expect(
      template.subjects.map(({ kind, series }) => [
        kind,
        series.map(({ metric, isMain, target, reviewDays }) => ({
          ...{ name: metric.name, isMain, target, reviewDays },
        })),
      ]),
    ).toEqual([
      [
        'organisation',
        [
          { name: 'Influence', isMain: true, target: { change: 5.5, days: 270 }, reviewDays: 270 },
          { name: 'Posts', isMain: false, target: null, reviewDays: null },
        ],
      ],
      ['executive', [{ name: 'Own score', isMain: false, target: null, reviewDays: null }]],
    ]);
    expect(template.milestones).toEqual([
      { days: -6, title: 'Contract with the client', category: 'people' },
      { days: 30, title: '[executive]’s first post, with [client]', category: '' },
      { days: 53, title: '[owner] hands over', category: '' },
    ]);
  });

  it('holds no name, reading, note or objective anywhere in its rows', async () => {
    const session = await newSession();
    const { id: engagementId } = await fullEngagement(session);
    await ask(session, 'templates.make', { engagementId, name: 'Mine' });
    const { db } = session.context().workbook;
    const rows = JSON.stringify(
      [
        'engagement_template',
        'template_subject',
        'template_series',
        'template_milestone',
        'template_parts',
        'template_milestones',
      ].map((table) => db.prepare(`SELECT * FROM ${table}`).all()),
    );
    expect(rows).toContain('Mine');
    expect(rows).not.toMatch(/harbour|lumen|oona|field|ada|chief|canary|77\.125|41/i);
  });

  it('leaves out the milestones that are not wanted', async () => {
    const session = await newSession();
    const { id: engagementId } = await fullEngagement(session);
    const { milestones } = await ask(session, 'templates.preview', { engagementId });
    expect(milestones.map(({ was }) => was)).toContain('Ada hands over');
    const leaveOut = milestones.slice(1).map(({ milestoneId }) => milestoneId);
    const made = await ask(session, 'templates.make', { engagementId, name: 'Mine', leaveOut });
    expect(made.milestones).toHaveLength(1);
  });

  it('keeps no retired metric', async () => {
    const session = await newSession();
    const { engagementId, metricId } = await startEngagement(session);
    await ask(session, 'reviews.hold', {
      ...{ engagementId, metricId, decision: 'retire', reason: 'It says nothing.' },
    });
    await ask(session, 'milestones.add', { engagementId, date: TODAY, title: 'Kick-off' });
    const { subjects } = await ask(session, 'templates.preview', { engagementId });
    expect(subjects).toEqual([]);
  });

  it('is refused with a name that is taken, by a ready one too, and of an empty engagement', async () => {
    const session = await newSession();
    const { engagementId } = await startEngagement(session);
    await ask(session, 'templates.make', { engagementId, name: 'Mine' });
    for (const name of ['MINE', 'content culture']) {
      const { code } = await refused(session, 'templates.make', { engagementId, name });
      expect(code).toBe('conflict');
    }
    const { clientId } = await ask(session, 'engagements.show', { engagementId });
    const empty = await ask(session, 'engagements.add', { clientId, name: 'B', startsOn: TODAY });
    const refusal = await refused(session, 'templates.make', {
      engagementId: empty.id,
      name: 'Empty',
    });
    expect(refusal.message).toContain('tracks nothing');
  });
});

describe('templates', () => {
  it('are renamed and removed, and come back by undo', async () => {
    const session = await newSession();
    const { engagementId } = await startEngagement(session);
    const { origin } = await ask(session, 'templates.make', { engagementId, name: 'Mine' });
    if (origin.kind !== 'own') throw new Error('it should be one’s own');
    await ask(session, 'templates.edit', { templateId: origin.id, name: 'Ours' });
    expect(await ask(session, 'templates.remove', { templateId: origin.id })).toEqual({
      name: 'Ours',
    });
    const names = async () =>
      (await ask(session, 'templates.list', {}))
        .filter((template) => template.origin.kind === 'own')
        .map(({ name, subjects }) => [name, subjects.length]);
    expect(await names()).toEqual([]);
    expect((await ask(session, 'workbook.undo', {})).what).toContain('“Ours”');
    expect(await names()).toEqual([['Ours', 1]]);
    const { code } = await refused(session, 'templates.remove', { templateId: 99 });
    expect(code).toBe('not-found');
  });

  it.each(readyTemplates)('ready: $name is sound', (template) => {
    expect(EngagementTemplate.parse(template)).toEqual(template);
    const series = template.subjects.flatMap((subject) => subject.series);
    expect(series.length).toBeGreaterThan(0);
    expect(series.filter(({ isMain }) => isMain)).toHaveLength(1);
    expect(template.subjects[0]?.series[0]?.isMain).toBe(true);
    for (const { metric, target } of series) {
      expect(metric.from.from === 'catalogue' && catalogueMetric(metric.from.key)).toBeTruthy();
      expect(target).toBeNull();
    }
    const days = template.milestones.map((milestone) => milestone.days);
    expect(days).toEqual(days.toSorted((a, b) => a - b));
  });
});

describe('an engagement that begins with its first day', () => {
  it('has baseline, target, review, readings, milestones and every subject', async () => {
    const session = await newSession();
    const { id: engagementId } = await fullEngagement(session);
    const { series, milestones } = await ask(session, 'trends.engagement', { engagementId });
    const [main] = series;
    expect(main?.baseline).toMatchObject({ date: '2013-01-07', value: 41, agreedOn: TODAY });
    expect(main?.target).toMatchObject({ value: 46.5, dueOn: '2013-10-04' });
    expect(main?.judgement.n).toBe(2);
    expect(series.map(({ subject }) => subject.name)).toEqual([
      '@harbour',
      'Oona Field',
      '@harbour',
    ]);
    expect(series.filter((each) => each.series.isMain)).toHaveLength(1);
    expect(milestones).toHaveLength(4);
    const { entries } = await ask(session, 'succession.list', { engagementId });
    expect(entries[0]?.succession).toMatchObject({
      adoptedOn: '2013-01-07',
      reviewOn: '2013-10-04',
    });
  });

  it('may begin with nothing to measure', async () => {
    const session = await newSession();
    const { id: engagementId } = await ask(session, 'engagements.start', {
      client: { name: 'Lumen' },
      name: 'Later',
      startsOn: TODAY,
      subject: { name: 'Lumen', kind: 'organisation' },
      metrics: [],
    });
    const { series } = await ask(session, 'trends.engagement', { engagementId });
    expect(series).toEqual([]);
  });

  it.each([
    ['a reading after today', { readings: [{ date: day('2013-11-19'), value: 4 }] }],
    ['a baseline off the scale', { baseline: { date: day('2013-11-18'), value: 400 } }],
    ['a metric that is not there', { metric: 3 }],
  ])('is refused whole for %s', async (_, amiss) => {
    const session = await newSession();
    const { code } = await refused(session, 'engagements.start', {
      client: { name: 'Lumen' },
      name: 'Voice',
      startsOn: TODAY,
      subject: { name: 'Lumen', kind: 'organisation' },
      metrics: [{ from: 'own', definition: ownMetric() }],
      firstDay: [{ metric: 0, ...amiss }],
    });
    expect(code).toBe('bad-input');
    expect(await ask(session, 'clients.list', {})).toEqual([]);
    expect(await ask(session, 'metrics.list', {})).toEqual([]);
  });
});
