/** Clients, engagements, subjects, metrics, tracked series and milestones: the records. */
import { z } from 'zod';
import { CalendarDate } from '../domain/calendar.ts';
import { Client, Engagement, EngagementStatus } from '../domain/client.ts';
import {
  ClientId,
  EngagementId,
  MetricId,
  MilestoneId,
  SeriesId,
  SubjectId,
} from '../domain/identity.ts';
import { Benchmark, Metric, MetricDefinition, ScoringChange } from '../domain/metric.ts';
import { Milestone, MilestoneStatus } from '../domain/milestone.ts';
import {
  Consent,
  ConsentHow,
  Subject,
  SubjectKind,
  SubjectVisibility,
  VisibilityDecision,
} from '../domain/subject.ts';
import { Name, Note } from '../domain/text.ts';
import { command, query } from './procedure.ts';

const archive = z.object({ archived: z.boolean() });
const listing = z.object({ includeArchived: z.boolean().default(false) });

export const MetricWithFacts = z.object({
  metric: Metric,
  archivedOn: CalendarDate.nullable(),
  scoringChanges: z.array(ScoringChange),
  benchmarks: z.array(Benchmark),
});
export type MetricWithFacts = z.infer<typeof MetricWithFacts>;

export const NewMetric = z.discriminatedUnion('from', [
  z.object({ from: z.literal('catalogue'), key: z.string() }),
  z.object({ from: z.literal('workbook'), metricId: MetricId }),
  z.object({ from: z.literal('own'), definition: MetricDefinition }),
]);
export type NewMetric = z.infer<typeof NewMetric>;

export const NewSubject = z.object({
  name: Name,
  kind: SubjectKind,
  alias: Name.nullable().default(null),
  visibility: SubjectVisibility.default('shared'),
  /** For people; left out it is "not-asked". */
  consent: Consent.optional(),
  /** When and how a person agreed or refused; only where they did. */
  consentOn: CalendarDate.nullable().optional(),
  consentHow: ConsentHow.optional(),
  inLeague: z.boolean().default(true),
});
export type NewSubject = z.infer<typeof NewSubject>;

const engagementFields = {
  name: Name,
  objective: Note.default(''),
  status: EngagementStatus.default('active'),
  startsOn: CalendarDate,
  endsOn: CalendarDate.nullable().default(null),
  note: Note.default(''),
};

const milestoneFields = {
  date: CalendarDate,
  title: Name,
  category: z.string().trim().max(60).default(''),
  status: MilestoneStatus.default('planned'),
  owner: z.string().trim().max(200).default(''),
  evidence: Note.default(''),
  note: Note.default(''),
};

/** What is known of the first subject on one of its metrics when an engagement begins. */
const FirstDay = z.object({
  /** The metric's place in `metrics`, from 0. */
  metric: z.int().min(0),
  baseline: z.object({ date: CalendarDate, value: z.number() }).optional(),
  target: z.object({ value: z.number(), dueOn: CalendarDate }).optional(),
  reviewOn: CalendarDate.optional(),
  readings: z.array(z.object({ date: CalendarDate, value: z.number() })).default([]),
});

/** The same fields, each of which may be left out and then stays as it is. */
const editMilestone = z.object({
  milestoneId: MilestoneId,
  date: CalendarDate.optional(),
  title: Name.optional(),
  category: z.string().trim().max(60).optional(),
  status: MilestoneStatus.optional(),
  owner: z.string().trim().max(200).optional(),
  evidence: Note.optional(),
  note: Note.optional(),
});

export const recordProcedures = {
  'clients.list': query(listing, z.array(Client)),
  'clients.show': query(z.object({ clientId: ClientId }), Client),
  'clients.add': command(z.object({ name: Name, note: Note.default('') }), Client),
  'clients.edit': command(
    z.object({ clientId: ClientId, name: Name.optional(), note: Note.optional() }),
    Client,
  ),
  'clients.archive': command(archive.extend({ clientId: ClientId }), Client),

  'engagements.list': query(listing, z.array(Engagement)),
  'engagements.show': query(z.object({ engagementId: EngagementId }), Engagement),
  'engagements.add': command(z.object({ clientId: ClientId, ...engagementFields }), Engagement),
  'engagements.edit': command(
    z.object({
      engagementId: EngagementId,
      name: Name.optional(),
      objective: Note.optional(),
      status: EngagementStatus.optional(),
      startsOn: CalendarDate.optional(),
      endsOn: CalendarDate.nullable().optional(),
      note: Note.optional(),
    }),
    Engagement,
  ),
  'engagements.archive': command(archive.extend({ engagementId: EngagementId }), Engagement),
  /**
   * A client (new, or one there is), an engagement, its subjects and metrics, and what is known on its
   * first day, in one step: all or nothing. The first metric becomes the main indicator; without any
   * the engagement begins empty.
   */
  'engagements.start': command(
    z.object({
      client: z.union([z.object({ id: ClientId }), z.object({ name: Name })]),
      ...engagementFields,
      subject: NewSubject,
      metrics: z.array(NewMetric),
      /** Further subjects, each with what is tracked of it. */
      also: z
        .array(z.object({ subject: NewSubject, metrics: z.array(NewMetric).min(1) }))
        .default([]),
      firstDay: z.array(FirstDay).default([]),
      milestones: z.array(z.object(milestoneFields)).default([]),
    }),
    Engagement,
  ),

  'subjects.list': query(z.object({ clientId: ClientId }), z.array(Subject)),
  'subjects.add': command(NewSubject.extend({ clientId: ClientId }), Subject),
  /** What is left out stays as it is. */
  'subjects.edit': command(
    z.object({
      subjectId: SubjectId,
      name: Name.optional(),
      alias: Name.nullable().optional(),
      visibility: SubjectVisibility.optional(),
      consent: Consent.optional(),
      /** Left out, day and note stay while the consent does, and are gone with another one. */
      consentOn: CalendarDate.nullable().optional(),
      consentHow: ConsentHow.optional(),
      inLeague: z.boolean().optional(),
    }),
    Subject,
  ),

  /** How one might be shown, and what it agreed to, from when on; the latest first. */
  'subjects.decisions': query(z.object({ subjectId: SubjectId }), z.array(VisibilityDecision)),

  'metrics.list': query(listing, z.array(MetricWithFacts)),
  'metrics.show': query(z.object({ metricId: MetricId }), MetricWithFacts),
  'metrics.add': command(z.object({ metric: NewMetric }), MetricWithFacts),
  'metrics.edit': command(
    z.object({ metricId: MetricId, definition: MetricDefinition }),
    MetricWithFacts,
  ),
  'metrics.archive': command(archive.extend({ metricId: MetricId }), MetricWithFacts),
  /** How many series of how many clients are tracked on each metric; those without any left out. */
  'metrics.tracking': query(
    z.object({}),
    z.array(z.object({ metricId: MetricId, series: z.int(), clients: z.int() })),
  ),

  'milestones.list': query(z.object({ engagementId: EngagementId.optional() }), z.array(Milestone)),
  'milestones.show': query(z.object({ milestoneId: MilestoneId }), Milestone),
  'milestones.add': command(
    z.object({ engagementId: EngagementId, ...milestoneFields }),
    Milestone,
  ),
  'milestones.edit': command(editMilestone, Milestone),

  'series.add': command(
    z.object({
      engagementId: EngagementId,
      subjectId: SubjectId,
      metricId: MetricId,
      isMain: z.boolean().default(false),
    }),
    z.object({ seriesId: SeriesId }),
  ),
  /** Makes it the engagement's main indicator, in place of the one that was. */
  'series.make-main': command(z.object({ seriesId: SeriesId }), z.object({ seriesId: SeriesId })),
  'series.archive': command(
    archive.extend({ seriesId: SeriesId }),
    z.object({ seriesId: SeriesId }),
  ),
};
