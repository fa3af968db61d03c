/** Statements that were prepared once are used again: for short queries preparing takes longest. */
import type { Database, Statement } from 'better-sqlite3';

/** Statements kept per connection; there are hardly as many texts. */
const MOST_KEPT = 500;

/** Has `prepare` of a connection give back the statement that it made of the same text before. */
export function keepStatements(db: Database): void {
  const prepare = db.prepare.bind(db) as (sql: string) => Statement;
  const kept = new Map<string, Statement>();
  const prepareOnce = (sql: string): Statement => {
    const before = kept.get(sql);
    // One whose rows are being walked through cannot be asked again until that is over.
    if (before && !before.busy) return asPrepared(before);
    const statement = prepare(sql);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(sql, statement);
    return statement;
  };
  Object.defineProperty(db, 'prepare', { value: prepareOnce });
}

/** As it is when it was just prepared: its rows are objects. */
function asPrepared(statement: Statement): Statement {
  return statement.reader ? statement.raw(false).pluck(false) : statement;
}
