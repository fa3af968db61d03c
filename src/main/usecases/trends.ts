/** What the trends look like: the portfolio, an engagement's page and one tracked series. */
import type { CheckedInputOf, OutputOf } from '#shared/contract/index.ts';
import type { MetricWithFacts } from '#shared/contract/records.ts';
import type { EngagementTrends, PortfolioRow, SeriesTrend } from '#shared/contract/trends.ts';
import { addDays, type CalendarDate } from '#shared/domain/calendar.ts';
import type { Engagement } from '#shared/domain/client.ts';
import { lastDayOf, type Reading, type TrackedSeries } from '#shared/domain/series.ts';
import { getBaseline, getTarget } from '#main/workbook/baselines.ts';
import type { Steps } from '#shared/trend/steps.ts';
import { listDisclosures } from '#main/workbook/disclosures.ts';
import { listEngagements } from '#main/workbook/engagements.ts';
import { namedDrivers } from '#main/workbook/drivers.ts';
import { listMetrics } from '#main/workbook/metrics.ts';
import { listMilestones } from '#main/workbook/milestones.ts';
import { listSeries, namesInSeries } from '#main/workbook/series.ts';
import { latestSignOff } from '#main/workbook/sign-offs.ts';
import { asKnownOn } from './as-known.ts';
import { attentionFor, byNeed, withProposals } from './attention.ts';
import type { Context } from './context.ts';
import { proposalsFor, proposalsInSteps, proposalsSoFar } from './detect.ts';
import { engagementWith } from './engagements.ts';
import { readingsOf as readingsThatStand, whileUnchanged } from './kept.ts';
import { metricWith } from './metrics.ts';
import { extremesOf, inShort } from './in-short.ts';
import { judgementOf } from './judgements.ts';
import { type RulesFor, scoringRules } from './scoring-rules.ts';
import { seriesWith } from './series.ts';
import { inSteps, inTurn } from './in-steps.ts';
import { asMayBeShown, subjectWith } from './subjects.ts';

const SPARKLINE_DAYS = 365;

interface Period {
  readonly from?: CalendarDate | undefined;
  readonly to?: CalendarDate | undefined;
}

/** Every engagement that is not archived, or those that are; the one most in need first. */
export async function portfolio(
  current: Context,
  { archived, atOnce, knownOn }: CheckedInputOf<'trends.portfolio'>,
): Promise<PortfolioRow[]> {
  const context = asKnownOn(current, knownOn);
  const engagements = listEngagements(context.workbook, archived);
  if (!atOnce) {
    await inTurn(context.workbook, () =>
      inSteps(everythingJudged(context, engagements), context.signal),
    );
  }
  return portfolioRows(
    context,
    archived ? engagements.filter(({ archivedOn }) => archivedOn !== null) : engagements,
    atOnce ? proposalsSoFar : proposalsFor,
  ).sort(byNeed);
}

/**
 * Judges every series and compares those of each metric, so that this is known when it is asked for:
 * first what the portfolio itself shows. It can take seconds the first time.
 */
export function* everythingJudged(
  context: Context,
  engagements = listEngagements(context.workbook, false),
): Steps<void> {
  const { workbook, today, knownOn } = context;
  const tracked = trackedIn(context, engagements);
  const onMains = new Set(
    tracked.filter(({ series }) => series.isMain).map(({ series }) => series.metricId),
  );
  for (const { series } of tracked) {
    // Links over a scoring change rest on the readings of all series of the metric.
    if (onMains.has(series.metricId)) readingsThatStand(workbook, series.id, knownOn);
    yield;
  }
  for (const each of engagements) {
    portfolioRows(context, [each], proposalsSoFar);
    yield;
  }
  const judge = judgeOf(context);
  for (const { series, found } of tracked) {
    const day = judgedOn(found, today);
    // Even to see that it is known takes longer than to know that nothing has changed.
    whileUnchanged(workbook, `judged ${series.id} ${day} ${today} ${knownOn}`, () =>
      judge(series, day, {}),
    );
    yield;
  }
  for (const known of listMetrics(workbook, true, knownOn)) {
    if (known.metric.role !== 'driver') yield* proposalsInSteps(context, known);
  }
}

function trackedIn({ workbook, knownOn }: Context, engagements: readonly Engagement[]) {
  return engagements.flatMap((found) =>
    listSeries(workbook, found.id, knownOn).map((series) => ({ series, found })),
  );
}

/** The lines that a portfolio has of engagements, in the same order. */
export function portfolioRows(
  context: Context,
  engagements: readonly Engagement[],
  proposalsOf = proposalsFor,
): PortfolioRow[] {
  const judge = judgeOf(context);
  const { workbook } = context;
  const names = whileUnchanged(workbook, 'names', () => namesInSeries(workbook));
  return engagements.map((engagement) =>
    portfolioRow(context, engagement, { judge, names, proposalsOf }),
  );
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
 * @param metricOf a metric with its facts, where it is not as defined
 */
export function judgeOf(
  context: Context,
  rulesFor: RulesFor = scoringRules(context.workbook, context.knownOn),
  readingsOf: (id: TrackedSeries['id']) => readonly Reading[] = (id) =>
    readingsThatStand(context.workbook, id, context.knownOn),
  metricOf: (id: TrackedSeries['metricId']) => MetricWithFacts = (id) => metricWith(context, id),
): Judge {
  const { workbook, knownOn } = context;
  return (tracked, asked, { from, to }) => {
    const day = lastDayOf(tracked, asked);
    const { metric, scoringChanges, benchmarks } = metricOf(tracked.metricId);
    const until = to !== undefined && to < day ? to : day;
    const { original, restated } = readingsUntil(readingsOf(tracked.id), until);
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
      subject: asMayBeShown(context, subjectWith(context, tracked.subjectId)),
      metric,
      scoringChanges,
      benchmarks,
      baseline,
      target,
      readings: original.filter(isInPeriod),
      restated: restated.filter(isInPeriod),
      judgement,
      signOff: signOff ? { ...signOff, fits: signOff.computed === judgement.verdict } : null,
    };
  };
}

interface Until {
  readonly original: readonly Reading[];
  readonly restated: readonly Reading[];
}

const parts = new WeakMap<readonly Reading[], Map<CalendarDate, Until>>();

/** The readings up to a day; the very same lists for the same one, so that what rests on them is known again. */
function readingsUntil(standing: readonly Reading[], until: CalendarDate): Until {
  const perDay = parts.get(standing) ?? new Map<CalendarDate, Until>();
  parts.set(standing, perDay);
  const before = perDay.get(until);
  if (before) return before;
  const known = standing.filter(({ date }) => date <= until);
  const part = {
    original: known.filter(({ restatedBy }) => restatedBy === null),
    restated: known.filter(({ restatedBy }) => restatedBy !== null),
  };
  perDay.set(until, part);
  return part;
}

interface PortfolioSources {
  readonly judge: Judge;
  readonly names: ReturnType<typeof namesInSeries>;
  readonly proposalsOf: typeof proposalsFor;
}

function portfolioRow(
  context: Context,
  found: Engagement,
  sources: PortfolioSources,
): PortfolioRow {
  const { workbook, today, knownOn } = context;
  const { tracked, row } = whileUnchanged(
    workbook,
    `portfolio ${found.id} ${today} ${knownOn}`,
    () => rowWithoutProposals(context, found, sources),
  );
  // Whether readings suggest a scoring change may be found later, though nothing has changed.
  return { ...row, attention: withProposals(context, found, tracked, row, sources.proposalsOf) };
}

function rowWithoutProposals(
  context: Context,
  found: Engagement,
  { judge, names }: PortfolioSources,
): { readonly tracked: readonly TrackedSeries[]; readonly row: PortfolioRow } {
  const { workbook, today } = context;
  const day = judgedOn(found, today);
  const tracked = listSeries(workbook, found.id, context.knownOn);
  const mainSeries = tracked.find(({ isMain }) => isMain);
  const mainOn = (date: CalendarDate) => (mainSeries ? judge(mainSeries, date, {}) : null);
  const main = mainOn(day);
  const milestones = listMilestones(workbook, found.id);
  const since = addDays(day, -SPARKLINE_DAYS);
  const row = {
    engagement: found,
    judgedOn: day,
    main: main && {
      seriesId: main.series.id,
      subjectName: main.subject.name,
      metric: main.metric,
      judgement: inShort(main.judgement),
      signOff: main.signOff,
      recent: extremesOf(
        main.judgement.readings
          .filter(({ date }) => date > since)
          .map(({ date, linked }) => ({ date, value: linked })),
      ),
    },
    nextMilestone: milestones.find(({ status }) => status === 'planned') ?? null,
    attention: attentionFor(context, {
      ...{ engagement: found, day, tracked, main, mainOn, milestones },
      signed: tracked
        .filter(({ id }) => latestSignOff(workbook, id, day, context.knownOn))
        .map((each) => judge(each, day, {})),
    }),
    tracks: [...new Set(tracked.flatMap(({ id }) => names.get(id) ?? []))],
  };
  return { tracked, row };
}
