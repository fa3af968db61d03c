/** The workbook file itself, and where things are: `init`, `verify`, `backup`, `where`, `version`. */
import { existsSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { VerifyResult } from '#shared/contract/workbook.ts';
import { digestPath } from '#main/files/digest.ts';
import { packageRoot, userWorkbookPath, version } from '../../environment.ts';
import { facts, table } from '../output.ts';
import {
  onWorkbook,
  printResult,
  withSession,
  workbookCommand,
  type Result,
  type WorkbookOptions,
} from '../run.ts';

/** Thrown once the findings of a workbook that is not sound have been printed; ends the command. */
export class Unsound extends Error {}

export function addWorkbook(program: Command): void {
  program
    .command('init')
    .description('make a new empty workbook')
    .argument('<file>')
    .option('--prepared-by <name>', 'who prepares the reports')
    .option('--json', 'answer as JSON')
    .action(async (file: string, options: { preparedBy?: string; json?: true }) => {
      const state = await withSession({ path: file }, async ({ ask }) => {
        const made = await ask('workbook.create', { sample: false });
        const { preparedBy } = options;
        return preparedBy === undefined ? made : ask('workbook.edit', { preparedBy });
      });
      const text = `Made the workbook ${state.workbook?.path ?? file}`;
      printResult({ data: state, text }, options.json === true);
    });

  workbookCommand(program, 'verify', 'check a workbook from end to end')
    .argument('[file]', 'the workbook to check')
    .action(async (file: string | undefined, options: WorkbookOptions) => {
      const path = file ?? options.workbook ?? userWorkbookPath();
      // A backup is only read: opening it as a workbook would change it.
      const isBackup = existsSync(digestPath(path));
      const result = await withSession({ path }, ({ ask }) =>
        isBackup ? ask('backups.verify', { path: resolve(path) }) : ask('workbook.verify', {}),
      );
      printResult(verified(result), options.json === true);
      if (!result.sound) throw new Unsound();
    });

  workbookCommand(program, 'backup', 'write a checked copy')
    .argument('[file]', 'where to; left out, beside the workbook with the time in its name')
    .action(
      onWorkbook(async (run, _options: WorkbookOptions, file?: string) => {
        const path = resolve(file ?? besideWorkbook(run.workbook().path));
        const made = await run.ask('workbook.backup', { path });
        return { data: made, text: `Copied and checked: ${made.path}` };
      }),
    );

  workbookCommand(program, 'where', 'say where the workbook and the program are').action(
    (options: WorkbookOptions) => {
      const workbook = resolve(options.workbook ?? userWorkbookPath());
      const data = { workbook, exists: existsSync(workbook), program: packageRoot, version };
      const text = facts([
        ['Workbook', data.exists ? workbook : `${workbook} (not made yet)`],
        ['Program', packageRoot],
        ['Version', version],
      ]);
      printResult({ data, text }, options.json === true);
    },
  );

  program
    .command('version')
    .description('say which version this is')
    .option('--json', 'answer as JSON')
    .action((options: { json?: true }) =>
      printResult(
        { data: { version, node: process.versions.node }, text: version },
        options.json === true,
      ),
    );
}

function verified(result: VerifyResult): Result {
  const rows = Object.entries(result.counts).map(([name, count]) => ({ name, count }));
  const counts = table(rows, [
    { title: 'Records', value: ({ name }) => name },
    { title: 'Count', value: ({ count }) => count, align: 'right' },
  ]);
  const heading = `${result.path} is ${result.sound ? 'sound' : 'damaged'}`;
  const text = [heading, result.findings.map((each) => `  ${each}`).join('\n'), counts];
  return { data: result, text: text.join('\n') };
}

/** `name.backup-2026-11-23T14-02-05.plumb`, in UTC. */
function besideWorkbook(path: string): string {
  const extension = extname(path);
  const time = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  return join(dirname(path), `${basename(path, extension)}.backup-${time}${extension}`);
}
