/**
 * How many planted scoring changes are found, and how many dates are proposed that are none.
 *
 * `node test/bench/detection.ts [portfolios per cell]`, 150 unless told, prints the tables of
 * docs/method.md; equal arguments print equal tables.
 */
import process from 'node:process';
import { detectionRates } from './detection-rates.ts';
import { clientsFor } from './simulated-portfolio.ts';

const portfolios = Number(process.argv[2] ?? 150);
const SERIES = [3, 5, 8, 12, 20, 40];
const RUNS = [
  { isMixed: false, title: 'All series moved one way', jumps: [0, 1, 2, 3, 4, 5, 6] },
  { isMixed: true, title: 'Half of the series raised, half lowered', jumps: [2, 4, 6] },
];

for (const { isMixed, title, jumps } of RUNS) {
  const cells = SERIES.map((seriesCount) =>
    detectionRates({ portfolios, seriesCount, jumps, isMixed }),
  );
  print(`\n${title}: share found within 7 days / false proposals per simulated year`);
  print(`${portfolios} portfolios of 3 years per cell; jump in typical moves\n`);
  print(['series (clients)', ...jumps.map((jump) => (jump === 0 ? 'none' : `${jump}`))]);
  print(Array.from({ length: jumps.length + 1 }, () => '---'));
  cells.forEach((rates, i) => {
    const series = SERIES[i] ?? 0;
    print([
      `${series} (${clientsFor(series)})`,
      ...rates.map(({ jump, found, falsePerYear }) => {
        const share = jump === 0 ? '–' : `${(100 * found).toFixed(1)} %`;
        return `${share} / ${falsePerYear.toFixed(3)}`;
      }),
    ]);
  });
}

function print(line: string | string[]): void {
  process.stdout.write(typeof line === 'string' ? `${line}\n` : `| ${line.join(' | ')} |\n`);
}
