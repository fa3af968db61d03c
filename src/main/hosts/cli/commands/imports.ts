/** `imports`: the files that were imported, and taking one back. */
import type { Command } from 'commander';
import { ImportId } from '#shared/domain/identity.ts';
import { table } from '../output.ts';
import { notRight } from '../parse.ts';
import { onWorkbook, workbookCommand, type WorkbookOptions } from '../run.ts';

interface TakeBackOptions extends WorkbookOptions {
  readonly reason: string;
}

export function addImports(program: Command): void {
  const imports = program.command('imports').description('the files that were imported');

  workbookCommand(imports, 'list', 'every import, the newest first').action(
    onWorkbook(async (run) => {
      const records = await run.ask('imports.list', {});
      const text = table(records, [
        { title: 'Number', value: ({ id }) => id, align: 'right' },
        { title: 'File', value: ({ fileName }) => fileName },
        { title: 'Imported', value: ({ importedAt }) => importedAt.slice(0, 10) },
        { title: 'Into', value: ({ engagements }) => engagements.join(', ') },
        { title: 'New', value: ({ added }) => added, align: 'right' },
        { title: 'Corrected', value: ({ corrected }) => corrected, align: 'right' },
        { title: 'Still stand', value: ({ standing }) => standing, align: 'right' },
      ]);
      return { data: records, text: records.length === 0 ? 'Nothing was imported yet.' : text };
    }),
  );

  workbookCommand(imports, 'take-back', 'withdraw what an import added, restore what it replaced')
    .argument('<number>', 'the import’s, as “imports list” tells it')
    .requiredOption('--reason <text>', 'why, to be read with the corrections')
    .action(
      onWorkbook(async (run, { reason }: TakeBackOptions, number: string) => {
        const id = ImportId.safeParse(Number(number));
        if (!id.success) throw notRight('import', number, 'its number');
        const done = await run.ask('imports.take-back', { importId: id.data, reason });
        const text = `Withdrawn: ${done.withdrawn}; restored: ${done.restored}. Milestones are left as they are.`;
        return { data: done, text };
      }),
    );
}
