import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyTo } from '#main/workbook/backup.ts';
import { verifyWorkbook } from '#main/workbook/verify.ts';
import { openWorkbook } from '#main/workbook/workbook.ts';
import { fill, newWorkbook } from './a-workbook.ts';
import { refusalOf } from './refusal-of.ts';

describe('copying a workbook', () => {
  it('makes a workbook of its own that holds the same, while the first stays open', () => {
    const workbook = newWorkbook();
    fill(workbook);
    const path = copyTo(workbook.db, join(dirname(workbook.path), 'copy.plumb'));
    workbook.db.exec('DELETE FROM reading');
    const copy = openWorkbook(path);
    expect(copy.db.prepare('SELECT value FROM readings ORDER BY date').pluck().all()).toEqual([
      41.2, 42, 41.8,
    ]);
    copy.close();
  });

  it('refuses a file that exists, and a folder that does not', () => {
    const workbook = newWorkbook();
    const taken = join(dirname(workbook.path), 'taken.plumb');
    writeFileSync(taken, 'mine');
    expect(refusalOf(() => copyTo(workbook.db, taken)).code).toBe('conflict');
    expect(readFileSync(taken, 'utf8')).toBe('mine');
    const nowhere = join(dirname(workbook.path), 'nowhere', 'copy.plumb');
    expect(refusalOf(() => copyTo(workbook.db, nowhere)).message).toContain('does not exist');
    expect(readdirSync(dirname(workbook.path)).sort()).toEqual([
      'taken.plumb',
      'work.plumb',
      'work.plumb-shm',
      'work.plumb-wal',
    ]);
  });
});

describe('verifying a workbook', () => {
  it('finds a sound one sound and counts what is in it', () => {
    const workbook = newWorkbook();
    fill(workbook);
    const { sound, findings, counts } = verifyWorkbook(workbook);
    expect(sound).toBe(true);
    expect(findings).toHaveLength(3);
    expect(counts).toMatchObject({ client: 1, reading: 3, disclosure: 0 });
  });

  it.each([
    [
      'a day that does not exist',
      `PRAGMA ignore_check_constraints = ON; UPDATE reading SET date = '2012-02-31' WHERE id = 1;
       PRAGMA ignore_check_constraints = OFF`,
      /CHECK constraint failed in reading/,
    ],
    [
      'a row that points at nothing',
      `PRAGMA foreign_keys = OFF; UPDATE reading SET series_id = 7 WHERE id = 1`,
      /A row of reading points at a tracked_series that is missing/,
    ],
    [
      'an engagement without a main indicator',
      `UPDATE tracked_series SET is_main = 0`,
      /1 engagements have tracked series but no main indicator/,
    ],
    [
      'a reading that vanished without a reason',
      `UPDATE reading SET withdrawn = 1 WHERE id = 2`,
      /1 readings are withdrawn without a correction/,
    ],
    [
      'a value that its correction does not know',
      `INSERT INTO correction (reading_id, old_value, new_value, reason, corrected_on, recorded_at)
         VALUES (1, 40, 41.2, 'typing error', '2012-03-06', '2012-03-06T09:00:00.000Z');
       UPDATE reading SET value = 99 WHERE id = 1`,
      /1 readings differ from what their last correction says/,
    ],
    [
      'a value restated by a change of another metric',
      `INSERT INTO metric SELECT 2, 'Another', provider, unit, decimals, scale_min, scale_max,
           has_true_zero, direction, role, smoothing_days, cadence_days, smallest_meaningful_pace,
           visibility, how_to_read, catalogue_key, archived_on FROM metric;
       INSERT INTO scoring_change (metric_id, changed_on, what, entered_on)
         VALUES (2, '2012-03-10', 'new model', '2012-03-10');
       INSERT INTO scoring_change_decision (scoring_change_id, treatment, decided_on)
         VALUES (1, 'splice', '2012-03-10');
       UPDATE reading SET restated_by = 1 WHERE id = 1`,
      /1 readings were restated by a scoring change of another metric/,
    ],
    [
      'a scoring change that nothing was decided about',
      `INSERT INTO scoring_change (metric_id, changed_on, what, entered_on)
         VALUES (1, '2012-03-10', 'new model', '2012-03-10')`,
      /1 scoring changes have no decision/,
    ],
    [
      'a subject of another client',
      `INSERT INTO client (name) VALUES ('Lumen'); UPDATE subject SET client_id = 2`,
      /1 tracked series have a subject of another client/,
    ],
  ])('finds %s', (_, spoil, finding) => {
    const workbook = newWorkbook();
    fill(workbook);
    workbook.db.exec(spoil);
    const { sound, findings } = verifyWorkbook(workbook);
    expect(sound).toBe(false);
    expect(findings.join('\n')).toMatch(finding);
  });
});
