/** Pace as it is shown: per 30 days, called a month. */
import type { Slope } from './theil-sen.ts';
import { formatNumber, formatSigned } from './wording.ts';

const DAYS_PER_MONTH = 30;

/** A slope in units per 30 days. */
export interface MonthlyPace {
  readonly pace: number;
  readonly low: number | null;
  readonly high: number | null;
}

export function monthlyPace(slope: Slope): MonthlyPace {
  return {
    pace: perMonth(slope.perDay),
    low: slope.low === null ? null : perMonth(slope.low),
    high: slope.high === null ? null : perMonth(slope.high),
  };
}

/** "+1.1 a month (0.4 to 1.9)". */
export function describePace(slope: Slope, decimals: number): string {
  const { pace, interval } = paceInParts(slope, decimals);
  return interval === '' ? pace : `${pace} (${interval})`;
}

/** "+1.1 a month" and "0.4 to 1.9" apart; the interval empty where everything stands still. */
export function paceInParts(
  slope: Slope,
  decimals: number,
): { readonly pace: string; readonly interval: string } {
  const { pace, low, high } = monthlyPace(slope);
  const places = paceDecimals([pace, low ?? 0, high ?? 0], decimals);
  if (pace === 0 && low === 0 && high === 0) {
    return { pace: `${formatNumber(0, places)} a month`, interval: '' };
  }
  const interval =
    slope.isFull && low !== null && high !== null
      ? `${formatNumber(low, places)} to ${formatNumber(high, places)}`
      : 'too few independent readings for a range';
  return { pace: `${formatSigned(pace, places)} a month`, interval };
}

/** "0.33 a month": a pace per day without a sign or an interval. */
export function describeBarePace(perDay: number, decimals: number): string {
  const pace = perMonth(perDay);
  return `${formatNumber(pace, paceDecimals([pace], decimals))} a month`;
}

function perMonth(perDay: number): number {
  return perDay * DAYS_PER_MONTH;
}

/** The metric's decimals, or up to three more where a slow pace or a narrow range would not show. */
function paceDecimals(paces: readonly number[], decimals: number): number {
  const different = new Set(paces).size;
  let places = decimals;
  const isLost = (pace: number) => pace !== 0 && Number(pace.toFixed(places)) === 0;
  const areAlike = () => new Set(paces.map((pace) => pace.toFixed(places))).size < different;
  while (places < decimals + 3 && (paces.some(isLost) || areAlike())) places++;
  return places;
}
