/**
 * Which rules of the control chart scores without a trend meet where windows touch, beside
 * independent readings.
 *
 * `node test/bench/signals.ts [series per kind]`, 10,000 unless told, prints figures of
 * docs/method.md; equal arguments print equal figures.
 */
import process from 'node:process';
import { controlChart } from '#shared/trend/control-chart.ts';
import { seededRandom } from '#shared/trend/seeded-random.ts';
import { noiseOf, readingsOf } from './simulated-scores.ts';

const series = Number(process.argv[2] ?? 10_000);

/** Smoothing in days, cadence in days, memory of the noise of a day. */
const KINDS = [
  [0, 7, 0],
  [30, 30, 0],
  [30, 30, 0.5],
  [7, 7, 0.5],
] as const;
const RULES = {
  any: /./,
  'beyond a limit': /limit/,
  'rising or falling': /rising|falling/,
  'two of three': /two/,
  'one side': /seven-(above|below)/,
};

let seed = 0;
for (const readings of [26, 52, 104]) {
  for (const [smoothingDays, cadenceDays, memory] of KINDS) {
    const random = seededRandom(seed++);
    const shape = { smoothingDays, cadenceDays, readings, decimals: 2, memory };
    const met = Array.from({ length: series }, () => {
      const score = readingsOf(shape, noiseOf(shape, random), 0);
      const linked = score.map((reading) => ({ ...reading, linked: reading.value }));
      return controlChart(linked, [], smoothingDays).rules.flat().join(' ');
    });
    const shares = Object.entries(RULES).map(([name, rule]) => {
      const share = met.filter((rules) => rule.test(rules)).length / series;
      return `${name} ${(100 * share).toFixed(1)} %`;
    });
    process.stdout.write(
      `${readings} readings, W ${smoothingDays}, every ${cadenceDays} days, memory ${memory}: ${shares.join(', ')}\n`,
    );
  }
}
