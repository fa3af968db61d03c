import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SerialCorrelation } from '#shared/trend/serial-correlation.ts';
import { mannKendall } from '#shared/trend/mann-kendall.ts';
import { seededRandom } from '#shared/trend/seeded-random.ts';
import { findSerialCorrelation } from '#shared/trend/serial-correlation.ts';
import { varianceInflation } from '#shared/trend/smoothing.ts';
import { theilSen } from '#shared/trend/theil-sen.ts';
import { noiseOf } from '../../bench/simulated-scores.ts';
import type { ScoreShape } from '../../bench/simulated-scores.ts';
import { every, judge, OPEN_SCALE } from './series.ts';

function find(
  days: readonly number[],
  values: readonly number[],
  smoothingDays = 0,
): SerialCorrelation | null {
  const test = mannKendall(values, varianceInflation(days, smoothingDays));
  const { perDay } = theilSen(days, values, test.variance);
  return findSerialCorrelation(days, values, perDay, test, smoothingDays);
}

const YEAR: ScoreShape = {
  smoothingDays: 0,
  cadenceDays: 1,
  readings: 365,
  decimals: 2,
  memory: 0.5,
};

const daysOf = ({ cadenceDays, readings }: ScoreShape) =>
  Array.from({ length: readings }, (_, k) => k * cadenceDays);

/** The middle of the memories found in simulated scores; 0 where none is. */
function usualMemory(shape: ScoreShape, runs = 25): number {
  const random = seededRandom(31);
  const found = Array.from(
    { length: runs },
    () => find(daysOf(shape), noiseOf(shape, random), shape.smoothingDays)?.memory ?? 0,
  );
  return found.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
}

describe('serial correlation', () => {
  it.each([
    ['of readings that are not smoothed', YEAR],
    ['read every other day', { ...YEAR, cadenceDays: 2 }],
    ['under smoothing, from the differences', { ...YEAR, smoothingDays: 30 }],
    ['under smoothing, read every third day', { ...YEAR, smoothingDays: 90, cadenceDays: 3 }],
  ])('is found as the memory of the daily noise, a little high: %s', (_, shape) => {
    const found = usualMemory(shape);
    expect(found).toBeGreaterThan(0.45);
    expect(found).toBeLessThan(0.65);
  });

  it.each([0, 30, 90])('is mostly not found where there is none, W = %i', (smoothingDays) => {
    expect(usualMemory({ ...YEAR, memory: 0, smoothingDays })).toBeLessThan(0.06);
  });

  it('is found on uneven dates too', () => {
    const random = seededRandom(5);
    const daily = noiseOf({ ...YEAR, readings: 900 }, random);
    const days = daily.map((_, day) => day).filter(() => random() < 0.5);
    const found = find(
      days,
      days.map((day) => daily[day] ?? 0),
    );
    expect(found?.memory).toBeGreaterThan(0.4);
    expect(found?.memory).toBeLessThan(0.7);
  });

  it('is none in fewer than eleven readings, equal ones and those on a line', () => {
    const weekly = (n: number) => Array.from({ length: n }, (_, i) => 7 * i);
    const bend = (n: number) => weekly(n).map((day) => day ** 2);
    expect(find(weekly(10), bend(10))).toBeNull();
    expect(find(weekly(11), bend(11))).not.toBeNull();
    expect(find(weekly(40), Array<number>(40).fill(3))).toBeNull();
    const line = weekly(40).map((day) => 40 + day / 3);
    expect(find(weekly(40), line)).toBeNull();
  });

  it('does not rest on one huge outlier', () => {
    const random = seededRandom(9);
    const noise = noiseOf(YEAR, random);
    const was = find(daysOf(YEAR), noise);
    const is = find(
      daysOf(YEAR),
      noise.map((value, i) => (i === 100 ? 1e10 : value)),
    );
    expect(Math.abs((is?.memory ?? 0) - (was?.memory ?? 0))).toBeLessThan(0.03);
  });

  it('only ever makes a trend less sure', () => {
    const series = fc.array(
      fc.record({
        gap: fc.integer({ min: 1, max: 30 }),
        value: fc.integer({ min: 0, max: 40 }),
      }),
      { minLength: 11, maxLength: 60 },
    );
    fc.assert(
      fc.property(series, fc.constantFrom(0, 30, 90), (steps, smoothingDays) => {
        let day = 0;
        const days = steps.map(({ gap }) => (day += gap));
        const values = steps.map(({ value }) => value);
        const test = mannKendall(values, varianceInflation(days, smoothingDays));
        const found = find(days, values, smoothingDays);
        if (found === null) return;
        expect(found.memory).toBeGreaterThan(0);
        expect(found.memory).toBeLessThan(1);
        expect(found.inflation).toBeGreaterThanOrEqual(test.inflation);
        expect(found.p).toBeGreaterThanOrEqual(test.p);
        expect(found.p).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('takes nothing from a series that only ever rises', () => {
    const rises = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 10, maxLength: 60 });
    fc.assert(
      fc.property(rises, fc.constantFrom(1, 7, 30), (steps, cadence) => {
        fc.pre(steps.length * cadence >= 28);
        let value = 0;
        const readings = every(cadence, [0, ...steps.map((step) => (value += step))]);
        expect(judge(readings, { metric: OPEN_SCALE }).verdict).toBe('improving');
      }),
    );
  });
});
