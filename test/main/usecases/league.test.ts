import { describe, expect, it } from 'vitest';
import type { OutputOf } from '#shared/contract/index.ts';
import { addDays } from '#shared/domain/calendar.ts';
import type { LeagueSeasonId, SeriesId, SubjectId } from '#shared/domain/identity.ts';
import type { SubjectKind } from '#shared/domain/subject.ts';
import type { Session } from '#main/usecases/session.ts';
import { ask, day, newSession, refused, startEngagement, type Started } from './a-session.ts';

type Standing = OutputOf<'league.show'>;

const START = day('2013-01-07');
/** Weekly, from the season's first day on. */
const onWeek = (week: number) => addDays(START, 7 * week);

interface Player {
  readonly subjectId: SubjectId;
  readonly seriesId: SeriesId;
}

interface Played extends Started {
  readonly session: Session;
  readonly clock: { today: string };
  readonly add: (name: string, values: readonly number[], kind?: SubjectKind) => Promise<Player>;
  readonly season: LeagueSeasonId;
}

/** An engagement with a season of ten weeks on its metric, which runs from 0 to 100. */
async function aSeason(contest: 'people' | 'peers' = 'people'): Promise<Played> {
  const clock = { today: '2013-04-01' };
  const session = await newSession(clock);
  const started = await startEngagement(session);
  const { engagementId, metricId } = started;
  const { clientId } = await ask(session, 'engagements.show', { engagementId });
  const { id: season } = await ask(session, 'league.add-season', {
    engagementId,
    metricId,
    name: 'Spring',
    contest,
    start: START,
    end: day('2013-03-17'),
  });
  const add: Played['add'] = async (name, values, kind = 'team-member') => {
    const { id: subjectId } = await ask(session, 'subjects.add', { clientId, name, kind });
    const { seriesId } = await ask(session, 'series.add', { engagementId, subjectId, metricId });
    await log(session, seriesId, values);
    return { subjectId, seriesId };
  };
  return { ...started, session, clock, add, season };
}

async function log(session: Session, seriesId: SeriesId, values: readonly number[]): Promise<void> {
  for (const [week, value] of values.entries()) {
    await session.value('readings.log', { seriesId, date: onWeek(week), value });
  }
}

const places = ({ league }: Standing) =>
  league.rows.map(({ rank, name, movement }) => [rank, name, movement]);

describe('seasons of a league', () => {
  it('are added, edited and listed, the latest first', async () => {
    const { session, engagementId, metricId, season } = await aSeason();
    const autumn = await ask(session, 'league.add-season', {
      engagementId,
      metricId,
      name: 'Autumn',
      contest: 'peers',
      start: day('2013-09-02'),
      end: day('2013-11-30'),
      measure: 'latest',
      isAnonymous: true,
    });
    expect(autumn).toMatchObject({ metricName: 'Influence', settledOn: null, isAnonymous: true });
    const edited = await ask(session, 'league.edit-season', {
      seasonId: season,
      name: 'Early spring',
      isAnonymous: true,
    });
    expect(edited).toMatchObject({ name: 'Early spring', measure: 'normalised-change' });
    const all = await ask(session, 'league.seasons', { engagementId });
    expect(all.map(({ name }) => name)).toEqual(['Autumn', 'Early spring']);
  });

  it('have a name of their own on their metric, and end after they start', async () => {
    const { session, engagementId, metricId, season } = await aSeason();
    const twin = { engagementId, metricId, name: 'SPRING', contest: 'people' } as const;
    const taken = await refused(session, 'league.add-season', {
      ...twin,
      start: day('2013-05-01'),
      end: day('2013-06-01'),
    });
    expect([taken.code, taken.message]).toEqual([
      'conflict',
      'The engagement has a season “SPRING” on this metric already; edit that one, or use another name.',
    ]);
    const backwards = await refused(session, 'league.edit-season', {
      seasonId: season,
      end: START,
    });
    expect([backwards.code, backwards.message]).toEqual([
      'bad-input',
      '“Spring” ends on 7 Jan 2013, not after it starts on 7 Jan 2013; choose a later end.',
    ]);
    const unknown = await refused(session, 'league.show', { seasonId: 9 });
    expect(unknown.message).toContain('no league season with number 9');
  });
});

describe('where everyone stands', () => {
  it('ranks by normalised change, ties as 1, 2, 2, 4, with the team beside them', async () => {
    const { session, add, season } = await aSeason();
    await add('Dana', [50, 48, 45]);
    await add('Ben', [20, 30, 40]);
    await add('Ada', [60, 70, 90], 'executive');
    await add('Cem', [20, 32, 40]);
    await add('Eve', [30, 31]);
    const shown = await ask(session, 'league.show', { seasonId: season });
    expect(places(shown)).toEqual([
      [1, 'Ada', 0],
      [2, 'Ben', 0],
      [2, 'Cem', 0],
      [4, 'Dana', 0],
    ]);
    expect(shown.league.rows[0]).toMatchObject({ normalisedChange: 0.75, change: 30, readings: 3 });
    expect(shown.league.team).toMatchObject({ start: 150, latest: 215, change: 65 });
    expect(shown.league.unranked).toMatchObject([{ name: 'Eve', why: 'too-few-readings' }]);
    // The organisation itself is no person.
    expect(JSON.stringify(shown)).not.toContain('Harbour Health');
  });

  it('tells who moved since the previous period, 30 days before unless it is said', async () => {
    const { session, add, season } = await aSeason();
    await add('Ada', [50, 60, 62, 62, 62, 63, 63, 63, 63, 63]);
    await add('Ben', [50, 51, 52, 53, 54, 60, 66, 70, 75, 80]);
    const shown = await ask(session, 'league.show', { seasonId: season });
    // The season is over: its last 30 days count, not those before today.
    expect(shown).toMatchObject({ asOf: '2013-04-01', previousOn: '2013-02-15' });
    expect(places(shown)).toEqual([
      [1, 'Ben', 1],
      [2, 'Ada', -1],
    ]);
    const early = await ask(session, 'league.show', { seasonId: season, asOf: onWeek(4) });
    expect(places(early)).toEqual([
      [1, 'Ada', null],
      [2, 'Ben', null],
    ]);
    const since = { seasonId: season, previousOn: onWeek(8) };
    expect(places(await ask(session, 'league.show', since))[0]).toEqual([1, 'Ben', 0]);
    const wrong = await refused(session, 'league.show', {
      seasonId: season,
      asOf: onWeek(4),
      previousOn: onWeek(5),
    });
    expect([wrong.code, wrong.message]).toEqual([
      'bad-input',
      'The previous period ends on 11 Feb 2013, not before 4 Feb 2013; choose an earlier day.',
    ]);
  });

  it('can be looked at by another measure without changing the season', async () => {
    const { session, add, season } = await aSeason();
    await add('Ada', [80, 90, 85]);
    await add('Ben', [20, 30, 40]);
    const first = async (measure?: 'change' | 'own-best' | 'latest') => {
      const asked = { seasonId: season, ...(measure && { measure }) };
      return (await ask(session, 'league.show', asked)).league.rows[0]?.name;
    };
    expect(await first()).toBe('Ada');
    expect(await first('change')).toBe('Ben');
    expect(await first('own-best')).toBe('Ada');
    const [kept] = await ask(session, 'league.seasons', {
      engagementId: (await ask(session, 'engagements.list', {}))[0]?.id ?? 0,
    });
    expect(kept?.measure).toBe('normalised-change');
  });

  it('counts from a baseline agreed for a day of the season, not from one of long before', async () => {
    const { session, clock, add, season } = await aSeason();
    const ada = await add('Ada', [50, 55, 60]);
    const ben = await add('Ben', [50, 55, 60]);
    clock.today = '2013-04-02';
    const agree = (seriesId: SeriesId, date: string, value: number) =>
      ask(session, 'baselines.agree', { seriesId, date: day(date), value });
    await agree(ada.seriesId, '2012-06-01', 10);
    await agree(ben.seriesId, '2013-01-10', 52);
    const { league } = await ask(session, 'league.show', { seasonId: season });
    expect(league.rows.map(({ name, start }) => [name, start.value])).toEqual([
      ['Ada', 50],
      ['Ben', 52],
    ]);
  });

  it('ranks the organisation among its peers in the other contest', async () => {
    const { session, add, season, seriesId } = await aSeason('peers');
    await add('Rival', [40, 42, 44], 'peer');
    await add('Ada', [10, 50, 90]);
    await log(session, seriesId, [50, 60, 70]);
    const shown = await ask(session, 'league.show', { seasonId: season });
    expect(shown.league.rows.map(({ name }) => name)).toEqual(['Harbour Health', 'Rival']);
  });

  it('names nobody where the season says so', async () => {
    const { session, add, season } = await aSeason();
    const { subjectId } = await add('Adawomble', [50, 60, 70]);
    await add('Benwomble', [20, 21, 22]);
    await add('Evewomble', [30]);
    await ask(session, 'league.settle', { seasonId: season });
    await ask(session, 'league.edit-season', { seasonId: season, isAnonymous: true });
    const shown = await ask(session, 'league.show', { seasonId: season });
    expect(JSON.stringify(shown)).not.toContain('womble');
    expect(JSON.stringify(shown)).not.toContain(`"subjectId":${subjectId}`);
    expect(shown.league.rows.map(({ name }) => name)).toEqual(['Person 1', 'Person 2']);
    expect(shown.league.unranked).toBe(1);
    expect(shown.achievements).toMatchObject([{ name: null, kind: 'first-place', value: 70 }]);
  });

  it('is like for like: a linked scoring change leaves the ranks of unchanged behaviour alone', async () => {
    const { session, clock, add, season, metricId } = await aSeason();
    // The provider takes ten points off everyone in the sixth week.
    const scored = (start: number, pace: number) =>
      Array.from({ length: 10 }, (_, week) => start + pace * week - (week >= 5 ? 10 : 0));
    await add('Ada', scored(40, 1));
    await add('Ben', scored(45, 2));
    await add('Cem', scored(60, 0));
    const plain = await ask(session, 'league.show', { seasonId: season, asOf: onWeek(4) });
    expect(plain.league.rows.map(({ name }) => name)).toEqual(['Ben', 'Ada', 'Cem']);
    clock.today = '2013-04-02';
    const change = await ask(session, 'scoring-changes.add', {
      metricId,
      changedOn: onWeek(5),
      what: 'Another scale',
      treatment: 'splice',
    });
    const linked = await ask(session, 'league.show', { seasonId: season });
    expect(linked.league.rows.map(({ name }) => name)).toEqual(['Ben', 'Ada', 'Cem']);
    expect(linked.league.rows[0]?.readings).toBe(10);
    expect(linked.league.scoringVersion).toBe(change.changedOn);
  });

  it('is known as on an earlier date, settled or not', async () => {
    const { session, add, season, engagementId } = await aSeason();
    await add('Ada', [50, 60, 70]);
    await ask(session, 'league.settle', { seasonId: season });
    await ask(session, 'workbook.edit', { asOf: day('2013-03-20') });
    const then = await ask(session, 'league.show', { seasonId: season });
    expect(then).toMatchObject({ asOf: '2013-03-20', season: { settledOn: null } });
    expect(then.achievements).toEqual([]);
    expect((await ask(session, 'league.seasons', { engagementId }))[0]?.settledOn).toBeNull();
    // It is settled nevertheless, and stays so.
    const again = await refused(session, 'league.settle', { seasonId: season });
    expect(again.code).toBe('conflict');
  });
});

describe('those who stay out', () => {
  it('are absent from everything but their number', async () => {
    const { session, add, season } = await aSeason();
    await add('Ada', [50, 60, 70]);
    const out = await add('Wendell Quibblesworth', [10, 50, 99]);
    const unwilling = await add('Snarfblatt', [10, 50, 99]);
    await ask(session, 'league.settle', { seasonId: season });
    await ask(session, 'subjects.edit', { subjectId: out.subjectId, inLeague: false });
    await ask(session, 'subjects.edit', { subjectId: unwilling.subjectId, consent: 'refused' });
    for (const measure of ['normalised-change', 'change', 'latest', 'own-best'] as const) {
      const shown = await ask(session, 'league.show', { seasonId: season, measure });
      expect(JSON.stringify(shown)).not.toMatch(/wendell|quibblesworth|snarfblatt/i);
      expect(JSON.stringify(shown)).not.toContain(`"subjectId":${out.subjectId}`);
      expect(shown.league.team).toMatchObject({ start: 50, latest: 70 });
      expect(shown.absent).toBe(2);
    }
    await ask(session, 'subjects.edit', { subjectId: out.subjectId, inLeague: true });
    const back = await ask(session, 'league.show', { seasonId: season });
    // What was achieved was kept all the time.
    expect(back.achievements).toMatchObject([
      { name: 'Wendell Quibblesworth', kind: 'first-place' },
    ]);
  });
});

describe('achievements', () => {
  it('are frozen once, after the season', async () => {
    const { session, clock, add, season } = await aSeason();
    await add('Ada', [50, 60, 70]);
    await add('Ben', [60, 61, 62]);
    clock.today = '2013-03-16';
    const early = await refused(session, 'league.settle', { seasonId: season });
    expect([early.code, early.message]).toEqual([
      'conflict',
      '“Spring” runs until 17 Mar 2013; settle it then.',
    ]);
    clock.today = '2013-04-01';
    const settled = await ask(session, 'league.settle', { seasonId: season });
    expect(settled.settledOn).toBe('2013-04-01');
    const again = await refused(session, 'league.settle', { seasonId: season });
    expect([again.code, again.message]).toEqual([
      'conflict',
      '“Spring” was settled on 1 Apr 2013; its achievements stay as they were earned.',
    ]);
    const moved = await refused(session, 'league.edit-season', {
      seasonId: season,
      end: day('2013-05-01'),
    });
    expect([moved.code, moved.message]).toEqual([
      'conflict',
      '“Spring” was settled on 1 Apr 2013: only its name, and whether it names people, can still change.',
    ]);
    await ask(session, 'league.edit-season', { seasonId: season, name: 'Spring of 2013' });
  });

  it('need somebody who is ranked', async () => {
    const { session, add, season } = await aSeason();
    await add('Ada', [50, 60]);
    const refusal = await refused(session, 'league.settle', { seasonId: season });
    expect([refusal.code, refusal.message]).toEqual([
      'conflict',
      'Nobody can be ranked in “Spring” yet, so there is nothing to settle; log at least three readings of its days for each first.',
    ]);
  });

  it('outlast a later scoring change and later corrections', async () => {
    const { session, clock, add, season, metricId } = await aSeason();
    const ada = await add('Ada', [50, 60, 70]);
    await add('Ben', [60, 61, 62]);
    // A value from before the season makes this one an own best.
    await ask(session, 'readings.log', {
      seriesId: ada.seriesId,
      date: day('2012-12-31'),
      value: 49,
    });
    await ask(session, 'league.settle', { seasonId: season });
    const before = await ask(session, 'league.show', { seasonId: season });
    expect(before.achievements).toEqual([
      { name: 'Ada', kind: 'first-place', earnedOn: onWeek(2), value: 70, scoringVersion: null },
      { name: 'Ada', kind: 'own-best', earnedOn: onWeek(2), value: 70, scoringVersion: null },
    ]);
    clock.today = '2013-05-01';
    const { readings } = await ask(session, 'trends.series', { seriesId: ada.seriesId });
    const last = readings.at(-1);
    if (!last) throw new Error('there is no reading to correct');
    await ask(session, 'readings.correct', { readingId: last.id, value: 51, reason: 'Typo' });
    await ask(session, 'scoring-changes.add', {
      metricId,
      changedOn: onWeek(2),
      what: 'Another scale',
      treatment: 'rebase',
    });
    const after = await ask(session, 'league.show', { seasonId: season });
    expect(after.league.rows).toEqual([]);
    expect(after.achievements).toEqual(before.achievements);
  });
});

describe('subjects', () => {
  it('are edited: name, alias, visibility, consent and part in leagues', async () => {
    const { session, add } = await aSeason();
    const { subjectId } = await add('Ada', []);
    const edited = await ask(session, 'subjects.edit', {
      subjectId,
      name: 'Ada Lovelace',
      alias: 'Team member 1',
      visibility: 'alias-only',
      consent: 'given',
      inLeague: false,
    });
    expect(edited).toMatchObject({
      name: 'Ada Lovelace',
      alias: 'Team member 1',
      visibility: 'alias-only',
      consent: 'given',
      inLeague: false,
    });
    expect(await ask(session, 'subjects.edit', { subjectId, inLeague: true })).toEqual({
      ...edited,
      inLeague: true,
    });
    const nameless = await refused(session, 'subjects.edit', { subjectId, alias: null });
    expect([nameless.code, nameless.details[0]?.field]).toEqual(['bad-input', 'alias']);
  });

  it('keep their names apart, and only people give consent', async () => {
    const { session, add, subjectId: organisation } = await aSeason();
    const { subjectId } = await add('Ada', []);
    const taken = await refused(session, 'subjects.edit', { subjectId, name: 'harbour health' });
    expect([taken.code, taken.message]).toEqual([
      'conflict',
      '“Harbour Health” has a subject “harbour health” already; use that one or another name.',
    ]);
    const consent = await refused(session, 'subjects.edit', {
      subjectId: organisation,
      consent: 'given',
    });
    expect(consent.message).toContain('only people give consent');
  });
});
