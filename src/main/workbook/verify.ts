/** A thorough look at an open workbook: SQLite's checks, and what its own tables promise each other. */
import type { Database } from 'better-sqlite3';
import type { VerifyResult } from '#shared/contract/workbook.ts';
import { countRows } from './backup.ts';
import type { Workbook } from './workbook.ts';

/** Each counts the rows that break a promise which no constraint can keep. */
const promises: readonly { readonly broken: string; readonly sql: string }[] = [
  {
    broken: 'engagements have tracked series but no main indicator',
    sql: `SELECT count(*) FROM engagement WHERE EXISTS (
        SELECT 1 FROM tracked_series JOIN metric ON metric.id = metric_id
        WHERE engagement_id = engagement.id AND role <> 'driver')
      AND NOT EXISTS (SELECT 1 FROM tracked_series WHERE engagement_id = engagement.id AND is_main = 1)`,
  },
  {
    broken: 'tracked series have a subject of another client',
    sql: `SELECT count(*) FROM tracked_series
      JOIN subject ON subject.id = subject_id JOIN engagement ON engagement.id = engagement_id
      WHERE subject.client_id <> engagement.client_id`,
  },
  {
    broken: 'readings were restated by a scoring change of another metric',
    sql: `SELECT count(*) FROM reading JOIN tracked_series ON tracked_series.id = series_id
      JOIN scoring_change ON scoring_change.id = restated_by
      WHERE scoring_change.metric_id <> tracked_series.metric_id`,
  },
  {
    broken: 'scoring changes have no decision, not even that they are undecided',
    sql: `SELECT count(*) FROM scoring_change WHERE NOT EXISTS (
      SELECT 1 FROM scoring_change_decision WHERE scoring_change_id = scoring_change.id)`,
  },
  {
    broken: 'readings differ from what their last correction says',
    sql: `SELECT count(*) FROM reading JOIN correction ON correction.id =
        (SELECT max(id) FROM correction WHERE reading_id = reading.id)
      WHERE CASE WHEN new_value IS NULL THEN withdrawn = 0 ELSE withdrawn = 1 OR value <> new_value END`,
  },
  {
    broken: 'readings are withdrawn without a correction that says why',
    sql: `SELECT count(*) FROM reading WHERE withdrawn = 1 AND NOT EXISTS (
      SELECT 1 FROM correction WHERE reading_id = reading.id AND new_value IS NULL)`,
  },
];

/** What of the promises between tables does not hold, one sentence each. */
export function brokenPromises(db: Database): string[] {
  return promises.flatMap(({ broken, sql }) => {
    const rows = db.prepare<[], number>(sql).pluck().get() ?? 0;
    return rows === 0 ? [] : [`${rows} ${broken}.`];
  });
}

/** Checks the whole workbook; changes nothing. */
export function verifyWorkbook(workbook: Workbook): VerifyResult {
  const { db, path } = workbook;
  const integrity = (db.pragma('integrity_check') as { integrity_check: string }[])
    .map((row) => row.integrity_check)
    .filter((line) => line !== 'ok');
  const lost = db.pragma('foreign_key_check') as { table: string; parent: string }[];
  const faults = [
    ...integrity.map((line) => `SQLite: ${line}.`),
    ...lost.map(({ table, parent }) => `A row of ${table} points at a ${parent} that is missing.`),
    ...brokenPromises(db),
  ];
  const checked = [
    'Every page, index and value was read, and every value obeys the rules of its table.',
    'Every record points at records that exist.',
    `What the tables promise each other was checked in ${promises.length} ways.`,
  ];
  return {
    path,
    sound: faults.length === 0,
    findings: [...faults, ...checked],
    counts: countRows(db),
  };
}
