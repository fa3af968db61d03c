import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import type { InputOf } from '#shared/contract/index.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { EngagementId } from '#shared/domain/identity.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import type { Session } from '#main/usecases/session.ts';
import { getImport, listImports } from '#main/workbook/imports.ts';
import { TODAY, ask, day, newSession, refused } from './a-session.ts';

type Options = InputOf<'imports.commit'>['options'];

const sampleFile = (fileName: string) => ({
  fileName,
  bytes: new Uint8Array(
    readFileSync(new URL(`../../../src/main/sample/data/${fileName}`, import.meta.url)),
  ),
});
const csv = (content: string, fileName = 'client.csv') => ({
  fileName,
  bytes: new TextEncoder().encode(content),
});

/** A client with an engagement that tracks its Klout Score. */
async function engagementOf(session: Session, client: string, startsOn: CalendarDate) {
  const { id } = await ask(session, 'engagements.start', {
    client: { name: client },
    name: 'Content culture',
    startsOn,
    subject: { name: client, kind: 'organisation' },
    metrics: [{ from: 'catalogue', key: 'klout-score' }],
  });
  return id;
}

const preview = (session: Session, file: ReturnType<typeof csv>, options: Options) =>
  ask(session, 'imports.preview', { ...file, options });
const commit = (session: Session, file: ReturnType<typeof csv>, options: Options) =>
  ask(session, 'imports.commit', { ...file, options });

/** The digest of the whole database, byte by byte. */
const digest = (session: Session): string =>
  createHash('sha256').update(session.context().workbook.db.serialize()).digest('hex');

const metric = 'klout-score';

describe('the sample files', () => {
  async function meadowbrook() {
    const session = await newSession();
    const engagementId = await engagementOf(session, 'Meadowbrook Health', day('2012-11-05'));
    return { session, engagementId };
  }
  async function harbour() {
    const session = await newSession();
    const engagementId = await engagementOf(session, 'Harbour Tools', day('2011-03-07'));
    return { session, engagementId };
  }

  it('meadowbrook-klout.csv holds 108 readings, 54 each of 2 subjects', async () => {
    const { session, engagementId } = await meadowbrook();
    const file = sampleFile('meadowbrook-klout.csv');
    const { summary } = await commit(session, file, { engagementId, metric });
    expect(summary.shape).toBe('long');
    expect(summary.counts).toEqual({
      added: 108,
      restated: 0,
      unchanged: 0,
      conflicts: 0,
      rejected: 0,
      empty: 0,
    });
    expect(summary.perSeries).toEqual([
      { subject: 'Meadowbrook Health', metric: 'Klout Score', found: 54 },
      { subject: '@drpatelmeadow (CEO)', metric: 'Klout Score', found: 54 },
    ]);
    expect(summary.willCreate).toEqual([
      { kind: 'subject', name: '@drpatelmeadow (CEO)', detail: 'executive' },
      { kind: 'series', name: '@drpatelmeadow (CEO)', detail: 'Klout Score' },
    ]);
  });

  it('meadowbrook-team-wide.csv holds 317 readings of 6 people, and 7 empty cells', async () => {
    const { session, engagementId } = await meadowbrook();
    const file = sampleFile('meadowbrook-team-wide.csv');
    const { summary } = await commit(session, file, { engagementId, metric });
    expect(summary.shape).toBe('wide-by-subject');
    expect(summary.counts).toMatchObject({ added: 317, rejected: 0, empty: 7 });
    expect(summary.perSeries.map(({ subject, found }) => [subject, found])).toEqual([
      ['Ben Ockham', 53],
      ['Chloë Marsh', 53],
      ['Dev Nair', 53],
      ['Eilidh Ross', 53],
      ['Farid Haddad', 53],
      ['Ana Ruiz', 52],
    ]);
    expect(summary.readAs).toEqual([
      'UTF-8 with a byte order mark',
      'separated by semicolons',
      'header in row 1',
      'one subject per column',
      'dates day first, as “19/11/2012” shows',
      'decimal comma',
    ]);
    const { clientId } = await ask(session, 'engagements.show', { engagementId });
    const subjects = await ask(session, 'subjects.list', { clientId });
    expect(subjects.filter(({ kind }) => kind === 'team-member')).toMatchObject(
      Array.from({ length: 6 }, () => ({ consent: 'not-asked', visibility: 'shared' })),
    );
  });

  it('meadowbrook-activity.csv holds 162 counts of 3 drivers', async () => {
    const { session, engagementId } = await meadowbrook();
    const metricOfColumn = {
      'posts published': 'content-published',
      'replies and conversations': 'replies-and-conversations',
      'shares by category influencers': 'shares-by-category-influencers',
    };
    const file = sampleFile('meadowbrook-activity.csv');
    const { summary } = await commit(session, file, { engagementId, metricOfColumn });
    expect(summary.shape).toBe('wide-by-metric');
    expect(summary.counts).toMatchObject({ added: 162, rejected: 0, empty: 0 });
    expect(summary.perSeries.map(({ found }) => found)).toEqual([54, 54, 54]);
    expect(summary.willCreate.filter(({ kind }) => kind === 'metric')).toHaveLength(3);
  });

  it('meadowbrook-results.xlsx holds 39 results; its Total row is none', async () => {
    const { session, engagementId } = await meadowbrook();
    const metricOfColumn = { 'New patient enquiries': 'leads' };
    const file = sampleFile('meadowbrook-results.xlsx');
    const { summary } = await commit(session, file, { engagementId, metricOfColumn });
    expect(summary.counts).toMatchObject({ added: 39, rejected: 0, empty: 0 });
    expect(summary.ignored).toEqual([
      {
        file: file.fileName,
        row: 1,
        value: 'Meadowbrook Health - monthly results',
        expected: 'text above the table, not data',
      },
      {
        file: file.fileName,
        row: 17,
        value: 'Total =SUM(B4:B16)',
        expected: 'a row that sums up others, not a reading',
      },
    ]);
    const { rows } = await preview(session, file, { engagementId, metricOfColumn });
    expect(rows.slice(0, 3).map((row) => [row.row, row.date, row.metric, row.value])).toEqual([
      [4, '2012-11-01', 'Leads (new enquiries)', 42],
      [4, '2012-11-01', 'Share of voice', 4.38],
      [4, '2012-11-01', 'Positive sentiment', 62.7],
    ]);
    expect(rows.every(({ outcome }) => outcome === 'unchanged')).toBe(true);
  });

  it('harbour-klout.csv holds 88 readings, months first; its Average row is none', async () => {
    const { session, engagementId } = await harbour();
    const file = sampleFile('harbour-klout.csv');
    const { summary } = await commit(session, file, { engagementId });
    expect(summary.shape).toBe('single-series');
    expect(summary.counts).toMatchObject({ added: 88, rejected: 0 });
    expect(summary.readAs).toContain('dates month first, as “03/14/2011” shows');
    expect(summary.ignored).toMatchObject([{ row: 90, value: 'Average 43.61' }]);
    const { series } = await ask(session, 'trends.engagement', { engagementId });
    const seriesId = series[0]?.series.id;
    if (seriesId === undefined) throw new Error('nothing is tracked');
    const readings = await ask(session, 'readings.list', { seriesId });
    expect(readings.filter(({ note }) => note !== '')).toMatchObject([
      { date: '2011-10-31', value: 40.6, note: 'PeopleRank rollout?' },
    ]);
  });

  it('harbour-klout-as-seen-2011-11-01.csv holds a later vintage of 13 dates', async () => {
    const { session, engagementId } = await harbour();
    await commit(session, sampleFile('harbour-klout.csv'), { engagementId, metric });
    const file = sampleFile('harbour-klout-as-seen-2011-11-01.csv');
    const { summary } = await commit(session, file, { engagementId, metric });
    expect(summary.counts).toMatchObject({ added: 13, restated: 13, conflicts: 0 });
    const { db } = session.context().workbook;
    const pairs = db
      .prepare<[], { date: string; before: number; after: number; seenOn: string; change: string }>(
        `SELECT old.date, old.value AS before, new.value AS after, new.seen_on AS seenOn,
           changed_on AS change
         FROM reading AS new JOIN scoring_change ON scoring_change.id = new.restated_by
         JOIN reading AS old USING (series_id, date) WHERE old.restated_by IS NULL ORDER BY date`,
      )
      .all();
    expect(pairs).toHaveLength(13);
    expect(pairs[0]).toEqual({
      date: '2011-08-01',
      before: 45.35,
      after: 36.1,
      seenOn: '2011-11-01',
      change: '2011-10-26',
    });
    const again = await commit(session, file, { engagementId, metric });
    expect(again.summary.counts).toMatchObject({ added: 0, unchanged: 13, conflicts: 0 });
  });

  it('lumen-klout.csv is refused with every problem named, and can be imported without them', async () => {
    const session = await newSession();
    const engagementId = await engagementOf(session, 'Lumen Travel', day('2012-09-03'));
    const file = sampleFile('lumen-klout.csv');
    const before = digest(session);
    const refusal = await refused(session, 'imports.commit', {
      ...file,
      options: { engagementId, metric },
    });
    expect(refusal.code).toBe('bad-input');
    expect(refusal.message).toContain('“lumen-klout.csv” has 7 problems and 2 repeated rows');
    expect(
      refusal.details.map(({ row, column, value, expected }) => [row, column, value, expected]),
    ).toEqual([
      [13, 'Score', 'n/a', 'a number; this says that there is no value'],
      [17, 'Score', '53,65', 'the same as row 16; counted once'],
      [22, 'Score', '—', 'a number; this says that there is no value'],
      [30, 'Score', '101,20', 'a value on the scale of Klout Score, 1 to 100'],
      [38, 'Score', '', 'a number; the cell is empty'],
      [46, 'Score', '55,87', 'the same as row 45; counted once'],
      [
        50,
        'Score',
        '55,28',
        'one value for 8 Jul 2013; row 51 has 56.78 from Hootsuite, this one is from Klout.com',
      ],
      [
        51,
        'Score',
        '56.78',
        'a number with a decimal comma, like the others in the column; and one value for 8 Jul 2013; row 50 has 55,28 from Klout.com, this one is from Hootsuite',
      ],
      [70, 'Datum', '31.02.2013', 'a date that exists; there is no such day'],
    ]);
    expect(digest(session)).toBe(before);

    const skipping = { engagementId, metric, skipProblems: true };
    const strict = await preview(session, file, skipping);
    expect(strict.summary.counts).toMatchObject({ added: 58, rejected: 7 });
    const { summary } = await commit(session, file, { ...skipping, onDuplicate: 'keep' });
    expect(summary.counts).toMatchObject({ added: 59, rejected: 6 });
    expect(digest(session)).not.toBe(before);
  });

  it('bought-followers-klout.csv holds 31 readings of whom the person says', async () => {
    const session = await newSession();
    const engagementId = await engagementOf(session, 'Lumen Travel', day('2012-09-03'));
    const subject = 'Account with bought followers';
    const { summary } = await commit(session, sampleFile('bought-followers-klout.csv'), {
      engagementId,
      metric,
      subject,
      subjectKinds: { [subject]: 'peer' },
    });
    expect(summary.perSeries).toEqual([{ subject, metric: 'Klout Score', found: 31 }]);
    expect(summary.willCreate[0]).toEqual({ kind: 'subject', name: subject, detail: 'peer' });
  });

  it('milestones.csv holds 13 milestones of the three clients', async () => {
    const session = await newSession();
    const clients = ['Meadowbrook Health', 'Harbour Tools', 'Lumen Travel'];
    const ids: EngagementId[] = [];
    for (const client of clients) {
      ids.push(await engagementOf(session, client, day('2011-01-03')));
    }
    const file = sampleFile('milestones.csv');
    const { summary } = await commit(session, file, {});
    expect(summary.shape).toBe('milestones');
    expect(summary.counts).toMatchObject({ added: 13, rejected: 0 });
    const found = await Promise.all(
      ids.map((engagementId) => ask(session, 'milestones.list', { engagementId })),
    );
    expect(found.map(({ length }) => length)).toEqual([7, 3, 3]);
    const again = await commit(session, file, {});
    expect(again.summary.counts).toMatchObject({ added: 0, unchanged: 13 });
  });
});

describe('an import', () => {
  async function started() {
    const session = await newSession();
    const engagementId = await engagementOf(session, 'Harbour Tools', day('2013-01-07'));
    return { session, options: { engagementId, metric } };
  }
  const twoWeeks = 'Date,Score,Source\n2013-01-07,45,Klout.com\n2013-01-14,46,Klout.com\n';
  const changed = 'Date,Score\n2013-01-07,45\n2013-01-14,47\n2013-01-21,48\n';

  it('is recorded with its file’s name and digest, and its readings name it', async () => {
    const { session, options } = await started();
    const { importId } = await commit(session, csv(twoWeeks, 'C:\\Clients\\harbour.csv'), options);
    const { workbook } = session.context();
    expect(getImport(workbook, importId)).toEqual(
      expect.objectContaining({
        id: importId,
        fileName: 'harbour.csv',
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
        added: 2,
        unchanged: 0,
        corrected: 0,
        rejected: 0,
      }),
    );
    const imported = workbook.db
      .prepare('SELECT date, value, seen_on, source FROM reading WHERE import_id = ?')
      .all(importId);
    expect(imported).toEqual([
      { date: '2013-01-07', value: 45, seen_on: '2013-01-07', source: 'Klout.com' },
      { date: '2013-01-14', value: 46, seen_on: '2013-01-14', source: 'Klout.com' },
    ]);
  });

  it('changes nothing the second time', async () => {
    const { session, options } = await started();
    await commit(session, csv(twoWeeks), options);
    const { summary } = await commit(session, csv(twoWeeks), options);
    expect(summary.counts).toMatchObject({ added: 0, unchanged: 2, conflicts: 0 });
  });

  it('is refused whole where a date has another value, until that is decided', async () => {
    const { session, options } = await started();
    await commit(session, csv(twoWeeks), options);
    const before = digest(session);
    const refusal = await refused(session, 'imports.commit', { ...csv(changed), options });
    expect(refusal.code).toBe('conflict');
    expect(refusal.message).toMatch(/“client.csv”: 1 value of it differs/);
    expect(refusal.details).toEqual([
      {
        file: 'client.csv',
        row: 3,
        column: 'Score',
        value: '47',
        expected: '46, which stands for Harbour Tools on 2013-01-14',
      },
    ]);
    expect(digest(session)).toBe(before);
  });

  it('keeps what stands', async () => {
    const { session, options } = await started();
    await commit(session, csv(twoWeeks), options);
    await commit(session, csv(changed), { ...options, onDuplicate: 'keep' });
    expect(valuesIn(session)).toEqual([45, 46, 48]);
    expect(listImports(session.context().workbook)[0]).toMatchObject({ added: 1, corrected: 0 });
  });

  it('replaces what stands by a correction that names the file', async () => {
    const { session, options } = await started();
    await commit(session, csv(twoWeeks), options);
    await commit(session, csv(changed, 'later.csv'), { ...options, onDuplicate: 'replace' });
    expect(valuesIn(session)).toEqual([45, 47, 48]);
    const { db } = session.context().workbook;
    expect(db.prepare('SELECT old_value, new_value, reason FROM correction').all()).toEqual([
      { old_value: 46, new_value: 47, reason: 'Replaced by the import of later.csv' },
    ]);
    expect(listImports(session.context().workbook)[0]).toMatchObject({ added: 1, corrected: 1 });
  });

  it('keeps both as vintages, the file’s as the one seen later', async () => {
    const { session, options } = await started();
    await commit(session, csv(twoWeeks), options);
    const later = { ...options, onDuplicate: 'both', seenOn: day('2013-02-01') } as const;
    await commit(session, csv(changed), later);
    const { db } = session.context().workbook;
    expect(db.prepare('SELECT count(*) FROM correction').pluck().get()).toBe(0);
    const vintages = db.prepare(
      `SELECT value, seen_on FROM reading WHERE date = '2013-01-14' ORDER BY id`,
    );
    expect(vintages.all()).toEqual([
      { value: 46, seen_on: '2013-01-14' },
      { value: 47, seen_on: '2013-02-01' },
    ]);
    // Where nothing says when the file's values were seen, they were today.
    await commit(session, csv(changed.replace('47', '44')), { ...options, onDuplicate: 'both' });
    expect(vintages.all().at(-1)).toEqual({ value: 44, seen_on: TODAY });
    // And nothing can be seen after that: it is a problem of the value.
    const once = { ...options, onDuplicate: 'both' } as const;
    const { summary } = await preview(session, csv(changed), once);
    expect(summary.problems).toMatchObject([
      {
        row: 3,
        column: 'Score',
        value: '47',
        expected: expect.stringMatching(/seen on 18 Nov 2013; keep/) as string,
      },
    ]);
  });

  it('changes milestones that differ only where they are to be replaced', async () => {
    const { session } = await started();
    const file = (status: string) =>
      csv(`client,date,milestone,status\nHarbour Tools,2013-05-06,Webinars,${status}\n`);
    await commit(session, file('planned'), {});
    const refusal = await refused(session, 'imports.commit', { ...file('done'), options: {} });
    expect(refusal.code).toBe('conflict');
    await commit(session, file('done'), { onDuplicate: 'replace' });
    expect(await ask(session, 'milestones.list', {})).toMatchObject([{ status: 'done' }]);
  });

  it('previews without writing', async () => {
    const { session, options } = await started();
    const before = digest(session);
    const { rows } = await preview(session, csv('Week,Ana,Ben\n2013-01-07,45,46\n'), options);
    expect(rows).toHaveLength(2);
    expect(digest(session)).toBe(before);
  });

  it('knows nothing of other clients: a subject of the same name there is another subject', async () => {
    const { session, options } = await started();
    const other = await engagementOf(session, 'Lumen Travel', day('2013-01-07'));
    const ana = csv('Date,Account,Score\n2013-01-07,Ana Ruiz,45\n');
    await commit(session, ana, options);
    const { summary } = await commit(session, ana, { ...options, engagementId: other });
    expect(summary.willCreate[0]).toMatchObject({ kind: 'subject', name: 'Ana Ruiz' });
  });

  it('leaves the workbook as it was when the file is no good', async () => {
    const { session, options } = await started();
    await commit(session, csv(twoWeeks), options);
    const before = digest(session);
    const zip = new Uint8Array(
      await new JSZip().file('a.txt', 'a').generateAsync({ type: 'uint8array' }),
    );
    const bad: [string, Uint8Array<ArrayBuffer>, Options][] = [
      ['empty.csv', new Uint8Array(), options],
      ['client.exe', Uint8Array.from([0x4d, 0x5a, 0x90, 0x00]), options],
      ['nul.csv', new TextEncoder().encode('Date,Score\n2013-01-21,4\0'), options],
      ['cut.xlsx', sampleFile('meadowbrook-results.xlsx').bytes.slice(0, 3000), options],
      ['other.zip', zip, options],
      ['day.csv', new TextEncoder().encode('Date,Score\n2013-01-21,5\n2013-02-30,5'), options],
      ['scale.csv', new TextEncoder().encode('Date,Score\n2013-01-21,5\n2013-01-28,500'), options],
      ['order.csv', new TextEncoder().encode('Date,Score\n01/02/2013,5\n01/03/2013,6'), options],
      ['nowhere.csv', new TextEncoder().encode(twoWeeks), { ...options, engagementId: 99 }],
    ];
    for (const [fileName, bytes, given] of bad) {
      const refusal = await refused(session, 'imports.commit', { fileName, bytes, options: given });
      expect(['bad-input', 'not-found']).toContain(refusal.code);
      expect(refusal.message).not.toMatch(/ at .*:\d+|Error/);
    }
    expect(digest(session)).toBe(before);
  });

  it('leaves the workbook as it was when it is cancelled', async () => {
    const { session, options } = await started();
    const before = digest(session);
    const controller = new AbortController();
    const running = session.value(
      'imports.commit',
      { ...sampleFile('meadowbrook-results.xlsx'), options: { ...options, metricOfColumn: {} } },
      { signal: controller.signal, onProgress: () => controller.abort() },
    );
    await expect(running).rejects.toThrow(Refusal);
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect(digest(session)).toBe(before);
  });

  it('leaves the workbook as it was when writing fails midway', async () => {
    const { session, options } = await started();
    const { db } = session.context().workbook;
    db.exec(`CREATE TEMP TRIGGER fails AFTER INSERT ON reading WHEN NEW.value = 48
      BEGIN SELECT RAISE(ABORT, 'the disk is gone'); END`);
    const before = digest(session);
    const { ok } = await session.call('imports.commit', { ...csv(changed), options });
    expect(ok).toBe(false);
    expect(digest(session)).toBe(before);
  });
});

function valuesIn(session: Session): unknown[] {
  const { db } = session.context().workbook;
  return db.prepare('SELECT value FROM reading WHERE withdrawn = 0 ORDER BY date').pluck().all();
}
