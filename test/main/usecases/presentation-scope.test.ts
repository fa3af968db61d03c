import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { contract, isProcedureName, type ProcedureName } from '#shared/contract/index.ts';
import type { EngagementId } from '#shared/domain/identity.ts';
import { type Answering, presentationOf } from '#main/usecases/presentation-scope.ts';
import { Session } from '#main/usecases/session.ts';
import { temporaryFolder } from '../workbook/temporary-folder.ts';
import { sessionAt } from './a-session.ts';

const NAMES = Object.keys(contract).filter(isProcedureName);

async function idOf(session: Session, client: string): Promise<EngagementId> {
  const all = await session.value('engagements.list', {});
  const found = all.find(({ clientName }) => clientName === client);
  if (!found) throw new Error(`the sample has no ${client}`);
  return found.id;
}

async function scopeOf(session: Session, engagementId: EngagementId): Promise<Answering> {
  const scope = await presentationOf(session, engagementId);
  if (!scope.ok) throw new Error(scope.error.message);
  return scope.value;
}

describe('a session that presents one engagement', () => {
  let folder: string;
  let session: Session;
  let ours: EngagementId;
  let theirs: EngagementId;
  let scope: Answering;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'plumbline-presentation-'));
    session = Session.open({
      path: join(folder, 'secret-name.plumb'),
      clock: () => new Date('2026-11-25T12:00:00Z'),
      version: '0.0.0-test',
    });
    await session.value('workbook.create', { sample: true });
    ours = await idOf(session, 'Meadowbrook Health');
    theirs = await idOf(session, 'Lumen Travel');
    scope = await scopeOf(session, ours);
  }, 60_000);

  afterEach(() => vi.restoreAllMocks());

  afterAll(() => {
    session.close();
    rmSync(folder, { recursive: true });
  });

  it('shows it as the contract says, and nothing of other clients', async () => {
    const answer = await scope.call('presentation.show', { engagementId: ours });
    expect(answer.ok).toBe(true);
    const shown = answer.ok ? answer.value : null;
    expect(contract['presentation.show'].output.parse(shown)).toEqual(shown);
    expect(JSON.stringify(shown)).not.toMatch(/Harbour|Lumen/);
  });

  it('refuses every other procedure there is, whatever is asked', async () => {
    const call = vi.spyOn(session, 'call');
    const others = NAMES.filter((name) => name !== 'presentation.show');
    // Were the contract empty, nothing would be refused here.
    expect(others.length).toBeGreaterThan(60);
    for (const name of others) {
      for (const input of [{}, { engagementId: ours }, { text: 'a' }, null]) {
        expect(await scope.call(name, input), name).toEqual({
          ok: false,
          error: {
            code: 'bad-input',
            message: 'A presentation shows one engagement, and nothing else.',
            details: [],
          },
        });
      }
    }
    // Not even asked of the workbook.
    expect(call).not.toHaveBeenCalled();
  });

  it('refuses every other engagement', async () => {
    const inputs = [
      { engagementId: theirs },
      { engagementId: String(ours) },
      {},
      null,
      [ours],
      ours,
    ];
    for (const input of inputs) {
      expect(await scope.call('presentation.show', input)).toMatchObject({ ok: false });
    }
  });

  it('asks for no more than was named', async () => {
    const plain = await scope.call('presentation.show', { engagementId: ours });
    const more = { engagementId: ours, redact: 'none', knownOn: '2012-01-01', from: '2013-01-01' };
    expect(await scope.call('presentation.show', more)).toEqual(plain);
  });

  it('tells that something changed, never what', async () => {
    const heard: unknown[][] = [];
    onTestFinished(scope.onChanged((...said: unknown[]) => heard.push(said)));
    await session.value('clients.add', { name: 'Canary' });
    expect(heard).toEqual([[]]);
  });

  it('shows nothing once another workbook is open, though its numbers and names are the same', async () => {
    const path = join(folder, 'another.plumb');
    const other = Session.open({
      path,
      clock: () => new Date('2026-11-25T12:00:00Z'),
      version: '1',
    });
    await other.value('workbook.create', { sample: true });
    other.close();
    await session.value('workbooks.open', { path });
    const shown = await session.value('engagements.show', { engagementId: ours });
    expect(shown.clientName).toBe('Meadowbrook Health');
    expect(await scope.call('presentation.show', { engagementId: ours })).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
    await session.value('workbooks.open', { path: join(folder, 'secret-name.plumb') });
    expect(await scope.call('presentation.show', { engagementId: ours })).toMatchObject({
      ok: true,
    });
  });

  it('says nothing of the file in a refusal', async () => {
    const call = session.call.bind(session);
    vi.spyOn(session, 'call').mockImplementation(async (name: ProcedureName, input, options) => {
      if (name !== 'presentation.show') return await call(name, input, options);
      const message = 'Another process holds “/home/pat/Secret client.plumb”.';
      return { ok: false, error: { code: 'busy', message, details: [{ file: 'Secret' }] } };
    });
    const answer = await scope.call('presentation.show', { engagementId: ours });
    expect(answer).toMatchObject({ ok: false, error: { code: 'busy', details: [] } });
    expect(JSON.stringify(answer)).not.toContain('Secret');
  });

  it('is not begun for an engagement that there is not', async () => {
    const empty = sessionAt(join(temporaryFolder(), 'empty.plumb'));
    await empty.value('workbook.create', { sample: false });
    expect(await presentationOf(empty, 7 as EngagementId)).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
  });

  it('shows nothing once its number is another client’s', async () => {
    const { clientId } = await session.value('engagements.show', { engagementId: ours });
    await session.value('clients.edit', { clientId, name: 'Someone else' });
    const answer = await scope.call('presentation.show', { engagementId: ours });
    expect(answer).toMatchObject({ ok: false, error: { code: 'not-found', details: [] } });
    expect(JSON.stringify(answer)).not.toContain('Someone else');
  });
});
