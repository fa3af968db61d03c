import Database from 'better-sqlite3';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recoverWorkbook } from '#main/workbook/recover.ts';
import { verifyWorkbook } from '#main/workbook/verify.ts';
import { openWorkbook } from '#main/workbook/workbook.ts';
import { fill, newWorkbook } from './a-workbook.ts';
import { refusalOf } from './refusal-of.ts';

const NOW = '2026-11-25T09:00:00.000Z';
const PAGE = 4096;
const READINGS = 4_000;

/** A closed workbook of 4,000 readings, some of them with a correction. */
function closedWorkbook(): string {
  const workbook = newWorkbook();
  fill(workbook);
  workbook.db.exec(`
    WITH RECURSIVE n (i) AS (SELECT 4 UNION ALL SELECT i + 1 FROM n WHERE i < ${READINGS})
    INSERT INTO reading (series_id, date, value, seen_on, recorded_at, note)
      SELECT 1, date('2012-03-20', '+' || i || ' days'), 40 + i % 7, date('2012-03-20', '+' || i || ' days'),
        '2023-01-01T09:00:00.000Z', 'seen on their page, number ' || i FROM n;
    INSERT INTO correction (reading_id, old_value, new_value, reason, corrected_on, recorded_at)
      SELECT id, value - 1, value, 'looked again', '2023-01-02', '2023-01-02T09:00:00.000Z'
      FROM reading WHERE id % 10 = 0`);
  workbook.close();
  return workbook.path;
}

/** Numbers of the pages of a table that hold its rows. */
function leavesOf(path: string, table: string): number[] {
  const db = new Database(path, { readonly: true });
  const root = db
    .prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?')
    .pluck()
    .get(table);
  db.close();
  const bytes = readFileSync(path);
  const at = ((root ?? 1) - 1) * PAGE;
  expect(bytes[at]).toBe(5);
  const cells = bytes.readUInt16BE(at + 3);
  return Array.from({ length: cells }, (_, i) =>
    bytes.readUInt32BE(at + bytes.readUInt16BE(at + 12 + 2 * i)),
  );
}

function zeroPage(path: string, page: number): Buffer {
  const bytes = readFileSync(path).fill(0, (page - 1) * PAGE, page * PAGE);
  writeFileSync(path, bytes);
  return bytes;
}

function numbersIn(path: string): number[] {
  const workbook = openWorkbook(path);
  try {
    expect(verifyWorkbook(workbook).sound).toBe(true);
    return workbook.db.prepare<[], number>('SELECT id FROM reading').pluck().all();
  } finally {
    workbook.close();
  }
}

const beside = (path: string) => join(dirname(path), 'recovered.plumb');

/** The numbers that a sentence such as "numbers 3, 7–9 and 12." names. */
function numbersNamed(sentence: string): number[] {
  const spans = /numbers? (.*)\./.exec(sentence)?.[1]?.split(/, | and /) ?? [];
  return spans.flatMap((span) => {
    const [from = 0, to = from] = span.split('–').map(Number);
    return Array.from({ length: to - from + 1 }, (_, i) => from + i);
  });
}

describe('recovering a workbook', () => {
  it.each([0, 7, -1])(
    'names every reading that a lost page took, and saves all others (%i)',
    (which) => {
      const path = closedWorkbook();
      const page = leavesOf(path, 'reading').at(which) ?? 0;
      const bytes = zeroPage(path, page);
      expect(refusalOf(() => openWorkbook(path)).code).toBe('damaged');

      const { lost, counts } = recoverWorkbook(path, beside(path), NOW);
      const saved = numbersIn(beside(path));
      expect(saved.length).toBeGreaterThan(READINGS * 0.98);
      const missing = Array.from({ length: READINGS }, (_, i) => i + 1).filter(
        (id) => !saved.includes(id),
      );
      expect(missing.length).toBeGreaterThan(10);
      expect(lost[0]).toMatch(new RegExp(`^Reading: ${missing.length} could not be read`));
      expect(numbersNamed(lost[0] ?? '')).toEqual(missing);
      const corrections = missing.filter((id) => id % 10 === 0).length;
      expect(lost[1]).toBe(
        `Correction: ${corrections} pointed at a lost reading and went with it.`,
      );
      expect(counts).toMatchObject({ client: 1, reading: saved.length });
      expect(readFileSync(path).equals(bytes)).toBe(true);
      expect(readdirSync(dirname(path)).sort()).toEqual(['recovered.plumb', 'work.plumb']);
    },
  );

  it('saves what is left of a file that was cut off', () => {
    const path = closedWorkbook();
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.subarray(0, Math.floor(bytes.length * 0.6)));
    expect(refusalOf(() => openWorkbook(path)).code).toBe('damaged');
    const { lost } = recoverWorkbook(path, beside(path), NOW);
    const saved = numbersIn(beside(path));
    expect(saved.length).toBeGreaterThan(100);
    expect(saved.length).toBeLessThan(READINGS);
    expect(lost.join('\n')).toContain('Reading: ');
  });

  it('loses nothing of a workbook that is sound', () => {
    const path = closedWorkbook();
    expect(recoverWorkbook(path, beside(path), NOW).lost).toEqual([]);
    expect(numbersIn(beside(path))).toHaveLength(READINGS);
  });

  it('leaves out a value that cannot be', () => {
    const path = closedWorkbook();
    const db = new Database(path);
    db.exec(
      `PRAGMA ignore_check_constraints = ON; UPDATE reading SET date = '2012-02-31' WHERE id = 7`,
    );
    db.close();
    expect(recoverWorkbook(path, beside(path), NOW).lost).toEqual([
      'Reading: 1 held values that cannot be, number 7.',
    ]);
  });

  it('refuses where nothing can be read, a taken name, an open workbook and a missing one', () => {
    const path = closedWorkbook();
    expect(refusalOf(() => recoverWorkbook(path, path, NOW)).code).toBe('conflict');
    expect(refusalOf(() => recoverWorkbook(`${path}x`, beside(path), NOW)).code).toBe('not-found');
    const open = openWorkbook(path);
    expect(refusalOf(() => recoverWorkbook(path, beside(path), NOW)).code).toBe('conflict');
    open.close();
    zeroPage(path, 1);
    const { code, message } = refusalOf(() => recoverWorkbook(path, beside(path), NOW));
    expect([code, message]).toEqual(['damaged', expect.stringContaining('restore a backup')]);
    expect(readdirSync(dirname(path))).toEqual(['work.plumb']);
  });
});
