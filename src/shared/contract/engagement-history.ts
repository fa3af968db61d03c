/** What was agreed and changed in an engagement over time, and whom it is about. */
import { z } from 'zod';
import { CalendarDate } from '../domain/calendar.ts';
import { ClientId, EngagementId, MetricId, SeriesId, SubjectId } from '../domain/identity.ts';
import { HistoryEntry } from '../domain/history.ts';
import { Baseline, Target } from '../domain/series.ts';
import { Subject } from '../domain/subject.ts';
import { query } from './procedure.ts';
import { asKnown } from './trends.ts';

/** What was agreed for one tracked series, the latest first. */
const Agreements = z.object({
  seriesId: SeriesId,
  baselines: z.array(
    Baseline.extend({
      /** Why it took the place of the one before; null for the first. */
      reason: z.string().nullable(),
    }),
  ),
  targets: z.array(
    Target.extend({
      /** Null for one that was not withdrawn. */
      withdrawnOn: CalendarDate.nullable(),
      withdrawnReason: z.string().nullable(),
    }),
  ),
});
export type Agreements = z.infer<typeof Agreements>;

/** A subject of a client with every series that is tracked of it. */
const TrackedSubject = z.object({
  subject: Subject,
  tracked: z.array(
    z.object({
      subjectId: SubjectId,
      seriesId: SeriesId,
      engagementId: EngagementId,
      engagementName: z.string(),
      metricId: MetricId,
      metricName: z.string(),
      metricVisibility: z.enum(['shared', 'private']),
      archivedOn: CalendarDate.nullable(),
    }),
  ),
});
export type TrackedSubject = z.infer<typeof TrackedSubject>;

const ofEngagement = z.object({ engagementId: EngagementId, ...asKnown });

export const engagementHistoryProcedures = {
  /** Corrections, agreements, reviews of verdicts, files in and out: the newest first. */
  'history.list': query(ofEngagement, z.array(HistoryEntry)),
  /** Of each tracked series in use, in the order of the engagement's page. */
  'agreements.list': query(ofEngagement, z.array(Agreements)),
  /** Organisation first, then executives, team members and peers, by name. */
  'subjects.tracked': query(z.object({ clientId: ClientId }), z.array(TrackedSubject)),
};
