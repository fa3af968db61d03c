/** Names that formulas use for cells, so that they read like sentences. */
import type { Workbook } from 'exceljs';

export const NAMES = {
  /** The only cell that asks for the day. */
  today: 'TodaysDate',
  paceReadings: 'PaceReadings',
  numbers: 'SeriesNumbers',
  subjects: 'SeriesSubjects',
  metrics: 'SeriesMetrics',
  units: 'SeriesUnits',
  lowest: 'SeriesLowest',
  highest: 'SeriesHighest',
  countFrom: 'SeriesCountFrom',
  overdue: 'SeriesOverdueAfter',
  subjectList: 'SubjectList',
  metricList: 'MetricList',
  statusList: 'StatusList',
  checks: 'ChecksResult',
} as const;

/** An absolute reference to a cell or, with a last row, to cells below one another. */
export function reference(sheet: string, column: string, row: number, lastRow = row): string {
  const cells = `$${column}$${row}${lastRow === row ? '' : `:$${column}$${lastRow}`}`;
  return `'${sheet.replace(/'/g, "''")}'!${cells}`;
}

export function define(workbook: Workbook, name: string, cells: string): void {
  workbook.definedNames.add(cells, name);
}
