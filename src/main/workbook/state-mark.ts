/** Telling cheaply whether a workbook may have changed. */
import type { Database, Statement } from 'better-sqlite3';
import type { Workbook } from './workbook.ts';

interface Counters {
  readonly own: Statement<[], number>;
  readonly others: Statement<[], number>;
}

/** It is asked thousands of times for one page: preparing would take longer than asking. */
const countersOf = new WeakMap<Database, Counters>();

/** Another text after every change, by this connection or another; the same one as long as there is none. */
export function stateMark({ db }: Workbook): string {
  const counters = countersOf.get(db) ?? {
    own: db.prepare<[], number>('SELECT total_changes()').pluck(),
    others: db.prepare<[], number>('PRAGMA data_version').pluck(),
  };
  countersOf.set(db, counters);
  return `${counters.own.get() ?? 0} ${counters.others.get() ?? 0}`;
}
