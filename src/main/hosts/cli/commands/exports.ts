/** `export` and `import-json`: everything out as JSON or CSV, without a loss, and back in. */
import { Option, type Command } from 'commander';
import { existsSync, rmSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { writeFileAtomically } from '#main/files/write-atomically.ts';
import { findEngagement } from '#main/usecases/find.ts';
import { ExportFormat } from '#shared/contract/exports.ts';
import { userWorkbookPath } from '../../environment.ts';
import { given } from '../given.ts';
import { placeFor } from '../out-file.ts';
import { readInputFile } from '../read-input-file.ts';
import { onWorkbook, workbookCommand, type WorkbookOptions } from '../run.ts';

interface ExportOptions extends WorkbookOptions {
  readonly format: ExportFormat;
  readonly engagement?: string;
  readonly out?: string;
  readonly replace?: true;
}

/** Beyond it the copy of the workbook itself serves better. */
const LARGEST = {
  megabytes: 128,
  advice: 'export single engagements, or copy the workbook itself',
};

export function addExports(program: Command): void {
  workbookCommand(program, 'export', 'write everything, or one engagement, as JSON or CSV')
    .addOption(
      new Option('--format <format>', 'one JSON document, or a zip of CSV files')
        .choices(ExportFormat.options)
        .default('json'),
    )
    .option('--engagement <engagement>', 'only this one: number, name or client')
    .option('--out <file>', 'where to; left out, here under a name of its own')
    .option('--replace', 'write over a file of that name')
    .action(
      onWorkbook(async (run, { format, engagement, out, replace }: ExportOptions) => {
        const engagementId =
          engagement === undefined ? undefined : findEngagement(run.workbook(), engagement).id;
        const checked = out === undefined ? null : placeFor({ out, ...given({ replace }) });
        const made = await run.ask('exports.make', { format, ...given({ engagementId }) });
        const path = checked ?? placeFor({ out: made.fileName, ...given({ replace }) });
        writeFileAtomically(path, made.bytes);
        return {
          data: { path, records: made.records },
          text: `Wrote ${path} (${made.records} records, private ones included)`,
        };
      }),
    );

  workbookCommand(program, 'import-json', 'read an export back: .json, or the .zip of CSV files')
    .argument('<file>')
    .action(
      onWorkbook(async (run, options: WorkbookOptions, file: string) => {
        const bytes = readInputFile(file, LARGEST);
        const path = resolve(options.workbook ?? userWorkbookPath());
        const isNew = !existsSync(path);
        if (isNew) await run.ask('workbook.create', { sample: false });
        try {
          const done = await run.ask('exports.read-back', { fileName: basename(file), bytes });
          const text = [
            `Read ${basename(file)} back into ${path}: ${done.added} records.`,
            ...done.kept,
          ];
          return { data: { path, ...done }, text: text.join('\n') };
        } catch (error) {
          if (isNew) {
            // Made for this file alone, a moment ago, and still empty.
            run.session.close();
            rmSync(path, { force: true });
          }
          throw error;
        }
      }),
    );
}
