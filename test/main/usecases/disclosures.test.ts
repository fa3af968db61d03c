import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ReportSection } from '#shared/contract/reports.ts';
import { temporaryFolder } from '../workbook/temporary-folder.ts';
import {
  ask,
  day,
  logWeekly,
  newSession,
  refused,
  sessionAt,
  startEngagement,
} from './a-session.ts';

const RISING = [40, 41, 41.5, 42.4, 43, 43.8, 44.9, 45.2];

async function twoClients() {
  const session = await newSession();
  const harbour = await startEngagement(session);
  await logWeekly(session, harbour.seriesId, RISING);
  const tern = await startEngagement(session, {
    client: { name: 'Tern Foods' },
    name: 'Recipes that travel',
    subject: { name: 'Tern Foods', kind: 'organisation' },
    metrics: [{ from: 'workbook', metricId: harbour.metricId }],
  });
  await logWeekly(session, tern.seriesId, [...RISING].reverse());
  return { session, harbour, tern };
}

describe('the preview of a report', () => {
  it('says what the file says and records nothing', async () => {
    const { session, harbour } = await twoClients();
    const { engagementId } = harbour;
    const preview = await ask(session, 'reports.preview', { engagementId });
    expect(preview).toMatchObject({
      client: 'Harbour Health',
      period: { to: '2013-11-18' },
      withheld: [],
      notIncluded: null,
      readings: { total: 8 },
    });
    expect(preview.series.map(({ latest }) => latest?.value)).toEqual([45.2]);
    expect(await ask(session, 'disclosures.list', {})).toEqual([]);
  });

  it('holds nothing of another client', async () => {
    const { session, harbour } = await twoClients();
    const { engagementId } = harbour;
    const preview = await ask(session, 'reports.preview', { engagementId });
    expect(JSON.stringify(preview)).not.toMatch(/Tern|Recipes/);
  });

  it('follows the period, the sections and the day it is known on', async () => {
    const { session, harbour } = await twoClients();
    const { engagementId } = harbour;
    const to = day('2013-10-28');
    const early = await ask(session, 'reports.preview', { engagementId, to });
    expect(early.readings.total).toBe(5);
    const bare = await ask(session, 'reports.preview', { engagementId, sections: [] });
    expect([bare.readings.total, bare.notIncluded]).toEqual([0, 'Not included: Readings.']);
    const knownOn = day('2013-11-04');
    const past = await ask(session, 'reports.preview', { engagementId, knownOn });
    expect([past.preparedOn, past.readings.total]).toEqual([knownOn, 6]);
  });

  it('is refused as the report is', async () => {
    const { session, harbour } = await twoClients();
    const { engagementId } = harbour;
    const backwards = { engagementId, from: day('2013-06-01'), to: day('2013-05-01') };
    expect((await refused(session, 'reports.preview', backwards)).message).toBe(
      (await refused(session, 'reports.make', backwards)).message,
    );
    const unknown = await refused(session, 'reports.preview', { engagementId: 99 });
    expect(unknown.code).toBe('not-found');
  });
});

describe('a report of chosen sections', () => {
  it('is the same file whatever the order in which they are named', async () => {
    const { session, harbour } = await twoClients();
    const { engagementId } = harbour;
    const all = await session.value('reports.make', { engagementId });
    const turned = ReportSection.options.toReversed();
    const same = await session.value('reports.make', { engagementId, sections: turned });
    expect(same.disclosure).toEqual(all.disclosure);
    const bare = await session.value('reports.make', { engagementId, sections: [] });
    expect(bare.disclosure.identifier).not.toBe(all.disclosure.identifier);
  });
});

describe('a handoff workbook', () => {
  it('is previewed with its readings, which it cannot do without', async () => {
    const { session, harbour } = await twoClients();
    const { engagementId } = harbour;
    const preview = await ask(session, 'reports.preview', {
      engagementId,
      edition: 'handoff',
      sections: [],
    });
    expect([preview.readings.total, preview.notIncluded]).toEqual([8, null]);
  });
});

describe('disclosures', () => {
  it('are told by engagement or all together, the newest first, with whom they were for', async () => {
    const { session, harbour, tern } = await twoClients();
    const first = await session.value('reports.make', { engagementId: harbour.engagementId });
    const second = await session.value('reports.make', { engagementId: tern.engagementId });
    const all = await ask(session, 'disclosures.list', {});
    expect(all).toEqual([
      { ...second.disclosure, clientName: 'Tern Foods', engagementName: 'Recipes that travel' },
      { ...first.disclosure, clientName: 'Harbour Health', engagementName: 'Content culture' },
    ]);
    const { engagementId } = harbour;
    expect(await ask(session, 'disclosures.list', { engagementId })).toEqual(all.slice(1));
    expect((await refused(session, 'disclosures.list', { engagementId: 99 })).code).toBe(
      'not-found',
    );
  });

  it('know a file that is unchanged, also after it was made for someone else', async () => {
    const { session, harbour, tern } = await twoClients();
    const { bytes, disclosure } = await session.value('reports.make', {
      engagementId: harbour.engagementId,
    });
    await session.value('reports.make', { engagementId: tern.engagementId });
    expect(await ask(session, 'disclosures.verify', { bytes })).toEqual({
      sha256: disclosure.sha256,
      disclosure: {
        ...disclosure,
        clientName: 'Harbour Health',
        engagementName: 'Content culture',
      },
    });
  });

  it('do not know a file with one bit changed, nor one from elsewhere', async () => {
    const { session, harbour } = await twoClients();
    const { bytes } = await session.value('reports.make', { engagementId: harbour.engagementId });
    const changed = Uint8Array.from(bytes);
    changed[100] = (changed[100] ?? 0) ^ 1;
    expect(await ask(session, 'disclosures.verify', { bytes: changed })).toEqual({
      sha256: createHash('sha256').update(changed).digest('hex'),
      disclosure: null,
    });
    const empty = await ask(session, 'disclosures.verify', { bytes: new Uint8Array() });
    expect(empty.disclosure).toBeNull();
  });

  it('are not known yet on an earlier day', async () => {
    const path = join(temporaryFolder(), 'work.plumb');
    const session = sessionAt(path);
    await session.value('workbook.create', { sample: false });
    const { engagementId, seriesId } = await startEngagement(session);
    await logWeekly(session, seriesId, RISING);
    const { bytes } = await session.value('reports.make', { engagementId });
    session.close();
    const before = sessionAt(path, { today: '2013-11-17' });
    expect(await ask(before, 'disclosures.list', {})).toEqual([]);
    expect((await ask(before, 'disclosures.verify', { bytes })).disclosure).toBeNull();
  });

  it('refuse a file beyond all measure', async () => {
    const { session } = await twoClients();
    const bytes = new Uint8Array(48 * 1024 * 1024 + 1);
    const refusal = await refused(session, 'disclosures.verify', { bytes });
    expect(refusal.message).toContain('a file of at most 48 MB');
  });
});
