/** What the intake is told of a workbook, and what it proposes to write into it. */
import type { ImportRow, ImportSummary, NearName } from '#shared/contract/files.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { Engagement } from '#shared/domain/client.ts';
import type { Disclosure } from '#shared/domain/disclosure.ts';
import type { MetricId, ScoringChangeId, SubjectId } from '#shared/domain/identity.ts';
import type { Metric, ScoringChange } from '#shared/domain/metric.ts';
import type { Milestone } from '#shared/domain/milestone.ts';
import type { Reading, ReadingStatus } from '#shared/domain/series.ts';
import type { Subject, SubjectKind } from '#shared/domain/subject.ts';

export interface KnownRecords {
  /** No reading is of a day after this one. */
  readonly today: CalendarDate;
  /** Where readings go; null where the person named none. */
  readonly engagement: Engagement | null;
  /** The subjects of the engagement's client. */
  readonly subjects: readonly Subject[];
  readonly metrics: readonly KnownMetric[];
  /** What the engagement tracks, with the readings that stand. */
  readonly tracked: readonly KnownSeries[];
  /** Engagements of every client that are in use, for files that name their clients. */
  readonly engagements: readonly Engagement[];
  readonly milestones: readonly Milestone[];
  /** What handoff workbooks that come back are known again by; left out where none can. */
  readonly handedOn?: {
    readonly workbookUuid: string;
    readonly disclosures: readonly Pick<
      Disclosure,
      'identifier' | 'engagementId' | 'disclosedOn'
    >[];
  };
}

export interface KnownMetric {
  readonly metric: Metric;
  readonly scoringChanges: readonly ScoringChange[];
}

export type StandingReading = Pick<Reading, 'id' | 'date' | 'value' | 'seenOn' | 'restatedBy'>;

export interface KnownSeries {
  readonly subjectId: SubjectId;
  readonly metricId: MetricId;
  readonly isArchived: boolean;
  readonly readings: readonly StandingReading[];
}

/** A metric that values are of: one of the workbook, or one that the catalogue would add. */
export interface ImportMetric extends Pick<
  Metric,
  'name' | 'role' | 'unit' | 'scaleMin' | 'scaleMax'
> {
  /** Null where the import would add it. */
  readonly id: MetricId | null;
  readonly catalogueKey: string | null;
  /** The days on which its provider changed how it scores, oldest first. */
  readonly scoringChanges: readonly {
    /** Null where the import would add it with its metric. */
    readonly id: ScoringChangeId | null;
    readonly changedOn: CalendarDate;
  }[];
}

/** A subject that values are of: one of the client, or one that the import would add. */
export interface ImportSubject {
  /** Null where the import would add it. */
  readonly id: SubjectId | null;
  readonly name: string;
  readonly kind: SubjectKind;
}

/** One value of a file, as it stands there. */
export interface FoundValue {
  readonly row: number;
  readonly column: string;
  readonly subject: ImportSubject;
  readonly metric: ImportMetric;
  readonly date: CalendarDate;
  readonly value: number;
  readonly text: string;
  readonly source: string;
  readonly note: string;
  /** Normal where the file does not say. */
  readonly status?: ReadingStatus;
}

/** A value of the file with what it would do. */
export interface PlannedReading {
  readonly found: FoundValue;
  readonly outcome: ImportRow['outcome'];
  readonly seenOn: CalendarDate;
  /** The date of the scoring change on whose new scale it stands; null for its own date's scale. */
  readonly restatedBy: CalendarDate | null;
  /** The reading that stands on the same scale, which a conflict is with. */
  readonly standing: StandingReading | null;
  /** The value of the date that stands, on the same scale or, where restated, on the old one. */
  readonly standingValue: number | null;
}

export interface PlannedMilestone {
  readonly row: number;
  readonly column: string;
  /** With the number of the one that stands, where there is one. */
  readonly milestone: Omit<Milestone, 'id'> & { readonly id: Milestone['id'] | null };
  readonly outcome: 'new' | 'unchanged' | 'conflict';
}

/** All that an import would write, and the words for it. Nothing is written yet. */
export interface ImportPlan {
  readonly summary: ImportSummary;
  /** What is planned, row by row as a person is shown it; made when asked for. */
  readonly rows: readonly ImportRow[];
  readonly nearNames: readonly NearName[];
  readonly readings: readonly PlannedReading[];
  readonly milestones: readonly PlannedMilestone[];
}

/** What decisions on single values call one. */
export function conflictKey({ row, column }: Pick<ImportRow, 'row' | 'column'>): string {
  return `${row} ${column}`;
}
