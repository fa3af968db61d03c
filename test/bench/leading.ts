/**
 * How often an indicator is said to move with a result that it has nothing to do with. Prints a table.
 *
 * Run: node test/bench/leading.ts [pairs per cell]
 */
import { leadingOf } from '#shared/trend/leading.ts';
import { seededRandom } from '#shared/trend/seeded-random.ts';
import { noiseOf, readingsOf } from './simulated-scores.ts';

const print = (line: string) => process.stdout.write(`${line}\n`);
const PAIRS = Number(process.argv[2] ?? 2_000);
const MONTHS = [13, 24, 36];
const KINDS = [
  { name: 'neither smoothed', indicator: 0, result: 0 },
  { name: 'the indicator a 90-day mean', indicator: 90, result: 0 },
  { name: 'both 30-day means', indicator: 30, result: 30 },
  { name: 'both 90-day means', indicator: 90, result: 90 },
];

function source(smoothingDays: number, months: number, random: () => number) {
  const shape = { smoothingDays, cadenceDays: 7, decimals: 2, memory: 0 };
  const weekly = { ...shape, readings: Math.round((months * 30.4) / 7) };
  const readings = readingsOf(weekly, noiseOf(weekly, random), 0);
  return { readings, direction: 'up', breaks: [] } as const;
}

print(`Share of ${PAIRS} unconnected pairs with a sign, in % (2.5 expected: rho above 0 alone)\n`);
print(['pair'.padEnd(30), ...MONTHS.map((months) => `${months} months`)].join('  '));
for (const { name, indicator, result } of KINDS) {
  const shares = MONTHS.map((months) => {
    const random = seededRandom(months * 1000 + indicator + result);
    let signs = 0;
    for (let pair = 0; pair < PAIRS; pair++) {
      const { word } = leadingOf(source(indicator, months, random), source(result, months, random));
      if (word !== 'no-sign-yet') signs++;
    }
    return ((100 * signs) / PAIRS).toFixed(1).padStart(9);
  });
  print([name.padEnd(30), ...shares].join('  '));
}
