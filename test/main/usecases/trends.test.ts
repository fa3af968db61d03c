import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/domain/calendar.ts';
import { EngagementId, type SeriesId } from '#shared/domain/identity.ts';
import { insertReading } from '#main/workbook/readings.ts';
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

const RISING = [40, 41, 41.5, 42, 43, 43.5, 44, 45, 45.5, 46];
const STEADY = [40, 41, 40, 41, 40, 41, 40, 41, 40, 41];

describe('the trend of a series', () => {
  it('is judged on the current reading of each date', async () => {
    const session = await newSession();
    const { seriesId } = await startEngagement(session);
    await logWeekly(session, seriesId, RISING);
    const trend = await ask(session, 'trends.series', { seriesId });
    expect(trend.judgement).toMatchObject({ n: 10, to: TODAY, verdict: 'improving' });
    expect(trend.readings).toHaveLength(10);
  });

  it('speaks of the period asked for, as it stood at its end', async () => {
    const session = await newSession();
    const { seriesId } = await startEngagement(session);
    await logWeekly(session, seriesId, RISING);
    const [from, to] = [addDays(TODAY, -56), addDays(TODAY, -14)];
    const trend = await ask(session, 'trends.series', { seriesId, from, to });
    expect(trend.judgement).toMatchObject({ n: 7, from, to });
    expect(trend.readings.map(({ value }) => value)).toEqual([41, 41.5, 42, 43, 43.5, 44, 45]);
  });

  it('takes in corrections, and undoes those made after the date the workbook stands at', async () => {
    const session = await newSession();
    const { seriesId } = await startEngagement(session);
    await logWeekly(session, seriesId, RISING, day('2013-11-11'));
    const last = (await ask(session, 'readings.list', { seriesId })).at(-1);
    if (!last) throw new Error('expected readings');
    await ask(session, 'readings.correct', { readingId: last.id, value: 60, reason: 'misread' });
    const latest = async () =>
      (await ask(session, 'trends.series', { seriesId })).judgement.latest?.value;
    expect(await latest()).toBe(60);
    await ask(session, 'workbook.edit', { asOf: day('2013-11-17') });
    expect(await latest()).toBe(46);
    await ask(session, 'workbook.edit', { asOf: day('2013-11-08') });
    expect(await latest()).toBe(45.5);
  });

  it('refuses a series that is not there', async () => {
    const session = await newSession();
    const nothing = { seriesId: 5 as SeriesId };
    expect((await refused(session, 'trends.series', nothing)).message).toContain(
      'no tracked series with number 5',
    );
  });
});

describe('a spliced scoring change', () => {
  const CHANGE = day('2013-10-01');
  const spliced = async () => {
    const session = await newSession();
    const first = await startEngagement(session);
    const { id } = await ask(session, 'scoring-changes.add', {
      metricId: first.metricId,
      changedOn: CHANGE,
      what: 'New model',
      treatment: 'splice',
    });
    /** A second client on the same metric. */
    const second = async (name: string) => {
      const { id: clientId } = await ask(session, 'clients.add', { name });
      const engagement = await ask(session, 'engagements.add', {
        clientId,
        name: 'Any',
        startsOn: day('2013-01-07'),
      });
      const subject = await ask(session, 'subjects.add', { clientId, name, kind: 'organisation' });
      return ask(session, 'series.add', {
        engagementId: engagement.id,
        subjectId: subject.id,
        metricId: first.metricId,
      });
    };
    const restate = async (seriesId: SeriesId, date: string, value: number, to: number) => {
      const original = await ask(session, 'readings.log', { seriesId, date: day(date), value });
      const restated = { ...original, value: to, seenOn: day('2013-10-14'), restatedBy: id };
      const { workbook, now } = session.context();
      insertReading(workbook, restated, now);
    };
    return { session, first, second, restate };
  };

  it('is linked by the values restated for all clients, ahead of neighbouring readings', async () => {
    const { session, first, second, restate } = await spliced();
    const other = await second('Lumen');
    // The pairs published for 26 October 2011.
    await restate(other.seriesId, '2013-08-05', 68.11, 55.83);
    await restate(other.seriesId, '2013-08-12', 66, 57);
    await restate(first.seriesId, '2013-08-19', 64, 49);
    await restate(first.seriesId, '2013-08-26', 73, 53);
    // Neighbours of the change, which count only for a series without restated values.
    await ask(session, 'readings.log', { ...first, date: day('2013-09-30'), value: 50 });
    await ask(session, 'readings.log', { ...first, date: day('2013-10-07'), value: 90 });
    const { judgement } = await ask(session, 'trends.series', first);
    expect(judgement.links).toHaveLength(1);
    expect(judgement.links[0]?.shift).toBeCloseTo(-13.64, 10);
    expect(judgement.links[0]).toMatchObject({ pairs: 4, isEstimated: false });
  });

  it('lends its link to a client without a pair, marked as estimated', async () => {
    const { session, first, second, restate } = await spliced();
    const other = await second('Lumen');
    await restate(other.seriesId, '2013-08-05', 68, 56);
    await ask(session, 'readings.log', { ...first, date: day('2013-08-05'), value: 50 });
    await ask(session, 'readings.log', { ...first, date: day('2013-11-11'), value: 44 });
    const { judgement } = await ask(session, 'trends.series', first);
    expect(judgement.links[0]).toMatchObject({ shift: -12, pairs: 1, isEstimated: true });
  });

  it('is linked by the nearest readings within ten days where nothing was restated', async () => {
    const { session, first, second } = await spliced();
    const other = await second('Lumen');
    for (const [seriesId, before, after] of [
      [first.seriesId, 60, 50],
      [other.seriesId, 70, 56],
    ] as const) {
      await ask(session, 'readings.log', { seriesId, date: day('2013-09-24'), value: before });
      await ask(session, 'readings.log', { seriesId, date: day('2013-10-08'), value: after });
    }
    const { judgement } = await ask(session, 'trends.series', first);
    expect(judgement.links[0]).toMatchObject({ shift: -12, pairs: 2, isEstimated: false });
  });

  it('does not pair values across an earlier change', async () => {
    const { session, first, restate } = await spliced();
    await ask(session, 'scoring-changes.add', {
      metricId: first.metricId,
      changedOn: day('2013-08-01'),
      what: 'Earlier model',
      treatment: 'rebase',
    });
    await restate(first.seriesId, '2013-07-01', 90, 40);
    await restate(first.seriesId, '2013-09-02', 60, 50);
    await ask(session, 'readings.log', { ...first, date: day('2013-11-11'), value: 51 });
    const { judgement } = await ask(session, 'trends.series', first);
    expect(judgement.links).toMatchObject([{ shift: -10, pairs: 1 }]);
  });
});

describe('the trends of an engagement', () => {
  it('are judged on its last day once it is closed', async () => {
    const session = await newSession();
    const { engagementId, seriesId } = await startEngagement(session);
    await logWeekly(session, seriesId, [...RISING, 10, 5]);
    const lastDay = addDays(TODAY, -14);
    await ask(session, 'engagements.edit', { engagementId, status: 'closed', endsOn: lastDay });
    const trends = await ask(session, 'trends.engagement', { engagementId });
    expect(trends.judgedOn).toBe(lastDay);
    expect(trends.series[0]?.judgement).toMatchObject({ to: lastDay, verdict: 'improving' });
    // An engagement that goes on is judged today, whatever its planned end.
    await ask(session, 'engagements.edit', { engagementId, status: 'active' });
    expect((await ask(session, 'trends.engagement', { engagementId })).judgedOn).toBe(TODAY);
  });

  it('come with milestones in date order, and without archived series', async () => {
    const session = await newSession();
    const { engagementId, subjectId, seriesId } = await startEngagement(session);
    const { metric } = await ask(session, 'metrics.add', {
      metric: { from: 'catalogue', key: 'content-published' },
    });
    const added = await ask(session, 'series.add', {
      engagementId,
      subjectId,
      metricId: metric.id,
    });
    await ask(session, 'series.archive', { ...added, archived: true });
    for (const title of ['Second', 'First']) {
      const date = day(title === 'First' ? '2013-02-04' : '2013-03-04');
      await ask(session, 'milestones.add', { engagementId, date, title });
    }
    const trends = await ask(session, 'trends.engagement', { engagementId });
    expect(trends.series.map(({ series }) => series.id)).toEqual([seriesId]);
    expect(trends.milestones.map(({ title }) => title)).toEqual(['First', 'Second']);
  });
});

describe('the portfolio', () => {
  it('shows the main indicator, the recent readings and the next milestone', async () => {
    const session = await newSession();
    const { engagementId, seriesId } = await startEngagement(session);
    await ask(session, 'readings.log', { seriesId, date: day('2012-11-18'), value: 40.5 });
    await logWeekly(session, seriesId, STEADY);
    for (const [date, title] of [
      ['2014-03-03', 'Later'],
      ['2013-12-02', 'Next'],
    ] as const) {
      await ask(session, 'milestones.add', { engagementId, date: day(date), title });
    }
    const [row] = await ask(session, 'trends.portfolio', {});
    expect(row).toMatchObject({
      judgedOn: TODAY,
      main: { seriesId, subjectName: 'Harbour Health', metric: { name: 'Influence' } },
      nextMilestone: { title: 'Next' },
      attention: [{ kind: 'review-due', text: 'Review of “Influence” due since 7 Oct 2013' }],
    });
    // A year back, not more.
    expect(row?.main?.recent.map(({ value }) => value)).toEqual(STEADY);
  });

  it('draws many recent readings by their extremes', async () => {
    const session = await newSession();
    const { seriesId } = await startEngagement(session);
    const peak = addDays(TODAY, -100);
    await session.value('imports.commit', {
      fileName: 'daily.csv',
      bytes: new TextEncoder().encode(
        ['date,value']
          .concat(
            Array.from({ length: 300 }, (_, back) => addDays(TODAY, -back)).map(
              (date, back) => `${date},${date === peak ? 90 : 40 + (back % 7)}`,
            ),
          )
          .join('\n'),
      ),
      options: { engagementId: EngagementId.parse(1), metric: 'Influence' },
    });
    const [row] = await ask(session, 'trends.portfolio', {});
    expect(row?.main?.seriesId).toBe(seriesId);
    const recent = row?.main?.recent ?? [];
    expect(recent.length).toBeLessThan(130);
    expect(recent.at(0)?.date).toBe(addDays(TODAY, -299));
    expect(recent.at(-1)?.date).toBe(TODAY);
    expect(recent).toContainEqual({ date: peak, value: 90 });
  });

  it('has a row for an engagement that tracks nothing yet', async () => {
    const session = await newSession();
    const { id: clientId } = await ask(session, 'clients.add', { name: 'Harbour Health' });
    await ask(session, 'engagements.add', { clientId, name: 'New', startsOn: TODAY });
    const [row] = await ask(session, 'trends.portfolio', {});
    expect(row).toMatchObject({ main: null, nextMilestone: null, attention: [] });
  });

  it('asks for a decision about a scoring change among the readings', async () => {
    const session = await newSession();
    const { metricId, seriesId } = await startEngagement(session);
    await logWeekly(session, seriesId, STEADY);
    for (const changedOn of [day('2010-06-01'), addDays(TODAY, -21)]) {
      await ask(session, 'scoring-changes.add', { metricId, changedOn, what: 'New model' });
    }
    const [row] = await ask(session, 'trends.portfolio', {});
    expect(row?.main?.judgement.verdict).toBe('broken');
    expect(row?.attention).toEqual([
      {
        kind: 'scoring-change',
        metricId,
        text: 'Decide about the scoring change of “Influence” on 28 Oct 2013: New model',
      },
    ]);
  });

  it('points at a signal while it is new', async () => {
    const clock = { today: TODAY as string };
    const session = await newSession(clock);
    const { seriesId } = await startEngagement(session);
    await logWeekly(session, seriesId, [...STEADY, 60]);
    const attention = async () => (await ask(session, 'trends.portfolio', {}))[0]?.attention;
    expect(await attention()).toEqual([
      {
        kind: 'signal',
        text: '“Influence” of “Harbour Health” on 18 Nov 2013, 60.0: above the upper limit',
      },
    ]);
    clock.today = addDays(TODAY, 14);
    expect(await attention()).toEqual([]);
  });

  it('does not repeat a run that goes on', async () => {
    const clock = { today: TODAY as string };
    const session = await newSession(clock);
    const { seriesId } = await startEngagement(session);
    const signals = async () =>
      (await ask(session, 'trends.portfolio', {}))[0]?.attention.filter(
        ({ kind }) => kind === 'signal',
      );
    await logWeekly(session, seriesId, [...STEADY, 60]);
    expect(await signals()).toHaveLength(1);
    for (const value of [60, 61, 60]) {
      clock.today = addDays(day(clock.today), 7);
      await ask(session, 'readings.log', { seriesId, date: day(clock.today), value });
    }
    const { judgement } = await ask(session, 'trends.series', { seriesId });
    expect(judgement.specialCauses.at(-1)?.date).toBe(clock.today);
    expect(await signals()).toEqual([]);
  });

  it('points at overdue readings, in one line for all series', async () => {
    const session = await newSession();
    const { engagementId, subjectId, seriesId } = await startEngagement(session);
    await logWeekly(session, seriesId, STEADY, addDays(TODAY, -14));
    const attention = async () => (await ask(session, 'trends.portfolio', {}))[0]?.attention;
    expect(await attention()).toEqual([]);

    const { metric } = await ask(session, 'metrics.add', {
      metric: { from: 'catalogue', key: 'content-published' },
    });
    await ask(session, 'series.add', { engagementId, subjectId, metricId: metric.id });
    expect(await attention()).toEqual([
      {
        kind: 'overdue-reading',
        text: '“Content published” of “Harbour Health”: no reading since the start 315 days ago',
      },
    ]);
    await ask(session, 'workbook.edit', { asOf: addDays(TODAY, 1) });
    expect((await attention())?.map(({ text }) => text)).toEqual([
      '“Content published” of “Harbour Health”: no reading since the start 316 days ago; 1 more overdue',
    ]);
  });

  it('points at milestones whose date has passed, unless they are settled', async () => {
    const session = await newSession();
    const { engagementId, seriesId } = await startEngagement(session);
    await logWeekly(session, seriesId, STEADY);
    const settled = await ask(session, 'milestones.add', {
      engagementId,
      date: addDays(TODAY, -2),
      title: 'Workshop',
    });
    await ask(session, 'milestones.edit', { milestoneId: settled.id, status: 'done' });
    await ask(session, 'milestones.add', { engagementId, date: TODAY, title: 'Today' });
    await ask(session, 'milestones.add', {
      engagementId,
      date: addDays(TODAY, -1),
      title: 'Launch',
    });
    const [row] = await ask(session, 'trends.portfolio', {});
    expect(row?.attention).toEqual([
      { kind: 'slipped-milestone', text: '“Launch” was planned for 17 Nov 2013' },
    ]);
    expect(row?.nextMilestone?.title).toBe('Launch');
  });

  it('asks nothing of work that is over or has not begun', async () => {
    const session = await newSession();
    const { engagementId } = await startEngagement(session);
    await ask(session, 'milestones.add', { engagementId, date: day('2013-02-04'), title: 'A' });
    for (const status of ['planned', 'handed-off', 'closed'] as const) {
      await ask(session, 'engagements.edit', { engagementId, status });
      expect((await ask(session, 'trends.portfolio', {}))[0]?.attention).toEqual([]);
    }
  });

  it('puts first who needs it most', async () => {
    const session = await newSession();
    const start = async (name: string) => {
      const started = await startEngagement(session, {
        client: { name },
        subject: { name, kind: 'organisation' },
        metrics: [{ from: 'own', definition: ownMetric({ name: `Metric of ${name}` }) }],
      });
      return started;
    };
    const calm = await start('Calm');
    await logWeekly(session, calm.seriesId, STEADY);
    const over = await start('Above all over');
    await logWeekly(session, over.seriesId, STEADY);
    await ask(session, 'engagements.edit', { ...over, status: 'closed' });
    const slipped = await start('Slipped');
    await logWeekly(session, slipped.seriesId, STEADY);
    const milestone = { engagementId: slipped.engagementId, date: day('2013-10-01') };
    await ask(session, 'milestones.add', { ...milestone, title: 'A' });
    const signal = await start('Signal');
    await logWeekly(session, signal.seriesId, [...STEADY, 60]);
    const broken = await start('Undecided');
    await logWeekly(session, broken.seriesId, STEADY);
    await ask(session, 'scoring-changes.add', {
      metricId: broken.metricId,
      changedOn: day('2013-10-10'),
      what: 'New model',
    });
    await start('Waiting');
    const rows = await ask(session, 'trends.portfolio', {});
    expect(rows.map(({ engagement }) => engagement.clientName)).toEqual([
      'Undecided',
      'Signal',
      'Waiting',
      'Slipped',
      'Calm',
      'Above all over',
    ]);
  });
});
