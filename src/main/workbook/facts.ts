/** What a workbook says of itself. */
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { Workbook } from './workbook.ts';

export interface WorkbookFacts {
  readonly preparedBy: string;
  readonly isSample: boolean;
  /** The date it is shown as of and judged on; null for the machine's today. */
  readonly asOf: CalendarDate | null;
}

interface FactsRow {
  prepared_by: string;
  is_sample: 0 | 1;
  as_of: CalendarDate | null;
}

export function readFacts(workbook: Workbook): WorkbookFacts {
  const row = workbook.db
    .prepare<[], FactsRow>('SELECT prepared_by, is_sample, as_of FROM workbook')
    .get();
  if (!row) throw new Error('the workbook table is empty');
  return { preparedBy: row.prepared_by, isSample: row.is_sample === 1, asOf: row.as_of };
}

export function saveFacts(
  workbook: Workbook,
  facts: Pick<WorkbookFacts, 'preparedBy' | 'asOf'>,
): void {
  workbook.db
    .prepare<[string, string | null]>('UPDATE workbook SET prepared_by = ?, as_of = ?')
    .run(facts.preparedBy, facts.asOf);
}
