/** `succession` and `reviews`: what comes after each metric, and the decisions on it. */
import { Argument, type Command } from 'commander';
import { findEngagement, findMetric } from '#main/usecases/find.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { SuccessionEntry } from '#shared/contract/succession.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { EngagementId, MetricId } from '#shared/domain/identity.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import { ReviewDecision } from '#shared/domain/succession.ts';
import { given } from '../given.ts';
import { facts, table } from '../output.ts';
import { parseDate, parseWhole } from '../parse.ts';
import { onWorkbook, workbookCommand, type Run, type WorkbookOptions } from '../run.ts';

interface OfEngagement extends WorkbookOptions {
  readonly engagement: string;
}

interface PlanOptions extends OfEngagement {
  readonly adopted?: CalendarDate;
  readonly review?: CalendarDate;
  readonly keepIf?: string;
  readonly endIf?: string;
  /** False for `--no-successor`. */
  readonly successor?: string | false;
  readonly overlap?: number;
}

interface HoldOptions extends OfEngagement {
  readonly reason?: string;
  readonly successor?: string;
  readonly next?: CalendarDate;
  readonly on?: CalendarDate;
}

const METRIC = 'number, name or key';

export function addSuccession(program: Command): void {
  const succession = program
    .command('succession')
    .description('what comes after each metric, and when it is reviewed');

  ofEngagement(workbookCommand(succession, 'list', 'list the plans')).action(
    onWorkbook(async (run, { engagement }: OfEngagement) => {
      const { entries } = await run.ask('succession.list', {
        engagementId: findEngagement(run.workbook(), engagement).id,
      });
      const text = table(entries, [
        { title: 'Metric', value: ({ metric }) => metric.name },
        { title: 'Adopted', value: ({ succession: { adoptedOn } }) => adoptedOn },
        { title: 'Review', value: ({ succession: { reviewOn } }) => reviewOn },
        { title: 'State', value: stateOf },
        { title: 'After it', value: ({ successor }) => successor?.name ?? null },
        { title: 'Readings of both', value: overlapOf, align: 'right' },
        { title: 'Reviews', value: ({ reviews }) => reviews.length, align: 'right' },
      ]);
      return { data: entries, text };
    }),
  );

  ofEngagement(workbookCommand(succession, 'plan', 'plan what comes after a metric'))
    .argument('<metric>', METRIC)
    .option('--adopted <date>', 'when it was adopted', parseDate)
    .option('--review <date>', 'when it is to be reviewed', parseDate)
    .option('--keep-if <text>', 'what would keep it')
    .option('--end-if <text>', 'what would end it')
    .option('--successor <metric>', 'what comes after it')
    .option('--no-successor', 'nothing comes after it yet')
    .option('--overlap <dates>', 'dates with readings of both that are wanted', parseWhole)
    .action(
      onWorkbook(async (run, options: PlanOptions, metric: string) => {
        const { adopted, review, keepIf, endIf, successor, overlap } = options;
        const entry = await run.ask('succession.plan', {
          ...meant(run, options, metric),
          ...given({ adoptedOn: adopted, reviewOn: review, keepIf, endIf }),
          ...given({ overlapReadings: overlap }),
          ...(successor === undefined
            ? {}
            : { successorId: successor === false ? null : metricNamed(run, successor) }),
        });
        return { data: entry, text: entryInText(entry) };
      }),
    );
}

export function addReviews(program: Command): void {
  const reviews = program
    .command('reviews')
    .description('decisions on metrics: keep, replace or retire');

  ofEngagement(workbookCommand(reviews, 'list', 'list those that were held')).action(
    onWorkbook(async (run, { engagement }: OfEngagement) => {
      const { entries } = await run.ask('succession.list', {
        engagementId: findEngagement(run.workbook(), engagement).id,
      });
      const held = entries
        .flatMap(({ metric, reviews: each }) => each.map((review) => ({ metric, review })))
        .sort((one, other) => (one.review.heldOn < other.review.heldOn ? -1 : 1));
      const text = table(held, [
        { title: 'Held', value: ({ review }) => review.heldOn },
        { title: 'Metric', value: ({ metric }) => metric.name },
        { title: 'Decision', value: ({ review }) => review.decision },
        { title: 'By', value: ({ review }) => review.successor?.name ?? null },
        { title: 'Reason', value: ({ review }) => review.reason },
      ]);
      return { data: held.map(({ review }) => review), text };
    }),
  );

  ofEngagement(workbookCommand(reviews, 'hold', 'decide on a metric'))
    .argument('<metric>', METRIC)
    .addArgument(new Argument('<decision>').choices(ReviewDecision.options))
    .option('--reason <text>', 'why; for retiring only where nothing comes after it')
    .option('--successor <metric>', 'what is to replace it')
    .option('--next <date>', 'when it is reviewed again', parseDate)
    .option('--on <date>', 'when the review was held (default: today)', parseDate)
    .action(
      onWorkbook(async (run, options: HoldOptions, metric: string, decision: string) => {
        const input = decisionOf(run, options, ReviewDecision.parse(decision));
        const held = await run.ask('reviews.hold', { ...meant(run, options, metric), ...input });
        const warnings = held.warnings.map((warning) => `Note: ${warning}`);
        return { data: held, text: [entryInText(held.entry), ...warnings].join('\n') };
      }),
    );
}

function ofEngagement(command: Command): Command {
  return command.requiredOption('--engagement <engagement>', 'number, name or client');
}

type Without<Input, Keys extends string> = Input extends unknown ? Omit<Input, Keys> : never;
type Decision = Without<InputOf<'reviews.hold'>, 'engagementId' | 'metricId'>;

function decisionOf(run: Run, options: HoldOptions, decision: ReviewDecision): Decision {
  const { reason = '', successor, next, on } = options;
  const held = { reason, ...given({ heldOn: on }) };
  if (decision === 'retire') return { decision, ...held };
  const again = given({ reviewOn: next });
  if (decision === 'keep') return { decision, ...held, ...again };
  if (successor === undefined) {
    throw new Refusal('bad-input', 'Name what is to replace it with --successor.', [
      { field: 'successor' },
    ]);
  }
  return { decision, ...held, ...again, successorId: metricNamed(run, successor) };
}

function meant(
  run: Run,
  { engagement }: OfEngagement,
  metric: string,
): { engagementId: EngagementId; metricId: MetricId } {
  return {
    engagementId: findEngagement(run.workbook(), engagement).id,
    metricId: metricNamed(run, metric),
  };
}

function metricNamed(run: Run, text: string): MetricId {
  return findMetric(run.workbook(), text).metric.id;
}

function stateOf({ isDue, isPlanned, succession }: SuccessionEntry): string {
  if (succession.retiredOn !== null) return `retired ${succession.retiredOn}`;
  if (isDue) return 'review due';
  return isPlanned ? 'planned' : 'by default';
}

function overlapOf({ overlap, succession }: SuccessionEntry): string | null {
  return overlap === null ? null : `${overlap} of ${succession.overlapReadings}`;
}

function entryInText(entry: SuccessionEntry): string {
  const { metric, succession, successor, reviews } = entry;
  const latest = reviews.at(-1);
  return facts([
    ['Metric', metric.name],
    ['Adopted', succession.adoptedOn],
    ['Review', succession.reviewOn],
    ['State', stateOf(entry)],
    ['Would keep it', succession.keepIf],
    ['Would end it', succession.endIf],
    ['After it', successor?.name ?? null],
    ['Readings of both', overlapOf(entry)],
    ['Last decision', latest ? `${latest.decision}, ${latest.heldOn}: ${latest.reason}` : null],
  ]);
}
