/** The one place where a series of readings becomes a verdict with its figures. */
import type { CalendarDate } from '../domain/calendar.ts';
import { dayNumber } from '../domain/calendar.ts';
import type { BaselineChange } from './baseline.ts';
import { baselinesOf } from './baseline.ts';
import type { Segment } from './control-chart.ts';
import { controlChart } from './control-chart.ts';
import type { LinkUncertainty } from './link-uncertainty.ts';
import { trendWithinLinkError } from './link-uncertainty.ts';
import type { TrendTest } from './mann-kendall.ts';
import { mannKendall } from './mann-kendall.ts';
import type { MonthlyPace } from './pace.ts';
import { monthlyPace } from './pace.ts';
import type { Cut } from './segments.ts';
import { cutsOf, moveAlongLinks, stretchOf } from './segments.ts';
import type { SerialCorrelation } from './serial-correlation.ts';
import { findSerialCorrelation } from './serial-correlation.ts';
import { sentenceOf } from './sentence.ts';
import { smoothedLine } from './smoothed-line.ts';
import { independentReadings, varianceInflation } from './smoothing.ts';
import type { SpecialCauseRule } from './special-causes.ts';
import type { Projection } from './target.ts';
import { project } from './target.ts';
import type { Slope } from './theil-sen.ts';
import { theilSen } from './theil-sen.ts';
import type {
  BaselineRules,
  DatedValue,
  MetricRules,
  ScoringChangeRules,
  TargetRules,
} from './types.ts';
import type { Reason, Verdict } from './verdict.ts';
import { enoughOn, rule, SIGNIFICANCE, weeksToSettle } from './verdict.ts';

/** All that a judgement rests on. */
export interface SeriesToJudge {
  /** One value per date, in any order, each on the scale in force on its date. */
  readonly readings: readonly DatedValue[];
  readonly metric: MetricRules;
  readonly scoringChanges: readonly ScoringChangeRules[];
  /** Null for the median of the first readings. */
  readonly baseline: BaselineRules | null;
  readonly target: TargetRules | null;
  /** The period asked for, both days included; open where left out. */
  readonly from?: CalendarDate | undefined;
  readonly to?: CalendarDate | undefined;
  readonly today: CalendarDate;
  /** Days of the smoothed line; four readings' worth, at least 28, where left out. */
  readonly smoothedLineDays?: number | undefined;
}

/** A reading with what the method says of it. */
export interface JudgedReading extends DatedValue {
  /** The value on the scale of the last segment that links lead to; the value itself without any. */
  readonly linked: number;
  /** The trailing mean of linked values; null where too few readings exist. */
  readonly smoothed: number | null;
  /** Every special-cause rule it meets, the one it is listed under first. */
  readonly rules: readonly SpecialCauseRule[];
}

export interface SpecialCause {
  readonly date: CalendarDate;
  /** The rule it is listed under. */
  readonly rule: SpecialCauseRule;
  /** Every rule it meets, that one first. */
  readonly rules: readonly SpecialCauseRule[];
}

/** A scoring change with the link that made readings before it comparable. */
export interface AppliedLink extends NonNullable<Cut['link']> {
  readonly date: CalendarDate;
  readonly isEstimated: boolean;
}

/** Plain data, ready for any transport. */
export interface Judgement {
  /** Readings in the period. */
  readonly n: number;
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  /** Those of the latest stretch, which the trend and the verdict rest on. */
  readonly judged: {
    readonly n: number;
    readonly from: CalendarDate | null;
    readonly to: CalendarDate | null;
    /** What they are worth without the days they share. */
    readonly independent: number;
  };
  readonly latest: DatedValue | null;
  /** Null below two readings. */
  readonly slope: Slope | null;
  /** The slope per 30 days. */
  readonly pace: MonthlyPace | null;
  readonly trendTest: TrendTest | null;
  /** What makes neighbouring readings alike beyond smoothing; null where nothing is found. */
  readonly serialCorrelation: SerialCorrelation | null;
  /** What the links' error does to the trend; null where it crosses none or the error is unknown. */
  readonly linkUncertainty: LinkUncertainty | null;
  readonly readings: readonly JudgedReading[];
  readonly segments: readonly Segment[];
  readonly specialCauses: readonly SpecialCause[];
  readonly baseline: BaselineChange | null;
  /** Of the stretches before a scoring change that nothing is compared across. */
  readonly earlierBaselines: readonly BaselineChange[];
  readonly links: readonly AppliedLink[];
  readonly projection: Projection | null;
  readonly verdict: Verdict;
  /** The rules in the order asked, up to the one that is met. */
  readonly why: readonly Reason[];
  readonly sentence: string;
  /** When `too-early` ends, should readings come at the cadence; null for other verdicts. */
  readonly enoughOn: CalendarDate | null;
  /** Weeks of readings that would settle `unclear`; null for other verdicts or where none would. */
  readonly weeksToSettle: number | null;
}

/**
 * Judges one series.
 *
 * @throws RangeError where two readings have the same date or one is not a finite number: faults of
 *   the caller
 */
export function judgeSeries(input: SeriesToJudge): Judgement {
  const { metric, from, to } = input;
  // A period that has ended is judged as it stood on its last day.
  const today = to !== undefined && to < input.today ? to : input.today;
  const known = inOrder(input.readings).filter(({ date }) => to === undefined || date <= to);
  const cuts = cutsOf(known, input.scoringChanges, metric);
  const isInPeriod = ({ date }: DatedValue) => from === undefined || date >= from;
  const period = known.filter(isInPeriod);
  const movedKnown = known.map(({ date, value }) => ({
    date,
    ...moveAlongLinks(value, date, cuts, metric),
  }));
  const moved = movedKnown.filter(isInPeriod);
  const latest = moved.at(-1);
  const judged = latest ? moved.filter((reading) => isComparable(reading, latest, cuts)) : [];
  const days = judged.map(({ date }) => dayNumber(date));
  const values = judged.map(({ value }) => value);

  const inflation = varianceInflation(days, metric.smoothingDays);
  const trendTest = judged.length < 2 ? null : mannKendall(values, inflation);
  const slope = trendTest && theilSen(days, values, trendTest.variance);
  const serialCorrelation =
    trendTest &&
    slope &&
    findSerialCorrelation(days, values, slope.perDay, trendTest, metric.smoothingDays);
  const independent = independentReadings(days, metric.smoothingDays);
  const undecidedOn = undecidedIn(period, cuts);
  const facts = {
    undecidedOn,
    readings: judged,
    independent,
    slope,
    trendTest,
    serialCorrelation,
    metric,
    today,
  };
  const { verdict, why } = rule(facts);

  const linked = period.map((reading, i) => ({
    ...reading,
    linked: moved[i]?.value ?? reading.value,
  }));
  const chart = controlChart(linked, cuts, metric.smoothingDays);
  const smoothed = smoothedPerStretch(moved, cuts, input);
  const readings = linked.map((reading, i) => ({
    ...reading,
    smoothed: smoothed[i] ?? null,
    rules: chart.rules[i] ?? [],
  }));
  const baselines = baselinesOf(moved, movedKnown, cuts, input.baseline, metric);
  const told = {
    verdict,
    baseline: baselines.current,
    linkUncertainty: trendWithinLinkError(
      days,
      judged,
      serialCorrelation?.inflation ?? inflation,
      SIGNIFICANCE,
    ),
    enoughOn: verdict === 'too-early' ? enoughOn(facts) : null,
    weeksToSettle: verdict === 'unclear' ? weeksToSettle(facts) : null,
  };
  return {
    n: period.length,
    ...spanOf(period),
    judged: { n: judged.length, ...spanOf(judged), independent },
    latest: latest ? { date: latest.date, value: latest.value } : null,
    slope,
    pace: slope && monthlyPace(slope),
    trendTest,
    serialCorrelation,
    readings,
    segments: chart.segments,
    specialCauses: readings.flatMap(({ date, rules }) =>
      rules[0] === undefined ? [] : [{ date, rule: rules[0], rules }],
    ),
    earlierBaselines: baselines.earlier,
    links: appliedLinks(cuts, period, baselines.current),
    projection:
      input.target && latest ? project(input.target, latest, slope, cuts, metric, today) : null,
    why,
    ...told,
    sentence: sentenceOf({ ...facts, ...told, judgedSince: cutOff(moved, judged, cuts) }),
  };
}

function inOrder(readings: readonly DatedValue[]): DatedValue[] {
  const sorted = readings
    .map(({ date, value }) => ({ date, value }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
  sorted.forEach(({ date, value }, i) => {
    if (date === sorted[i - 1]?.date) throw new RangeError(`two readings of ${date}`);
    if (!Number.isFinite(value)) throw new RangeError(`the reading of ${date} is not a number`);
  });
  return sorted;
}

function isComparable(one: DatedValue, other: DatedValue, cuts: readonly Cut[]): boolean {
  return stretchOf(one.date, cuts) === stretchOf(other.date, cuts);
}

/** The first undecided scoring change between the readings of the period. */
function undecidedIn(period: readonly DatedValue[], cuts: readonly Cut[]): CalendarDate | null {
  const first = period[0]?.date;
  if (first === undefined) return null;
  return cuts.find((cut) => cut.treatment === 'undecided' && cut.date > first)?.date ?? null;
}

/** The scoring change that readings of the period were left out before; null where none were. */
function cutOff(
  period: readonly DatedValue[],
  judged: readonly DatedValue[],
  cuts: readonly Cut[],
): CalendarDate | null {
  const first = judged[0]?.date;
  if (first === undefined || judged.length === period.length) return null;
  return cuts.findLast((cut) => cut.link === null && cut.date <= first)?.date ?? null;
}

/** The links that a reading of the period, or its baseline, is compared over. */
function appliedLinks(
  cuts: readonly Cut[],
  period: readonly DatedValue[],
  baseline: BaselineChange | null,
): AppliedLink[] {
  const starts = [period[0], baseline].flatMap((start) => (start ? [start.date] : []));
  return cuts.flatMap(({ date, link, isEstimated }) =>
    link !== null && starts.some((start) => start < date) ? [{ date, isEstimated, ...link }] : [],
  );
}

function smoothedPerStretch(
  readings: readonly DatedValue[],
  cuts: readonly Cut[],
  { metric, smoothedLineDays }: SeriesToJudge,
): (number | null)[] {
  const days = smoothedLineDays ?? Math.max(28, 4 * metric.cadenceDays);
  const stretches = Map.groupBy(readings, ({ date }) => stretchOf(date, cuts));
  return [...stretches.values()].flatMap((stretch) =>
    smoothedLine(stretch, days, metric.cadenceDays),
  );
}

function spanOf(readings: readonly DatedValue[]) {
  return { from: readings[0]?.date ?? null, to: readings.at(-1)?.date ?? null };
}
