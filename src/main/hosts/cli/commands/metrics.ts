/** `metrics`: what is measured, from the catalogue or one's own. */
import { Option, type Command } from 'commander';
import { findMetric } from '#main/usecases/find.ts';
import { catalogue } from '#shared/catalogue/index.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { MetricWithFacts } from '#shared/contract/records.ts';
import { describeScale, Direction, MetricRole } from '#shared/domain/metric.ts';
import { given } from '../given.ts';
import { facts, table } from '../output.ts';
import { parseNumber, parseWhole } from '../parse.ts';
import { onWorkbook, workbookCommand, type Result, type WorkbookOptions } from '../run.ts';

type Definition = InputOf<'metrics.edit'>['definition'];

interface Fields {
  readonly name?: string;
  readonly provider?: string;
  readonly unit?: string;
  readonly decimals?: number;
  readonly min?: number;
  readonly max?: number;
  readonly trueZero?: true;
  readonly direction?: Direction;
  readonly role?: MetricRole;
  readonly smoothingDays?: number;
  readonly cadenceDays?: number;
  readonly smallestPace?: number;
  readonly private?: true;
  readonly howToRead?: string;
}

/** What a metric of one's own is unless it is said otherwise. */
const plainMetric: Omit<Definition, 'name'> = {
  provider: null,
  unit: '',
  decimals: 1,
  scaleMin: null,
  scaleMax: null,
  hasTrueZero: false,
  direction: 'up',
  role: 'leading-indicator',
  smoothingDays: 0,
  cadenceDays: 7,
  smallestMeaningfulPace: null,
  visibility: 'shared',
  howToRead: '',
  catalogueKey: null,
};

export function addMetrics(program: Command): void {
  const metrics = program.command('metrics').description('what is measured');

  workbookCommand(metrics, 'list', 'list them')
    .option('--archived', 'also those put away')
    .option('--catalogue', 'the ready definitions that can be added')
    .action(
      onWorkbook(async (run, options: WorkbookOptions & { archived?: true; catalogue?: true }) => {
        if (options.catalogue) return ready();
        const all = await run.ask('metrics.list', { includeArchived: options.archived === true });
        const text = table(all, [
          { title: 'No', value: ({ metric }) => metric.id, align: 'right' },
          { title: 'Metric', value: ({ metric }) => metric.name },
          { title: 'Role', value: ({ metric }) => metric.role },
          { title: 'Scale', value: ({ metric }) => describeScale(metric) },
          { title: 'Smoothed', value: ({ metric }) => `${metric.smoothingDays} days` },
          { title: 'Scoring changes', value: (each) => each.scoringChanges.length, align: 'right' },
        ]);
        return { data: all, text };
      }),
    );

  withFields(workbookCommand(metrics, 'add', 'add one of the catalogue, or one of your own'))
    .argument('[key]', 'its key in the catalogue (see metrics list --catalogue)')
    .option('--name <name>', 'a metric of your own by this name, defined by the options below')
    .action(
      onWorkbook(async (run, options: WorkbookOptions & Fields, key?: string) => {
        const metric: InputOf<'metrics.add'>['metric'] =
          key === undefined
            ? { from: 'own', definition: { ...plainMetric, name: '', ...changesIn(options) } }
            : { from: 'catalogue', key };
        return shown(await run.ask('metrics.add', { metric }));
      }),
    );

  workbookCommand(metrics, 'show', 'show one with its scoring changes and benchmarks')
    .argument('<metric>', 'its number, name or key')
    .action(
      onWorkbook((run, _options: WorkbookOptions, metric) =>
        Promise.resolve(shown(findMetric(run.workbook(), metric))),
      ),
    );

  withFields(workbookCommand(metrics, 'edit', 'change one'))
    .argument('<metric>', 'its number, name or key')
    .option('--name <name>')
    .action(
      onWorkbook(async (run, options: WorkbookOptions & Fields, metric) => {
        const { id, ...definition } = findMetric(run.workbook(), metric).metric;
        return shown(
          await run.ask('metrics.edit', {
            metricId: id,
            definition: { ...definition, ...changesIn(options) },
          }),
        );
      }),
    );

  workbookCommand(metrics, 'archive', 'put one away')
    .argument('<metric>', 'its number, name or key')
    .option('--undo', 'take it back')
    .action(
      onWorkbook(async (run, { undo }: WorkbookOptions & { undo?: true }, metric) => {
        const { id } = findMetric(run.workbook(), metric).metric;
        return shown(await run.ask('metrics.archive', { metricId: id, archived: undo !== true }));
      }),
    );
}

function withFields(command: Command): Command {
  return command
    .option('--provider <name>', 'who computes it')
    .option('--unit <unit>', 'what one is called: points, %, posts')
    .option('--decimals <n>', 'decimals that its values are written with', parseWhole)
    .option('--min <value>', 'lower end of its scale', parseNumber)
    .option('--max <value>', 'upper end of its scale', parseNumber)
    .option('--true-zero', '0 means none, so that percentages of change make sense')
    .addOption(new Option('--direction <way>', 'which way is better').choices(Direction.options))
    .addOption(new Option('--role <role>').choices(MetricRole.options))
    .option('--smoothing-days <n>', 'days over which its provider smooths it', parseWhole)
    .option('--cadence-days <n>', 'days expected between readings', parseWhole)
    .option('--smallest-pace <value>', 'smallest pace that matters, per 90 days', parseNumber)
    .option('--private', 'leave it out of files that leave the workbook')
    .option('--how-to-read <text>');
}

function changesIn(fields: Fields): Partial<Definition> {
  const { name, provider, unit, decimals, direction, role, smoothingDays, cadenceDays } = fields;
  return given({
    ...{ name, provider, unit, decimals, direction, role, smoothingDays, cadenceDays },
    scaleMin: fields.min,
    scaleMax: fields.max,
    hasTrueZero: fields.trueZero,
    smallestMeaningfulPace: fields.smallestPace,
    visibility: fields.private && ('private' as const),
    howToRead: fields.howToRead,
  });
}

function ready(): Result {
  const data = catalogue.map(({ key, name, provider, role, smoothingDays }) => ({
    key,
    name,
    provider,
    role,
    smoothingDays,
  }));
  const text = table(data, [
    { title: 'Key', value: ({ key }) => key },
    { title: 'Metric', value: ({ name }) => name },
    { title: 'Provider', value: ({ provider }) => provider },
    { title: 'Role', value: ({ role }) => role },
  ]);
  return { data, text };
}

function shown(known: MetricWithFacts): Result {
  const { metric, archivedOn, scoringChanges, benchmarks } = known;
  const heading = facts([
    ['No', metric.id],
    ['Metric', metric.name],
    ['Provider', metric.provider],
    ['Unit', metric.unit],
    ['Scale', describeScale(metric)],
    ['Better', metric.direction],
    ['Role', metric.role],
    ['Smoothed over', metric.smoothingDays === 0 ? null : `${metric.smoothingDays} days`],
    ['Read every', `${metric.cadenceDays} days`],
    ['Key', metric.catalogueKey],
    ['How to read', metric.howToRead],
    ['Put away', archivedOn],
  ]);
  const changes = table(scoringChanges, [
    { title: 'Scoring change', value: ({ changedOn }) => changedOn },
    { title: 'Treatment', value: ({ treatment }) => treatment },
    { title: 'What', value: ({ what }) => what },
  ]);
  const marks = table(benchmarks, [
    { title: 'Benchmark', value: ({ value }) => value, align: 'right' },
    { title: 'What', value: ({ label }) => label },
    { title: 'As of', value: ({ asOf }) => asOf },
  ]);
  const parts = [
    heading,
    ...(scoringChanges.length > 0 ? [changes] : []),
    ...(benchmarks.length > 0 ? [marks] : []),
  ];
  return { data: known, text: parts.join('\n\n') };
}
