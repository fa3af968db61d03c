/**
 * How long judging one series takes, beside a plain version that looks at all pairs and, where
 * python3 has it, scipy: both work out pace, interval and test alone, the judgement everything.
 *
 * `node test/bench/speed.ts [--runs 9]` prints medians of processor time, so that what else the
 * machine does counts little, over ten times the runs for short series; the ratios within one run are
 * what to compare.
 */
import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { dayNumber } from '#shared/domain/calendar.ts';
import type { Judgement } from '#shared/trend/judge.ts';
import { judgeSeries } from '#shared/trend/judge.ts';
import { normalQuantile } from '#shared/trend/normal-distribution.ts';
import { seededRandom } from '#shared/trend/seeded-random.ts';
import { median } from '#shared/trend/statistics.ts';
import type { DatedValue, ScoringChangeRules } from '#shared/trend/types.ts';
import { plainTrend } from './plain-trend.ts';
import { noiseOf, readingsOf } from './simulated-scores.ts';

const { values: given } = parseArgs({ options: { runs: { type: 'string', default: '9' } } });
const runs = Number(given.runs);

interface Case {
  readonly name: string;
  readonly readings: readonly DatedValue[];
  readonly smoothingDays: number;
  readonly scoringChanges: readonly ScoringChangeRules[];
}

const cases = [365, 3650].flatMap((n): Case[] => {
  const simulated = (smoothingDays: number, memory: number) => {
    const shape = { smoothingDays, cadenceDays: 1, readings: n, decimals: 2, memory };
    return readingsOf(shape, noiseOf(shape, seededRandom(n)), 1);
  };
  const smoothed = { readings: simulated(90, 0), smoothingDays: 90, scoringChanges: [] };
  return [
    { name: 'not smoothed', readings: simulated(0, 0), smoothingDays: 0, scoringChanges: [] },
    { name: 'with memory', readings: simulated(0, 0.5), smoothingDays: 0, scoringChanges: [] },
    { name: 'W = 90', ...smoothed },
    {
      name: 'W = 90, a splice',
      ...smoothed,
      scoringChanges: [spliceIn(smoothed.readings)],
    },
  ];
});

print('| readings | case | judgement, ms | plain, ms | plain : judgement | scipy, ms |');
print('| --- | --- | --- | --- | --- | --- |');
for (const { name, readings, smoothingDays, scoringChanges } of cases) {
  const judge = () => judgeOf(readings, smoothingDays, scoringChanges);
  const judgement = judge();
  const days = readings.map(({ date }) => dayNumber(date));
  const values = judgement.readings.map(({ linked }) => linked);
  const reach = normalQuantile(0.95) * Math.sqrt(judgement.trendTest?.variance ?? 0);
  const plain = () => plainTrend(days, values, reach);
  expectSame(judgement, plain());
  const times = { judge: [] as number[], plain: [] as number[] };
  const repeats = readings.length < 1000 ? 10 * runs : runs;
  for (let run = 0; run < repeats; run++) {
    times.judge.push(millisecondsOf(judge));
    times.plain.push(millisecondsOf(plain));
  }
  const [own, other] = [median(times.judge), median(times.plain)];
  const ratio = (other / own).toFixed(1);
  print(
    `| ${readings.length} | ${name} | ${own.toFixed(1)} | ${other.toFixed(1)} | ${ratio} | ${scipy(days, values)} |`,
  );
}

function judgeOf(
  readings: readonly DatedValue[],
  smoothingDays: number,
  scoringChanges: readonly ScoringChangeRules[],
): Judgement {
  const last = readings.at(-1);
  if (!last) throw new RangeError('nothing to judge');
  return judgeSeries({
    readings,
    metric: {
      scaleMin: 0,
      scaleMax: 100,
      hasTrueZero: true,
      direction: 'up',
      smoothingDays,
      cadenceDays: 1,
      smallestMeaningfulPace: null,
      unit: 'points',
      decimals: 2,
    },
    scoringChanges,
    baseline: null,
    target: null,
    today: last.date,
  });
}

/** A scoring change in the middle, with pairs enough for its error to be known. */
function spliceIn(readings: readonly DatedValue[]): ScoringChangeRules {
  const middle = readings[Math.floor(readings.length / 2)];
  if (!middle) throw new RangeError('nothing to splice');
  const pairs = [
    { before: 40, after: 47 },
    { before: 50, after: 58 },
    { before: 60, after: 68 },
  ];
  return { date: middle.date, treatment: 'splice', method: 'additive', pairs, hasOwnPair: true };
}

function expectSame({ slope, trendTest }: Judgement, plain: ReturnType<typeof plainTrend>): void {
  const [own, other] = [
    [slope?.perDay, slope?.low, slope?.high, trendTest?.s],
    [plain.perDay, plain.low, plain.high, plain.s],
  ].map((figures) => figures.join(' '));
  if (own !== other) throw new Error(`the judgement has ${own}, the plain version ${other}`);
}

function millisecondsOf(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Median processor time of scipy for the same figures. */
function scipy(days: readonly number[], values: readonly number[]): string {
  const script = `
import json, sys, time
from scipy import stats
x, y, runs = json.load(sys.stdin)
times = []
for _ in range(runs):
    start = time.process_time()
    stats.theilslopes(y, x, 0.95)
    stats.kendalltau(x, y)
    times.append(time.process_time() - start)
print(round(1000 * sorted(times)[len(times) // 2], 1))
`;
  try {
    const input = JSON.stringify([days, values, runs]);
    return execFileSync('python3', ['-c', script], {
      input,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return 'not installed';
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
