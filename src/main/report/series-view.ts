/** What a report says of one tracked series: its verdict, sentence and target, and the rows drawn. */
import type { SeriesTrend } from '#shared/contract/trends.ts';
import { formatDate, type CalendarDate } from '#shared/domain/calendar.ts';
import type { Metric, ScoringChange } from '#shared/domain/metric.ts';
import type { Milestone } from '#shared/domain/milestone.ts';
import {
  reviewOf,
  verdictThatCounts,
  verdictWord,
  type StandingSignOff,
} from '#shared/domain/sign-off.ts';
import type { Verdict } from '#shared/trend/verdict.ts';
import { formatNumber, formatSigned } from '#shared/trend/wording.ts';
import { plotRows, type Marked, type PlotRow } from './plot-rows.ts';

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

export function seriesView(
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

/** The message of a series in a few words. */
export function headlineOf({ trend, subject, metric }: SeriesView): string {
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
