import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/domain/calendar.ts';
import { entryInWords, entryReason, entryTitle } from '#shared/domain/history-words.ts';
import type { Session } from '#main/usecases/session.ts';
import {
  ask,
  day,
  logWeekly,
  newSession,
  refused,
  startEngagement,
  TODAY,
  type Started,
} from './a-session.ts';

const WEEK_BEFORE = addDays(TODAY, -7);

/** Ten weekly readings; a baseline and a target agreed a week ago, and changed today. */
async function changed(): Promise<Started & { session: Session }> {
  const session = await newSession();
  const started = await startEngagement(session);
  const { seriesId } = started;
  await logWeekly(session, seriesId, [40, 41, 41.5, 42, 43, 43.5, 44, 45, 45.5, 46]);
  await ask(session, 'workbook.edit', { asOf: WEEK_BEFORE });
  await ask(session, 'baselines.agree', { seriesId, date: day('2013-09-16'), value: 40 });
  await ask(session, 'targets.set', { seriesId, value: 50, dueOn: day('2014-01-31') });
  await ask(session, 'workbook.edit', { asOf: TODAY });
  await ask(session, 'baselines.agree', {
    seriesId,
    date: day('2013-09-23'),
    value: 41,
    reason: 'The first week was a test',
  });
  await ask(session, 'targets.set', { seriesId, value: 48, dueOn: day('2014-03-31') });
  return { session, ...started };
}

describe('the history of an engagement', () => {
  it('keeps corrections and withdrawn readings with what they were, and why', async () => {
    const { session, engagementId, seriesId } = await changed();
    const readings = await ask(session, 'readings.list', { seriesId });
    const [first, second] = readings;
    if (!first || !second) throw new Error('no readings');
    await ask(session, 'readings.correct', { readingId: first.id, value: 39, reason: 'Misread' });
    await ask(session, 'readings.correct', { readingId: second.id, value: null, reason: 'Twice' });
    const entries = await ask(session, 'history.list', { engagementId });
    const corrections = entries.filter(({ kind }) => kind === 'correction');
    expect(corrections.map((entry) => [entryTitle(entry), entryInWords(entry)])).toEqual([
      ['Withdrawn reading', 'Reading of 23 Sep 2013: withdrawn, was 41.0 points.'],
      ['Correction', 'Reading of 16 Sep 2013: 39.0 points, was 40.0 points.'],
    ]);
    expect(corrections.map(entryReason)).toEqual(['Twice', 'Misread']);
    expect(corrections[0]).toMatchObject({ on: TODAY, seriesId, metricName: 'Influence' });
  });

  it('tells what a baseline and a target took the place of', async () => {
    const { session, engagementId } = await changed();
    const entries = await ask(session, 'history.list', { engagementId });
    expect(entries.map((entry) => [entry.on, entryTitle(entry), entryInWords(entry)])).toEqual([
      [TODAY, 'Changed target', '48.0 points by 31 Mar 2014, was 50.0 points by 31 Jan 2014.'],
      [TODAY, 'Changed baseline', '41.0 points on 23 Sep 2013, was 40.0 points on 16 Sep 2013.'],
      [WEEK_BEFORE, 'Target', '50.0 points by 31 Jan 2014.'],
      [WEEK_BEFORE, 'Baseline', '40.0 points on 16 Sep 2013.'],
    ]);
  });

  it('keeps a withdrawn target with its day and its reason', async () => {
    const { session, engagementId, seriesId } = await changed();
    const asked = { seriesId, reason: 'The board dropped the goal' };
    const withdrawn = await ask(session, 'targets.withdraw', asked);
    expect(withdrawn).toMatchObject({ value: 48, withdrawnOn: TODAY });
    const again = await refused(session, 'targets.withdraw', asked);
    expect(again).toMatchObject({ code: 'conflict' });
    expect(again.message).toContain('has no target that stands');
    const [entry] = await ask(session, 'history.list', { engagementId });
    expect(entry && [entryTitle(entry), entryInWords(entry), entryReason(entry)]).toEqual([
      'Withdrawn target',
      'Target of 48.0 points by 31 Mar 2014: withdrawn.',
      'The board dropped the goal',
    ]);
    const { what } = await ask(session, 'workbook.undo', {});
    expect(what).toContain('withdrawal of the target of “Influence”');
    expect((await ask(session, 'trends.series', { seriesId })).target?.value).toBe(48);
    await ask(session, 'workbook.redo', {});
    // The next one takes the place of none.
    await ask(session, 'targets.set', { seriesId, value: 47, dueOn: day('2014-06-30') });
    const [next] = (await ask(session, 'history.list', { engagementId })).filter(
      ({ kind }) => kind === 'target',
    );
    expect(next && entryTitle(next)).toBe('Target');
  });

  it('has a withdrawn target stand on the days before, and not after', async () => {
    const { session, engagementId, seriesId } = await changed();
    const before = await ask(session, 'reports.make', { engagementId, knownOn: WEEK_BEFORE });
    await ask(session, 'targets.withdraw', { seriesId, reason: 'Dropped' });
    const targetOn = async (knownOn: typeof TODAY) => {
      const { target } = await ask(session, 'trends.series', { seriesId, knownOn });
      const [agreed] = await ask(session, 'agreements.list', { engagementId, knownOn });
      return [target?.value ?? null, agreed?.targets[0]?.withdrawnReason];
    };
    expect(await targetOn(WEEK_BEFORE)).toEqual([50, null]);
    expect(await targetOn(TODAY)).toEqual([null, 'Dropped']);
    const again = await ask(session, 'reports.make', { engagementId, knownOn: WEEK_BEFORE });
    expect(Buffer.from(again.bytes).equals(Buffer.from(before.bytes))).toBe(true);
  });

  it('tells how verdicts were reviewed', async () => {
    const { session, engagementId, seriesId } = await changed();
    const sentence = 'It is too soon to call it a rise.';
    await ask(session, 'verdicts.sign', { seriesId, signed: 'unclear', sentence });
    const [entry] = await ask(session, 'history.list', { engagementId });
    expect(entry && entryInWords(entry)).toBe(
      'Unclear, where improving was computed on 18 Nov 2013: overridden.',
    );
    expect(entry && entryReason(entry)).toBe(sentence);
  });

  it('leaves out what came later than the day that is looked back to', async () => {
    const { session, engagementId } = await changed();
    const then = await ask(session, 'history.list', { engagementId, knownOn: WEEK_BEFORE });
    expect(then.map(entryTitle)).toEqual(['Target', 'Baseline']);
    const before = await ask(session, 'history.list', { engagementId, knownOn: day('2013-06-01') });
    expect(before).toEqual([]);
  });

  it('is of that engagement alone', async () => {
    const { session } = await changed();
    const other = await startEngagement(session, {
      client: { name: 'Lumen Travel' },
      name: 'A steady voice',
      metrics: [{ from: 'catalogue', key: 'klout-score' }],
    });
    const { engagementId } = other;
    expect(await ask(session, 'history.list', { engagementId })).toEqual([]);
    const refusal = await refused(session, 'history.list', { engagementId: 99 });
    expect(refusal.code).toBe('not-found');
  });
});

describe('what was agreed', () => {
  it('stands first, with earlier baselines and targets after it', async () => {
    const { session, engagementId, seriesId } = await changed();
    const [agreed] = await ask(session, 'agreements.list', { engagementId });
    expect(agreed?.seriesId).toBe(seriesId);
    expect(agreed?.baselines.map(({ value, reason }) => [value, reason])).toEqual([
      [41, 'The first week was a test'],
      [40, null],
    ]);
    expect(agreed?.targets.map(({ value, setOn }) => [value, setOn])).toEqual([
      [48, TODAY],
      [50, WEEK_BEFORE],
    ]);
  });

  it('is as it was on the day that is looked back to', async () => {
    const { session, engagementId } = await changed();
    const [agreed] = await ask(session, 'agreements.list', { engagementId, knownOn: WEEK_BEFORE });
    expect(agreed?.baselines.map(({ value }) => value)).toEqual([40]);
    expect(agreed?.targets.map(({ value }) => value)).toEqual([50]);
  });
});

describe('the subjects of a client', () => {
  it('come with what is tracked of each, the organisation first', async () => {
    const { session, engagementId, subjectId, metricId, seriesId } = await changed();
    const { clientId } = await ask(session, 'engagements.show', { engagementId });
    const ana = await ask(session, 'subjects.add', {
      clientId,
      name: 'Ana Ruiz',
      kind: 'team-member',
    });
    const hers = await ask(session, 'series.add', {
      engagementId,
      subjectId: ana.id,
      metricId,
    });
    await ask(session, 'series.archive', { seriesId: hers.seriesId, archived: true });
    await ask(session, 'subjects.add', { clientId, name: 'A peer', kind: 'peer' });
    const all = await ask(session, 'subjects.tracked', { clientId });
    expect(all.map(({ subject }) => subject.name)).toEqual([
      'Harbour Health',
      'Ana Ruiz',
      'A peer',
    ]);
    expect(all[0]?.subject.id).toBe(subjectId);
    expect(all[0]?.tracked).toMatchObject([{ seriesId, archivedOn: null }]);
    expect(all[1]?.tracked).toMatchObject([
      { engagementName: 'Content culture', metricName: 'Influence', archivedOn: TODAY },
    ]);
    expect(all[2]?.tracked).toEqual([]);
  });
});
