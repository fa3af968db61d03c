/**
 * An engagement template: how an engagement is set up, without anything of whom it was for. Subjects
 * are kinds, not names; dates are days from the start; a target is a change from the baseline.
 */
import { z } from 'zod';
import { CalendarDate } from './calendar.ts';
import { MetricId, TemplateId } from './identity.ts';
import { Direction, MetricRole } from './metric.ts';
import { SubjectKind } from './subject.ts';
import { Name, Note } from './text.ts';

/** Where a template's metric comes from when an engagement is made: the catalogue or the workbook. */
const TemplateMetric = z.object({
  name: Name,
  role: MetricRole,
  unit: z.string(),
  decimals: z.int(),
  direction: Direction,
  scaleMin: z.number().nullable(),
  scaleMax: z.number().nullable(),
  from: z.discriminatedUnion('from', [
    z.object({ from: z.literal('catalogue'), key: z.string() }),
    z.object({ from: z.literal('workbook'), metricId: MetricId }),
  ]),
});

const TemplateSeries = z.object({
  metric: TemplateMetric,
  isMain: z.boolean(),
  /** Days from the start to the review of the metric; null for the usual time. */
  reviewDays: z.int().min(0).nullable(),
  /** Units from the baseline, to be reached that many days after the start. */
  target: z.object({ change: z.number(), days: z.int().min(0) }).nullable(),
});
export type TemplateSeries = z.infer<typeof TemplateSeries>;

const TemplateSubject = z.object({ kind: SubjectKind, series: z.array(TemplateSeries) });
export type TemplateSubject = z.infer<typeof TemplateSubject>;

export const TemplateMilestone = z.object({
  /** Days from the start; below 0 for what comes before it. */
  days: z.int(),
  title: Name,
  category: z.string(),
});
export type TemplateMilestone = z.infer<typeof TemplateMilestone>;

/** What a template holds; the first subject is the one that an engagement begins with. */
export const TemplateContents = z.object({
  subjects: z.array(TemplateSubject),
  /** In the order of their days. */
  milestones: z.array(TemplateMilestone),
});
export type TemplateContents = z.infer<typeof TemplateContents>;

export const EngagementTemplate = z.object({
  ...TemplateContents.shape,
  /** Ready ones come with Plumbline; one's own were made from an engagement. */
  origin: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('ready'), key: z.string() }),
    z.object({ kind: z.literal('own'), id: TemplateId, madeOn: CalendarDate }),
  ]),
  name: Name,
  description: Note,
});
export type EngagementTemplate = z.infer<typeof EngagementTemplate>;

/** A text that tells templates apart, for choosing one of them. */
export function templateKey({ origin }: Pick<EngagementTemplate, 'origin'>): string {
  return origin.kind === 'ready' ? origin.key : String(origin.id);
}
