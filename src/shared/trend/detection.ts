/**
 * Scoring changes that nobody announced.
 *
 * A provider's change moves every client's readings between the same two dates; a client's own
 * success moves that client alone, and a glitch comes back. So the moves of all series of a metric
 * are laid side by side, each measured against its own series' typical move, and a date is proposed
 * where clients jump together and stay there.
 */
import type { CalendarDate } from '../domain/calendar.ts';
import { dateOfDay, dayNumber, formatDate } from '../domain/calendar.ts';
import type { ClientId, SeriesId } from '../domain/identity.ts';
import type { Move, SeriesMoves } from './series-moves.ts';
import { movesOf } from './series-moves.ts';
import { median, sum } from './statistics.ts';
import type { DatedValue, MetricRules } from './types.ts';
import { formatNumber, formatSigned } from './wording.ts';

export interface SeriesToCompare {
  readonly seriesId: SeriesId;
  readonly clientId: ClientId;
  /** Raw values, one per date, in any order. */
  readonly readings: readonly DatedValue[];
}

/** What one series did over the proposed date. */
export interface JumpEvidence {
  readonly seriesId: SeriesId;
  readonly clientId: ClientId;
  readonly before: DatedValue;
  readonly after: DatedValue;
  /** In units of the metric. */
  readonly jump: number;
  /** In typical moves of the series. */
  readonly typicalMoves: number;
  /** Whether it moved with the proposal by 2 typical moves or more. */
  readonly hasJumped: boolean;
}

export interface ProposedChange {
  /** The middle of the days on which the change may have come. */
  readonly date: CalendarDate;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** Which way the series moved; `both` for a reweighting that raises some and lowers others. */
  readonly direction: 'up' | 'down' | 'both';
  /** Series that jumped and their clients, of all with readings on both sides. */
  readonly seriesCount: number;
  readonly seriesCompared: number;
  readonly clientCount: number;
  readonly clientsCompared: number;
  /** Of the series that jumped, in units of the metric. */
  readonly medianJump: number;
  readonly range: { readonly low: number; readonly high: number };
  /** With readings of one client alone nothing tells its own doing from the provider's. */
  readonly onlyOneClient: boolean;
  readonly evidence: readonly JumpEvidence[];
  readonly sentence: string;
}

/** Typical moves from which a series counts as having jumped. */
const JUMP = 2;
/** Strength, in standard deviations, from which clients are taken to have moved together. */
const TOGETHER = 3;
/** The same for the series of one client, which share more than the provider. */
const TOGETHER_IN_ONE_CLIENT = 5;
/** Typical moves from which a lone series is worth a question. */
const LONE_JUMP = 8;
/** What one series and one client can add at most, so that no single one makes the case. */
const MOST_OF_A_SERIES = 6;
const MOST_OF_A_CLIENT = 4;
/** Share of the jump that must still be there once both sides have settled. */
const STAYS = 0.5;
/** Days around a known change, or a stronger proposal, that belong to it. */
const NEAR_KNOWN_DAYS = 10;
const NEAR_PROPOSAL_DAYS = 21;
const MAD_TO_DEVIATION = 1.4826;

interface Track {
  readonly seriesId: SeriesId;
  readonly clientId: ClientId;
  readonly own: SeriesMoves;
}

/** A move of a series that may hold the change. */
interface Sighting {
  readonly track: Track;
  readonly move: Move;
}

/** A run of days over which the same moves are under way in every series. */
interface Candidate {
  readonly fromDay: number;
  readonly toDay: number;
  readonly sightings: readonly Sighting[];
}

interface Finding extends Candidate {
  readonly direction: ProposedChange['direction'];
  readonly strength: number;
}

const LOOKS: Readonly<Record<ProposedChange['direction'], (sighting: Sighting) => number>> = {
  up: ({ move }) => move.size,
  down: ({ move }) => -move.size,
  both: ({ move, track }) => (Math.abs(move.size) - track.own.usualSize) / track.own.sizeSpread,
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
  const tracks = series.flatMap(({ seriesId, clientId, readings }): Track[] => {
    const inOrder = readings.toSorted((a, b) => (a.date < b.date ? -1 : 1));
    const own = movesOf(inOrder, metric.smoothingDays, known);
    return own ? [{ seriesId, clientId, own }] : [];
  });
  const candidates = candidatesOf(tracks).filter((one) => !isNearKnown(one, known));
  return strongest(findingsAmong(candidates))
    .sort((a, b) => a.fromDay - b.fromDay)
    .map((finding) => proposalOf(finding, metric));
}

/** The runs of days between neighbouring readings of any series, with the moves they lie in. */
function candidatesOf(tracks: readonly Track[]): Candidate[] {
  const days = new Set<number>();
  for (const { own } of tracks)
    for (const { fromDay, toDay } of own.moves) days.add(fromDay).add(toDay);
  const edges = [...days].sort((a, b) => a - b);
  const next = tracks.map(() => 0);
  return edges.slice(1).map((toDay, i) => {
    const sightings = tracks.flatMap((track, t): Sighting[] => {
      const { moves } = track.own;
      let place = next[t] ?? 0;
      while ((moves[place]?.toDay ?? Infinity) < toDay) place++;
      next[t] = place;
      const move = moves[place];
      return move && move.fromDay < toDay ? [{ track, move }] : [];
    });
    return { fromDay: (edges[i] ?? 0) + 1, toDay, sightings };
  });
}
