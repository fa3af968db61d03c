import { describe, expect, it } from 'vitest';
import type { InputOf } from '#shared/contract/index.ts';
import { addDays } from '#shared/domain/calendar.ts';
import type { MetricId } from '#shared/domain/identity.ts';
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

const VALUES = [40, 41, 40, 42, 41, 42, 43, 42];

/** An engagement since 7 January that tracks a score, with readings of its last eight weeks. */
async function scored(clock = { today: TODAY as string }) {
  const session = await newSession(clock);
  const started = await startEngagement(session);
  await logWeekly(session, started.seriesId, VALUES);
  const { engagementId, metricId } = started;
  const entries = async () => (await ask(session, 'succession.list', { engagementId })).entries;
  const entry = async (id = metricId) => {
    const found = (await entries()).find(({ metric }) => metric.id === id);
    if (!found) throw new Error('the metric is not listed');
    return found;
  };
  const hold = (input: Decision) =>
    ask(session, 'reviews.hold', { engagementId, metricId, ...input });
  const refusedHold = (input: Decision) =>
    refused(session, 'reviews.hold', { engagementId, metricId, ...input });
  return { session, clock, ...started, entries, entry, hold, refusedHold };
}

type Without<Input, Keys extends string> = Input extends unknown ? Omit<Input, Keys> : never;
type Decision = Without<InputOf<'reviews.hold'>, 'engagementId' | 'metricId'>;

/** Another metric, tracked in the engagement where asked for. */
async function anotherMetric(
  { session, engagementId, subjectId }: Awaited<ReturnType<typeof scored>>,
  name: string,
  more: Parameters<typeof ownMetric>[0] & { readonly isTracked?: boolean } = {},
) {
  const { isTracked = true, ...fields } = more;
  const definition = ownMetric({ name, role: 'result', ...fields });
  const { metric } = await ask(session, 'metrics.add', { metric: { from: 'own', definition } });
  if (!isTracked) return { metricId: metric.id, seriesId: null };
  const input = { engagementId, subjectId, metricId: metric.id };
  const { seriesId } = await ask(session, 'series.add', input);
  return { metricId: metric.id, seriesId };
}

const textsOfAttention = async (session: Session) =>
  (await ask(session, 'trends.portfolio', {}))[0]?.attention.flatMap(({ kind, text }) =>
    kind === 'review-due' || kind === 'overdue-reading' ? [text] : [],
  );

describe('the plan of a metric', () => {
  it('goes without saying: adopted with its first reading, reviewed nine months later', async () => {
    const { entry, metricId, engagementId, seriesId } = await scored();
    expect(await entry()).toMatchObject({
      seriesIds: [seriesId],
      isMain: true,
      isPlanned: false,
      isDue: false,
      succession: {
        engagementId,
        metricId,
        adoptedOn: '2013-09-30',
        reviewOn: '2014-06-30',
        successorId: null,
        overlapReadings: 3,
        retiredOn: null,
      },
      successor: null,
      overlap: null,
      reviews: [],
    });
  });

  it('starts with the engagement where readings go back further, or where there is none', async () => {
    const older = await scored();
    const first = { seriesId: older.seriesId, date: day('2012-06-04'), value: 39 };
    await ask(older.session, 'readings.log', first);
    expect((await older.entry()).succession.adoptedOn).toBe('2013-01-07');
    const { metricId } = await anotherMetric(older, 'Enquiries');
    expect((await older.entry(metricId)).succession.adoptedOn).toBe('2013-01-07');
  });

  it('is of every metric but drivers, that of the main indicator first', async () => {
    const on = await scored();
    await anotherMetric(on, 'Posts', { role: 'driver' });
    await anotherMetric(on, 'Enquiries');
    await anotherMetric(on, 'Voice', { role: 'leading-indicator' });
    const listed = await on.entries();
    expect(listed.map(({ metric }) => metric.name)).toEqual(['Influence', 'Voice', 'Enquiries']);
    expect(listed.map(({ isMain }) => isMain)).toEqual([true, false, false]);
  });

  it('keeps what is left out as it was', async () => {
    const on = await scored();
    const { session, engagementId, metricId } = on;
    const plan = (changes: Without<InputOf<'succession.plan'>, 'engagementId' | 'metricId'>) =>
      ask(session, 'succession.plan', { engagementId, metricId, ...changes });
    const next = await anotherMetric(on, 'Enquiries');
    await plan({ keepIf: 'It moves with enquiries', successorId: next.metricId });
    const planned = await plan({ endIf: 'The provider closes', overlapReadings: 6 });
    expect(planned).toMatchObject({
      isPlanned: true,
      successor: { name: 'Enquiries' },
      succession: {
        adoptedOn: '2013-09-30',
        reviewOn: '2014-06-30',
        keepIf: 'It moves with enquiries',
        endIf: 'The provider closes',
        overlapReadings: 6,
      },
    });
    expect((await plan({ successorId: null })).successor).toBeNull();
  });

  it('moves the review along with the adoption as long as nobody set it', async () => {
    const { session, engagementId, metricId } = await scored();
    const of = { engagementId, metricId };
    const moved = await ask(session, 'succession.plan', { ...of, adoptedOn: day('2013-02-01') });
    expect(moved.succession.reviewOn).toBe('2013-11-01');
    const again = await ask(session, 'succession.plan', { ...of, adoptedOn: day('2013-03-01') });
    expect(again.succession.reviewOn).toBe('2013-11-01');
  });

  it('refuses a review before the adoption, and metrics that have none', async () => {
    const on = await scored();
    const { session, engagementId, metricId } = on;
    const early = { engagementId, metricId, reviewOn: day('2013-09-29') };
    expect(await refused(session, 'succession.plan', early)).toMatchObject({
      code: 'bad-input',
      message:
        '“Influence” would be reviewed on 29 Sep 2013, before it was adopted on 30 Sep 2013; change one of the dates.',
    });
    const driver = await anotherMetric(on, 'Posts', { role: 'driver' });
    const ofDriver = { engagementId, metricId: driver.metricId };
    expect((await refused(session, 'succession.plan', ofDriver)).message).toContain('is a driver');
    const elsewhere = await anotherMetric(on, 'Elsewhere', { isTracked: false });
    const untracked = { engagementId, metricId: elsewhere.metricId };
    expect((await refused(session, 'succession.plan', untracked)).message).toContain(
      '“Content culture” of “Harbour Health” does not track “Elsewhere”',
    );
    const nowhere = { engagementId, metricId: 99 as MetricId };
    expect((await refused(session, 'succession.plan', nowhere)).code).toBe('not-found');
  });

  it('refuses a successor that contradicts it', async () => {
    const on = await scored();
    const { session, engagementId, metricId } = on;
    const plan = (id: MetricId, successorId: MetricId) =>
      refused(session, 'succession.plan', { engagementId, metricId: id, successorId });
    expect((await plan(metricId, metricId)).message).toBe(
      '“Influence” cannot come after itself; choose another metric.',
    );
    const driver = await anotherMetric(on, 'Posts', { role: 'driver' });
    expect((await plan(metricId, driver.metricId)).message).toContain('is a driver');
    const second = await anotherMetric(on, 'Enquiries');
    const third = await anotherMetric(on, 'Patients');
    const links = [
      { metricId, successorId: second.metricId },
      { metricId: second.metricId, successorId: third.metricId },
    ];
    for (const link of links) await ask(session, 'succession.plan', { engagementId, ...link });
    expect(await plan(third.metricId, metricId)).toMatchObject({
      code: 'conflict',
      message:
        '“Patients” is itself to follow “Enquiries”, so the two would follow each other; change one of the plans.',
    });
  });

  it('counts the dates with readings of both', async () => {
    const on = await scored();
    const { session, engagementId, metricId } = on;
    const next = await anotherMetric(on, 'Enquiries');
    if (!next.seriesId) throw new Error('not tracked');
    const successorId = next.metricId;
    const planned = { engagementId, metricId, successorId };
    expect((await ask(session, 'succession.plan', planned)).overlap).toBe(0);
    await logWeekly(session, next.seriesId, [5, 6], addDays(TODAY, -1));
    expect((await on.entry()).overlap).toBe(2);
  });
});

describe('a review', () => {
  it('that keeps a metric moves its review on, by nine months or as said', async () => {
    const { hold, entry } = await scored();
    const kept = await hold({ decision: 'keep', reason: 'It still moves first.' });
    expect(kept.warnings).toEqual([]);
    expect(kept.entry).toEqual(await entry());
    expect(kept.entry).toMatchObject({
      isPlanned: true,
      succession: { reviewOn: '2014-08-18' },
      reviews: [
        { heldOn: TODAY, decision: 'keep', reason: 'It still moves first.', successor: null },
      ],
    });
    const until = day('2014-01-06');
    const again = await hold({ decision: 'keep', reason: 'Until handoff.', reviewOn: until });
    expect(again.entry.succession.reviewOn).toBe(until);
    expect(again.entry.reviews).toHaveLength(2);
  });

  it('that replaces a metric names its successor, and asks to track it', async () => {
    const on = await scored();
    const { metricId } = await anotherMetric(on, 'Enquiries', { isTracked: false });
    const reason = 'Enquiries are what it is for.';
    const { entry, warnings } = await on.hold({
      ...{ decision: 'replace', reason, successorId: metricId },
    });
    expect(entry).toMatchObject({
      successor: { name: 'Enquiries' },
      succession: { reviewOn: '2014-02-18', retiredOn: null },
      reviews: [{ decision: 'replace', successor: { name: 'Enquiries' } }],
    });
    expect(warnings).toEqual([
      '“Enquiries” is not tracked in this engagement yet: nothing follows “Influence” until it is.',
    ]);
  });

  it('refuses to replace a metric by itself, or by one that is retired', async () => {
    const on = await scored();
    const itself = { decision: 'replace', reason: 'x', successorId: on.metricId } as const;
    expect((await on.refusedHold(itself)).message).toContain('cannot come after itself');
    const other = await anotherMetric(on, 'Enquiries');
    const { session, engagementId } = on;
    const retire = { engagementId, metricId: other.metricId, decision: 'retire' } as const;
    await ask(session, 'reviews.hold', { ...retire, reason: 'Nobody counts them.' });
    expect((await on.refusedHold({ ...itself, successorId: other.metricId })).message).toContain(
      'was itself retired on 18 Nov 2013',
    );
  });

  it('retires a metric for a reason or for a successor, never for neither', async () => {
    const on = await scored();
    expect(await on.refusedHold({ decision: 'retire' })).toMatchObject({
      code: 'bad-input',
      message: '“Influence” has no successor; say why it is retired, or name what comes after it.',
    });
    expect((await on.entry()).isPlanned).toBe(false);
    const { session, engagementId, metricId } = on;
    const { metricId: successorId } = await anotherMetric(on, 'Enquiries');
    await ask(session, 'succession.plan', { engagementId, metricId, successorId });
    const { entry, warnings } = await on.hold({ decision: 'retire' });
    expect(entry).toMatchObject({
      isDue: false,
      succession: { retiredOn: TODAY, retiredReason: null },
      reviews: [{ decision: 'retire', reason: 'Succeeded by “Enquiries”.' }],
    });
    expect(warnings).toEqual([
      'No date has readings of both “Influence” and “Enquiries”; 3 were planned. The shorter the overlap, the less the new one can be read against the old.',
    ]);
    expect((await on.refusedHold({ decision: 'retire', reason: 'Again' })).code).toBe('conflict');
  });

  it('keeps the history of what is retired, judges it as on that day, and asks for no more', async () => {
    const clock = { today: TODAY as string };
    const { session, seriesId, hold } = await scored(clock);
    const before = await ask(session, 'trends.series', { seriesId });
    await hold({ decision: 'retire', reason: 'The provider closes.' });
    clock.today = '2014-09-01';
    const after = await ask(session, 'trends.series', { seriesId });
    expect(after.series).toEqual({ ...before.series, retiredOn: TODAY });
    expect(after.judgement).toEqual(before.judgement);
    expect(after.readings).toHaveLength(VALUES.length);
    expect(await textsOfAttention(session)).toEqual([]);
    await session.value('workbook.edit', { asOf: addDays(TODAY, -1) });
    const earlier = await ask(session, 'trends.engagement', { engagementId: 1 });
    expect(earlier.series[0]?.series.retiredOn).toBeNull();
  });

  it('that keeps a retired metric takes it up again', async () => {
    const { hold, entry } = await scored();
    await hold({ decision: 'retire', reason: 'The provider closes.' });
    const { entry: taken } = await hold({ decision: 'keep', reason: 'It goes on after all.' });
    expect(taken.succession).toMatchObject({ retiredOn: null, retiredReason: null });
    expect((await entry()).reviews.map(({ decision }) => decision)).toEqual(['retire', 'keep']);
  });

  it('is held on a day that has come, in order, and looks ahead', async () => {
    const { hold, refusedHold } = await scored();
    const keep = { decision: 'keep', reason: 'x' } as const;
    expect((await refusedHold({ ...keep, heldOn: addDays(TODAY, 1) })).message).toBe(
      'The review of “Influence” on 19 Nov 2013 lies ahead; enter it once it was held.',
    );
    expect((await refusedHold({ ...keep, heldOn: day('2013-09-01') })).message).toContain(
      'lies before its adoption on 30 Sep 2013',
    );
    expect((await refusedHold({ ...keep, reviewOn: TODAY })).message).toContain(
      'not after this one of 18 Nov 2013',
    );
    await hold({ ...keep, heldOn: day('2013-11-10') });
    expect((await refusedHold({ ...keep, heldOn: day('2013-11-09') })).message).toContain(
      'would come before the one of 10 Nov 2013',
    );
    expect((await refusedHold({ decision: 'keep', reason: ' ' })).code).toBe('bad-input');
  });

  it('is not known before it was held', async () => {
    const { session, hold, entry } = await scored();
    await hold({ decision: 'retire', reason: 'The provider closes.' });
    await session.value('workbook.edit', { asOf: addDays(TODAY, -1) });
    expect(await entry()).toMatchObject({ reviews: [], succession: { retiredOn: null } });
  });

  it('can be undone', async () => {
    const { session, hold, entry } = await scored();
    const before = await entry();
    await hold({ decision: 'retire', reason: 'The provider closes.' });
    await ask(session, 'workbook.undo', {});
    expect(await entry()).toEqual(before);
  });
});

describe('a review that is due', () => {
  it('asks for attention once, however many there are, until it is held', async () => {
    const clock = { today: '2014-06-29' };
    const on = await scored(clock);
    const { session, seriesId, hold, engagementId } = on;
    await ask(session, 'readings.log', { seriesId, date: day('2014-06-29'), value: 43 });
    expect(await textsOfAttention(session)).toEqual([]);
    clock.today = '2014-06-30';
    expect((await on.entry()).isDue).toBe(true);
    expect(await textsOfAttention(session)).toEqual([
      'Review of “Influence” due since 30 Jun 2014',
    ]);
    const other = await anotherMetric(on, 'Enquiries');
    if (!other.seriesId) throw new Error('not tracked');
    await ask(session, 'readings.log', {
      ...{ seriesId: other.seriesId, date: day('2014-06-30'), value: 4 },
    });
    const { metricId } = other;
    const plan = { engagementId, metricId, adoptedOn: day('2013-01-07') };
    await ask(session, 'succession.plan', plan);
    expect(await textsOfAttention(session)).toEqual([
      'Review of “Enquiries” due since 7 Oct 2013; 1 more due',
    ]);
    await ask(session, 'reviews.hold', { engagementId, metricId, decision: 'keep', reason: 'x' });
    await hold({ decision: 'keep', reason: 'It still moves first.' });
    expect(await textsOfAttention(session)).toEqual([]);
  });

  it('does not outlast the engagement', async () => {
    const clock = { today: '2014-07-07' };
    const { session, engagementId, entry } = await scored(clock);
    await ask(session, 'engagements.edit', { engagementId, status: 'closed' });
    expect((await entry()).isDue).toBe(false);
  });
});
