/** A scoring change that the readings suggest, with its evidence, for a person to decide on. */
import type { CalendarDate } from '../domain/calendar.ts';
import { dateOfDay, formatDate } from '../domain/calendar.ts';
import type { ClientId, SeriesId } from '../domain/identity.ts';
import type { Move, SeriesMoves } from './series-moves.ts';
import { median } from './statistics.ts';
import type { DatedValue, MetricRules } from './types.ts';
import { formatAmount, formatSigned } from './wording.ts';

/** Which way the series moved; `both` for a reweighting that raises some and lowers others. */
export type Direction = 'up' | 'down' | 'both';

/** A series with its moves. */
export interface Track {
  readonly seriesId: SeriesId;
  readonly clientId: ClientId;
  readonly own: SeriesMoves;
}

/** A move of a series that may hold a change. */
export interface Sighting {
  readonly track: Track;
  readonly move: Move;
}

/** What one series did over the proposed date. */
interface JumpEvidence {
  readonly seriesId: SeriesId;
  readonly clientId: ClientId;
  readonly before: DatedValue;
  readonly after: DatedValue;
  /** In units of the metric. */
  readonly jump: number;
  /** In typical moves of the series, its drift taken off. */
  readonly typicalMoves: number;
  /** Whether it moved the proposed way by more than its typical move. */
  readonly hasJumped: boolean;
}

/** A date for an `undecided` scoring change. */
export interface ProposedChange {
  /** The middle of the days on which it may have come. */
  readonly date: CalendarDate;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly direction: Direction;
  /** Series that jumped and their clients, and all with readings on both sides. */
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

/** The proposal for the days between which the series moved together. */
export function proposalOf(
  found: {
    readonly fromDay: number;
    readonly toDay: number;
    readonly direction: Direction;
    readonly sightings: readonly Sighting[];
  },
  metric: Pick<MetricRules, 'unit' | 'decimals'>,
): ProposedChange {
  const { fromDay, toDay, direction } = found;
  const evidence = found.sightings.map((sighting) => evidenceOf(sighting, direction));
  const jumped = evidence.filter(({ hasJumped }) => hasJumped);
  const jumps = jumped.map(({ jump }) => jump);
  const proposal = {
    date: dateOfDay(Math.floor((fromDay + toDay) / 2)),
    from: dateOfDay(fromDay),
    to: dateOfDay(toDay),
    direction,
    seriesCount: jumped.length,
    seriesCompared: evidence.length,
    clientCount: clientsOf(jumped),
    clientsCompared: clientsOf(evidence),
    medianJump: median(jumps),
    range: { low: Math.min(...jumps), high: Math.max(...jumps) },
    onlyOneClient: clientsOf(evidence) === 1,
    evidence,
  };
  return { ...proposal, sentence: sentenceOf(proposal, metric) };
}

function evidenceOf({ track, move }: Sighting, direction: Direction): JumpEvidence {
  const { before, after, size } = move;
  const along = { up: size, down: -size, both: Math.abs(size) }[direction];
  return {
    seriesId: track.seriesId,
    clientId: track.clientId,
    before: { date: before.date, value: before.value },
    after: { date: after.date, value: after.value },
    jump: after.value - before.value,
    typicalMoves: size,
    hasJumped: along > 1,
  };
}

function clientsOf(evidence: readonly JumpEvidence[]): number {
  return new Set(evidence.map(({ clientId }) => clientId)).size;
}

/** "9 of 9 series of 2 clients jumped together between 31 Mar 2013 and …" */
function sentenceOf(
  proposal: Omit<ProposedChange, 'sentence'>,
  { unit, decimals }: Pick<MetricRules, 'unit' | 'decimals'>,
): string {
  const { seriesCount, seriesCompared, clientCount, medianJump, range, onlyOneClient } = proposal;
  const who =
    seriesCompared === 1
      ? 'The only series with readings then jumped'
      : `${seriesCount} of ${seriesCompared} series, of ${clientCount} ${clientCount === 1 ? 'client' : 'clients'}, jumped together`;
  const when =
    proposal.from === proposal.to
      ? `on ${formatDate(proposal.from)}`
      : `between ${formatDate(proposal.from)} and ${formatDate(proposal.to)}`;
  const size = formatAmount(Math.abs(medianJump), unit, decimals);
  const ends = `from ${formatSigned(range.low, decimals)} to ${formatSigned(range.high, decimals)}`;
  const spread = seriesCount === 1 ? '' : ` (${ends})`;
  let how = `${medianJump < 0 ? 'down' : 'up'} by ${size}`;
  if (seriesCount > 1) how = `${medianJump < 0 ? 'down' : 'up'} by a median of ${size}${spread}`;
  if (proposal.direction === 'both') how = `some up and some down (${ends})`;
  const whose = onlyOneClient
    ? 'only one client has readings then, so it may be the client'
    : 'the provider may have changed its scoring';
  return `${who} ${when}, ${how}: ${whose}.`;
}
