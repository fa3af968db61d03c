import { describe, expect, it } from 'vitest';
import { ask, day, logWeekly, newSession, ownMetric, startEngagement, TODAY } from './a-session.ts';

async function judged() {
  const session = await newSession();
  const started = await startEngagement(session);
  await logWeekly(session, started.seriesId, [40, 41, 42, 43, 44, 45, 46, 47]);
  const judgement = async () =>
    (await session.value('trends.series', { seriesId: started.seriesId })).judgement;
  return { session, ...started, judgement };
}

describe('a judgement', () => {
  it('is reused while nothing it rests on has changed, by the portfolio too', async () => {
    const { session, engagementId, judgement } = await judged();
    const first = await judgement();
    await ask(session, 'clients.add', { name: 'Somebody else' });
    expect(await judgement()).toBe(first);
    const { series } = await session.value('trends.engagement', { engagementId });
    expect(series[0]?.judgement).toBe(first);
    const [row] = await session.value('trends.portfolio', {});
    expect(row?.main?.judgement.why).toBe(first.why);
  });

  it.each([
    [
      'a reading',
      async ({ session, seriesId }) => {
        const [first] = await session.value('readings.list', { seriesId });
        if (!first) throw new Error('no reading');
        await session.value('readings.correct', { readingId: first.id, value: 39, reason: 'typo' });
      },
    ],
    [
      'a scoring change',
      ({ session, metricId }) =>
        session.value('scoring-changes.add', {
          metricId,
          changedOn: day('2013-11-01'),
          what: 'new',
        }),
    ],
    [
      'the baseline',
      ({ session, seriesId }) =>
        session.value('baselines.agree', { seriesId, date: day('2013-10-01'), value: 38 }),
    ],
    [
      'the target',
      ({ session, seriesId }) =>
        session.value('targets.set', { seriesId, value: 60, dueOn: day('2014-03-01') }),
    ],
    [
      'the metric',
      ({ session, metricId }) =>
        session.value('metrics.edit', { metricId, definition: ownMetric({ direction: 'down' }) }),
    ],
    ['the day', ({ session }) => session.value('workbook.edit', { asOf: day('2013-11-11') })],
  ] as [string, (on: Awaited<ReturnType<typeof judged>>) => Promise<unknown>][])(
    'is made anew once %s changes',
    async (_, change) => {
      const on = await judged();
      const first = await on.judgement();
      await change(on);
      const second = await on.judgement();
      expect(second).not.toBe(first);
      expect(second).not.toEqual(first);
      expect(await on.judgement()).toBe(second);
    },
  );

  it('of one series stays when another is changed', async () => {
    const { session, engagementId, judgement } = await judged();
    const first = await judgement();
    const { metric } = await ask(session, 'metrics.add', {
      metric: { from: 'own', definition: ownMetric({ name: 'Another' }) },
    });
    const { engagement } = await session.value('trends.engagement', { engagementId });
    const [subject] = await ask(session, 'subjects.list', { clientId: engagement.clientId });
    if (!subject) throw new Error('no subject');
    const other = await ask(session, 'series.add', {
      ...{ engagementId, subjectId: subject.id, metricId: metric.id },
    });
    await ask(session, 'readings.log', { seriesId: other.seriesId, date: TODAY, value: 5 });
    expect(await judgement()).toBe(first);
  });
});
