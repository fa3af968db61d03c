/** Nothing lost: `backups`, `restore`, `compact`, `recover`. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { ListedBackup } from '#shared/contract/backups.ts';
import { facts, table } from '../output.ts';
import {
  onWorkbook,
  printResult,
  withSession,
  workbookCommand,
  type WorkbookOptions,
} from '../run.ts';

const states: Readonly<Record<ListedBackup['state'], string>> = {
  good: 'whole',
  'without-digest': 'no digest',
  changed: 'damaged',
};

export function addBackups(program: Command): void {
  workbookCommand(program, 'backups', 'list the backups that are made by themselves').action(
    onWorkbook(async (run) => {
      const listed = await run.ask('backups.list', {});
      const rows = table(listed.backups, [
        { title: 'Made', value: ({ madeAt }) => madeAt.replace('T', ' ') },
        { title: 'State', value: ({ state }) => states[state] },
        { title: 'Bytes', value: ({ sizeBytes }) => sizeBytes, align: 'right' },
        { title: 'Readings', value: ({ counts }) => counts?.readings ?? null, align: 'right' },
        { title: 'Differs', value: ({ differs }) => differs },
        { title: 'File', value: ({ fileName }) => fileName },
      ]);
      const text = [
        `Backups in ${listed.folder}`,
        listed.backups.length === 0 ? 'None yet.' : rows,
        ...(listed.problem === null ? [] : [listed.problem]),
      ];
      return { data: listed, text: text.join('\n') };
    }),
  );

  workbookCommand(program, 'restore', 'put a backup in the place of the workbook')
    .argument('<file>', 'the backup; the workbook as it is now is backed up first')
    .action(
      onWorkbook(async (run, _options: WorkbookOptions, file = '') => {
        const path = resolve(file);
        const { before, setAside, workbook } = await run.ask('backups.restore', { path });
        const text = facts([
          ['Restored', path],
          ['Workbook', workbook?.path ?? null],
          ['As it was before', before],
          ['The damaged file', setAside],
        ]);
        return { data: { path, workbook: workbook?.path ?? null, before, setAside }, text };
      }),
    );

  workbookCommand(program, 'compact', 'write the workbook anew without unused room').action(
    onWorkbook(async (run) => {
      const sizes = await run.ask('workbook.compact', {});
      const gained = sizes.bytesBefore - sizes.bytesAfter;
      const text =
        gained > 0
          ? `Compacted: ${sizes.bytesAfter} bytes, ${gained} fewer than before.`
          : `There was nothing to gain: ${sizes.bytesAfter} bytes.`;
      return { data: { ...sizes, bytesGained: gained }, text };
    }),
  );

  program
    .command('recover')
    .description('save what can be read of a damaged workbook into a new one')
    .argument('<file>', 'the damaged workbook; it is only read')
    .requiredOption('--out <new>', 'the new workbook')
    .option('--json', 'answer as JSON')
    .action(async (file: string, options: { out: string; json?: true }) => {
      const recovered = await withSession({ path: file }, ({ ask }) =>
        ask('workbook.recover', { out: resolve(options.out) }),
      );
      const { path, counts, lost, list } = recovered;
      const saved = Object.values(counts).reduce((sum, rows) => sum + rows, 0);
      const text = [
        `Saved ${saved} records into ${path}`,
        ...(lost.length === 0 ? ['Nothing was lost.'] : ['What was lost:']),
        ...lost.map((each) => `  ${each}`),
        ...(list === null ? [] : [`The same list: ${list}`]),
      ];
      printResult({ data: recovered, text: text.join('\n') }, options.json === true);
    });
}
