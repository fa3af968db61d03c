/** What a report says of the scores against the work, and of scores beside business results. */
import type { EngagementTrends } from '#shared/contract/trends.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import { indicatorsAndResults } from '#shared/trend/indicators-and-results.ts';
import type { Leading } from '#shared/trend/leading.ts';
import { scoresAndWork } from '#shared/trend/score-and-work.ts';
import type { SeriesView } from './model.ts';

/** A score held against those drivers that the report shows, and no others. */
export interface EarnedView {
  readonly score: SeriesView;
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
  return held
    .filter(({ work }) => work.some(({ log }) => log !== null))
    .flatMap(({ score, earned, note }) => {
      const view = views.find(({ trend }) => trend === score);
      return view ? [{ score: view, sentence: earned.sentence, note: note ?? '' }] : [];
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
