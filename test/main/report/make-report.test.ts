import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll } from 'vitest';
import type { EngagementId } from '#shared/domain/identity.ts';
import { contract } from '#shared/contract/index.ts';
import { Session } from '#main/usecases/session.ts';
import { day } from './fixture.ts';
import { partsOf, sheetNames, textsOf } from './parts.ts';

describe('reports of the sample workbook', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-report-'));
  const session = Session.open({
    path: join(folder, 'sample.plumb'),
    clock: () => new Date('2026-11-23T12:00:00Z'),
    version: '1.2.3',
  });
  let meadowbrook: EngagementId;

  beforeAll(async () => {
    await session.value('workbook.create', { sample: true });
    const engagements = await session.value('engagements.list', {});
    const found = engagements.find(({ clientName }) => clientName === 'Meadowbrook Health');
    if (!found) throw new Error('the sample has no Meadowbrook Health');
    meadowbrook = found.id;
  }, 60_000);
  afterAll(() => {
    session.close();
    rmSync(folder, { recursive: true });
  });

  const disclosures = async () =>
    (await session.value('trends.engagement', { engagementId: meadowbrook })).disclosures;

  it('come with the record of their disclosure', async () => {
    const made = await session.value('reports.make', { engagementId: meadowbrook });
    expect(contract['reports.make'].output.parse(made)).toEqual(made);
    expect(made.fileName).toBe(
      'Meadowbrook Health – A content culture that lasts – Trend report – 2013-11-18.xlsx',
    );
    expect(made.disclosure.sha256).toBe(createHash('sha256').update(made.bytes).digest('hex'));
    expect(await disclosures()).toEqual([made.disclosure]);
    const parts = await partsOf(made.bytes);
    expect(textsOf(parts, 'Method').join('\n')).toContain(made.disclosure.identifier);
    expect(sheetNames(parts)).toEqual([
      'Summary',
      'Klout Score',
      'Share of voice',
      'Positive sentiment',
      'Leads (new enquiries)',
      'Milestones',
      'Drivers',
      'Leading or not',
      'League',
      'Readings',
      'Method',
    ]);
  });

  it('are the same file and the same record when nothing changed', async () => {
    const before = await disclosures();
    const one = await session.value('reports.make', { engagementId: meadowbrook });
    const other = await session.value('reports.make', { engagementId: meadowbrook });
    expect(Buffer.from(one.bytes).equals(other.bytes)).toBe(true);
    expect(await disclosures()).toEqual(before);
  });

  it('are another file and another record for another period or redaction', async () => {
    const before = await disclosures();
    const to = day('2013-06-30');
    const early = await session.value('reports.make', { engagementId: meadowbrook, to });
    const redacted = await session.value('reports.make', {
      engagementId: meadowbrook,
      redact: 'people',
    });
    expect([early.disclosure.to, redacted.disclosure.redaction]).toEqual([to, 'people']);
    expect(await disclosures()).toEqual([...before, early.disclosure, redacted.disclosure]);
  });

  it('name nobody who is shown by alias, and nothing of another client', async () => {
    const { bytes } = await session.value('reports.make', { engagementId: meadowbrook });
    const all = [...(await partsOf(bytes)).values()].join('');
    expect(all).toContain('Ana Ruiz');
    expect(all).toContain('Team member 2');
    expect(all).not.toMatch(/Ockham|Dev Nair|Harbour|Lumen/);
  });

  it('are refused for a period that ends before it starts and for an unknown engagement', async () => {
    const before = await disclosures();
    const backwards = await session.call('reports.make', {
      engagementId: meadowbrook,
      from: '2013-06-01',
      to: '2013-05-01',
    });
    const unknown = await session.call('reports.make', { engagementId: 999 });
    expect(backwards).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(unknown).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(await disclosures()).toEqual(before);
  });

  it('tell how far they are, and leave no record when they are cancelled', async () => {
    const before = await disclosures();
    const phases: string[] = [];
    const abort = new AbortController();
    const answer = await session.call(
      'reports.make',
      { engagementId: meadowbrook, to: '2013-07-31' },
      {
        signal: abort.signal,
        onProgress: ({ phase }) => {
          phases.push(phase);
          if (phase === 'Writing the report') abort.abort();
        },
      },
    );
    expect(answer).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(phases).toEqual(['Judging the trends', 'Writing the report']);
    expect(await disclosures()).toEqual(before);
  });
});
