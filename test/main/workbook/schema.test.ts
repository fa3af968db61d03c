import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fill, newWorkbook } from './a-workbook.ts';

const reading = (columns: string, values: string) =>
  `INSERT INTO reading (series_id, date, value, seen_on, recorded_at${columns})
   VALUES (${values})`;

const illegal: [string, string][] = [
  ['a day that does not exist', reading('', `1, '2012-02-30', 41, '2012-03-01', ''`)],
  ['a date in another form', reading('', `1, '5 Mar 2012', 41, '2012-03-05', ''`)],
  ['a date with a time', reading('', `1, '2012-03-26 09:00', 41, '2012-03-27', ''`)],
  ['text for a number', reading('', `1, '2012-03-26', 'high', '2012-03-26', ''`)],
  ['an infinite value', reading('', `1, '2012-03-26', 9e999, '2012-03-26', ''`)],
  ['a reading seen before its date', reading('', `1, '2012-03-26', 41, '2012-03-25', ''`)],
  ['two readings of one vintage', reading('', `1, '2012-03-05', 44, '2012-03-05', ''`)],
  ['a reading of no series', reading('', `9, '2012-03-26', 41, '2012-03-26', ''`)],
  ['an unknown status', reading(', status', `1, '2012-03-26', 41, '2012-03-26', '', 'guess'`)],
  ['a client without a name', `INSERT INTO client (name) VALUES (' ')`],
  ['two clients of one name', `INSERT INTO client (name) VALUES ('HARBOUR health')`],
  ['an engagement that ends before it starts', `UPDATE engagement SET ends_on = '2012-01-01'`],
  ['an unknown engagement status', `UPDATE engagement SET status = 'paused'`],
  ['a person without consent', `UPDATE subject SET kind = 'executive'`],
  ['consent of an organisation', `UPDATE subject SET consent = 'given'`],
  ['an alias that is not there', `UPDATE subject SET visibility = 'alias-only'`],
  ['a scale upside down', `UPDATE metric SET scale_max = 0`],
  ['no days between readings', `UPDATE metric SET cadence_days = 0`],
  [
    'a second main indicator',
    `INSERT INTO subject (client_id, name, kind) VALUES (1, 'Peer', 'peer');
     INSERT INTO tracked_series (engagement_id, subject_id, metric_id, is_main) VALUES (1, 2, 1, 1)`,
  ],
  [
    'a series with a subject of another client',
    `INSERT INTO client (name) VALUES ('Lumen');
     INSERT INTO subject (client_id, name, kind) VALUES (2, 'Lumen', 'organisation');
     INSERT INTO tracked_series (engagement_id, subject_id, metric_id) VALUES (1, 2, 1)`,
  ],
  ['a metric removed under its series', `DELETE FROM metric`],
  [
    'a correction that corrects nothing',
    `INSERT INTO correction (reading_id, old_value, new_value, reason, corrected_on, recorded_at)
     VALUES (1, 41.2, 41.2, 'why', '2012-03-06', '')`,
  ],
  [
    'a correction without a reason',
    `INSERT INTO correction (reading_id, old_value, new_value, reason, corrected_on, recorded_at)
     VALUES (1, 41.2, 40, ' ', '2012-03-06', '')`,
  ],
  [
    'a replaced baseline without a reason',
    `INSERT INTO baseline (series_id, date, value, agreed_on) VALUES (1, '2012-03-05', 41, '2012-03-05');
     INSERT INTO baseline (series_id, date, value, agreed_on, replaces_id)
       VALUES (1, '2012-03-05', 42, '2012-03-06', 1)`,
  ],
  [
    'two first baselines',
    `INSERT INTO baseline (series_id, date, value, agreed_on) VALUES
       (1, '2012-03-05', 41, '2012-03-05'), (1, '2012-03-05', 42, '2012-03-06')`,
  ],
  [
    'two scoring changes of a metric on a day',
    `INSERT INTO scoring_change (metric_id, changed_on, what, entered_on) VALUES
       (1, '2012-08-14', 'a', '2012-08-14'), (1, '2012-08-14', 'b', '2012-08-20')`,
  ],
  [
    'a metric retired without a successor or a reason',
    `INSERT INTO succession (engagement_id, metric_id, adopted_on, review_on, retired_on)
     VALUES (1, 1, '2012-01-02', '2012-10-02', '2012-11-01')`,
  ],
  [
    'a target withdrawn without a reason',
    `INSERT INTO target (series_id, value, due_on, set_on, withdrawn_on)
     VALUES (1, 50, '2012-12-31', '2012-02-01', '2012-03-01')`,
  ],
  [
    'a day of an answer that nobody gave',
    `INSERT INTO subject (client_id, name, kind, consent, consent_on)
     VALUES (1, 'Ana', 'executive', 'not-asked', '2012-03-01')`,
  ],
  [
    'a review that replaces by nothing',
    `INSERT INTO review (engagement_id, metric_id, held_on, decision, reason)
     VALUES (1, 1, '2012-10-02', 'replace', 'better ones')`,
  ],
  [
    'a template’s target that says no day',
    `INSERT INTO engagement_template (name, made_on) VALUES ('Mine', '2012-01-02');
     INSERT INTO template_subject (template_id, kind) VALUES (1, 'organisation');
     INSERT INTO template_series (template_subject_id, metric_id, target_change) VALUES (1, 1, 5)`,
  ],
  [
    'a disclosure without a whole digest',
    `INSERT INTO disclosure (engagement_id, identifier, edition, file_name, sha256, redaction, disclosed_on)
     VALUES (1, 'PL-1', 'report', 'r.xlsx', 'abc', 'none', '2012-10-02')`,
  ],
];

describe('the schema', () => {
  it.each(illegal)('refuses %s', (_, sql) => {
    const workbook = newWorkbook();
    fill(workbook);
    expect(() => workbook.change(() => workbook.db.exec(sql))).toThrow(
      /constraint|own client|cannot store/,
    );
  });

  it('takes a client away with everything of it, and leaves no trace in the file', () => {
    const workbook = newWorkbook();
    fill(workbook);
    workbook.db.exec(`UPDATE client SET note = 'canary-7315'`);
    workbook.db.exec(`DELETE FROM tracked_series; DELETE FROM client`);
    for (const table of ['engagement', 'subject', 'reading']) {
      expect(workbook.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0);
    }
    workbook.close();
    expect(readFileSync(workbook.path, 'latin1')).not.toContain('canary-7315');
    expect(readFileSync(workbook.path, 'latin1')).not.toContain('Harbour Health');
  });
});

describe('the views for people', () => {
  it('can all be read, and are described in docs/schema.md with the tables', () => {
    const { db } = newWorkbook();
    const names = db
      .prepare<[], { name: string; type: string }>(
        `SELECT name, type FROM sqlite_schema
         WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite%'`,
      )
      .all();
    const described = readFileSync(new URL('../../../docs/schema.md', import.meta.url), 'utf8');
    for (const { name, type } of names) {
      if (type === 'view') expect(db.prepare(`SELECT * FROM ${name}`).all()).toEqual([]);
      expect(described).toContain(`\`${name}\``);
    }
  });

  it('show of each date the reading seen last, and every vintage apart', () => {
    const workbook = newWorkbook();
    fill(workbook);
    workbook.db.exec(reading('', `1, '2012-03-05', 40.5, '2012-04-01', ''`));
    const { db } = workbook;
    expect(db.prepare('SELECT value FROM readings ORDER BY date').pluck().all()).toEqual([
      40.5, 42, 41.8,
    ]);
    expect(db.prepare('SELECT count(*) FROM vintages').pluck().get()).toBe(4);
    expect(db.prepare('SELECT client, metric, readings FROM series').all()).toEqual([
      { client: 'Harbour Health', metric: 'Influence', readings: 3 },
    ]);
  });
});
