/** Tracked series: a subject on a metric within an engagement. */
import type { CheckedInputOf, OutputOf } from '#shared/contract/index.ts';
import type { SeriesId } from '#shared/domain/identity.ts';
import type { Metric } from '#shared/domain/metric.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import type { TrackedSeries } from '#shared/domain/series.ts';
import type { Subject } from '#shared/domain/subject.ts';
import {
  getSeries,
  insertSeries,
  listSeries,
  makeSeriesMain,
  seriesOf,
  setSeriesArchived,
} from '#main/workbook/series.ts';
import type { Context } from './context.ts';
import { engagementWith } from './engagements.ts';
import { metricWith } from './metrics.ts';
import { found } from './refusals.ts';
import { subjectWith } from './subjects.ts';

/** Refuses `conflict` if it is tracked already, `bad-input` for a subject of another client. */
export function add(context: Context, input: CheckedInputOf<'series.add'>): OutputOf<'series.add'> {
  const { workbook } = context;
  const engagement = engagementWith(context, input.engagementId);
  const subject = subjectWith(context, input.subjectId);
  const { metric } = metricWith(context, input.metricId);
  if (subject.clientId !== engagement.clientId) {
    throw new Refusal(
      'bad-input',
      `“${subject.name}” belongs to another client than “${engagement.name}” of “${engagement.clientName}”; choose one of its own subjects.`,
      [{ field: 'subjectId', value: String(subject.id) }],
    );
  }
  const present = seriesOf(workbook, input);
  if (present) {
    throw new Refusal(
      'conflict',
      `“${engagement.name}” tracks ${labelOf({ subject, metric })} already${present.archivedOn ? ', archived; take it back instead' : ''}.`,
    );
  }
  const seriesId = insertSeries(workbook, input);
  if (input.isMain) makeSeriesMain(workbook, seriesWith(context, seriesId).series);
  return { seriesId };
}

/** Refuses `conflict` for a series that is archived. */
export function makeMain(
  context: Context,
  { seriesId }: CheckedInputOf<'series.make-main'>,
): OutputOf<'series.make-main'> {
  const tracked = seriesWith(context, seriesId);
  refuseArchived(tracked);
  makeSeriesMain(context.workbook, tracked.series);
  return { seriesId };
}

/** Refuses `conflict` for the main indicator while the engagement tracks something else. */
export function archive(
  context: Context,
  { seriesId, archived }: CheckedInputOf<'series.archive'>,
): OutputOf<'series.archive'> {
  const tracked = seriesWith(context, seriesId);
  const { series } = tracked;
  const isOnlyOne = listSeries(context.workbook, series.engagementId).length <= 1;
  if (archived && series.isMain && !isOnlyOne) {
    throw new Refusal(
      'conflict',
      `${labelOf(tracked)} is the main indicator of its engagement; make another one the main indicator first.`,
    );
  }
  const archivedOn = archived ? (series.archivedOn ?? context.today) : null;
  setSeriesArchived(context.workbook, seriesId, archivedOn);
  return { seriesId };
}

export interface Tracked {
  readonly series: TrackedSeries;
  readonly subject: Subject;
  readonly metric: Metric;
}

/** The series with its subject and metric, or `not-found`. */
export function seriesWith(context: Context, id: SeriesId): Tracked {
  const series = found(getSeries(context.workbook, id), `tracked series with number ${id}`);
  return {
    series,
    subject: subjectWith(context, series.subjectId),
    metric: metricWith(context, series.metricId).metric,
  };
}

/** “Klout Score” of “Harbour Health”: how messages name a series. */
export function labelOf({ subject, metric }: Pick<Tracked, 'subject' | 'metric'>): string {
  return `“${metric.name}” of “${subject.name}”`;
}

export function refuseArchived(tracked: Tracked): void {
  if (tracked.series.archivedOn === null) return;
  throw new Refusal('conflict', `${labelOf(tracked)} is archived; take it back first.`);
}
