/** The plan of each metric of an engagement: as a person set it, or as it goes without saying. */
import type { SuccessionEntry } from '#shared/contract/succession.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { Engagement } from '#shared/domain/client.ts';
import type { MetricId, SeriesId } from '#shared/domain/identity.ts';
import type { Metric } from '#shared/domain/metric.ts';
import {
  overlapOf,
  type Succession,
  usualReview,
  USUAL_OVERLAP,
} from '#shared/domain/succession.ts';
import { everySeries } from '#main/workbook/imports.ts';
import { listSeries } from '#main/workbook/series.ts';
import { firstReadingPerMetric, listReviews, listSuccessions } from '#main/workbook/succession.ts';
import type { Context } from './context.ts';
import { readingsOf } from './kept.ts';
import { metricWith } from './metrics.ts';

/** Every tracked metric of the engagement that is no driver, that of the main indicator first. */
export function entriesOf(
  context: Context,
  engagement: Engagement,
  day: CalendarDate,
): SuccessionEntry[] {
  const { workbook, knownOn } = context;
  const tracked = listSeries(workbook, engagement.id, knownOn);
  const set = new Map(
    listSuccessions(workbook, engagement.id, knownOn).map((plan) => [plan.metricId, plan]),
  );
  const reviews = Map.groupBy(
    listReviews(workbook, engagement.id, knownOn),
    ({ metricId }) => metricId,
  );
  const firstOn = firstReadingPerMetric(workbook, engagement.id, day, knownOn);
  const everything = everySeries(workbook, engagement.id);
  const rhythmOf = ({ id, cadenceDays }: Metric) => ({
    dates: everything
      .filter(({ metricId }) => metricId === id)
      .flatMap((series) => datesOf(context, series.id, day)),
    cadenceDays,
  });
  const metricOf = (id: MetricId | null) => (id === null ? null : metricWith(context, id).metric);
  return [...new Set(tracked.map(({ metricId }) => metricId))]
    .map((id) => metricWith(context, id).metric)
    .filter(({ role }) => role !== 'driver')
    .map((metric) => {
      const plan = set.get(metric.id);
      const own = tracked.filter(({ metricId }) => metricId === metric.id);
      const succession = plan ?? unsaid(engagement, metric.id, firstOn.get(metric.id));
      const successor = metricOf(succession.successorId);
      return {
        metric,
        seriesIds: own.map(({ id }) => id),
        isMain: own.some(({ isMain }) => isMain),
        succession,
        isPlanned: plan !== undefined,
        isDue:
          engagement.status === 'active' &&
          succession.retiredOn === null &&
          succession.reviewOn <= day,
        successor,
        overlap: successor && overlapOf(rhythmOf(metric), rhythmOf(successor)),
        reviews: (reviews.get(metric.id) ?? []).map((review) => ({
          ...review,
          successor: metricOf(review.successorId),
        })),
      };
    });
}

/** The dates up to a day on which a series has a reading. */
function datesOf(
  { workbook, knownOn }: Context,
  id: SeriesId,
  until: CalendarDate,
): CalendarDate[] {
  return readingsOf(workbook, id, knownOn)
    .filter(({ restatedBy, date }) => restatedBy === null && date <= until)
    .map(({ date }) => date);
}

/** Adopted with the engagement or its first reading, whichever came later; reviewed as is usual. */
function unsaid(
  { id: engagementId, startsOn }: Engagement,
  metricId: MetricId,
  firstReadingOn: CalendarDate | undefined,
): Succession {
  const adoptedOn =
    firstReadingOn !== undefined && firstReadingOn > startsOn ? firstReadingOn : startsOn;
  return {
    engagementId,
    metricId,
    adoptedOn,
    reviewOn: usualReview(adoptedOn),
    keepIf: '',
    endIf: '',
    successorId: null,
    overlapReadings: USUAL_OVERLAP,
    retiredOn: null,
    retiredReason: null,
  };
}
