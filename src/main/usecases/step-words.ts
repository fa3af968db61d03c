/**
 * What each command is called where it can be undone: which thing it did what to, to be read after
 * "Undo", such as “change of the client “Harbour Health””.
 */
import { catalogueMetric } from '#shared/catalogue/index.ts';
import {
  contract,
  type CheckedInputOf,
  type Contract,
  type ProcedureName,
} from '#shared/contract/index.ts';
import { type CalendarDate, formatDate } from '#shared/domain/calendar.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import { getReading } from '#main/workbook/readings.ts';
import { getJournalEntry } from '#main/workbook/journal.ts';
import { getSeason } from '#main/workbook/leagues.ts';
import { getMilestone } from '#main/workbook/milestones.ts';
import { clientWith } from './clients.ts';
import type { Context } from './context.ts';
import { engagementWith } from './engagements.ts';
import { benchmarkWith, objectionWith } from './metric-cards.ts';
import { metricWith } from './metrics.ts';
import { isOfSession, type SessionProcedure } from './index.ts';
import { found } from './refusals.ts';
import { changeWith } from './scoring-changes.ts';
import { labelOf, seriesWith } from './series.ts';
import { subjectWith } from './subjects.ts';
import { templateWith } from './templates.ts';

/** Commands whose changes can be undone: all but undo and redo themselves, and those on no workbook. */
export type StepName = {
  [Name in ProcedureName]: Contract[Name]['kind'] extends 'command' ? Name : never;
}[Exclude<ProcedureName, 'workbook.undo' | 'workbook.redo' | SessionProcedure>];

type Words<Name extends StepName> = (input: CheckedInputOf<Name>, context: Context) => string;

/** The words of each or, where there is more than one such thing, how they are made of its input. */
const stepWords: { readonly [Name in StepName]: string | Words<Name> } = {
  'workbook.edit': 'change of the workbook’s own facts',

  'clients.add': ({ name }) => `new client “${name}”`,
  'clients.edit': ({ clientId }, context) => `change of ${client(context, clientId)}`,
  'clients.archive': ({ clientId, archived }, context) =>
    archiving(archived, client(context, clientId)),

  'engagements.add': ({ name }) => `new engagement “${name}”`,
  'engagements.edit': ({ engagementId }, context) =>
    `change of ${engagement(context, engagementId)}`,
  'engagements.archive': ({ engagementId, archived }, context) =>
    archiving(archived, engagement(context, engagementId)),
  'engagements.start': ({ name }) => `new engagement “${name}”`,

  'subjects.add': ({ name }) => `new subject “${name}”`,
  'subjects.edit': ({ subjectId }, context) =>
    `change of the subject “${subjectWith(context, subjectId).name}”`,

  'metrics.add': ({ metric }, context) => `new metric “${nameOfNew(metric, context)}”`,
  'metrics.edit': ({ metricId }, context) => `change of the metric ${metric(context, metricId)}`,
  'metrics.archive': ({ metricId, archived }, context) =>
    archiving(archived, `the metric ${metric(context, metricId)}`),
  'metrics.edit-card': ({ metricId }, context) =>
    `change of the card of ${metric(context, metricId)}`,
  'objections.add': ({ metricId }, context) => `new objection to ${metric(context, metricId)}`,
  'objections.edit': ({ objectionId }, context) =>
    `change of the objection to ${metric(context, objectionWith(context, objectionId).metricId)}`,
  'objections.remove': ({ objectionId }, context) =>
    `removal of the objection to ${metric(context, objectionWith(context, objectionId).metricId)}`,
  'benchmarks.add': ({ label }) => `new benchmark “${label}”`,
  'benchmarks.edit': ({ benchmarkId }, context) =>
    `change of the benchmark “${benchmarkWith(context, benchmarkId).label}”`,
  'benchmarks.remove': ({ benchmarkId }, context) =>
    `removal of the benchmark “${benchmarkWith(context, benchmarkId).label}”`,

  'templates.make': ({ name }) => `new template “${name}”`,
  'templates.edit': ({ templateId }, context) =>
    `change of the template “${templateWith(context, templateId).name}”`,
  'templates.remove': ({ templateId }, context) =>
    `removal of the template “${templateWith(context, templateId).name}”`,

  'scoring-changes.add': ({ metricId, changedOn }, context) =>
    `new ${scoringChange(context, metricId, changedOn)}`,
  'scoring-changes.decide': (input, context) => `decision on ${changeOf(input, context)}`,
  'scoring-changes.edit': (input, context) => `change of ${changeOf(input, context)}`,
  'scoring-changes.dismiss': ({ metricId, proposedOn }, context) =>
    `turning down of a proposed ${scoringChange(context, metricId, proposedOn)}`,
  'scoring-changes.take-back': ({ metricId, proposedOn }, context) =>
    `another look at a proposed ${scoringChange(context, metricId, proposedOn)}`,

  'milestones.add': ({ title }) => `new milestone “${title}”`,
  'milestones.edit': ({ milestoneId }, { workbook }) =>
    `change of the milestone “${found(getMilestone(workbook, milestoneId), 'milestone').title}”`,

  'journal.add': ({ engagementId, date }, context) =>
    `new ${journalEntry(context, engagementId, date ?? context.today)}`,
  'journal.edit': (input, context) => `change of the ${entryOf(input, context)}`,
  'journal.remove': (input, context) => `removal of the ${entryOf(input, context)}`,

  'succession.plan': (input, context) => `plan for ${metricIn(input, context)}`,
  'reviews.hold': (input, context) => `review of ${metricIn(input, context)}`,

  'series.add': ({ metricId, subjectId }, context) =>
    `tracking of ${metric(context, metricId)} of “${subjectWith(context, subjectId).name}”`,
  'series.make-main': ({ seriesId }, context) =>
    `choice of ${series(context, seriesId)} as the main indicator`,
  'series.archive': ({ seriesId, archived }, context) =>
    archiving(archived, series(context, seriesId)),

  'readings.log': ({ seriesId, date }, context) =>
    `reading of ${series(context, seriesId)} on ${formatDate(date)}`,
  'readings.correct': ({ readingId, value }, context) => {
    const { seriesId, date } = found(getReading(context.workbook, readingId), 'reading');
    const what = value === null ? 'withdrawal' : 'correction';
    return `${what} of the reading of ${series(context, seriesId)} on ${formatDate(date)}`;
  },
  'round.save': ({ date, entries: { length } }) =>
    `Monday round of ${formatDate(date)}: ${length} ${length === 1 ? 'reading' : 'readings'}`,
  'baselines.agree': ({ seriesId }, context) => `baseline of ${series(context, seriesId)}`,
  'targets.set': ({ seriesId }, context) => `target of ${series(context, seriesId)}`,
  'targets.withdraw': ({ seriesId }, context) =>
    `withdrawal of the target of ${series(context, seriesId)}`,
  'verdicts.sign': ({ seriesId }, context) =>
    `review of the verdict on ${series(context, seriesId)}`,

  'league.add-season': ({ name }) => `new league season “${name}”`,
  'league.edit-season': (input, context) => `change of ${season(input, context)}`,
  'league.settle': (input, context) => `settling of ${season(input, context)}`,

  'drivers.name': ({ metricId }, context) => `choice of drivers for ${metric(context, metricId)}`,
};

export function isStep(name: ProcedureName): name is StepName {
  return (
    contract[name].kind === 'command' &&
    name !== 'workbook.undo' &&
    name !== 'workbook.redo' &&
    !isOfSession(name)
  );
}

/**
 * What a step is called, once its input has been checked and before it is done: what it changes is
 * named as it was. Where it names something that is not there, which the command itself refuses in its
 * own words, it has no name.
 */
export function wordsOf(name: StepName, input: unknown, context: Context): string {
  const words = stepWords[name] as string | ((input: unknown, context: Context) => string);
  if (typeof words === 'string') return words;
  try {
    return words(input, { ...context, knownOn: null });
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-found') return name;
    throw error;
  }
}

function archiving(archived: boolean, what: string): string {
  return `${archived ? 'archiving' : 'bringing back'} of ${what}`;
}

function client(context: Context, id: CheckedInputOf<'clients.show'>['clientId']): string {
  return `the client “${clientWith(context, id).name}”`;
}

type EngagementId = CheckedInputOf<'engagements.show'>['engagementId'];
type MetricId = CheckedInputOf<'metrics.show'>['metricId'];

function engagement(context: Context, id: EngagementId): string {
  return `the engagement “${engagementWith(context, id).name}”`;
}

function metric(context: Context, id: MetricId): string {
  return `“${metricWith(context, id).metric.name}”`;
}

function nameOfNew(given: CheckedInputOf<'metrics.add'>['metric'], context: Context): string {
  switch (given.from) {
    case 'own':
      return given.definition.name;
    case 'catalogue':
      return catalogueMetric(given.key)?.name ?? given.key;
    case 'workbook':
      return metricWith(context, given.metricId).metric.name;
  }
}

function metricIn(
  { engagementId, metricId }: CheckedInputOf<'succession.plan'>,
  context: Context,
): string {
  return `${metric(context, metricId)} in “${engagementWith(context, engagementId).name}”`;
}

function series(context: Context, id: CheckedInputOf<'series.make-main'>['seriesId']): string {
  return labelOf(seriesWith(context, id));
}

function scoringChange(context: Context, metricId: MetricId, date: CalendarDate): string {
  return `scoring change of ${metric(context, metricId)} on ${formatDate(date)}`;
}

function changeOf(
  { scoringChangeId }: Pick<CheckedInputOf<'scoring-changes.edit'>, 'scoringChangeId'>,
  context: Context,
): string {
  const { metricId, changedOn } = changeWith(context, scoringChangeId);
  return `the ${scoringChange(context, metricId, changedOn)}`;
}

function journalEntry(context: Context, engagementId: EngagementId, date: CalendarDate): string {
  const { name } = engagementWith(context, engagementId);
  return `journal entry of ${formatDate(date)} in “${name}”`;
}

function entryOf({ entryId }: CheckedInputOf<'journal.remove'>, context: Context): string {
  const entry = found(getJournalEntry(context.workbook, entryId), 'journal entry');
  return journalEntry(context, entry.engagementId, entry.date);
}

function season(
  { seasonId }: Pick<CheckedInputOf<'league.settle'>, 'seasonId'>,
  { workbook }: Context,
): string {
  return `the league season “${found(getSeason(workbook, seasonId, null), 'league season').name}”`;
}
