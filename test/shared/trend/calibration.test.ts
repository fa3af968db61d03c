/** A small run of test/bench/calibration.ts in the places where the method was once off. */
import { describe, expect, it } from 'vitest';
import { calibrationRates } from '../../bench/calibration-rates.ts';
import type { ScoreShape } from '../../bench/simulated-scores.ts';

const SERIES = 400;
/** 5 % and three standard errors. */
const BOUND = 0.05 + 3 * Math.sqrt((0.05 * 0.95) / SERIES);
const DAILY: ScoreShape = {
  smoothingDays: 0,
  cadenceDays: 1,
  readings: 52,
  decimals: 2,
  memory: 0.5,
};

const ratesOf = (shape: Partial<ScoreShape>, rises: readonly number[] = []) =>
  calibrationRates({ ...DAILY, ...shape }, { series: SERIES, seed: 77, rises });

describe('series without a trend are called one in at most a twentieth of cases', () => {
  it('when the noise of a day resembles the day before’s', () => {
    const rates = ratesOf({});
    expect(rates?.falseTests).toBeGreaterThan(0.15);
    expect(rates?.falseVerdicts).toBeLessThan(BOUND);
  });

  it.each([{ readings: 36 }, { memory: 0.25 }, { smoothingDays: 30 }, { memory: 0, decimals: 0 }])(
    'when %o',
    (shape) => {
      expect(ratesOf(shape)?.falseVerdicts).toBeLessThan(BOUND);
    },
  );
});

it('a rise of four points a year under 90-day smoothing is seen in 95 % of cases', () => {
  const year = { smoothingDays: 90, cadenceDays: 7, memory: 0 };
  const [seen = 0] = ratesOf(year, [4])?.power ?? [];
  expect(seen).toBeGreaterThanOrEqual(0.95);
});

describe('the control chart of a smoothed score signals no more than that of independent readings', () => {
  const weekly = { cadenceDays: 7, memory: 0 };
  it.each([
    { smoothingDays: 30, decimals: 0 },
    { smoothingDays: 90, decimals: 0 },
    { smoothingDays: 90, decimals: 2 },
  ])('%o', (smoothed) => {
    const independent = ratesOf({ ...weekly, decimals: smoothed.decimals })?.signals ?? 0;
    expect(ratesOf({ ...weekly, ...smoothed })?.signals).toBeLessThan(independent);
  });
});

it('has no rates where it is too early for a verdict', () => {
  expect(ratesOf({ readings: 26 })).toBeNull();
});
