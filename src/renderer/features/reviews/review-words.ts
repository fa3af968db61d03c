/** The life of a metric in words: its review date, its overlap, its decisions. */
import type { SuccessionEntry } from '#shared/contract/succession.ts';
import { type CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import type { MetricRole } from '#shared/domain/metric.ts';
import type { ReviewDecision } from '#shared/domain/succession.ts';
import { formatDistance, plural } from '../../components/format.ts';

export const roleWords: Readonly<Record<MetricRole, string>> = {
  'leading-indicator': 'Leading indicator',
  result: 'Result',
  driver: 'Driver',
};

/** "2 Dec 2013, in 2 weeks", "5 Aug 2013, due 3 months ago". */
export function reviewInWords({ succession, isDue }: SuccessionEntry, today: CalendarDate): string {
  const { reviewOn } = succession;
  const distance = formatDistance(reviewOn, today);
  const when = isDue && reviewOn < today ? `due ${distance}` : isDue ? 'due today' : distance;
  return `${formatDate(reviewOn)}, ${when}`;
}

/** "3 of 3 dates have readings of both", "12 dates have readings of both; 3 were wanted". */
export function overlapInWords(overlap: number, wanted: number): string {
  const dates = plural(wanted, 'date');
  const have = wanted === 1 ? 'has' : 'have';
  if (overlap <= wanted) return `${overlap} of ${dates} ${have} readings of both`;
  return `${plural(overlap, 'date')} have readings of both; ${wanted} ${wanted === 1 ? 'was' : 'were'} wanted`;
}

/** "Kept", "To be replaced by New enquiries", "Retired". */
export function decisionInWords({
  decision,
  successor,
}: {
  readonly decision: ReviewDecision;
  readonly successor: { readonly name: string } | null;
}): string {
  switch (decision) {
    case 'keep':
      return 'Kept';
    case 'replace':
      return successor ? `To be replaced by ${successor.name}` : 'To be replaced';
    case 'retire':
      return 'Retired';
  }
}
