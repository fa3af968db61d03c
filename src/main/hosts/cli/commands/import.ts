/** `import`: readings and milestones from a client's CSV or Excel file. */
import { Option, type Command } from 'commander';
import { basename } from 'node:path';
import { findEngagement } from '#main/usecases/find.ts';
import {
  ColumnMeaning,
  ConflictDecision,
  DateOrder,
  DecimalMark,
  ImportShape,
  OnDuplicate,
  type ImportInspection,
  type ImportSummary,
  type NearName,
} from '#shared/contract/files.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import { SubjectKind } from '#shared/domain/subject.ts';
import { given } from '../given.ts';
import { problemLines, table } from '../output.ts';
import { notRight, parseDate, parseWhole } from '../parse.ts';
import { readInputFile } from '../read-input-file.ts';
import { onWorkbook, workbookCommand, type Run, type WorkbookOptions } from '../run.ts';

type Pair = readonly [left: string, right: string];

interface ImportCommandOptions extends WorkbookOptions {
  readonly engagement?: string;
  readonly metric?: string;
  readonly map?: readonly Pair[];
  readonly subject?: string;
  readonly rename?: readonly Pair[];
  readonly kind?: readonly Pair[];
  readonly sheet?: string;
  readonly headerRow?: number;
  readonly column?: readonly Pair[];
  readonly shape?: ImportShape;
  readonly dateOrder?: DateOrder;
  readonly decimalMark?: DecimalMark;
  readonly seenOn?: CalendarDate;
  readonly restatedBy?: CalendarDate;
  readonly onDuplicate: OnDuplicate;
  readonly onConflict?: readonly Pair[];
  readonly forget?: true;
  readonly skipProblems?: true;
  readonly dryRun?: true;
  readonly inspect?: true;
}

export function addImport(program: Command): void {
  workbookCommand(program, 'import', 'bring in readings or milestones from a CSV or Excel file')
    .argument('<file>')
    .option('--engagement <engagement>', 'number, name or client; not for files that name clients')
    .option('--metric <metric>', 'what the values are readings of: name or catalogue key')
    .option('--map <column=metric>', 'a column of its own metric, or of none; repeat', pairs)
    .option('--subject <name>', 'whose values they are, where the file does not say')
    .option('--rename <name=subject>', 'whom the file calls otherwise; repeat', pairs)
    .option('--kind <subject=kind>', 'what a new subject is; repeat', pairs)
    .option('--sheet <name>', 'which sheet, where several hold a table')
    .option('--header-row <row>', 'the row that names the columns', parseWhole)
    .option('--column <header=meaning>', 'what a column is; repeat', pairs)
    .addOption(
      new Option('--shape <shape>', 'how the file is laid out').choices(ImportShape.options),
    )
    .addOption(
      new Option('--date-order <order>', 'where 03/04/2011 could be either').choices(
        DateOrder.options,
      ),
    )
    .addOption(
      new Option('--decimal-mark <mark>', 'where 1,234 could be either').choices(
        DecimalMark.options,
      ),
    )
    .option('--seen-on <date>', 'the day on which the provider showed these values', parseDate)
    .option('--restated-by <date>', 'the scoring change on whose scale they stand', parseDate)
    .addOption(
      new Option('--on-duplicate <what>', 'for dates that have another value already')
        .choices(OnDuplicate.options)
        .default('fail'),
    )
    .option('--on-conflict <row column=what>', 'for a single such value; repeat', pairs)
    .option('--forget', 'leave out what was answered for the last file with these columns')
    .option('--skip-problems', 'leave out rows that are not right')
    .option('--inspect', 'say what the file looks like, and what its columns seem to be')
    .option('--dry-run', 'say what it would do and write nothing')
    .action(
      onWorkbook(async (run, options: ImportCommandOptions, file: string) => {
        const input = {
          fileName: basename(file),
          bytes: readInputFile(file),
          options: importOptions(run, options),
        };
        if (options.inspect) {
          const seen = await run.ask('imports.inspect', input);
          return { data: seen, text: describeInspection(seen) };
        }
        if (options.dryRun) {
          const preview = await run.ask('imports.preview', input);
          return {
            data: preview,
            text: describe(preview.summary, preview.nearNames, 'Nothing was written.'),
          };
        }
        const done = await run.ask('imports.commit', input);
        return { data: done, text: describe(done.summary, [], `Imported ${input.fileName}.`) };
      }),
    );
}

function importOptions(
  run: Run,
  options: ImportCommandOptions,
): InputOf<'imports.commit'>['options'] {
  const { engagement, metric, subject, sheet, headerRow, shape } = options;
  const { dateOrder, decimalMark, seenOn, restatedBy } = options;
  const engagementId =
    engagement === undefined ? undefined : findEngagement(run.workbook(), engagement).id;
  return {
    ...given({ engagementId, metric, subject, sheet, headerRow, shape }),
    ...given({ dateOrder, decimalMark, seenOn, restatedBy }),
    columnMeanings: chosen(options.column, ColumnMeaning.options, 'meaning of a column'),
    onConflict: chosen(options.onConflict, ConflictDecision.options, 'decision'),
    useRemembered: options.forget !== true,
    metricOfColumn: Object.fromEntries(options.map ?? []),
    subjectOfName: Object.fromEntries(options.rename ?? []),
    subjectKinds: chosen(options.kind, SubjectKind.options, 'kind of subject'),
    onDuplicate: options.onDuplicate,
    skipProblems: options.skipProblems === true,
  };
}

/** `LEFT=RIGHT`; the left side, which comes from a file, may hold a “=” itself. */
function pairs(text: string, before: readonly Pair[] = []): Pair[] {
  const at = text.lastIndexOf('=');
  const left = text.slice(0, Math.max(at, 0)).trim();
  if (left === '') throw notRight('pair', text, 'two names parted by “=”');
  return [...before, [left, text.slice(at + 1).trim()]];
}

/** Pairs whose right side is one of some words. */
function chosen<Word extends string>(
  pairsOfWords: readonly Pair[] = [],
  words: readonly Word[],
  what: string,
): Record<string, Word> {
  return Object.fromEntries(
    pairsOfWords.map(([left, right]) => {
      const word = words.find((each) => each === right);
      if (word === undefined) throw notRight(what, right, `one of ${words.join(', ')}`);
      return [left, word];
    }),
  );
}

function describe(summary: ImportSummary, nearNames: readonly NearName[], outcome: string): string {
  const { counts, perSeries, problems, ignored, willCreate, readAs } = summary;
  const found = table(perSeries, [
    { title: 'Subject', value: ({ subject }) => subject },
    { title: 'Metric', value: ({ metric }) => metric },
    { title: 'Found', value: (each) => each.found, align: 'right' },
  ]);
  const numbers = [
    `${counts.added} new${counts.restated > 0 ? ` (${counts.restated} of them restated)` : ''}`,
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
      willCreate.map(({ kind, name, detail }) => `  ${kind} ${name}: ${detail}`),
    ),
    ...section(
      'Nearly the name of a subject there is (--rename, where they are one)',
      nearNames.map(({ name, like }) => `  ${name}: like ${like.join(', ')}`),
    ),
    ...section('Not data', problemLines(ignored)),
    ...section('Problems', problemLines(problems)),
    outcome,
  ].join('\n');
}

function describeInspection(seen: ImportInspection): string {
  const columns = table(seen.columns, [
    { title: 'Column', value: ({ header }) => header },
    { title: 'Is', value: ({ meaning }) => meaning ?? '' },
    { title: 'Why', value: ({ guess }) => guess },
    { title: 'Metric', value: ({ metric }) => metric ?? '' },
    { title: 'Such as', value: ({ examples }) => examples.slice(0, 3).join(', ') },
  ]);
  return [
    `Read as: ${[...seen.readAs, seen.shapeWords].join('; ')}`,
    ...section(
      'Sheets',
      seen.sheets.map(({ name, isHidden, rows, hasTable }) => {
        const facts = [isHidden ? 'hidden' : `${rows} rows`, ...(hasTable ? ['a table'] : [])];
        return `  ${name}: ${facts.join(', ')}`;
      }),
    ),
    ...(seen.columns.length > 0 ? [columns] : []),
    ...(seen.remembered
      ? [
          `Remembered: the answers given for ${seen.remembered.fileName} on ${seen.remembered.usedOn}.`,
        ]
      : []),
  ].join('\n');
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines];
}
