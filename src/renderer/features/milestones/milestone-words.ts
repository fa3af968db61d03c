/** What a milestone's surroundings are called on screen. */
import type { MilestoneAround } from '#shared/contract/milestones.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import type { Metric } from '#shared/domain/metric.ts';
import type { MilestoneEffect } from '#shared/trend/milestone-effect.ts';
import { formatSigned } from '#shared/trend/wording.ts';
import type { BadgeTone } from '../../components/word-badge.tsx';
import { plural } from '../../components/format.ts';

export const effectLooks: Readonly<
  Record<MilestoneEffect['word'], { readonly sign: string; readonly tone: BadgeTone }>
> = {
  'better-pace': { sign: '▲', tone: 'good' },
  'worse-pace': { sign: '▼', tone: 'bad' },
  'no-difference-shown': { sign: '●', tone: 'calm' },
  'cannot-be-judged': { sign: '…', tone: 'open' },
};

/** A pace is smaller than the values it is made of. */
const placesOf = ({ decimals }: Pick<Metric, 'decimals'>) =>
  Math.max(decimals, Math.min(decimals + 1, 2));

/** "+1.05" a month; null where too few readings tell. Its range is told in the sentence. */
export function paceOfSide(
  { pace }: MilestoneEffect['before'],
  metric: Pick<Metric, 'decimals'>,
): string | null {
  return pace === null ? null : formatSigned(pace.pace, placesOf(metric));
}

/** "4 other clients without it: median pace change +0.10 a month." */
export function comparisonInWords(
  { others, medianPaceChange }: NonNullable<MilestoneAround['comparison']>,
  metric: Pick<Metric, 'decimals'>,
): string {
  if (medianPaceChange === null) {
    return 'No other client on this metric to compare with around that date.';
  }
  const clients = new Set(others.map(({ clientName }) => clientName)).size;
  const series = others.length === clients ? '' : ` (${plural(others.length, 'series', 'series')})`;
  const change = formatSigned(medianPaceChange, placesOf(metric));
  const which = others.length === 1 ? 'pace change' : 'median pace change';
  return `${plural(clients, 'other client')}${series} without it: ${which} ${change} a month.`;
}

/** Which readings are on another scale; empty where all are compared. */
export function leftOutInWords({ before, from }: MilestoneAround['leftOut']): string {
  const parts = [
    before === null ? '' : `before ${formatDate(before)}`,
    from === null ? '' : `from ${formatDate(from)} on`,
  ].filter((part) => part !== '');
  if (parts.length === 0) return '';
  const changes = parts.length === 1 ? 'that scoring change' : 'those scoring changes';
  return `Readings ${parts.join(' and ')} are left out: nothing is compared across ${changes}.`;
}
