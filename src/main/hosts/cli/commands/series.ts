/** `series`: subjects on metrics within engagements. */
import { Option, type Command } from 'commander';
import { findEngagement, findMetric, findSeries } from '#main/usecases/find.ts';
import type { SeriesTrend } from '#shared/contract/trends.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import { isPerson, SubjectKind, type Subject } from '#shared/domain/subject.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import type { Engagement } from '#shared/domain/client.ts';
import type { SeriesId } from '#shared/domain/identity.ts';
import { consentText } from '../consent-text.ts';
import { given } from '../given.ts';
import { engagementLabel, seriesLabel } from '../labels.ts';
import { facts, table } from '../output.ts';
import { parseValueAtDate } from '../parse.ts';
import {
  onWorkbook,
  workbookCommand,
  type Result,
  type Run,
  type WorkbookOptions,
} from '../run.ts';
import { lagText, reviewText, whyText } from '../verdict-text.ts';

interface AddOptions extends WorkbookOptions {
  readonly engagement: string;
  readonly subject: string;
  readonly kind?: Subject['kind'];
  readonly metric: string;
  readonly main?: true;
}

interface EditOptions extends WorkbookOptions {
  readonly main?: true;
  readonly baseline?: { readonly value: number; readonly date: CalendarDate };
  readonly target?: { readonly value: number; readonly date: CalendarDate };
  readonly withdrawTarget?: string;
  readonly reason?: string;
}

const SERIES = 'its number, or its names parted by “/”: subject / metric';

export function addSeries(program: Command): void {
  const series = program.command('series').description('what is tracked: a subject on a metric');

  workbookCommand(series, 'list', 'list them with their verdicts')
    .option('--engagement <engagement>', 'of one engagement only')
    .action(
      onWorkbook(async (run, { engagement }: WorkbookOptions & { engagement?: string }) => {
        const engagements =
          engagement === undefined
            ? await run.ask('engagements.list', {})
            : [findEngagement(run.workbook(), engagement)];
        const all = await trendsOf(run, engagements);
        const text = table(all, [
          { title: 'No', value: ({ trend }) => trend.series.id, align: 'right' },
          { title: 'Engagement', value: ({ engagement: each }) => engagementLabel(each) },
          { title: 'Tracked series', value: ({ trend }) => seriesLabel(trend) },
          { title: 'Main', value: ({ trend }) => (trend.series.isMain ? 'yes' : '') },
          { title: 'Readings', value: ({ trend }) => trend.readings.length, align: 'right' },
          { title: 'Verdict', value: ({ trend }) => trend.judgement.verdict },
        ]);
        const data = all.map(({ trend }) => ({
          ...trend.series,
          subject: trend.subject.name,
          metric: trend.metric.name,
          readings: trend.readings.length,
          verdict: trend.judgement.verdict,
        }));
        return { data, text };
      }),
    );

  workbookCommand(series, 'add', 'track a subject on a metric')
    .requiredOption('--engagement <engagement>', 'number, name or client')
    .requiredOption('--subject <name>', 'who or what is scored')
    .requiredOption('--metric <metric>', 'number, name or key')
    .addOption(
      new Option('--kind <kind>', 'for a subject that is new').choices(SubjectKind.options),
    )
    .option('--main', 'make it the main indicator')
    .action(
      onWorkbook(async (run, options: AddOptions) => {
        const engagement = findEngagement(run.workbook(), options.engagement);
        const { metric } = findMetric(run.workbook(), options.metric);
        const subject = await subjectOf(run, engagement, options);
        const { seriesId } = await run.ask('series.add', {
          engagementId: engagement.id,
          subjectId: subject.id,
          metricId: metric.id,
          isMain: options.main === true,
        });
        return show(run, seriesId);
      }),
    );

  workbookCommand(series, 'show', 'show one: verdict, figures and readings')
    .argument('<series>', SERIES)
    .action(
      onWorkbook((run, _options: WorkbookOptions, text: string) =>
        show(run, findSeries(run.workbook(), text).id),
      ),
    );

  workbookCommand(series, 'edit', 'change what is agreed about one')
    .argument('<series>', SERIES)
    .option('--main', 'make it the main indicator of its engagement')
    .option('--baseline <value@date>', 'agree its baseline', parseValueAtDate)
    .option('--target <value@date>', 'set its target', parseValueAtDate)
    .option('--withdraw-target <reason>', 'take back its target, which stays on record')
    .option('--reason <text>', 'why a baseline that was agreed changes')
    .action(
      onWorkbook(async (run, options: EditOptions, text: string) => {
        const { main, baseline, target, withdrawTarget, reason } = options;
        const seriesId = findSeries(run.workbook(), text).id;
        if (main) await run.ask('series.make-main', { seriesId });
        if (baseline) {
          await run.ask('baselines.agree', { seriesId, ...baseline, ...given({ reason }) });
        }
        if (withdrawTarget !== undefined) {
          await run.ask('targets.withdraw', { seriesId, reason: withdrawTarget });
        }
        if (target) {
          await run.ask('targets.set', { seriesId, value: target.value, dueOn: target.date });
        }
        return show(run, seriesId);
      }),
    );

  workbookCommand(series, 'archive', 'put one away')
    .argument('<series>', SERIES)
    .option('--undo', 'take it back')
    .action(
      onWorkbook(async (run, { undo }: WorkbookOptions & { undo?: true }, text: string) => {
        const seriesId = findSeries(run.workbook(), text).id;
        await run.ask('series.archive', { seriesId, archived: undo !== true });
        return show(run, seriesId);
      }),
    );
}

async function trendsOf(
  run: Run,
  engagements: readonly Engagement[],
): Promise<{ engagement: Engagement; trend: SeriesTrend }[]> {
  const all = [];
  for (const engagement of engagements) {
    const { series } = await run.ask('trends.engagement', { engagementId: engagement.id });
    all.push(...series.map((trend) => ({ engagement, trend })));
  }
  return all;
}

/** The client's subject of that name; a new one where its kind says that one is meant. */
async function subjectOf(
  run: Run,
  { clientId, clientName }: Engagement,
  { subject: name, kind }: AddOptions,
): Promise<Subject> {
  const subjects = await run.ask('subjects.list', { clientId });
  const known = subjects.find((each) => each.name.toLowerCase() === name.trim().toLowerCase());
  if (known) return known;
  if (kind !== undefined) return run.ask('subjects.add', { clientId, name, kind });
  throw new Refusal(
    'not-found',
    `“${clientName}” has no subject “${name}”; give its --kind to add it, or the name of one there is.`,
    [{ field: 'subject', value: name }],
  );
}

async function show(run: Run, seriesId: SeriesId): Promise<Result> {
  const trend = await run.ask('trends.series', { seriesId });
  const { series, subject, metric, baseline, target, judgement, readings } = trend;
  const heading = facts([
    ['No', series.id],
    ['Tracked series', seriesLabel(trend)],
    ['Consent', isPerson(subject.kind) ? consentText(subject) : null],
    ['Main indicator', series.isMain ? 'yes' : null],
    ['Baseline', baseline && `${baseline.value} on ${baseline.date}`],
    ['Target', target && `${target.value} by ${target.dueOn}`],
    ['Put away', series.archivedOn],
    ['Verdict', judgement.verdict],
    ['In words', judgement.sentence],
    ['Review', reviewText(trend)],
    ['Said', trend.signOff?.sentence.replaceAll(/\s+/g, ' ') ?? null],
    ['Why it lags', lagText(trend)],
  ]);
  const values = table(readings, [
    { title: 'Date', value: ({ date }) => date },
    { title: 'Value', value: ({ value }) => value.toFixed(metric.decimals), align: 'right' },
    { title: 'Seen on', value: ({ date, seenOn }) => (seenOn === date ? '' : seenOn) },
    { title: 'Note', value: ({ note }) => note.replaceAll(/\s+/g, ' ') },
  ]);
  return { data: trend, text: [heading, whyText(trend), values].join('\n\n') };
}
