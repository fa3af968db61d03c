/** The result of `plumbline analyze --json`: documented keys, stable for scripts. */
import type { CalendarDate } from '../domain/calendar.ts';
import type { AppliedLink, Judgement } from './judge.ts';
import type { SpecialCauseRule } from './special-causes.ts';
import type { Projection } from './target.ts';
import type { Verdict } from './verdict.ts';

export interface Analysis {
  readonly n: number;
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  readonly slope: {
    readonly perDay: number;
    readonly low: number | null;
    readonly high: number | null;
    readonly confidence: number;
  } | null;
  readonly trendTest: {
    readonly s: number;
    readonly variance: number;
    readonly inflation: number;
    readonly z: number;
    readonly p: number;
    readonly tau: number;
  } | null;
  readonly limits: readonly {
    readonly from: CalendarDate;
    readonly to: CalendarDate;
    readonly n: number;
    readonly centre: number;
    readonly lower: number | null;
    readonly upper: number | null;
  }[];
  readonly specialCauses: readonly {
    readonly date: CalendarDate;
    readonly rule: SpecialCauseRule;
  }[];
  readonly baseline: {
    readonly date: CalendarDate;
    readonly value: number;
    readonly change: number | null;
    readonly percent: number | null;
    readonly normalisedChange: number | null;
  } | null;
  readonly links: readonly AppliedLink[];
  readonly projection: Projection | null;
  readonly verdict: Verdict;
  readonly sentence: string;
}

/** A judgement as programs read it; what cannot be said is null. */
export function analysisJson(judgement: Judgement): Analysis {
  const { n, from, to, slope, trendTest, baseline, links, projection } = judgement;
  return {
    n,
    from,
    to,
    slope: slope && {
      perDay: slope.perDay,
      low: slope.low,
      high: slope.high,
      confidence: slope.confidence,
    },
    trendTest: trendTest && {
      s: trendTest.s,
      variance: trendTest.variance,
      inflation: trendTest.inflation,
      z: trendTest.z,
      p: trendTest.p,
      tau: trendTest.tau,
    },
    limits: judgement.segments.map((segment) => ({
      from: segment.from,
      to: segment.to,
      n: segment.n,
      centre: segment.limits.centre,
      lower: segment.limits.lower,
      upper: segment.limits.upper,
    })),
    specialCauses: judgement.specialCauses.map(({ date, rule }) => ({ date, rule })),
    baseline: baseline && {
      date: baseline.date,
      value: baseline.value,
      change: baseline.change,
      percent: baseline.percent,
      normalisedChange: baseline.normalisedChange,
    },
    links,
    projection,
    verdict: judgement.verdict,
    sentence: judgement.sentence,
  };
}
