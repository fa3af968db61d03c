import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '#shared/domain/calendar.ts';
import type { Judgement } from '#shared/trend/judge.ts';
import { seededRandom } from '#shared/trend/seeded-random.ts';
import type { DatedValue, LinkPair, MetricRules } from '#shared/trend/types.ts';
import { change, day, every, expectClose, judge, OPEN_SCALE } from './series.ts';

/** Readings in quarters of a point, so that sums and doubling are exact. */
const anySeries = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 1, max: 40 }),
      quarters: fc.integer({ min: 80, max: 240 }),
    }),
    {
      minLength: 2,
      maxLength: 30,
    },
  )
  .map((steps) => {
    let date = day('2020-01-01');
    return steps.map(({ gap, quarters }): DatedValue => {
      date = addDays(date, gap);
      return { date, value: quarters / 4 };
    });
  });
const anyMetric = fc.record({
  smoothingDays: fc.constantFrom(0, 30, 90),
  direction: fc.constantFrom('up' as const, 'down' as const),
  smallestMeaningfulPace: fc.constantFrom(null, 2),
});
const inPoints = (metric: Partial<MetricRules>) => ({ ...OPEN_SCALE, ...metric });

describe('a judgement of little', () => {
  it('of nothing has null for what cannot be said', () => {
    expect(judge([])).toEqual({
      n: 0,
      from: null,
      to: null,
      judged: { n: 0, from: null, to: null, independent: 0 },
      latest: null,
      slope: null,
      pace: null,
      trendTest: null,
      serialCorrelation: null,
      linkUncertainty: null,
      readings: [],
      segments: [],
      specialCauses: [],
      baseline: null,
      earlierBaselines: [],
      links: [],
      projection: null,
      verdict: 'too-early',
      why: [
        {
          verdict: 'broken',
          met: false,
          reason: 'No undecided scoring change lies in the period.',
        },
        {
          verdict: 'too-early',
          met: true,
          reason: '0 readings over 0 days, of at least 6 over 28.',
        },
      ],
      sentence: 'Too early to say: no readings yet.',
      enoughOn: null,
      weeksToSettle: null,
    });
  });

  it('of one reading has neither pace nor test', () => {
    const judgement = judge(every(7, [40]));
    expect(judgement).toMatchObject({ n: 1, slope: null, trendTest: null, verdict: 'too-early' });
    expect(judgement.segments[0]?.limits).toEqual({ centre: 40, lower: null, upper: null });
    expect(judgement.latest).toEqual({ date: '2024-01-01', value: 40 });
  });

  it('of two readings has a pace without an interval', () => {
    const judgement = judge(every(10, [40, 41]));
    expect(judgement.slope).toMatchObject({ perDay: 0.1, low: null, high: null });
    expect(judgement.pace).toEqual({ pace: 3, low: null, high: null });
    expect(judgement.trendTest).toMatchObject({ s: 1, p: 1, tau: 1 });
  });

  it('of equal readings stands still', () => {
    const judgement = judge(every(7, Array<number>(12).fill(41)));
    expect(judgement).toMatchObject({
      slope: { perDay: 0, low: 0, high: 0 },
      trendTest: { s: 0, variance: 0, z: 0, p: 1 },
      specialCauses: [],
      verdict: 'steady',
    });
  });

  it('does not take one huge outlier for a trend', () => {
    const values = [41, 40, 42, 41, 40, 42, 9_000_000, 41, 40, 42, 41, 40];
    const judgement = judge(every(7, values), { metric: OPEN_SCALE });
    expect(judgement.verdict).toBe('unclear');
    expect(judgement.slope?.perDay).toBe(0);
    expect(judgement.specialCauses).toContainEqual({
      date: '2024-02-12',
      rule: 'above-upper-limit',
      rules: ['above-upper-limit'],
    });
  });

  it('spans a gap of a year', () => {
    const gap = [...every(7, [40, 41, 40, 41]), ...every(7, [50, 51, 50, 51], '2025-03-01')];
    expect(judge(gap).judged).toMatchObject({ n: 8, from: '2024-01-01', to: '2025-03-22' });
    expect(judge(gap).verdict).toBe('improving');
  });

  it('holds no number that is not one', () => {
    fc.assert(
      fc.property(anySeries, anyMetric, (readings, metric) => {
        const judgement = judge(readings, { metric: inPoints(metric) });
        expect(JSON.parse(JSON.stringify(judgement))).toEqual(judgement);
      }),
    );
  });
});

describe('a fault of the caller', () => {
  it('is two readings of one date', () => {
    const twice = [...every(7, [40, 41]), ...every(7, [42])];
    expect(() => judge(twice)).toThrow(RangeError('two readings of 2024-01-01'));
  });

  it('is a value that is not finite', () => {
    expect(() => judge(every(7, [40, Number.NaN]))).toThrow(RangeError);
    expect(() => judge(every(7, [Number.POSITIVE_INFINITY]))).toThrow(RangeError);
  });
});

describe('a period', () => {
  const long = every(7, [30, 31, 30, 32, 40, 41, 42, 43, 44, 45, 46, 20]);
  const period = { from: day('2024-01-29'), to: day('2024-03-11') };

  it('judges its readings alone, both days included', () => {
    const within = judge(long, { ...period, today: day('2024-12-01') });
    const alone = judge(long.slice(4, 11));
    expect(within).toEqual(alone);
    expect(within).toMatchObject({ n: 7, from: '2024-01-29', to: '2024-03-11' });
  });

  it('takes pairs for a link from readings before it', () => {
    const scoringChanges = [change('2024-01-26', 'splice')];
    const baseline = { date: day('2024-01-01'), value: 30 };
    const within = judge(long, { ...period, baseline, scoringChanges });
    expect(within.links).toMatchObject([{ date: '2024-01-26', shift: 8 }]);
    expect(within.baseline).toMatchObject({ value: 38, change: 8 });
  });

  it('leaves out links that nothing in it is compared over', () => {
    const scoringChanges = [change('2024-01-26', 'splice')];
    expect(judge(long, { ...period, scoringChanges }).links).toEqual([]);
    expect(judge(long, { scoringChanges }).links).toHaveLength(1);
  });
});

describe('the treatment of a scoring change', () => {
  const jump = every(7, [40, 40.5, 41, 41.5, 42, 42.5, 43, 50.5, 51, 51.5, 52, 52.5, 53, 53.5]);
  const on = '2024-02-19';

  it('rebase judges the latest segment alone', () => {
    const rebased = judge(jump, { scoringChanges: [change(on, 'rebase')] });
    const alone = judge(jump.slice(7));
    expect(rebased.slope).toEqual(alone.slope);
    expect(rebased.trendTest).toEqual(alone.trendTest);
    expect(rebased.baseline).toEqual(alone.baseline);
    expect(rebased).toMatchObject({ n: 14, judged: { n: 7, from: on }, links: [] });
    expect(rebased.readings.map(({ linked }) => linked)).toEqual(jump.map(({ value }) => value));
  });

  it('splice judges all readings, those before moved by the link', () => {
    const spliced = judge(jump, { scoringChanges: [change(on, 'splice')] });
    expect(spliced.judged.n).toBe(14);
    expect(spliced.readings.slice(5, 9)).toMatchObject([
      { value: 42.5, linked: 50 },
      { value: 43, linked: 50.5 },
      { value: 50.5, linked: 50.5 },
      { value: 51, linked: 51 },
    ]);
    expect(spliced.links).toEqual([
      {
        date: on,
        isEstimated: false,
        method: 'additive',
        factor: 1,
        shift: 7.5,
        holds: null,
        meanError: null,
        pairs: 1,
      },
    ]);
    expect(spliced.linkUncertainty).toBeNull();
  });

  it('splice says what the error of the link does to the pace', () => {
    const pairs = [
      { before: 40, after: 47 },
      { before: 50, after: 57.5 },
      { before: 60, after: 68 },
    ];
    const spliced = judge(jump, { scoringChanges: [change(on, 'splice', pairs)] });
    expectClose(spliced.links[0]?.meanError, 0.5);
    expect(spliced.linkUncertainty?.trendHolds).toBe(true);
    expect(spliced.linkUncertainty?.paceError).toBeGreaterThan(0);
    expect(spliced.linkUncertainty?.paceError).toBeLessThan(0.5 / 49);
  });

  it('splice says nothing of the pace’s error where the error of one of the links is unknown', () => {
    const twice = (pairs: readonly LinkPair[]) =>
      judge(jump, {
        scoringChanges: [
          change('2024-01-15', 'splice', pairs),
          change(on, 'splice', [
            { before: 40, after: 47 },
            { before: 50, after: 58 },
          ]),
        ],
      }).linkUncertainty;
    expect(twice([{ before: 40, after: 40 }])).toBeNull();
    expect(
      twice([
        { before: 40, after: 40 },
        { before: 41, after: 42 },
      ]),
    ).not.toBeNull();
  });

  it('splice without a link judges the latest segment alone', () => {
    const far = [...every(7, [40, 41, 40]), ...every(7, [50, 51, 52, 53, 54, 55], '2024-06-01')];
    const judgement = judge(far, { scoringChanges: [change('2024-03-01', 'splice')] });
    expect(judgement).toMatchObject({ verdict: 'improving', judged: { n: 6 }, links: [] });
  });

  it('undecided withholds the verdict and compares nothing', () => {
    const undecided = judge(jump, { scoringChanges: [change(on, 'undecided')] });
    expect(undecided).toMatchObject({ verdict: 'broken', judged: { n: 7 } });
  });

  it('ignore changes nothing', () => {
    fc.assert(
      fc.property(anySeries, anyMetric, fc.nat({ max: 600 }), (readings, metric, days) => {
        const ignored = {
          ...change('2020-01-01', 'ignore'),
          date: addDays(day('2020-01-01'), days),
        };
        expect(judge(readings, { metric: inPoints(metric), scoringChanges: [ignored] })).toEqual(
          judge(readings, { metric: inPoints(metric) }),
        );
      }),
    );
  });

  it('rebase leaves each segment to itself', () => {
    const cutAt = day('2020-03-01');
    const given = (metric: Partial<MetricRules>) => ({
      metric: inPoints(metric),
      scoringChanges: [{ ...change('2020-01-01', 'rebase'), date: cutAt }],
    });
    const isAfter = ({ date }: { readonly date: string }) => date >= cutAt;
    fc.assert(
      fc.property(anySeries, anySeries, anyMetric, (one, other, metric) => {
        fc.pre(one.some(isAfter));
        const past = other.filter((reading) => !isAfter(reading));
        const was = judge(one, given(metric));
        const is = judge([...past, ...one.filter(isAfter)], given(metric));
        expect(is.slope).toEqual(was.slope);
        expect(is.baseline).toEqual(was.baseline);
        expect(is.specialCauses.filter(isAfter)).toEqual(was.specialCauses.filter(isAfter));
        expect(is.segments.at(-1)?.limits).toEqual(was.segments.at(-1)?.limits);
      }),
    );
  });
});

describe('the figures change exactly as they should when', () => {
  const figures = ({ slope, trendTest, verdict, weeksToSettle }: Judgement) => ({
    slope,
    trendTest,
    verdict,
    weeksToSettle,
  });

  it('the input is reordered: not at all', () => {
    fc.assert(
      fc.property(anySeries, anyMetric, fc.integer(), (readings, metric, seed) => {
        const random = seededRandom(seed);
        const shuffled = readings
          .map((reading) => ({ reading, key: random() }))
          .sort((a, b) => a.key - b.key)
          .map(({ reading }) => reading);
        expect(judge(shuffled, { metric: inPoints(metric) })).toEqual(
          judge(readings, { metric: inPoints(metric) }),
        );
      }),
    );
  });

  it('all dates are shifted: only in their dates', () => {
    fc.assert(
      fc.property(
        anySeries,
        anyMetric,
        fc.integer({ min: -9000, max: 9000 }),
        (one, metric, by) => {
          const shifted = one.map(({ date, value }) => ({ date: addDays(date, by), value }));
          const [was, is] = [one, shifted].map((readings) =>
            judge(readings, { metric: inPoints(metric) }),
          );
          expect(is && figures(is)).toEqual(was && figures(was));
          expect(is?.segments.map(({ limits }) => limits)).toEqual(
            was?.segments.map(({ limits }) => limits),
          );
          expect(is?.specialCauses.map(({ date, rules }) => [addDays(date, -by), rules])).toEqual(
            was?.specialCauses.map(({ date, rules }) => [date, rules]),
          );
          if (is?.from && was?.from) expect(daysBetween(was.from, is.from)).toBe(by);
        },
      ),
    );
  });

  it('a constant is added: limits and baseline by it, nothing else', () => {
    fc.assert(
      fc.property(anySeries, anyMetric, fc.integer({ min: -64, max: 64 }), (one, metric, by) => {
        const raised = one.map(({ date, value }) => ({ date, value: value + by }));
        const [was, is] = [one, raised].map((readings) =>
          judge(readings, { metric: inPoints(metric) }),
        );
        expect(is && figures(is)).toEqual(was && figures(was));
        expect(is?.baseline?.change).toBe(was?.baseline?.change);
        const [limitsWas, limitsIs] = [was, is].map((one_) => one_?.segments[0]?.limits);
        expectClose((limitsIs?.centre ?? 0) - by, limitsWas?.centre ?? 0);
        const upper = limitsIs?.upper ?? null;
        expectClose(upper === null ? null : upper - by, limitsWas?.upper ?? null);
      }),
    );
  });

  it('the values are doubled: paces, limits and changes double, the test stays', () => {
    fc.assert(
      fc.property(anySeries, fc.constantFrom(0, 30, 90), (one, smoothingDays) => {
        const doubled = one.map(({ date, value }) => ({ date, value: value * 2 }));
        const [was, is] = [one, doubled].map((readings) =>
          judge(readings, { metric: inPoints({ smoothingDays }) }),
        );
        const twice = (value: number | null | undefined) =>
          typeof value === 'number' ? 2 * value : value;
        expect(is?.trendTest).toEqual(was?.trendTest);
        expect(is?.slope?.perDay).toBe(twice(was?.slope?.perDay));
        expect(is?.slope?.low).toBe(twice(was?.slope?.low));
        expect(is?.slope?.high).toBe(twice(was?.slope?.high));
        expect(is?.segments[0]?.limits.upper).toBe(twice(was?.segments[0]?.limits.upper));
        expect(is?.baseline?.change).toBe(twice(was?.baseline?.change));
        expect(is?.baseline?.percent).toBe(was?.baseline?.percent);
        expect(is?.specialCauses).toEqual(was?.specialCauses);
      }),
    );
  });

  it('the direction is reversed: improving and declining change places, nothing else', () => {
    const reversed: Record<string, string> = { improving: 'declining', declining: 'improving' };
    fc.assert(
      fc.property(anySeries, anyMetric, (readings, metric) => {
        const [up, down] = (['up', 'down'] as const).map((direction) =>
          judge(readings, { metric: inPoints({ ...metric, direction }) }),
        );
        expect(down?.slope).toEqual(up?.slope);
        expect(down?.trendTest).toEqual(up?.trendTest);
        expect(down?.specialCauses).toEqual(up?.specialCauses);
        expect(down?.verdict).toBe(up && (reversed[up.verdict] ?? up.verdict));
      }),
    );
  });
});

describe('series without a trend', () => {
  /** Weekly readings of a 90-day mean of noise, to two decimals. */
  function smoothedNoise(n: number, random: () => number): DatedValue[] {
    const days = Array.from({ length: 90 + 7 * n }, () => {
      const [u, v] = [1 - random(), random()];
      return 50 + 5 * Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v);
    });
    return every(
      7,
      Array.from({ length: n }, (_, i) => {
        const window = days.slice(7 * i, 7 * i + 90);
        return Math.round((100 * window.reduce((a, b) => a + b, 0)) / 90) / 100;
      }),
    );
  }
  const isTrend = ({ verdict }: Judgement) => verdict === 'improving' || verdict === 'declining';
  const isSignificant = ({ trendTest }: Judgement) => (trendTest?.p ?? 1) < 0.05;

  it('are called a trend in half of cases by the textbook, and rarely once smoothing is known', () => {
    const random = seededRandom(2012);
    const runs = Array.from({ length: 300 }, () => smoothedNoise(52, random));
    const share = (is: (judgement: Judgement) => boolean, smoothingDays: number) =>
      runs.filter((run) => is(judge(run, { metric: { smoothingDays } }))).length / runs.length;
    expect(share(isSignificant, 0)).toBeGreaterThan(0.5);
    expect(share(isSignificant, 90)).toBeLessThan(0.08);
    expect(share(isTrend, 90)).toBeLessThan(0.08);
    // Where nobody said that the provider smooths, serial correlation is found instead.
    expect(share(isTrend, 0)).toBeLessThan(0.12);
  });

  it('give few signals on the chart once smoothing is known', () => {
    const random = seededRandom(2013);
    const runs = Array.from({ length: 200 }, () => smoothedNoise(24, random));
    const share = (smoothingDays: number) =>
      runs.filter((run) => judge(run, { metric: { smoothingDays } }).specialCauses.length > 0)
        .length / runs.length;
    expect(share(0)).toBeGreaterThan(0.9);
    expect(share(90)).toBeLessThan(0.06);
  });

  it('hide no real rise of four points a year', () => {
    const random = seededRandom(2014);
    const runs = Array.from({ length: 100 }, () =>
      smoothedNoise(52, random).map(({ date, value }, i) => ({
        date,
        value: value + (4 * i) / 52,
      })),
    );
    const seen = runs.filter(
      (run) => judge(run, { metric: { smoothingDays: 90 } }).verdict === 'improving',
    );
    expect(seen.length).toBeGreaterThanOrEqual(97);
  });
});
