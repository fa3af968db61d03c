/** Workbooks in temporary folders for tests. */
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createWorkbook, type Workbook } from '#main/workbook/workbook.ts';
import { temporaryFolder } from './temporary-folder.ts';

export const NEW = {
  preparedBy: 'Test Consultant',
  isSample: false,
  asOf: null,
  now: '2026-11-23T09:00:00.000Z',
};

/** An open, empty workbook that is closed when the test ends. */
export function newWorkbook(path = join(temporaryFolder(), 'work.plumb')): Workbook {
  const workbook = createWorkbook(path, NEW);
  onTestFinished(() => workbook.close());
  return workbook;
}

/** One client, engagement, subject, metric, series (1 of each) and three readings, in plain SQL. */
export function fill({ db }: Workbook): void {
  db.exec(`
    INSERT INTO client (name) VALUES ('Harbour Health');
    INSERT INTO engagement (client_id, name, status, starts_on)
      VALUES (1, 'Content culture', 'active', '2012-01-02');
    INSERT INTO subject (client_id, name, kind) VALUES (1, 'Harbour Health', 'organisation');
    INSERT INTO metric (name, decimals, scale_min, scale_max, has_true_zero, direction, role,
        smoothing_days, cadence_days)
      VALUES ('Influence', 1, 1, 100, 0, 'up', 'leading-indicator', 90, 7);
    INSERT INTO tracked_series (engagement_id, subject_id, metric_id, is_main) VALUES (1, 1, 1, 1);
    INSERT INTO reading (series_id, date, value, seen_on, recorded_at) VALUES
      (1, '2012-03-05', 41.2, '2012-03-05', '2012-03-05T09:00:00.000Z'),
      (1, '2012-03-12', 42.0, '2012-03-12', '2012-03-12T09:00:00.000Z'),
      (1, '2012-03-19', 41.8, '2012-03-19', '2012-03-19T09:00:00.000Z');`);
}
