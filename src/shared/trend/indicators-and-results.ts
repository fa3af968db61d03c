/** Each leading indicator of an engagement beside each result that it may move before. */
import type { CalendarDate } from '../domain/calendar.ts';
import type { ScoringChange } from '../domain/metric.ts';
import { breaksOf } from './breaks.ts';
import { type Leading, leadingOf, monthlyMedians } from './leading.ts';
import type { JudgedSeries } from './score-and-work.ts';
import type { DatedValue } from './types.ts';

type WithChanges = JudgedSeries & {
  readonly scoringChanges: readonly Pick<ScoringChange, 'changedOn' | 'treatment'>[];
};

/** The months of one series: linked values, which are comparable between the breaks. */
interface MonthlyLine {
  /** The median of each month, under the first of the month. */
  readonly months: DatedValue[];
  /** Scoring changes that nothing is compared across. */
  readonly breaks: CalendarDate[];
}

export interface IndicatorAndResult<Series> {
  readonly indicator: Series;
  readonly result: Series;
  readonly leading: Leading;
  readonly indicatorLine: MonthlyLine;
  readonly resultLine: MonthlyLine;
}

/**
 * Compares an organisation's or executive's indicators with the organisation's results, and anyone's
 * with their own. Others are left out: each further pair is another chance of a coincidence.
 *
 * @param series all of one engagement
 */
export function indicatorsAndResults<Series extends WithChanges>(
  series: readonly Series[],
): IndicatorAndResult<Series>[] {
  const results = series.filter(({ metric }) => metric.role === 'result');
  return series
    .filter(({ metric }) => metric.role === 'leading-indicator')
    .flatMap((indicator) =>
      results
        .filter((result) => isComparedWith(indicator, result))
        .map((result) => compare(indicator, result)),
    );
}

function isComparedWith({ subject: one }: WithChanges, { subject: other }: WithChanges): boolean {
  if (one.id === other.id) return true;
  return other.kind === 'organisation' && (one.kind === 'organisation' || one.kind === 'executive');
}

function compare<Series extends WithChanges>(
  indicator: Series,
  result: Series,
): IndicatorAndResult<Series> {
  const [leading, following] = [sourceOf(indicator), sourceOf(result)];
  return {
    indicator,
    result,
    leading: leadingOf(leading, following),
    indicatorLine: lineOf(leading),
    resultLine: lineOf(following),
  };
}

/** Values on the scale that links lead to; where no link leads over a change, it breaks the series. */
function sourceOf(series: WithChanges) {
  return {
    readings: series.judgement.readings.map(({ date, linked }) => ({ date, value: linked })),
    direction: series.metric.direction,
    breaks: breaksOf(series),
  };
}

function lineOf({ readings, breaks }: ReturnType<typeof sourceOf>): MonthlyLine {
  return { months: monthlyMedians(readings), breaks };
}
