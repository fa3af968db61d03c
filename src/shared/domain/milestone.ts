/** A milestone is a dated event or deliverable of an engagement. */
import { z } from 'zod';
import { CalendarDate } from './calendar.ts';
import { EngagementId, MilestoneId } from './identity.ts';
import { Name, Note } from './text.ts';

export const MilestoneStatus = z.enum(['planned', 'done', 'missed', 'dropped']);
export type MilestoneStatus = z.infer<typeof MilestoneStatus>;

export const Milestone = z.object({
  id: MilestoneId,
  engagementId: EngagementId,
  /** When it is due, or when it happened once done. */
  date: CalendarDate,
  title: Name,
  category: z.string().trim().max(60),
  status: MilestoneStatus,
  owner: z.string().trim().max(200),
  evidence: Note,
  note: Note,
});
export type Milestone = z.infer<typeof Milestone>;
