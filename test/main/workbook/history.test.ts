import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Workbook } from '#main/workbook/workbook.ts';
import { fill, newWorkbook } from './a-workbook.ts';

/** Every row of every table, in the order of their keys. */
function everything({ db }: Workbook): Record<string, unknown[]> {
  const tables = db
    .prepare<[], string>(
      `SELECT name FROM pragma_table_list
       WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name`,
    )
    .pluck()
    .all();
  return Object.fromEntries(
    tables.map((name) => [name, db.prepare(`SELECT * FROM ${name} ORDER BY 1, 2`).raw().all()]),
  );
}

function filled(): Workbook {
  const workbook = newWorkbook();
  fill(workbook);
  return workbook;
}

/** Does it until there is nothing left to do. */
function all(act: () => string | null): void {
  let what = act();
  while (what !== null) what = act();
}

const step = (workbook: Workbook, what: string, sql: string) =>
  workbook.change(() => workbook.db.exec(sql), what);

describe('a step', () => {
  it.each([
    ['new rows', `INSERT INTO client (name) VALUES ('Lumen'), ('Tern')`],
    ['changed rows', `UPDATE reading SET value = value + 0.1, note = 'it''s "so"; ' || x'0a'`],
    ['removed rows, with all that hangs on them', `DELETE FROM client`],
    ['a changed key', `UPDATE client SET id = 7 WHERE 0; UPDATE metric_driver SET driver_id = 3`],
    ['rows without a number of their own', `DELETE FROM metric_driver`],
    ['a number that decimals cannot write', `UPDATE reading SET value = 1e-300 + 0.1 * 3`],
    ['the same row twice', `UPDATE client SET name = 'A'; UPDATE client SET name = 'B'`],
  ])('of %s is taken back and done again', (what, sql) => {
    const workbook = filled();
    workbook.db.exec(`
      INSERT INTO metric SELECT 2, 'Posts', provider, unit, decimals, scale_min, scale_max, has_true_zero,
        direction, 'driver', smoothing_days, cadence_days, smallest_meaningful_pace, visibility,
        how_to_read, catalogue_key, archived_on FROM metric;
      INSERT INTO metric SELECT 3, 'Replies', provider, unit, decimals, scale_min, scale_max, has_true_zero,
        direction, 'driver', smoothing_days, cadence_days, smallest_meaningful_pace, visibility,
        how_to_read, catalogue_key, archived_on FROM metric WHERE id = 1;
      INSERT INTO metric_driver VALUES (1, 2)`);
    const before = everything(workbook);
    step(workbook, what, sql);
    const after = everything(workbook);
    expect(after).not.toEqual(before);
    expect(workbook.history.undoes).toBe(what);
    expect(workbook.history.undo()).toBe(what);
    expect(everything(workbook)).toEqual(before);
    expect(workbook.history.redoes).toBe(what);
    expect(workbook.history.redo()).toBe(what);
    expect(everything(workbook)).toEqual(after);
  });

  it('that changes nothing is none', () => {
    const workbook = filled();
    step(workbook, 'nothing', `UPDATE client SET name = 'x' WHERE id = 99`);
    step(workbook, 'the same again', `UPDATE reading SET value = value, note = note`);
    expect(workbook.history.undoes).toBeNull();
    expect(workbook.history.undo()).toBeNull();
    expect(workbook.history.redo()).toBeNull();
  });

  it('that fails is none, and leaves the steps before it', () => {
    const workbook = filled();
    step(workbook, 'first', `UPDATE client SET note = 'first'`);
    const before = everything(workbook);
    expect(() =>
      step(
        workbook,
        'second',
        `UPDATE client SET note = 'second'; INSERT INTO client (name) VALUES ('')`,
      ),
    ).toThrow();
    expect(everything(workbook)).toEqual(before);
    expect(workbook.history.undo()).toBe('first');
  });

  it('holds what is done within it, named or not', () => {
    const workbook = filled();
    const before = everything(workbook);
    workbook.change(() => {
      workbook.change(() => workbook.db.exec(`UPDATE client SET note = 'a'`));
      step(workbook, 'inner', `UPDATE engagement SET note = 'b'`);
    }, 'outer');
    expect(workbook.history.undo()).toBe('outer');
    expect(everything(workbook)).toEqual(before);
  });

  it('takes the place of what was taken back', () => {
    const workbook = filled();
    step(workbook, 'first', `UPDATE client SET note = 'first'`);
    workbook.history.undo();
    step(workbook, 'second', `UPDATE client SET note = 'second'`);
    expect(workbook.history.redoes).toBeNull();
    expect(workbook.history.undoes).toBe('second');
  });

  it('stays where the record of a file that left the workbook since would be lost with it', () => {
    const workbook = newWorkbook();
    workbook.change(() => fill(workbook), 'new engagement');
    const left = `INSERT INTO disclosure
      (engagement_id, identifier, edition, file_name, sha256, redaction, disclosed_on)
      VALUES (1, 'A', 'report', 'a.xlsx', '${'a'.repeat(64)}', 'none', '2013-11-18')`;
    workbook.change(() => workbook.db.exec(left));
    const before = everything(workbook);
    expect(() => workbook.history.undo()).toThrow('A file left the workbook since');
    expect(everything(workbook)).toEqual(before);
    expect(workbook.history.undoes).toBe('new engagement');
    // What a step itself brought in goes with it.
    const other = newWorkbook();
    other.change(() => {
      fill(other);
      other.db.exec(left);
    }, 'reading back');
    expect(other.history.undo()).toBe('reading back');
    expect(everything(other)['disclosure']).toEqual([]);
  });

  it('cannot be undone without a name', () => {
    const workbook = filled();
    workbook.change(() => workbook.db.exec(`UPDATE client SET note = 'unnamed'`));
    expect(workbook.history.undoes).toBeNull();
  });
});

describe('any walk of steps', () => {
  it('leads back to the start by undoing all, and to the end by redoing all', () => {
    const edits = fc.oneof(
      fc.record({
        kind: fc.constant('add'),
        day: fc.integer({ min: 1, max: 28 }),
        value: fc.double({ noNaN: true, noDefaultInfinity: true }),
      }),
      fc.record({
        kind: fc.constant('change'),
        nth: fc.nat(20),
        value: fc.double({ noNaN: true, noDefaultInfinity: true }),
      }),
      fc.record({ kind: fc.constant('note'), nth: fc.nat(20), text: fc.string() }),
      fc.record({ kind: fc.constant('remove'), nth: fc.nat(20) }),
      fc.record({ kind: fc.constant('undo') }),
      fc.record({ kind: fc.constant('redo') }),
    );
    fc.assert(
      fc.property(fc.array(edits, { minLength: 1, maxLength: 60 }), (walk) => {
        const workbook = filled();
        const { db, history } = workbook;
        const start = everything(workbook);
        const nth = `(SELECT id FROM reading ORDER BY id LIMIT 1 OFFSET @nth % max(1, (SELECT count(*) FROM reading)))`;
        for (const edit of walk) {
          const run = (sql: string, given: Record<string, unknown>) =>
            workbook.change(() => db.prepare(sql).run(given), edit.kind);
          if (edit.kind === 'undo') history.undo();
          else if (edit.kind === 'redo') history.redo();
          else if (edit.kind === 'add' && 'day' in edit) {
            const date = `2013-05-${String(edit.day).padStart(2, '0')}`;
            run(
              `INSERT OR IGNORE INTO reading (series_id, date, value, seen_on, recorded_at)
               VALUES (1, @date, @value, @date, '')`,
              { date, value: edit.value },
            );
          } else if (edit.kind === 'change' && 'value' in edit && 'nth' in edit)
            run(`UPDATE reading SET value = @value WHERE id = ${nth}`, {
              nth: edit.nth,
              value: edit.value,
            });
          else if ('text' in edit)
            run(`UPDATE reading SET note = @text WHERE id = ${nth}`, {
              nth: edit.nth,
              text: edit.text.replaceAll('\0', ''),
            });
          else if ('nth' in edit) run(`DELETE FROM reading WHERE id = ${nth}`, { nth: edit.nth });
        }
        all(() => history.redo());
        const end = everything(workbook);
        all(() => history.undo());
        expect(everything(workbook)).toEqual(start);
        all(() => history.redo());
        expect(everything(workbook)).toEqual(end);
        workbook.close();
      }),
      { numRuns: 40 },
    );
  });
});
