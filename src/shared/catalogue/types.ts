/** The shape of a ready metric definition: what a metric is, how to read it, and who says so. */
import type { CalendarDate } from '../domain/calendar.ts';
import type { Benchmark, Direction, MetricRole } from '../domain/metric.ts';

/** The catalogue entries that describe work done rather than its effect. */
export type DriverKey =
  | 'content-published'
  | 'replies-and-conversations'
  | 'shares-by-category-influencers'
  | 'driver-rating';

/** A statement about a metric, with the publication and address that it can be checked against. */
interface SourcedFact {
  readonly fact: string;
  readonly source: string;
}

/** A date from which values are not comparable with earlier ones without a treatment. */
interface KnownScoringChange {
  readonly date: CalendarDate;
  readonly what: string;
  readonly source: string;
  /** `month` where the source does not give the day: the date is then the best day known. */
  readonly datePrecision: 'day' | 'month';
}

/** What a consultant can show a client about a metric. */
interface MetricCardText {
  readonly standsFor: string;
  readonly doesNotStandFor: string;
  readonly howToRead: string;
  readonly useFor: string;
  readonly notFor: string;
  /** Sentences that belong in any report that carries the metric. */
  readonly caveats: readonly string[];
}

/** Whether new readings can be had. `own`: counted, asked or assessed by the client or consultant. */
type Availability =
  | { readonly status: 'own' | 'available' | 'not-known'; readonly note: string }
  | {
      readonly status: 'closed';
      /** Null where the day is not published. */
      readonly closedOn: CalendarDate | null;
      readonly note: string;
    };

/** A ready metric definition. Where a fact has no source, the value is open and `openFacts` says so. */
export interface CatalogueMetric {
  /** Stable name of the entry, kebab-case; a workbook keeps it beside the metric made from it. */
  readonly key: string;
  readonly name: string;
  /** Who computes the score; null where the client or consultant counts it. */
  readonly provider: string | null;
  readonly unit: string;
  readonly decimals: number;
  /** Ends of the scale in the metric's unit; null where open. */
  readonly scaleMin: number | null;
  readonly scaleMax: number | null;
  /** Whether 0 means none, so that a percentage of change makes sense. */
  readonly hasTrueZero: boolean;
  readonly direction: Direction;
  readonly role: MetricRole;
  /** Days over which the provider smooths the value; 0 for none, or for none published. */
  readonly smoothingDays: number;
  /** Days between readings that suit the metric, which need not be the provider's own rhythm. */
  readonly cadenceDays: number;
  /** Units per 90 days; null for the default of the trend method. */
  readonly smallestMeaningfulPace: number | null;
  readonly benchmarks: readonly Benchmark[];
  /** Oldest first. */
  readonly scoringChanges: readonly KnownScoringChange[];
  /** The work that the metric is meant to reflect. */
  readonly drivers: readonly DriverKey[];
  readonly card: MetricCardText;
  readonly facts: readonly SourcedFact[];
  readonly availability: Availability;
  /** What could not be sourced, in words; never filled with a guess. */
  readonly openFacts: readonly string[];
}
