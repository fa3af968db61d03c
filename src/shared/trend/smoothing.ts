/**
 * What a provider's smoothing does to a series of readings.
 *
 * A score that is a mean over the last W days shares days between neighbouring readings, so the
 * readings tell less than their number suggests. Everything here follows from that overlap alone.
 */

/** The share of days that two readings of a W-day mean have in common; 0 without smoothing. */
function sharedShare(gapDays: number, smoothingDays: number): number {
  return smoothingDays > 0 ? Math.max(0, 1 - gapDays / smoothingDays) : 0;
}

/**
 * How readings some days apart are correlated when each is a mean over W days, or of its own day
 * without smoothing, and the noise of a day keeps a share of the day before's.
 *
 * Without that memory it is the share of days in common. The variance of a sum of m days of such
 * noise is known in closed form, and its second difference over W days is the covariance.
 *
 * @param memory correlation of the noise of one day with the day before's, 0 to below 1
 */
export function correlationOfMeans(
  smoothingDays: number,
  memory: number,
): (gapDays: number) => number {
  const window = Math.max(smoothingDays, 1);
  const varianceOfSum = (days: number) =>
    (days * (1 + memory)) / (1 - memory) - (2 * memory * (1 - memory ** days)) / (1 - memory) ** 2;
  const ofOneMean = 2 * varianceOfSum(window);
  return (gap) =>
    (varianceOfSum(gap + window) + varianceOfSum(Math.abs(gap - window)) - 2 * varianceOfSum(gap)) /
    ofOneMean;
}

/** The rank correlation of normal values that are correlated so. */
function rankCorrelation(correlation: number): number {
  return (6 / Math.PI) * Math.asin(correlation / 2);
}

/** Correlation below which readings count as independent. */
const NEGLIGIBLE = 1e-4;

/**
 * What smoothing over W days, and the memory of the daily noise where there is some, multiply the
 * variance of Mann–Kendall's S by; null without either.
 *
 * Hamed & Rao (1998) with the rank correlation that a W-day mean implies, averaged over all pairs of
 * readings the same number of steps apart, instead of one estimated from a short series.
 *
 * @param days day numbers in rising order
 * @param memory as for `correlationOfMeans`
 */
export function varianceInflation(
  days: readonly number[],
  smoothingDays: number,
  memory = 0,
): number | null {
  const n = days.length;
  if (smoothingDays <= 0 && memory === 0) return null;
  if (n < 3) return 1;
  const correlations = rankCorrelationsByGap(smoothingDays, memory, spanOf(days));
  let total = 0;
  for (let step = 1; step < n; step++) {
    let correlation = 0;
    for (let k = 0; k + step < n; k++) {
      correlation += correlations[(days[k + step] ?? 0) - (days[k] ?? 0)] ?? 0;
    }
    // Dates only spread further with more steps, so nothing is correlated from here on.
    if (correlation === 0) break;
    total += (n - step) * (n - step - 1) * (n - step - 2) * (correlation / (n - step));
  }
  return 1 + (2 / (n * (n - 1) * (n - 2))) * total;
}

/** Rank correlations for gaps of 0, 1, 2… days, up to where they are negligible. */
function rankCorrelationsByGap(smoothingDays: number, memory: number, span: number): number[] {
  const correlationAt = correlationOfMeans(smoothingDays, memory);
  const found: number[] = [];
  for (let gap = 0; gap <= span; gap++) {
    const correlation = correlationAt(gap);
    if (correlation < NEGLIGIBLE) break;
    found.push(rankCorrelation(correlation));
  }
  return found;
}

/** Mean over consecutive readings of the share of days they have in common. */
function meanOverlap(days: readonly number[], smoothingDays: number): number {
  if (days.length < 2) return 0;
  let total = 0;
  for (let i = 1; i < days.length; i++) {
    total += sharedShare((days[i] ?? 0) - (days[i - 1] ?? 0), smoothingDays);
  }
  return total / (days.length - 1);
}

/**
 * What control limits must be widened by, because smoothed neighbours differ less than the readings
 * really vary: 1/√(1 − r), r their mean overlap.
 */
export function limitWidening(days: readonly number[], smoothingDays: number): number {
  return 1 / Math.sqrt(1 - meanOverlap(days, smoothingDays));
}

/**
 * Places, in rising order, of readings that share no day: the latest, then each next one at least W
 * days earlier. All of them without smoothing.
 */
export function nonOverlapping(days: readonly number[], smoothingDays: number): number[] {
  const places: number[] = [];
  let next = Number.POSITIVE_INFINITY;
  for (let i = days.length - 1; i >= 0; i--) {
    const day = days[i] ?? 0;
    if (next - day >= smoothingDays) {
      places.push(i);
      next = day;
    }
  }
  return places.reverse();
}

/** How many independent readings the days are worth: span/W + 1, never more than there are. */
export function independentReadings(days: readonly number[], smoothingDays: number): number {
  if (smoothingDays <= 0 || days.length < 2) return days.length;
  return Math.min(days.length, spanOf(days) / smoothingDays + 1);
}

function spanOf(days: readonly number[]): number {
  return (days.at(-1) ?? 0) - (days[0] ?? 0);
}
