/** `engagements`: the pieces of work for clients. */
import { Option, type Command } from 'commander';
import { findClient, findEngagement, findTemplate } from '#main/usecases/find.ts';
import type { EngagementTrends } from '#shared/contract/trends.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import { EngagementStatus, type Engagement } from '#shared/domain/client.ts';
import { parseSubject, startFrom } from '../from-template.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import { given } from '../given.ts';
import { seriesLabel } from '../labels.ts';
import { facts, table } from '../output.ts';
import { parseDate } from '../parse.ts';
import { onWorkbook, workbookCommand, type Result, type WorkbookOptions } from '../run.ts';

interface Fields {
  readonly name?: string;
  readonly objective?: string;
  readonly status?: EngagementStatus;
  readonly starts?: CalendarDate;
  readonly ends?: CalendarDate;
  readonly note?: string;
}

interface NewFields {
  readonly client: string;
  readonly template?: string;
  readonly subject?: ReturnType<typeof parseSubject>;
}

export function addEngagements(program: Command): void {
  const engagements = program.command('engagements').description('the work you do for clients');

  workbookCommand(engagements, 'list', 'list them')
    .option('--archived', 'also those put away')
    .action(
      onWorkbook(async (run, { archived }: WorkbookOptions & { archived?: true }) => {
        const all = await run.ask('engagements.list', { includeArchived: archived === true });
        const text = table(all, [
          { title: 'No', value: ({ id }) => id, align: 'right' },
          { title: 'Client', value: ({ clientName }) => clientName },
          { title: 'Engagement', value: ({ name }) => name },
          { title: 'Status', value: ({ status }) => status },
          { title: 'Starts', value: ({ startsOn }) => startsOn },
          { title: 'Ends', value: ({ endsOn }) => endsOn },
        ]);
        return { data: all, text };
      }),
    );

  withFields(workbookCommand(engagements, 'add', 'add one'))
    .argument('<name>')
    .requiredOption('--client <client>', 'whose it is: number or name')
    .option('--template <template>', 'begin with what a template holds: number, name or key')
    .option(
      '--subject <kind=name>',
      'with a template: who is scored; may be repeated',
      parseSubject,
    )
    .action(
      onWorkbook(async (run, options: WorkbookOptions & Fields & NewFields, name) => {
        const client = findClient(run.workbook(), options.client);
        const { today } = await run.ask('workbook.state', {});
        const fields = { startsOn: today, ...changesIn(options), name };
        if (options.template === undefined) {
          if (options.subject) throw withoutTemplate();
          return shown(await run.ask('engagements.add', { clientId: client.id, ...fields }));
        }
        const begun = startFrom(findTemplate(run.workbook(), options.template), {
          clientName: client.name,
          startsOn: fields.startsOn,
          named: options.subject ?? [],
        });
        return shown(
          await run.ask('engagements.start', { client: { id: client.id }, ...fields, ...begun }),
        );
      }),
    );

  workbookCommand(engagements, 'show', 'show one with its verdicts and milestones')
    .argument('<engagement>', 'its number, name or client')
    .action(
      onWorkbook(async (run, _options: WorkbookOptions, engagement) => {
        const { id } = findEngagement(run.workbook(), engagement);
        const trends = await run.ask('trends.engagement', { engagementId: id });
        return { data: trends, text: page(trends) };
      }),
    );

  withFields(workbookCommand(engagements, 'edit', 'change one'))
    .argument('<engagement>', 'its number, name or client')
    .option('--name <name>')
    .action(
      onWorkbook(async (run, options: WorkbookOptions & Fields, engagement) => {
        const { id } = findEngagement(run.workbook(), engagement);
        return shown(
          await run.ask('engagements.edit', { engagementId: id, ...changesIn(options) }),
        );
      }),
    );

  workbookCommand(engagements, 'archive', 'put one away')
    .argument('<engagement>', 'its number, name or client')
    .option('--undo', 'take it back')
    .action(
      onWorkbook(async (run, { undo }: WorkbookOptions & { undo?: true }, engagement) => {
        const { id } = findEngagement(run.workbook(), engagement);
        return shown(
          await run.ask('engagements.archive', { engagementId: id, archived: undo !== true }),
        );
      }),
    );
}

function withoutTemplate(): Refusal {
  return new Refusal(
    'bad-input',
    'A subject is named for what a template tracks of it; give --template as well, or add the subject with “series add”.',
    [{ field: 'subject', expected: 'a template' }],
  );
}

function withFields(command: Command): Command {
  return command
    .option('--objective <text>', 'what it is for')
    .addOption(new Option('--status <status>').choices(EngagementStatus.options))
    .option('--starts <date>', 'its first day (default: today)', parseDate)
    .option('--ends <date>', 'its planned last day', parseDate)
    .option('--note <text>');
}

function changesIn({ name, objective, status, starts, ends, note }: Fields) {
  return given({ name, objective, status, startsOn: starts, endsOn: ends, note });
}

function shown(engagement: Engagement): Result {
  return { data: engagement, text: heading(engagement) };
}

function heading(engagement: Engagement): string {
  return facts([
    ['No', engagement.id],
    ['Client', engagement.clientName],
    ['Engagement', engagement.name],
    ['Objective', engagement.objective],
    ['Status', engagement.status],
    ['From', engagement.startsOn],
    ['To', engagement.endsOn],
    ['Note', engagement.note],
    ['Put away', engagement.archivedOn],
  ]);
}

function page({ engagement, judgedOn, series, milestones }: EngagementTrends): string {
  const verdicts = table(series, [
    { title: 'No', value: (each) => each.series.id, align: 'right' },
    { title: 'Tracked series', value: seriesLabel },
    { title: 'Verdict', value: ({ judgement }) => judgement.verdict },
    { title: 'Latest', value: ({ judgement }) => judgement.latest?.value ?? null, align: 'right' },
    { title: 'On', value: ({ judgement }) => judgement.latest?.date ?? null },
  ]);
  const dates = table(milestones, [
    { title: 'No', value: ({ id }) => id, align: 'right' },
    { title: 'Date', value: ({ date }) => date },
    { title: 'Milestone', value: ({ title }) => title },
    { title: 'Status', value: ({ status }) => status },
  ]);
  return [heading(engagement), `Judged on ${judgedOn}`, verdicts, dates].join('\n\n');
}
