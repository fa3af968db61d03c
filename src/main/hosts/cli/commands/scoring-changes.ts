/** `scoring-changes`: the dates on which a metric's provider changed how it scores. */
import { Argument, Option, type Command } from 'commander';
import { findMetric } from '#main/usecases/find.ts';
import type { RegisteredChange } from '#shared/contract/scoring-changes.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import {
  LinkMethod,
  Treatment,
  type DismissedProposal,
  type Metric,
  type ScoringChange,
} from '#shared/domain/metric.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import { describeLink } from '#shared/trend/link-words.ts';
import { given } from '../given.ts';
import { facts, table } from '../output.ts';
import { parseDate } from '../parse.ts';
import {
  onWorkbook,
  workbookCommand,
  type Result,
  type Run,
  type WorkbookOptions,
} from '../run.ts';
import { addScoringChangeEffects } from './scoring-change-effects.ts';

interface DecisionOptions extends WorkbookOptions {
  readonly linkMethod?: ScoringChange['linkMethod'];
  readonly reason?: string;
}

interface AddOptions extends DecisionOptions {
  readonly source?: string;
  readonly treatment?: ScoringChange['treatment'];
}

interface EditOptions extends WorkbookOptions {
  readonly date?: CalendarDate;
  readonly what?: string;
  readonly source?: string;
}

interface DismissOptions extends WorkbookOptions {
  readonly reason?: string;
  readonly undo?: true;
}

const METRIC = 'number, name or key';

export function addScoringChanges(program: Command): void {
  const changes = program
    .command('scoring-changes')
    .description('when a provider changed how it scores, and what is done about it');
  addList(changes);
  addAdd(changes);
  addDecide(changes);
  addEdit(changes);
  addScoringChangeEffects(changes);
  addDismiss(changes);
}

function addList(changes: Command): void {
  workbookCommand(changes, 'list', 'list them with what was decided')
    .argument('[metric]', `${METRIC} (default: every metric)`)
    .option('--dismissed', 'the proposals that were turned down instead')
    .action(
      onWorkbook(async (run, options: WorkbookOptions & { dismissed?: true }, metric?: string) => {
        const which =
          metric === undefined ? {} : { metricId: findMetric(run.workbook(), metric).metric.id };
        return options.dismissed
          ? listedDismissed(run, await run.ask('scoring-changes.dismissed', which))
          : listed(run, await run.ask('scoring-changes.list', which));
      }),
    );
}

function addAdd(changes: Command): void {
  withDecision(workbookCommand(changes, 'add', 'note one'))
    .argument('<metric>', METRIC)
    .argument('<date>')
    .argument('<what>', 'what changed')
    .option('--source <text>', 'who says so')
    .addOption(
      new Option('--treatment <treatment>', 'what to do about it').choices(Treatment.options),
    )
    .action(
      onWorkbook(async (run, options: AddOptions, metric: string, date: string, what: string) => {
        const { source, treatment, linkMethod, reason } = options;
        const change = await run.ask('scoring-changes.add', {
          metricId: findMetric(run.workbook(), metric).metric.id,
          changedOn: parseDate(date),
          what,
          ...given({ source, treatment, linkMethod, reason }),
        });
        return shown(change);
      }),
    );
}

function addDecide(changes: Command): void {
  withDecision(workbookCommand(changes, 'decide', 'decide what to do about one'))
    .argument('<metric>', METRIC)
    .argument('<date>', 'the date of the change')
    .addArgument(new Argument('<treatment>').choices(Treatment.options))
    .action(
      onWorkbook(async (run, options: DecisionOptions, metric: string, date, treatment) => {
        const { linkMethod, reason } = options;
        const decided = await run.ask('scoring-changes.decide', {
          scoringChangeId: (await changeOn(run, metric, date)).id,
          treatment: Treatment.parse(treatment),
          ...given({ linkMethod, reason }),
        });
        return shown(decided);
      }),
    );
}

function addEdit(changes: Command): void {
  workbookCommand(changes, 'edit', 'correct what is noted of one')
    .argument('<metric>', METRIC)
    .argument('<date>', 'the date of the change')
    .option('--date <date>', 'another date, while no restated value hangs on it', parseDate)
    .option('--what <text>', 'what changed')
    .option('--source <text>', 'who says so')
    .action(
      onWorkbook(async (run, options: EditOptions, metric: string, date: string) => {
        const { date: changedOn, what, source } = options;
        const edited = await run.ask('scoring-changes.edit', {
          scoringChangeId: (await changeOn(run, metric, date)).id,
          ...given({ changedOn, what, source }),
        });
        return shown(edited);
      }),
    );
}

function addDismiss(changes: Command): void {
  workbookCommand(changes, 'dismiss', 'turn down one that detect proposes')
    .argument('<metric>', METRIC)
    .argument('<date>', 'a day on which it is proposed')
    .option('--reason <text>', 'why it is none')
    .option('--undo', 'take it back: detect looks there again')
    .action(
      onWorkbook(async (run, { reason, undo }: DismissOptions, metric: string, date: string) => {
        const known = findMetric(run.workbook(), metric).metric;
        const proposal = { metricId: known.id, proposedOn: parseDate(date) };
        const data = undo
          ? await run.ask('scoring-changes.take-back', proposal)
          : await run.ask('scoring-changes.dismiss', { ...proposal, reason: reasonIn(reason) });
        const text = undo
          ? `Taken back: ${known.name} is looked at around ${data.proposedOn} again.`
          : `Turned down: no scoring change of ${known.name} on ${data.proposedOn}.`;
        return { data, text };
      }),
    );
}

function withDecision(command: Command): Command {
  return command
    .addOption(
      new Option('--link-method <method>', 'how old values move onto the new scale').choices(
        LinkMethod.options,
      ),
    )
    .option('--reason <text>', 'why it is treated like that');
}

function reasonIn(reason: string | undefined): string {
  if (reason !== undefined) return reason;
  throw new Refusal('bad-input', 'Say why it is no scoring change, with --reason.', [
    { field: 'reason', expected: 'why it is none' },
  ]);
}

/** The metric's change of a date, as far as known, or `not-found`. */
async function changeOn(run: Run, metric: string, date: string): Promise<ScoringChange> {
  const { id, name } = findMetric(run.workbook(), metric).metric;
  const changedOn = parseDate(date);
  const all = await run.ask('scoring-changes.list', { metricId: id });
  const found = all.find(({ change }) => change.changedOn === changedOn);
  if (found) return found.change;
  throw new Refusal(
    'not-found',
    `“${name}” has no scoring change on ${changedOn}; scoring-changes list shows those it has.`,
    [{ field: 'date', value: changedOn }],
  );
}

async function listed(run: Run, data: readonly RegisteredChange[]): Promise<Result> {
  const metrics = await metricsById(run);
  const text = table(data, [
    { title: 'Metric', value: ({ metricName }) => metricName },
    { title: 'Date', value: ({ change }) => change.changedOn },
    { title: 'Treatment', value: ({ change }) => change.treatment },
    { title: 'Decided', value: ({ decisions }) => decisions.at(-1)?.decidedOn ?? null },
    { title: 'What', value: ({ change }) => change.what },
    {
      title: 'Link',
      value: ({ change, link }) =>
        link && describeLink(link, metrics.get(change.metricId)?.decimals ?? 2),
    },
  ]);
  return { data, text: data.length === 0 ? 'No scoring change is noted.' : text };
}

async function listedDismissed(run: Run, data: readonly DismissedProposal[]): Promise<Result> {
  const metrics = await metricsById(run);
  const text = table(data, [
    { title: 'Metric', value: ({ metricId }) => metrics.get(metricId)?.name ?? null },
    { title: 'Proposed', value: ({ proposedOn }) => proposedOn },
    { title: 'Turned down', value: ({ dismissedOn }) => dismissedOn },
    { title: 'Reason', value: ({ reason }) => reason },
  ]);
  return { data, text: data.length === 0 ? 'No proposal was turned down.' : text };
}

async function metricsById(run: Run): Promise<ReadonlyMap<Metric['id'], Metric>> {
  const all = await run.ask('metrics.list', { includeArchived: true });
  return new Map(all.map(({ metric }) => [metric.id, metric]));
}

function shown(change: ScoringChange): Result {
  const text = facts([
    ['Scoring change', change.changedOn],
    ['What', change.what],
    ['Source', change.source],
    ['Treatment', change.treatment],
    ['Link', change.linkMethod],
  ]);
  return { data: change, text };
}
