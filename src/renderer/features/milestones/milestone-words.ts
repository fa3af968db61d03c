/** What a milestone's surroundings are called on screen. */
import type { MilestoneAround } from '#shared/contract/milestones.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import type { Metric } from '#shared/domain/metric.ts';
import type { MilestoneEffect } from '#shared/trend/milestone-effect.ts';
import { formatNumber, formatSigned } from '#shared/trend/wording.ts';
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

/** "+1.05" and "0.79 to 1.31"; nulls where too few readings tell. */
export function paceOfSide(
  { pace }: MilestoneEffect['before'],
  metric: Pick<Metric, 'decimals'>,
): { readonly pace: string; readonly range: string } | null {
  if (pace === null) return null;
  const places = placesOf(metric);
  const { low, high } = pace;
  const range =
    low === null || high === null
      ? 'no range yet'
      : `${formatNumber(low, places)} to ${formatNumber(high, places)}`;
  return { pace: formatSigned(pace.pace, places), range };
}

/** "4 other clients without it: median pace change +0.10 a month." */
export function comparisonInWords(
  { others, medianPaceChange }: NonNullable<MilestoneAround['comparison']>,
  metric: Pick<Metric, 'decimals'>,
): string {
  if (medianPaceChange === null) {
    return 'No other client on this metric can be compared: each did something of its own around that date, or has too few readings.';
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
  return `Readings ${parts.join(' and ')} are left out: nothing is compared across that scoring change.`;
}
