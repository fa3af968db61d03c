/** What the trends look like: the portfolio, an engagement's page and one tracked series. */
import type { CheckedInputOf, OutputOf } from '#shared/contract/index.ts';
import type { EngagementTrends, PortfolioRow, SeriesTrend } from '#shared/contract/trends.ts';
import { addDays, type CalendarDate } from '#shared/domain/calendar.ts';
import type { Engagement } from '#shared/domain/client.ts';
import { lastDayOf, type Reading, type TrackedSeries } from '#shared/domain/series.ts';
import { getBaseline, getTarget } from '#main/workbook/baselines.ts';
import { listDisclosures } from '#main/workbook/disclosures.ts';
import { listEngagements } from '#main/workbook/engagements.ts';
import { namedDrivers } from '#main/workbook/drivers.ts';
import { listMilestones } from '#main/workbook/milestones.ts';
import { standingReadings } from '#main/workbook/readings.ts';
import { listSeries } from '#main/workbook/series.ts';
import { latestSignOff } from '#main/workbook/sign-offs.ts';
import { asKnownOn } from './as-known.ts';
import { attentionFor, byNeed } from './attention.ts';
import type { Context } from './context.ts';
import { engagementWith } from './engagements.ts';
import { metricWith } from './metrics.ts';
import { judgementOf } from './judgements.ts';
import { type RulesFor, scoringRules } from './scoring-rules.ts';
import { seriesWith } from './series.ts';
import { subjectWith } from './subjects.ts';

const SPARKLINE_DAYS = 365;

interface Period {
  readonly from?: CalendarDate | undefined;
  readonly to?: CalendarDate | undefined;
}

/** Every engagement that is not archived, the one most in need first. */
export function portfolio(
  current: Context,
  { knownOn }: CheckedInputOf<'trends.portfolio'>,
): PortfolioRow[] {
  const context = asKnownOn(current, knownOn);
  const judge = judgeOf(context);
  return listEngagements(context.workbook, false)
    .map((engagement) => portfolioRow(context, engagement, judge))
    .sort(byNeed);
}

export function engagement(
  current: Context,
  { engagementId, knownOn, ...period }: CheckedInputOf<'trends.engagement'>,
): EngagementTrends {
  const context = asKnownOn(current, knownOn);
  const { workbook, today } = context;
  const found = engagementWith(context, engagementId);
  const day = judgedOn(found, today);
  const judge = judgeOf(context);
  return {
    engagement: found,
    judgedOn: day,
    series: listSeries(workbook, engagementId, context.knownOn).map((tracked) =>
      judge(tracked, day, period),
    ),
    milestones: listMilestones(workbook, engagementId),
    disclosures: listDisclosures(workbook, engagementId).filter(
      ({ disclosedOn }) => disclosedOn <= today,
    ),
    namedDrivers: namedDrivers(workbook, engagementId),
  };
}

export function series(
  current: Context,
  { seriesId, knownOn, ...period }: CheckedInputOf<'trends.series'>,
): OutputOf<'trends.series'> {
  const context = asKnownOn(current, knownOn);
  const tracked = seriesWith(context, seriesId).series;
  const day = judgedOn(engagementWith(context, tracked.engagementId), context.today);
  return judgeOf(context)(tracked, day, period);
}

/** A series as it stands today, and the day that it is judged on. */
export function judgedToday(
  context: Context,
  tracked: TrackedSeries,
): SeriesTrend & { readonly judgedOn: CalendarDate } {
  const day = judgedOn(engagementWith(context, tracked.engagementId), context.today);
  return { ...judgeOf(context)(tracked, day, {}), judgedOn: day };
}

/** Today, or the last day of an engagement that is handed off or closed. */
export function judgedOn({ status, endsOn }: Engagement, today: CalendarDate): CalendarDate {
  const hasEnded = status === 'handed-off' || status === 'closed';
  return hasEnded && endsOn !== null && endsOn < today ? endsOn : today;
}

type Judge = (tracked: TrackedSeries, day: CalendarDate, period: Period) => SeriesTrend;

/**
 * Judges series of one request, which shares what it learns of their metrics.
 *
 * @param rulesFor how scoring changes are treated, where it is not as decided
 * @param readingsOf the standing readings of a series, where they were read before
 */
export function judgeOf(
  context: Context,
  rulesFor: RulesFor = scoringRules(context.workbook, context.knownOn),
  readingsOf: (id: TrackedSeries['id']) => readonly Reading[] = (id) =>
    standingReadings(context.workbook, id, context.knownOn),
): Judge {
  const { workbook, knownOn } = context;
  return (tracked, asked, { from, to }) => {
    const day = lastDayOf(tracked, asked);
    const { metric, scoringChanges, benchmarks } = metricWith(context, tracked.metricId);
    const until = to !== undefined && to < day ? to : day;
    const known = readingsOf(tracked.id).filter(({ date }) => date <= until);
    const original = known.filter(({ restatedBy }) => restatedBy === null);
    const isInPeriod = ({ date }: { readonly date: CalendarDate }) =>
      from === undefined || date >= from;
    const baseline = getBaseline(workbook, tracked.id, knownOn) ?? null;
    const target = getTarget(workbook, tracked.id, knownOn) ?? null;
    const judgement = judgementOf(workbook, {
      readings: original,
      metric,
      scoringChanges: rulesFor(tracked),
      baseline,
      target: target && { date: target.dueOn, value: target.value, setOn: target.setOn },
      from,
      to: until,
      today: day,
    });
    const signOff = latestSignOff(workbook, tracked.id, until, knownOn);
    return {
      series: tracked,
      subject: subjectWith(context, tracked.subjectId),
      metric,
      scoringChanges,
      benchmarks,
      baseline,
      target,
      readings: original.filter(isInPeriod),
      restated: known.filter((reading) => reading.restatedBy !== null && isInPeriod(reading)),
      judgement,
      signOff: signOff ? { ...signOff, fits: signOff.computed === judgement.verdict } : null,
    };
  };
}

function portfolioRow(context: Context, found: Engagement, judge: Judge): PortfolioRow {
  const { workbook, today } = context;
  const day = judgedOn(found, today);
  const tracked = listSeries(workbook, found.id, context.knownOn);
  const mainSeries = tracked.find(({ isMain }) => isMain);
  const mainOn = (date: CalendarDate) => (mainSeries ? judge(mainSeries, date, {}) : null);
  const main = mainOn(day);
  const milestones = listMilestones(workbook, found.id);
  const since = addDays(day, -SPARKLINE_DAYS);
  return {
    engagement: found,
    judgedOn: day,
    main: main && {
      seriesId: main.series.id,
      subjectName: main.subject.name,
      metric: main.metric,
      judgement: main.judgement,
      signOff: main.signOff,
      recent: main.judgement.readings
        .filter(({ date }) => date > since)
        .map(({ date, linked }) => ({ date, value: linked })),
    },
    nextMilestone: milestones.find(({ status }) => status === 'planned') ?? null,
    attention: attentionFor(context, {
      ...{ engagement: found, day, tracked, main, mainOn, milestones },
      signed: tracked
        .filter(({ id }) => latestSignOff(workbook, id, day, context.knownOn))
        .map((each) => judge(each, day, {})),
    }),
  };
}
