import { describe, expect, it } from 'vitest';
import { catalogueMetric } from '#shared/catalogue/index.ts';
import { ask, day, newSession, refused, startEngagement, TODAY } from './a-session.ts';

describe('a metric card', () => {
  it('comes filled from the catalogue, and empty with a metric of one’s own', async () => {
    const session = await newSession();
    const { metric } = await ask(session, 'metrics.add', {
      metric: { from: 'catalogue', key: 'klout-score' },
    });
    const card = await ask(session, 'metrics.card', { metricId: metric.id });
    const ready = catalogueMetric('klout-score')?.card;
    expect(card).toMatchObject({ standsFor: ready?.standsFor, notFor: ready?.notFor });
    expect(card.caveats.split('\n')).toEqual(ready?.caveats);
    const { metricId } = await startEngagement(session);
    expect(await ask(session, 'metrics.card', { metricId })).toEqual({
      ...{ metricId, standsFor: '', doesNotStandFor: '', useFor: '', notFor: '', whyChosen: '' },
      ...{ caveats: '', objections: [] },
    });
  });

  it('keeps what is left out when it is edited, and can be undone', async () => {
    const session = await newSession();
    const { metricId } = await startEngagement(session);
    await ask(session, 'metrics.edit-card', { metricId, standsFor: 'A habit.' });
    const whyChosen = 'Over share of voice, which nobody counts here.';
    const card = await ask(session, 'metrics.edit-card', { metricId, whyChosen });
    expect(card).toMatchObject({ standsFor: 'A habit.', whyChosen });
    await ask(session, 'workbook.undo', {});
    expect(await ask(session, 'metrics.card', { metricId })).toMatchObject({
      standsFor: 'A habit.',
      whyChosen: '',
    });
  });
});

describe('objections', () => {
  it('are noted with their answer, changed and removed', async () => {
    const session = await newSession();
    const { metricId } = await startEngagement(session);
    const { id: objectionId } = await ask(session, 'objections.add', {
      metricId,
      objection: 'It can be gamed.',
    });
    const answer = 'So the work is logged beside it.';
    await ask(session, 'objections.edit', { objectionId, answer });
    const { objections } = await ask(session, 'metrics.card', { metricId });
    expect(objections).toEqual([
      { id: objectionId, metricId, objection: 'It can be gamed.', answer },
    ]);
    await ask(session, 'objections.remove', { objectionId });
    const { code, message } = await refused(session, 'objections.remove', { objectionId });
    expect([code, message]).toEqual([
      'not-found',
      `There is no objection with number ${objectionId} in this workbook; it may have been removed.`,
    ]);
  });
});

describe('benchmarks', () => {
  const average = { label: 'Population average', value: 40, source: 'The provider, 2012' };

  it('are added, corrected and removed, and go with every judgement of the metric', async () => {
    const session = await newSession();
    const { metricId, seriesId } = await startEngagement(session);
    const added = await ask(session, 'benchmarks.add', {
      ...{ metricId, ...average, asOf: day('2012-08-14') },
    });
    await ask(session, 'benchmarks.add', { metricId, ...average, asOf: null });
    const known = async () => (await ask(session, 'trends.series', { seriesId })).benchmarks;
    expect((await known()).map(({ asOf }) => asOf)).toEqual([null, '2012-08-14']);
    await ask(session, 'benchmarks.edit', {
      benchmarkId: added.id,
      value: 42,
      asOf: null,
      label: 'B',
    });
    expect(await ask(session, 'benchmarks.list', { metricId })).toContainEqual({
      ...{ ...average, id: added.id, metricId, value: 42, asOf: null, label: 'B' },
    });
    await ask(session, 'benchmarks.remove', { benchmarkId: added.id });
    expect(await known()).toHaveLength(1);
  });

  it.each([
    ['off the scale', { value: 400, asOf: null }, 'bad-input', 'the scale of “Influence”'],
    ['of a day to come', { asOf: day('2014-01-01') }, 'bad-input', 'after today'],
    ['that is there already', { asOf: TODAY }, 'conflict', 'already, 40'],
  ] as const)('are refused %s', async (_, change, code, words) => {
    const session = await newSession();
    const { metricId } = await startEngagement(session);
    await ask(session, 'benchmarks.add', { metricId, ...average, asOf: TODAY });
    const refusal = await refused(session, 'benchmarks.add', { metricId, ...average, ...change });
    expect(refusal.code).toBe(code);
    expect(refusal.message).toContain(words);
  });
});
