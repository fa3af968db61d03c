/**
 * How often a score without a trend is called one, how often a rise is seen, and how often the
 * control chart of a score without a trend signals something.
 *
 * `node test/bench/calibration.ts [--series 2000]` prints the tables of docs/method.md; equal numbers
 * of series print equal tables. Rises are tried on a fifth of the series.
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { calibrationRates } from './calibration-rates.ts';
import type { CalibrationRates } from './calibration-rates.ts';
import { DAILY_NOISE } from './simulated-scores.ts';
import type { ScoreShape } from './simulated-scores.ts';

const { values: given } = parseArgs({ options: { series: { type: 'string', default: '2000' } } });
const series = Number(given.series);
const seriesPerRise = Math.ceil(series / 5);
const RISES = [1, 2, 4, 8];
const CADENCES = [
  { name: 'daily', days: 1 },
  { name: 'weekly', days: 7 },
  { name: 'monthly', days: 30 },
];
const READINGS = [26, 36, 52, 104];
/** Chance of a false verdict that is allowed. */
const ALLOWED = 0.05;

interface Row {
  readonly smoothingDays: number;
  readonly decimals: number;
  readonly memory: number;
  readonly cells: readonly (CalibrationRates | null)[];
}

const columns = CADENCES.flatMap(({ name, days }) =>
  READINGS.map((readings) => ({ name: `${name} ${readings}`, cadenceDays: days, readings })),
);
const rows: Row[] = [];
let seed = 0;
for (const decimals of [2, 0]) {
  for (const memory of [0, 0.25, 0.5]) {
    for (const smoothingDays of [0, 30, 90, 120]) {
      const kind = { smoothingDays, decimals, memory };
      const cells = columns.map(({ cadenceDays, readings }) => {
        const shape: ScoreShape = { ...kind, cadenceDays, readings };
        return calibrationRates(shape, { series, seed: seed++, rises: RISES, seriesPerRise });
      });
      rows.push({ ...kind, cells });
    }
  }
}

print(
  `Noise of a day: standard deviation ${DAILY_NOISE}, with and without memory of the day before.`,
);
printRates();
printSignals();
printPower();

function printRates(): void {
  const error = Math.sqrt((ALLOWED * (1 - ALLOWED)) / series);
  print('\nFalse verdicts on series without a trend in %, in brackets by the trend test alone');
  print(
    `${series} series per cell, standard error ${percent(error)} at 5 %; – where it is too early\n`,
  );
  printTable(({ falseVerdicts, falseTests }) =>
    falseVerdicts === falseTests
      ? percent(falseVerdicts)
      : `${percent(falseVerdicts)} (${percent(falseTests)})`,
  );
  const rates = rows.flatMap(({ cells }) =>
    cells.flatMap((cell) => (cell ? [cell.falseVerdicts] : [])),
  );
  const above = (errors: number) => rates.filter((rate) => rate > ALLOWED + errors * error).length;
  print(
    `\n${rates.length} cells; highest ${percent(Math.max(...rates))} %; ` +
      `${above(2)} above 5 % + 2 standard errors, ${above(3)} above 5 % + 3. ` +
      `Were every rate exactly 5 %, chance alone would put ${(0.0228 * rates.length).toFixed(0)} above 2 of them.`,
  );
}

function printSignals(): void {
  print('\nSeries without a trend in which the control chart shows any special cause, in %');
  print('Rows without smoothing and memory are independent readings, for comparison\n');
  printTable(({ signals }) => (100 * signals).toFixed(0));
}

function printPower(): void {
  print(`\nRises of ${RISES.join(', ')} points a year that are called improving, in %`);
  print(`${seriesPerRise} series per rise\n`);
  printTable(({ power }) => power.map((share) => (100 * share).toFixed(0)).join(' '));
}

function printTable(inCell: (rates: CalibrationRates) => string): void {
  print(`| decimals | memory | W | ${columns.map(({ name }) => name).join(' | ')} |`);
  print(`|${' --- |'.repeat(columns.length + 3)}`);
  for (const { decimals, memory, smoothingDays, cells } of rows) {
    const shown = cells.map((cell) => (cell === null ? '–' : inCell(cell)));
    print(`| ${[decimals, memory, smoothingDays, ...shown].join(' | ')} |`);
  }
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
