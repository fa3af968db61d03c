/** One client with all that concerns it. */
import type { ClientOverview } from '#shared/contract/client-overview.ts';
import type { CheckedInputOf } from '#shared/contract/index.ts';
import type { PortfolioRow } from '#shared/contract/trends.ts';
import type { Engagement } from '#shared/domain/client.ts';
import { listDisclosures } from '#main/workbook/disclosures.ts';
import { listEngagements } from '#main/workbook/engagements.ts';
import { listMilestones } from '#main/workbook/milestones.ts';
import { listSubjects } from '#main/workbook/subjects.ts';
import { byNeed } from './attention.ts';
import { clientWith } from './clients.ts';
import type { Context } from './context.ts';
import { portfolioRows } from './trends.ts';

/** Refuses `not-found` for a client that there is not. */
export function clientOverview(
  context: Context,
  { clientId }: CheckedInputOf<'clients.overview'>,
): ClientOverview {
  const { workbook, today } = context;
  const client = clientWith(context, clientId);
  const engagements = listEngagements(workbook, true).filter((each) => each.clientId === clientId);
  const rows = portfolioRows(context, engagements).sort(byNeed);
  const isInUse = ({ engagement }: PortfolioRow) => engagement.archivedOn === null;
  return {
    client,
    engagements: [...rows.filter(isInUse), ...rows.filter((row) => !isInUse(row))],
    subjects: listSubjects(workbook, clientId),
    milestones: engagements
      .filter(isAhead)
      .flatMap(({ id }) => listMilestones(workbook, id))
      .filter(({ status }) => status === 'planned')
      .sort((one, other) => (one.date < other.date ? -1 : 1)),
    disclosures: engagements
      .flatMap(({ id }) => listDisclosures(workbook, id))
      .filter(({ disclosedOn }) => disclosedOn <= today)
      .sort((one, other) => other.id - one.id),
  };
}

function isAhead({ status, archivedOn }: Engagement): boolean {
  return archivedOn === null && (status === 'planned' || status === 'active');
}
