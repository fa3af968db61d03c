import Database from 'better-sqlite3';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backupsOf, backupState } from '#main/workbook/backups.ts';
import { APPLICATION_ID } from '#main/workbook/inspect-file.ts';
import { migrate, schemaVersion } from '#main/workbook/migrate.ts';
import { allMigrations, type Migration } from '#main/workbook/migrations/index.ts';
import { verifyWorkbook } from '#main/workbook/verify.ts';
import { openWorkbook, Workbook } from '#main/workbook/workbook.ts';
import { fill, newWorkbook } from './a-workbook.ts';
import { refusalOf } from './refusal-of.ts';
import { temporaryFolder } from './temporary-folder.ts';

const next = allMigrations.length + 1;
const withOneMore = (sql: string): Migration[] => [
  ...allMigrations,
  { version: next, name: 'a later one', sql },
];

/** A closed workbook of the newest version, with data. */
function closedWorkbook(): string {
  const workbook = newWorkbook();
  fill(workbook);
  workbook.close();
  return workbook.path;
}

describe('the migrations there are', () => {
  it('are numbered one by one', () => {
    expect(allMigrations.map(({ version }) => version)).toEqual(allMigrations.map((_, i) => i + 1));
  });
});

/** A closed workbook as version 1 made it: a series with a linked scoring change and its restated value. */
function closedWorkbookOfVersion1(): string {
  const path = join(temporaryFolder(), 'work.plumb');
  const db = new Database(path);
  migrate(db, allMigrations.slice(0, 1));
  db.exec(
    `INSERT INTO workbook (only_row, uuid, created_at) VALUES (1, 'u', '2012-01-02T09:00:00.000Z')`,
  );
  fill(new Workbook(path, db));
  db.exec(`
    INSERT INTO scoring_change (metric_id, changed_on, what, source, treatment, link_method) VALUES
      (1, '2012-03-10', 'new model', 'their blog', 'splice', 'ratio'),
      (1, '2012-03-15', 'something moved', '', 'undecided', 'additive');
    INSERT INTO reading (series_id, date, value, seen_on, restated_by, recorded_at)
      VALUES (1, '2012-03-05', 35.5, '2012-03-20', 1, '2012-03-20T09:00:00.000Z')`);
  db.pragma(`application_id = ${APPLICATION_ID}`);
  db.close();
  return path;
}

describe('a workbook of version 1', () => {
  it('keeps its scoring changes, as decided on their own dates, and the values restated by them', () => {
    const workbook = openWorkbook(closedWorkbookOfVersion1());
    expect(
      workbook.db
        .prepare(
          'SELECT changed_on, what, source, entered_on, treatment, link_method, decided_on FROM scoring_changes',
        )
        .raw()
        .all(),
    ).toEqual([
      ['2012-03-10', 'new model', 'their blog', '2012-03-10', 'splice', 'ratio', '2012-03-10'],
      ['2012-03-15', 'something moved', '', '2012-03-15', 'undecided', 'additive', '2012-03-15'],
    ]);
    expect(
      workbook.db
        .prepare(
          'SELECT value, restated_by_change_of FROM vintages WHERE restated_by_change_of IS NOT NULL',
        )
        .raw()
        .all(),
    ).toEqual([[35.5, '2012-03-10']]);
    expect(verifyWorkbook(workbook)).toMatchObject({ sound: true });
    expect(workbook.db.prepare('SELECT DISTINCT in_league FROM subject').pluck().all()).toEqual([
      1,
    ]);
    workbook.close();
  });
});

/** A closed workbook as that version made it, with the same few records in it. */
function closedWorkbookOf(version: number): string {
  const path = join(temporaryFolder(), 'work.plumb');
  const db = new Database(path);
  migrate(db, allMigrations.slice(0, version));
  db.exec(
    `INSERT INTO workbook (only_row, uuid, created_at) VALUES (1, 'u', '2012-01-02T09:00:00.000Z')`,
  );
  fill(new Workbook(path, db));
  db.pragma(`application_id = ${APPLICATION_ID}`);
  db.close();
  return path;
}

describe('engagement templates', () => {
  it.each(allMigrations.slice(0, -1).map(({ version }) => version))(
    'come to a workbook of version %i, which keeps what it held',
    (version) => {
      const workbook = openWorkbook(closedWorkbookOf(version));
      expect(workbook.db.prepare('SELECT count(*) FROM readings').pluck().get()).toBe(3);
      expect(workbook.db.prepare('SELECT * FROM templates').all()).toEqual([]);
      workbook.db.exec(`
        INSERT INTO engagement_template (name, made_on) VALUES ('Mine', '2013-01-07');
        INSERT INTO template_subject (template_id, kind) VALUES (1, 'organisation');
        INSERT INTO template_series (template_subject_id, metric_id, is_main, target_change, target_days)
          VALUES (1, 1, 1, 5, 270);
        INSERT INTO template_milestone (template_id, days, title) VALUES (1, 30, 'Plan agreed')`);
      expect(workbook.db.prepare('SELECT * FROM template_parts').raw().all()).toEqual([
        ['Mine', 1, 'organisation', 'Influence', 1, null, 5, 270],
      ]);
      expect(workbook.db.prepare('SELECT * FROM template_milestones').raw().all()).toEqual([
        ['Mine', 30, 'Plan agreed', ''],
      ]);
      expect(verifyWorkbook(workbook)).toMatchObject({ sound: true });
      workbook.close();
    },
  );
});

describe('withdrawn targets and dated consent', () => {
  it.each(allMigrations.slice(0, 5).map(({ version }) => version))(
    'come to a workbook of version %i, of which targets, people and what may be shown of them stay',
    (version) => {
      const path = closedWorkbookOf(version);
      const old = new Database(path);
      old.exec(`
        INSERT INTO target (series_id, value, due_on, set_on) VALUES (1, 60, '2012-12-31', '2012-02-01');
        INSERT INTO subject (client_id, name, kind, alias, visibility, consent)
          VALUES (1, 'Ana', 'executive', 'Person A', 'alias-only', 'refused')`);
      old.close();
      const workbook = openWorkbook(path);
      const rows = (sql: string) => workbook.db.prepare(sql).raw().all();
      expect(rows('SELECT count(*) FROM readings')).toEqual([[3]]);
      expect(
        rows('SELECT value, due_on, stands, withdrawn_on, withdrawn_reason FROM targets'),
      ).toEqual([[60, '2012-12-31', 1, null, null]]);
      expect(
        rows(
          `SELECT visibility, consent, consent_on, consent_how FROM subjects WHERE name = 'Ana'`,
        ),
      ).toEqual([['alias-only', 'refused', null, '']]);
      // What stands is kept as decided on a day that nobody noted.
      expect(
        rows(`SELECT visibility, consent, decided_on FROM visibility_decisions
          WHERE subject = 'Ana'`),
      ).toEqual([['alias-only', 'refused', null]]);
      expect(rows('SELECT count(*) FROM visibility_decisions')).toEqual(
        rows('SELECT count(*) FROM subjects'),
      );
      workbook.db.exec(`UPDATE target SET withdrawn_on = '2012-03-01', withdrawn_reason = 'Moved'`);
      expect(rows('SELECT stands FROM targets')).toEqual([[0]]);
      expect(verifyWorkbook(workbook)).toMatchObject({ sound: true });
      workbook.close();
    },
  );
});

describe('opening a workbook of an older version', () => {
  it('copies it first, then brings it up to date with everything in it', () => {
    const path = closedWorkbook();
    const migrations = withOneMore(
      `ALTER TABLE client ADD COLUMN colour TEXT NOT NULL DEFAULT 'blue'`,
    );
    const workbook = openWorkbook(path, migrations);
    expect(schemaVersion(workbook.db)).toBe(next);
    expect(workbook.db.prepare('SELECT name, colour FROM client').all()).toEqual([
      { name: 'Harbour Health', colour: 'blue' },
    ]);
    expect(workbook.db.prepare('SELECT count(*) FROM readings').pluck().get()).toBe(3);
    workbook.close();

    const [backup] = backupsOf(path);
    expect(backup).toMatchObject({ number: 1, before: `version ${next}` });
    expect(backupState(backup?.path ?? '')).toBe('good');
    const copy = openWorkbook(backup?.path ?? '');
    expect(schemaVersion(copy.db)).toBe(next - 1);
    expect(copy.db.prepare('SELECT count(*) FROM reading').pluck().get()).toBe(3);
    copy.close();
  });

  it('may rebuild a table without losing what refers to it', () => {
    const workbook = openWorkbook(
      closedWorkbook(),
      withOneMore(`
        CREATE TABLE client_new (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE,
          note TEXT NOT NULL DEFAULT '', archived_on TEXT) STRICT;
        INSERT INTO client_new SELECT * FROM client;
        DROP TABLE client;
        ALTER TABLE client_new RENAME TO client;`),
    );
    expect(workbook.db.prepare('SELECT client, value FROM readings LIMIT 1').get()).toEqual({
      client: 'Harbour Health',
      value: 41.2,
    });
    expect(workbook.db.pragma('foreign_keys', { simple: true })).toBe(1);
    workbook.close();
  });

  it.each([
    ['fails', `UPDATE client SET name = 'changed'; SELECT no_such_function()`],
    ['would leave rows that point at nothing', `DELETE FROM client`],
  ])('changes nothing where a migration %s', (_, sql) => {
    const path = closedWorkbook();
    expect(() => openWorkbook(path, withOneMore(sql))).toThrow();
    const workbook = openWorkbook(path);
    expect(schemaVersion(workbook.db)).toBe(next - 1);
    expect(workbook.db.prepare('SELECT client FROM readings LIMIT 1').pluck().get()).toBe(
      'Harbour Health',
    );
    workbook.close();
  });

  it('says what is amiss where rows would point at nothing', () => {
    const refusal = refusalOf(() =>
      openWorkbook(closedWorkbook(), withOneMore('DELETE FROM client')),
    );
    expect(refusal.code).toBe('damaged');
    expect(refusal.message).toContain('engagement');
  });

  it('makes no second backup of what has not changed since the first', () => {
    const path = closedWorkbook();
    for (const attempt of [1, 2]) {
      expect(() => openWorkbook(path, withOneMore('SELECT no_such_function()'))).toThrow();
      expect([attempt, backupsOf(path).length]).toEqual([attempt, 1]);
    }
  });
});
