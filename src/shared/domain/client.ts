/** A client is an organisation; an engagement is a piece of work for one. */
import { z } from 'zod';
import { CalendarDate } from './calendar.ts';
import { ClientId, EngagementId } from './identity.ts';
import { Name, Note } from './text.ts';

export const Client = z.object({
  id: ClientId,
  name: Name,
  note: Note,
  /** The date it was put away; null while in use. */
  archivedOn: CalendarDate.nullable(),
});
export type Client = z.infer<typeof Client>;

export const EngagementStatus = z.enum(['planned', 'active', 'handed-off', 'closed']);
export type EngagementStatus = z.infer<typeof EngagementStatus>;

export const Engagement = z.object({
  id: EngagementId,
  clientId: ClientId,
  clientName: Name,
  name: Name,
  objective: Note,
  status: EngagementStatus,
  startsOn: CalendarDate,
  /** Planned end; null while open. */
  endsOn: CalendarDate.nullable(),
  note: Note,
  archivedOn: CalendarDate.nullable(),
});
export type Engagement = z.infer<typeof Engagement>;
