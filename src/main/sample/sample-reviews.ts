/** What Meadowbrook planned for its score, and the review it held: from a proxy to what it is for. */
import { addMonths, type CalendarDate } from '#shared/domain/calendar.ts';
import type { EngagementId, MetricId } from '#shared/domain/identity.ts';
import type { Context } from '#main/usecases/context.ts';
import * as succession from '#main/usecases/succession.ts';

const AGREED_ON = '2012-11-12' as CalendarDate;
const REVIEWED_ON = '2013-09-16' as CalendarDate;
const HANDOFF = '2013-12-02' as CalendarDate;

export function reviewMetrics(context: Context, engagementId: EngagementId): void {
  const { entries } = succession.list(context, { engagementId });
  const metricOf = (key: string): MetricId => {
    const found = entries.find(({ metric }) => metric.catalogueKey === key);
    if (!found) throw new RangeError(`the sample does not track ${key}`);
    return found.metric.id;
  };
  const [klout, leads] = [metricOf('klout-score'), metricOf('leads')];
  const of = { engagementId, metricId: klout };
  succession.plan(
    { ...context, today: AGREED_ON },
    {
      ...of,
      keepIf: 'It rises while the work is kept up, and nothing else tells as early.',
      endIf:
        'Its scoring changes so often that nothing can be compared, or enquiries tell the same.',
      successorId: leads,
      overlapReadings: 12,
    },
  );
  succession.hold(
    { ...context, today: REVIEWED_ON },
    {
      ...of,
      decision: 'keep',
      reason:
        'Until handoff: staff follow it every week. From then on new enquiries lead, which is what the programme is for.',
      reviewOn: HANDOFF,
    },
  );
  for (const metricId of [metricOf('share-of-voice'), metricOf('positive-sentiment')]) {
    succession.plan(
      { ...context, today: REVIEWED_ON },
      {
        engagementId,
        metricId,
        reviewOn: HANDOFF,
        keepIf: 'The internal team can get it without us.',
      },
    );
  }
  succession.plan(
    { ...context, today: REVIEWED_ON },
    {
      engagementId,
      metricId: leads,
      reviewOn: addMonths(HANDOFF, 12),
      keepIf: 'Patients who enquire can still be asked how they heard of the clinic.',
    },
  );
}
