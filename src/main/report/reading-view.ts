/** The readings of a report one by one, and what was corrected of them. */
import { formatDate, type CalendarDate } from '#shared/domain/calendar.ts';
import type { SeriesId } from '#shared/domain/identity.ts';
import type { Metric } from '#shared/domain/metric.ts';
import type { Correction, Reading } from '#shared/domain/series.ts';
import type { SeriesView } from './series-view.ts';

export interface ReadingView {
  readonly reading: Reading;
  readonly subject: string;
  readonly metric: Metric;
  /** The note, and what a restated value stands on. */
  readonly note: string;
}

export interface CorrectionView {
  readonly correction: Correction;
  readonly subject: string;
  readonly metric: Metric;
}

export function readingsOf({ trend, subject, metric }: SeriesView): ReadingView[] {
  const changedOn = new Map(trend.scoringChanges.map(({ id, changedOn: date }) => [id, date]));
  return [...trend.readings, ...trend.restated]
    .toSorted((a, b) => (`${a.date}${a.seenOn}` < `${b.date}${b.seenOn}` ? -1 : 1))
    .map((reading) => {
      const date = reading.restatedBy === null ? undefined : changedOn.get(reading.restatedBy);
      const restated =
        reading.restatedBy === null
          ? ''
          : `Restated by the provider on the scale${date ? ` of ${formatDate(date)}` : ''}, seen ${formatDate(reading.seenOn)}`;
      return {
        reading,
        subject,
        metric,
        note: [restated, reading.note].filter((text) => text !== '').join('; '),
      };
    });
}

/** The corrections that were made in the period. */
export function correctionsOf(
  series: readonly SeriesView[],
  corrections: ReadonlyMap<SeriesId, readonly Correction[]>,
  period: { readonly from: CalendarDate; readonly to: CalendarDate },
): CorrectionView[] {
  return series.flatMap(({ trend, subject, metric }) =>
    (corrections.get(trend.series.id) ?? [])
      .filter(({ correctedOn }) => correctedOn >= period.from && correctedOn <= period.to)
      .map((correction) => ({ correction, subject, metric })),
  );
}
