/** The figures of a tracked series as a report tells them. */
import type { SeriesLine } from '#shared/contract/report-preview.ts';
import { monthlyPace } from '#shared/trend/pace.ts';
import type { SeriesView } from './series-view.ts';

type Figures = Pick<
  SeriesLine,
  | 'baseline'
  | 'latest'
  | 'change'
  | 'linkError'
  | 'normalisedChange'
  | 'pace'
  | 'paceLow'
  | 'paceHigh'
  | 'paceDecimals'
>;

export function figuresOf({ trend, metric: { decimals } }: SeriesView): Figures {
  const { baseline, latest, slope } = trend.judgement;
  const pace = slope && monthlyPace(slope);
  const hasRange = slope?.isFull === true;
  return {
    baseline: baseline && { value: baseline.value, date: baseline.date },
    latest: latest && { value: latest.value, date: latest.date },
    change: baseline?.change ?? null,
    linkError: linkErrorOf(baseline),
    normalisedChange: baseline?.normalisedChange ?? null,
    pace: pace?.pace ?? null,
    paceLow: hasRange ? (pace?.low ?? null) : null,
    paceHigh: hasRange ? (pace?.high ?? null) : null,
    // A pace is smaller than the values it is made of.
    paceDecimals: Math.max(decimals, Math.min(decimals + 1, 2)),
  };
}

/** How far the change may be off by the link over a scoring change that it crosses. */
function linkErrorOf(
  baseline: SeriesView['trend']['judgement']['baseline'],
): SeriesLine['linkError'] {
  if (baseline === null || baseline.linkedOver.length === 0) return null;
  return baseline.linkError ?? 'unknown';
}

/** What the verdict says, and the target where there is one. */
export function saidOf({ sentence, target }: SeriesView): string {
  return [sentence, target?.sentence ?? ''].join(' ').trim();
}
