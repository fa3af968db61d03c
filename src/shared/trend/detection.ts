/**
 * Scoring changes that nobody announced.
 *
 * A provider's change moves every client's readings between the same two dates; a client's own
 * success moves that client alone, and a glitch comes back. So the moves of all series of a metric
 * are laid side by side, each measured against its own series' typical move, and a date is proposed
 * where clients jump together and stay there.
 */
import type { CalendarDate } from '../domain/calendar.ts';
import { dayNumber } from '../domain/calendar.ts';
import type { ClientId, SeriesId } from '../domain/identity.ts';
import type { Direction, ProposedChange, Sighting, Track } from './proposed-change.ts';
import { proposalOf } from './proposed-change.ts';
import { MAD_TO_DEVIATION, movesOf } from './series-moves.ts';
import { median, sum } from './statistics.ts';
import { type Steps, toEnd } from './steps.ts';
import type { DatedValue, MetricRules } from './types.ts';

export interface SeriesToCompare {
  readonly seriesId: SeriesId;
  readonly clientId: ClientId;
  /** Raw values, one per date, in any order. */
  readonly readings: readonly DatedValue[];
}

/** Strength, in standard deviations, from which clients are taken to have moved together. */
const TOGETHER = 2.25;
/** The same for the series of one client, which share more than the provider. */
const TOGETHER_IN_ONE_CLIENT = 5;
/** Typical moves from which a lone series is worth a question. */
const LONE_JUMP = 8;
/** Typical moves that half of the series must have made, which a few clients may by chance. */
const LEAST_MEDIAN = 2;
const LEAST_MEDIAN_OF_MANY = 1.25;
const MANY_CLIENTS = 5;
/** Share of the jumps that must still be there a reading later. */
const LEAST_STAYED = 0.6;
/** What one series can add at most, or take away, in typical moves: none makes the case alone. */
const MOST_OF_A_SERIES = 6;
const LEAST_OF_A_SERIES = -2;
/** The same for a client, and what it can count against a change, in standard deviations. */
const MOST_OF_A_CLIENT = 3;
const LEAST_OF_A_CLIENT = -1;
/** Clients below which opposite moves are more likely their own. */
const FEWEST_FOR_BOTH = 4;
/** Days around a known change, or a better supported proposal, that belong to it. */
const NEAR_KNOWN_DAYS = 10;
const NEAR_PROPOSAL_DAYS = 21;

/** A run of days over which the same moves are under way in every series. */
interface Candidate {
  readonly fromDay: number;
  readonly toDay: number;
  readonly sightings: readonly Sighting[];
  /** The same per client. */
  readonly clients: readonly (readonly Sighting[])[];
}

interface Finding extends Candidate {
  readonly direction: Direction;
  /** Against the threshold, 1 and more for a finding. */
  readonly strength: number;
}

/** How far the clients moved one way, over each candidate. */
interface Looked {
  readonly direction: Direction;
  readonly weighed: readonly (readonly number[])[];
  readonly restlessness: number;
}

/** How far a move goes the way looked for; what has come back counts for nothing. */
const LOOKS: Readonly<Record<Direction, (sighting: Sighting) => number>> = {
  up: ({ move }) => move.stayed,
  down: ({ move }) => -move.stayed,
  both: ({ move, track }) => (Math.abs(move.stayed) - track.own.usualSize) / track.own.sizeSpread,
};

/**
 * Dates on which the provider seems to have changed its scoring, in order.
 *
 * A jump of the last reading waits for one more, since it may still come back.
 *
 * @param series all of one metric, over all engagements
 * @param known dates of scoring changes entered or proposed before, whatever was decided
 */
export function detectScoringChanges(
  series: readonly SeriesToCompare[],
  known: readonly CalendarDate[],
  metric: Pick<MetricRules, 'smoothingDays' | 'unit' | 'decimals'>,
): ProposedChange[] {
  return toEnd(detectionInSteps(series, known, metric));
}

/** The same in steps of a few milliseconds, between which others can be answered. */
export function* detectionInSteps(
  series: readonly SeriesToCompare[],
  known: readonly CalendarDate[],
  metric: Pick<MetricRules, 'smoothingDays' | 'unit' | 'decimals'>,
): Steps<ProposedChange[]> {
  const tracks: Track[] = [];
  for (const { seriesId, clientId, readings } of series) {
    const inOrder = readings.toSorted((a, b) => (a.date < b.date ? -1 : 1));
    const own = movesOf(inOrder, metric.smoothingDays, known);
    if (own) tracks.push({ seriesId, clientId, own });
    yield;
  }
  const candidates = (yield* candidatesOf(tracks)).filter((one) => !isNearKnown(one, known));
  yield;
  return bestSupported(yield* findingsAmong(candidates))
    .sort((a, b) => a.fromDay - b.fromDay)
    .map((finding) => proposalOf(finding, metric));
}

/** The runs of days between neighbouring readings of any series, with the moves they lie in. */
function* candidatesOf(tracks: readonly Track[]): Steps<Candidate[]> {
  const days = new Set<number>();
  for (const { own } of tracks)
    for (const { fromDay, toDay } of own.moves) days.add(fromDay).add(toDay);
  const edges = [...days].sort((a, b) => a - b);
  const next = tracks.map(() => 0);
  const candidates: Candidate[] = [];
  for (const [i, toDay] of edges.slice(1).entries()) {
    const sightings = tracks.flatMap((track, t): Sighting[] => {
      const { moves } = track.own;
      let place = next[t] ?? 0;
      while ((moves[place]?.toDay ?? Infinity) < toDay) place++;
      next[t] = place;
      const move = moves[place];
      return move && move.fromDay < toDay ? [{ track, move }] : [];
    });
    const clients = [...Map.groupBy(sightings, ({ track }) => track.clientId).values()];
    candidates.push({ fromDay: (edges[i] ?? 0) + 1, toDay, sightings, clients });
    yield;
  }
  return candidates;
}

/** Candidates over which the series moved together and stayed, with how strongly. */
function* findingsAmong(candidates: readonly Candidate[]): Steps<Finding[]> {
  const looked: Looked[] = [];
  for (const direction of ['up', 'down', 'both'] as const) {
    const weighed: number[][] = [];
    for (const { clients } of candidates) {
      weighed.push(clients.map(weightBy(LOOKS[direction])));
      yield;
    }
    looked.push({ direction, weighed, restlessness: restlessnessOf(weighed) });
    yield;
  }
  const findings: Finding[] = [];
  for (const [i, candidate] of candidates.entries()) {
    const best = looked
      .map(({ direction, weighed, restlessness }) => ({
        ...candidate,
        direction,
        strength: strengthOf(candidate, weighed[i] ?? [], direction, restlessness),
      }))
      .reduce((one, other) => (other.strength > one.strength ? other : one));
    if (best.strength >= 1 && isJump(best)) findings.push(best);
    yield;
  }
  return findings;
}

/** How far a client moved the way looked for, in standard deviations of no change. */
function weightBy(look: (sighting: Sighting) => number) {
  return (own: readonly Sighting[]): number => supportOf(own, look) / Math.sqrt(own.length);
}

/** How far the series moved the way looked for together, in typical moves. */
function supportOf(sightings: readonly Sighting[], look: (sighting: Sighting) => number): number {
  return sum(
    sightings.map((sighting) => within(LEAST_OF_A_SERIES, look(sighting), MOST_OF_A_SERIES)),
  );
}

/**
 * How much more clients move together on ordinary dates than independent ones would: what a common
 * season or market does to all of them is no scoring change.
 */
function restlessnessOf(weighed: readonly (readonly number[])[]): number {
  const together = weighed
    .filter((clients) => clients.length > 1)
    .map((clients) => sum(clients) / Math.sqrt(clients.length));
  if (together.length === 0) return 1;
  const usual = median(together);
  return Math.max(1, MAD_TO_DEVIATION * median(together.map((one) => Math.abs(one - usual))));
}

/**
 * How strongly the clients moved together.
 *
 * The third of the clients that moved most, at least one, is left out, so that what remains must
 * carry the case: a client's own event, or two that fall together, cannot.
 */
function strengthOf(
  { sightings }: Candidate,
  weights: readonly number[],
  direction: Direction,
  restlessness: number,
): number {
  if (direction === 'both' && weights.length < FEWEST_FOR_BOTH) return 0;
  if (weights.length > 1) {
    const held = weights.map((weight) =>
      within(LEAST_OF_A_CLIENT, weight / restlessness, MOST_OF_A_CLIENT),
    );
    return withoutTheMostMoved(held) / TOGETHER;
  }
  const own = sightings.map(LOOKS[direction]);
  if (own.length < 2) return sum(own) / LONE_JUMP;
  const held = own.map((move) => within(-MOST_OF_A_SERIES, move, MOST_OF_A_SERIES));
  return withoutTheMostMoved(held) / TOGETHER_IN_ONE_CLIENT;
}

function withoutTheMostMoved(weights: readonly number[]): number {
  const left = Math.max(1, Math.floor(weights.length / 3));
  const kept = weights.toSorted((a, b) => a - b).slice(0, weights.length - left);
  return sum(kept) / Math.sqrt(kept.length);
}

function within(low: number, value: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

/** Whether half of the series jumped, and most of what jumped has stayed. */
function isJump({ sightings, clients, direction }: Finding): boolean {
  const moves = sightings.map(({ move }) => {
    const way = { up: 1, down: -1, both: Math.sign(move.size) }[direction];
    return { size: way * move.size, stayed: way * move.stayed };
  });
  const jumped = moves.filter(({ size }) => size > 1);
  const total = (moved: readonly number[]) =>
    sum(moved.map((move) => Math.min(move, MOST_OF_A_SERIES)));
  return (
    median(moves.map(({ size }) => size)) >=
      (clients.length < MANY_CLIENTS ? LEAST_MEDIAN : LEAST_MEDIAN_OF_MANY) &&
    total(jumped.map(({ stayed }) => stayed)) >=
      LEAST_STAYED * total(jumped.map(({ size }) => size))
  );
}

/** The findings that most series support, each without those around it, which see parts of it. */
function bestSupported(findings: readonly Finding[]): Finding[] {
  const supported = findings.map((finding) => ({
    finding,
    support: supportOf(finding.sightings, LOOKS[finding.direction]),
  }));
  const taken: Finding[] = [];
  for (const { finding } of supported.sort((a, b) => b.support - a.support)) {
    if (taken.every((other) => daysApart(finding, other) > NEAR_PROPOSAL_DAYS)) taken.push(finding);
  }
  return taken;
}

interface DayRun {
  readonly fromDay: number;
  readonly toDay: number;
}

function daysApart(one: DayRun, other: DayRun): number {
  return Math.max(one.fromDay - other.toDay, other.fromDay - one.toDay, 0);
}

function isNearKnown(candidate: Candidate, known: readonly CalendarDate[]): boolean {
  return known.some((date) => {
    const day = dayNumber(date);
    return daysApart(candidate, { fromDay: day, toDay: day }) <= NEAR_KNOWN_DAYS;
  });
}
