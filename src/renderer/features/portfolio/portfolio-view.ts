/**
 * Which engagements the portfolio shows and in which order: kept in the address, so that a step back
 * brings back what was looked at. Pure: the address's search in, rows in, rows out.
 */
import type { PortfolioRow } from '#shared/contract/trends.ts';
import { EngagementStatus } from '#shared/domain/client.ts';
import { verdictThatCounts, VerdictWord } from '#shared/domain/sign-off.ts';
import type { Sorting } from '../../components/data-table.tsx';
import { folded } from '../../components/folded.ts';

/** What of an engagement its status is filtered by: archived is above the others. */
export type Standing = EngagementStatus | 'archived';

export const STANDINGS: readonly Standing[] = [...EngagementStatus.options, 'archived'];

export interface PortfolioView {
  /** Words that each must be found in the client, engagement, a metric or a subject. */
  readonly text: string;
  readonly verdict: VerdictWord | null;
  readonly standing: Standing | null;
  readonly needsAttention: boolean;
  /** Null for the order of need. */
  readonly sorting: Sorting | null;
  /** Whether those that are over or archived are shown as well. */
  readonly showsPast: boolean;
}

/** By the keys of the columns. Ascending is the worst, the oldest and the earliest first. */
type Key = string | number | null;
const KEYS: Readonly<Record<string, (row: PortfolioRow) => Key>> = {
  engagement: ({ engagement: { clientName, name } }) => folded(`${clientName} ${name}`),
  verdict: (row) => {
    const verdict = verdictOf(row);
    return verdict === null ? null : WORST_FIRST.indexOf(verdict);
  },
  readings: ({ main }) => main?.judgement.latest?.date ?? null,
  change: ({ main }) => main?.judgement.baseline?.change ?? null,
  milestone: ({ nextMilestone }) => nextMilestone?.date ?? null,
};

const WORST_FIRST: readonly VerdictWord[] = [
  'declining',
  'broken',
  'stale',
  'unclear',
  'too-early',
  'steady',
  'improving',
];

/** The view of an address; what it does not know in it is left out. */
export function viewOf(search: string): PortfolioView {
  const asked = new URLSearchParams(search);
  const key = asked.get('sort');
  const verdict = VerdictWord.safeParse(asked.get('verdict'));
  return {
    text: asked.get('find') ?? '',
    verdict: verdict.success ? verdict.data : null,
    standing: STANDINGS.find((standing) => standing === asked.get('status')) ?? null,
    needsAttention: asked.get('attention') === 'needed',
    sorting:
      key !== null && Object.hasOwn(KEYS, key)
        ? { key, direction: asked.get('order') === 'descending' ? 'descending' : 'ascending' }
        : null,
    showsPast: asked.get('past') === 'shown',
  };
}

/** The address of a view; nothing for what it begins with. */
export function addressOf(view: PortfolioView): string {
  const { text, verdict, standing, needsAttention, sorting, showsPast } = view;
  const asked = new URLSearchParams({
    ...(text !== '' && { find: text }),
    ...(verdict && { verdict }),
    ...(standing && { status: standing }),
    ...(needsAttention && { attention: 'needed' }),
    ...(sorting && { sort: sorting.key }),
    ...(sorting?.direction === 'descending' && { order: 'descending' }),
    ...(showsPast && { past: 'shown' }),
  }).toString();
  return asked === '' ? '/' : `/?${asked}`;
}

/** The view with no filter, in the same order. */
export function withoutFilters(view: PortfolioView): PortfolioView {
  return { ...view, text: '', verdict: null, standing: null, needsAttention: false };
}

export function hasFilters({ text, verdict, standing, needsAttention }: PortfolioView): boolean {
  return text.trim() !== '' || verdict !== null || standing !== null || needsAttention;
}

/** The order that a press on a header asks for: the other way round where it is the order already. */
export function sortedBy({ sorting }: PortfolioView, key: string): Sorting {
  const isTurned = sorting?.key === key && sorting.direction === 'ascending';
  return { key, direction: isTurned ? 'descending' : 'ascending' };
}

/** Whether an engagement is over or put away, and so stands apart. */
export function isPast({ engagement: { status, archivedOn } }: PortfolioRow): boolean {
  return archivedOn !== null || status === 'handed-off' || status === 'closed';
}

/** Those that the filters let through, in the order asked for; what has no value for it comes last. */
export function shownOf(rows: readonly PortfolioRow[], view: PortfolioView): PortfolioRow[] {
  const words = folded(view.text).split(/\s+/).filter(Boolean);
  const found = rows.filter((row) => isLetThrough(row, view, words));
  const { sorting } = view;
  const keyOf = sorting && KEYS[sorting.key];
  if (!keyOf) return found;
  const turn = sorting.direction === 'ascending' ? 1 : -1;
  return found
    .map((row) => ({ row, key: keyOf(row) }))
    .sort((one, other) => compare(one.key, other.key, turn))
    .map(({ row }) => row);
}

function isLetThrough(
  row: PortfolioRow,
  { verdict, standing, needsAttention }: PortfolioView,
  words: readonly string[],
): boolean {
  const { engagement, attention, tracks } = row;
  if (verdict !== null && verdictOf(row) !== verdict) return false;
  if (standing !== null && standingOf(row) !== standing) return false;
  if (needsAttention && attention.length === 0) return false;
  const told = folded([engagement.clientName, engagement.name, ...tracks].join('\n'));
  return words.every((word) => told.includes(word));
}

function standingOf({ engagement: { status, archivedOn } }: PortfolioRow): Standing {
  return archivedOn === null ? status : 'archived';
}

function verdictOf({ main }: PortfolioRow): VerdictWord | null {
  return main && verdictThatCounts(main.judgement.verdict, main.signOff);
}

function compare(one: Key, other: Key, turn: 1 | -1): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  if (typeof one === 'number' && typeof other === 'number') return turn * (one - other);
  return turn * String(one).localeCompare(String(other), 'en');
}
