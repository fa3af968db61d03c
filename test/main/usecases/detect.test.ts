import { readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { Session } from '#main/usecases/session.ts';
import { ask, day, newSession, ownMetric, refused, startEngagement, TODAY } from './a-session.ts';

const file = (fileName: string) => ({
  fileName,
  bytes: new Uint8Array(
    readFileSync(new URL(`../../../src/main/sample/data/${fileName}`, import.meta.url)),
  ),
});

/** Harbour's readings, on a metric of which no scoring change is known. */
async function harbour() {
  const session = await newSession();
  const definition = ownMetric({
    name: 'Klout Score',
    scaleMin: 1,
    smoothingDays: 90,
    decimals: 2,
  });
  const started = await startEngagement(session, {
    startsOn: day('2011-03-07'),
    metrics: [{ from: 'own', definition }],
  });
  await session.value('imports.commit', {
    ...file('harbour-klout.csv'),
    options: { engagementId: started.engagementId, metric: 'Klout Score' },
  });
  return { session, ...started };
}

describe('looking for scoring changes that nobody announced', () => {
  it('proposes Klout’s two from one client’s readings, and says that it may be the client', async () => {
    const { session } = await harbour();
    const [found] = await ask(session, 'scoring-changes.detect', {});
    const days = found?.proposals.map(({ from, to }) => [from, to]) ?? [];
    expect(days).toHaveLength(2);
    const holds = (date: string) =>
      days.some(([from, to]) => from && to && from <= date && date <= to);
    expect([holds('2011-10-26'), holds('2012-08-14'), holds('2011-09-25')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(found?.proposals.every(({ onlyOneClient }) => onlyOneClient)).toBe(true);
  });

  it('is silent about what is entered already, and enters nothing itself', async () => {
    const { session, metricId } = await harbour();
    for (const changedOn of ['2011-10-26', '2012-08-14'])
      await ask(session, 'scoring-changes.add', {
        metricId,
        changedOn: day(changedOn),
        what: 'New',
      });
    expect(await ask(session, 'scoring-changes.detect', {})).toEqual([]);
    const [asked] = await ask(session, 'scoring-changes.detect', { metricId });
    expect(asked?.proposals).toEqual([]);
    expect((await ask(session, 'metrics.show', { metricId })).scoringChanges).toHaveLength(2);
  });

  it('is not waited for where the portfolio is asked for at once', async () => {
    const { session } = await harbour();
    const proposed = async (atOnce: boolean) =>
      (await ask(session, 'trends.portfolio', { atOnce }))[0]?.attention.filter(
        ({ kind }) => kind === 'proposed-change',
      );
    expect(await proposed(true)).toEqual([]);
    const found = await proposed(false);
    expect(found).toHaveLength(2);
    expect(await proposed(true)).toEqual(found);
  });

  it('is begun by itself once a workbook is open in a window', async () => {
    const { session } = await harbour();
    const { path } = session;
    session.close();
    const inWindow = Session.open({
      ...{ path, clock: () => new Date(`${TODAY}T12:00:00`), version: '0.0.0-test' },
      worksAhead: true,
    });
    onTestFinished(() => inWindow.close());
    const proposed = async () =>
      (await ask(inWindow, 'trends.portfolio', { atOnce: true }))[0]?.attention.filter(
        ({ kind }) => kind === 'proposed-change',
      );
    expect(await proposed()).toEqual([]);
    await vi.waitFor(async () => expect(await proposed()).toHaveLength(2), 10_000);
  });

  it('refuses a metric that is not there', async () => {
    const session = await newSession();
    const { metricId } = await startEngagement(session);
    const other = (metricId + 1) as typeof metricId;
    expect((await refused(session, 'scoring-changes.detect', { metricId: other })).code).toBe(
      'not-found',
    );
  });
});
