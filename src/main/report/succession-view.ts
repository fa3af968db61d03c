/** What comes after a score, as a report tells it: the plan, and the reviews held in the period. */
import type { SuccessionEntry } from '#shared/contract/succession.ts';
import { formatDate, type CalendarDate } from '#shared/domain/calendar.ts';
import type { Metric } from '#shared/domain/metric.ts';

/** The block in lines; the empty text is a plan that says nothing of it. */
export type SuccessionView = readonly string[];

const NOT_NAMED = 'a metric that is not named here';

/**
 * Entries as they may leave: without private metrics, a private successor without its name, and every
 * text that someone typed cleaned.
 */
export function shareableSuccessions(
  entries: readonly SuccessionEntry[],
  clean: (text: string) => string,
): SuccessionEntry[] {
  const named = (metric: Metric | null) => (metric?.visibility === 'private' ? null : metric);
  return entries
    .filter(({ metric }) => metric.visibility !== 'private')
    .map((entry) => ({
      ...entry,
      successor: named(entry.successor),
      succession: {
        ...entry.succession,
        keepIf: clean(entry.succession.keepIf),
        endIf: clean(entry.succession.endIf),
        retiredReason:
          entry.succession.retiredReason === null ? null : clean(entry.succession.retiredReason),
      },
      reviews: entry.reviews.map((review) => ({
        ...review,
        reason: clean(review.reason),
        successor: named(review.successor),
      })),
    }));
}

/** The metrics that plans and reviews name as successors. */
export function successorsIn(entries: readonly SuccessionEntry[]): Metric[] {
  return entries.flatMap(({ successor, reviews }) =>
    [successor, ...reviews.map((review) => review.successor)].filter((each) => each !== null),
  );
}

/** Null where nobody planned anything. */
export function successionView(
  entry: SuccessionEntry | undefined,
  { from, to }: { readonly from: CalendarDate; readonly to: CalendarDate },
): SuccessionView | null {
  if (!entry?.isPlanned) return null;
  const { succession, reviews } = entry;
  const { adoptedOn, reviewOn, keepIf, endIf, retiredOn, retiredReason } = succession;
  const fate =
    retiredOn === null
      ? `to be reviewed on ${formatDate(reviewOn)}`
      : `retired on ${formatDate(retiredOn)}${retiredReason === null ? '' : `: ${retiredReason}`}`;
  return [
    ended(`Adopted ${formatDate(adoptedOn)}, ${fate}`),
    ...(keepIf === '' ? [] : [`What would keep it: ${ended(keepIf)}`]),
    ...(endIf === '' ? [] : [`What would end it: ${ended(endIf)}`]),
    ...successorIn(entry),
    ...reviews
      .filter(({ heldOn }) => heldOn >= from && heldOn <= to)
      .map(
        ({ heldOn, reason, ...decision }) =>
          `Reviewed on ${formatDate(heldOn)}: ${decisionInWords(decision)}. ${ended(reason)}`,
      ),
  ];
}

function successorIn({ succession, successor, overlap }: SuccessionEntry): string[] {
  const { successorId, overlapReadings } = succession;
  if (successorId === null) return ['What comes after it is not settled yet.'];
  const so = overlap === null ? '' : `; so far ${overlap} ${overlap === 1 ? 'has' : 'have'}`;
  const wanted = `${overlapReadings} ${overlapReadings === 1 ? 'date' : 'dates'}`;
  return [
    `After it: ${successor?.name ?? NOT_NAMED}. Readings of both are wanted on ${wanted} first${so}.`,
  ];
}

function decisionInWords({
  decision,
  successor,
}: Pick<SuccessionEntry['reviews'][number], 'decision' | 'successor'>): string {
  switch (decision) {
    case 'keep':
      return 'kept';
    case 'replace':
      return `to be replaced by ${successor?.name ?? NOT_NAMED}`;
    case 'retire':
      return 'retired';
  }
}

function ended(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
