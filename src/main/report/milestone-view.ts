/** What the main indicator shows around the milestones of a report. */
import { formatDate, type CalendarDate } from '#shared/domain/calendar.ts';
import type { MilestoneId, SeriesId } from '#shared/domain/identity.ts';
import type { Metric } from '#shared/domain/metric.ts';
import type { Milestone } from '#shared/domain/milestone.ts';
import { effectShows } from '#shared/trend/lag.ts';
import { effectInWords } from '#shared/trend/milestone-effect.ts';
import type { Surroundings } from '#shared/trend/milestone-surroundings.ts';
import type { Marked } from './plot-rows.ts';

/** What a series shows around the milestones that are done: of the client alone, never of others. */
export interface AroundMilestones {
  readonly seriesId: SeriesId;
  readonly surroundings: ReadonlyMap<MilestoneId, Surroundings>;
}

export interface MilestoneView extends Marked<Milestone> {
  /** From when and by when the main indicator can show an effect; null where it is not smoothed. */
  readonly effect: { readonly from: CalendarDate; readonly inFull: CalendarDate } | null;
  /** Null unless it is done. */
  readonly around: {
    /** Per 30 days; null where too few readings tell. */
    readonly paceBefore: number | null;
    readonly paceAfter: number | null;
    readonly decimals: number;
    /** "Better pace after". */
    readonly word: string;
    readonly sentence: string;
  } | null;
}

/** @param main the metric of the main indicator shown, with its series; undefined without one */
export function milestoneView(
  milestone: Marked<Milestone>,
  main: { readonly seriesId: SeriesId; readonly metric: Metric } | undefined,
  around: AroundMilestones | null,
): MilestoneView {
  const isShown = around !== null && main !== undefined && around.seriesId === main.seriesId;
  const found = isShown ? around.surroundings.get(milestone.thing.id) : undefined;
  return {
    ...milestone,
    effect:
      main && main.metric.smoothingDays > 0
        ? effectShows(milestone.thing.date, main.metric.smoothingDays)
        : null,
    around: found && main ? shownAround(found, main.metric) : null,
  };
}

function shownAround(
  { effect, leftOutBefore, leftOutFrom }: Surroundings,
  { decimals }: Metric,
): MilestoneView['around'] {
  const left = [
    leftOutBefore === null ? '' : `before ${formatDate(leftOutBefore)}`,
    leftOutFrom === null ? '' : `from ${formatDate(leftOutFrom)} on`,
  ].filter((part) => part !== '');
  const scale =
    left.length === 0 ? '' : ` Readings ${left.join(' and ')} are on another scale and left out.`;
  return {
    paceBefore: effect.before.pace?.pace ?? null,
    paceAfter: effect.after.pace?.pace ?? null,
    // A pace is smaller than the values it is made of.
    decimals: Math.max(decimals, Math.min(decimals + 1, 2)),
    word: effectInWords(effect),
    sentence: `${effect.sentence}${scale}`,
  };
}

/** What a list of milestones can and cannot say. */
export function aboutMilestones(metric: Metric | undefined): string {
  return metric && metric.smoothingDays > 0
    ? `${metric.name} looks back over ${metric.smoothingDays} days: an effect of a milestone begins to show on its day and shows in full only ${metric.smoothingDays} days later. What comes after a milestone need not come because of it.`
    : 'What comes after a milestone need not come because of it.';
}

/** A status or category as it is written in a cell. */
export function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
