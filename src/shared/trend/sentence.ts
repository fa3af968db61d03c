/** The verdict in a sentence for a client, with its numbers. */
import type { CalendarDate } from '../domain/calendar.ts';
import { daysBetween, formatDate } from '../domain/calendar.ts';
import type { BaselineChange } from './baseline.ts';
import type { LinkUncertainty } from './link-uncertainty.ts';
import type { TrendTest } from './mann-kendall.ts';
import { describeBarePace, describePace } from './pace.ts';
import type { SerialCorrelation } from './serial-correlation.ts';
import type { Slope } from './theil-sen.ts';
import type { DatedValue, MetricRules } from './types.ts';
import type { Verdict } from './verdict.ts';
import { SIGNIFICANCE, smallestMeaningfulPace } from './verdict.ts';
import { formatAmount, formatChance, formatNumber } from './wording.ts';

interface Telling {
  readonly verdict: Verdict;
  readonly metric: MetricRules;
  /** Judged readings in rising order of dates. */
  readonly readings: readonly DatedValue[];
  readonly undecidedOn: CalendarDate | null;
  /** The scoring change that the judged readings start after; null where nothing cuts them off. */
  readonly judgedSince: CalendarDate | null;
  readonly baseline: BaselineChange | null;
  readonly slope: Slope | null;
  readonly trendTest: TrendTest | null;
  readonly serialCorrelation: SerialCorrelation | null;
  readonly linkUncertainty: LinkUncertainty | null;
  readonly enoughOn: CalendarDate | null;
  readonly weeksToSettle: number | null;
  readonly today: CalendarDate;
}

/** Weeks above which "about N more weeks" promises too much. */
const MANY_WEEKS = 520;

export function sentenceOf(telling: Telling): string {
  switch (telling.verdict) {
    case 'broken':
      return tellBroken(telling);
    case 'too-early':
      return tellTooEarly(telling);
    case 'stale':
      return tellStale(telling);
    case 'improving':
    case 'declining':
      return tellTrend(telling);
    case 'steady':
      return tellSteady(telling);
    case 'unclear':
      return tellUnclear(telling);
  }
}

function tellBroken({ undecidedOn }: Telling): string {
  const change =
    undecidedOn === null ? 'a scoring change' : `the scoring change of ${formatDate(undecidedOn)}`;
  return `No verdict: how to treat ${change} is not decided yet.`;
}

function tellTooEarly({ readings, judgedSince, enoughOn }: Telling): string {
  const since =
    judgedSince === null ? '' : ` since the scoring change of ${formatDate(judgedSince)}`;
  const first = readings[0];
  const latest = readings.at(-1);
  if (!first || !latest) return `Too early to say: no readings yet${since}.`;
  const count = readings.length === 1 ? 'one reading' : `${readings.length} readings`;
  const span = readings.length === 1 ? '' : ` over ${daysBetween(first.date, latest.date)} days`;
  const enough = enoughOn === null ? '' : `; there will be enough by ${formatDate(enoughOn)}`;
  return `Too early to say: ${count}${span}${since}${enough}.`;
}

function tellStale(telling: Telling): string {
  const { readings, metric, today, baseline } = telling;
  const latest = readings.at(-1);
  if (!latest) return 'Out of date: no readings.';
  const until = hasChange(baseline) ? `; until then ${lowerFirst(tellChange(telling))}` : '';
  return (
    `Out of date: the last reading, of ${formatDate(latest.date)}, is ` +
    `${daysBetween(latest.date, today)} days old and one is due every ` +
    `${metric.cadenceDays === 1 ? 'day' : `${metric.cadenceDays} days`}${until}.`
  );
}

function tellTrend(telling: Telling): string {
  const { metric, verdict, slope, baseline, linkUncertainty } = telling;
  const isRising = (verdict === 'improving') === (metric.direction === 'up');
  const agrees = hasChange(baseline) && Math.sign(baseline.change) === (isRising ? 1 : -1);
  const trend = isRising ? 'rising' : 'falling';
  let lead = isRising ? 'Rising' : 'Falling';
  if (agrees) lead = tellChange(telling);
  else if (hasChange(baseline)) lead = `${tellChange(telling)}, yet ${trend}`;
  // Where up is better the direction speaks for itself.
  if (metric.direction === 'down')
    lead += `, which is ${verdict === 'improving' ? 'better' : 'worse'}`;
  const pace = slope === null ? '' : `; pace ${describePace(slope, metric.decimals)}`;
  const link =
    linkUncertainty?.trendHolds === false
      ? ', but it rests on the link: within its error the trend may vanish'
      : '';
  return `${lead}${pace}; unlikely to be noise${chanceOf(telling)}${link}.`;
}

function tellSteady(telling: Telling): string {
  const { slope, metric } = telling;
  const smallest = smallestMeaningfulPace(metric);
  const pace = slope === null ? '' : `; pace ${describePace(slope, metric.decimals)}`;
  const band =
    smallest === 0
      ? ''
      : `, within the ±${describeBarePace(smallest, metric.decimals)} that would matter`;
  const noise = isHeldBack(telling) ? `; its slight trend may be noise${chanceOf(telling)}` : '';
  return `Steady${andChange(telling)}${pace}${band}${noise}.`;
}

function tellUnclear(telling: Telling): string {
  const { slope, trendTest, metric, weeksToSettle } = telling;
  const pace = slope === null ? '' : `; pace ${describePace(slope, metric.decimals)}`;
  const chance = trendTest === null ? '' : `, which may be noise${chanceOf(telling)}`;
  let more = `about ${weeksToSettle} more ${weeksToSettle === 1 ? 'week' : 'weeks'} of readings would settle it`;
  if (weeksToSettle === null) more = 'more readings like these would not settle it';
  else if (weeksToSettle > MANY_WEEKS)
    more = 'settling it would take more than ten years of such readings';
  return `No clear trend${andChange(telling)}${pace}${chance}; ${more}.`;
}

/** " (p = 0.03, but p = 0.12 because neighbouring readings move together)". */
function chanceOf(telling: Telling): string {
  const { trendTest, serialCorrelation } = telling;
  if (trendTest === null) return '';
  const chance = formatChance(trendTest.p);
  if (serialCorrelation === null) return ` (${chance})`;
  const guarded = formatChance(serialCorrelation.p);
  if (isHeldBack(telling))
    return ` (${chance}, but ${guarded} because neighbouring readings move together)`;
  return guarded === chance ? ` (${chance})` : ` (${guarded} allowing for serial correlation)`;
}

/** Whether a trend by the test is none once serial correlation is allowed for. */
function isHeldBack({ trendTest, serialCorrelation }: Telling): boolean {
  if (trendTest === null || serialCorrelation === null) return false;
  return trendTest.p < SIGNIFICANCE && serialCorrelation.p >= SIGNIFICANCE;
}

function andChange(telling: Telling): string {
  return hasChange(telling.baseline) ? `: ${lowerFirst(tellChange(telling))}` : '';
}

/** "Up 4.2 ± 4.8 points since 1 Oct 2012 by the link over the scoring change of 14 Aug 2013". */
function tellChange({ baseline, metric }: Telling): string {
  if (!hasChange(baseline)) return '';
  const { change, linkError, linkedOver } = baseline;
  const { unit, decimals } = metric;
  const since = `since ${formatDate(baseline.date)}`;
  const size = Math.abs(change);
  const isNothing = Number(size.toFixed(decimals)) === 0;
  if (linkedOver.length === 0) {
    if (isNothing) return `Unchanged ${since}`;
    return `${change > 0 ? 'Up' : 'Down'} ${formatAmount(size, unit, decimals)} ${since}`;
  }
  const link = `by the ${plural('link', linkedOver)} over the ${plural('scoring change', linkedOver)} of ${linkedOver.map(formatDate).join(' and ')}`;
  if (linkError === null) {
    const amount = formatAmount(size, unit, decimals);
    return `${change < 0 ? 'Down' : 'Up'} ${amount} ${since} ${link}, its error unknown`;
  }
  const amount = `${formatNumber(size, decimals)} ± ${formatAmount(linkError, unit, decimals)}`;
  return `${change < 0 ? 'Down' : 'Up'} ${amount} ${since} ${link}`;
}

function hasChange(
  baseline: BaselineChange | null,
): baseline is BaselineChange & { readonly change: number } {
  return baseline !== null && baseline.change !== null;
}

function plural(noun: string, counted: readonly unknown[]): string {
  return counted.length === 1 ? noun : `${noun}s`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
