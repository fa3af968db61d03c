import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CalendarDate } from '#shared/domain/calendar.ts';
import { analysisJson } from '#shared/trend/analysis.ts';
import type { DatedValue } from '#shared/trend/types.ts';
import { change, expectClose, judge, OPEN_SCALE } from './series.ts';

const folder = new URL('../../oracles/', import.meta.url);

const Oracle = z.object({
  name: z.string(),
  scoringChanges: z.array(CalendarDate),
  readings: z.array(z.tuple([CalendarDate, z.number()])),
  expect: z.object({
    theilSen: z.object({ slopePerDay: z.number(), lowPerDay: z.number(), highPerDay: z.number() }),
    mannKendall: z.object({
      s: z.number(),
      varS: z.number(),
      z: z.number(),
      p: z.number(),
      tau: z.number(),
    }),
    smoothingAdjusted: z
      .object({
        smoothingDays: z.number(),
        varianceInflation: z.number(),
        varS: z.number(),
        z: z.number(),
        p: z.number(),
      })
      .optional(),
    kendallTauB: z.number().nullable().optional(),
    xmr: z.object({
      segments: z.array(
        z.object({
          from: CalendarDate,
          to: CalendarDate,
          n: z.number(),
          mean: z.number(),
          lower: z.number().nullable(),
          upper: z.number().nullable(),
        }),
      ),
      points: z.array(z.object({ date: CalendarDate, cause: z.string() })),
    }),
  }),
});

const RULE_OF_CAUSE: Readonly<Record<string, string | null>> = {
  'Above UCL': 'above-upper-limit',
  'Below LCL': 'below-lower-limit',
  '7 Point Trend (Increasing)': 'seven-rising',
  '7 Point Trend (Decreasing)': 'seven-falling',
  '2 in 3 Above CL': 'two-of-three-high',
  '2 in 3 Below CL': 'two-of-three-low',
  '7 Points Above CL': 'seven-above',
  '7 Points Below CL': 'seven-below',
  'Common Cause': null,
};

const oracles = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => Oracle.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))));

it('finds the oracles', () => {
  expect(oracles).toHaveLength(10);
});

describe.each(oracles)('$name agrees with the reference software', (oracle) => {
  const { theilSen, mannKendall: test, xmr } = oracle.expect;
  const readings = readingsOf(oracle);

  it('on the pace and its interval (scipy)', () => {
    const { slope } = analysisJson(judge(readings, { metric: OPEN_SCALE }));
    expectClose(slope?.perDay, theilSen.slopePerDay);
    expectClose(slope?.low, theilSen.lowPerDay);
    expectClose(slope?.high, theilSen.highPerDay);
  });

  it('on the trend test (pyMannKendall)', () => {
    const { trendTest } = analysisJson(judge(readings, { metric: OPEN_SCALE }));
    expect(trendTest).toMatchObject({ s: test.s, inflation: 1 });
    expectClose(trendTest?.variance, test.varS);
    expectClose(trendTest?.z, test.z);
    expectClose(trendTest?.p, test.p);
    expectClose(trendTest?.tau, test.tau);
  });

  it('on Kendall’s tau-b, from S and the ties (scipy)', () => {
    const { trendTest } = analysisJson(judge(readings, { metric: OPEN_SCALE }));
    const pairs = (n: number) => (n * (n - 1)) / 2;
    const ties = Map.groupBy(readings, ({ value }) => value).values();
    const level = [...ties].reduce((total, alike) => total + pairs(alike.length), 0);
    const all = pairs(readings.length);
    const tauB = level === all ? null : (trendTest?.s ?? 0) / Math.sqrt(all * (all - level));
    expectClose(tauB, oracle.expect.kendallTauB ?? null);
  });

  const rebased = analysisJson(
    judge(readings, {
      metric: OPEN_SCALE,
      scoringChanges: oracle.scoringChanges.map((date) => change(date, 'rebase')),
    }),
  );

  it('on the limits of each segment (NHSRplotthedots)', () => {
    expect(rebased.limits.map(({ from, to, n }) => ({ from, to, n }))).toEqual(
      xmr.segments.map(({ from, to, n }) => ({ from, to, n })),
    );
    rebased.limits.forEach((limits, i) => {
      expectClose(limits.centre, xmr.segments[i]?.mean ?? null);
      expectClose(limits.lower, xmr.segments[i]?.lower ?? null);
      expectClose(limits.upper, xmr.segments[i]?.upper ?? null);
    });
  });

  it('on the special causes, point by point (NHSRplotthedots)', () => {
    const found = new Map(rebased.specialCauses.map(({ date, rule }) => [date, rule]));
    for (const { date, cause } of xmr.points) {
      expect(`${date} ${found.get(date) ?? null}`).toBe(`${date} ${RULE_OF_CAUSE[cause]}`);
    }
  });
});

const smoothed = oracles.flatMap((oracle) => {
  const expected = oracle.expect.smoothingAdjusted;
  return expected ? [{ ...oracle, expected }] : [];
});

describe.each(smoothed)('$name agrees with the reference software', ({ expected, ...oracle }) => {
  it('on the test corrected for smoothing (numpy)', () => {
    const metric = { ...OPEN_SCALE, smoothingDays: expected.smoothingDays };
    const { trendTest } = analysisJson(judge(readingsOf(oracle), { metric }));
    expectClose(trendTest?.inflation, expected.varianceInflation);
    expectClose(trendTest?.variance, expected.varS);
    expectClose(trendTest?.z, expected.z);
    expectClose(trendTest?.p, expected.p);
  });
});

function readingsOf({ readings }: Pick<z.infer<typeof Oracle>, 'readings'>): DatedValue[] {
  return readings.map(([date, value]) => ({ date, value }));
}
