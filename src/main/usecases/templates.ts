/** Engagement templates: made from an engagement without anything of whom it was for. */
import { readyTemplates } from '#shared/catalogue/templates.ts';
import type { CheckedInputOf } from '#shared/contract/index.ts';
import type { TemplatePreview } from '#shared/contract/templates.ts';
import { daysBetween } from '#shared/domain/calendar.ts';
import type { Engagement } from '#shared/domain/client.ts';
import type { SubjectId, TemplateId } from '#shared/domain/identity.ts';
import type { Metric } from '#shared/domain/metric.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import { isRetired, type TrackedSeries } from '#shared/domain/series.ts';
import { isPerson, type Subject, type SubjectKind } from '#shared/domain/subject.ts';
import type {
  EngagementTemplate,
  TemplateSeries,
  TemplateSubject,
} from '#shared/domain/template.ts';
import { isPersonsName, namesReplaced, type Clean } from '#main/report/names-withheld.ts';
import { getBaseline, getTarget } from '#main/workbook/baselines.ts';
import { listClients } from '#main/workbook/clients.ts';
import { listMilestones } from '#main/workbook/milestones.ts';
import { listSeries } from '#main/workbook/series.ts';
import { listSubjects } from '#main/workbook/subjects.ts';
import { listReviews, listSuccessions } from '#main/workbook/succession.ts';
import {
  deleteTemplate,
  getTemplate,
  insertTemplate,
  listTemplates,
  templateNamed,
  updateTemplate,
} from '#main/workbook/templates.ts';
import type { Context } from './context.ts';
import { engagementWith } from './engagements.ts';
import { metricWith } from './metrics.ts';
import { found } from './refusals.ts';
import { subjectWith } from './subjects.ts';

/** As long as the title and the category of a milestone may be. */
const LONGEST_TITLE = 200;
const LONGEST_CATEGORY = 60;

export function list({ workbook }: Context): EngagementTemplate[] {
  return [...listTemplates(workbook), ...readyTemplates];
}

export function preview(
  context: Context,
  { engagementId }: CheckedInputOf<'templates.preview'>,
): TemplatePreview {
  const engagement = engagementWith(context, engagementId);
  return {
    subjects: subjectsOf(context, engagement),
    milestones: milestonesOf(context, engagement),
  };
}

/** Refuses `conflict` for a name that is taken, `bad-input` for an engagement that tracks nothing. */
export function make(
  context: Context,
  input: CheckedInputOf<'templates.make'>,
): EngagementTemplate {
  const { engagementId, name, description, leaveOut } = input;
  refuseTakenName(context, name, null);
  const { subjects, milestones } = preview(context, { engagementId });
  if (subjects.length === 0 && milestones.length === 0) {
    const engagement = engagementWith(context, engagementId);
    throw new Refusal(
      'bad-input',
      `“${engagement.name}” of “${engagement.clientName}” tracks nothing and has no milestones, so a template of it would be empty; choose another engagement.`,
      [{ field: 'engagementId', value: String(engagementId) }],
    );
  }
  const kept = milestones.filter(({ milestoneId }) => !leaveOut.includes(milestoneId));
  // Two that differed by a name alone are one without it.
  const different = new Map(kept.map((each) => [`${each.days} ${each.title}`, each]));
  const id = context.workbook.change(() =>
    insertTemplate(context.workbook, {
      ...{ name, description, madeOn: context.today, subjects },
      milestones: [...different.values()].map(({ days, title, category }) => ({
        ...{ days, title, category },
      })),
    }),
  );
  return templateWith(context, id);
}

/** Refuses `conflict` for a name that is taken. */
export function edit(
  context: Context,
  input: CheckedInputOf<'templates.edit'>,
): EngagementTemplate {
  const { templateId } = input;
  const present = templateWith(context, templateId);
  const name = input.name ?? present.name;
  refuseTakenName(context, name, templateId);
  updateTemplate(context.workbook, {
    id: templateId,
    name,
    description: input.description ?? present.description,
  });
  return templateWith(context, templateId);
}

export function remove(
  context: Context,
  { templateId }: CheckedInputOf<'templates.remove'>,
): { name: string } {
  const { name } = templateWith(context, templateId);
  deleteTemplate(context.workbook, templateId);
  return { name };
}

/** The template, or `not-found`. */
export function templateWith({ workbook }: Context, id: TemplateId): EngagementTemplate {
  return found(getTemplate(workbook, id), `template with number ${id}`);
}

function refuseTakenName({ workbook }: Context, name: string, except: TemplateId | null): void {
  const ready = readyTemplates.find((each) => each.name.toLowerCase() === name.toLowerCase());
  const other = templateNamed(workbook, name);
  if (!ready && (!other || other.id === except)) return;
  throw new Refusal(
    'conflict',
    `There is a template “${other?.name ?? ready?.name ?? name}” already; use another name.`,
    [{ field: 'name', value: name }],
  );
}

/** The kinds of its subjects with what is tracked of each, that of the main indicator first. */
function subjectsOf(context: Context, engagement: Engagement): TemplateSubject[] {
  const { workbook, today } = context;
  const reviewDays = reviewDaysOf(context, engagement);
  const tracked = listSeries(workbook, engagement.id).filter((each) => !isRetired(each, today));
  const perSubject = Map.groupBy(tracked, ({ subjectId }) => subjectId);
  const hasMain = (id: SubjectId) => perSubject.get(id)?.some(({ isMain }) => isMain) === true;
  return [...perSubject]
    .sort(([one], [other]) => Number(hasMain(other)) - Number(hasMain(one)) || one - other)
    .map(([id, series]) => ({
      kind: subjectWith(context, id).kind,
      series: series.map((each): TemplateSeries => {
        const { metric } = metricWith(context, each.metricId);
        const { name, role, unit, decimals, direction, scaleMin, scaleMax } = metric;
        return {
          metric: {
            ...{ name, role, unit, decimals, direction, scaleMin, scaleMax },
            from: { from: 'workbook', metricId: metric.id },
          },
          isMain: each.isMain,
          reviewDays: reviewDays.get(metric.id) ?? null,
          target: targetOf(context, engagement, each, metric),
        };
      }),
    }));
}

/** What the target asks for beyond the agreed baseline; null where either is missing. */
function targetOf(
  { workbook }: Context,
  { startsOn }: Engagement,
  { id }: TrackedSeries,
  { decimals }: Metric,
): TemplateSeries['target'] {
  const baseline = getBaseline(workbook, id, null);
  const target = getTarget(workbook, id, null);
  if (!baseline || !target || target.dueOn < startsOn) return null;
  const change = Number((target.value - baseline.value).toFixed(decimals));
  return { change, days: daysBetween(startsOn, target.dueOn) };
}

/** Days from the adoption of each metric to its first review, held or planned. */
function reviewDaysOf({ workbook }: Context, { id }: Engagement): Map<Metric['id'], number> {
  const reviews = listReviews(workbook, id, null);
  return new Map(
    listSuccessions(workbook, id, null).map(({ metricId, adoptedOn, reviewOn }) => {
      const first = reviews.find((review) => review.metricId === metricId)?.heldOn ?? reviewOn;
      return [metricId, Math.max(0, daysBetween(adoptedOn, first))];
    }),
  );
}

function milestonesOf(context: Context, engagement: Engagement): TemplatePreview['milestones'] {
  const all = listMilestones(context.workbook, engagement.id);
  const clean = withoutNames(
    context,
    engagement,
    all.map(({ owner }) => owner),
  );
  return all
    .filter(({ status }) => status !== 'dropped')
    .map(({ id, date, title, category }) => ({
      milestoneId: id,
      days: daysBetween(engagement.startsOn, date),
      title: clean(title).slice(0, LONGEST_TITLE).trim(),
      category: clean(category).slice(0, LONGEST_CATEGORY).trim(),
      was: title,
    }));
}

const KIND: Readonly<Record<SubjectKind, string>> = {
  organisation: 'the client',
  executive: '[executive]',
  'team-member': '[team member]',
  peer: '[peer]',
};

/** Takes the names of clients, of people and of peers out of a text. */
function withoutNames(
  { workbook }: Context,
  { clientId, clientName }: Engagement,
  owners: readonly string[],
): Clean {
  const named = (subject: Subject) => ({
    name: subject.name,
    instead: KIND[subject.kind],
    isOfPerson: isPerson(subject.kind),
  });
  return namesReplaced([
    ...listClients(workbook, true)
      .filter(({ id }) => id !== clientId)
      .map(({ name }) => ({ name, instead: '[client]', isOfPerson: false })),
    ...owners
      .filter((owner) => owner !== '')
      .map((name) => ({ name, instead: '[owner]', isOfPerson: isPersonsName(name) })),
    ...listSubjects(workbook, clientId).map(named),
    { name: clientName, instead: 'the client', isOfPerson: false },
  ]);
}
