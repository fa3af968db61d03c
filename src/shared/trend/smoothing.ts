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
 * What smoothing over W days multiplies the variance of Mann–Kendall's S by; null without smoothing.
 *
 * Hamed & Rao (1998) with the rank correlation (6/π)·asin(ρ/2) that the overlap ρ of a W-day mean
 * implies, averaged over all pairs of readings the same number of steps apart, instead of one
 * estimated from a short series.
 *
 * @param days day numbers in rising order
 */
export function varianceInflation(days: readonly number[], smoothingDays: number): number | null {
  const n = days.length;
  if (smoothingDays <= 0) return null;
  if (n < 3) return 1;
  const rankCorrelation = Array.from(
    { length: Math.ceil(smoothingDays) },
    (_, gap) => (6 / Math.PI) * Math.asin(sharedShare(gap, smoothingDays) / 2),
  );
  let total = 0;
  for (let step = 1; step < n; step++) {
    let correlation = 0;
    for (let k = 0; k + step < n; k++) {
      correlation += rankCorrelation[(days[k + step] ?? 0) - (days[k] ?? 0)] ?? 0;
    }
    // Dates only spread further with more steps, so nothing overlaps from here on.
    if (correlation === 0) break;
    total += (n - step) * (n - step - 1) * (n - step - 2) * (correlation / (n - step));
  }
  return 1 + (2 / (n * (n - 1) * (n - 2))) * total;
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
  const span = (days.at(-1) ?? 0) - (days[0] ?? 0);
  return Math.min(days.length, span / smoothingDays + 1);
}
