import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { InputOf } from '#shared/contract/index.ts';
import type { Session } from '#main/usecases/session.ts';
import { makeXlsx, plainData, row, text } from '../intake/make-xlsx.ts';
import { TODAY, ask, day, newSession, refused } from './a-session.ts';

type Options = InputOf<'imports.commit'>['options'];
type File = Pick<InputOf<'imports.commit'>, 'fileName' | 'bytes'>;

const csv = (content: string, fileName = 'client.csv'): File => ({
  fileName,
  bytes: new TextEncoder().encode(content),
});
const sample = (fileName: string): File => ({
  fileName,
  bytes: new Uint8Array(
    readFileSync(new URL(`../../../src/main/sample/data/${fileName}`, import.meta.url)),
  ),
});

async function started(client = 'Harbour Tools') {
  const session = await newSession();
  const { id: engagementId } = await ask(session, 'engagements.start', {
    client: { name: client },
    name: 'Content culture',
    startsOn: day('2011-03-07'),
    subject: { name: client, kind: 'organisation' },
    metrics: [{ from: 'catalogue', key: 'klout-score' }],
  });
  const metric = 'klout-score';
  const inspect = (file: File, options: Options = {}) =>
    ask(session, 'imports.inspect', { ...file, options: { engagementId, ...options } });
  const preview = (file: File, options: Options = {}) =>
    ask(session, 'imports.preview', { ...file, options: { engagementId, metric, ...options } });
  const commit = (file: File, options: Options = {}) =>
    ask(session, 'imports.commit', { ...file, options: { engagementId, metric, ...options } });
  return { session, engagementId, metric, inspect, preview, commit };
}

const changesIn = (session: Session) =>
  session.context().workbook.db.prepare('SELECT total_changes()').pluck().get();

describe('a file that is inspected', () => {
  it('is described column by column, without a question and without a trace', async () => {
    const { session, inspect } = await started('Lumen Travel');
    const before = changesIn(session);
    const seen = await inspect(sample('lumen-klout.csv'));
    expect(seen).toMatchObject({
      kind: 'delimited',
      sheets: [],
      sheet: null,
      headerRow: 3,
      shape: 'single-series',
      shapeWords: 'the values of one series',
      remembered: null,
    });
    expect(seen.columns).toMatchObject([
      { header: 'Datum', index: 0, meaning: 'date', guess: 'named like a date' },
      { header: 'Score', index: 1, meaning: 'value', guess: 'named like a value' },
      { header: 'Quelle', index: 2, meaning: 'source', guess: 'named like a source' },
    ]);
    expect(seen.columns[1]?.examples).toHaveLength(5);
    expect(seen.rows.length).toBeLessThanOrEqual(30);
    expect(changesIn(session)).toBe(before);
  });

  it('needs no engagement', async () => {
    const session = await newSession();
    const file = sample('milestones.csv');
    const seen = await ask(session, 'imports.inspect', { ...file, options: {} });
    expect([seen.shape, seen.shapeWords]).toEqual(['milestones', 'one row per milestone']);
    expect(seen.columns.map(({ meaning }) => meaning)).toContain('milestone');
  });

  it('shows the rows to choose a header by where none is found', async () => {
    const { inspect } = await started();
    const seen = await inspect(csv('Report\n;\nWhen;How much\nfirst;1\nsecond;2\n'));
    expect([seen.headerRow, seen.shape]).toEqual([null, null]);
    expect(seen.rows.map(({ number, cells }) => [number, cells[0]])).toEqual([
      [1, 'Report'],
      [3, 'When'],
      [4, 'first'],
      [5, 'second'],
    ]);
    expect(seen.columns.map(({ header }) => header)).toEqual(['When', 'How much']);
  });

  it('lists the sheets of an Excel file, and reads none where several hold a table', async () => {
    const { inspect } = await started();
    const bytes = await makeXlsx({
      sheets: [
        { name: 'Klout', data: plainData },
        { name: 'Old', data: plainData, state: 'hidden' },
        { name: 'More', data: plainData },
        { name: 'Notes', data: row(1, text('Nothing of note')) },
      ],
    });
    const file = { fileName: 'client.xlsx', bytes: new Uint8Array(bytes) };
    const seen = await inspect(file);
    expect(seen.sheet).toBe(null);
    expect(seen.sheets).toEqual([
      { name: 'Klout', isHidden: false, rows: 3, columns: 2, hasTable: true },
      { name: 'Old', isHidden: true, rows: 0, columns: 0, hasTable: false },
      { name: 'More', isHidden: false, rows: 3, columns: 2, hasTable: true },
      { name: 'Notes', isHidden: false, rows: 1, columns: 1, hasTable: false },
    ]);
    const chosen = await inspect(file, { sheet: 'More' });
    expect([chosen.sheet, chosen.headerRow]).toEqual(['More', 1]);
  });
});

describe('what a person says of a file', () => {
  it('is which row names the columns', async () => {
    const { preview } = await started();
    // The first row could be the header: the second is.
    const file = csv('Date,Old score\nDate,Klout\n2013-01-07,45\n');
    const { summary, rows } = await preview(file, { headerRow: 2 });
    expect(summary.readAs).toContain('header in row 2, as you said');
    expect(rows).toMatchObject([{ row: 3, column: 'Klout', value: 45 }]);
  });

  it('is what the columns are', async () => {
    const { preview } = await started();
    const file = csv('Booked,Shown on,Wer,Points,Rank\n2013-02-01,2013-01-07,Ana Ruiz,45,3\n');
    const columnMeanings = {
      Booked: 'leave-out',
      'Shown on': 'date',
      Wer: 'subject',
      Rank: 'leave-out',
    } as const;
    const { summary, rows } = await preview(file, { columnMeanings });
    expect(rows).toMatchObject([{ date: '2013-01-07', subject: 'Ana Ruiz', value: 45 }]);
    expect(summary.shape).toBe('long');
    expect(summary.ignored).toMatchObject([
      { column: 'Booked', expected: 'left out, as you said' },
      { column: 'Rank', expected: 'left out, as you said' },
    ]);
  });

  it('is how it is laid out', async () => {
    const { session, engagementId, preview, metric } = await started();
    const file = csv('Date,Ana Ruiz\n2013-01-07,45\n');
    const open = await refused(session, 'imports.preview', {
      ...file,
      options: { engagementId, metric },
    });
    expect(open.details).toMatchObject([{ field: 'subject', column: 'Ana Ruiz' }]);
    const { rows } = await preview(file, { shape: 'wide-by-subject' });
    expect(rows).toMatchObject([{ subject: 'Ana Ruiz', value: 45 }]);
    const single = await preview(file, { shape: 'single-series' });
    expect(single.rows).toMatchObject([{ subject: 'Harbour Tools', value: 45 }]);
    const long = await refused(session, 'imports.preview', {
      ...file,
      options: { engagementId, metric, shape: 'long' },
    });
    expect(long.details).toMatchObject([{ field: 'columnMeanings', value: 'long' }]);
  });

  it('is which of the names are one: near ones are offered, never made one', async () => {
    const { preview, commit } = await started();
    await commit(csv('Date,Account,Score\n2013-01-07,Ana Ruiz,45\n'));
    const file = csv('Date,Account,Score\n2013-01-14,Ana Ruíz,46\n2013-01-14,Ben,40\n');
    const { nearNames, summary } = await preview(file);
    expect(nearNames).toEqual([{ name: 'Ana Ruíz', like: ['Ana Ruiz'] }]);
    expect(summary.willCreate.map(({ name }) => name)).toContain('Ana Ruíz');
    const merged = await preview(file, { subjectOfName: { 'Ana Ruíz': 'Ana Ruiz' } });
    expect(merged.nearNames).toEqual([]);
    expect(merged.rows[0]?.subject).toBe('Ana Ruiz');
  });

  it('says that drivers are counted', async () => {
    const { preview } = await started();
    const file = csv('Week,posts\n2013-01-07,4\n');
    const metricOfColumn = { posts: 'content-published' };
    const { summary } = await preview(file, {
      metric: undefined,
      metricOfColumn,
      shape: 'wide-by-metric',
    });
    expect([summary.shape, summary.readAs.includes('counts of drivers')]).toEqual([
      'wide-by-metric',
      true,
    ]);
  });
});

describe('decisions on conflicts, one by one', () => {
  it('go before the decision on all', async () => {
    const { session, engagementId, metric, preview, commit } = await started();
    await commit(csv('Date,Score\n2013-01-07,41\n2013-01-14,42\n2013-01-21,43\n'));
    const file = csv('Date,Score\n2013-01-07,51\n2013-01-14,52\n2013-01-21,53\n');
    const { rows } = await preview(file);
    expect(rows.map(({ conflictKey, value, standing }) => [conflictKey, value, standing])).toEqual([
      ['2 Score', 51, 41],
      ['3 Score', 52, 42],
      ['4 Score', 53, 43],
    ]);
    const some = { '2 Score': 'keep', '3 Score': 'both' } as const;
    const open = await refused(session, 'imports.commit', {
      ...file,
      options: { engagementId, metric, onConflict: some },
    });
    expect(open.details.map(({ row: at }) => at)).toEqual([4]);
    await commit(file, { onConflict: some, onDuplicate: 'replace' });
    const { db } = session.context().workbook;
    expect(
      db.prepare('SELECT date, value, seen_on FROM reading ORDER BY date, seen_on').raw().all(),
    ).toEqual([
      ['2013-01-07', 41, '2013-01-07'],
      ['2013-01-14', 42, '2013-01-14'],
      ['2013-01-14', 52, TODAY],
      ['2013-01-21', 53, '2013-01-21'],
    ]);
    const [last] = await ask(session, 'imports.list', {});
    expect(last).toMatchObject({ added: 1, corrected: 1 });
  });

  it('cannot be to keep two milestones of one name and day', async () => {
    const { session, engagementId, commit } = await started();
    const file = (status: string) => csv(`date,milestone,status\n2013-05-06,Webinars,${status}\n`);
    await commit(file('planned'), { metric: undefined });
    const refusal = await refused(session, 'imports.commit', {
      ...file('done'),
      options: { engagementId, onDuplicate: 'both' },
    });
    expect(refusal.message).toMatch(/keep what stands or replace it/);
  });
});

describe('what was answered for a file', () => {
  const first = 'Date,a,b\n04/03/2013,45,"1,234"\n';
  const second = 'Some title\nDate,A,B\n05/03/2013,46,"1,235"\n';
  const answers = {
    metric: undefined,
    metricOfColumn: { a: 'klout-score', b: '' },
    dateOrder: 'day-first',
  } as const;

  it('is remembered for the next with the same columns, and used only where that is asked for', async () => {
    const { session, engagementId, commit, inspect, preview } = await started();
    await commit(csv(first, 'march.csv'), answers);
    const seen = await inspect(csv(second));
    expect(seen.remembered).toMatchObject({
      usedOn: TODAY,
      fileName: 'march.csv',
      options: { metricOfColumn: { a: 'klout-score', b: '' }, dateOrder: 'day-first' },
    });
    const unanswered = await refused(session, 'imports.preview', {
      ...csv(second),
      options: { engagementId },
    });
    expect(unanswered.code).toBe('bad-input');
    const { summary, rows } = await preview(csv(second), {
      metric: undefined,
      useRemembered: true,
    });
    expect(rows).toMatchObject([{ row: 3, date: '2013-03-05', metric: 'Klout Score', value: 46 }]);
    expect(summary.readAs.at(-1)).toBe('with the answers given for “march.csv” on 18 Nov 2013');
  });

  it('is not remembered of a file that was refused, nor for other clients, and undone with it', async () => {
    const { session, commit, inspect } = await started();
    await commit(csv(first), answers);
    const elsewhere = await ask(session, 'imports.inspect', { ...csv(second), options: {} });
    expect(elsewhere.remembered).toBe(null);
    await ask(session, 'workbook.undo', {});
    expect((await inspect(csv(second))).remembered).toBe(null);
  });
});

describe('an import looked back at', () => {
  const reason = 'The provider had sent the wrong file';

  it('is taken back: what it added is withdrawn, what it replaced is restored', async () => {
    const { session, commit } = await started();
    await commit(csv('Date,Score\n2013-01-07,41\n2013-01-14,42\n', 'a.csv'));
    const { importId } = await commit(csv('Date,Score\n2013-01-14,52\n2013-01-21,53\n', 'b.csv'), {
      onDuplicate: 'replace',
    });
    const { db } = session.context().workbook;
    const stands = () =>
      db.prepare('SELECT date, value FROM reading WHERE withdrawn = 0 ORDER BY date').raw().all();
    expect(await ask(session, 'imports.list', {})).toMatchObject([
      { fileName: 'b.csv', standing: 1, engagements: ['Harbour Tools: Content culture'] },
      { fileName: 'a.csv', standing: 2, milestones: 0 },
    ]);
    const done = await ask(session, 'imports.take-back', { importId, reason });
    expect(done).toEqual({ withdrawn: 1, restored: 1 });
    expect(stands()).toEqual([
      ['2013-01-07', 41],
      ['2013-01-14', 42],
    ]);
    expect((await ask(session, 'imports.list', {}))[0]).toMatchObject({ added: 1, standing: 0 });
    const again = await refused(session, 'imports.take-back', { importId, reason });
    expect(again.code).toBe('conflict');
    await ask(session, 'workbook.undo', {});
    expect(stands()).toEqual([
      ['2013-01-07', 41],
      ['2013-01-14', 52],
      ['2013-01-21', 53],
    ]);
  });

  it('leaves what was corrected since as it is', async () => {
    const { session, commit } = await started();
    await commit(csv('Date,Score\n2013-01-07,41\n'));
    const { importId } = await commit(csv('Date,Score\n2013-01-07,52\n2013-01-14,53\n'), {
      onDuplicate: 'replace',
    });
    const { db } = session.context().workbook;
    const readingId = db
      .prepare<[], number>(`SELECT id FROM reading WHERE date = '2013-01-07'`)
      .pluck()
      .get();
    await session.call('readings.correct', { readingId, value: 47, reason: 'As shown' });
    const done = await ask(session, 'imports.take-back', { importId, reason });
    expect(done).toEqual({ withdrawn: 1, restored: 0 });
    expect(db.prepare('SELECT value FROM reading WHERE withdrawn = 0').pluck().all()).toEqual([47]);
  });

  it('is refused where there is none', async () => {
    const { session } = await started();
    const refusal = await refused(session, 'imports.take-back', {
      importId: 9,
      reason,
    });
    expect(refusal.code).toBe('not-found');
  });
});
