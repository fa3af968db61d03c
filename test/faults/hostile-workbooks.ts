/** Workbook files that nobody should be able to do harm with: spoilt, foreign, or made to attack. */
import Database from 'better-sqlite3';
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createWorkbook } from '#main/workbook/workbook.ts';
import { fill, NEW } from '../main/workbook/a-workbook.ts';
import { chance, spoil } from './seeded.ts';

/** A workbook changed by SQL that its own program would never run. */
export const attacks: Readonly<Record<string, string>> = {
  'a trigger that deletes': `CREATE TRIGGER gone AFTER INSERT ON client BEGIN DELETE FROM reading; END`,
  'a view more': 'CREATE VIEW everything AS SELECT * FROM reading',
  'a table more': 'CREATE TABLE luggage (x)',
  'an index whose expression costs': `CREATE INDEX costly ON client (length(hex(zeroblob(100000000))))`,
  'a generated column': `ALTER TABLE client ADD COLUMN g INTEGER AS (length(hex(zeroblob(100000000))))`,
  'a trigger of the same name': `CREATE TEMP TABLE t AS SELECT name FROM sqlite_schema WHERE type = 'trigger' LIMIT 1;
    PRAGMA writable_schema = ON;
    UPDATE sqlite_schema SET sql = 'CREATE TRIGGER ' || name || ' AFTER INSERT ON client BEGIN DELETE FROM reading; END', tbl_name = 'client'
      WHERE name = (SELECT name FROM t)`,
  'a view that never ends': `CREATE TEMP TABLE v AS SELECT name FROM sqlite_schema WHERE type = 'view' LIMIT 1;
    PRAGMA writable_schema = ON;
    UPDATE sqlite_schema SET sql = 'CREATE VIEW ' || name || ' AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT * FROM n'
      WHERE name = (SELECT name FROM v)`,
  'a table without its rules': `PRAGMA writable_schema = ON;
    UPDATE sqlite_schema SET sql = replace(sql, 'NOT NULL', '') WHERE name = 'reading'`,
  'a schema that is no SQL': `PRAGMA writable_schema = ON;
    UPDATE sqlite_schema SET sql = 'CREATE TABLE reading (' WHERE name = 'reading'`,
  'a table that lies on another’s page': `PRAGMA writable_schema = ON;
    UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'client') WHERE name = 'reading'`,
  'a table on no page': `PRAGMA writable_schema = ON;
    UPDATE sqlite_schema SET rootpage = 99999 WHERE name = 'reading'`,
  'a view over shadow tables': `CREATE VIRTUAL TABLE words USING fts5 (x); CREATE VIEW shadow AS SELECT * FROM words_data`,
  'a broken shadow table': `CREATE VIRTUAL TABLE words USING fts5 (x); DELETE FROM words_data`,
  'an index that does not match': `PRAGMA writable_schema = ON;
    UPDATE sqlite_schema SET sql = replace(sql, '(', '(1, ') WHERE type = 'index' AND sql IS NOT NULL`,
  'the newest version there can be': 'PRAGMA user_version = 2147483647',
  'a negative version': 'PRAGMA user_version = -1',
  'a newer version': 'PRAGMA user_version = 99',
  'another application': 'PRAGMA application_id = 1',
  'no tables at all': `PRAGMA writable_schema = ON; DELETE FROM sqlite_schema`,
};

/** What opens: no view is ever read. Every other attack must be refused. */
export const harmless: readonly string[] = ['a view more', 'a view that never ends'];

/** Writes `count` files into `folder`, the same ones for the same seed, and gives their paths. */
export function writeHostileWorkbooks(folder: string, count: number, seed: number): string[] {
  const good = join(folder, 'seed.plumb');
  const workbook = createWorkbook(good, NEW);
  fill(workbook);
  workbook.close();
  const whole = readFileSync(good);
  const foreign = foreignDatabase(join(folder, 'foreign.db'));
  const made: string[] = [];
  const keep = (name: string, bytes: Uint8Array): void => {
    made.push(join(folder, name));
    writeFileSync(join(folder, name), bytes);
  };
  keep('nothing at all.plumb', whole);
  keep('empty.plumb', Buffer.alloc(0));
  keep('one byte.plumb', whole.subarray(0, 1));
  keep('a workbook.xlsx', whole.subarray(0, 4096));
  keep('a database.plumb', foreign);
  keep('text.plumb', Buffer.from('date,value\n2026-01-05,41\n'));
  for (const [name, sql] of Object.entries(attacks)) {
    const path = join(folder, `${name}.plumb`);
    copyFileSync(good, path);
    attack(path, sql);
    made.push(path);
  }
  const by = chance(seed);
  for (let i = made.length; i < count; i += 1) {
    const bytes = spoil(whole, by.pick([foreign, whole]), by);
    keep(`spoilt ${i}.plumb`, bytes);
    // A journal or -wal of something else beside it, now and then.
    if (by.below(20) === 0) writeFileSync(`${made.at(-1)}-${by.pick(['wal', 'journal'])}`, foreign);
  }
  rmSync(good);
  rmSync(join(folder, 'foreign.db'));
  return made;
}

function attack(path: string, sql: string): void {
  const db = new Database(path);
  try {
    db.unsafeMode(true);
    db.pragma('journal_mode = DELETE');
    db.exec(sql);
    db.pragma('writable_schema = OFF');
  } finally {
    db.close();
  }
}

function foreignDatabase(path: string): Buffer {
  const db = new Database(path);
  db.exec(`CREATE TABLE bookmarks (url TEXT);
    INSERT INTO bookmarks SELECT 'https://example.com/' || value FROM json_each('[1,2,3,4,5,6,7,8,9]')`);
  db.close();
  return readFileSync(path);
}
