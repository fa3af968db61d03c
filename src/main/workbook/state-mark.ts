/** Telling cheaply whether a workbook may have changed. */
import type { Workbook } from './workbook.ts';

/** Another text after every change, by this connection or another; the same one as long as there is none. */
export function stateMark({ db }: Workbook): string {
  const own = db.prepare<[], number>('SELECT total_changes()').pluck().get() ?? 0;
  const others = db.prepare<[], number>('PRAGMA data_version').pluck().get() ?? 0;
  return `${own} ${others}`;
}
