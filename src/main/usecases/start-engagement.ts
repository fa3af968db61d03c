/** Starting an engagement: everything it begins with in one step, all of it or nothing. */
import type { CheckedInputOf } from '#shared/contract/index.ts';
import type { NewMetric, NewSubject } from '#shared/contract/records.ts';
import type { Engagement } from '#shared/domain/client.ts';
import type { MetricId, SeriesId } from '#shared/domain/identity.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import { insertSeries } from '#main/workbook/series.ts';
import * as clients from './clients.ts';
import type { Context } from './context.ts';
import * as engagements from './engagements.ts';
import { findOrAddMetric } from './metrics.ts';
import * as milestones from './milestones.ts';
import * as readings from './readings.ts';
import { findOrAdd as findOrAddSubject } from './subjects.ts';
import { plan } from './succession.ts';

type Input = CheckedInputOf<'engagements.start'>;
type FirstDay = Input['firstDay'][number];

/** Refuses as each of its parts does by itself; `bad-input` for a first day of a metric that is not there. */
export function start(context: Context, input: Input): Engagement {
  const { client, subject, metrics, also, firstDay, milestones: first, ...fields } = input;
  return context.workbook.change(() => {
    const clientId =
      'id' in client ? client.id : clients.add(context, { name: client.name, note: '' }).id;
    const engagement = engagements.add(context, { ...fields, clientId });
    const tracked = track(context, engagement, subject, metrics);
    for (const other of also) track(context, engagement, other.subject, other.metrics);
    for (const each of firstDay) begin(context, engagement, tracked, each);
    for (const milestone of first) {
      milestones.add(context, { ...milestone, engagementId: engagement.id });
    }
    return engagement;
  });
}

interface Tracked {
  readonly seriesId: SeriesId;
  readonly metricId: MetricId;
}

/** Tracks a subject on metrics, in their order: the first that is no driver becomes the main indicator. */
function track(
  context: Context,
  { id: engagementId, clientId }: Engagement,
  subject: NewSubject,
  metrics: readonly NewMetric[],
): Tracked[] {
  const { id: subjectId } = findOrAddSubject(context, clientId, subject);
  const tracked = new Map<MetricId, Tracked>();
  return metrics.map((metric) => {
    const metricId = findOrAddMetric(context, metric).metric.id;
    const seriesId =
      tracked.get(metricId)?.seriesId ??
      insertSeries(context.workbook, { engagementId, subjectId, metricId });
    const series = { seriesId, metricId };
    tracked.set(metricId, series);
    return series;
  });
}

/** The readings come first: a target or a plan may rest on them. */
function begin(
  context: Context,
  { id: engagementId, startsOn }: Engagement,
  tracked: readonly Tracked[],
  { metric, readings: values, baseline, target, reviewOn }: FirstDay,
): void {
  const series = tracked[metric];
  if (!series) {
    throw new Refusal(
      'bad-input',
      `There is no metric at place ${metric + 1} of the new engagement, so nothing can be entered for it.`,
      [{ field: 'firstDay', value: String(metric), expected: 'a place in the list of metrics' }],
    );
  }
  const { seriesId, metricId } = series;
  for (const { date, value } of values) {
    readings.log(context, {
      ...{ seriesId, date, value, status: 'normal', source: '', note: '' },
    });
  }
  if (baseline) readings.agreeBaseline(context, { seriesId, ...baseline, note: '' });
  if (target) readings.setTarget(context, { seriesId, ...target, note: '' });
  if (reviewOn) plan(context, { engagementId, metricId, adoptedOn: startsOn, reviewOn });
}
