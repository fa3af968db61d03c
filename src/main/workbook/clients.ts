/** Queries on clients. */
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { Client } from '#shared/domain/client.ts';
import type { ClientId } from '#shared/domain/identity.ts';
import type { Workbook } from './workbook.ts';

const SELECT = 'SELECT id, name, note, archived_on AS archivedOn FROM client';

/** By name; without the archived ones unless asked for. */
export function listClients({ db }: Workbook, includeArchived: boolean): Client[] {
  return db
    .prepare<{ all: number }, Client>(`${SELECT} WHERE @all OR archived_on IS NULL ORDER BY name`)
    .all({ all: Number(includeArchived) });
}

export function getClient({ db }: Workbook, id: ClientId): Client | undefined {
  return db.prepare<[ClientId], Client>(`${SELECT} WHERE id = ?`).get(id);
}

/** The client of that name, upper and lower case alike. */
export function clientNamed({ db }: Workbook, name: string): Client | undefined {
  return db.prepare<[string], Client>(`${SELECT} WHERE name = ?`).get(name);
}

export function insertClient({ db }: Workbook, client: Pick<Client, 'name' | 'note'>): ClientId {
  const { lastInsertRowid } = db
    .prepare<[string, string]>('INSERT INTO client (name, note) VALUES (?, ?)')
    .run(client.name, client.note);
  return Number(lastInsertRowid) as ClientId;
}

export function updateClient({ db }: Workbook, client: Omit<Client, 'archivedOn'>): void {
  db.prepare<[typeof client]>('UPDATE client SET name = @name, note = @note WHERE id = @id').run(
    client,
  );
}

/** Puts a client away on a date, or takes it back with null. */
export function setClientArchived(
  { db }: Workbook,
  id: ClientId,
  archivedOn: CalendarDate | null,
): void {
  db.prepare<[CalendarDate | null, ClientId]>('UPDATE client SET archived_on = ? WHERE id = ?').run(
    archivedOn,
    id,
  );
}
