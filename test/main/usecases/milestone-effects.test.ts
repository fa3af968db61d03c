import { describe, expect, it } from 'vitest';
import type { InputOf } from '#shared/contract/index.ts';
import { addDays } from '#shared/domain/calendar.ts';
import type { EngagementId } from '#shared/domain/identity.ts';
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

const WEEKS = 24;
/** Twelve weeks before the day they are judged on. */
const MILESTONE = addDays(TODAY, -7 * 11);

/** Weekly readings to today that rise by one pace until the milestone and by another from then on. */
const bend = (before: number, after: number) =>
  Array.from(
    { length: WEEKS },
    (_, week) =>
      40 + before * Math.min(week, 12) + after * Math.max(week - 12, 0) + ((week % 3) - 1) / 5,
  );

async function client(
  session: Session,
  name: string,
  values: readonly number[],
  metric: InputOf<'engagements.start'>['metrics'][number] | null = null,
): Promise<Started> {
  const started = await startEngagement(session, {
    client: { name },
    subject: { name, kind: 'organisation' },
    ...(metric ? { metrics: [metric] } : {}),
  });
  await logWeekly(session, started.seriesId, values);
  return started;
}

const done = (session: Session, engagementId: EngagementId, date = MILESTONE) =>
  ask(session, 'milestones.add', { engagementId, date, title: 'Workshop', status: 'done' });

/** A client whose pace rose after a workshop. */
async function workshop() {
  const session = await newSession();
  const started = await client(session, 'Harbour Health', bend(0, 1));
  const { engagementId, metricId } = started;
  await done(session, engagementId);
  const first = async (more: Partial<InputOf<'milestones.effects'>> = {}) => {
    const { milestones } = await ask(session, 'milestones.effects', { engagementId, ...more });
    if (!milestones[0]) throw new Error('there is no milestone');
    return milestones[0];
  };
  const other = (name: string, before: number, after: number) =>
    client(session, name, bend(before, after), { from: 'workbook', metricId });
  return { session, ...started, first, other };
}

describe('the pace around a milestone', () => {
  it('is that of the main indicator, or of the series named', async () => {
    const { session, engagementId, subjectId, seriesId, first } = await workshop();
    expect(await ask(session, 'milestones.effects', { engagementId })).toMatchObject({
      judgedOn: TODAY,
      series: { id: seriesId, subjectName: 'Harbour Health', metric: { name: 'Influence' } },
    });
    expect(await first()).toMatchObject({
      milestone: { title: 'Workshop' },
      shows: { from: MILESTONE, inFull: MILESTONE },
      effect: { word: 'better-pace', before: { n: 12 }, after: { n: 12 } },
      leftOut: { before: null, from: null },
      comparison: { others: [], medianPaceChange: null },
    });
    const { metric } = await ask(session, 'metrics.add', {
      metric: { from: 'catalogue', key: 'content-published' },
    });
    const other = await ask(session, 'series.add', {
      ...{ engagementId, subjectId, metricId: metric.id },
    });
    const none = await first({ seriesId: other.seriesId });
    expect(none).toMatchObject({ effect: { word: 'cannot-be-judged' }, comparison: null });
  });

  it('is told of what is done; what is planned only says when it could show', async () => {
    const { session, engagementId, metricId } = await workshop();
    const { metric } = await ask(session, 'metrics.show', { metricId });
    await ask(session, 'metrics.edit', { metricId, definition: { ...metric, smoothingDays: 30 } });
    for (const status of ['planned', 'missed', 'dropped'] as const) {
      const milestone = { engagementId, date: day('2014-02-03'), title: status, status };
      await ask(session, 'milestones.add', milestone);
    }
    const { milestones } = await ask(session, 'milestones.effects', { engagementId });
    expect(milestones.map(({ shows, effect }) => [shows?.inFull, effect?.word])).toEqual([
      [addDays(MILESTONE, 30), 'cannot-be-judged'],
      ['2014-03-05', undefined],
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });

  it('leaves out readings beyond a scoring change, and says so', async () => {
    const { session, metricId, first } = await workshop();
    const changedOn = addDays(MILESTONE, -20);
    await ask(session, 'scoring-changes.add', {
      ...{ metricId, changedOn, what: 'New model', treatment: 'rebase' },
    });
    expect(await first()).toMatchObject({
      leftOut: { before: changedOn, from: null },
      effect: { word: 'cannot-be-judged', before: { n: 2 } },
    });
  });

  it('promises nothing more once the engagement is over', async () => {
    const { session, engagementId, first } = await workshop();
    await ask(session, 'milestones.add', {
      ...{ engagementId, date: addDays(MILESTONE, -90), title: 'Early', status: 'done' },
    });
    const late = { engagementId, date: addDays(TODAY, -8), title: 'Late', status: 'done' } as const;
    await ask(session, 'milestones.add', late);
    const enoughOn = async () =>
      (await ask(session, 'milestones.effects', { engagementId })).milestones.map(
        ({ effect }) => effect?.enoughOn,
      );
    expect(await enoughOn()).toEqual([null, null, addDays(TODAY, 14)]);
    const over = { engagementId, status: 'closed', endsOn: TODAY } as const;
    await ask(session, 'engagements.edit', over);
    expect(await enoughOn()).toEqual([null, null, null]);
    expect((await first()).effect?.word).toBe('cannot-be-judged');
  });

  it('has nothing to go by where nothing is tracked', async () => {
    const session = await newSession();
    const { id: clientId } = await ask(session, 'clients.add', { name: 'Harbour Health' });
    const { id } = await ask(session, 'engagements.add', {
      ...{ clientId, name: 'New', startsOn: TODAY },
    });
    await done(session, id);
    expect(await ask(session, 'milestones.effects', { engagementId: id })).toMatchObject({
      series: null,
      milestones: [{ shows: null, effect: null, comparison: null }],
    });
  });

  it('refuses the series of another engagement', async () => {
    const { session, engagementId, other } = await workshop();
    const { seriesId } = await other('Mill House', 0, 0);
    const refusal = await refused(session, 'milestones.effects', { engagementId, seriesId });
    expect(refusal).toMatchObject({ code: 'bad-input' });
    expect(refusal.message).toContain('belongs to another engagement');
  });
});

describe('the same time at other clients', () => {
  it('is told by the middle of their pace changes, and by name', async () => {
    const { first, other } = await workshop();
    await other('Mill House', 0.5, 0.5);
    await other('Quay Foods', 0, 0.1);
    await other('Tern & Sons', 1, 0);
    const { comparison } = await first();
    expect(comparison?.others.map(({ clientName }) => clientName)).toEqual([
      'Mill House',
      'Quay Foods',
      'Tern & Sons',
    ]);
    const changes = comparison?.others.map(({ effect }) => effect.paceChange?.pace ?? 9) ?? [];
    expect(comparison?.medianPaceChange).toBe(changes[0]);
    expect(changes[0]).toBeCloseTo(0, 0);
  });

  it('leaves out clients that did something then, or cannot be judged', async () => {
    const { session, first, other, metricId } = await workshop();
    const busy = await other('Busy', 0, 1);
    await done(session, busy.engagementId, addDays(MILESTONE, 10));
    await client(session, 'New', [40, 41], { from: 'workbook', metricId });
    const calm = await other('Calm', 0, 0);
    await done(session, calm.engagementId, addDays(MILESTONE, 40));
    await ask(session, 'milestones.add', {
      ...{ engagementId: calm.engagementId, date: MILESTONE, title: 'Dropped', status: 'dropped' },
    });
    const names = async () => (await first()).comparison?.others.map((each) => each.clientName);
    expect(await names()).toEqual(['Calm']);
    await ask(session, 'engagements.archive', { engagementId: calm.engagementId, archived: true });
    expect(await names()).toEqual([]);
  });

  it('compares organisations with organisations, and never another series of the same client', async () => {
    const { session, engagementId, metricId, first, other } = await workshop();
    const { engagement } = await ask(session, 'trends.engagement', { engagementId });
    const elsewhere = await other('Mill House', 0, 0);
    const mill = await ask(session, 'engagements.show', { engagementId: elsewhere.engagementId });
    for (const [to, clientId] of [
      [engagementId, engagement.clientId],
      [mill.id, mill.clientId],
    ] as const) {
      const person = await ask(session, 'subjects.add', {
        ...{ clientId, name: 'Ann Lee', kind: 'executive' },
      });
      const { seriesId } = await ask(session, 'series.add', {
        ...{ engagementId: to, subjectId: person.id, metricId },
      });
      await logWeekly(session, seriesId, bend(0, 0));
    }
    const { comparison } = await first();
    expect(comparison?.others.map(({ subjectName }) => subjectName)).toEqual(['Mill House']);
  });
});
