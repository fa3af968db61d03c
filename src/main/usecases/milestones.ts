/** Milestones: dated events and deliverables of an engagement. */
import type { CheckedInputOf } from '#shared/contract/index.ts';
import { formatDate } from '#shared/domain/calendar.ts';
import type { MilestoneId } from '#shared/domain/identity.ts';
import type { Milestone } from '#shared/domain/milestone.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import {
  getMilestone,
  insertMilestone,
  listMilestones,
  milestoneOf,
  updateMilestone,
} from '#main/workbook/milestones.ts';
import type { Context } from './context.ts';
import { engagementWith } from './engagements.ts';
import { found } from './refusals.ts';

export function list(
  context: Context,
  { engagementId }: CheckedInputOf<'milestones.list'>,
): Milestone[] {
  if (engagementId !== undefined) engagementWith(context, engagementId);
  return listMilestones(context.workbook, engagementId);
}

export function show(
  context: Context,
  { milestoneId }: CheckedInputOf<'milestones.show'>,
): Milestone {
  return milestoneWith(context, milestoneId);
}

/** Refuses `conflict` if the engagement has a milestone of that date and title. */
export function add(context: Context, input: CheckedInputOf<'milestones.add'>): Milestone {
  engagementWith(context, input.engagementId);
  refuseTwin(context, input, null);
  return milestoneWith(context, insertMilestone(context.workbook, input));
}

export function edit(
  context: Context,
  { milestoneId, ...changes }: CheckedInputOf<'milestones.edit'>,
): Milestone {
  const present = milestoneWith(context, milestoneId);
  const edited = {
    ...present,
    date: changes.date ?? present.date,
    title: changes.title ?? present.title,
    category: changes.category ?? present.category,
    status: changes.status ?? present.status,
    owner: changes.owner ?? present.owner,
    evidence: changes.evidence ?? present.evidence,
    note: changes.note ?? present.note,
  };
  refuseTwin(context, edited, milestoneId);
  updateMilestone(context.workbook, edited);
  return milestoneWith(context, milestoneId);
}

function milestoneWith({ workbook }: Context, id: MilestoneId): Milestone {
  return found(getMilestone(workbook, id), `milestone with number ${id}`);
}

function refuseTwin(
  { workbook }: Context,
  milestone: Pick<Milestone, 'engagementId' | 'date' | 'title'>,
  except: MilestoneId | null,
): void {
  const twin = milestoneOf(workbook, milestone);
  if (!twin || twin.id === except) return;
  throw new Refusal(
    'conflict',
    `There is a milestone “${twin.title}” on ${formatDate(twin.date)} already; edit that one, or use another title.`,
    [{ field: 'title', value: milestone.title }],
  );
}
