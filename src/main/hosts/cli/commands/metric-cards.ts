/** `cards`, `objections` and `benchmarks`: what is said for and against a metric. */
import type { Command } from 'commander';
import { findMetric } from '#main/usecases/find.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { MetricCard, Objection, RegisteredBenchmark } from '#shared/domain/metric-card.ts';
import { given } from '../given.ts';
import { facts, table } from '../output.ts';
import { parseDate, parseNumber, parseWhole } from '../parse.ts';
import { onWorkbook, workbookCommand, type Result, type WorkbookOptions } from '../run.ts';

interface CardFields extends WorkbookOptions {
  readonly standsFor?: string;
  readonly notStandFor?: string;
  readonly useFor?: string;
  readonly notFor?: string;
  readonly whyChosen?: string;
  readonly caveat?: readonly string[];
}

const METRIC = 'its number, name or key';

export function addCards(program: Command): void {
  const cards = program.command('cards').description('what a metric stands for and does not');

  workbookCommand(cards, 'show', 'show the card of a metric, with its objections')
    .argument('<metric>', METRIC)
    .action(
      onWorkbook(async (run, _options: WorkbookOptions, metric) => {
        const metricId = findMetric(run.workbook(), metric).metric.id;
        return shownCard(await run.ask('metrics.card', { metricId }));
      }),
    );

  workbookCommand(cards, 'edit', 'change what is given, keep the rest')
    .argument('<metric>', METRIC)
    .option('--stands-for <text>')
    .option('--not-stand-for <text>', 'what it does not stand for')
    .option('--use-for <text>')
    .option('--not-for <text>')
    .option('--why-chosen <text>', 'why it was chosen, and over what')
    .option('--caveat <texts...>', 'all its caveats, each by itself')
    .action(
      onWorkbook(async (run, options: CardFields, metric) => {
        const metricId = findMetric(run.workbook(), metric).metric.id;
        const { standsFor, notStandFor, useFor, notFor, whyChosen, caveat } = options;
        const changes = given({
          ...{ standsFor, doesNotStandFor: notStandFor, useFor, notFor, whyChosen },
          caveats: caveat?.join('\n'),
        });
        return shownCard(await run.ask('metrics.edit-card', { metricId, ...changes }));
      }),
    );
}

export function addObjections(program: Command): void {
  const objections = program
    .command('objections')
    .description('what is held against a metric, and our answers');

  workbookCommand(objections, 'add', 'note one')
    .argument('<metric>', METRIC)
    .argument('<objection>', 'in the words of those who raise it')
    .option('--answer <text>')
    .action(
      onWorkbook(
        async (run, { answer }: WorkbookOptions & { answer?: string }, metric, objection) => {
          const metricId = findMetric(run.workbook(), metric).metric.id;
          return shownObjection(
            await run.ask('objections.add', { metricId, objection, ...given({ answer }) }),
          );
        },
      ),
    );

  workbookCommand(objections, 'edit', 'change one')
    .argument('<number>', 'see cards show')
    .option('--objection <text>')
    .option('--answer <text>')
    .action(
      onWorkbook(
        async (run, options: WorkbookOptions & { objection?: string; answer?: string }, number) => {
          const { objection, answer } = options;
          const objectionId = parseWhole(number);
          return shownObjection(
            await run.ask('objections.edit', { objectionId, ...given({ objection, answer }) }),
          );
        },
      ),
    );

  workbookCommand(objections, 'remove', 'remove one')
    .argument('<number>', 'see cards show')
    .action(
      onWorkbook(async (run, _options: WorkbookOptions, number) =>
        shownObjection(await run.ask('objections.remove', { objectionId: parseWhole(number) })),
      ),
    );
}

interface BenchmarkFields extends WorkbookOptions {
  readonly value?: number;
  readonly label?: string;
  readonly asOf?: CalendarDate;
  readonly source?: string;
}

export function addBenchmarks(program: Command): void {
  const benchmarks = program
    .command('benchmarks')
    .description('published values to hold a metric against, with date and source');

  workbookCommand(benchmarks, 'list', 'list those of a metric')
    .argument('<metric>', METRIC)
    .action(
      onWorkbook(async (run, _options: WorkbookOptions, metric) => {
        const metricId = findMetric(run.workbook(), metric).metric.id;
        return shownBenchmarks(await run.ask('benchmarks.list', { metricId }));
      }),
    );

  workbookCommand(benchmarks, 'add', 'add one')
    .argument('<metric>', METRIC)
    .argument('<value>')
    .requiredOption('--source <text>', 'who published it, and where')
    .option('--label <text>', 'what it is', 'Population average')
    .option('--as-of <date>', 'the day that the source speaks of', parseDate)
    .action(
      onWorkbook(
        async (
          run,
          { label, asOf, source }: BenchmarkFields & { label: string; source: string },
          metric,
          value,
        ) => {
          const metricId = findMetric(run.workbook(), metric).metric.id;
          const fields = { value: parseNumber(value), label, asOf: asOf ?? null, source };
          return shownBenchmarks([await run.ask('benchmarks.add', { metricId, ...fields })]);
        },
      ),
    );

  workbookCommand(benchmarks, 'edit', 'change one')
    .argument('<number>', 'see benchmarks list')
    .option('--value <value>', 'the value', parseNumber)
    .option('--label <text>', 'what it is')
    .option('--as-of <date>', 'the day that the source speaks of', parseDate)
    .option('--source <text>', 'who published it, and where')
    .action(
      onWorkbook(async (run, { value, label, asOf, source }: BenchmarkFields, number) => {
        const benchmarkId = parseWhole(number);
        const changes = given({ value, label, asOf, source });
        return shownBenchmarks([await run.ask('benchmarks.edit', { benchmarkId, ...changes })]);
      }),
    );

  workbookCommand(benchmarks, 'remove', 'remove one')
    .argument('<number>', 'see benchmarks list')
    .action(
      onWorkbook(async (run, _options: WorkbookOptions, number) =>
        shownBenchmarks([await run.ask('benchmarks.remove', { benchmarkId: parseWhole(number) })]),
      ),
    );
}

function shownCard(card: MetricCard): Result {
  const heading = facts([
    ['Stands for', card.standsFor],
    ['Does not stand for', card.doesNotStandFor],
    ['Use it for', card.useFor],
    ['Not for', card.notFor],
    ['Why chosen', card.whyChosen],
    ['Caveats', card.caveats.replaceAll('\n', ' / ')],
  ]);
  const parts = card.objections.length === 0 ? [heading] : [heading, listed(card.objections)];
  return { data: card, text: parts.join('\n\n') };
}

function shownObjection(objection: Objection): Result {
  return { data: objection, text: listed([objection]) };
}

function listed(objections: readonly Objection[]): string {
  return table(objections, [
    { title: 'No', value: ({ id }) => id, align: 'right' },
    { title: 'Objection', value: ({ objection }) => objection },
    { title: 'Answer', value: ({ answer }) => answer },
  ]);
}

function shownBenchmarks(benchmarks: readonly RegisteredBenchmark[]): Result {
  const text = table(benchmarks, [
    { title: 'No', value: ({ id }) => id, align: 'right' },
    { title: 'Benchmark', value: ({ value }) => value, align: 'right' },
    { title: 'What', value: ({ label }) => label },
    { title: 'As of', value: ({ asOf }) => asOf },
    { title: 'Source', value: ({ source }) => source },
  ]);
  return { data: benchmarks, text };
}
