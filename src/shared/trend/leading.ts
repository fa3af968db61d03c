/** Does a leading indicator move before a business result, with it, or is there no sign yet? */
import { type CalendarDate, calendarDateFrom } from '../domain/calendar.ts';
import { centredRanks, correlationOfRanks, placesOf, rankPlaces } from './rank-correlation.ts';
import { seededRandom } from './seeded-random.ts';
import { median } from './statistics.ts';
import type { DatedValue, MetricRules } from './types.ts';
import { formatChance, formatNumber } from './wording.ts';

/** A series whose months are compared. */
export interface MonthlySource {
  readonly readings: readonly DatedValue[];
  readonly direction: MetricRules['direction'];
  /** Scoring changes over which its values cannot be compared. */
  readonly breaks: readonly CalendarDate[];
}

/** The monthly changes of the indicator against those of the result some months later. */
interface LagFigure {
  readonly lag: number;
  /** Months in which both changes are known. */
  readonly months: number;
  /** Spearman's rho, positive where both become better together; null below 8 months. */
  readonly rho: number | null;
}

export interface Leading {
  readonly lags: readonly LagFigure[];
  /** The lag of the strongest figure; null where none could be made. */
  readonly bestLag: number | null;
  /** Chance of so strong a figure at any of the lags, were there nothing between them. */
  readonly p: number | null;
  readonly word: 'moves-first' | 'moves-together' | 'no-sign-yet';
  readonly sentence: string;
}

const LAGS = [0, 1, 2, 3, 4, 5, 6];
/** Months with a change in both that a figure takes. */
export const FEWEST_MONTHS = 8;
const SHUFFLES = 1999;
const SEED = 20_111_026;
const SIGNIFICANCE = 0.05;
/** Months over which changes may remember each other: a window of 90 days leaves after three. */
const LONGEST_MEMORY = 4;
/** Strengths closer than this differ by arithmetic only. */
const EQUAL = 1e-9;

/** Chances by the changes that they are of: the shuffles take longest, and give the same each time. */
const chancesKept = new Map<string, number>();
const MOST_CHANCES_KEPT = 1_000;

/** A change of a month's median from the one before, in the better direction. */
interface Change {
  /** Months since the year 0. */
  readonly month: number;
  readonly change: number;
}

/** The months that a lag lays side by side. */
interface Overlap {
  readonly lag: number;
  /** Places of the indicator's changes that have a change of the result so many months later. */
  readonly places: readonly number[];
  /** Centred ranks of those changes of the result. */
  readonly following: Float64Array;
}

/**
 * Compares the monthly changes of an indicator with those of a result, 0 to 6 months later.
 *
 * Monthly medians, their first differences, Spearman's rho per lag. The strongest figure, each
 * weighed by the root of its months, is held against the strongest of 1,999 shuffles of the
 * indicator's months, so that looking at seven lags is paid for. The shuffles are the same each time.
 * They forget the order of the months, so the figure is first made weaker by what the changes of
 * both remember of their own past: where both do, they fall together by chance more often.
 */
export function leadingOf(indicator: MonthlySource, result: MonthlySource): Leading {
  const leading = monthlyChanges(indicator);
  const following = monthlyChanges(result);
  const overlaps = LAGS.map((lag) => overlapAt(lag, leading, following));
  const changes = leading.map(({ change }) => change);
  const lags = figuresOf(overlaps, changes);
  const best = strongestOf(lags);
  if (best === null) {
    const most = Math.max(...lags.map(({ months }) => months));
    const why =
      most < FEWEST_MONTHS
        ? `${most} of at least ${FEWEST_MONTHS} months with a change in both`
        : 'one of the two does not change from month to month';
    return { lags, bestLag: null, p: null, word: 'no-sign-yet', sentence: `No sign yet: ${why}.` };
  }
  const key = JSON.stringify([leading, following]);
  const p =
    chancesKept.get(key) ??
    chanceOf(best.strength / Math.sqrt(inflationOf(leading, following)), overlaps, changes);
  if (chancesKept.size >= MOST_CHANCES_KEPT) chancesKept.clear();
  chancesKept.set(key, p);
  const word = wordFor(best, p);
  return { lags, bestLag: best.lag, p, word, sentence: sentenceOf(word, best, p) };
}

/** The median of each month that has readings, under the first of the month, in order. */
export function monthlyMedians(readings: readonly DatedValue[]): DatedValue[] {
  return [...mediansOf(readings)]
    .sort(([one], [other]) => one - other)
    .flatMap(([month, value]) => {
      const date = calendarDateFrom(Math.floor(month / 12), (month % 12) + 1, 1);
      return date === null ? [] : [{ date, value }];
    });
}

/** By months since the year 0. */
function mediansOf(readings: readonly DatedValue[]): Map<number, number> {
  const months = Map.groupBy(readings, ({ date }) => monthOf(date));
  return new Map([...months].map(([month, own]) => [month, median(own.map(({ value }) => value))]));
}

function monthlyChanges({ readings, direction, breaks }: MonthlySource): Change[] {
  const medians = mediansOf(readings);
  const sign = direction === 'up' ? 1 : -1;
  const changes = [...medians].flatMap(([month, value]): Change[] => {
    const before = medians.get(month - 1);
    const isBroken = breaks.some((date) => [month - 1, month].includes(monthOf(date)));
    return before === undefined || isBroken ? [] : [{ month, change: sign * (value - before) }];
  });
  return changes.sort((a, b) => a.month - b.month);
}

/** Months since the year 0. */
function monthOf(date: CalendarDate): number {
  return 12 * Number(date.slice(0, 4)) + Number(date.slice(5, 7)) - 1;
}

function overlapAt(lag: number, leading: readonly Change[], following: readonly Change[]): Overlap {
  const changes = new Map(following.map(({ month, change }) => [month, change]));
  const pairs = leading.flatMap(({ month }, place) => {
    const later = changes.get(month + lag);
    return later === undefined ? [] : [{ place, later }];
  });
  return {
    lag,
    places: pairs.map(({ place }) => place),
    following: centredRanks(pairs.map(({ later }) => later)),
  };
}

function figuresOf(overlaps: readonly Overlap[], changes: readonly number[]): LagFigure[] {
  return overlaps.map(({ lag, places, following }) => ({
    lag,
    months: places.length,
    rho:
      places.length < FEWEST_MONTHS
        ? null
        : correlationOfRanks(centredRanks(places.map((place) => changes[place] ?? 0)), following),
  }));
}

interface Strongest {
  readonly lag: number;
  readonly months: number;
  readonly rho: number;
  /** Rho in its own standard deviations under chance. */
  readonly strength: number;
}

function strongestOf(lags: readonly LagFigure[]): Strongest | null {
  const known = lags.flatMap(({ lag, months, rho }) =>
    rho === null ? [] : [{ lag, months, rho, strength: rho * Math.sqrt(months - 1) }],
  );
  return known.reduce<Strongest | null>(
    (best, one) =>
      best === null || Math.abs(one.strength) > Math.abs(best.strength) + EQUAL ? one : best,
    null,
  );
}

/**
 * What the memory of both rows of changes multiplies the variance of their correlation by, 1 or
 * more: 1 + 2 Σ (1 − k/n) r(k) r'(k) over the months k that both remember the same way.
 * Reference: Bartlett (1935), Journal of the Royal Statistical Society 98.
 */
function inflationOf(leading: readonly Change[], following: readonly Change[]): number {
  const n = Math.min(leading.length, following.length);
  let inflation = 1;
  for (let months = 1; months <= LONGEST_MEMORY && months < n; months++) {
    const together = memoryOf(leading, months) * memoryOf(following, months);
    inflation += 2 * (1 - months / n) * Math.max(together, 0);
  }
  return inflation;
}

/** The rank correlation of changes with those so many months before; 0 where it cannot be told. */
function memoryOf(changes: readonly Change[], months: number): number {
  const ranks = centredRanks(changes.map(({ change }) => change));
  const rankIn = new Map(changes.map(({ month }, place) => [month, ranks[place] ?? 0]));
  let together = 0;
  let alone = 0;
  for (const [month, rank] of rankIn) {
    together += rank * (rankIn.get(month - months) ?? 0);
    alone += rank * rank;
  }
  return alone === 0 ? 0 : together / alone;
}

function chanceOf(
  strength: number,
  overlaps: readonly Overlap[],
  changes: readonly number[],
): number {
  const random = seededRandom(SEED);
  const shuffled = placesOf(changes);
  const judged = overlaps
    .filter(({ places }) => places.length >= FEWEST_MONTHS)
    .map((overlap) => ({
      ...overlap,
      // Used again for each shuffle, so that nothing is made thousands of times.
      own: new Float64Array(overlap.places.length),
      counts: new Float64Array(changes.length),
    }));
  let asStrong = 1;
  for (let shuffle = 0; shuffle < SHUFFLES; shuffle++) {
    shuffleInPlace(shuffled, random);
    let best: number | null = null;
    for (const overlap of judged) {
      const rho = correlationAfter(shuffled, overlap);
      if (rho === null) continue;
      const own = Math.abs(rho * Math.sqrt(overlap.places.length - 1));
      if (best === null || own > best + EQUAL) best = own;
    }
    if (best !== null && best >= Math.abs(strength) - EQUAL) asStrong++;
  }
  return asStrong / (SHUFFLES + 1);
}

interface JudgedOverlap extends Overlap {
  readonly own: Float64Array;
  readonly counts: Float64Array;
}

/** Rho of the changes, by their places among the different ones, with those that follow. */
function correlationAfter(
  changes: readonly number[],
  { places, following, own, counts }: JudgedOverlap,
): number | null {
  for (let i = 0; i < places.length; i++) own[i] = changes[places[i] ?? 0] ?? 0;
  rankPlaces(own, counts);
  return correlationOfRanks(own, following);
}

function shuffleInPlace(values: number[], random: () => number): void {
  for (let i = values.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [values[i], values[j]] = [values[j] ?? 0, values[i] ?? 0];
  }
}

function wordFor({ lag, rho }: Strongest, p: number): Leading['word'] {
  if (p >= SIGNIFICANCE || rho <= 0) return 'no-sign-yet';
  return lag === 0 ? 'moves-together' : 'moves-first';
}

function sentenceOf(word: Leading['word'], best: Strongest, p: number): string {
  const { lag, months, rho } = best;
  const later = lag === 0 ? 'in the same month' : `${countOf(lag)} later`;
  const figures = `rho = ${formatNumber(rho, 2)} over ${months} months, ${formatChance(p)} for all lags looked at`;
  if (word === 'moves-first') return `Moves first by ${countOf(lag)} (${figures}).`;
  if (word === 'moves-together') return `Moves together (${figures}).`;
  if (p < SIGNIFICANCE)
    return `No sign yet: where one becomes better the other becomes worse, ${later} (${figures}).`;
  return `No sign yet: the strongest figure, ${later}, may be chance (${figures}).`;
}

function countOf(months: number): string {
  return `${months} ${months === 1 ? 'month' : 'months'}`;
}
