/** What in an engagement asks for the consultant's attention, and which engagement needs it most. */
import type { Attention, PortfolioRow, SeriesTrend } from '#shared/contract/trends.ts';
import { addDays, type CalendarDate, daysBetween, formatDate } from '#shared/domain/calendar.ts';
import type { Engagement } from '#shared/domain/client.ts';
import type { Milestone } from '#shared/domain/milestone.ts';
import { isRetired, type TrackedSeries } from '#shared/domain/series.ts';
import { verdictWord } from '#shared/domain/sign-off.ts';
import type { SpecialCauseRule } from '#shared/trend/special-causes.ts';
import { formatNumber } from '#shared/trend/wording.ts';
import { lastReadingOn } from '#main/workbook/readings.ts';
import type { Context } from './context.ts';
import type { proposalsFor } from './detect.ts';
import { metricWith } from './metrics.ts';
import { labelOf, seriesWith } from './series.ts';
import { entriesOf } from './succession-plans.ts';

/** Readings older than this many cadences are overdue, and signals no longer new. */
const CADENCES = 2;

/** Most urgent first. */
const KINDS: readonly Attention['kind'][] = [
  'scoring-change',
  'unreviewed-verdict',
  'proposed-change',
  'signal',
  'overdue-reading',
  'slipped-milestone',
  'review-due',
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
  /** Series whose verdict a consultant has signed, as judged on the day. */
  readonly signed: readonly SeriesTrend[];
}

/**
 * Most urgent first. Work that has not begun or is over has nothing new, overdue or slipped. What the
 * readings suggest of their scoring is not among it, see {@link withProposals}.
 */
export function attentionFor(context: Context, situation: Situation): Attention[] {
  const { engagement, main } = situation;
  const whateverItsStatus = [
    ...(main ? undecidedChanges(main) : []),
    ...situation.signed.flatMap(changedSince),
  ];
  if (engagement.status !== 'active') return whateverItsStatus;
  return [
    ...whateverItsStatus,
    ...(main && !isRetired(main.series, situation.day) ? newSignals(main, situation) : []),
    ...overdueReadings(context, situation),
    ...slippedMilestones(situation),
    ...dueReviews(context, situation),
  ];
}

/** What asks for attention, with the scoring changes that the readings of tracked series suggest. */
export function withProposals(
  context: Context,
  { status }: Engagement,
  tracked: readonly TrackedSeries[],
  { attention }: Pick<PortfolioRow, 'attention'>,
  proposalsOf: typeof proposalsFor,
): Attention[] {
  if (status !== 'active') return attention;
  return [...attention, ...proposedChanges(context, tracked, proposalsOf)].sort(
    (one, other) => KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind),
  );
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

/**
 * A verdict that is another than the one signed. Where there is none at present, because a scoring
 * change is undecided or readings are overdue, that is to be put right before anyone reviews again.
 */
function changedSince(trend: SeriesTrend): Attention[] {
  const { signOff, judgement } = trend;
  const isNone = judgement.verdict === 'broken' || judgement.verdict === 'stale';
  if (signOff === null || signOff.fits || isNone) return [];
  const [was, is] = [signOff.computed, judgement.verdict].map((verdict) =>
    verdictWord(verdict).toLowerCase(),
  );
  const text = `${labelOf(trend)}: the verdict was ${was} when it was reviewed on ${formatDate(signOff.signedOn)} and is ${is} now`;
  return [{ kind: 'unreviewed-verdict', text }];
}

function undecidedChanges({ metric, scoringChanges, judgement }: SeriesTrend): Attention[] {
  if (judgement.verdict !== 'broken') return [];
  const { from, to } = judgement;
  return scoringChanges
    .filter(({ treatment }) => treatment === 'undecided')
    .filter(({ changedOn }) => from !== null && to !== null && changedOn > from && changedOn <= to)
    .map(({ changedOn, what }) => ({
      kind: 'scoring-change',
      metricId: metric.id,
      text: `Decide about the scoring change of “${metric.name}” on ${formatDate(changedOn)}: ${what}`,
    }));
}

/** Changes that nobody announced but the readings of a tracked series suggest; the work behind is one's own. */
function proposedChanges(
  context: Context,
  tracked: readonly TrackedSeries[],
  proposalsOf: typeof proposalsFor,
): Attention[] {
  const metricIds = new Set(tracked.map(({ metricId }) => metricId));
  return [...metricIds].flatMap((metricId) => {
    const known = metricWith(context, metricId);
    if (known.metric.role === 'driver') return [];
    return proposalsOf(context, known)
      .filter(({ evidence }) =>
        evidence.some(({ seriesId }) => tracked.some(({ id }) => id === seriesId)),
      )
      .map(({ from, to }): Attention => {
        const when =
          from === to
            ? `on ${formatDate(from)}`
            : `between ${formatDate(from)} and ${formatDate(to)}`;
        return {
          kind: 'proposed-change',
          metricId,
          text: `The scoring of “${known.metric.name}” may have changed ${when}: enter it, or turn it down`,
        };
      });
  });
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

/** Days from the last reading, or without one from the engagement's start, to a day. */
export function daysWithoutReading(
  { startsOn }: Engagement,
  last: CalendarDate | null,
  day: CalendarDate,
): number {
  return daysBetween(last ?? startsOn, day);
}

/** One entry, however many series are waiting: they are logged in one round. */
function overdueReadings(context: Context, { engagement, day, tracked }: Situation): Attention[] {
  const goingOn = tracked.filter((series) => !isRetired(series, day));
  const overdue = goingOn.flatMap(({ id }) => {
    const details = seriesWith(context, id);
    const last = lastReadingOn(context.workbook, id, context.knownOn);
    const age = daysWithoutReading(engagement, last, day);
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

/** One entry, however many metrics are to be reviewed: it is one talk. */
function dueReviews(context: Context, { engagement, day }: Situation): Attention[] {
  const due = entriesOf(context, engagement, day)
    .filter(({ isDue }) => isDue)
    .sort((one, other) => (one.succession.reviewOn < other.succession.reviewOn ? -1 : 1));
  const [longest, ...others] = due;
  if (!longest) return [];
  const text = `Review of “${longest.metric.name}” due since ${formatDate(longest.succession.reviewOn)}`;
  return [
    {
      kind: 'review-due',
      text: others.length === 0 ? text : `${text}; ${others.length} more due`,
    },
  ];
}
