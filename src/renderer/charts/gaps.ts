/** Missing readings are shown as gaps, never bridged by a line. */
import { daysBetween, type CalendarDate } from '#shared/domain/calendar.ts';

const GAP_IN_CADENCES = 2.5;

/**
 * Cuts readings (in date order) into unbroken runs. A new run starts where the distance to the
 * reading before is more than 2.5 cadences, and at each date of `newRunsOn`.
 *
 * @param cadenceDays days expected between readings
 */
export function splitAtGaps<Point extends { readonly date: CalendarDate }>(
  points: readonly Point[],
  cadenceDays: number,
  newRunsOn: ReadonlySet<CalendarDate> = new Set(),
): Point[][] {
  const runs: Point[][] = [];
  for (const point of points) {
    const run = runs.at(-1);
    const previous = run?.at(-1);
    const continues =
      previous &&
      !newRunsOn.has(point.date) &&
      daysBetween(previous.date, point.date) <= GAP_IN_CADENCES * cadenceDays;
    if (continues) run?.push(point);
    else runs.push([point]);
  }
  return runs;
}
