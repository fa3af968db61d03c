/** The work behind the scores: which a metric should reflect, and whether a score is earned by it. */
import type { CheckedInputOf, OutputOf } from '#shared/contract/index.ts';
import type { DriverLog, EarnedScore } from '#shared/contract/drivers.ts';
import type { SeriesTrend } from '#shared/contract/trends.ts';
import { addDays, type CalendarDate, dayNumber, daysBetween } from '#shared/domain/calendar.ts';
import type { Engagement } from '#shared/domain/client.ts';
import type { Metric } from '#shared/domain/metric.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import { type ScoreAndWork, scoresAndWork } from '#shared/trend/score-and-work.ts';
import { deleteDrivers, insertDriver } from '#main/workbook/drivers.ts';
import type { Context } from './context.ts';
import { metricWith } from './metrics.ts';
import * as trends from './trends.ts';

/** Every score of the engagement against its drivers, on the day it is judged on. */
export function show(
  context: Context,
  input: CheckedInputOf<'drivers.show'>,
): OutputOf<'drivers.show'> {
  const { engagement, judgedOn, series, namedDrivers } = trends.engagement(context, input);
  const day = input.to !== undefined && input.to < judgedOn ? input.to : judgedOn;
  const week = mondayOf(day);
  return {
    engagement,
    judgedOn: day,
    week,
    series,
    scores: scoresAndWork(series, namedDrivers, day).map((score) => told(context, score)),
    logs: series
      .filter(({ metric }) => metric.role === 'driver')
      .map((log) => logOf(log, engagement, week)),
  };
}

/**
 * Refuses `not-found` for a metric that is not there, and `bad-input` for drivers of a driver and for
 * a driver that is none.
 */
export function name(
  context: Context,
  { metricId, driverIds }: CheckedInputOf<'drivers.name'>,
): OutputOf<'drivers.name'> {
  const { workbook } = context;
  const { metric } = metricWith(context, metricId);
  if (metric.role === 'driver') {
    throw new Refusal(
      'bad-input',
      `“${metric.name}” is itself a driver; name drivers for a leading indicator or a result.`,
      [{ field: 'metricId', value: String(metricId) }],
    );
  }
  const drivers = [...new Set(driverIds)].map((id) => metricWith(context, id).metric);
  for (const driver of drivers) refuseNoDriver(metric, driver);
  workbook.change(() => {
    deleteDrivers(workbook, metricId);
    for (const { id } of drivers) insertDriver(workbook, metricId, id);
  });
  return { metric, drivers };
}

function refuseNoDriver(metric: Metric, driver: Metric): void {
  if (driver.role === 'driver') return;
  throw new Refusal(
    'bad-input',
    `“${metric.name}” cannot be held against “${driver.name}”, which is no driver; choose work that is logged, or make “${driver.name}” a driver first.`,
    [{ field: 'driverIds', value: String(driver.id), expected: 'metrics with the role driver' }],
  );
}

function told(
  context: Context,
  { score, earned, work, note }: ScoreAndWork<SeriesTrend>,
): EarnedScore {
  return {
    seriesId: score.series.id,
    earned,
    work: work.map(({ driverId, log, upSince }) => ({
      driver: log?.metric ?? metricWith(context, driverId).metric,
      seriesId: log?.series.id ?? null,
      upSince,
    })),
    note,
  };
}

/** A week's entry is due once its last day lies a cadence after the latest one. */
function logOf(
  { series, metric, judgement }: SeriesTrend,
  { status }: Engagement,
  week: CalendarDate,
): DriverLog {
  const lastOn = judgement.to;
  const isDue =
    lastOn === null ||
    (lastOn < week && daysBetween(lastOn, addDays(week, 6)) >= metric.cadenceDays);
  return { seriesId: series.id, lastOn, isMissing: status === 'active' && isDue };
}

function mondayOf(date: CalendarDate): CalendarDate {
  // 1 January 1970 was a Thursday, the fourth day of its week.
  return addDays(date, -((((dayNumber(date) + 3) % 7) + 7) % 7));
}
