import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { InputOf } from '#shared/contract/index.ts';
import type { Attention } from '#shared/contract/trends.ts';
import type { TreatmentOption } from '#shared/contract/scoring-changes.ts';
import { addDays, type CalendarDate } from '#shared/domain/calendar.ts';
import type { SeriesId } from '#shared/domain/identity.ts';
import type { Session } from '#main/usecases/session.ts';
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

const CHANGE = day('2013-09-02');
/** Weekly to 18 Nov 2013: ten before the change, which lowers the score by ten, and twelve after. */
const BEFORE = [50, 51, 50.5, 52, 52.5, 53, 53.5, 54, 55, 55.5];
const AFTER = [46, 46.5, 47, 47, 48, 48.5, 49, 50, 50, 51, 51.5, 52];

/** Clients whose main indicator is one metric that its provider changed. */
async function clientsOnOneMetric(names: readonly string[], metric = ownMetric()) {
  const clock = { today: TODAY as string };
  const session = await newSession(clock);
  const started = [];
  for (const [i, name] of names.entries()) {
    const known = await ask(session, 'metrics.list', {});
    const present = known.find((each) => each.metric.name === metric.name)?.metric.id;
    const one = await startEngagement(session, {
      client: { name },
      subject: { name, kind: 'organisation' },
      metrics: [
        present === undefined
          ? { from: 'own', definition: metric }
          : { from: 'workbook', metricId: present },
      ],
    });
    await logWeekly(
      session,
      one.seriesId,
      [...BEFORE, ...AFTER].map((value, week) => value + i + ((week * (i + 1)) % 3) * 0.2),
    );
    started.push(one);
  }
  const [first] = started;
  if (!first) throw new Error('no client');
  return { session, clock, started, metricId: first.metricId };
}

const decisionFor = ({ treatment, linkMethod }: TreatmentOption) => ({
  treatment,
  ...(linkMethod && { linkMethod }),
});

async function outcomeOf(session: Session, seriesId: SeriesId) {
  const { judgement } = await ask(session, 'trends.series', { seriesId });
  const { verdict, sentence, slope, baseline } = judgement;
  return {
    ...{ verdict, sentence, slope },
    change: baseline?.change ?? null,
    linkError: baseline?.linkError ?? null,
    isLinked: (baseline?.linkedOver.length ?? 0) > 0,
  };
}

describe('the effects of a scoring change', () => {
  it('are those that one gets after deciding, for every client and every treatment', async () => {
    const { session, metricId } = await clientsOnOneMetric(['Harbour', 'Lumen', 'Meadow']);
    const change = await ask(session, 'scoring-changes.add', {
      metricId,
      changedOn: CHANGE,
      what: 'New model',
    });
    const asked = { scoringChangeId: change.id };
    const effects = await ask(session, 'scoring-changes.effects', asked);
    expect(effects.change).toEqual(change);
    expect(effects.series.map(({ clientName }) => clientName)).toEqual([
      'Harbour',
      'Lumen',
      'Meadow',
    ]);
    expect(effects.options.map(({ treatment, linkMethod }) => [treatment, linkMethod])).toEqual([
      ['rebase', null],
      ['splice', 'additive'],
      ['ignore', null],
    ]);
    expect(effects.series.every(({ present }) => present.verdict === 'broken')).toBe(true);
    for (const [i, option] of effects.options.entries()) {
      await ask(session, 'scoring-changes.decide', { ...asked, ...decisionFor(option) });
      for (const { seriesId, outcomes } of effects.series) {
        expect(await outcomeOf(session, seriesId)).toEqual(outcomes[i]);
      }
    }
    const told = effects.series[0]?.outcomes.map(({ sentence }) => sentence);
    expect(new Set(told).size).toBe(3);
  });

  it('of one that is not entered are those of entering it, and nothing is written', async () => {
    const { session, metricId } = await clientsOnOneMetric(['Harbour', 'Lumen']);
    const asked = { metricId, changedOn: CHANGE };
    const before = await ask(session, 'scoring-changes.effects', asked);
    expect(before.change).toBeNull();
    expect(before.options.some(({ isPresent }) => isPresent)).toBe(false);
    expect(await ask(session, 'scoring-changes.list', {})).toEqual([]);
    for (const { seriesId, present } of before.series) {
      expect(present).toEqual(await outcomeOf(session, seriesId));
    }
    const splice = before.options.findIndex(({ treatment }) => treatment === 'splice');
    const { id } = await ask(session, 'scoring-changes.add', {
      ...asked,
      what: 'New model',
      treatment: 'splice',
    });
    for (const { seriesId, outcomes } of before.series) {
      expect(await outcomeOf(session, seriesId)).toEqual(outcomes[splice]);
    }
    const after = await ask(session, 'scoring-changes.effects', { scoringChangeId: id });
    expect(after.options).toEqual(
      before.options.map((option, i) => ({ ...option, isPresent: i === splice })),
    );
    expect(after.series.map(({ outcomes }) => outcomes)).toEqual(
      before.series.map(({ outcomes }) => outcomes),
    );
  });

  it('offer each link that the pairs allow, with whose pairs they are', async () => {
    const open = ownMetric({ scaleMax: null });
    const { session, metricId } = await clientsOnOneMetric(['Harbour', 'Lumen'], open);
    const asked = { metricId, changedOn: CHANGE };
    const { options } = await ask(session, 'scoring-changes.effects', asked);
    const links = options.flatMap(({ link }) => (link ? [link] : []));
    expect(links.map(({ method }) => method)).toEqual(['additive', 'ratio']);
    expect(links[0]).toMatchObject({ factor: 1, pairs: 2, series: 2, clients: 2 });
    expect(links[0]?.shift).toBeCloseTo(-9.5, 0);
    expect(links[0]?.meanError).not.toBeNull();
    expect(links[1]?.shift).toBe(0);
  });

  it('offer no splice where nothing was read near the change, and leave out series it does not cut', async () => {
    const session = await newSession();
    const { metricId, seriesId } = await startEngagement(session);
    await logWeekly(session, seriesId, BEFORE, day('2013-06-03'));
    const asked = { metricId, changedOn: day('2013-07-15') };
    const untouched = await ask(session, 'scoring-changes.effects', asked);
    expect(untouched.options.map(({ treatment }) => treatment)).toEqual(['rebase', 'ignore']);
    expect(untouched.series).toEqual([]);
    await logWeekly(session, seriesId, AFTER);
    const cut = await ask(session, 'scoring-changes.effects', asked);
    expect(cut.series.map((each) => each.seriesId)).toEqual([seriesId]);
  });

  it('take restated values for pairs, and the changes around it as they were decided', async () => {
    const { session, metricId, started } = await clientsOnOneMetric(['Harbour', 'Lumen']);
    const earlier = { metricId, changedOn: day('2013-07-22'), what: 'Before' };
    await ask(session, 'scoring-changes.add', { ...earlier, treatment: 'splice' });
    const change = await ask(session, 'scoring-changes.add', {
      ...{ metricId, changedOn: CHANGE, what: 'New model' },
    });
    for (const { seriesId } of started) {
      const readings = await ask(session, 'readings.list', { seriesId });
      const old = readings.filter(({ date }) => date < CHANGE).slice(-4);
      const { workbook, now } = session.context();
      for (const reading of old) {
        const restated = { seenOn: CHANGE, restatedBy: change.id, value: reading.value - 8 };
        insertReading(workbook, { ...reading, ...restated }, now);
      }
    }
    const asked = { scoringChangeId: change.id };
    const { options, series } = await ask(session, 'scoring-changes.effects', asked);
    expect(options.map(({ linkMethod }) => linkMethod)).toEqual([null, 'additive', 'linear', null]);
    expect(options[1]?.link).toMatchObject({ shift: -8, pairs: 8, series: 2, clients: 2 });
    await ask(session, 'scoring-changes.decide', {
      ...{ ...asked, treatment: 'splice', linkMethod: 'linear' },
    });
    for (const { seriesId, outcomes } of series) {
      expect(await outcomeOf(session, seriesId)).toEqual(outcomes[2]);
    }
    const decided = await ask(session, 'scoring-changes.effects', asked);
    expect(decided.options.map(({ isPresent }) => isPresent)).toEqual([false, false, true, false]);
  });

  it('judge work that has ended on its last day, and pass over what is archived', async () => {
    const { session, metricId, started } = await clientsOnOneMetric(['Harbour', 'Lumen', 'Past']);
    const [ended, , past] = started;
    if (!ended || !past) throw new Error('no engagement');
    const endsOn = addDays(CHANGE, 21);
    const { engagementId } = ended;
    await ask(session, 'engagements.edit', { engagementId, status: 'closed', endsOn });
    await ask(session, 'engagements.archive', { engagementId: past.engagementId, archived: true });
    const asked = { metricId, changedOn: CHANGE };
    const { series } = await ask(session, 'scoring-changes.effects', asked);
    expect(series.map(({ clientName, judgedOn }) => [clientName, judgedOn])).toEqual([
      ['Harbour', endsOn],
      ['Lumen', TODAY],
    ]);
    expect(series[0]?.outcomes[0]?.verdict).toBe('too-early');
  });

  it('are refused for a date after today, and for what is not there', async () => {
    const session = await newSession();
    const { metricId } = await startEngagement(session);
    const later = { metricId, changedOn: addDays(TODAY, 1) };
    expect((await refused(session, 'scoring-changes.effects', later)).message).toBe(
      '“Influence”: the date of the scoring change, 19 Nov 2013, is after today, 18 Nov 2013; enter it once it has come into force.',
    );
    const nothing = { scoringChangeId: 7 } as InputOf<'scoring-changes.effects'>;
    expect((await refused(session, 'scoring-changes.effects', nothing)).code).toBe('not-found');
  });
});

describe('the register of scoring changes', () => {
  it('holds what was decided and when; as known on an earlier date, the earlier decisions', async () => {
    const { session, clock, metricId, started } = await clientsOnOneMetric(['Harbour']);
    const seriesId = started[0]?.seriesId;
    if (seriesId === undefined) throw new Error('no series');
    clock.today = '2013-11-19';
    const { id } = await ask(session, 'scoring-changes.add', {
      ...{ metricId, changedOn: CHANGE, what: 'New model' },
    });
    const decideOn = async (date: string, treatment: 'rebase' | 'splice', reason: string) => {
      clock.today = date;
      await ask(session, 'scoring-changes.decide', { scoringChangeId: id, treatment, reason });
      return outcomeOf(session, seriesId);
    };
    await decideOn('2013-11-20', 'rebase', 'No pairs yet');
    const spliced = await decideOn('2013-11-22', 'splice', 'Paired since');
    const [register] = await ask(session, 'scoring-changes.list', { metricId });
    expect(
      register?.decisions.map(({ treatment, reason, decidedOn }) => [treatment, reason, decidedOn]),
    ).toEqual([
      ['undecided', '', '2013-11-19'],
      ['rebase', 'No pairs yet', '2013-11-20'],
      ['splice', 'Paired since', '2013-11-22'],
    ]);
    expect(register?.link).toMatchObject({ method: 'additive', pairs: 1, clients: 1 });
    expect(spliced.isLinked).toBe(true);

    const asKnown = async (asOf: CalendarDate) => {
      await ask(session, 'workbook.edit', { asOf });
      const [known] = await ask(session, 'scoring-changes.list', { metricId });
      const effects = await ask(session, 'scoring-changes.effects', {
        ...{ metricId, changedOn: CHANGE },
      });
      return {
        decisions: known?.decisions.length ?? 0,
        link: known?.link ?? null,
        decided: effects.options.find(({ isPresent }) => isPresent)?.treatment ?? null,
        verdict: (await outcomeOf(session, seriesId)).verdict,
      };
    };
    expect(await asKnown(day('2013-11-21'))).toMatchObject({
      ...{ decisions: 2, link: null, decided: 'rebase' },
    });
    expect(await asKnown(day('2013-11-19'))).toMatchObject({
      ...{ decisions: 1, decided: null, verdict: 'broken' },
    });
    expect(await asKnown(day('2013-11-18'))).toMatchObject({ decisions: 0, decided: null });
    const twin = { metricId, changedOn: CHANGE, what: 'Again' };
    expect((await refused(session, 'scoring-changes.add', twin)).code).toBe('conflict');
  });

  it('takes no decision before one that was made later', async () => {
    const session = await newSession({ today: '2013-11-25' });
    const { metricId } = await startEngagement(session);
    const { id } = await ask(session, 'scoring-changes.add', {
      ...{ metricId, changedOn: CHANGE, what: 'New model' },
    });
    await ask(session, 'workbook.edit', { asOf: day('2013-11-25') });
    await ask(session, 'scoring-changes.decide', { scoringChangeId: id, treatment: 'rebase' });
    await ask(session, 'workbook.edit', { asOf: day('2013-12-02') });
    await ask(session, 'scoring-changes.decide', { scoringChangeId: id, treatment: 'ignore' });
    await ask(session, 'workbook.edit', { asOf: day('2013-11-26') });
    const early = { scoringChangeId: id, treatment: 'splice' } as const;
    expect((await refused(session, 'scoring-changes.decide', early)).message).toBe(
      'How to treat the scoring change of 2 Sep 2013 was decided on 2 Dec 2013, after the date the workbook stands at (26 Nov 2013); set that date later first.',
    );
  });

  it('refuses a change after today', async () => {
    const session = await newSession();
    const { metricId } = await startEngagement(session);
    const input = { metricId, changedOn: addDays(TODAY, 7), what: 'Announced' };
    expect((await refused(session, 'scoring-changes.add', input)).message).toContain(
      'is after today, 18 Nov 2013; enter it once it has come into force',
    );
  });

  it('lets what, source and date be corrected, the date only while no restated value hangs on it', async () => {
    const { session, metricId, started } = await clientsOnOneMetric(['Harbour']);
    const { id } = await ask(session, 'scoring-changes.add', {
      ...{ metricId, changedOn: day('2013-09-09'), what: 'New modle', treatment: 'splice' },
    });
    await ask(session, 'scoring-changes.add', {
      ...{ metricId, changedOn: day('2013-07-01'), what: 'Another' },
    });
    const edit = { scoringChangeId: id };
    expect(
      await ask(session, 'scoring-changes.edit', {
        ...{ ...edit, changedOn: CHANGE, what: 'New model', source: 'Its blog' },
      }),
    ).toMatchObject({
      ...{ id, changedOn: CHANGE, what: 'New model', source: 'Its blog', treatment: 'splice' },
    });
    const refusal = async (changedOn: string) =>
      (await refused(session, 'scoring-changes.edit', { ...edit, changedOn: day(changedOn) }))
        .message;
    expect(await refusal('2013-12-02')).toContain('is after today');
    expect(await refusal('2013-07-01')).toContain('has a scoring change on 1 Jul 2013 already');
    const seriesId = started[0]?.seriesId;
    if (seriesId === undefined) throw new Error('no series');
    const [reading] = await ask(session, 'readings.list', { seriesId });
    if (!reading) throw new Error('no reading');
    const { workbook, now } = session.context();
    insertReading(workbook, { ...reading, value: 40, seenOn: CHANGE, restatedBy: id }, now);
    expect(await refusal('2013-09-01')).toBe(
      'The date of the scoring change of 2 Sep 2013 cannot change: one restated value stands on its scale. Enter another change instead.',
    );
    const said = { ...edit, source: 'Its archive' };
    expect(await ask(session, 'scoring-changes.edit', said)).toMatchObject({
      source: 'Its archive',
    });
    const [, register] = await ask(session, 'scoring-changes.list', { metricId });
    expect(register?.restatedReadings).toBe(1);
  });
});

const sampleFile = (fileName: string) => ({
  fileName,
  bytes: new Uint8Array(
    readFileSync(new URL(`../../../src/main/sample/data/${fileName}`, import.meta.url)),
  ),
});

/** The sample's Klout readings of Harbour, and the account with bought followers, on an empty register. */
async function kloutWithoutRegister() {
  const session = await newSession();
  const definition = ownMetric({
    ...{ name: 'Klout Score', scaleMin: 1, smoothingDays: 90, decimals: 2 },
  });
  const harbour = await startEngagement(session, {
    startsOn: day('2011-03-07'),
    metrics: [{ from: 'own', definition }],
  });
  const { engagementId, metricId } = harbour;
  await session.value('imports.commit', {
    ...sampleFile('harbour-klout.csv'),
    options: { engagementId, metric: 'Klout Score' },
  });
  const peer = await startEngagement(session, {
    client: { name: 'Lumen Travel' },
    subject: { name: 'Account with bought followers', kind: 'peer' },
    metrics: [{ from: 'workbook', metricId }],
  });
  await session.value('imports.commit', {
    ...sampleFile('bought-followers-klout.csv'),
    options: {
      ...{ engagementId: peer.engagementId, metric: 'Klout Score' },
      subject: 'Account with bought followers',
    },
  });
  const proposals = async () =>
    (await ask(session, 'scoring-changes.detect', { metricId }))[0]?.proposals ?? [];
  return { session, metricId, engagementId, proposals };
}

describe('a proposed scoring change', () => {
  it('is one of Klout’s two, never the glitch of a day or the account with bought followers', async () => {
    const { proposals } = await kloutWithoutRegister();
    const found = await proposals();
    expect(found.map(({ from, to }) => [from, to])).toEqual([
      ['2011-10-25', '2011-10-31'],
      ['2012-08-14', '2012-08-20'],
    ]);
  });

  it('stays away once it is turned down, and comes back when that is taken back', async () => {
    const { session, metricId, proposals } = await kloutWithoutRegister();
    const [first, second] = await proposals();
    if (!first || !second) throw new Error('expected two proposals');
    const turnedDown = await ask(session, 'scoring-changes.dismiss', {
      ...{ metricId, proposedOn: first.to, reason: 'The account was renamed' },
    });
    expect(turnedDown).toEqual({
      ...{ metricId, proposedOn: first.date, reason: 'The account was renamed' },
      dismissedOn: TODAY,
    });
    expect((await proposals()).map(({ to }) => to)).toEqual([second.to]);
    expect(await ask(session, 'scoring-changes.dismissed', { metricId })).toEqual([turnedDown]);
    expect(await ask(session, 'scoring-changes.list', {})).toEqual([]);
    const proposal = { metricId, proposedOn: first.date };
    const again = await refused(session, 'scoring-changes.dismiss', {
      ...{ ...proposal, reason: 'Again' },
    });
    expect(again.message).toContain('turned down already, on 18 Nov 2013: “The account was');
    expect(await ask(session, 'scoring-changes.take-back', proposal)).toEqual(turnedDown);
    expect((await proposals()).map(({ to }) => to)).toEqual([first.to, second.to]);
    expect(await ask(session, 'scoring-changes.dismissed', {})).toEqual([]);
    expect((await refused(session, 'scoring-changes.take-back', proposal)).code).toBe('not-found');
  });

  it('was not turned down yet as known on an earlier date', async () => {
    const { session, metricId, proposals } = await kloutWithoutRegister();
    const [first] = await proposals();
    if (!first) throw new Error('expected a proposal');
    await ask(session, 'scoring-changes.dismiss', {
      ...{ metricId, proposedOn: first.date, reason: 'None' },
    });
    expect(await proposals()).toHaveLength(1);
    await ask(session, 'workbook.edit', { asOf: addDays(TODAY, -1) });
    expect(await proposals()).toHaveLength(2);
  });

  it('can only be turned down where there is one, with a reason', async () => {
    const { session, metricId } = await kloutWithoutRegister();
    const dismissal = { metricId, proposedOn: day('2011-09-25'), reason: 'A glitch' };
    expect((await refused(session, 'scoring-changes.dismiss', dismissal)).message).toBe(
      'No scoring change of “Klout Score” is proposed on 25 Sep 2011; choose a date that detection proposes.',
    );
    const silent = { ...dismissal, reason: ' ' };
    expect((await refused(session, 'scoring-changes.dismiss', silent)).details[0]?.field).toBe(
      'reason',
    );
  });

  it('is looked for anew once a reading is corrected', async () => {
    const { session, metricId, proposals } = await kloutWithoutRegister();
    expect(await proposals()).toHaveLength(2);
    const { series } = await ask(session, 'scoring-changes.effects', {
      ...{ metricId, changedOn: day('2012-08-14') },
    });
    const [harbour] = series;
    if (!harbour) throw new Error('no series');
    const readings = await ask(session, 'readings.list', { seriesId: harbour.seriesId });
    // Without the jump nothing is left to propose.
    const before = readings.findLast(({ date }) => date < '2012-08-14')?.value ?? 0;
    const after = readings.filter(({ date }) => date >= '2012-08-14');
    const jump = (after[0]?.value ?? 0) - before;
    for (const { id, value } of after) {
      const lowered = Number((value - jump).toFixed(2));
      await session.value('readings.correct', { readingId: id, value: lowered, reason: 'Misread' });
    }
    expect((await proposals()).map(({ to }) => to)).toEqual(['2011-10-31']);
  });

  it('asks for attention in the portfolio of work that goes on, until it is settled', async () => {
    const { session, metricId, engagementId, proposals } = await kloutWithoutRegister();
    /** By client, what is asked about proposals. */
    const asking = async (): Promise<ReadonlyMap<string, readonly Attention[]>> =>
      new Map(
        (await ask(session, 'trends.portfolio', {})).map(({ engagement, attention }) => [
          engagement.clientName,
          attention.filter(({ kind }) => kind === 'proposed-change'),
        ]),
      );
    const first = {
      ...{ kind: 'proposed-change', metricId },
      text: 'The scoring of “Klout Score” may have changed between 25 Oct 2011 and 31 Oct 2011: enter it, or turn it down',
    };
    const perClient = await asking();
    expect(perClient.get('Lumen Travel')).toEqual([]);
    expect(perClient.get('Harbour Health')).toHaveLength(2);
    expect(perClient.get('Harbour Health')?.[0]).toEqual(first);
    await ask(session, 'scoring-changes.dismiss', {
      ...{ metricId, proposedOn: day('2011-10-28'), reason: 'None' },
    });
    const [change] = await proposals();
    if (!change) throw new Error('expected a proposal');
    await ask(session, 'scoring-changes.add', {
      ...{ metricId, changedOn: change.date, what: 'New', treatment: 'rebase' },
    });
    expect([...(await asking()).values()].flat()).toEqual([]);
    await ask(session, 'scoring-changes.take-back', {
      ...{ metricId, proposedOn: day('2011-10-28') },
    });
    expect([...(await asking()).values()].flat()).toEqual([first]);
    await ask(session, 'engagements.edit', { engagementId, status: 'closed' });
    expect([...(await asking()).values()].flat()).toEqual([]);
  });
});
