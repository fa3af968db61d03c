/**
 * How often a difference is told before and after a day on which nothing happened.
 *
 * `node test/bench/milestones.ts [series per kind]`, 2,000 unless told, prints figures of
 * docs/method.md; equal arguments print equal figures.
 */
import process from 'node:process';
import { milestoneEffect } from '#shared/trend/milestone-effect.ts';
import { seededRandom } from '#shared/trend/seeded-random.ts';
import { noiseOf, readingsOf } from './simulated-scores.ts';

const series = Number(process.argv[2] ?? 2000);

/** Smoothing in days, cadence in days, memory of the noise of a day, readings on each side. */
const KINDS = [
  [0, 1, 0, 30],
  [0, 1, 0.5, 30],
  [0, 1, 0.5, 90],
  [0, 7, 0, 8],
  [0, 7, 0, 26],
  [0, 7, 0.5, 26],
  [30, 7, 0, 15],
  [30, 7, 0.5, 26],
  [90, 7, 0, 52],
  [90, 7, 0.5, 52],
  [90, 30, 0.5, 12],
] as const;

KINDS.forEach(([smoothingDays, cadenceDays, memory, readingsPerSide], seed) => {
  const random = seededRandom(seed);
  const readings = 2 * readingsPerSide + Math.ceil(smoothingDays / cadenceDays);
  const shape = { smoothingDays, cadenceDays, readings, decimals: 2, memory };
  const rules = { smoothingDays, cadenceDays, direction: 'up', decimals: 2 } as const;
  let wrong = 0;
  for (let run = 0; run < series; run++) {
    const score = readingsOf(shape, noiseOf(shape, random), 0);
    const milestone = score[readingsPerSide]?.date;
    if (milestone === undefined) throw new RangeError('too few readings');
    const { word } = milestoneEffect(score, milestone, rules);
    if (word === 'better-pace' || word === 'worse-pace') wrong++;
  }
  process.stdout.write(
    `W ${smoothingDays}, every ${cadenceDays} days, memory ${memory}, ` +
      `${readingsPerSide} a side: ${((100 * wrong) / series).toFixed(1)} %\n`,
  );
});
