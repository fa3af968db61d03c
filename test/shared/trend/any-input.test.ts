/** Whatever goes in, what comes out holds no number that is none, and says nothing that is none. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/domain/calendar.ts';
import { ClientId, SeriesId, SubjectId } from '#shared/domain/identity.ts';
import { detectScoringChanges } from '#shared/trend/detection.ts';
import { earnedOf } from '#shared/trend/earned.ts';
import { leadingOf } from '#shared/trend/leading.ts';
import { awardAchievements } from '#shared/trend/league-achievements.ts';
import { leagueOf } from '#shared/trend/league.ts';
import { milestoneEffect } from '#shared/trend/milestone-effect.ts';
import type { DatedValue, MetricRules, ScoringChangeRules } from '#shared/trend/types.ts';
import { day, judge } from './series.ts';

const START = day('2020-01-01');
const anyDate = fc.integer({ min: -60, max: 900 }).map((days) => addDays(START, days));

/** Whole numbers, fine ones, ends of the scale, and a slip of many orders of magnitude. */
const anyValue = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 100 }) },
  { weight: 6, arbitrary: fc.double({ min: 0, max: 100, noNaN: true }) },
  { weight: 2, arbitrary: fc.constantFrom(0, 1, 50, 100) },
  { weight: 1, arbitrary: fc.constantFrom(-1e12, -5, 1e-12, 101, 9_000_000, 1e12) },
);
/** From none to forty readings, days to a year apart, often all equal or rising by the same. */
const anyReadings = fc
  .record({
    first: fc.integer({ min: 0, max: 60 }),
    gaps: fc.array(fc.constantFrom(1, 1, 7, 7, 7, 30, 90, 366), { maxLength: 40 }),
    values: fc.oneof(
      { weight: 4, arbitrary: fc.array(anyValue, { minLength: 40, maxLength: 40 }) },
      { weight: 1, arbitrary: anyValue.map((value) => Array<number>(40).fill(value)) },
      {
        weight: 1,
        arbitrary: fc
          .tuple(fc.constantFrom(-0.5, 0.1, 2), fc.integer({ min: 0, max: 50 }))
          .map(([rise, from]) => Array.from({ length: 40 }, (_, i) => from + rise * i)),
      },
    ),
  })
  .map(({ first, gaps, values }): DatedValue[] => {
    let date = addDays(START, first);
    return gaps.map((gap, i) => {
      date = addDays(date, gap);
      return { date, value: values[i] ?? 0 };
    });
  });
const anyMetric: fc.Arbitrary<MetricRules> = fc.record({
  scaleMin: fc.constantFrom(null, 0),
  scaleMax: fc.constantFrom(null, 100),
  hasTrueZero: fc.boolean(),
  direction: fc.constantFrom('up', 'down'),
  smoothingDays: fc.constantFrom(0, 1, 7, 30, 90, 365),
  cadenceDays: fc.constantFrom(1, 7, 30),
  smallestMeaningfulPace: fc.constantFrom(null, 0, 2),
  unit: fc.constantFrom('', 'points', '%'),
  decimals: fc.constantFrom(0, 1, 2),
});
const anyPair = fc.record({ before: anyValue, after: anyValue });
const anyChange: fc.Arbitrary<ScoringChangeRules> = fc.record({
  date: anyDate,
  treatment: fc.constantFrom('rebase', 'splice', 'splice', 'splice', 'ignore', 'undecided'),
  method: fc.constantFrom('additive', 'ratio', 'linear'),
  pairs: fc.oneof(fc.constant([]), fc.array(anyPair, { maxLength: 12 })),
  hasOwnPair: fc.boolean(),
});
const anyBaseline = fc.option(
  fc.record({ date: anyDate, value: fc.oneof(fc.constant(null), anyValue) }),
);
const anyTarget = fc.option(
  fc.record({ date: anyDate, value: anyValue, setOn: fc.oneof(fc.constant(null), anyDate) }),
);
const anyJudgement = fc
  .record({
    readings: anyReadings,
    metric: anyMetric,
    scoringChanges: fc.array(anyChange, { maxLength: 3 }),
    baseline: anyBaseline,
    target: anyTarget,
    from: fc.oneof(fc.constant(undefined), anyDate),
    to: fc.oneof(fc.constant(undefined), anyDate),
    today: anyDate,
  })
  .map(({ readings, ...more }) => judge(readings, more));

/** Every number finite, every text free of what numbers must not read as. */
function expectHonest(result: unknown, path = 'result'): void {
  if (typeof result === 'number') expect(result, path).toSatisfy(Number.isFinite);
  else if (typeof result === 'string') {
    expect(result, path).not.toMatch(/NaN|Infinity|undefined|null/);
  } else if (Array.isArray(result)) {
    result.forEach((one, i) => expectHonest(one, `${path}[${i}]`));
  } else if (typeof result === 'object' && result !== null) {
    for (const [key, one] of Object.entries(result)) expectHonest(one, `${path}.${key}`);
  } else expect(result, path).not.toBeUndefined();
}

describe('an honest word, and no number that is none, comes out of', () => {
  it('any judgement', () => {
    fc.assert(
      fc.property(anyJudgement, (judgement) => {
        expectHonest(judgement);
        expect(judgement.sentence).toMatch(/^[A-Z].*\.$/);
        expect(judgement.why.at(-1)).toMatchObject({ verdict: judgement.verdict, met: true });
      }),
      { numRuns: 500 },
    );
  });

  it('any score held against any work', () => {
    const drivers = fc.array(anyJudgement, { maxLength: 3 });
    fc.assert(
      fc.property(anyJudgement, drivers, anyDate, (score, judgements, today) => {
        const earned = earnedOf({
          score,
          drivers: judgements.map((judgement, i) => ({
            name: `driver ${i}`,
            direction: i % 2 === 0 ? 'up' : 'down',
            judgement,
          })),
          smoothingDays: 90,
          today,
        });
        expectHonest(earned);
      }),
    );
  });

  it('any milestone', () => {
    fc.assert(
      fc.property(anyReadings, anyDate, anyMetric, (readings, milestone, metric) => {
        expectHonest(milestoneEffect(readings, milestone, metric));
      }),
      { numRuns: 300 },
    );
  });

  it('any indicator beside any result', () => {
    const anySource = fc.record({
      readings: anyReadings,
      direction: fc.constantFrom('up' as const, 'down' as const),
      breaks: fc.array(anyDate, { maxLength: 2 }),
    });
    fc.assert(
      fc.property(anySource, anySource, (indicator, result) => {
        expectHonest(leadingOf(indicator, result));
      }),
      { numRuns: 40 },
    );
  });

  it('any league and what is earned in it', () => {
    const anyContestant = fc.record({
      hasOptedOut: fc.boolean(),
      readings: anyReadings,
      baseline: fc.option(fc.record({ date: anyDate, value: anyValue })),
      scoringChanges: fc.array(anyChange, { maxLength: 2 }),
    });
    fc.assert(
      fc.property(
        fc.array(anyContestant, { maxLength: 6 }),
        anyMetric,
        anyDate,
        anyDate,
        fc.constantFrom('normalised-change', 'change', 'latest', 'own-best'),
        (contestants, metric, asOf, previousOn, measure) => {
          const league = leagueOf({
            contestants: contestants.map((one, i) => ({
              ...one,
              subjectId: SubjectId.parse(i + 1),
              name: `P${i}`,
            })),
            season: { start: START, end: addDays(START, 365) },
            asOf,
            previousOn,
            measure,
            metric,
          });
          expectHonest(league);
          expectHonest(awardAchievements([], league));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('any portfolio looked through for scoring changes', () => {
    const anySeries = fc.record({ client: fc.integer({ min: 1, max: 3 }), readings: anyReadings });
    fc.assert(
      fc.property(
        fc.array(anySeries, { maxLength: 8 }),
        fc.array(anyDate, { maxLength: 2 }),
        anyMetric,
        (all, known, metric) => {
          const series = all.map(({ client, readings }, i) => ({
            seriesId: SeriesId.parse(i + 1),
            clientId: ClientId.parse(client),
            readings,
          }));
          expectHonest(detectScoringChanges(series, known, metric));
        },
      ),
      { numRuns: 200 },
    );
  });
});
