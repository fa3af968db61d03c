/** What a report says of the scores against the work, and of scores beside business results. */
import type { EngagementTrends } from '#shared/contract/trends.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { Metric } from '#shared/domain/metric.ts';
import { indicatorsAndResults } from '#shared/trend/indicators-and-results.ts';
import type { Leading } from '#shared/trend/leading.ts';
import { scoresAndWork } from '#shared/trend/score-and-work.ts';
import type { SeriesView } from './series-view.ts';

/** Scores held against those drivers that the report shows, and no others, of which the same is true. */
export interface EarnedView {
  readonly metric: Metric;
  readonly subjects: readonly string[];
  readonly sentence: string;
  /** Whose work it is, where it is not the subject's own; empty otherwise. */
  readonly note: string;
}

/** A leading indicator beside a result. */
export interface LeadingView {
  readonly indicator: SeriesView;
  readonly result: SeriesView;
  readonly leading: Leading;
}

/**
 * Every score that a driver of the report is named for.
 *
 * @param shared what may leave the workbook: nothing else counts
 * @param day that the report is judged on
 */
export function earnedViews(
  shared: EngagementTrends,
  views: readonly SeriesView[],
  day: CalendarDate,
): EarnedView[] {
  const held = scoresAndWork(
    views.map(({ trend }) => trend),
    shared.namedDrivers,
    day,
  );
  const withWork = held.filter(({ work }) => work.some(({ log }) => log !== null));
  const alike = Map.groupBy(withWork, ({ score: { metric }, earned, note }) =>
    JSON.stringify([metric.id, earned.sentence, note]),
  );
  return [...alike.values()].flatMap((scores) => {
    const [first] = scores;
    if (!first) return [];
    return {
      metric: first.score.metric,
      subjects: scores.map(({ score }) => score.subject.name),
      sentence: first.earned.sentence,
      note: first.note ?? '',
    };
  });
}

/** The pairs that have a figure at one lag at least. */
export function leadingViews(views: readonly SeriesView[]): LeadingView[] {
  const of = (wanted: SeriesView['trend']) => views.find(({ trend }) => trend === wanted);
  return indicatorsAndResults(views.map(({ trend }) => trend))
    .filter(({ leading }) => leading.lags.some(({ rho }) => rho !== null))
    .flatMap(({ indicator, result, leading }) => {
      const [one, other] = [of(indicator), of(result)];
      return one && other ? [{ indicator: one, result: other, leading }] : [];
    });
}
