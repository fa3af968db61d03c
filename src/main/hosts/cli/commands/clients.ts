/** `clients`: the organisations. */
import type { Command } from 'commander';
import { findClient } from '#main/usecases/find.ts';
import type { ClientOverview } from '#shared/contract/client-overview.ts';
import type { Client } from '#shared/domain/client.ts';
import { editionWords, redactionWords } from '#shared/domain/disclosure-words.ts';
import { verdictThatCounts } from '#shared/domain/sign-off.ts';
import { consentText } from '../consent-text.ts';
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

  workbookCommand(clients, 'show', 'show one with its engagements, subjects and what left for it')
    .argument('<client>', 'its number or name')
    .action(
      onWorkbook(async (run, _options: WorkbookOptions, client) => {
        const { id } = findClient(run.workbook(), client);
        const { client: found, ...others } = await run.ask('clients.overview', { clientId: id });
        return { data: { ...found, ...others }, text: page({ client: found, ...others }) };
      }),
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
  return { data: client, text: heading(client) };
}

function heading(client: Client): string {
  return facts([
    ['No', client.id],
    ['Client', client.name],
    ['Note', client.note],
    ['Put away', client.archivedOn],
  ]);
}

function page({ client, engagements, subjects, milestones, disclosures }: ClientOverview): string {
  const work = table(engagements, [
    { title: 'No', value: ({ engagement }) => engagement.id, align: 'right' },
    { title: 'Engagement', value: ({ engagement }) => engagement.name },
    { title: 'Status', value: ({ engagement }) => engagement.status },
    { title: 'Put away', value: ({ engagement }) => engagement.archivedOn },
    {
      title: 'Verdict',
      value: ({ main }) => main && verdictThatCounts(main.judgement.verdict, main.signOff),
    },
    { title: 'Latest', value: ({ main }) => main?.judgement.latest?.value ?? null, align: 'right' },
    { title: 'On', value: ({ main }) => main?.judgement.latest?.date ?? null },
  ]);
  const scored = table(subjects, [
    { title: 'Subject', value: ({ name }) => name },
    { title: 'Kind', value: ({ kind }) => kind },
    { title: 'Visibility', value: ({ visibility }) => visibility },
    { title: 'Consent', value: consentText },
    { title: 'Alias', value: ({ alias }) => alias },
  ]);
  const ahead = table(milestones, [
    { title: 'Date', value: ({ date }) => date },
    { title: 'Next milestones', value: ({ title }) => title },
  ]);
  const left = table(disclosures, [
    { title: 'Left on', value: ({ disclosedOn }) => disclosedOn },
    { title: 'Edition', value: ({ edition }) => editionWords[edition] },
    { title: 'People', value: ({ redaction }) => redactionWords[redaction] },
    { title: 'File', value: ({ fileName }) => fileName },
  ]);
  return [
    heading(client),
    ...(engagements.length > 0 ? [work] : []),
    ...(subjects.length > 0 ? [scored] : []),
    ...(milestones.length > 0 ? [ahead] : []),
    disclosures.length > 0 ? left : 'Nothing was handed over yet.',
  ].join('\n\n');
}
