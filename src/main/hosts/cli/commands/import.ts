/** `import`: readings and milestones from a client's CSV or Excel file. */
import { Option, type Command } from 'commander';
import { basename } from 'node:path';
import { findEngagement } from '#main/usecases/find.ts';
import { DateOrder, OnDuplicate, type ImportSummary } from '#shared/contract/files.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import { given } from '../given.ts';
import { problemLines, table } from '../output.ts';
import { collect, notRight, parseDate } from '../parse.ts';
import { readInputFile } from '../read-input-file.ts';
import { onWorkbook, workbookCommand, type WorkbookOptions } from '../run.ts';

interface ImportCommandOptions extends WorkbookOptions {
  readonly engagement?: string;
  readonly metric?: string;
  readonly subject?: string;
  readonly map?: readonly (readonly [column: string, metric: string])[];
  readonly dateOrder?: DateOrder;
  readonly seenOn?: CalendarDate;
  readonly restatedBy?: CalendarDate;
  readonly onDuplicate: OnDuplicate;
  readonly skipProblems?: true;
  readonly dryRun?: true;
}

export function addImport(program: Command): void {
  workbookCommand(program, 'import', 'bring in readings or milestones from a CSV or Excel file')
    .argument('<file>')
    .option('--engagement <engagement>', 'number, name or client; not for files that name clients')
    .option('--metric <metric>', 'what the values are readings of: name or catalogue key')
    .option('--subject <name>', 'whose values they are, where the file does not say')
    .option(
      '--map <column=metric>',
      'for a column of its own metric; repeat',
      collect(parseMapping),
    )
    .addOption(
      new Option('--date-order <order>', 'where 03/04/2011 could be either').choices(
        DateOrder.options,
      ),
    )
    .option('--seen-on <date>', 'the day on which the provider showed these values', parseDate)
    .option('--restated-by <date>', 'the scoring change on whose scale they stand', parseDate)
    .addOption(
      new Option('--on-duplicate <what>', 'for dates that have another value already')
        .choices(OnDuplicate.options)
        .default('fail'),
    )
    .option('--skip-problems', 'leave out rows that are not right')
    .option('--dry-run', 'say what it would do and write nothing')
    .action(
      onWorkbook(async (run, options: ImportCommandOptions, file: string) => {
        const input = {
          fileName: basename(file),
          bytes: readInputFile(file),
          options: {
            ...given({
              engagementId:
                options.engagement === undefined
                  ? undefined
                  : findEngagement(run.workbook(), options.engagement).id,
              metric: options.metric,
              subject: options.subject,
              dateOrder: options.dateOrder,
              seenOn: options.seenOn,
              restatedBy: options.restatedBy,
            }),
            metricOfColumn: Object.fromEntries(options.map ?? []),
            onDuplicate: options.onDuplicate,
            skipProblems: options.skipProblems === true,
          },
        };
        if (options.dryRun) {
          const preview = await run.ask('imports.preview', input);
          return { data: preview, text: describe(preview.summary, 'Nothing was written.') };
        }
        const done = await run.ask('imports.commit', input);
        return { data: done, text: describe(done.summary, `Imported ${input.fileName}.`) };
      }),
    );
}

/** `COLUMN=METRIC`; a column's own name may hold a “=”, a metric's may not. */
function parseMapping(text: string): [column: string, metric: string] {
  const at = text.lastIndexOf('=');
  const column = text.slice(0, Math.max(at, 0)).trim();
  const metric = text.slice(at + 1).trim();
  if (column !== '' && metric !== '') return [column, metric];
  throw notRight('mapping', text, 'COLUMN=METRIC, such as "Share of voice=share-of-voice"');
}

function describe(summary: ImportSummary, outcome: string): string {
  const { counts, perSeries, problems, ignored, willCreate, readAs } = summary;
  const found = table(perSeries, [
    { title: 'Subject', value: ({ subject }) => subject },
    { title: 'Metric', value: ({ metric }) => metric },
    { title: 'Found', value: (each) => each.found, align: 'right' },
  ]);
  const numbers = [
    `${counts.added} new`,
    `${counts.unchanged} there already`,
    `${counts.conflicts} in conflict`,
    `${counts.rejected} rejected`,
    `${counts.empty} empty`,
  ].join(', ');
  return [
    `Read as: ${readAs.join('; ')}`,
    ...(perSeries.length > 0 ? [found] : []),
    numbers,
    ...section(
      'New in the workbook',
      willCreate.map(({ kind, name }) => `  ${kind} ${name}`),
    ),
    ...section('Not data', problemLines(ignored)),
    ...section('Problems', problemLines(problems)),
    outcome,
  ].join('\n');
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines];
}
