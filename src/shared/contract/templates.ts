/** Engagement templates: made from an engagement, without its data, and begun from. */
import { z } from 'zod';
import { EngagementId, MilestoneId, TemplateId } from '../domain/identity.ts';
import { Milestone } from '../domain/milestone.ts';
import { EngagementTemplate, TemplateContents, TemplateMilestone } from '../domain/template.ts';
import { Name, Note } from '../domain/text.ts';
import { command, query } from './procedure.ts';

/** What a template made of an engagement would hold, before it is made. */
export const TemplatePreview = z.object({
  ...TemplateContents.shape,
  /** Its milestones with those they are made of, so that some can be left out. */
  milestones: z.array(
    TemplateMilestone.extend({ milestoneId: MilestoneId, was: Milestone.shape.title }),
  ),
});
export type TemplatePreview = z.infer<typeof TemplatePreview>;

const ofTemplate = { templateId: TemplateId };

export const templateProcedures = {
  /** One's own by name, then the ready ones. */
  'templates.list': query(z.object({}), z.array(EngagementTemplate)),
  'templates.preview': query(z.object({ engagementId: EngagementId }), TemplatePreview),
  /**
   * Keeps metrics, kinds of subjects, milestones, the change that targets ask for, and review dates.
   * Readings, notes, objective, owners and evidence stay behind; names of the client and of people are
   * taken out of the titles of milestones.
   */
  'templates.make': command(
    z.object({
      engagementId: EngagementId,
      name: Name,
      description: Note.default(''),
      leaveOut: z.array(MilestoneId).default([]),
    }),
    EngagementTemplate,
  ),
  /** What is left out stays as it is. */
  'templates.edit': command(
    z.object({ ...ofTemplate, name: Name.optional(), description: Note.optional() }),
    EngagementTemplate,
  ),
  'templates.remove': command(z.object(ofTemplate), z.object({ name: Name })),
};
