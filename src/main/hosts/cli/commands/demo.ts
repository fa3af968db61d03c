/** `demo`: the main job end to end on invented clients: their files in, Excel files out. */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { storageRefusal } from '#main/files/storage-refusal.ts';
import { writeFileAtomically } from '#main/files/write-atomically.ts';
import { listImports } from '#main/workbook/imports.ts';
import type { ReportEdition } from '#shared/domain/disclosure.ts';
import type { EngagementId } from '#shared/domain/identity.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import { commandName } from '../../environment.ts';
import { engagementLabel } from '../labels.ts';
import { table } from '../output.ts';
import { printResult, withSession, type Result, type Run } from '../run.ts';

export function addDemo(program: Command): void {
  program
    .command('demo')
    .description('make a sample workbook from client files, and the Excel files of each engagement')
    .option('--out <folder>', 'where to', 'demo')
    .option('--json', 'answer as JSON')
    .action(async ({ out, json }: { out: string; json?: true }) => {
      const folder = resolve(out);
      const path = join(folder, 'sample.plumb');
      makeFolder(folder);
      await removeOlderDemo(path);
      const result = await withSession({ path }, (run) => makeDemo(run, folder));
      printResult(result, json === true);
    });
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw storageRefusal(error, folder);
  }
}

/** Takes away a sample of an earlier demo; refuses `conflict` for any other workbook of that name. */
async function removeOlderDemo(path: string): Promise<void> {
  if (!existsSync(path)) return;
  const { workbook } = await withSession({ path }, ({ ask }) => ask('workbook.state', {}));
  if (!workbook?.isSample) {
    throw new Refusal(
      'conflict',
      `“${path}” is not a sample workbook, so it was left alone; choose another folder with --out.`,
      [{ field: 'out', value: path }],
    );
  }
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
}

async function makeDemo(run: Run, folder: string): Promise<Result> {
  const state = await run.ask('workbook.create', { sample: true });
  const path = state.workbook?.path ?? folder;
  const imports = listImports(run.workbook()).toReversed();
  const reports = [];
  for (const { engagement, judgedOn, main } of await run.ask('trends.portfolio', {})) {
    const report = await writeEdition(run, folder, engagement.id, 'report');
    const handoff = await writeEdition(run, folder, engagement.id, 'handoff');
    reports.push({
      engagement: engagementLabel(engagement),
      judgedOn,
      verdict: main?.judgement.verdict ?? null,
      sentence: main?.judgement.sentence ?? null,
      report,
      handoff,
    });
  }
  return { data: { workbook: path, imports, reports }, text: told(path, imports, reports) };
}

/** Gives back the path of the file. */
async function writeEdition(
  { ask }: Run,
  folder: string,
  engagementId: EngagementId,
  edition: ReportEdition,
): Promise<string> {
  const { fileName, bytes } = await ask('reports.make', { engagementId, edition });
  const path = join(folder, fileName);
  writeFileAtomically(path, bytes);
  return path;
}

function told(
  path: string,
  imports: ReturnType<typeof listImports>,
  reports: readonly {
    engagement: string;
    verdict: string | null;
    sentence: string | null;
    report: string;
    handoff: string;
  }[],
): string {
  const files = table(imports, [
    { title: 'File', value: ({ fileName }) => fileName },
    { title: 'Imported', value: ({ added }) => added, align: 'right' },
    { title: 'There already', value: ({ unchanged }) => unchanged, align: 'right' },
    { title: 'Rejected', value: ({ rejected }) => rejected, align: 'right' },
  ]);
  const verdicts = reports.map(
    ({ engagement, verdict, sentence, report, handoff }) =>
      `${engagement}: ${verdict ?? 'not judged'}\n  ${sentence ?? ''}\n  ${report}\n  ${handoff}`,
  );
  return [
    `Sample workbook: ${path}`,
    files,
    `Trend reports and handoff workbooks:\n${verdicts.join('\n')}`,
    `Look further:\n  ${commandName} engagements show Meadowbrook --workbook "${path}"\n  ${commandName} serve --open --workbook "${path}"`,
  ].join('\n\n');
}
