import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/domain/calendar.ts';
import { SubjectId } from '#shared/domain/identity.ts';
import type { Achievement } from '#shared/trend/league-achievements.ts';
import { awardAchievements } from '#shared/trend/league-achievements.ts';
import type { Contestant } from '#shared/trend/league-results.ts';
import type { LeagueMeasure } from '#shared/domain/league.ts';
import type { League } from '#shared/trend/league.ts';
import { anonymised, leagueOf } from '#shared/trend/league.ts';
import type { ScoringChangeRules } from '#shared/trend/types.ts';
import { change, day, every, OPEN_SCALE, SCORE } from './series.ts';

const SEASON = { start: day('2024-01-01'), end: day('2024-03-31') };

let nextId = 1;
function person(
  name: string,
  values: readonly number[],
  more: Partial<Contestant> = {},
): Contestant {
  return {
    subjectId: SubjectId.parse(nextId++),
    name,
    hasOptedOut: false,
    readings: every(7, values),
    baseline: null,
    scoringChanges: [],
    ...more,
  };
}

function play(
  contestants: readonly Contestant[],
  more: Partial<Parameters<typeof leagueOf>[0]> = {},
): League {
  return leagueOf({
    contestants,
    season: SEASON,
    asOf: SEASON.end,
    previousOn: day('2024-02-01'),
    measure: 'normalised-change',
    metric: SCORE,
    ...more,
  });
}

const table = ({ rows }: League) => rows.map(({ rank, name }) => [rank, name]);

describe('a league', () => {
  it('ranks by the share of what was left to gain: +8 from 70 beats +15 from 40', () => {
    const league = play([person('Ana', [40, 50, 55]), person('Ben', [70, 75, 78])]);
    expect(table(league)).toEqual([
      [1, 'Ben'],
      [2, 'Ana'],
    ]);
    expect(league.rows[0]?.score).toBeCloseTo(8 / 30, 12);
    expect(league.rows[1]?.score).toBeCloseTo(0.25, 12);
  });

  it('ranks by another measure when asked', () => {
    const all = [
      person('Ana', [40, 58, 55]),
      person('Ben', [70, 75, 74]),
      person('Cleo', [20, 20, 10]),
    ];
    const by = (measure: LeagueMeasure) => play(all, { measure }).rows.map(({ name }) => name);
    expect(by('change')).toEqual(['Ana', 'Ben', 'Cleo']);
    expect(by('latest')).toEqual(['Ben', 'Ana', 'Cleo']);
    expect(by('own-best')).toEqual(['Ben', 'Ana', 'Cleo']);
    expect(play(all, { measure: 'own-best' }).rows[1]).toMatchObject({
      best: { date: '2024-01-08', value: 58 },
      score: 58,
    });
  });

  it('gives equal scores one rank and skips the ranks they take up', () => {
    const league = play([
      person('Dev', [40, 40, 43]),
      person('Cleo', [40, 50, 46]),
      person('Ben', [40, 41, 46]),
      person('Ana', [40, 45, 52]),
    ]);
    expect(table(league)).toEqual([
      [1, 'Ana'],
      [2, 'Ben'],
      [2, 'Cleo'],
      [4, 'Dev'],
    ]);
  });

  it('ranks who falls first where down is better', () => {
    const metric = { ...SCORE, direction: 'down' as const };
    const all = [person('Ana', [40, 50, 55]), person('Ben', [40, 38, 30])];
    for (const measure of ['normalised-change', 'change', 'latest', 'own-best'] as const) {
      expect(play(all, { metric, measure }).rows[0]?.name, measure).toBe('Ben');
    }
  });

  it('counts from an agreed baseline where there is one', () => {
    const baseline = { date: day('2023-12-01'), value: 50 };
    const league = play([person('Ana', [40, 50, 60], { baseline })]);
    expect(league.rows[0]).toMatchObject({ start: baseline, change: 10, score: 0.2 });
  });

  it('says whether the best of the season is an own best', () => {
    const earlier = every(7, [45, 56, 50], '2023-11-01');
    const ana = person('Ana', [40, 57, 55]);
    const ben = person('Ben', [40, 55, 50]);
    const league = play([
      { ...ana, readings: [...earlier, ...ana.readings] },
      { ...ben, readings: [...earlier, ...ben.readings] },
      person('Cleo', [40, 90, 30]),
    ]);
    const own = Object.fromEntries(league.rows.map(({ name, isOwnBest }) => [name, isOwnBest]));
    expect(own).toEqual({ Ana: true, Ben: false, Cleo: false });
  });

  it('uses readings of the season alone, up to the day asked for', () => {
    const long = person('Ana', [], {
      readings: every(
        7,
        Array.from({ length: 60 }, (_, i) => i),
      ),
    });
    const row = play([long], { asOf: day('2024-02-10') }).rows[0];
    expect(row).toMatchObject({ readings: 6, start: { value: 0 }, latest: { date: '2024-02-05' } });
    expect(play([long], { asOf: day('2025-01-01') }).rows[0]?.latest.date).toBe('2024-03-25');
    expect(play([long], { asOf: day('2023-12-01') })).toMatchObject({ rows: [], team: null });
  });

  it('ranks nobody with fewer than three readings, and says so', () => {
    const league = play([person('Ana', [40, 50]), person('Ben', [40, 41, 42]), person('Cleo', [])]);
    expect(table(league)).toEqual([[1, 'Ben']]);
    expect(league.unranked.map(({ name, readings, why }) => [name, readings, why])).toEqual([
      ['Ana', 2, 'too-few-readings'],
      ['Cleo', 0, 'too-few-readings'],
    ]);
  });

  it('ranks by change where the scale has no end to measure the way to', () => {
    const league = play([person('Ana', [400, 500, 550])], { metric: OPEN_SCALE });
    expect(league.measure).toBe('change');
    expect(league.rows[0]).toMatchObject({ score: 150, normalisedChange: null });
  });

  it('counts staying at the end of the scale as no change, and leaving it as a loss', () => {
    const { rows } = play([person('Ana', [100, 100, 100]), person('Ben', [100, 90, 80])]);
    expect(rows.map(({ name, score }) => [name, score])).toEqual([
      ['Ana', 0],
      ['Ben', -0.2],
    ]);
  });
});

describe('movement in a league', () => {
  const ana = person('Ana', [40, 41, 42, 43, 44, 60, 70]);
  const ben = person('Ben', [40, 45, 50, 50, 50, 50, 50]);
  const late = person('Cleo', [], { readings: every(7, [40, 41, 42], '2024-02-05') });

  it('is the ranks gained since the previous period', () => {
    const { rows } = play([ana, ben, late]);
    expect(rows.map(({ name, movement }) => [name, movement])).toEqual([
      ['Ana', 1],
      ['Ben', -1],
      ['Cleo', null],
    ]);
  });

  it('is unknown over a scoring change that nothing is compared across', () => {
    const scoringChanges = [change('2024-01-29', 'rebase')];
    const { rows } = play([ana, ben].map((one) => ({ ...one, scoringChanges })));
    expect(rows.map(({ readings, movement }) => [readings, movement])).toEqual([
      [3, null],
      [3, null],
    ]);
  });
});

describe('a scoring change during the season', () => {
  const values = {
    Ana: [40, 42, 44, 46, 48, 50, 52],
    Ben: [60, 61, 62, 63, 64, 65, 66],
    Cleo: [30, 30, 31, 31, 32, 32, 33],
  };
  /** The provider takes 10 off everyone's score from the fourth week on. */
  const lowered = (scoringChanges: readonly ScoringChangeRules[]) =>
    Object.entries(values).map(([name, all]) =>
      person(
        name,
        all.map((value, week) => (week < 3 ? value : value - 10)),
        { scoringChanges },
      ),
    );

  it('leaves the ranks of unchanged behaviour unchanged when it is linked', () => {
    const pairs = [
      { before: 45, after: 35 },
      { before: 62, after: 52 },
    ];
    const league = play(lowered([change('2024-01-22', 'splice', pairs)]));
    const without = play(Object.entries(values).map(([name, all]) => person(name, all)));
    expect(table(league)).toEqual(table(without));
    expect(league.rows.map((row) => row.change)).toEqual(without.rows.map((row) => row.change));
    expect(league.scoringVersion).toBe('2024-01-22');
    expect(league.rows[0]?.linkError).toBe(0);
  });

  it.each(['rebase', 'undecided'] as const)(
    'starts anew when it is not linked (%s)',
    (treatment) => {
      const league = play(lowered([change('2024-01-22', treatment)]));
      expect(league.rows.map(({ readings, start }) => [readings, start.date])).toEqual(
        Array(3).fill([4, '2024-01-22']),
      );
    },
  );

  it('ranks nobody who has not been read since', () => {
    const scoringChanges = [change('2024-01-22', 'splice', [{ before: 45, after: 35 }])];
    const before = person('Dev', [90, 91, 92], { scoringChanges });
    const league = play([...lowered(scoringChanges), before]);
    expect(league.rows.map(({ name }) => name)).not.toContain('Dev');
    expect(league.unranked).toMatchObject([
      { name: 'Dev', readings: 3, why: 'not-read-since-the-scoring-change' },
    ]);
  });

  it('does not count before anyone has been read since', () => {
    const scoringChanges = [change('2024-03-30', 'rebase')];
    const all = [person('Ana', [40, 41, 42], { scoringChanges })];
    expect(play(all)).toMatchObject({ scoringVersion: null, rows: [{ name: 'Ana' }] });
  });
});

describe('the team', () => {
  it('is everyone ranked taken as one', () => {
    const { team } = play([person('Ana', [40, 50, 55]), person('Ben', [70, 75, 78])]);
    expect(team).toEqual({ start: 110, latest: 133, change: 23, normalisedChange: 23 / 90 });
    expect(play([]).team).toBeNull();
  });
});

describe('people in a league', () => {
  const all = [
    person('Ana', [40, 45, 52]),
    person('Ben', [40, 45, 90], { hasOptedOut: true }),
    person('Cleo', [40, 41, 42]),
    person('Dev', [40]),
  ];

  it('are absent everywhere once they opted out, the total included', () => {
    const league = play(all);
    expect(JSON.stringify(league)).not.toContain('Ben');
    expect(league.team).toMatchObject({ start: 80, latest: 94 });
    expect(table(league)).toEqual([
      [1, 'Ana'],
      [2, 'Cleo'],
    ]);
  });

  it('are not named, nor kept by identifier, in an anonymised league', () => {
    const anonymous = anonymised(play(all));
    expect(anonymous.rows.map(({ rank, name }) => [rank, name])).toEqual([
      [1, 'Person 1'],
      [2, 'Person 2'],
    ]);
    expect(anonymous.unranked).toBe(1);
    expect(JSON.stringify(anonymous)).not.toMatch(/Ana|Ben|Cleo|Dev|subjectId/);
    expect(anonymous.team).toEqual(play(all).team);
  });
});

describe('achievements', () => {
  const earlier = every(7, [50, 51], '2023-12-01');
  const ana = person('Ana', [40, 45, 52]);
  const withPast = { ...ana, readings: [...earlier, ...ana.readings] };
  const ben = person('Ben', [40, 41, 42]);

  it('are awarded when the season is over', () => {
    const season = { asOf: day('2024-03-30') };
    expect(awardAchievements([], play([withPast, ben], season))).toEqual([]);
    expect(awardAchievements([], play([withPast, ben]))).toEqual<Achievement[]>([
      {
        subjectId: ana.subjectId,
        kind: 'first-place',
        season: SEASON,
        earnedOn: day('2024-01-15'),
        value: 52,
        scoringVersion: null,
      },
      {
        subjectId: ana.subjectId,
        kind: 'own-best',
        season: SEASON,
        earnedOn: day('2024-01-15'),
        value: 52,
        scoringVersion: null,
      },
    ]);
  });

  it('go to all who share the first place', () => {
    const shared = play([person('Ana', [40, 41, 42]), person('Ben', [40, 41, 42])]);
    expect(awardAchievements([], shared).map(({ kind }) => kind)).toEqual([
      'first-place',
      'first-place',
    ]);
  });

  it('stay as they were earned whatever a provider changes afterwards', () => {
    const earned = awardAchievements([], play([withPast, ben]));
    const scoringChanges = [change('2024-01-08', 'rebase')];
    const restated = play(
      [withPast, { ...ben, readings: every(7, [40, 60, 80]) }].map((one) => ({
        ...one,
        scoringChanges,
      })),
    );
    expect(awardAchievements(earned, restated)).toEqual(earned);
  });

  it('of a later season are added to those of earlier ones', () => {
    const earned = awardAchievements([], play([withPast, ben]));
    const next = { start: day('2024-04-01'), end: day('2024-06-30') };
    const again = { ...ben, readings: every(7, [42, 43, 44], '2024-04-01') };
    const league = play([again], { season: next, asOf: next.end });
    expect(awardAchievements(earned, league)).toEqual([
      ...earned,
      expect.objectContaining({ subjectId: ben.subjectId, kind: 'first-place', season: next }),
    ]);
  });
});

describe('any league', () => {
  const values = fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 10 });
  const measures = fc.constantFrom<LeagueMeasure>(
    'normalised-change',
    'change',
    'latest',
    'own-best',
  );

  it('ranks each once, the better before the worse, and never says NaN', () => {
    fc.assert(
      fc.property(fc.array(values, { maxLength: 8 }), measures, (all, measure) => {
        const league = play(
          all.map((one, i) => person(`P${i}`, one)),
          { measure },
        );
        expect(league.rows.length + league.unranked.length).toBe(all.length);
        league.rows.forEach((row, i) => {
          const better = league.rows.filter(({ score }) => score > row.score + 1e-9).length;
          expect(row.rank).toBe(better + 1);
          expect(row.score).toBeLessThanOrEqual(league.rows[i - 1]?.score ?? Infinity);
          expect(Math.abs(row.normalisedChange ?? 0)).toBeLessThanOrEqual(1);
        });
        expect(JSON.stringify(league)).not.toMatch(/NaN|Infinity/);
      }),
    );
  });

  it('does not depend on the order of people, of readings, or on the date', () => {
    fc.assert(
      fc.property(
        fc.array(values, { maxLength: 8 }),
        measures,
        fc.integer({ min: -1000, max: 1000 }),
        (all, measure, days) => {
          const people = all.map((one, i) => person(`P${i}`, one));
          const moved = people.toReversed().map((one) => ({
            ...one,
            readings: one.readings
              .map(({ date, value }) => ({ date: addDays(date, days), value }))
              .toReversed(),
          }));
          const season = { start: addDays(SEASON.start, days), end: addDays(SEASON.end, days) };
          const previousOn = addDays(day('2024-02-01'), days);
          expect(table(play(moved, { measure, season, asOf: season.end, previousOn }))).toEqual(
            table(play(people, { measure })),
          );
        },
      ),
    );
  });
});
