import { describe, expect, it } from 'vitest';
import {
  ask,
  day,
  logWeekly,
  newSession,
  ownMetric,
  refused,
  startEngagement,
} from './a-session.ts';

const rising = [40, 41, 42, 42, 44, 45, 45, 47, 48, 49, 50, 51];

/** Two clients on one metric, one of them without a reading. */
async function tracked() {
  const session = await newSession();
  const one = await startEngagement(session);
  await logWeekly(session, one.seriesId, rising);
  await startEngagement(session, {
    client: { name: 'Lumen' },
    subject: { name: 'Lumen', kind: 'organisation' },
    metrics: [{ from: 'workbook', metricId: one.metricId }],
  });
  const effectsOf = (change: Parameters<typeof ownMetric>[0]) =>
    ask(session, 'metrics.effects', { metricId: one.metricId, definition: ownMetric(change) });
  return { session, ...one, effectsOf };
}

describe('what another definition of a metric would do', () => {
  it('is told for every series with readings, and nothing is written', async () => {
    const { session, seriesId, metricId, effectsOf } = await tracked();
    const { series, offScale } = await effectsOf({ direction: 'down' });
    expect(offScale).toBeNull();
    expect(series).toMatchObject([
      { seriesId, clientName: 'Harbour Health', isMain: true, losesSignOff: false },
    ]);
    expect([series[0]?.present.verdict, series[0]?.then.verdict]).toEqual([
      'improving',
      'declining',
    ]);
    const { metric } = await ask(session, 'metrics.show', { metricId });
    expect(metric.direction).toBe('up');
  });

  it('is what is judged once it is saved', async () => {
    const { session, metricId, seriesId, effectsOf } = await tracked();
    const definition = ownMetric({ smoothingDays: 90 });
    const { series } = await effectsOf({ smoothingDays: 90 });
    await ask(session, 'metrics.edit', { metricId, definition });
    const { judgement } = await ask(session, 'trends.series', { seriesId });
    expect(series[0]?.then).toEqual({
      verdict: judgement.verdict,
      sentence: judgement.sentence,
    });
    expect(series[0]?.then.verdict).not.toBe(series[0]?.present.verdict);
  });

  it('says which signed verdicts would not fit any more', async () => {
    const { session, seriesId, effectsOf } = await tracked();
    await ask(session, 'verdicts.sign', {
      ...{ seriesId, signed: 'improving', sentence: 'It rises, and the work is behind it.' },
    });
    expect((await effectsOf({ direction: 'down' })).series[0]?.losesSignOff).toBe(true);
    expect((await effectsOf({ howToRead: 'Slowly.' })).series[0]?.losesSignOff).toBe(false);
  });

  it('names a reading that would lie off the scale', async () => {
    const { effectsOf } = await tracked();
    expect((await effectsOf({ scaleMax: 50 })).offScale).toBe(51);
  });
});

describe('a metric that an engagement is judged by', () => {
  it('cannot become a driver until another one is the main indicator', async () => {
    const { session, metricId, engagementId, subjectId } = await tracked();
    const definition = ownMetric({ role: 'driver' });
    const refusal = await refused(session, 'metrics.edit', { metricId, definition });
    expect([refusal.code, refusal.message]).toEqual([
      'conflict',
      expect.stringContaining('is the main indicator of “Content culture”'),
    ]);
    const { metric } = await ask(session, 'metrics.add', {
      metric: { from: 'own', definition: ownMetric({ name: 'Voice' }) },
    });
    const other = { engagementId, subjectId, metricId: metric.id, isMain: true };
    await ask(session, 'series.add', other);
    expect((await refused(session, 'metrics.edit', { metricId, definition })).message).toContain(
      '“Lumen”',
    );
  });
});

describe('who tracks a metric', () => {
  it('is told by client, with when it is reviewed there and what comes after', async () => {
    const { session, metricId, engagementId } = await tracked();
    const { metric: next } = await ask(session, 'metrics.add', {
      metric: { from: 'own', definition: ownMetric({ name: 'Voice' }) },
    });
    await ask(session, 'succession.plan', {
      ...{ engagementId, metricId, reviewOn: day('2013-11-01'), successorId: next.id },
    });
    expect(await ask(session, 'metrics.uses', { metricId })).toMatchObject([
      {
        ...{ clientName: 'Harbour Health', subjects: 1 },
        review: { on: '2013-11-01', isDue: true, successor: 'Voice', retiredOn: null },
      },
      { clientName: 'Lumen', review: { on: '2013-10-07', isDue: true, successor: null } },
    ]);
    expect(await ask(session, 'metrics.uses', { metricId: next.id })).toEqual([]);
  });

  it('has no review where it is work', async () => {
    const { session, engagementId, subjectId } = await tracked();
    const { metric } = await ask(session, 'metrics.add', {
      metric: { from: 'catalogue', key: 'content-published' },
    });
    await ask(session, 'series.add', { engagementId, subjectId, metricId: metric.id });
    expect(await ask(session, 'metrics.uses', { metricId: metric.id })).toMatchObject([
      { subjects: 1, review: null },
    ]);
  });
});
