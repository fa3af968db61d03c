import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { schemaVersion } from '#main/workbook/migrate.ts';
import { allMigrations, type Migration } from '#main/workbook/migrations/index.ts';
import { openWorkbook } from '#main/workbook/workbook.ts';
import { fill, newWorkbook } from './a-workbook.ts';
import { refusalOf } from './refusal-of.ts';

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

    const copy = openWorkbook(path.replace('.plumb', `.before-v${next}.plumb`));
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

  it('never writes its copy over an earlier one', () => {
    const path = closedWorkbook();
    for (const attempt of [1, 2]) {
      expect(() => openWorkbook(path, withOneMore('SELECT no_such_function()'))).toThrow();
      expect(readdirSync(dirname(path))).toHaveLength(1 + attempt);
    }
  });
});
