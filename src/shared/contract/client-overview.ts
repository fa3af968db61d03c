/** One client with all that concerns it: engagements, subjects, what comes next and what left. */
import { z } from 'zod';
import { Client } from '../domain/client.ts';
import { Disclosure } from '../domain/disclosure.ts';
import { ClientId } from '../domain/identity.ts';
import { Milestone } from '../domain/milestone.ts';
import { Subject } from '../domain/subject.ts';
import { query } from './procedure.ts';
import { PortfolioRow } from './trends.ts';

export const ClientOverview = z.object({
  client: Client,
  /** Those in use first, the one most in need first; then those put away. */
  engagements: z.array(PortfolioRow),
  subjects: z.array(Subject),
  /** Still planned, in work that is planned or goes on; in date order, so overdue ones come first. */
  milestones: z.array(Milestone),
  /** Every file that left the workbook for the client, the newest first. */
  disclosures: z.array(Disclosure),
});
export type ClientOverview = z.infer<typeof ClientOverview>;

export const clientOverviewProcedures = {
  'clients.overview': query(z.object({ clientId: ClientId }), ClientOverview),
};
