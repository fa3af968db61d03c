/** The report for a page instead of a file: the same model and the same words, without Excel. */
import type {
  LeaguePart,
  MarkedChart,
  MilestoneLine,
  ReportPreview,
  SeriesLine,
} from '#shared/contract/report-preview.ts';
import type { LeagueContest } from '#shared/domain/league.ts';
import { verdictThatCounts } from '#shared/domain/sign-off.ts';
import { achievementInWords, movementSign, unrankedInWords } from '#shared/trend/league-words.ts';
import type { LeagueView } from './league-model.ts';
import { leagueTitles, seasonInWords, seasonTitle, shownName } from './league-view-words.ts';
import { FIGURES, METHOD_INTRO, VERDICTS } from './method-words.ts';
import type { MetricView } from './metric-view.ts';
import { benchmarksOf, changeInWords, describeMetric } from './metric-words.ts';
import { aboutMilestones, capitalised, type MilestoneView } from './milestone-view.ts';
import { reportModel, type ReportModel, type ReportSettings } from './model.ts';
import { figuresOf, saidOf } from './series-figures.ts';
import type { SeriesView } from './series-view.ts';
import type { ReportSource } from './withholding.ts';
import { driverInWords, earnedInWords, leadingNotes, pairTitle } from './work-and-results-words.ts';

/** Refuses `bad-input` where there are more readings than a file can hold. */
export function reportPreview(source: ReportSource, settings: ReportSettings): ReportPreview {
  const model = reportModel(source, settings);
  const { leading, leagues, readings } = model;
  return {
    client: model.client,
    engagement: model.engagement,
    objective: model.objective,
    period: model.period,
    preparedBy: model.preparedBy,
    preparedOn: model.preparedOn,
    judgedOn: model.judgedOn,
    headline: model.headline,
    chart: chartOf(model.series[0], model),
    series: model.series.map(lineOf),
    metrics: model.metrics.map(metricPart),
    milestones: {
      about: aboutMilestones(model.series[0]?.metric),
      lines: model.milestones.map(milestoneLine),
    },
    drivers: model.drivers.map(driverInWords),
    earned: model.earned.map(earnedInWords),
    leading: {
      notes: leading.length > 0 ? leadingNotes(leading) : [],
      pairs: leading.map((view) => ({ about: pairTitle(view), text: view.leading.sentence })),
    },
    league: leaguesOf('people', leagues.people),
    peers: leaguesOf('peers', leagues.peers),
    readings: { total: readings.length, perSeries: countsOf(model) },
    corrections: model.corrections.map(({ correction, subject, metric }) => ({
      date: correction.date,
      correctedOn: correction.correctedOn,
      subject,
      metric: metric.name,
      decimals: metric.decimals,
      was: correction.oldValue,
      is: correction.newValue,
      reason: correction.reason,
    })),
    method: {
      intro: METHOD_INTRO,
      figures: FIGURES.map(([about, text]) => ({ about, text })),
      verdicts: VERDICTS.map(([about, text]) => ({ about, text })),
    },
    withheld: [...model.withheld],
    notIncluded: model.notIncluded,
    version: model.version,
    schemaVersion: model.schemaVersion,
  };
}

/** The series with the marks that the lists name; null without a reading. */
export function chartOf(
  view: SeriesView | undefined,
  { metrics, milestones }: ReportModel,
): MarkedChart | null {
  if (!view || view.trend.judgement.n === 0) return null;
  const ofMetric = metrics.find(({ metric }) => metric.id === view.metric.id);
  return {
    trend: view.trend,
    milestones: milestones.map(({ mark, thing }) => ({ mark, milestone: thing })),
    changes: (ofMetric?.changes ?? []).map(({ mark, thing: { id } }) => ({ mark, id })),
  };
}

export function lineOf(view: SeriesView): SeriesLine {
  const { trend, metric, target } = view;
  return {
    subject: view.subject,
    metric: view.metricWithUnit,
    decimals: metric.decimals,
    ...figuresOf(view),
    verdict: verdictThatCounts(trend.judgement.verdict, trend.signOff),
    direction: metric.direction,
    sentence: saidOf(view),
    review: { mark: view.review.mark, text: view.review.text },
    target: target && { value: target.value, dueOn: target.dueOn, onPace: target.onPace },
  };
}

function metricPart(view: MetricView): ReportPreview['metrics'][number] {
  const { metric, changes, caveats, succession } = view;
  return {
    name: metric.name,
    facts: describeMetric(metric),
    howToRead: metric.howToRead,
    caveats: [...caveats],
    benchmarks: benchmarksOf(view),
    changes: changes.map((change) => ({
      text: changeInWords(change),
      source: change.thing.source,
    })),
    succession: [...(succession ?? [])],
  };
}

function milestoneLine({ mark, thing, effect, around }: MilestoneView): MilestoneLine {
  return {
    mark,
    date: thing.date,
    title: thing.title,
    status: capitalised(thing.status),
    owner: thing.owner,
    effectInFull: effect?.inFull ?? null,
    word: around?.word ?? '',
    sentence: around?.sentence ?? '',
  };
}

function leaguesOf(contest: LeagueContest, views: readonly LeagueView[]): ReportPreview['league'] {
  return { about: leagueTitles[contest].about, seasons: views.map(leaguePart) };
}

function leaguePart(view: LeagueView): LeaguePart {
  const { season, metric, league, achievements } = view;
  return {
    title: seasonTitle(view),
    about: seasonInWords(view),
    decimals: metric.decimals,
    lines: league.rows.map((row) => ({
      rank: row.rank,
      move: movementSign(row.movement),
      name: shownName(row.name, season),
      start: row.start.value,
      latest: row.latest.value,
      change: row.change,
      normalisedChange: row.normalisedChange,
    })),
    notes: [
      ...unrankedInWords(league.unranked),
      ...achievements.map((achievement) => achievementInWords(achievement, metric)),
    ],
  };
}

function countsOf({ series, readings }: ReportModel): ReportPreview['readings']['perSeries'] {
  const bySeries = Map.groupBy(readings, ({ reading }) => reading.seriesId);
  return series.flatMap(({ trend, subject, metric }) => {
    const count = bySeries.get(trend.series.id)?.length ?? 0;
    return count === 0 ? [] : [{ subject, metric: metric.name, count }];
  });
}
