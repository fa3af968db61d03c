/** Words that must never be seen where a client looks on, written wherever something else is kept. */
import Database from 'better-sqlite3';
import { rowsOfEngagement } from '#main/workbook/export-scope.ts';
import { quoted, tableFacts } from '#main/workbook/table-facts.ts';

export const CANARY = 'Canary';

/**
 * Puts a canary before every text of every other client, and into the names of whoever and whatever of
 * the engagement's own client is withheld. Gives the number of columns that took one.
 */
export function plantCanaries(path: string, engagementId: number): number {
  const db = new Database(path);
  try {
    return db.transaction(() => {
      const columns = plantInOthers(db, engagementId);
      withhold(db, engagementId);
      return columns;
    })();
  } finally {
    db.close();
  }
}

function plantInOthers(db: Database.Database, engagementId: number): number {
  let planted = 0;
  for (const { name: table, columns } of tableFacts(db)) {
    const ours = rowsOfEngagement[table];
    // Who made the workbook is named on the first slide.
    if (ours === undefined || table === 'workbook') continue;
    const others = ours === null ? '@engagementId' : `@engagementId AND NOT (${ours})`;
    for (const { name: column, type } of columns) {
      if (type !== 'TEXT') continue;
      try {
        const { changes } = db
          .prepare(
            `UPDATE ${quoted(table)} SET ${quoted(column)} = '${CANARY} ' || ${quoted(column)}
             WHERE ${quoted(column)} IS NOT NULL AND ${others}`,
          )
          .run({ engagementId });
        if (changes > 0) planted += 1;
      } catch (error) {
        // A day, or a word of a list.
        if (!String(error).includes('CHECK constraint failed')) throw error;
      }
    }
  }
  return planted;
}

function withhold(db: Database.Database, engagementId: number): void {
  const run = (sql: string) => db.prepare(sql).run({ engagementId });
  const client = '(SELECT client_id FROM engagement WHERE id = @engagementId)';
  const subjects =
    'id IN (SELECT subject_id FROM tracked_series WHERE engagement_id = @engagementId)';
  run(`UPDATE subject SET name = '${CANARY} ' || name
       WHERE visibility = 'alias-only' AND ${subjects}`);
  run(`UPDATE subject SET name = '${CANARY} refused', consent = 'refused'
       WHERE name = 'Eilidh Ross' AND ${subjects}`);
  run(`UPDATE subject SET name = '${CANARY} hidden', visibility = 'private'
       WHERE name = 'Farid Haddad' AND ${subjects}`);
  run(`UPDATE metric SET name = '${CANARY} metric', visibility = 'private'
       WHERE name = 'Positive sentiment' AND @engagementId`);
  run(`UPDATE reading SET note = '${CANARY}' WHERE series_id IN (
         SELECT tracked_series.id FROM tracked_series
           JOIN subject ON subject.id = subject_id JOIN metric ON metric.id = metric_id
         WHERE engagement_id = @engagementId
           AND (subject.name LIKE '${CANARY}%' OR metric.name LIKE '${CANARY}%'))`);
  run(`UPDATE engagement SET note = '${CANARY}' WHERE id = @engagementId`);
  run(`UPDATE client SET note = '${CANARY}' WHERE id = ${client}`);
  run(`INSERT INTO journal_entry (engagement_id, date, kind, text)
       SELECT id, starts_on, 'note', '${CANARY}' FROM engagement WHERE id = @engagementId`);
  // What a consultant may well note, and forget.
  run(`UPDATE milestone SET note = 'As for ' || (SELECT name FROM client WHERE id <> ${client}) || '.'
       WHERE engagement_id = @engagementId`);
}
