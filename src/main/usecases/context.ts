/** What every use case is given besides its input. */
import type { Progress } from '#shared/contract/procedure.ts';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { Workbook } from '#main/workbook/workbook.ts';

export interface Context {
  /** The open workbook. */
  readonly workbook: Workbook;
  /** The date everything is judged on: the date asked for, the workbook's as-of date, or the machine's today. */
  readonly today: CalendarDate;
  /** Readings seen and corrections made after this date are not applied; null for no such limit. */
  readonly knownOn: CalendarDate | null;
  /** UTC timestamp `YYYY-MM-DDTHH:MM:SS.sssZ` for records of when something was written. */
  readonly now: string;
  /** Plumbline's version, printed in reports. */
  readonly version: string;
  readonly progress: (progress: Progress) => void;
  readonly signal: AbortSignal;
}
