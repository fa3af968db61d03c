/** A handoff workbook that the client went on with is read back: what was added and changed, no more. */
import { describe, expect, it } from 'vitest';
import {
  day,
  ask,
  logWeekly,
  newSession,
  ownMetric,
  refused,
  startEngagement,
  TODAY,
} from '../usecases/a-session.ts';
import type { EngagementId } from '#shared/domain/identity.ts';
import { partsOf } from './parts.ts';
import { packed, rowWhere, withCells, withTypedRows } from './typed-rows.ts';

const SUBJECT = 'Harbour Health';
const METRIC = 'Influence';
const BEFORE = [40, 41, 42, 43, 44, 45];

async function handedOn(clock = { today: '2013-11-18' as string }) {
  const session = await newSession(clock);
  const started = await startEngagement(session);
  await logWeekly(session, started.seriesId, BEFORE);
  const { engagementId } = started;
  const made = await ask(session, 'reports.make', { engagementId, edition: 'handoff' });
  clock.today = '2014-01-20';
  return { session, started, made, parts: await partsOf(made.bytes) };
}

async function imported(
  engagementId: EngagementId,
  parts: ReadonlyMap<string, string>,
  options: Record<string, unknown> = {},
) {
  const file = { fileName: 'back.xlsx', bytes: await packed(parts) };
  return { ...file, options: { engagementId, ...options } };
}

const row = (date: string, value: number, subject = SUBJECT) => ({
  ...{ date: day(date), subject, metric: METRIC, value },
});

describe('a handoff workbook', () => {
  it('is recorded as one when it leaves', async () => {
    const { made } = await handedOn();
    expect(made.disclosure.edition).toBe('handoff');
    expect(made.fileName).toBe(
      'Harbour Health – Content culture – Handoff workbook – 2013-11-18.xlsx',
    );
  });

  it('that comes back untouched changes nothing', async () => {
    const { session, started, parts } = await handedOn();
    const input = await imported(started.engagementId, parts);
    const { summary } = await ask(session, 'imports.preview', input);
    expect(summary.counts).toMatchObject({ added: 0, unchanged: 6, conflicts: 0, rejected: 0 });
    expect(summary.readAs[0]).toContain('the handoff workbook of 18 Nov 2013, disclosure PL-');
  });

  it('brings in the rows that were typed, and only these', async () => {
    const { session, started, parts } = await handedOn();
    const back = withTypedRows(parts, [row('2013-12-02', 47), row('2013-11-25', 46)]);
    const input = await imported(started.engagementId, back);
    const preview = await ask(session, 'imports.preview', input);
    expect(preview.rows.filter(({ outcome }) => outcome === 'new')).toMatchObject([
      { date: '2013-12-02', value: 47, subject: SUBJECT, metric: METRIC },
      { date: '2013-11-25', value: 46, subject: SUBJECT, metric: METRIC },
    ]);
    expect(preview.summary.counts).toMatchObject({ added: 2, unchanged: 6, rejected: 0 });
    await ask(session, 'imports.commit', input);
    const readings = await ask(session, 'readings.list', { seriesId: started.seriesId });
    expect(readings.map(({ value }) => value).toSorted((a, b) => a - b)).toEqual([
      ...BEFORE,
      46,
      47,
    ]);
    const again = await ask(session, 'imports.preview', input);
    expect(again.summary.counts).toMatchObject({ added: 0, unchanged: 8 });
  });

  it('shows a value that was typed over as a conflict, for the person to decide', async () => {
    const { session, started, parts } = await handedOn();
    const at = rowWhere(parts, 'D', (value) => value === 43);
    const back = withCells(parts, { [`D${at}`]: 53 });
    const input = await imported(started.engagementId, back);
    const { rows } = await ask(session, 'imports.preview', input);
    expect(rows.filter(({ outcome }) => outcome === 'conflict')).toMatchObject([
      { value: 53, standing: 43 },
    ]);
    expect((await refused(session, 'imports.commit', input)).code).toBe('conflict');
    await ask(session, 'imports.commit', {
      ...input,
      options: { ...input.options, onDuplicate: 'replace' },
    });
    const readings = await ask(session, 'readings.list', { seriesId: started.seriesId });
    expect(readings.map(({ value }) => value)).toContain(53);
  });

  it('names rows that are gone, and withdraws nothing', async () => {
    const { session, started, parts } = await handedOn();
    const at = rowWhere(parts, 'D', (value) => value === 42);
    const gone = Object.fromEntries(
      ['A', 'B', 'C', 'D', 'J'].map((column) => [`${column}${at}`, null]),
    );
    const input = await imported(started.engagementId, withCells(parts, gone));
    const { summary } = await ask(session, 'imports.preview', input);
    expect(summary.counts).toMatchObject({ added: 0, unchanged: 5, rejected: 0 });
    expect(summary.ignored.map(({ expected }) => expected)).toEqual([
      expect.stringContaining('a row for the reading of Harbour Health of 28 Oct 2013, 42'),
    ]);
    await ask(session, 'imports.commit', input);
    expect(await ask(session, 'readings.list', { seriesId: started.seriesId })).toHaveLength(6);
  });

  it.each([
    ['a date after today', { A: 60_000 }, 'Date', 'a date up to today'],
    ['a value off the scale', { D: 170 }, 'Value', 'a value on the scale of Influence: 0 to 100'],
    ['a value in words', { D: 'about forty' }, 'Value', 'a number'],
    ['a subject that is not in its lists', { B: 'Someone' }, 'Subject', 'stand together'],
    ['a reading moved to another day', { A: 41_000 }, 'Id', 'empty its Id'],
  ])('names %s and takes nothing of the row', async (_what, typed, column, words) => {
    const { session, started, parts } = await handedOn();
    const at = rowWhere(parts, 'D', (value) => value === 43);
    const cells = Object.fromEntries(
      Object.entries(typed).map(([letter, value]) => [`${letter}${at}`, value]),
    );
    const input = await imported(started.engagementId, withCells(parts, cells));
    const { summary } = await ask(session, 'imports.preview', input);
    expect(summary.counts).toMatchObject({ added: 0, unchanged: 5, rejected: 1 });
    expect(summary.problems).toMatchObject([
      { row: at, column, expected: expect.stringContaining(words) as string },
    ]);
  });

  it('is told from any other file before it is said how it is to be read', async () => {
    const { session, started, parts } = await handedOn();
    const input = await imported(started.engagementId, parts);
    const inspected = await ask(session, 'imports.inspect', input);
    expect(inspected).toMatchObject({
      sheet: 'Readings',
      shape: 'long',
      shapeWords: 'a handoff workbook come back, one row per reading',
    });
  });

  it('of another Plumbline file is refused, whatever its names are', async () => {
    const { parts } = await handedOn();
    const other = await handedOn();
    const input = await imported(other.started.engagementId, parts);
    const refusal = await refused(other.session, 'imports.preview', input);
    expect(refusal.message).toContain(
      'was handed on from another Plumbline workbook than this one',
    );
  });

  it('goes back to the engagement it was handed on from', async () => {
    const { session, parts } = await handedOn();
    const other = await startEngagement(session, {
      client: { name: 'Lumen' },
      subject: { name: 'Lumen', kind: 'organisation' },
      metrics: [{ from: 'own', definition: ownMetric({ name: 'Another' }) }],
    });
    const input = await imported(other.engagementId, parts);
    const refusal = await refused(session, 'imports.preview', input);
    expect(refusal.message).toContain('it was handed on from Harbour Health, Content culture');
    expect(refusal.details).toMatchObject([{ field: 'engagementId' }]);
  });

  it('finds a person again who is shown under another name', async () => {
    const clock = { today: TODAY as string };
    const session = await newSession(clock);
    const started = await startEngagement(session, {
      subject: { name: 'Dana Reyes', kind: 'executive', alias: 'Person A', consent: 'given' },
    });
    await logWeekly(session, started.seriesId, BEFORE);
    const { engagementId } = started;
    const made = await ask(session, 'reports.make', {
      ...{ engagementId, edition: 'handoff', redact: 'people' },
    });
    const parts = await partsOf(made.bytes);
    expect([...parts.values()].join('\n')).not.toMatch(/Dana|Reyes/);
    clock.today = '2014-01-20';
    const shown = String(nameIn(parts));
    const input = await imported(
      engagementId,
      withTypedRows(parts, [row('2013-12-02', 47, shown)]),
    );
    const { rows } = await ask(session, 'imports.preview', input);
    expect(rows.filter(({ outcome }) => outcome === 'new')).toMatchObject([
      { subject: 'Dana Reyes', value: 47 },
    ]);
  });
});

function nameIn(parts: ReadonlyMap<string, string>): string | number {
  let name: string | number = '';
  rowWhere(parts, 'B', (value) => {
    name = value;
    return value !== 'Subject';
  });
  return name;
}
