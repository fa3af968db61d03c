/** `templates`: how engagements are set up; one's own and the ready ones. */
import type { Command } from 'commander';
import { findEngagement, findTemplate } from '#main/usecases/find.ts';
import type { TemplateId } from '#shared/domain/identity.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import type { EngagementTemplate, TemplateSeries } from '#shared/domain/template.ts';
import { formatSigned } from '#shared/trend/wording.ts';
import { given } from '../given.ts';
import { facts, table } from '../output.ts';
import { onWorkbook, workbookCommand, type Result, type WorkbookOptions } from '../run.ts';

interface Fields extends WorkbookOptions {
  readonly name?: string;
  readonly description?: string;
}

export function addTemplates(program: Command): void {
  const templates = program
    .command('templates')
    .description('how engagements are set up, without anyone’s data');

  workbookCommand(templates, 'list', 'list your own and the ready ones').action(
    onWorkbook(async (run) => {
      const all = await run.ask('templates.list', {});
      const text = table(all, [
        { title: 'No', value: numberOf, align: 'right' },
        { title: 'Template', value: ({ name }) => name },
        { title: 'Metrics', value: metricsOf, align: 'right' },
        { title: 'Subjects', value: ({ subjects }) => subjects.length, align: 'right' },
        { title: 'Milestones', value: ({ milestones }) => milestones.length, align: 'right' },
      ]);
      return { data: all, text };
    }),
  );

  workbookCommand(templates, 'show', 'show one')
    .argument('<template>', 'its number, name or key')
    .action(
      onWorkbook((run, _options: WorkbookOptions, template) =>
        Promise.resolve(shown(findTemplate(run.workbook(), template))),
      ),
    );

  workbookCommand(templates, 'make', 'make one from an engagement')
    .argument('<name>')
    .requiredOption('--engagement <engagement>', 'its number, name or client')
    .option('--description <text>', 'what it is for')
    .action(
      onWorkbook(async (run, options: Fields & { engagement: string }, name) => {
        const { id: engagementId } = findEngagement(run.workbook(), options.engagement);
        const { description } = options;
        return shown(
          await run.ask('templates.make', { engagementId, name, ...given({ description }) }),
        );
      }),
    );

  workbookCommand(templates, 'edit', 'rename one, or say what it is for')
    .argument('<template>', 'its number or name')
    .option('--name <name>')
    .option('--description <text>')
    .action(
      onWorkbook(async (run, { name, description }: Fields, template) => {
        const templateId = ownId(findTemplate(run.workbook(), template));
        return shown(
          await run.ask('templates.edit', { templateId, ...given({ name, description }) }),
        );
      }),
    );

  workbookCommand(templates, 'remove', 'remove one of your own')
    .argument('<template>', 'its number or name')
    .action(
      onWorkbook(async (run, _options: WorkbookOptions, template) => {
        const templateId = ownId(findTemplate(run.workbook(), template));
        const removed = await run.ask('templates.remove', { templateId });
        return { data: removed, text: `Removed the template “${removed.name}”.` };
      }),
    );
}

/** Refuses `bad-input` for a ready one, which comes with Plumbline. */
function ownId({ origin, name }: EngagementTemplate): TemplateId {
  if (origin.kind === 'own') return origin.id;
  throw new Refusal(
    'bad-input',
    `“${name}” comes with Plumbline and stays as it is; make an engagement from it, and your own template from that.`,
    [{ field: 'template', value: origin.key, expected: 'a template of your own' }],
  );
}

function numberOf({ origin }: EngagementTemplate): string | number {
  return origin.kind === 'own' ? origin.id : origin.key;
}

function metricsOf({ subjects }: EngagementTemplate): number {
  return new Set(subjects.flatMap(({ series }) => series.map(({ metric }) => metric.name))).size;
}

function shown(template: EngagementTemplate): Result {
  const { name, description, origin, subjects, milestones } = template;
  const heading = facts([
    ['No', numberOf(template)],
    ['Template', name],
    ['For', description],
    ['Made on', origin.kind === 'own' ? origin.madeOn : null],
  ]);
  const rows = subjects.flatMap(({ kind, series }, place) =>
    series.map((each) => ({ ...each, subject: `${place + 1} ${kind}` })),
  );
  const series = table(rows, [
    { title: 'Subject', value: ({ subject }) => subject },
    { title: 'Metric', value: ({ metric }) => metric.name },
    { title: 'Role', value: ({ metric }) => metric.role },
    { title: 'Main', value: ({ isMain }) => (isMain ? 'yes' : null) },
    { title: 'Target', value: targetOf },
    { title: 'Review after', value: ({ reviewDays }) => reviewDays, align: 'right' },
  ]);
  const dates = table(milestones, [
    { title: 'Day', value: ({ days }) => days, align: 'right' },
    { title: 'Milestone', value: ({ title }) => title },
  ]);
  return { data: template, text: [heading, series, dates].join('\n\n') };
}

/** "+5.0 after 270 days". */
function targetOf({ metric, target }: TemplateSeries): string | null {
  if (target === null) return null;
  return `${formatSigned(target.change, metric.decimals)} after ${target.days} days`;
}
