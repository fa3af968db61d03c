/**
 * Scoring changes cut a series into segments, and links make values comparable over a cut again.
 *
 * Neighbouring segments that links join form a stretch; within one, every value can be put on the
 * scale of its last segment. The latest stretch is what a trend is judged on.
 */
import type { CalendarDate } from '../domain/calendar.ts';
import type { Link } from './links.ts';
import { applyLink, linkOf, nearestPair } from './links.ts';
import type { DatedValue, LinkMethod, ScoringChangeRules, Treatment } from './types.ts';

/** A scoring change that cuts the series, with the link over it where its treatment gives one. */
export interface Cut {
  readonly date: CalendarDate;
  readonly treatment: Exclude<Treatment, 'ignore'>;
  /** The method asked for. */
  readonly asked: LinkMethod;
  /** Null where nothing is compared across the change. */
  readonly link: Link | null;
  /** Whether the link rests on the pairs of other series alone. */
  readonly isEstimated: boolean;
}

/** A value put on the latest scale that links lead to. */
export interface MovedValue {
  readonly value: number;
  /** Mean error of the links on the way together; null where none was crossed or it is unknown. */
  readonly linkError: number | null;
  /** The scoring changes whose links were crossed, in order. */
  readonly linkedOver: readonly CalendarDate[];
}

interface Scale {
  readonly scaleMin: number | null;
  readonly scaleMax: number | null;
}

type CuttingChange = ScoringChangeRules & { readonly treatment: Cut['treatment'] };

/** Of two decisions for one date the more cautious holds. */
const CAUTION: readonly Treatment[] = ['ignore', 'splice', 'rebase', 'undecided'];

/**
 * The cuts that scoring changes make, in order of their dates: all up to the last reading, after
 * which a change has nothing to say yet.
 *
 * @param readings in rising order of dates
 */
export function cutsOf(
  readings: readonly DatedValue[],
  changes: readonly ScoringChangeRules[],
  scale: Scale,
): Cut[] {
  const last = readings.at(-1)?.date;
  if (last === undefined) return [];
  const perDate = new Map<CalendarDate, CuttingChange>();
  for (const change of changes) {
    const known = perDate.get(change.date);
    if (change.date > last || !isCutting(change)) continue;
    if (known && CAUTION.indexOf(known.treatment) >= CAUTION.indexOf(change.treatment)) continue;
    perDate.set(change.date, change);
  }
  const cutting = [...perDate.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
  return cutting.map((change, i) => {
    const from = cutting[i - 1]?.date;
    const end = cutting[i + 1]?.date;
    const onTheTwoScales = readings.filter(
      ({ date }) => (from === undefined || date >= from) && (end === undefined || date < end),
    );
    return cutAt(change, onTheTwoScales, scale);
  });
}

/** How many cuts without a link lie on or before a date: the stretch that the date belongs to. */
export function stretchOf(date: CalendarDate, cuts: readonly Cut[]): number {
  return cuts.filter((cut) => cut.link === null && cut.date <= date).length;
}

/**
 * A value of a date on the scale of the last segment of its stretch, held at the ends of the scale.
 *
 * Links err independently, so the errors of several add up as squares.
 */
export function moveAlongLinks(
  value: number,
  date: CalendarDate,
  cuts: readonly Cut[],
  scale: Scale,
): MovedValue {
  let moved = value;
  const linkedOver: CalendarDate[] = [];
  let linkError: number | null = 0;
  for (const cut of cuts) {
    if (cut.date <= date) continue;
    if (cut.link === null) break;
    moved = holdOnScale(applyLink(cut.link, moved), scale);
    linkedOver.push(cut.date);
    linkError =
      linkError === null || cut.link.meanError === null
        ? null
        : Math.hypot(linkError * cut.link.factor, cut.link.meanError);
  }
  return { value: moved, linkError: linkedOver.length === 0 ? null : linkError, linkedOver };
}

/** The value, or the end of the scale where it lies beyond. */
export function holdOnScale(value: number, scale: Scale): number {
  const { scaleMin, scaleMax } = scale;
  return Math.min(Math.max(value, scaleMin ?? -Infinity), scaleMax ?? Infinity);
}

function isCutting(change: ScoringChangeRules): change is CuttingChange {
  return change.treatment !== 'ignore';
}

/** @param readings those of this series on the scales before and after the change */
function cutAt(change: CuttingChange, readings: readonly DatedValue[], scale: Scale): Cut {
  const { date, treatment, method: asked, pairs, hasOwnPair } = change;
  if (treatment !== 'splice') return { date, treatment, asked, link: null, isEstimated: false };
  if (pairs.length > 0) {
    return { date, treatment, asked, link: linkOf(pairs, asked, scale), isEstimated: !hasOwnPair };
  }
  const own = nearestPair(readings, date);
  const link = own === null ? null : linkOf([own], asked, scale);
  return { date, treatment, asked, link, isEstimated: false };
}
