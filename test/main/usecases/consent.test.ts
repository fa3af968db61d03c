import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/domain/calendar.ts';
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

/** An engagement that scores its organisation and, by name and with consent, Ana. */
async function withAna() {
  const clock = { today: THEN as string };
  const session = await newSession(clock);
  const started = await startEngagement(session, {
    metrics: [{ from: 'own', definition: ownMetric({ smoothingDays: 0 }) }],
  });
  const { engagementId, metricId, seriesId } = started;
  const { clientId } = await ask(session, 'engagements.show', { engagementId });
  const ana = await ask(session, 'subjects.add', {
    ...{ clientId, name: 'Ana Vantree', kind: 'executive', alias: 'Person A', consent: 'given' },
    ...{ consentOn: day('2013-05-20'), consentHow: 'by e-mail' },
  });
  const tracked = { engagementId, subjectId: ana.id, metricId };
  const { seriesId: hers } = await ask(session, 'series.add', tracked);
  for (const id of [seriesId, hers])
    await logWeekly(session, id, [40, 41, 42, 43, 44, 45, 46], THEN);
  const edit = (changes: object) =>
    ask(session, 'subjects.edit', { subjectId: ana.id, ...changes });
  /** The names in the engagement as known on a day. */
  const shownOn = async (knownOn: CalendarDate) => {
    const { series } = await ask(session, 'trends.engagement', { engagementId, knownOn });
    const hersThen = series.find(({ subject }) => subject.id === ana.id)?.subject;
    const { withheld } = await ask(session, 'reports.preview', { engagementId, knownOn });
    return { visibility: hersThen?.visibility, consent: hersThen?.consent, withheld };
  };
  return { clock, session, clientId, ana, edit, shownOn };
}

describe('a person’s consent', () => {
  it('says when and how it was given, and nothing of another answer', async () => {
    const { ana, edit } = await withAna();
    expect(ana).toMatchObject({ consentOn: '2013-05-20', consentHow: 'by e-mail' });
    expect(await edit({ inLeague: false })).toMatchObject({
      ...{ consentOn: '2013-05-20', consentHow: 'by e-mail' },
    });
    expect(await edit({ consent: 'refused' })).toMatchObject({ consentOn: null, consentHow: '' });
    expect(await edit({ consentOn: THEN, consentHow: 'in person' })).toMatchObject({
      ...{ consent: 'refused', consentOn: THEN, consentHow: 'in person' },
    });
  });

  it('has no day before anybody was asked, none after today, and none of a peer', async () => {
    const { session, clientId } = await withAna();
    const add = (fields: object) =>
      refused(session, 'subjects.add', { clientId, name: 'Bo', kind: 'team-member', ...fields });
    expect((await add({ consentHow: 'by e-mail' })).message).toContain('was not asked yet');
    expect((await add({ consent: 'given', consentOn: NOW })).message).toContain('is after today');
    expect((await add({ kind: 'peer', consentOn: THEN })).message).toContain(
      'only people give consent',
    );
  });
});

describe('what was decided about a subject', () => {
  it('is kept from the first day on, the latest first, and without what changed nothing', async () => {
    const { session, clock, ana, edit } = await withAna();
    clock.today = NOW;
    await edit({ visibility: 'alias-only' });
    await edit({ name: 'Ana V.' });
    const decisions = await ask(session, 'subjects.decisions', { subjectId: ana.id });
    expect(
      decisions.map(({ decidedOn, visibility, consent }) => [decidedOn, visibility, consent]),
    ).toEqual([
      [NOW, 'alias-only', 'given'],
      [THEN, 'shared', 'given'],
    ]);
  });

  it('withdrawn today withholds from what is known on an earlier day, too', async () => {
    const { clock, edit, shownOn } = await withAna();
    clock.today = NOW;
    expect(await shownOn(THEN)).toMatchObject({ consent: 'given', withheld: [] });
    await edit({ consent: 'refused' });
    const then = await shownOn(THEN);
    expect(then.consent).toBe('refused');
    expect(then.withheld).toEqual(['1 person who did not agree to be scored left out.']);
  });

  it('and loosened since is no looser for the days before', async () => {
    const { clock, edit, shownOn } = await withAna();
    await edit({ visibility: 'alias-only', consent: 'refused' });
    clock.today = NOW;
    await edit({ visibility: 'shared', consent: 'given' });
    expect(await shownOn(THEN)).toMatchObject({ visibility: 'alias-only', consent: 'refused' });
    expect(await shownOn(NOW)).toMatchObject({
      visibility: 'shared',
      consent: 'given',
      withheld: [],
    });
  });
});
