/** The series of a handoff workbook: the readings that its formulas count, and what stays fixed. */
import { Refusal } from '#shared/domain/refusal.ts';
import type { Reading } from '#shared/domain/series.ts';
import { formatNumber } from '#shared/trend/wording.ts';
import type { ReportModel } from '../model.ts';
import { isShownInFull } from '../metric-sheet.ts';
import { serialOf } from '../serial-days.ts';
import type { SeriesView } from '../series-view.ts';

export interface HandedReading {
  readonly reading: Reading;
  /** By Excel's count. */
  readonly day: number;
}

export interface HandedSeries {
  /** From 1; what the formulas know it by. */
  readonly number: number;
  readonly view: SeriesView;
  /** Its names in the table for typing in, where no two subjects or metrics have the same. */
  readonly subject: string;
  readonly metric: string;
  /** One per date, oldest first. */
  readonly readings: readonly HandedReading[];
  /** The latest scoring change that cuts it; the formulas count from there on. */
  readonly since: number | null;
  /** The readings that the formulas count. */
  readonly counted: readonly HandedReading[];
  readonly baseline: { readonly value: number; readonly day: number } | null;
  readonly target: { readonly value: number; readonly day: number } | null;
  readonly average: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** How it is drawn; null where it is not. */
  readonly detail: 'full' | 'small' | null;
  /** How many of its latest readings the formulas lay out. */
  readonly window: number;
}

/** Above this many readings, formulas over all of them take long at every key stroke. */
const MOST_READINGS = 20_000;
/** Small charts of one metric. */
const MOST_SMALL = 24;
/** Readings laid out for a chart: those there are and two years of weekly ones more. */
const FULL_ROOM = 104;
const MOST_IN_FULL = 400;
const SMALL_ROOM = 52;
const MOST_IN_SMALL = 104;
/** Readings laid out without a chart: what a pace can be asked of. */
export const MOST_FOR_PACE = 26;

/**
 * Refuses `bad-input` where nothing may leave the workbook, and where there is more than a living
 * workbook can take.
 */
export function handedSeries(model: ReportModel): HandedSeries[] {
  if (model.series.length === 0) {
    throw new Refusal(
      'bad-input',
      'A handoff workbook needs a series that is tracked and may leave the workbook; there is none yet.',
    );
  }
  const total = model.series.reduce((sum, { trend }) => sum + trend.readings.length, 0);
  if (total > MOST_READINGS) {
    throw new Refusal(
      'bad-input',
      `The handoff workbook would calculate over ${formatNumber(total, 0)} readings, more than ${formatNumber(MOST_READINGS, 0)}; choose a shorter period.`,
      [{ field: 'from' }],
    );
  }
  const subjects = namesOf(model.series.map(({ trend, subject }) => [trend.subject.id, subject]));
  const metrics = namesOf(model.series.map(({ metric }) => [metric.id, metric.name]));
  const details = detailsOf(model);
  return model.series.map((view, i) => {
    const { trend, metric } = view;
    const readings = trend.readings
      .toSorted((a, b) => (a.date < b.date ? -1 : 1))
      .map((reading) => ({ reading, day: serialOf(reading.date) }));
    const cut = trend.judgement.segments.at(-1)?.cut ?? null;
    const since = cut && serialOf(cut.date);
    const counted = readings.filter(({ day }) => since === null || day >= since);
    const detail = counted.length === 0 ? null : (details.get(view) ?? null);
    return {
      number: i + 1,
      view,
      subject: subjects.get(trend.subject.id) ?? view.subject,
      metric: metrics.get(metric.id) ?? metric.name,
      readings,
      since,
      counted,
      ...fixedOf(view),
      detail,
      window: windowOf(detail, counted.length),
    };
  });
}

const DAYS_IN_A_WEEK = 7;

/** The last day on which the next reading is not overdue; null without any reading. */
export function overdueAfter({
  counted,
  view,
}: Pick<HandedSeries, 'counted' | 'view'>): number | null {
  const last = counted.at(-1);
  return last ? last.day + 2 * view.metric.cadenceDays + DAYS_IN_A_WEEK : null;
}

function fixedOf({
  trend: { judgement },
  target,
  rows,
}: SeriesView): Pick<HandedSeries, 'baseline' | 'target' | 'average' | 'lower' | 'upper'> {
  const { baseline, projection } = judgement;
  const last = (key: 'benchmark' | 'lower' | 'upper') =>
    rows.findLast((row) => row[key] !== null)?.[key] ?? null;
  return {
    baseline: baseline && { value: baseline.value, day: serialOf(baseline.date) },
    // One that was set before a change nothing is compared across says nothing any more.
    target: target && projection && { value: target.value, day: serialOf(target.dueOn) },
    average: last('benchmark'),
    lower: last('lower'),
    upper: last('upper'),
  };
}

/** In full or small, as on the sheet of its metric; drivers are not drawn, nor are too many. */
function detailsOf(model: ReportModel): Map<SeriesView, 'full' | 'small'> {
  const details = new Map<SeriesView, 'full' | 'small'>();
  for (const { series } of model.metrics) {
    const inFull = series.filter(isShownInFull);
    for (const view of inFull) details.set(view, 'full');
    for (const view of series.filter((one) => !inFull.includes(one)).slice(0, MOST_SMALL)) {
      details.set(view, 'small');
    }
  }
  return details;
}

function windowOf(detail: HandedSeries['detail'], readings: number): number {
  switch (detail) {
    case 'full':
      return Math.min(readings + FULL_ROOM, MOST_IN_FULL);
    case 'small':
      return Math.min(readings + SMALL_ROOM, MOST_IN_SMALL);
    case null:
      return MOST_FOR_PACE;
  }
}

/** Each thing's name, told apart where several would be read as one; Excel does not see case. */
function namesOf<Id>(things: readonly (readonly [Id, string])[]): Map<Id, string> {
  const names = new Map<Id, string>();
  const taken = new Set<string>();
  for (const [id, wanted] of things) {
    if (names.has(id)) continue;
    let name = wanted;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${wanted} (${number})`;
    taken.add(name.toLowerCase());
    names.set(id, name);
  }
  return names;
}
