/** Reading as much of a damaged table as can be read, and saying which of its rows cannot. */
import type { Database } from 'better-sqlite3';
import { type CellValue, quoted, type TableFacts } from './table-facts.ts';

type Row = Record<string, CellValue>;

/** Rows that could not be read. */
export interface Unreadable {
  /** Their numbers (`id`), in ascending order. */
  readonly ids: readonly number[];
  /** False where some of the numbers may be of rows deleted before, as nothing else knows of them. */
  readonly isExact: boolean;
  /** Whether there may be more that not even have a number here. */
  readonly mayBeMore: boolean;
}

/**
 * Gives every readable row of a table to `take`, in any order, each once. Reading goes on behind a
 * damaged page by asking for ever smaller ranges of numbers.
 */
export function readTable(db: Database, table: TableFacts, take: (row: Row) => void): Unreadable {
  const key = table.columns.filter(({ isKey }) => isKey);
  const [id] = key;
  return id && key.length === 1 && id.type === 'INTEGER'
    ? readByNumber(db, table.name, id.name, take)
    : readFromBothEnds(
        db,
        table.name,
        key.map(({ name }) => name),
        take,
      );
}

function readByNumber(
  db: Database,
  table: string,
  id: string,
  take: (row: Row) => void,
): Unreadable {
  const rows = db.prepare<[number, number], Row>(
    `SELECT * FROM ${quoted(table)} WHERE ${quoted(id)} BETWEEN ? AND ? ORDER BY ${quoted(id)}`,
  );
  const read = new Set<number>();
  const unread: number[] = [];
  const readRange = (from: number, to: number): void => {
    let next = from;
    try {
      for (const row of rows.iterate(from, to)) {
        const number = Number(row[id]);
        if (!read.has(number)) take(row);
        read.add(number);
        next = Math.max(next, number + 1);
      }
    } catch (error) {
      if (!isDamage(error)) throw error;
      if (next >= to) {
        if (!read.has(to)) unread.push(to);
        return;
      }
      const middle = Math.floor((next + to) / 2);
      readRange(next, middle);
      readRange(middle + 1, to);
    }
  };
  const last = lastNumber(db, table);
  readRange(0, last ?? 0);
  const known = numbersInAnIndex(db, table, id);
  return {
    ids: known ? known.filter((number) => !read.has(number)) : unread,
    isExact: known !== null,
    mayBeMore: last === null,
  };
}

/** The highest number that any row of the table has had; null where that cannot be read. */
function lastNumber(db: Database, table: string): number | null {
  const read = (sql: string, ...values: string[]): number | null => {
    try {
      return (
        db
          .prepare<string[], number | null>(sql)
          .pluck()
          .get(...values) ?? null
      );
    } catch (error) {
      if (isDamage(error)) return null;
      throw error;
    }
  };
  const own = read('SELECT seq FROM sqlite_sequence WHERE name = ?', table);
  return (
    own ??
    read(`SELECT max(rowid) FROM ${quoted(table)}`) ??
    read('SELECT max(seq) FROM sqlite_sequence')
  );
}

/** The numbers of all rows as an index knows them; null where no index can be read. */
function numbersInAnIndex(db: Database, table: string, id: string): number[] | null {
  const indexes = db
    .prepare<[string], string>(`SELECT name FROM pragma_index_list(?) WHERE partial = 0`)
    .pluck()
    .all(table);
  for (const index of indexes) {
    try {
      const numbers = db
        .prepare<[], number>(
          `SELECT ${quoted(id)} FROM ${quoted(table)} INDEXED BY ${quoted(index)}`,
        )
        .pluck()
        .all();
      return numbers.sort((a, b) => a - b);
    } catch {
      // Damaged as well, or not able to answer this by itself: another may.
    }
  }
  return null;
}

function readFromBothEnds(
  db: Database,
  table: string,
  key: readonly string[],
  take: (row: Row) => void,
): Unreadable {
  const read = new Set<string>();
  const upToDamage = (direction: 'ASC' | 'DESC'): boolean => {
    const order = key.map((name) => `${quoted(name)} ${direction}`).join(', ');
    try {
      for (const row of db
        .prepare<[], Row>(`SELECT * FROM ${quoted(table)} ORDER BY ${order}`)
        .iterate()) {
        const known = JSON.stringify(key.map((name) => row[name]));
        if (!read.has(known)) take(row);
        read.add(known);
      }
      return true;
    } catch (error) {
      if (!isDamage(error)) throw error;
      return false;
    }
  };
  const isWhole = upToDamage('ASC') || upToDamage('DESC');
  return { ids: [], isExact: isWhole, mayBeMore: !isWhole };
}

/** Whether SQLite could not make sense of what it read, rather than not read at all. */
function isDamage(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    /^SQLITE_(CORRUPT|NOTADB|IOERR|ERROR)/.test(String(error.code))
  );
}
