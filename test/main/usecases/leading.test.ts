import { describe, expect, it } from 'vitest';
import { addMonths } from '#shared/domain/calendar.ts';
import type { SeriesId } from '#shared/domain/identity.ts';
import type { Session } from '#main/usecases/session.ts';
import { ask, day, newSession, ownMetric, startEngagement } from './a-session.ts';

/** Without a pattern: the changes of these follow one another in no order. */
const VALUES = [40, 44, 43, 48, 46, 53, 50, 51, 58, 55, 56, 63, 61, 69, 64, 66, 75, 72, 73, 81];

async function logMonthly(
  session: Session,
  seriesId: SeriesId,
  values: readonly number[],
  firstOn: string,
): Promise<void> {
  for (const [month, value] of values.entries()) {
    const date = addMonths(day(firstOn), month);
    await session.value('readings.log', { seriesId, date, value });
  }
}

async function withResult() {
  const session = await newSession();
  const monthly = { cadenceDays: 30 };
  const started = await startEngagement(session, {
    metrics: [
      { from: 'own', definition: ownMetric(monthly) },
      { from: 'own', definition: ownMetric({ ...monthly, name: 'Enquiries', role: 'result' }) },
    ],
  });
  const { series } = await ask(session, 'trends.leading', started);
  const [score, result] = series.map(({ series: { id } }) => id);
  if (score === undefined || result === undefined) throw new Error('expected two series');
  return { session, started, score, result };
}

describe('leading or not', () => {
  it('finds a score that moves two months before the result', async () => {
    const { session, started, score, result } = await withResult();
    await logMonthly(session, score, VALUES, '2012-01-10');
    await logMonthly(session, result, VALUES, '2012-03-10');
    const { pairs } = await ask(session, 'trends.leading', started);
    expect(pairs).toMatchObject([
      {
        indicatorId: score,
        resultId: result,
        leading: { word: 'moves-first', bestLag: 2 },
      },
    ]);
    expect(pairs[0]?.leading.lags[2]).toMatchObject({ lag: 2, rho: 1 });
    expect(pairs[0]?.leading.sentence).toMatch(/^Moves first by 2 months \(rho = 1\.00 over 19/);
    expect(pairs[0]?.indicatorLine.months[0]).toEqual({ date: '2012-01-01', value: 40 });
  });

  it('gives no figure, and says how many months there are, below eight', async () => {
    const { session, started, score, result } = await withResult();
    await logMonthly(session, score, VALUES.slice(0, 8), '2013-01-10');
    await logMonthly(session, result, VALUES.slice(0, 8), '2013-01-10');
    const { pairs } = await ask(session, 'trends.leading', started);
    expect(pairs[0]?.leading).toMatchObject({
      bestLag: null,
      word: 'no-sign-yet',
      sentence: 'No sign yet: 7 of at least 8 months with a change in both.',
    });
  });

  it('compares nothing across a scoring change that is not linked', async () => {
    const { session, started, score, result } = await withResult();
    await logMonthly(session, score, VALUES, '2012-01-10');
    await logMonthly(session, result, VALUES, '2012-01-10');
    const monthsAtOnce = async () =>
      (await ask(session, 'trends.leading', started)).pairs[0]?.leading.lags[0]?.months;
    expect(await monthsAtOnce()).toBe(19);
    const change = await ask(session, 'scoring-changes.add', {
      ...started,
      changedOn: day('2012-09-05'),
      what: 'New model',
      treatment: 'rebase',
    });
    expect(await monthsAtOnce()).toBe(17);
    const decided = { scoringChangeId: change.id, treatment: 'ignore' as const };
    await ask(session, 'scoring-changes.decide', decided);
    expect(await monthsAtOnce()).toBe(19);
  });

  it('has no pair without a result', async () => {
    const session = await newSession();
    const started = await startEngagement(session);
    const { pairs, series } = await ask(session, 'trends.leading', started);
    expect(pairs).toEqual([]);
    expect(series).toHaveLength(1);
  });
});
