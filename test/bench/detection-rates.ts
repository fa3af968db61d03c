/** Runs the detection over simulated portfolios and counts what it finds and what it makes up. */
import { daysBetween } from '#shared/domain/calendar.ts';
import { detectScoringChanges } from '#shared/trend/detection.ts';
import {
  clientsFor,
  type Distractors,
  readingsWithChange,
  simulatePortfolio,
  USUAL_DISTRACTORS,
} from './simulated-portfolio.ts';

export interface DetectionRate {
  /** In typical moves; 0 for no planted change. */
  readonly jump: number;
  /** Share of planted changes proposed within 7 days. */
  readonly found: number;
  readonly falsePerYear: number;
}

const NEAR_DAYS = 7;

export function detectionRates(options: {
  readonly portfolios: number;
  readonly seriesCount: number;
  readonly jumps: readonly number[];
  readonly isMixed?: boolean;
  readonly distractors?: Distractors;
}): DetectionRate[] {
  const { portfolios, seriesCount, jumps, isMixed = false } = options;
  const rates = jumps.map((jump) => ({ jump, found: 0, wrong: 0 }));
  let years = 0;
  for (let run = 0; run < portfolios; run++) {
    const portfolio = simulatePortfolio(
      1_000_003 * seriesCount + run,
      seriesCount,
      clientsFor(seriesCount),
      options.distractors ?? USUAL_DISTRACTORS,
    );
    years += portfolio.years;
    for (const rate of rates) {
      const readings = readingsWithChange(portfolio, rate.jump, isMixed);
      const proposals = detectScoringChanges(readings, [], portfolio.metric);
      const right = proposals.filter(
        ({ date }) => Math.abs(daysBetween(date, portfolio.plantedOn)) <= NEAR_DAYS,
      );
      const isFound = rate.jump > 0 && right.length > 0;
      if (isFound) rate.found++;
      rate.wrong += proposals.length - (isFound ? 1 : 0);
    }
  }
  return rates.map(({ jump, found, wrong }) => ({
    jump,
    found: found / portfolios,
    falsePerYear: wrong / years,
  }));
}
