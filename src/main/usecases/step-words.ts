/** What each command is called where it can be undone, to be read after "Undo". */
import {
  contract,
  type CheckedInputOf,
  type Contract,
  type ProcedureName,
} from '#shared/contract/index.ts';
import { formatDate } from '#shared/domain/calendar.ts';

/** Commands whose changes can be undone: all but undo and redo themselves. */
export type StepName = {
  [Name in ProcedureName]: Contract[Name]['kind'] extends 'command' ? Name : never;
}[Exclude<ProcedureName, 'workbook.undo' | 'workbook.redo'>];

/** The words of each or, where a count or a date makes them clearer, how they are made of its input. */
const stepWords: {
  readonly [Name in StepName]: string | ((input: CheckedInputOf<Name>) => string);
} = {
  'workbook.edit': 'change of the workbook’s own facts',
  'clients.add': 'new client',
  'clients.edit': 'change of a client',
  'clients.archive': 'archiving of a client',
  'engagements.add': 'new engagement',
  'engagements.edit': 'change of an engagement',
  'engagements.archive': 'archiving of an engagement',
  'engagements.start': 'new engagement',
  'subjects.add': 'new subject',
  'subjects.edit': 'change of a subject',
  'metrics.add': 'new metric',
  'metrics.edit': 'change of a metric',
  'metrics.archive': 'archiving of a metric',
  'scoring-changes.add': 'new scoring change',
  'scoring-changes.decide': 'decision on a scoring change',
  'scoring-changes.edit': 'change of a scoring change',
  'scoring-changes.dismiss': 'turned-down proposal',
  'scoring-changes.take-back': 'proposal looked at again',
  'milestones.add': 'new milestone',
  'milestones.edit': 'change of a milestone',
  'journal.add': 'new journal entry',
  'journal.edit': 'change of a journal entry',
  'journal.remove': 'removal of a journal entry',
  'succession.plan': 'plan of what comes after a metric',
  'reviews.hold': 'review of a metric',
  'series.add': 'new tracked series',
  'series.make-main': 'choice of the main indicator',
  'series.archive': 'archiving of a tracked series',
  'readings.log': 'logged reading',
  'readings.correct': 'correction of a reading',
  'round.save': ({ date, entries: { length } }) =>
    `Monday round of ${formatDate(date)}: ${length} ${length === 1 ? 'reading' : 'readings'}`,
  'baselines.agree': 'agreed baseline',
  'targets.set': 'new target',
  'verdicts.sign': 'review of a verdict',
  'league.add-season': 'new league season',
  'league.edit-season': 'change of a league season',
  'league.settle': 'settling of a league season',
  'drivers.name': 'choice of drivers',
};

export function isStep(name: ProcedureName): name is StepName {
  return contract[name].kind === 'command' && name !== 'workbook.undo' && name !== 'workbook.redo';
}

/** What a step is called, once its input has been checked. */
export function wordsOf(name: StepName, input: unknown): string {
  const words = stepWords[name] as string | ((input: unknown) => string);
  return typeof words === 'string' ? words : words(input);
}
