import { describe, expect, it } from 'vitest';
import { findClient, findEngagement, findMetric, findSeries } from '#main/usecases/find.ts';
import type { Workbook } from '#main/workbook/workbook.ts';
import { refusalOf } from '../workbook/refusal-of.ts';
import { ask, day, newSession, startEngagement } from './a-session.ts';

/** Two clients on the Klout Score; the first has two engagements and a second subject. */
async function twoClients(): Promise<Workbook> {
  const session = await newSession();
  const metrics = [{ from: 'catalogue' as const, key: 'klout-score' }];
  const harbour = await startEngagement(session, { metrics });
  const { clientId } = await ask(session, 'engagements.show', harbour);
  await ask(session, 'engagements.add', { clientId, name: 'Café', startsOn: day('2013-06-03') });
  const { id: subjectId } = await ask(session, 'subjects.add', {
    clientId,
    name: 'Ana Ruiz',
    kind: 'executive',
  });
  await ask(session, 'series.add', { ...harbour, subjectId });
  await startEngagement(session, {
    client: { name: 'Lumen' },
    subject: { name: 'Lumen', kind: 'organisation' },
    metrics,
  });
  return session.context().workbook;
}

describe('finding records by what people type', () => {
  it('finds a client by name in any case, or by number', async () => {
    const workbook = await twoClients();
    expect(findClient(workbook, ' lumen ').name).toBe('Lumen');
    expect(findClient(workbook, '1').name).toBe('Harbour Health');
  });

  it('finds an engagement by name, by client and name, or by a client that has only one', async () => {
    const workbook = await twoClients();
    // Composed or not, an é is an é.
    expect(findEngagement(workbook, 'CAFE\u0301').name).toBe('Café');
    expect(findEngagement(workbook, 'lumen').clientName).toBe('Lumen');
    expect(findEngagement(workbook, 'Lumen/Content  culture').clientName).toBe('Lumen');
    expect(findEngagement(workbook, '2').name).toBe('Café');
  });

  it('finds a record by how its name begins, where only one begins so', async () => {
    const workbook = await twoClients();
    expect(findClient(workbook, 'harb').name).toBe('Harbour Health');
    expect(findEngagement(workbook, 'Lumen / Con').clientName).toBe('Lumen');
    expect(refusalOf(() => findEngagement(workbook, 'con')).code).toBe('conflict');
    expect(refusalOf(() => findClient(workbook, '')).code).toBe('not-found');
  });

  it('lists what a name could mean', async () => {
    const workbook = await twoClients();
    const byName = refusalOf(() => findEngagement(workbook, 'content culture'));
    expect([byName.code, byName.message]).toEqual([
      'conflict',
      '“content culture” could be more than one engagement: “Harbour Health / Content culture” (1), “Lumen / Content culture” (3); use the whole name or the number.',
    ]);
    expect(refusalOf(() => findEngagement(workbook, 'harbour health')).code).toBe('conflict');
  });

  it('lists what there is where nothing has the name', async () => {
    const workbook = await twoClients();
    const refusal = refusalOf(() => findClient(workbook, 'Harbor'));
    expect([refusal.code, refusal.message]).toEqual([
      'not-found',
      'There is no client “Harbor”; there are: “Harbour Health” (1), “Lumen” (2).',
    ]);
    const session = await newSession();
    const empty = refusalOf(() => findClient(session.context().workbook, 'Harbor'));
    expect(empty.message).toBe('There is no client “Harbor”; there is none yet.');
  });

  it('finds a metric by name or catalogue key', async () => {
    const workbook = await twoClients();
    expect(findMetric(workbook, 'klout score').metric.id).toBe(1);
    expect(findMetric(workbook, 'klout-score').metric.id).toBe(1);
  });

  it('finds a series by its subject, or with as much before it as it takes', async () => {
    const workbook = await twoClients();
    expect(findSeries(workbook, 'Ana Ruiz').id).toBe(2);
    expect(findSeries(workbook, 'harbour health / klout score').id).toBe(1);
    expect(findSeries(workbook, 'Lumen / Lumen / Klout Score').id).toBe(3);
    expect(findSeries(workbook, '3').id).toBe(3);
    expect(refusalOf(() => findSeries(workbook, 'Klout Score')).message).toContain(
      '“Content culture / Ana Ruiz / Klout Score” (2)',
    );
  });
});
