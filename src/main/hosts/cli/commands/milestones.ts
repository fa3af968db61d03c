/** `milestones`: dated events and deliverables. */
import { Option, type Command } from 'commander';
import { findEngagement, findSeries } from '#main/usecases/find.ts';
import type { MilestoneEffects } from '#shared/contract/milestones.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { MilestoneId } from '#shared/domain/identity.ts';
import { MilestoneStatus, type Milestone } from '#shared/domain/milestone.ts';
import { effectInWords } from '#shared/trend/milestone-effect.ts';
import { formatSigned } from '#shared/trend/wording.ts';
import { given } from '../given.ts';
import { facts, table } from '../output.ts';
import { parseDate, parseWhole } from '../parse.ts';
import { onWorkbook, workbookCommand, type Result, type WorkbookOptions } from '../run.ts';

interface Fields extends WorkbookOptions {
  readonly date?: CalendarDate;
  readonly title?: string;
  readonly category?: string;
  readonly status?: MilestoneStatus;
  readonly owner?: string;
  readonly evidence?: string;
  readonly note?: string;
}

const NUMBER = 'its number (see milestones list)';

export function addMilestones(program: Command): void {
  const milestones = program.command('milestones').description('dated events and deliverables');

  workbookCommand(milestones, 'list', 'list them')
    .option('--engagement <engagement>', 'of one engagement only')
    .action(
      onWorkbook(async (run, { engagement }: WorkbookOptions & { engagement?: string }) => {
        const engagementId =
          engagement === undefined ? undefined : findEngagement(run.workbook(), engagement).id;
        const all = await run.ask('milestones.list', given({ engagementId }));
        const text = table(all, [
          { title: 'No', value: ({ id }) => id, align: 'right' },
          { title: 'Date', value: ({ date }) => date },
          { title: 'Milestone', value: ({ title }) => title },
          { title: 'Category', value: ({ category }) => category },
          { title: 'Status', value: ({ status }) => status },
          { title: 'Owner', value: ({ owner }) => owner },
        ]);
        return { data: all, text };
      }),
    );

  withFields(workbookCommand(milestones, 'add', 'add one'))
    .argument('<date>')
    .argument('<title>')
    .requiredOption('--engagement <engagement>', 'number, name or client')
    .action(
      onWorkbook(
        async (run, options: Fields & { engagement: string }, date: string, title: string) => {
          const engagementId = findEngagement(run.workbook(), options.engagement).id;
          const fields = { ...changesIn(options), date: parseDate(date), title };
          return shown(await run.ask('milestones.add', { engagementId, ...fields }));
        },
      ),
    );

  workbookCommand(milestones, 'show', 'show one')
    .argument('<milestone>', NUMBER)
    .action(
      onWorkbook(async (run, _options: WorkbookOptions, text: string) =>
        shown(await run.ask('milestones.show', { milestoneId: numberOf(text) })),
      ),
    );

  withFields(workbookCommand(milestones, 'edit', 'change one'))
    .argument('<milestone>', NUMBER)
    .option('--date <date>', 'when it is due or happened', parseDate)
    .option('--title <title>')
    .action(
      onWorkbook(async (run, options: Fields, text: string) =>
        shown(
          await run.ask('milestones.edit', {
            milestoneId: numberOf(text),
            ...changesIn(options),
          }),
        ),
      ),
    );

  workbookCommand(milestones, 'archive', 'drop one: it stays on record as dropped')
    .argument('<milestone>', NUMBER)
    .action(
      onWorkbook(async (run, _options: WorkbookOptions, text: string) => {
        const milestoneId = numberOf(text);
        return shown(await run.ask('milestones.edit', { milestoneId, status: 'dropped' }));
      }),
    );

  addEffects(milestones);
}

interface EffectOptions extends WorkbookOptions {
  readonly engagement: string;
  readonly series?: string;
}

function addEffects(milestones: Command): void {
  workbookCommand(milestones, 'effects', 'the pace before and after each; never why')
    .requiredOption('--engagement <engagement>', 'number, name or client')
    .option('--series <series>', 'of which series (default: the main indicator)')
    .action(
      onWorkbook(async (run, { engagement, series }: EffectOptions) => {
        const workbook = run.workbook();
        const found = await run.ask('milestones.effects', {
          engagementId: findEngagement(workbook, engagement).id,
          ...(series === undefined ? {} : { seriesId: findSeries(workbook, series).id }),
        });
        return { data: found, text: effectsInText(found) };
      }),
    );
}

function effectsInText({ series, milestones }: MilestoneEffects): string {
  if (series === null) return 'Nothing is tracked in this engagement yet.';
  const { name, decimals } = series.metric;
  const pace = (value: number | undefined) =>
    value === undefined ? null : formatSigned(value, Math.max(decimals, 1));
  const done = milestones.flatMap(({ milestone, effect }) =>
    effect === null ? [] : [`${milestone.title}: ${effect.sentence}`],
  );
  return [
    `${name} of ${series.subjectName}; paces a month`,
    table(milestones, [
      { title: 'Date', value: ({ milestone }) => milestone.date },
      { title: 'Milestone', value: ({ milestone }) => milestone.title },
      { title: 'Status', value: ({ milestone }) => milestone.status },
      { title: 'In full by', value: ({ shows }) => shows?.inFull ?? null },
      { title: 'Before', value: ({ effect }) => pace(effect?.before.pace?.pace), align: 'right' },
      { title: 'After', value: ({ effect }) => pace(effect?.after.pace?.pace), align: 'right' },
      { title: 'Found', value: ({ effect }) => effect && effectInWords(effect).toLowerCase() },
      {
        title: 'Change elsewhere',
        value: ({ comparison }) =>
          comparison && (pace(comparison.medianPaceChange ?? undefined) ?? 'none to compare'),
        align: 'right',
      },
    ]),
    ...done,
  ].join('\n');
}

function withFields(command: Command): Command {
  return command
    .option('--category <text>')
    .addOption(new Option('--status <status>').choices(MilestoneStatus.options))
    .option('--owner <name>')
    .option('--evidence <text>', 'what shows that it was done')
    .option('--note <text>');
}

function changesIn({ date, title, category, status, owner, evidence, note }: Fields) {
  return given({ date, title, category, status, owner, evidence, note });
}

function numberOf(text: string): MilestoneId {
  return parseWhole(text) as MilestoneId;
}

function shown(milestone: Milestone): Result {
  const text = facts([
    ['No', milestone.id],
    ['Date', milestone.date],
    ['Milestone', milestone.title],
    ['Category', milestone.category],
    ['Status', milestone.status],
    ['Owner', milestone.owner],
    ['Evidence', milestone.evidence],
    ['Note', milestone.note],
  ]);
  return { data: milestone, text };
}
