/** What a judgement of a trend takes in. Paces are per day unless a name says otherwise. */
import type { CalendarDate } from '../domain/calendar.ts';

/** One current value of a tracked series, on the scale in force on its date. */
export interface DatedValue {
  readonly date: CalendarDate;
  readonly value: number;
}

/** What the trend method must know of a metric. */
export interface MetricRules {
  /** Ends of the scale in the metric's unit; null where open. */
  readonly scaleMin: number | null;
  readonly scaleMax: number | null;
  /** Whether 0 means none, so that a percentage of change makes sense. */
  readonly hasTrueZero: boolean;
  /** Which way is better. */
  readonly direction: 'up' | 'down';
  /** Days over which the provider smooths the value; 0 for none. */
  readonly smoothingDays: number;
  /** Days expected between readings. */
  readonly cadenceDays: number;
  /** Smallest pace that matters, in units per 90 days; null for the default of 1 % of a bounded scale. */
  readonly smallestMeaningfulPace: number | null;
  /** What one unit is called after a number, for sentences: "points", "%"; empty for none. */
  readonly unit: string;
  /** Decimals that its values are written with. */
  readonly decimals: number;
}

export type Treatment = 'rebase' | 'splice' | 'ignore' | 'undecided';
export type LinkMethod = 'additive' | 'ratio' | 'linear';

/** The same subject and date on the old and on the new scale. */
export interface LinkPair {
  readonly before: number;
  readonly after: number;
}

/** A date on which a metric's provider changed how it scores. */
export interface ScoringChangeRules {
  readonly date: CalendarDate;
  readonly treatment: Treatment;
  readonly method: LinkMethod;
  /**
   * Pairs pooled over every series on the metric, this one's included; empty where there are none,
   * and then the nearest readings of this series on either side serve.
   */
  readonly pairs: readonly LinkPair[];
  /** Whether one of the pairs is of this series; without one its link is an estimate. */
  readonly hasOwnPair: boolean;
}

/** The starting point that change is measured from. */
export interface BaselineRules {
  readonly date: CalendarDate;
  /** The agreed value; null for the median of the readings in the window that starts on the date. */
  readonly value: number | null;
}

/** A value to be reached by a date. */
export interface TargetRules {
  readonly date: CalendarDate;
  readonly value: number;
  /** When it was set, which says on which scale; null for the latest scale. */
  readonly setOn: CalendarDate | null;
}
