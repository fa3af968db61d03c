/**
 * The rows that a trend chart draws, one per date on which something is to be seen: a reading, a
 * milestone, a scoring change, a missing reading, the target's day.
 */
import type { SeriesTrend } from '#shared/contract/trends.ts';
import { addDays, dayNumber, daysBetween, type CalendarDate } from '#shared/domain/calendar.ts';
import type { Milestone } from '#shared/domain/milestone.ts';
import type { ScoringChange } from '#shared/domain/metric.ts';
import type { Judgement, JudgedReading } from '#shared/trend/judge.ts';

/** A milestone or scoring change with the short name it has in charts: "M3", "S1". */
export interface Marked<Thing> {
  readonly mark: string;
  readonly thing: Thing;
}

/** One date; every value is on the latest scale that links lead to, null where there is none. */
export interface PlotRow {
  readonly date: CalendarDate;
  readonly reading: number | null;
  /** The line between readings, for dates without one; null where the line is interrupted. */
  readonly line: number | null;
  /** As the provider published it, where a link moved it. */
  readonly published: number | null;
  readonly smoothed: number | null;
  readonly baseline: number | null;
  readonly target: number | null;
  readonly benchmark: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Where on the line milestones and scoring changes are marked. */
  readonly milestone: number | null;
  readonly scoringChange: number | null;
  readonly milestoneMarks: readonly string[];
  readonly changeMarks: readonly string[];
  /** What happened, in words. */
  readonly words: readonly string[];
}

/** Readings further apart than this many cadences leave a gap in the line. */
const GAP_IN_CADENCES = 2.5;
/** Share of the readings' span that the chart may reach beyond its ends, at least four weeks. */
const REACH = 0.25;
const SHORTEST_REACH_DAYS = 28;

/** In date order; empty without readings. */
export function plotRows(
  trend: SeriesTrend,
  milestones: readonly Marked<Milestone>[],
  changes: readonly Marked<ScoringChange>[],
): PlotRow[] {
  const { judgement } = trend;
  const { readings } = judgement;
  const first = readings[0];
  const last = readings.at(-1);
  if (!first || !last) return [];
  const reach = Math.max(SHORTEST_REACH_DAYS, daysBetween(first.date, last.date) * REACH);
  const earliest = addDays(first.date, -reach);
  const furthest = addDays(last.date, reach);
  const isInReach = (date: CalendarDate) => date >= earliest && date <= furthest;
  const shownMilestones = milestones.filter(({ thing }) => isInReach(thing.date));
  const shownChanges = changes.filter(
    ({ thing }) => thing.changedOn >= first.date && thing.changedOn <= last.date,
  );
  const due = judgement.projection?.target.date;
  const dates = new Set<CalendarDate>([
    ...readings.map(({ date }) => date),
    ...missingDates(readings, trend),
    ...shownMilestones.map(({ thing }) => thing.date),
    ...shownChanges.map(({ thing }) => thing.changedOn),
    ...(due !== undefined && due > first.date && isInReach(due) ? [due] : []),
  ]);
  const byDate = new Map(readings.map((reading) => [reading.date, reading]));
  let before: JudgedReading | undefined;
  let next = 0;
  const rows = [...dates].sort().map((date): PlotRow => {
    const reading = byDate.get(date);
    if (reading) before = reading;
    while ((readings[next]?.date ?? date) < date) next += 1;
    const after = readings[next];
    const drawn = reading
      ? { line: reading.linked, smoothed: reading.smoothed }
      : betweenReadings(date, before, after, trend);
    const place = drawn.line ?? before?.linked ?? first.linked;
    const ofDate = shownMilestones.filter(({ thing }) => thing.date === date);
    const changed = shownChanges.filter(({ thing }) => thing.changedOn === date);
    return {
      date,
      reading: reading?.linked ?? null,
      ...drawn,
      published: reading && reading.value !== reading.linked ? reading.value : null,
      baseline: baselineOn(date, judgement),
      target: targetOn(date, judgement),
      benchmark: benchmarkOn(date, trend),
      ...limitsOn(date, trend),
      milestone: ofDate.length > 0 ? place : null,
      scoringChange: changed.length > 0 ? place : null,
      milestoneMarks: ofDate.map(({ mark }) => mark),
      changeMarks: changed.map(({ mark }) => mark),
      words: [
        ...changed.map(({ mark, thing }) => `${mark} Scoring change: ${thing.what}`),
        ...ofDate.map(({ mark, thing }) => `${mark} ${thing.title}`),
        ...(reading?.rules ?? []).slice(0, 1).map((rule) => SIGNALS[rule]),
      ],
    };
  });
  return withSteps(rows);
}

/** Where a level gives way to another its line is interrupted, so that no slope joins the two. */
function withSteps(rows: readonly PlotRow[]): PlotRow[] {
  const stepped = rows.map((row) => ({ ...row }));
  for (const level of ['baseline', 'benchmark'] as const) {
    rows.forEach((row, i) => {
      const before = rows[i - 1];
      if (!before || before[level] === null || before[level] === row[level]) return;
      const gap = stepped[before.reading !== null && row.reading === null ? i : i - 1];
      if (gap) gap[level] = null;
    });
  }
  return stepped;
}

const SIGNALS: Record<JudgedReading['rules'][number], string> = {
  'above-upper-limit': 'Above the upper limit',
  'below-lower-limit': 'Below the lower limit',
  'seven-rising': 'One of seven rising in a row',
  'seven-falling': 'One of seven falling in a row',
  'two-of-three-high': 'Two of three near the upper limit',
  'two-of-three-low': 'Two of three near the lower limit',
  'seven-above': 'One of seven above the mean in a row',
  'seven-below': 'One of seven below the mean in a row',
};

/** Dates without a value that interrupt the line: missing readings, and breaks that nothing links. */
function missingDates(
  readings: readonly JudgedReading[],
  { metric, judgement }: SeriesTrend,
): CalendarDate[] {
  return readings.slice(1).flatMap((after, i) => {
    const before = readings[i] ?? after;
    if (isInterrupted(before.date, after.date, metric.cadenceDays, judgement)) {
      const middle = addDays(before.date, Math.ceil(daysBetween(before.date, after.date) / 2));
      return middle < after.date ? [middle] : [];
    }
    return [];
  });
}

function isInterrupted(
  before: CalendarDate,
  after: CalendarDate,
  cadenceDays: number,
  { segments }: Judgement,
): boolean {
  const isGap = daysBetween(before, after) > GAP_IN_CADENCES * cadenceDays;
  const isCut = segments.some(
    ({ from, cut }) => from === after && cut !== null && cut.link === null,
  );
  return isGap || isCut;
}

function betweenReadings(
  date: CalendarDate,
  before: JudgedReading | undefined,
  after: JudgedReading | undefined,
  { metric, judgement }: SeriesTrend,
): { line: number | null; smoothed: number | null } {
  if (!before || !after || isInterrupted(before.date, after.date, metric.cadenceDays, judgement)) {
    return { line: null, smoothed: null };
  }
  const share =
    (dayNumber(date) - dayNumber(before.date)) / (dayNumber(after.date) - dayNumber(before.date));
  const between = (from: number | null, to: number | null) =>
    from === null || to === null ? null : from + share * (to - from);
  return {
    line: between(before.linked, after.linked),
    smoothed: between(before.smoothed, after.smoothed),
  };
}

function baselineOn(date: CalendarDate, judgement: Judgement): number | null {
  const { baseline, earlierBaselines } = judgement;
  const all = baseline ? [...earlierBaselines, baseline] : earlierBaselines;
  return all.findLast((one) => one.date <= date)?.value ?? null;
}

function targetOn(date: CalendarDate, { projection, judged }: Judgement): number | null {
  return projection && judged.from !== null && date >= judged.from ? projection.target.value : null;
}

/** The benchmark in force on a date: the latest dated on or before it, or one without a date. */
function benchmarkOn(date: CalendarDate, { benchmarks }: SeriesTrend): number | null {
  const dated = benchmarks
    .filter(({ asOf }) => asOf !== null && asOf <= date)
    .toSorted((a, b) => ((a.asOf ?? '') < (b.asOf ?? '') ? -1 : 1))
    .at(-1);
  return (dated ?? benchmarks.find(({ asOf }) => asOf === null))?.value ?? null;
}

/** Limits of the segment that a date lies in, held at the ends of the scale. */
function limitsOn(
  date: CalendarDate,
  { metric, judgement }: SeriesTrend,
): { lower: number | null; upper: number | null } {
  const segment = judgement.segments.find(({ from, to }) => date >= from && date <= to);
  if (!segment) return { lower: null, upper: null };
  const { lower, upper } = segment.linkedLimits;
  return {
    lower: lower === null ? null : Math.max(lower, metric.scaleMin ?? lower),
    upper: upper === null ? null : Math.min(upper, metric.scaleMax ?? upper),
  };
}
