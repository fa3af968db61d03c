/**
 * Undo and redo: for every row that a step changes, what puts it back is noted, for as long as the
 * workbook is open, in memory alone.
 *
 * The notes are made by SQLite itself, by temporary triggers on every table, so that no query can
 * forget one; cascades are noted as well. Reference: "Automatic Undo/Redo Using SQLite", sqlite.org.
 */
import type { Database } from 'better-sqlite3';
import { Refusal } from '#shared/domain/refusal.ts';

/** Steps that can be undone; the oldest give way. */
const MOST_STEPS = 1_000;
/** Rows noted over all steps, so that they cannot fill the memory. */
const MOST_ROWS = 1_000_000;

interface Step {
  readonly number: number;
  /** What was done, to be read after "Undo": "import of klout.csv". */
  readonly what: string;
}

/** A step whose transaction is open. */
export interface OpenStep {
  readonly commit: () => void;
  readonly rollBack: () => void;
}

export class History {
  readonly #db: Database;
  #undoable: Step[] = [];
  #redoable: Step[] = [];
  #last = 0;
  #isRecording = false;
  /** SQLite's number for what others have written; see {@link History.noticeOthers}. */
  #others: unknown;

  constructor(db: Database) {
    this.#db = db;
    db.exec(`
      CREATE TEMP TABLE undo_note (
        id INTEGER PRIMARY KEY, step INTEGER NOT NULL, sql TEXT NOT NULL
      ) STRICT;
      CREATE INDEX temp.undo_note_of_step ON undo_note (step);
      CREATE TEMP TABLE undo_recording (step INTEGER) STRICT;
      INSERT INTO undo_recording VALUES (NULL);`);
    for (const table of tablesOf(db)) db.exec(triggersOn(db, table));
    this.#others = dataVersion(db);
  }

  /** What the next undo takes back; null where there is nothing. */
  get undoes(): string | null {
    return this.#undoable.at(-1)?.what ?? null;
  }

  /** What the next redo does again; null where there is nothing. */
  get redoes(): string | null {
    return this.#redoable.at(-1)?.what ?? null;
  }

  /**
   * Forgets every step where another process has written meanwhile: what puts a row back would also
   * take back what the other did to it. Gives SQLite's number for what others have written.
   */
  noticeOthers(): unknown {
    const version = dataVersion(this.#db);
    if (version !== this.#others) {
      this.#others = version;
      this.#forget([...this.#undoable.splice(0), ...this.#redoable.splice(0)]);
    }
    return version;
  }

  /**
   * Does some work in a transaction, as a step that can be undone. Work done within another step is
   * part of that one; work that changes nothing, or fails, is none.
   */
  record<T>(what: string, work: () => T): T {
    if (this.#isRecording) return this.#db.transaction(work).immediate();
    this.noticeOthers();
    const step = { number: (this.#last += 1), what };
    const result = this.#recording(step, work);
    this.#keep(step);
    return result;
  }

  /**
   * Begins a transaction, and a step that can be undone, which stay open until `commit` or `rollBack`:
   * for work too long to be done in one go. What else is written until then is part of it.
   */
  begin(what: string): OpenStep {
    const step = { number: (this.#last += 1), what };
    this.noticeOthers();
    this.#db.exec('BEGIN IMMEDIATE');
    this.#isRecording = true;
    this.#noteFor(step.number);
    return {
      commit: () => {
        this.#noteFor(null);
        this.#db.exec('COMMIT');
        this.#isRecording = false;
        this.#keep(step);
      },
      rollBack: () => {
        this.#isRecording = false;
        // Where the disk fails, SQLite has rolled back by itself; a closed connection as well.
        if (this.#db.open && this.#db.inTransaction) this.#db.exec('ROLLBACK');
      },
    };
  }

  /**
   * Takes the last step back; says what it was, or null where there is none. Refuses `conflict` where
   * that would lose the record of a file that left the workbook since.
   */
  undo(): string | null {
    return this.#takeBack(this.#undoable, this.#redoable);
  }

  /** Does the step taken back last again; says what it was, or null where there is none. */
  redo(): string | null {
    return this.#takeBack(this.#redoable, this.#undoable);
  }

  #takeBack(from: Step[], to: Step[]): string | null {
    this.noticeOthers();
    const step = from.at(-1);
    if (!step) return null;
    const reverse = { number: (this.#last += 1), what: step.what };
    const notes = this.#db
      .prepare<[number], string>('SELECT sql FROM undo_note WHERE step = ? ORDER BY id DESC')
      .pluck();
    const isDone = this.#recording(reverse, () => {
      // Another process may have written in the moment before this transaction.
      if (dataVersion(this.#db) !== this.#others) return false;
      // Rows come back one by one: what they refer to is checked once all are there.
      this.#db.pragma('defer_foreign_keys = ON');
      const disclosed = this.#disclosures();
      const statements = notes.all(step.number);
      for (const sql of statements) this.#db.exec(sql);
      const own = statements.filter((sql) => sql.startsWith('DELETE FROM "disclosure"')).length;
      if (this.#disclosures() < disclosed - own) throw hasLeft(step);
      return true;
    });
    if (!isDone) return this.#takeBack(from, to);
    from.pop();
    this.#forget([step]);
    to.push(reverse);
    return step.what;
  }

  #disclosures(): number {
    return this.#db.prepare<[], number>('SELECT count(*) FROM disclosure').pluck().get() ?? 0;
  }

  /** The notes of a step stay only if its transaction does. */
  #recording<T>({ number }: Step, work: () => T): T {
    this.#isRecording = true;
    try {
      return this.#db
        .transaction(() => {
          this.#noteFor(number);
          const result = work();
          this.#noteFor(null);
          return result;
        })
        .immediate();
    } finally {
      this.#isRecording = false;
    }
  }

  /** Has the triggers note what they see for that step; with null, for none. */
  #noteFor(step: number | null): void {
    this.#db.prepare<[number | null]>('UPDATE undo_recording SET step = ?').run(step);
  }

  /** A step that changed something is the next to be undone, and nothing is left to redo. */
  #keep(step: Step): void {
    if (this.#rowsOf(step) === 0) return;
    this.#forget(this.#redoable.splice(0));
    this.#undoable.push(step);
    this.#keepWithinBounds();
  }

  #rowsOf({ number }: Step): number {
    return (
      this.#db
        .prepare<[number], number>('SELECT count(*) FROM undo_note WHERE step = ?')
        .pluck()
        .get(number) ?? 0
    );
  }

  #keepWithinBounds(): void {
    const rows = this.#db.prepare<[], number>('SELECT count(*) FROM undo_note').pluck();
    while (
      this.#undoable.length > MOST_STEPS ||
      (this.#undoable.length > 1 && (rows.get() ?? 0) > MOST_ROWS)
    ) {
      this.#forget(this.#undoable.splice(0, 1));
    }
  }

  #forget(steps: readonly Step[]): void {
    const forget = this.#db.prepare<[number]>('DELETE FROM undo_note WHERE step = ?');
    for (const { number } of steps) forget.run(number);
  }
}

/** A disclosure is no step: what left the workbook has left. */
function hasLeft({ what }: Step): Refusal {
  return new Refusal(
    'conflict',
    `A file left the workbook since, and its record would be lost with it: ${what} stays. Archive what you no longer want.`,
  );
}

/** Another number after every commit of another connection, and after none of this one. */
function dataVersion(db: Database): unknown {
  return db.pragma('data_version', { simple: true });
}

function tablesOf(db: Database): string[] {
  return db
    .prepare<[], string>(
      `SELECT name FROM pragma_table_list
       WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
    )
    .pluck()
    .all();
}

/** Three triggers that note, for a row inserted, changed or deleted, the statement that puts it back. */
function triggersOn(db: Database, table: string): string {
  const columns = db
    .prepare<[string], { name: string; pk: number }>('SELECT name, pk FROM pragma_table_info(?)')
    .all(table);
  const names = columns.map(({ name }) => quoted(name));
  const keys = columns.filter(({ pk }) => pk > 0).map(({ name }) => quoted(name));
  const values = (row: 'OLD' | 'NEW') => names.map((name) => `quote(${row}.${name})`);
  const where = keys.map((key) => `'${key} IS ' || quote(NEW.${key})`).join(` || ' AND ' || `);
  const sets = names.map((name) => `'${name} = ' || quote(OLD.${name})`).join(` || ', ' || `);
  const row = (of: 'OLD' | 'NEW') => `(${names.map((name) => `${of}.${name}`).join(', ')})`;
  // What is written as it was before is no change.
  const when = { INSERT: '', UPDATE: `WHEN ${row('OLD')} IS NOT ${row('NEW')}`, DELETE: '' };
  const trigger = (event: 'INSERT' | 'UPDATE' | 'DELETE', sql: string) => `
    CREATE TEMP TRIGGER ${quoted(`undo_${event}_${table}`)} AFTER ${event} ON main.${quoted(table)}
    ${when[event]}
    BEGIN
      INSERT INTO undo_note (step, sql)
      SELECT step, ${sql} FROM undo_recording WHERE step IS NOT NULL;
    END;`;
  return [
    trigger('INSERT', `'DELETE FROM ${quoted(table)} WHERE ' || ${where}`),
    trigger('UPDATE', `'UPDATE ${quoted(table)} SET ' || ${sets} || ' WHERE ' || ${where}`),
    trigger(
      'DELETE',
      `'INSERT INTO ${quoted(table)} (${names.join(', ')}) VALUES (' || ${values('OLD').join(` || ', ' || `)} || ')'`,
    ),
  ].join('');
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
