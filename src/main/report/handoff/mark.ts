/** What tells Plumbline, in a workbook that comes back, which one it is and what was handed on. */
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { Sheet } from '../sheet.ts';

/** Also the sheet's own words, so that nobody wonders. */
export const MARK = {
  title: 'For reading this file back into Plumbline',
  format: 'Handoff workbook',
  workbook: 'Workbook',
  disclosure: 'Disclosure',
  lastReading: 'Readings up to Id',
  from: 'Period from',
  to: 'Period to',
} as const;

export const MARK_FORMAT = 'format 1';

export interface HandoffMark {
  /** Of the workbook it was made from. */
  readonly workbookUuid: string;
  readonly identifier: string;
  /** The highest number of a reading that was handed on; 0 for none. */
  readonly lastReadingId: number;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

export function writeMark(sheet: Sheet, mark: HandoffMark): void {
  sheet.flow(MARK.title, 'Heading');
  const facts: readonly (readonly [string, string])[] = [
    [MARK.format, MARK_FORMAT],
    [MARK.workbook, mark.workbookUuid],
    [MARK.disclosure, mark.identifier],
    [MARK.lastReading, String(mark.lastReadingId)],
    [MARK.from, mark.from],
    [MARK.to, mark.to],
  ];
  for (const [label, text] of facts) sheet.facts({ label, text, column: 2, from: 3, to: 6 });
}
