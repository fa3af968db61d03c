/** What a trend report says, before anything of Excel: figures, words and the rows that charts draw. */
import type { SeriesTrend } from '#shared/contract/trends.ts';
import { formatDate, type CalendarDate } from '#shared/domain/calendar.ts';
import type { Metric, MetricRole, ScoringChange } from '#shared/domain/metric.ts';
import type { Milestone } from '#shared/domain/milestone.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import type { Correction, Reading } from '#shared/domain/series.ts';
import {
  reviewOf,
  verdictThatCounts,
  verdictWord,
  type StandingSignOff,
} from '#shared/domain/sign-off.ts';
import type { SubjectKind } from '#shared/domain/subject.ts';
import type { AppliedLink } from '#shared/trend/judge.ts';
import { describeLink } from '#shared/trend/link-words.ts';
import type { Verdict } from '#shared/trend/verdict.ts';
import { formatNumber, formatSigned } from '#shared/trend/wording.ts';
import { leagueViews, type LeagueViews } from './league-model.ts';
import { milestoneView, type MilestoneView } from './milestone-view.ts';
import { plotRows, type Marked, type PlotRow } from './plot-rows.ts';
import { successionView, type SuccessionView } from './succession-view.ts';
import { shareable, type Redaction, type ReportSource } from './withholding.ts';
import {
  earnedViews,
  leadingViews,
  type EarnedView,
  type LeadingView,
} from './work-and-results.ts';

export interface ReportSettings {
  readonly preparedBy: string;
  readonly today: CalendarDate;
  /** Ends of the period asked for; open where left out. */
  readonly period: {
    readonly from?: CalendarDate | undefined;
    readonly to?: CalendarDate | undefined;
  };
  readonly redact: Redaction;
  /** Plumbline's version and the workbook's schema version. */
  readonly version: string;
  readonly schemaVersion: number;
  /** Goes into the report’s identifier and nowhere else. */
  readonly workbookUuid: string;
}

/** A tracked series as the report shows it. */
export interface SeriesView {
  readonly trend: SeriesTrend;
  readonly subject: string;
  readonly metric: Metric;
  /** The name of the metric with its unit, "Klout Score, points". */
  readonly metricWithUnit: string;
  /** The verdict that counts: the signed one while it fits, else the computed one. */
  readonly verdict: string;
  /** What the method says of it, with the consultant's sentence where it fits. */
  readonly sentence: string;
  readonly review: ReviewView;
  /** What is to be said of the target; null without one. */
  readonly target: TargetView | null;
  readonly rows: readonly PlotRow[];
}

/** Whether the consultant has put their name to a verdict. */
export interface ReviewView {
  /** "Confirmed", "Overridden", "Not yet", "Not since it changed". */
  readonly mark: string;
  /** The same with days and words. */
  readonly text: string;
}

export interface TargetView {
  readonly value: number;
  readonly dueOn: CalendarDate;
  /** "Yes", "No", "Reached" … */
  readonly onPace: string;
  readonly sentence: string;
}

/** Everything about one metric that is not a driver. */
export interface MetricView {
  readonly metric: Metric;
  readonly series: readonly SeriesView[];
  readonly changes: readonly ChangeView[];
  /** What comes after it; null where nobody planned anything. */
  readonly succession: SuccessionView | null;
}

export interface ChangeView extends Marked<ScoringChange> {
  readonly treatment: string;
  /** The link in words; empty where nothing is linked. */
  readonly link: string;
}

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

export interface ReportModel {
  readonly client: string;
  readonly engagement: string;
  readonly objective: string;
  readonly period: { readonly from: CalendarDate; readonly to: CalendarDate };
  readonly preparedBy: string;
  readonly preparedOn: CalendarDate;
  readonly judgedOn: CalendarDate;
  /** The message in a few words; null where nothing is tracked. */
  readonly headline: string | null;
  /** Main indicator first, then the other leading indicators, results and drivers. */
  readonly series: readonly SeriesView[];
  readonly metrics: readonly MetricView[];
  readonly drivers: readonly SeriesView[];
  /** Scores against the drivers that the report shows. */
  readonly earned: readonly EarnedView[];
  /** Leading indicators beside results, where there is a figure. */
  readonly leading: readonly LeadingView[];
  readonly milestones: readonly MilestoneView[];
  readonly readings: readonly ReadingView[];
  readonly corrections: readonly CorrectionView[];
  readonly leagues: LeagueViews;
  readonly withheld: readonly string[];
  readonly version: string;
  readonly schemaVersion: number;
}

/** Rows that one sheet can sensibly hold; Excel itself ends at 1,048,576. */
const MOST_READINGS = 200_000;

/** Refuses `bad-input` where there are more readings than a file can hold. */
export function reportModel(source: ReportSource, settings: ReportSettings): ReportModel {
  const shared = shareable(source, settings.redact);
  const { trends, corrections, leagues, withheld } = shared;
  const { engagement, judgedOn } = trends;
  refuseTooMany(trends.series);
  const inOrder = trends.series.toSorted(byPlace);
  const period = periodOf(inOrder, settings, engagement.startsOn, judgedOn);
  const milestones = trends.milestones
    .filter(
      ({ date, status }) => date >= period.from && (date <= period.to || status === 'planned'),
    )
    .toSorted((a, b) => (a.date < b.date ? -1 : 1))
    .map((thing, i) => ({ mark: `M${i + 1}`, thing }));
  const changesOf = marksOfChanges(inOrder, period);
  const series = inOrder.map((trend) =>
    viewOf(trend, milestones, changesOf.get(trend.metric.id) ?? []),
  );
  const main = series[0];
  return {
    client: engagement.clientName,
    engagement: engagement.name,
    objective: engagement.objective,
    period,
    preparedBy: settings.preparedBy,
    preparedOn: settings.today,
    judgedOn,
    headline: main ? headlineOf(main) : null,
    series,
    metrics: metricViews(series, changesOf, (metric) =>
      successionView(
        shared.successions.find((entry) => entry.metric.id === metric.id),
        period,
      ),
    ),
    drivers: series.filter(({ metric }) => metric.role === 'driver'),
    earned: earnedViews(trends, series, period.to),
    leading: leadingViews(series),
    milestones: milestones.map((milestone) =>
      milestoneView(
        milestone,
        main && { seriesId: main.trend.series.id, metric: main.metric },
        shared.aroundMilestones,
      ),
    ),
    readings: series.flatMap(readingsOf),
    corrections: series.flatMap(({ trend, subject, metric }) =>
      (corrections.get(trend.series.id) ?? [])
        .filter(({ correctedOn }) => correctedOn >= period.from && correctedOn <= period.to)
        .map((correction) => ({ correction, subject, metric })),
    ),
    leagues: leagueViews(leagues, period),
    withheld,
    version: settings.version,
    schemaVersion: settings.schemaVersion,
  };
}

function refuseTooMany(series: readonly SeriesTrend[]): void {
  const total = series.reduce(
    (sum, { readings, restated }) => sum + readings.length + restated.length,
    0,
  );
  if (total <= MOST_READINGS) return;
  throw new Refusal(
    'bad-input',
    `The report would hold ${formatNumber(total, 0)} readings, more than ${formatNumber(MOST_READINGS, 0)}; choose a shorter period.`,
    [{ field: 'from' }],
  );
}

const ROLES: readonly MetricRole[] = ['leading-indicator', 'result', 'driver'];

const KINDS: readonly SubjectKind[] = ['organisation', 'executive', 'team-member', 'peer'];

/** The main indicator, then by role, metric, kind of subject and name. */
function byPlace(one: SeriesTrend, other: SeriesTrend): number {
  return (
    Number(other.series.isMain) - Number(one.series.isMain) ||
    ROLES.indexOf(one.metric.role) - ROLES.indexOf(other.metric.role) ||
    one.metric.id - other.metric.id ||
    KINDS.indexOf(one.subject.kind) - KINDS.indexOf(other.subject.kind) ||
    ALPHABET.compare(one.subject.name, other.subject.name)
  );
}

const ALPHABET = new Intl.Collator('en-GB', { numeric: true });

function periodOf(
  series: readonly SeriesTrend[],
  { period }: ReportSettings,
  startsOn: CalendarDate,
  judgedOn: CalendarDate,
): { from: CalendarDate; to: CalendarDate } {
  const first = series
    .flatMap(({ judgement }) => judgement.from ?? [])
    .reduce((least, date) => (date < least ? date : least), startsOn);
  const to = period.to !== undefined && period.to < judgedOn ? period.to : judgedOn;
  const from = period.from ?? first;
  return { from: from < to ? from : to, to };
}

/** The scoring changes of each metric that fall into the period, numbered per metric. */
function marksOfChanges(
  series: readonly SeriesTrend[],
  { from, to }: { readonly from: CalendarDate; readonly to: CalendarDate },
): Map<number, Marked<ScoringChange>[]> {
  return new Map(
    series.map(({ metric, scoringChanges }) => [
      metric.id,
      scoringChanges
        .filter(({ changedOn }) => changedOn >= from && changedOn <= to)
        .toSorted((a, b) => (a.changedOn < b.changedOn ? -1 : 1))
        .map((thing, i) => ({ mark: `S${i + 1}`, thing })),
    ]),
  );
}

function viewOf(
  trend: SeriesTrend,
  milestones: readonly Marked<Milestone>[],
  changes: readonly Marked<ScoringChange>[],
): SeriesView {
  const { metric, subject, judgement } = trend;
  return {
    trend,
    subject: subject.name,
    metric,
    metricWithUnit: metric.unit === '' ? metric.name : `${metric.name}, ${metric.unit}`,
    verdict: verdictWord(verdictThatCounts(judgement.verdict, trend.signOff)),
    sentence: sentenceOf(trend),
    review: reviewView(trend.signOff),
    target: targetView(trend),
    rows: plotRows(trend, milestones, changes),
  };
}

/** Where the consultant confirmed, the method speaks first; where they overrode, they do. */
function sentenceOf({ judgement, signOff }: SeriesTrend): string {
  const { sentence } = judgement;
  if (!signOff?.fits) return sentence;
  const said = `“${signOff.sentence}” (the consultant, ${formatDate(signOff.signedOn)}).`;
  return signOff.signed === signOff.computed
    ? `${sentence} ${said}`
    : `${said} Computed: ${verdictWord(signOff.computed).toLowerCase()}. ${sentence}`;
}

function reviewView(signOff: StandingSignOff | null): ReviewView {
  if (signOff === null) return { mark: 'Not yet', text: 'Not yet reviewed' };
  const on = formatDate(signOff.signedOn);
  const [signed, computed] = [signOff.signed, signOff.computed].map((verdict) =>
    verdictWord(verdict).toLowerCase(),
  );
  switch (reviewOf(signOff)) {
    case 'confirmed':
      return { mark: 'Confirmed', text: `Confirmed by the consultant on ${on}` };
    case 'overridden':
      return {
        mark: 'Overridden',
        text: `Overridden by the consultant on ${on}: computed ${computed}, signed as ${signed}`,
      };
    default:
      return {
        mark: 'Not since it changed',
        text: `Not yet reviewed: reviewed on ${on} as ${signed}, since then changed`,
      };
  }
}

const HEADLINES: Record<Verdict, (subject: string, metric: string) => string> = {
  improving: (subject, metric) => `${subject} is improving on ${metric}`,
  declining: (subject, metric) => `${subject} is declining on ${metric}`,
  steady: (subject, metric) => `${subject} is holding steady on ${metric}`,
  unclear: (subject, metric) => `No clear trend yet for ${subject} on ${metric}`,
  'too-early': (subject, metric) => `Too early to judge ${subject} on ${metric}`,
  stale: (subject, metric) => `The readings of ${subject} on ${metric} are out of date`,
  broken: (subject, metric) =>
    `No verdict for ${subject} on ${metric}: a scoring change is undecided`,
};

function headlineOf({ trend, subject, metric }: SeriesView): string {
  const verdict = verdictThatCounts(trend.judgement.verdict, trend.signOff);
  return HEADLINES[verdict](subject, metric.name);
}

function targetView({ target, metric, judgement }: SeriesTrend): TargetView | null {
  if (!target) return null;
  const { projection, verdict } = judgement;
  const aim = `${formatNumber(projection?.target.value ?? target.value, metric.decimals)} by ${formatDate(target.dueOn)}`;
  const view = (onPace: string, rest: string): TargetView => ({
    value: projection?.target.value ?? target.value,
    dueOn: target.dueOn,
    onPace,
    sentence: `Target ${aim}: ${rest}.`,
  });
  if (!projection) {
    return view('Not comparable', 'set before a scoring change that nothing is compared across');
  }
  if (projection.isReached) return view('Reached', 'reached');
  if (verdict === 'broken' || verdict === 'too-early') {
    return view('Too early to say', 'no pace to project yet');
  }
  const { reachedOn, earliest, latest, neededPerDay } = projection;
  const needed =
    neededPerDay === null
      ? 'the date has passed'
      : `needs ${formatSigned(neededPerDay * 30, Math.max(metric.decimals, 1))} a month from now`;
  if (reachedOn === null) return view('Not at this pace', `not at this pace; ${needed}`);
  const range =
    earliest === null
      ? ''
      : ` (${formatDate(earliest)} at the earliest, ${latest === null ? 'never at the slowest' : `${formatDate(latest)} at the latest`})`;
  return view(
    reachedOn <= target.dueOn ? 'Yes' : 'No',
    `at today’s pace reached on ${formatDate(reachedOn)}${range}; ${needed}`,
  );
}

function metricViews(
  series: readonly SeriesView[],
  changesOf: ReadonlyMap<number, readonly Marked<ScoringChange>[]>,
  successionOf: (metric: Metric) => SuccessionView | null,
): MetricView[] {
  const byMetric = Map.groupBy(
    series.filter(({ metric }) => metric.role !== 'driver'),
    ({ metric }) => metric.id,
  );
  return [...byMetric.values()].flatMap((ofMetric) => {
    const [first] = ofMetric;
    if (!first) return [];
    const links = ofMetric.flatMap(({ trend }) => trend.judgement.links);
    const changes = (changesOf.get(first.metric.id) ?? []).map((marked) => ({
      ...marked,
      treatment: TREATMENTS[marked.thing.treatment],
      link: linkOn(marked.thing, links, first.metric),
    }));
    const { metric } = first;
    return [{ metric, series: ofMetric, changes, succession: successionOf(metric) }];
  });
}

const TREATMENTS: Record<ScoringChange['treatment'], string> = {
  rebase: 'Rebased: nothing is compared across it',
  splice: 'Spliced: earlier readings are moved onto the new scale',
  ignore: 'Marked only',
  undecided: 'Undecided: the verdict waits for a decision',
};

function linkOn(change: ScoringChange, links: readonly AppliedLink[], metric: Metric): string {
  const link = links.find(({ date }) => date === change.changedOn);
  if (!link) return change.treatment === 'splice' ? 'No pair of values to link by' : '';
  return `Link: ${describeLink(link, metric.decimals)}`;
}

function readingsOf({ trend, subject, metric }: SeriesView): ReadingView[] {
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
