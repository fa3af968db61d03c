/** What the trends look like: the portfolio, an engagement's page and one tracked series. */
import type { CheckedInputOf, OutputOf } from '#shared/contract/index.ts';
import type { EngagementTrends, PortfolioRow, SeriesTrend } from '#shared/contract/trends.ts';
import { addDays, type CalendarDate } from '#shared/domain/calendar.ts';
import type { Engagement } from '#shared/domain/client.ts';
import type { TrackedSeries } from '#shared/domain/series.ts';
import { getBaseline, getTarget } from '#main/workbook/baselines.ts';
import { listDisclosures } from '#main/workbook/disclosures.ts';
import { listEngagements } from '#main/workbook/engagements.ts';
import { listMilestones } from '#main/workbook/milestones.ts';
import { standingReadings } from '#main/workbook/readings.ts';
import { listSeries } from '#main/workbook/series.ts';
import { attentionFor, byNeed } from './attention.ts';
import type { Context } from './context.ts';
import { engagementWith } from './engagements.ts';
import { metricWith } from './metrics.ts';
import { judgementOf } from './judgements.ts';
import { scoringRules } from './scoring-rules.ts';
import { seriesWith } from './series.ts';
import { subjectWith } from './subjects.ts';

const SPARKLINE_DAYS = 365;

interface Period {
  readonly from?: CalendarDate | undefined;
  readonly to?: CalendarDate | undefined;
}

/** Every engagement that is not archived, the one most in need first. */
export function portfolio(context: Context): PortfolioRow[] {
  const judge = judgeOf(context);
  return listEngagements(context.workbook, false)
    .map((engagement) => portfolioRow(context, engagement, judge))
    .sort(byNeed);
}

export function engagement(
  context: Context,
  { engagementId, ...period }: CheckedInputOf<'trends.engagement'>,
): EngagementTrends {
  const { workbook, today } = context;
  const found = engagementWith(context, engagementId);
  const day = judgedOn(found, today);
  const judge = judgeOf(context);
  return {
    engagement: found,
    judgedOn: day,
    series: listSeries(workbook, engagementId).map((tracked) => judge(tracked, day, period)),
    milestones: listMilestones(workbook, engagementId),
    disclosures: listDisclosures(workbook, engagementId),
  };
}

export function series(
  context: Context,
  { seriesId, ...period }: CheckedInputOf<'trends.series'>,
): OutputOf<'trends.series'> {
  const tracked = seriesWith(context, seriesId).series;
  const day = judgedOn(engagementWith(context, tracked.engagementId), context.today);
  return judgeOf(context)(tracked, day, period);
}

/** Today, or the last day of an engagement that is handed off or closed. */
function judgedOn({ status, endsOn }: Engagement, today: CalendarDate): CalendarDate {
  const hasEnded = status === 'handed-off' || status === 'closed';
  return hasEnded && endsOn !== null && endsOn < today ? endsOn : today;
}

type Judge = (tracked: TrackedSeries, day: CalendarDate, period: Period) => SeriesTrend;

/** Judges series of one request, which shares what it learns of their metrics. */
function judgeOf(context: Context): Judge {
  const { workbook, knownOn } = context;
  const rulesFor = scoringRules(workbook, knownOn);
  return (tracked, day, { from, to }) => {
    const { metric, scoringChanges, benchmarks } = metricWith(context, tracked.metricId);
    const until = to !== undefined && to < day ? to : day;
    const known = standingReadings(workbook, tracked.id, knownOn).filter(
      ({ date }) => date <= until,
    );
    const original = known.filter(({ restatedBy }) => restatedBy === null);
    const isInPeriod = ({ date }: { readonly date: CalendarDate }) =>
      from === undefined || date >= from;
    const baseline = getBaseline(workbook, tracked.id, knownOn) ?? null;
    const target = getTarget(workbook, tracked.id, knownOn) ?? null;
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
      judgement: judgementOf(workbook, {
        readings: original,
        metric,
        scoringChanges: rulesFor(tracked.metricId, tracked.id),
        baseline,
        target: target && { date: target.dueOn, value: target.value, setOn: target.setOn },
        from,
        to: until,
        today: day,
      }),
    };
  };
}

function portfolioRow(context: Context, found: Engagement, judge: Judge): PortfolioRow {
  const { workbook, today } = context;
  const day = judgedOn(found, today);
  const tracked = listSeries(workbook, found.id);
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
      recent: main.judgement.readings
        .filter(({ date }) => date > since)
        .map(({ date, linked }) => ({ date, value: linked })),
    },
    nextMilestone: milestones.find(({ status }) => status === 'planned') ?? null,
    attention: attentionFor(context, { engagement: found, day, tracked, main, mainOn, milestones }),
  };
}
