/** `clients`: the organisations. */
import type { Command } from 'commander';
import { findClient } from '#main/usecases/find.ts';
import type { Client } from '#shared/domain/client.ts';
import { given } from '../given.ts';
import { facts, table } from '../output.ts';
import { onWorkbook, workbookCommand, type Result, type WorkbookOptions } from '../run.ts';

interface Fields extends WorkbookOptions {
  readonly name?: string;
  readonly note?: string;
}

export function addClients(program: Command): void {
  const clients = program.command('clients').description('the organisations you work for');

  workbookCommand(clients, 'list', 'list them')
    .option('--archived', 'also those put away')
    .action(
      onWorkbook(async (run, { archived }: WorkbookOptions & { archived?: true }) => {
        const all = await run.ask('clients.list', { includeArchived: archived === true });
        const text = table(all, [
          { title: 'No', value: ({ id }) => id, align: 'right' },
          { title: 'Client', value: ({ name }) => name },
          { title: 'Put away', value: ({ archivedOn }) => archivedOn },
        ]);
        return { data: all, text };
      }),
    );

  workbookCommand(clients, 'add', 'add one')
    .argument('<name>')
    .option('--note <text>')
    .action(
      onWorkbook(async (run, { note }: Fields, name) =>
        shown(await run.ask('clients.add', { name, ...given({ note }) })),
      ),
    );

  workbookCommand(clients, 'show', 'show one')
    .argument('<client>', 'its number or name')
    .action(
      onWorkbook((run, _options: WorkbookOptions, client) =>
        Promise.resolve(shown(findClient(run.workbook(), client))),
      ),
    );

  workbookCommand(clients, 'edit', 'change one')
    .argument('<client>', 'its number or name')
    .option('--name <name>')
    .option('--note <text>')
    .action(
      onWorkbook(async (run, { name, note }: Fields, client) => {
        const { id } = findClient(run.workbook(), client);
        return shown(await run.ask('clients.edit', { clientId: id, ...given({ name, note }) }));
      }),
    );

  workbookCommand(clients, 'archive', 'put one away')
    .argument('<client>', 'its number or name')
    .option('--undo', 'take it back')
    .action(
      onWorkbook(async (run, { undo }: WorkbookOptions & { undo?: true }, client) => {
        const { id } = findClient(run.workbook(), client);
        return shown(await run.ask('clients.archive', { clientId: id, archived: undo !== true }));
      }),
    );
}

function shown(client: Client): Result {
  const text = facts([
    ['No', client.id],
    ['Client', client.name],
    ['Note', client.note],
    ['Put away', client.archivedOn],
  ]);
  return { data: client, text };
}
