/** Clients: the organisations that engagements are for. */
import type { CheckedInputOf } from '#shared/contract/index.ts';
import type { Client } from '#shared/domain/client.ts';
import type { ClientId } from '#shared/domain/identity.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import {
  clientNamed,
  getClient,
  insertClient,
  listClients,
  setClientArchived,
  updateClient,
} from '#main/workbook/clients.ts';
import type { Context } from './context.ts';
import { found } from './refusals.ts';

export function list(
  { workbook }: Context,
  { includeArchived }: CheckedInputOf<'clients.list'>,
): Client[] {
  return listClients(workbook, includeArchived);
}

export function show(context: Context, { clientId }: CheckedInputOf<'clients.show'>): Client {
  return clientWith(context, clientId);
}

/** Refuses `conflict` if there is a client of that name. */
export function add(context: Context, input: CheckedInputOf<'clients.add'>): Client {
  refuseTakenName(context, input.name, null);
  return clientWith(context, insertClient(context.workbook, input));
}

export function edit(context: Context, input: CheckedInputOf<'clients.edit'>): Client {
  const client = clientWith(context, input.clientId);
  const name = input.name ?? client.name;
  refuseTakenName(context, name, client.id);
  updateClient(context.workbook, { id: client.id, name, note: input.note ?? client.note });
  return clientWith(context, client.id);
}

export function archive(
  context: Context,
  { clientId, archived }: CheckedInputOf<'clients.archive'>,
): Client {
  const client = clientWith(context, clientId);
  const archivedOn = archived ? (client.archivedOn ?? context.today) : null;
  setClientArchived(context.workbook, clientId, archivedOn);
  return clientWith(context, clientId);
}

/** The client, or `not-found`. */
export function clientWith({ workbook }: Context, id: ClientId): Client {
  return found(getClient(workbook, id), `client with number ${id}`);
}

function refuseTakenName({ workbook }: Context, name: string, except: ClientId | null): void {
  const other = clientNamed(workbook, name);
  if (!other || other.id === except) return;
  throw new Refusal(
    'conflict',
    `There is a client “${other.name}” already${other.archivedOn ? ', archived' : ''}; use that one or another name.`,
    [{ field: 'name', value: name }],
  );
}
