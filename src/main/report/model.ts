/** What a trend report says, before anything of Excel: figures, words and the rows that charts draw. */
import type { SeriesTrend } from '#shared/contract/trends.ts';
import type { ReportSection } from '#shared/contract/reports.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { ReportEdition } from '#shared/domain/disclosure.ts';
import type { MetricRole, ScoringChange } from '#shared/domain/metric.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import type { SubjectKind } from '#shared/domain/subject.ts';
import { formatNumber } from '#shared/trend/wording.ts';
import { leagueViews, type LeagueViews } from './league-model.ts';
import { metricViews, type MetricView } from './metric-view.ts';
import { milestoneView, type MilestoneView } from './milestone-view.ts';
import type { Redaction } from './names-withheld.ts';
import type { Marked } from './plot-rows.ts';
import {
  correctionsOf,
  readingsOf,
  type CorrectionView,
  type ReadingView,
} from './reading-view.ts';
import { notIncluded, seriesOfSections, withoutLists } from './sections.ts';
import { headlineOf, seriesView, type SeriesView } from './series-view.ts';
import { successionView } from './succession-view.ts';
import { shareable, type ReportSource } from './withholding.ts';
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
  /** The optional sections that are wanted; all of them where left out. */
  readonly sections?: readonly ReportSection[] | undefined;
  /** The trend report where left out. */
  readonly edition?: ReportEdition | undefined;
  /** Plumbline's version and the workbook's schema version. */
  readonly version: string;
  readonly schemaVersion: number;
  /** Goes into the report’s identifier, and into a handoff workbook, which comes back to it. */
  readonly workbookUuid: string;
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
  /** "Not included: Milestones, Peers."; null where everything there is was wanted. */
  readonly notIncluded: string | null;
  readonly version: string;
  readonly schemaVersion: number;
}

/** Rows that one sheet can sensibly hold; Excel itself ends at 1,048,576. */
const MOST_READINGS = 200_000;

/** Refuses `bad-input` where there are more readings than a file can hold. */
export function reportModel(source: ReportSource, settings: ReportSettings): ReportModel {
  const { sections } = settings;
  const shared = shareable(withoutLists(source, sections), settings.redact);
  const { trends, corrections, leagues, withheld } = shared;
  const { engagement, judgedOn } = trends;
  const inOrder = seriesOfSections(trends.series, sections).toSorted(byPlace);
  refuseTooMany(inOrder);
  const period = periodOf(inOrder, settings, engagement.startsOn, judgedOn);
  const milestones = trends.milestones
    .filter(
      ({ date, status }) => date >= period.from && (date <= period.to || status === 'planned'),
    )
    .toSorted((a, b) => (a.date === b.date ? a.id - b.id : a.date < b.date ? -1 : 1))
    .map((thing, i) => ({ mark: `M${i + 1}`, thing }));
  const changesOf = marksOfChanges(inOrder, period);
  const series = inOrder.map((trend) =>
    seriesView(trend, milestones, changesOf.get(trend.metric.id) ?? []),
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
    metrics: metricViews(
      series,
      changesOf,
      (metric) => shared.caveats.get(metric.id) ?? [],
      (metric) =>
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
    readings: (sections?.includes('readings') ?? true) ? series.flatMap(readingsOf) : [],
    corrections: correctionsOf(series, corrections, period),
    leagues: leagueViews(leagues, period),
    withheld,
    notIncluded: notIncluded(source, sections),
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
