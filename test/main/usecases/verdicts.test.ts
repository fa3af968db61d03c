import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/domain/calendar.ts';
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

const RISING = [40, 41, 41.5, 42, 43, 43.5, 44, 45, 45.5, 46];
const FALLING_AFTER = [44, 43, 41, 39, 37, 36, 34, 32, 30, 28, 26, 25];

async function rising(): Promise<Started & { session: Session }> {
  const session = await newSession();
  const started = await startEngagement(session);
  await logWeekly(session, started.seriesId, RISING, addDays(TODAY, -7 * FALLING_AFTER.length));
  await ask(session, 'workbook.edit', { asOf: addDays(TODAY, -7 * FALLING_AFTER.length) });
  return { session, ...started };
}

/** The readings that follow, and the workbook's day with them. */
async function fallsAfter(session: Session, { seriesId }: Pick<Started, 'seriesId'>) {
  await ask(session, 'workbook.edit', { asOf: TODAY });
  await logWeekly(session, seriesId, FALLING_AFTER);
}

describe('a verdict', () => {
  it('is not reviewed until a consultant signs it', async () => {
    const { session, seriesId } = await rising();
    expect((await ask(session, 'trends.series', { seriesId })).signOff).toBeNull();
    const [row] = await ask(session, 'trends.portfolio', {});
    expect(row).toMatchObject({ main: { signOff: null }, attention: [] });
  });

  it('is confirmed as the engine computed it, on the day it was judged', async () => {
    const { session, engagementId, seriesId } = await rising();
    const on = addDays(TODAY, -84);
    const signOff = await ask(session, 'verdicts.sign', {
      seriesId,
      signed: 'improving',
      sentence: ' The rise began with the weekly column. ',
    });
    expect(signOff).toEqual({
      seriesId,
      judgedOn: on,
      computed: 'improving',
      signed: 'improving',
      sentence: 'The rise began with the weekly column.',
      signedOn: on,
    });
    const standing = { ...signOff, fits: true };
    expect((await ask(session, 'trends.series', { seriesId })).signOff).toEqual(standing);
    const { series } = await ask(session, 'trends.engagement', { engagementId });
    expect(series[0]?.signOff).toEqual(standing);
    const [row] = await ask(session, 'trends.portfolio', {});
    expect(row?.main?.signOff).toEqual(standing);
  });

  it('is overridden with another word, and both are kept', async () => {
    const { session, seriesId } = await rising();
    await ask(session, 'verdicts.sign', {
      seriesId,
      signed: 'unclear',
      sentence: 'A contest ran.',
    });
    const { signOff, judgement } = await ask(session, 'trends.series', { seriesId });
    expect(judgement.verdict).toBe('improving');
    expect(signOff).toMatchObject({ computed: 'improving', signed: 'unclear', fits: true });
  });

  it('of too few readings can be confirmed, without any reading too', async () => {
    const session = await newSession();
    const { seriesId } = await startEngagement(session);
    const signOff = await ask(session, 'verdicts.sign', {
      seriesId,
      signed: 'too-early',
      sentence: 'Measured from next week.',
    });
    expect(signOff.computed).toBe('too-early');
  });

  it('of a closed engagement is signed for its last day', async () => {
    const { session, engagementId, seriesId } = await rising();
    const lastDay = addDays(TODAY, -98);
    await ask(session, 'engagements.edit', { engagementId, status: 'closed', endsOn: lastDay });
    await ask(session, 'workbook.edit', { asOf: TODAY });
    const sentence = 'As it ended.';
    await ask(session, 'verdicts.sign', { seriesId, signed: 'improving', sentence });
    const { signOff } = await ask(session, 'trends.series', { seriesId });
    expect(signOff).toMatchObject({ judgedOn: lastDay, signedOn: TODAY, fits: true });
  });

  it('is not signed for an archived series, nor without a sentence', async () => {
    const session = await newSession();
    const { seriesId } = await startEngagement(session);
    const blank = { seriesId, signed: 'too-early', sentence: '  ' } as const;
    expect(await refused(session, 'verdicts.sign', blank)).toMatchObject({ code: 'bad-input' });
    await ask(session, 'series.archive', { seriesId, archived: true });
    const refusal = await refused(session, 'verdicts.sign', { ...blank, sentence: 'Any.' });
    expect(refusal).toMatchObject({
      code: 'conflict',
      message: '“Influence” of “Harbour Health” is archived; take it back first.',
    });
    expect(await ask(session, 'verdicts.sign-offs', { seriesId })).toEqual([]);
  });
});

describe('a sign-off', () => {
  it('still fits while later readings leave the word as it was', async () => {
    const { session, seriesId } = await rising();
    await ask(session, 'verdicts.sign', { seriesId, signed: 'improving', sentence: 'It rises.' });
    await ask(session, 'workbook.edit', { asOf: addDays(TODAY, -77) });
    await ask(session, 'readings.log', { seriesId, date: addDays(TODAY, -77), value: 46.5 });
    expect((await ask(session, 'trends.series', { seriesId })).signOff?.fits).toBe(true);
  });

  it('no longer fits once the verdict is another; the portfolio asks to review it again', async () => {
    const { session, seriesId } = await rising();
    await ask(session, 'verdicts.sign', { seriesId, signed: 'steady', sentence: 'A contest ran.' });
    await fallsAfter(session, { seriesId });
    const { signOff, judgement } = await ask(session, 'trends.series', { seriesId });
    expect(judgement.verdict).toBe('unclear');
    expect(signOff).toMatchObject({ computed: 'improving', signed: 'steady', fits: false });
    const attention = async () =>
      (await ask(session, 'trends.portfolio', {}))[0]?.attention.filter(
        ({ kind }) => kind === 'unreviewed-verdict',
      );
    expect(await attention()).toEqual([
      {
        kind: 'unreviewed-verdict',
        text: '“Influence” of “Harbour Health”: the verdict was improving when it was reviewed on 26 Aug 2013 and is unclear now',
      },
    ]);
    await ask(session, 'verdicts.sign', { seriesId, signed: 'declining', sentence: 'It fell.' });
    expect(await attention()).toEqual([]);
    expect((await ask(session, 'trends.series', { seriesId })).signOff?.fits).toBe(true);
  });

  it('is not asked for again where an undecided scoring change withholds the verdict', async () => {
    const { session, metricId, seriesId } = await rising();
    await ask(session, 'verdicts.sign', { seriesId, signed: 'improving', sentence: 'It rises.' });
    const changedOn = addDays(TODAY, -98);
    await ask(session, 'scoring-changes.add', { metricId, changedOn, what: 'New model' });
    const [row] = await ask(session, 'trends.portfolio', {});
    expect(row?.attention.map(({ kind }) => kind)).toEqual(['scoring-change']);
    expect(row?.main?.signOff?.fits).toBe(false);
  });

  it('says nothing of a day before the one that was judged', async () => {
    const { session, seriesId } = await rising();
    await ask(session, 'verdicts.sign', { seriesId, signed: 'improving', sentence: 'It rises.' });
    const earlier = { seriesId, to: addDays(TODAY, -98) };
    const { signOff, judgement } = await ask(session, 'trends.series', earlier);
    expect(judgement.verdict).toBe('improving');
    expect(signOff).toBeNull();
  });

  it('stays on record when a later one takes its place', async () => {
    const { session, seriesId } = await rising();
    for (const sentence of ['First.', 'Second.']) {
      await ask(session, 'verdicts.sign', { seriesId, signed: 'improving', sentence });
    }
    await fallsAfter(session, { seriesId });
    await ask(session, 'verdicts.sign', { seriesId, signed: 'declining', sentence: 'Third.' });
    const all = await ask(session, 'verdicts.sign-offs', { seriesId });
    expect(all.map(({ sentence }) => sentence)).toEqual(['Third.', 'Second.', 'First.']);
    const known = await ask(session, 'trends.series', { seriesId, knownOn: day('2013-11-17') });
    expect(known.signOff?.sentence).toBe('Second.');
  });
});
