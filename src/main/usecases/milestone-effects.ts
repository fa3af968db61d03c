/** The pace before and after each milestone of an engagement, and that of other clients without it. */
import type { CheckedInputOf, OutputOf } from '#shared/contract/index.ts';
import type { MilestoneAround } from '#shared/contract/milestones.ts';
import type { SeriesTrend } from '#shared/contract/trends.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { Engagement } from '#shared/domain/client.ts';
import type { EngagementId, SeriesId } from '#shared/domain/identity.ts';
import type { Milestone } from '#shared/domain/milestone.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import { isRetired } from '#shared/domain/series.ts';
import { isPerson } from '#shared/domain/subject.ts';
import { effectShows } from '#shared/trend/lag.ts';
import {
  isQuietAround,
  medianPaceChange,
  type Surroundings,
  surroundingsOf,
} from '#shared/trend/milestone-surroundings.ts';
import type { AroundMilestones } from '#main/report/milestone-view.ts';
import { listEngagements } from '#main/workbook/engagements.ts';
import { listMilestones } from '#main/workbook/milestones.ts';
import { listSeries, seriesOnMetric } from '#main/workbook/series.ts';
import type { Context } from './context.ts';
import { engagementWith } from './engagements.ts';
import { whileUnchanged } from './kept.ts';
import { labelOf, seriesWith } from './series.ts';
import * as trends from './trends.ts';

/** Refuses `not-found`, and `bad-input` for a series of another engagement. */
export function milestoneEffects(
  context: Context,
  { engagementId, seriesId }: CheckedInputOf<'milestones.effects'>,
): OutputOf<'milestones.effects'> {
  const engagement = engagementWith(context, engagementId);
  const milestones = listMilestones(context.workbook, engagementId);
  const trend = seriesMeant(context, engagement, seriesId);
  const others = trend ? seriesElsewhere(context, engagement, trend) : [];
  const day = trends.judgedOn(engagement, context.today);
  return {
    judgedOn: day,
    series: trend && {
      id: trend.series.id,
      subjectName: trend.subject.name,
      metric: trend.metric,
    },
    milestones: milestones.map((milestone) =>
      trend
        ? aroundMilestone(context, milestone, { engagement, day, trend }, others)
        : { milestone, ...NOTHING_KNOWN },
    ),
  };
}

const NOTHING_KNOWN = {
  shows: null,
  effect: null,
  leftOut: { before: null, from: null },
  comparison: null,
} as const;

/** The series named or the main indicator; null where nothing is tracked. */
function seriesMeant(
  context: Context,
  { id, name }: Engagement,
  seriesId: SeriesId | undefined,
): SeriesTrend | null {
  if (seriesId === undefined) {
    const [main] = listSeries(context.workbook, id, context.knownOn);
    return main ? trends.series(context, { seriesId: main.id }) : null;
  }
  const tracked = seriesWith(context, seriesId);
  if (tracked.series.engagementId === id) return trends.series(context, { seriesId });
  throw new Refusal(
    'bad-input',
    `${labelOf(tracked)} belongs to another engagement than “${name}”; choose one of its own series.`,
    [{ field: 'seriesId', value: String(seriesId) }],
  );
}

/**
 * What the main indicator shows around each milestone that is done, up to a day where one is given;
 * null where nothing is tracked. Readings of all time tell, not those of a report's period alone.
 */
export function aroundMilestones(
  context: Context,
  engagement: Engagement,
  to: CalendarDate | undefined,
): AroundMilestones | null {
  const [main] = listSeries(context.workbook, engagement.id, context.knownOn);
  if (!main) return null;
  const today = trends.judgedOn(engagement, context.today);
  const day = to !== undefined && to < today ? to : today;
  const trend = trends.series(context, { seriesId: main.id, to: day });
  const done = listMilestones(context.workbook, engagement.id).filter(
    ({ status, date }) => status === 'done' && date <= day,
  );
  return {
    seriesId: main.id,
    surroundings: new Map(
      done.map(({ id, date }) => [id, around(context, { engagement, day, trend }, date)]),
    ),
  };
}

/** A judged series with the engagement that it is tracked in, and the day it is judged on. */
interface Judged {
  readonly engagement: Engagement;
  readonly day: CalendarDate;
  readonly trend: SeriesTrend;
}

/** What is compared with: another client's series, and the days on which something was done there. */
interface Elsewhere extends Judged {
  readonly doneOn: readonly CalendarDate[];
}

/** Series of other clients on the metric, of people or of organisations as this one is. */
function seriesElsewhere(
  context: Context,
  { clientId }: Engagement,
  { metric, subject }: SeriesTrend,
): Elsewhere[] {
  const engagements = new Map<EngagementId, Engagement>(
    listEngagements(context.workbook, false).map((each) => [each.id, each]),
  );
  return seriesOnMetric(context.workbook, metric.id).flatMap((tracked) => {
    const engagement = engagements.get(tracked.engagementId);
    if (!engagement || engagement.clientId === clientId || tracked.archivedOn !== null) return [];
    const trend = trends.series(context, { seriesId: tracked.id });
    if (isPerson(trend.subject.kind) !== isPerson(subject.kind)) return [];
    const doneOn = listMilestones(context.workbook, engagement.id)
      .filter(({ status }) => status === 'done')
      .map(({ date }) => date);
    const day = trends.judgedOn(engagement, context.today);
    return [{ engagement, day, trend, doneOn }];
  });
}

function aroundMilestone(
  context: Context,
  milestone: Milestone,
  judged: Judged,
  others: readonly Elsewhere[],
): MilestoneAround {
  const { status, date } = milestone;
  const { metric } = judged.trend;
  const canShow = status === 'done' || status === 'planned';
  const shows = canShow ? effectShows(date, metric.smoothingDays) : null;
  if (status !== 'done') return { milestone, ...NOTHING_KNOWN, shows };
  const { effect, leftOutBefore, leftOutFrom } = around(context, judged, date);
  return {
    milestone,
    shows,
    effect,
    leftOut: { before: leftOutBefore, from: leftOutFrom },
    comparison: effect.word === 'cannot-be-judged' ? null : comparisonOn(context, date, others),
  };
}

/** What a series shows around a date; over with its engagement, nothing more will come. */
function around(
  { workbook, today, knownOn }: Context,
  { engagement, day, trend }: Judged,
  date: CalendarDate,
): Surroundings {
  const { status } = engagement;
  const isOver = status === 'handed-off' || status === 'closed';
  const goesOn = !isOver && !isRetired(trend.series, day);
  const key = `around ${date} ${trend.series.id} ${day} ${today} ${knownOn}`;
  return whileUnchanged(workbook, key, () =>
    surroundingsOf(trend.judgement, date, trend.metric, goesOn),
  );
}

function comparisonOn(
  context: Context,
  date: CalendarDate,
  others: readonly Elsewhere[],
): NonNullable<MilestoneAround['comparison']> {
  const judged = others
    .filter(({ trend, doneOn }) => isQuietAround(date, doneOn, trend.metric))
    .map((other) => ({ ...other, effect: around(context, other, date).effect }))
    .filter(({ effect }) => effect.paceChange !== null);
  return {
    others: judged.map(({ engagement, trend, effect }) => ({
      seriesId: trend.series.id,
      clientName: engagement.clientName,
      subjectName: trend.subject.name,
      effect,
    })),
    medianPaceChange: medianPaceChange(judged.map(({ effect }) => effect)),
  };
}
