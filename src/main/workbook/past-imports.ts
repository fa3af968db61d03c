/** The record of each file that came in, read back. */
import type { Workbook } from './workbook.ts';

/** A file and what of it is in the workbook. */
export interface PastImport {
  readonly fileName: string;
  readonly readings: number;
  /** Tracked series that its readings belong to. */
  readonly series: number;
  readonly milestones: number;
  /** Values that were there already. */
  readonly unchanged: number;
  /** Rows that could not be taken. */
  readonly rejected: number;
}

/** Oldest first. */
export function listImports({ db }: Workbook): PastImport[] {
  return db
    .prepare<[], PastImport>(
      `SELECT file_name AS fileName, unchanged, rejected,
         (SELECT count(*) FROM reading WHERE import_id = import.id) AS readings,
         (SELECT count(DISTINCT series_id) FROM reading WHERE import_id = import.id) AS series,
         (SELECT count(*) FROM milestone WHERE import_id = import.id) AS milestones
       FROM import ORDER BY id`,
    )
    .all();
}
