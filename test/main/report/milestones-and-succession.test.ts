import { describe, expect, it } from 'vitest';
import type { SuccessionEntry } from '#shared/contract/succession.ts';
import { MilestoneId, SeriesId } from '#shared/domain/identity.ts';
import type { Metric } from '#shared/domain/metric.ts';
import { Review, Succession } from '#shared/domain/succession.ts';
import { surroundingsOf } from '#shared/trend/milestone-surroundings.ts';
import type { ReportSource } from '#main/report/index.ts';
import { day, metric, milestone, series, source, subject, TODAY, weekly } from './fixture.ts';
import { cellsOf, reportParts, textsOf } from './parts.ts';

const score = metric({ smoothingDays: 0 });
const main = series({
  id: 1,
  isMain: true,
  metric: score,
  values: weekly('2013-01-07', 40, 33, 0.2),
});

/** Milestones of 2013 with what the main indicator shows around those that are done. */
function sourceOf(trend: typeof main, dates: readonly string[]): ReportSource {
  const milestones = dates.map((date, i) => milestone({ id: i + 1, date, title: `Step ${i + 1}` }));
  const planned = milestone({ id: 9, date: '2013-12-02', title: 'Handoff', status: 'planned' });
  return source({
    series: [trend],
    milestones: [...milestones, planned],
    aroundMilestones: {
      seriesId: SeriesId.parse(1),
      surroundings: new Map(
        milestones.map(({ id, date }) => [
          MilestoneId.parse(id),
          surroundingsOf(trend.judgement, date, trend.metric, true),
        ]),
      ),
    },
  });
}

/** The row of a milestone by the header of each cell. */
function rowOf(parts: ReadonlyMap<string, string>, title: string): Record<string, unknown> {
  const cells = cellsOf(parts, 'Milestones');
  const rowAt = (value: string) =>
    /\d+/.exec([...cells].find(([, text]) => text === value)?.[0] ?? '')?.[0] ?? '';
  const [header, row] = [rowAt('Mark'), rowAt(title)];
  return Object.fromEntries(
    [...cells].flatMap(([address, name]) => {
      const column = address.replace(/\d+/, '');
      return address === `${column}${header}` ? [[name, cells.get(`${column}${row}`)]] : [];
    }),
  );
}

describe('the milestones of a report', () => {
  it('have the pace before and after, a word and a sentence', async () => {
    const parts = await reportParts(sourceOf(main, ['2013-06-03']));
    const { effect } = surroundingsOf(main.judgement, day('2013-06-03'), score, true);
    expect(rowOf(parts, 'Step 1')).toMatchObject({
      'Pace before, a month': effect.before.pace?.pace,
      'Pace after, a month': effect.after.pace?.pace,
      'Before and after': 'No difference shown',
      'In words': effect.sentence,
    });
    expect(effect.sentence).toContain('no difference in pace can be shown');
    expect(rowOf(parts, 'Handoff')).toMatchObject({ 'Before and after': undefined });
  });

  it('say where a difference can be shown, and where nothing can be judged yet', async () => {
    const bend = [...weekly('2013-01-07', 20, 33, 0), ...weekly('2013-05-27', 20, 33, 0.5)];
    const turned = series({ id: 1, isMain: true, metric: score, values: bend });
    const parts = await reportParts(sourceOf(turned, ['2013-05-27', '2013-10-01']));
    expect(rowOf(parts, 'Step 1')['Before and after']).toBe('Better pace after');
    expect(rowOf(parts, 'Step 2')).toMatchObject({
      'Before and after': 'Cannot be judged yet',
      'Pace after, a month': undefined,
    });
    const worse = series({
      id: 1,
      isMain: true,
      metric: metric({ smoothingDays: 0, direction: 'down' }),
      values: bend,
    });
    const other = await reportParts(sourceOf(worse, ['2013-05-27']));
    expect(rowOf(other, 'Step 1')['Before and after']).toBe('Worse pace after');
  });

  it('say which readings are left out as being on another scale', async () => {
    const changed = series({
      id: 1,
      isMain: true,
      metric: score,
      values: weekly('2013-01-07', 40, 33, 0.2),
      scoringChanges: [{ changedOn: '2013-03-30', treatment: 'rebase' }],
    });
    const parts = await reportParts(sourceOf(changed, ['2013-06-03']));
    expect(rowOf(parts, 'Step 1')['In words']).toMatch(
      /Readings before 30 Mar 2013 are on another scale and left out\.$/,
    );
  });

  it('keep the paces of a main indicator that is withheld to themselves', async () => {
    const hidden = sourceOf(
      series({ id: 1, isMain: true, metric: metric({ visibility: 'private' }) }),
      ['2013-06-03'],
    );
    const shown = series({ id: 2, metric: metric({ id: 2, name: 'Voice' }) });
    const withheld = {
      ...hidden,
      trends: { ...hidden.trends, series: [...hidden.trends.series, shown] },
    };
    const header = textsOf(await reportParts(withheld), 'Milestones');
    expect(header).toContain('Step 1');
    expect(header).not.toContain('Before and after');
    expect(header).not.toContain('In words');
  });
});

const leads = metric({ id: 7, name: 'New patient enquiries', role: 'result' });

function entry(
  fields: Partial<Record<keyof Succession, unknown>> = {},
  successor: Metric | null = leads,
  reviews: SuccessionEntry['reviews'] = [],
): SuccessionEntry {
  return {
    metric: score,
    seriesIds: [SeriesId.parse(1)],
    isMain: true,
    isPlanned: true,
    isDue: false,
    successor,
    overlap: successor && 2,
    reviews,
    succession: Succession.parse({
      engagementId: 1,
      metricId: 1,
      adoptedOn: '2012-11-05',
      reviewOn: '2013-12-02',
      keepIf: 'It moves before enquiries do',
      endIf: 'The provider closes.',
      successorId: successor?.id ?? null,
      overlapReadings: 12,
      retiredOn: null,
      retiredReason: null,
      ...fields,
    }),
  };
}

function review(
  heldOn: string,
  reason: string,
  successor: Metric | null = null,
): SuccessionEntry['reviews'][number] {
  const decision = successor ? 'replace' : 'keep';
  const held = { id: 1, engagementId: 1, metricId: 1, heldOn, decision, reason };
  return { ...Review.parse({ ...held, successorId: successor?.id ?? null }), successor };
}

async function sheetOf(planned: SuccessionEntry, more: Parameters<typeof source>[0] = {}) {
  const whole = source({ series: [main], successions: [planned], ...more });
  return textsOf(await reportParts(whole), 'Klout Score');
}

describe('what comes after a score', () => {
  it('is told with its review date, what would keep or end it, and its successor', async () => {
    const texts = await sheetOf(
      entry({}, leads, [
        review('2013-09-16', 'Keep it until handoff'),
        review('2012-01-09', 'Old'),
      ]),
    );
    const from = texts.indexOf('What comes after this score');
    expect(texts.slice(from, from + 6)).toEqual([
      'What comes after this score',
      'Adopted 5 Nov 2012, to be reviewed on 2 Dec 2013.',
      'What would keep it: It moves before enquiries do.',
      'What would end it: The provider closes.',
      'After it: New patient enquiries. Readings of both are wanted on 12 dates first; so far 2 have.',
      'Reviewed on 16 Sep 2013: kept. Keep it until handoff.',
    ]);
    expect(texts).not.toContain('Reviewed on 9 Jan 2012: kept. Old.');
  });

  it('says that nothing is settled, and that a score is retired', async () => {
    const open = await sheetOf(entry({}, null));
    expect(open).toContain('What comes after it is not settled yet.');
    const retired = await sheetOf(
      entry({ retiredOn: TODAY, retiredReason: 'The provider closes' }),
    );
    expect(retired).toContain('Adopted 5 Nov 2012, retired on 18 Nov 2013: The provider closes.');
    expect(await sheetOf(entry({ retiredOn: TODAY }))).toContain(
      'Adopted 5 Nov 2012, retired on 18 Nov 2013.',
    );
  });

  it('is left out where nobody planned anything', async () => {
    const texts = await sheetOf({ ...entry(), isPlanned: false });
    expect(texts).not.toContain('What comes after this score');
  });

  it('names no private successor, and nobody who is withheld', async () => {
    const hidden = metric({ id: 8, name: 'Xylograph Index', visibility: 'private' });
    const texts = { keepIf: 'Frobnitz likes it', endIf: 'Xylograph Index is ready' };
    const planned = entry({ ...texts, retiredReason: 'See xylograph index' }, hidden, [
      review('2013-09-16', 'Zanzibella Frobnitz asked for Xylograph Index', hidden),
    ]);
    const person = series({
      id: 2,
      metric: score,
      subject: subject({
        id: 2,
        name: 'Zanzibella Frobnitz',
        kind: 'executive',
        consent: 'given',
        alias: 'Chief executive',
        visibility: 'alias-only',
      }),
    });
    const whole = source({ series: [main, person], successions: [planned] });
    const parts = await reportParts(whole);
    const all = [...parts.values()].join('').toLowerCase();
    for (const secret of ['xylograph', 'frobnitz', 'zanzibella']) {
      expect([secret, all.includes(secret)]).toEqual([secret, false]);
    }
    const told = textsOf(parts, 'Klout Score');
    expect(told).toContain(
      'After it: a metric that is not named here. Readings of both are wanted on 12 dates first; so far 2 have.',
    );
    expect(told).toContain(
      'Reviewed on 16 Sep 2013: to be replaced by a metric that is not named here. Chief executive asked for [metric withheld].',
    );
  });
});
