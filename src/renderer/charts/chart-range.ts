/** The part of a chart that is shown: a period chosen by a person. What is judged stays as it is. */
import {
  addMonths,
  type CalendarDate,
  dateOfDay,
  dayNumber,
  formatDate,
  isCalendarDate,
} from '#shared/domain/calendar.ts';
import type { Milestone } from '#shared/domain/milestone.ts';
import {
  type LinePoint,
  milestoneKeys,
  type Stretch,
  type TrendChartModel,
  withLayers,
} from './trend-chart-model.ts';

/** Both ends belong to it; null where it is open. */
export interface DateRange {
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
}

export const PRESETS = ['3-months', '12-months', 'engagement', 'all'] as const;
export type Preset = (typeof PRESETS)[number];

/** A preset, or dates of one's own. */
export type ChosenRange = Preset | DateRange;

const MONTHS: Readonly<Partial<Record<Preset, number>>> = { '3-months': 3, '12-months': 12 };

/** The days that a choice stands for; null for everything. */
export function daysOf(
  chosen: ChosenRange,
  period: { readonly startsOn: CalendarDate; readonly endsOn: CalendarDate | null },
  judgedOn: CalendarDate,
): DateRange | null {
  if (typeof chosen === 'object') return chosen;
  if (chosen === 'all') return null;
  if (chosen === 'engagement') return { from: period.startsOn, to: period.endsOn };
  return { from: addMonths(judgedOn, -(MONTHS[chosen] ?? 0)), to: null };
}

/** The choice that an address holds, in `range` or in `from` and `to`; everything without one. */
export function rangeInAddress(search: URLSearchParams): ChosenRange {
  const preset = PRESETS.find((each) => each === search.get('range'));
  if (preset) return preset;
  const dateAt = (name: string) => {
    const text = search.get(name) ?? '';
    return isCalendarDate(text) ? text : null;
  };
  const from = dateAt('from');
  const to = dateAt('to');
  const isPeriod = (from !== null || to !== null) && !(from !== null && to !== null && from > to);
  return isPeriod ? { from, to } : 'all';
}

/** The address with another choice in it; its other parts stay. */
export function addressWithRange(search: URLSearchParams, chosen: ChosenRange): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const name of ['range', 'from', 'to']) next.delete(name);
  if (typeof chosen === 'object') {
    if (chosen.from !== null) next.set('from', chosen.from);
    if (chosen.to !== null) next.set('to', chosen.to);
  } else if (chosen !== 'all') {
    next.set('range', chosen);
  }
  return next;
}

/** "18 Aug 2013 to 18 Nov 2013", "from 18 Aug 2013": a period in words. */
export function rangeInWords({ from, to }: DateRange): string {
  if (from !== null && to !== null) return `${formatDate(from)} to ${formatDate(to)}`;
  if (from !== null) return `from ${formatDate(from)}`;
  return to === null ? 'everything' : `until ${formatDate(to)}`;
}

/**
 * The same chart over a period alone. Lines, ranges and baselines are cut at its ends; keys of
 * milestones and scoring changes stay the ones that they have in the whole chart.
 *
 * @param milestones all of the engagement, as the chart was prepared from
 */
export function withinRange(
  model: TrendChartModel,
  range: DateRange,
  milestones: readonly Milestone[],
): TrendChartModel {
  const from = range.from === null ? model.from : dayNumber(range.from);
  // A period that begins after the last day known is drawn all the same, empty.
  const to = Math.max(range.to === null ? model.to : dayNumber(range.to), from);
  const isIn = (day: number) => day >= from && day <= to;
  const cut = <Of extends Stretch>(stretches: readonly Of[]): Of[] =>
    stretches.flatMap((each) =>
      each.from > to || each.to < from
        ? []
        : [{ ...each, from: Math.max(each.from, from), to: Math.min(each.to, to) }],
    );
  const { target, lag } = model;
  return withLayers({
    ...model,
    readings: model.readings.filter(({ day }) => isIn(day)),
    readingLine: lineWithin(model.readingLine, isIn),
    linkedLine: lineWithin(model.linkedLine, isIn),
    smoothedLine: lineWithin(model.smoothedLine, isIn),
    baselines: cut(model.baselines),
    ranges: cut(model.ranges),
    target: target && (range.to === null || target.date <= range.to) ? target : null,
    milestones: [...milestoneKeys(milestones)].flatMap(([milestone, key]) =>
      isIn(dayNumber(milestone.date)) ? [{ key, milestone }] : [],
    ),
    changes: model.changes.filter(({ change }) => isIn(dayNumber(change.changedOn))),
    lag: lag && (cut([lag])[0] ?? null),
    from,
    to,
    isPart: true,
    endsWithLatest: isIn(model.readings.at(-1)?.day ?? Number.NaN),
  });
}

/** The first and the last day that are drawn, as dates. */
export function datesDrawn({ from, to }: Pick<TrendChartModel, 'from' | 'to'>): DateRange {
  return { from: dateOfDay(from), to: dateOfDay(to) };
}

function lineWithin(line: readonly LinePoint[], isIn: (day: number) => boolean): LinePoint[] {
  const within = line.filter(({ x }) => isIn(x));
  return within[0] && Number.isNaN(within[0].y) ? within.slice(1) : within;
}
