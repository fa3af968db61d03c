/** What in an engagement asks for the consultant's attention, and which engagement needs it most. */
import type { Attention, PortfolioRow, SeriesTrend } from '#shared/contract/trends.ts';
import { addDays, type CalendarDate, daysBetween, formatDate } from '#shared/domain/calendar.ts';
import type { Engagement } from '#shared/domain/client.ts';
import type { Milestone } from '#shared/domain/milestone.ts';
import type { TrackedSeries } from '#shared/domain/series.ts';
import type { SpecialCauseRule } from '#shared/trend/special-causes.ts';
import { formatNumber } from '#shared/trend/wording.ts';
import { lastReadingOn } from '#main/workbook/readings.ts';
import type { Context } from './context.ts';
import { labelOf, seriesWith } from './series.ts';

/** Readings older than this many cadences are overdue, and signals no longer new. */
const CADENCES = 2;

/** Most urgent first. */
const KINDS: readonly Attention['kind'][] = [
  'scoring-change',
  'signal',
  'overdue-reading',
  'slipped-milestone',
];

interface Situation {
  readonly engagement: Engagement;
  /** The day it is judged on. */
  readonly day: CalendarDate;
  readonly tracked: readonly TrackedSeries[];
  /** The main indicator as judged on that day, */
  readonly main: SeriesTrend | null;
  /** and as it was judged on an earlier one. */
  readonly mainOn: (earlier: CalendarDate) => SeriesTrend | null;
  readonly milestones: readonly Milestone[];
}

/** Most urgent first. Work that has not begun or is over has nothing new, overdue or slipped. */
export function attentionFor(context: Context, situation: Situation): Attention[] {
  const { engagement, main } = situation;
  const undecided = main ? undecidedChanges(main) : [];
  if (engagement.status !== 'active') return undecided;
  return [
    ...undecided,
    ...(main ? newSignals(main, situation) : []),
    ...overdueReadings(context, situation),
    ...slippedMilestones(situation),
  ];
}

/** Orders rows: the most urgent kind first, then the most of it, then work that goes on, then names. */
export function byNeed(one: PortfolioRow, other: PortfolioRow): number {
  return (
    urgency(one) - urgency(other) ||
    other.attention.length - one.attention.length ||
    Number(isOver(one)) - Number(isOver(other)) ||
    nameOf(one).localeCompare(nameOf(other), 'en')
  );
}

function urgency({ attention: [first] }: PortfolioRow): number {
  return first ? KINDS.indexOf(first.kind) : KINDS.length;
}

const isOver = ({ engagement: { status } }: PortfolioRow) =>
  status === 'handed-off' || status === 'closed';

const nameOf = ({ engagement: { clientName, name } }: PortfolioRow) => `${clientName} ${name}`;

function undecidedChanges({ metric, scoringChanges, judgement }: SeriesTrend): Attention[] {
  if (judgement.verdict !== 'broken') return [];
  const { from, to } = judgement;
  return scoringChanges
    .filter(({ treatment }) => treatment === 'undecided')
    .filter(({ changedOn }) => from !== null && to !== null && changedOn > from && changedOn <= to)
    .map(({ changedOn, what }) => ({
      kind: 'scoring-change',
      text: `Decide about the scoring change of “${metric.name}” on ${formatDate(changedOn)}: ${what}`,
    }));
}

/**
 * The latest signal, if it is new: of a reading of the last two cadences, by a rule that the latest
 * reading before them did not meet then. A run that goes on is no news.
 */
function newSignals(main: SeriesTrend, { day, mainOn }: Situation): Attention[] {
  const { metric, judgement } = main;
  const since = addDays(day, -CADENCES * metric.cadenceDays);
  const recent = judgement.specialCauses.filter(({ date }) => date > since);
  if (recent.length === 0) return [];
  const metBefore = mainOn(since)?.judgement.readings.at(-1)?.rules ?? [];
  const latest = recent.findLast(({ rule }) => !metBefore.includes(rule));
  if (!latest) return [];
  const { date, rule } = latest;
  const value = judgement.readings.find((reading) => reading.date === date)?.linked;
  const shown = value === undefined ? '' : `, ${formatNumber(value, metric.decimals)}`;
  const text = `${labelOf(main)} on ${formatDate(date)}${shown}: ${RULE_IN_WORDS[rule]}`;
  return [{ kind: 'signal', text }];
}

const RULE_IN_WORDS: Readonly<Record<SpecialCauseRule, string>> = {
  'above-upper-limit': 'above the upper limit',
  'below-lower-limit': 'below the lower limit',
  'seven-rising': 'seven in a row rising',
  'seven-falling': 'seven in a row falling',
  'two-of-three-high': 'two of three near the upper limit',
  'two-of-three-low': 'two of three near the lower limit',
  'seven-above': 'seven in a row above the mean',
  'seven-below': 'seven in a row below the mean',
};

/** One entry, however many series are waiting: they are logged in one round. */
function overdueReadings(context: Context, { engagement, day, tracked }: Situation): Attention[] {
  const overdue = tracked.flatMap(({ id }) => {
    const details = seriesWith(context, id);
    const last = lastReadingOn(context.workbook, id, context.knownOn);
    const age = daysBetween(last ?? engagement.startsOn, day);
    if (age <= CADENCES * details.metric.cadenceDays) return [];
    const since =
      last === null
        ? `no reading since the start ${age} days ago`
        : `last reading ${formatDate(last)}, ${age} days ago`;
    return [{ age, text: `${labelOf(details)}: ${since}` }];
  });
  const [longest, ...others] = overdue.sort((one, other) => other.age - one.age);
  if (!longest) return [];
  const text =
    others.length === 0 ? longest.text : `${longest.text}; ${others.length} more overdue`;
  return [{ kind: 'overdue-reading', text }];
}

function slippedMilestones({ milestones, day }: Situation): Attention[] {
  return milestones
    .filter(({ status, date }) => status === 'planned' && date < day)
    .map(({ title, date }) => ({
      kind: 'slipped-milestone',
      text: `“${title}” was planned for ${formatDate(date)}`,
    }));
}
