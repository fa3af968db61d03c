/** `scoring-changes`: the dates on which a metric's provider changed how it scores. */
import { Argument, Option, type Command } from 'commander';
import { findMetric } from '#main/usecases/find.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { LinkMethod, Treatment, type ScoringChange } from '#shared/domain/metric.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import { given } from '../given.ts';
import { facts } from '../output.ts';
import { parseDate } from '../parse.ts';
import { onWorkbook, workbookCommand, type Result, type WorkbookOptions } from '../run.ts';

type Added = InputOf<'scoring-changes.add'>;

interface AddOptions extends WorkbookOptions {
  readonly source?: string;
  readonly treatment?: NonNullable<Added['treatment']>;
  readonly linkMethod?: NonNullable<Added['linkMethod']>;
}

export function addScoringChanges(program: Command): void {
  const changes = program
    .command('scoring-changes')
    .description('when a provider changed how it scores (metrics show lists them)');
  const linkMethodOption = () =>
    new Option('--link-method <method>', 'how old values move onto the new scale').choices(
      LinkMethod.options,
    );

  workbookCommand(changes, 'add', 'note one')
    .argument('<metric>', 'number, name or key')
    .argument('<date>')
    .argument('<what>', 'what changed')
    .option('--source <text>', 'who says so')
    .addOption(
      new Option('--treatment <treatment>', 'what to do about it').choices(Treatment.options),
    )
    .addOption(linkMethodOption())
    .action(
      onWorkbook(async (run, options: AddOptions, metric: string, date: string, what: string) => {
        const { source, treatment, linkMethod } = options;
        const change = await run.ask('scoring-changes.add', {
          metricId: findMetric(run.workbook(), metric).metric.id,
          changedOn: parseDate(date),
          what,
          ...given({ source, treatment, linkMethod }),
        });
        return shown(change);
      }),
    );

  workbookCommand(changes, 'decide', 'decide what to do about one')
    .argument('<metric>', 'number, name or key')
    .argument('<date>', 'the date of the change')
    .addArgument(new Argument('<treatment>').choices(Treatment.options))
    .addOption(linkMethodOption())
    .action(
      onWorkbook(
        async (run, options: AddOptions, metric: string, date: string, treatment: string) => {
          const known = findMetric(run.workbook(), metric);
          const changedOn = parseDate(date);
          const change = known.scoringChanges.find((each) => each.changedOn === changedOn);
          if (!change) {
            throw new Refusal(
              'not-found',
              `“${known.metric.name}” has no scoring change on ${changedOn}; metrics show lists those it has.`,
              [{ field: 'date', value: changedOn }],
            );
          }
          const decided = await run.ask('scoring-changes.decide', {
            scoringChangeId: change.id,
            treatment: Treatment.parse(treatment),
            ...given({ linkMethod: options.linkMethod }),
          });
          return shown(decided);
        },
      ),
    );
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
