/** How often the method calls a simulated score a trend, or finds a special cause in it. */
import type { Judgement } from '#shared/trend/judge.ts';
import { judgeSeries } from '#shared/trend/judge.ts';
import { seededRandom } from '#shared/trend/seeded-random.ts';
import { SIGNIFICANCE } from '#shared/trend/verdict.ts';
import type { ScoreShape } from './simulated-scores.ts';
import { noiseOf, readingsOf } from './simulated-scores.ts';

export interface CalibrationRates {
  /** Share of scores without a trend that are called improving or declining. */
  readonly falseVerdicts: number;
  /** The same by the trend test alone, before serial correlation is allowed for. */
  readonly falseTests: number;
  /** Share of scores without a trend with any special cause. */
  readonly signals: number;
  /** Share of rising scores that are called improving, per rise. */
  readonly power: readonly number[];
}

/** Rates of a shape; null where it is too early for any verdict. */
export function calibrationRates(
  shape: ScoreShape,
  options: {
    readonly series: number;
    readonly seed: number;
    /** Points a year; tried on the first scores only. */
    readonly rises?: readonly number[];
    readonly seriesPerRise?: number;
  },
): CalibrationRates | null {
  const { series, seed, rises = [], seriesPerRise = series } = options;
  const random = seededRandom(seed);
  const seen = rises.map(() => 0);
  let [falseVerdicts, falseTests, signals] = [0, 0, 0];
  for (let run = 0; run < series; run++) {
    const noise = noiseOf(shape, random);
    const judgement = judge(shape, noise, 0);
    if (judgement.verdict === 'too-early') return null;
    if (judgement.verdict === 'improving' || judgement.verdict === 'declining') falseVerdicts++;
    if ((judgement.trendTest?.p ?? 1) < SIGNIFICANCE) falseTests++;
    if (judgement.specialCauses.length > 0) signals++;
    if (run >= seriesPerRise) continue;
    rises.forEach((rise, i) => {
      if (judge(shape, noise, rise).verdict === 'improving') seen[i] = (seen[i] ?? 0) + 1;
    });
  }
  return {
    falseVerdicts: falseVerdicts / series,
    falseTests: falseTests / series,
    signals: signals / series,
    power: seen.map((count) => count / Math.min(series, seriesPerRise)),
  };
}

function judge(shape: ScoreShape, noise: readonly number[], risePerYear: number): Judgement {
  const readings = readingsOf(shape, noise, risePerYear);
  const last = readings.at(-1);
  if (!last) throw new RangeError('a score without readings');
  return judgeSeries({
    readings,
    metric: {
      scaleMin: 0,
      scaleMax: 100,
      hasTrueZero: true,
      direction: 'up',
      smoothingDays: shape.smoothingDays,
      cadenceDays: shape.cadenceDays,
      smallestMeaningfulPace: null,
      unit: 'points',
      decimals: shape.decimals,
    },
    scoringChanges: [],
    baseline: null,
    target: null,
    today: last.date,
  });
}
