import { describe, expect, it } from 'vitest';
import type { ReadingId } from '#shared/domain/identity.ts';
import type { Session } from '#main/usecases/session.ts';
import {
  ask,
  day,
  logWeekly,
  newSession,
  ownMetric,
  refused,
  startEngagement,
} from './a-session.ts';

const THEN = day('2013-06-03');
const NOW = day('2013-11-18');

const VALUES = [40, 41, 40.5, 42, 43, 42.5, 44, 45, 44.5, 46, 47, 46.5, 48, 49, 48.5, 50, 51, 50.5];

/** An engagement as it stood on 3 June: readings, a spliced change, baseline, target, a signed verdict. */
async function inJune() {
  const clock = { today: THEN as string };
  const session = await newSession(clock);
  const started = await startEngagement(session, {
    metrics: [{ from: 'own', definition: ownMetric({ smoothingDays: 30 }) }],
  });
  const { engagementId, seriesId, metricId } = started;
  await logWeekly(session, seriesId, VALUES, THEN);
  const { id: scoringChangeId } = await ask(session, 'scoring-changes.add', {
    metricId,
    changedOn: day('2013-04-10'),
    what: 'New model',
    treatment: 'splice',
  });
  await ask(session, 'baselines.agree', { seriesId, date: day('2013-02-04'), value: 40 });
  await ask(session, 'targets.set', { seriesId, value: 55, dueOn: day('2013-12-02') });
  await ask(session, 'milestones.add', { engagementId, date: day('2013-03-04'), title: 'Launch' });
  await ask(session, 'verdicts.sign', { seriesId, signed: 'improving', sentence: 'It rises.' });
  return { clock, session, ...started, scoringChangeId };
}

type June = Awaited<ReturnType<typeof inJune>>;

/** All that can come to be known afterwards. */
async function learnMore(june: June): Promise<void> {
  const { clock, session, seriesId, scoringChangeId, metricId, subjectId, engagementId } = june;
  clock.today = NOW;
  const [first, second, third] = await ask(session, 'readings.list', { seriesId });
  const id = (reading: { id: ReadingId } | undefined) => {
    if (!reading) throw new Error('expected readings');
    return reading.id;
  };
  await ask(session, 'readings.correct', { readingId: id(first), value: 12, reason: 'misread' });
  await ask(session, 'readings.correct', { readingId: id(second), value: null, reason: 'twice' });
  // The provider shows another history, and time goes on.
  await ask(session, 'readings.log', {
    seriesId,
    date: third?.date ?? THEN,
    value: 11,
    seenOn: day('2013-10-01'),
  });
  await logWeekly(session, seriesId, [30, 29, 28, 27, 26, 25, 24, 23]);
  await ask(session, 'baselines.agree', {
    seriesId,
    date: day('2013-02-11'),
    value: 60,
    reason: 'Agreed anew',
  });
  await ask(session, 'targets.set', { seriesId, value: 90, dueOn: day('2014-06-02') });
  await ask(session, 'scoring-changes.decide', { scoringChangeId, treatment: 'rebase' });
  await ask(session, 'scoring-changes.add', {
    metricId,
    changedOn: day('2013-05-01'),
    what: 'Found later',
  });
  await ask(session, 'verdicts.sign', { seriesId, signed: 'unclear', sentence: 'In doubt.' });
  // Another series begins, and the first one ends.
  const { metric } = await ask(session, 'metrics.add', {
    metric: { from: 'catalogue', key: 'content-published' },
  });
  const added = { engagementId, subjectId, metricId: metric.id, isMain: false };
  const other = await ask(session, 'series.add', added);
  await ask(session, 'readings.log', { ...other, date: NOW, value: 3 });
  await ask(session, 'reports.make', { engagementId });
}

const report = (session: Session, { engagementId }: June, knownOn?: typeof THEN) =>
  session.value('reports.make', { engagementId, ...(knownOn && { knownOn }) });

describe('a report as known on an earlier day', () => {
  it('is the report of that day, byte for byte, whatever was learnt since', async () => {
    const june = await inJune();
    const made = await report(june.session, june);
    await learnMore(june);
    const again = await report(june.session, june, THEN);
    expect(Buffer.from(again.bytes).equals(Buffer.from(made.bytes))).toBe(true);
    expect(again.fileName).toBe(made.fileName);
    // The same file is the same disclosure, and is not recorded twice.
    expect(again.disclosure).toEqual(made.disclosure);
    const now = await report(june.session, june);
    expect(Buffer.from(now.bytes).equals(Buffer.from(made.bytes))).toBe(false);
  });

  it('is that report too where the main indicator has been put away since', async () => {
    const june = await inJune();
    const made = await report(june.session, june);
    june.clock.today = NOW;
    await ask(june.session, 'series.archive', { seriesId: june.seriesId, archived: true });
    const again = await report(june.session, june, THEN);
    expect(Buffer.from(again.bytes).equals(Buffer.from(made.bytes))).toBe(true);
  });

  it('that was not made then is recorded as leaving the workbook now', async () => {
    const june = await inJune();
    june.clock.today = NOW;
    const made = await report(june.session, june, THEN);
    expect(made.disclosure.disclosedOn).toBe(NOW);
    expect(made.fileName).toContain('2013-06-03');
  });

  it('shows what has no history, such as milestones, as it is now', async () => {
    const june = await inJune();
    const made = await report(june.session, june);
    june.clock.today = NOW;
    const { engagementId } = june;
    const later = { engagementId, date: day('2013-05-06'), title: 'Entered later' };
    await ask(june.session, 'milestones.add', later);
    const again = await report(june.session, june, THEN);
    expect(Buffer.from(again.bytes).equals(Buffer.from(made.bytes))).toBe(false);
  });
});

describe('trends as known on an earlier day', () => {
  it('are the trends of that day: of an engagement, a series and the portfolio', async () => {
    const june = await inJune();
    const { session, engagementId, seriesId } = june;
    const asked = async (known: { knownOn?: typeof THEN }) => ({
      engagement: await ask(session, 'trends.engagement', { engagementId, ...known }),
      series: await ask(session, 'trends.series', { seriesId, ...known }),
      portfolio: await ask(session, 'trends.portfolio', known),
    });
    const then = await asked({});
    expect(then.engagement.judgedOn).toBe(THEN);
    expect(then.series).toMatchObject({
      judgement: { verdict: 'improving' },
      signOff: { fits: true },
    });
    await learnMore(june);
    expect(await asked({ knownOn: THEN })).toEqual(then);
    const now = await asked({});
    expect(now.series.judgement.verdict).not.toBe('improving');
    expect(now.engagement.series).toHaveLength(2);
  });

  it('take the end of the day: what is learnt on it counts', async () => {
    const { session, seriesId } = await inJune();
    const [first] = await ask(session, 'readings.list', { seriesId });
    if (!first) throw new Error('expected readings');
    await ask(session, 'readings.correct', { readingId: first.id, value: 39, reason: 'misread' });
    const known = await ask(session, 'trends.series', { seriesId, knownOn: THEN });
    expect(known.readings[0]?.value).toBe(39);
  });

  it('are refused for a day after today', async () => {
    const { session, engagementId, seriesId } = await inJune();
    const knownOn = day('2013-06-04');
    for (const [name, input] of [
      ['trends.engagement', { engagementId, knownOn }],
      ['trends.series', { seriesId, knownOn }],
      ['trends.portfolio', { knownOn }],
      ['reports.make', { engagementId, knownOn }],
    ] as const) {
      expect(await refused(session, name, input)).toMatchObject({
        code: 'bad-input',
        message:
          'Nothing can be as known on 4 Jun 2013, which is after today, 3 Jun 2013; choose an earlier date.',
        details: [{ field: 'knownOn', value: knownOn, expected: '2013-06-03 or earlier' }],
      });
    }
  });
});
