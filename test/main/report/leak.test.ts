import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EngagementId } from '#shared/domain/identity.ts';
import { Session } from '#main/usecases/session.ts';
import { rowsOfEngagement } from '#main/workbook/export-scope.ts';
import { quoted, tableFacts } from '#main/workbook/table-facts.ts';
import { unpack } from './faults/package-faults.ts';

/** Text columns that hold days, words of a list, and the like: no one can type anything into them. */
const NOT_TYPED = new Set([
  'workbook.uuid',
  'workbook.created_at',
  'metric.catalogue_key',
  'import.sha256',
  'import.imported_at',
  'import_mapping.answers',
  'reading.recorded_at',
  'correction.recorded_at',
  'disclosure.identifier',
  'disclosure.sha256',
]);

/** Where a canary was put. */
interface Planted {
  readonly table: string;
  readonly column: string;
  readonly rowid: number;
}

const CANARY = /zq(\d+)z/gi;
/** Tables whose rows the sample has none of; they are given one. */
const ROWS_OF_OUR_OWN: Record<string, string> = {
  journal_entry: `INSERT INTO journal_entry (engagement_id, date, kind, text)
    SELECT id, starts_on, 'note', 'x' FROM engagement`,
  objection: `INSERT INTO objection (metric_id, objection, answer) SELECT id, 'x', 'y' FROM metric`,
  import_mapping: `INSERT INTO import_mapping (engagement_id, signature, file_name, answers, used_on)
    SELECT id, 'x' || id, 'y', '{}', starts_on FROM engagement`,
  dismissed_proposal: `INSERT INTO dismissed_proposal (metric_id, proposed_on, reason, dismissed_on)
    SELECT id, '2013-01-01', 'x', '2013-02-01' FROM metric`,
  correction: `INSERT INTO correction (reading_id, old_value, new_value, reason, corrected_on, recorded_at)
    SELECT max(id), 1, 2, 'x', date, recorded_at FROM reading GROUP BY series_id`,
  disclosure: `INSERT INTO disclosure (engagement_id, identifier, edition, file_name, sha256,
      redaction, disclosed_on)
    SELECT id, 'PL-' || id, 'report', 'x', printf('%064d', id), 'none', starts_on FROM engagement`,
  engagement_template: "INSERT INTO engagement_template (name, made_on) VALUES ('x', '2013-01-01')",
  template_subject: `INSERT INTO template_subject (template_id, kind)
    SELECT id, 'organisation' FROM engagement_template`,
  template_series: `INSERT INTO template_series (template_subject_id, metric_id, is_main)
    SELECT template_subject.id, metric.id, 0 FROM template_subject, metric LIMIT 1`,
  template_milestone: `INSERT INTO template_milestone (template_id, days, title)
    SELECT id, 7, 'x' FROM engagement_template`,
  metric_card: `INSERT INTO metric_card (metric_id) SELECT id FROM metric`,
};

describe('what leaves the workbook', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-leak-'));
  const path = join(folder, 'sample.plumb');
  const open = () =>
    Session.open({ path, clock: () => new Date('2026-11-23T12:00:00Z'), version: '1.2.3' });
  const planted: Planted[] = [];
  let session: Session;
  let engagementId: EngagementId;
  let forbidden: Record<'none' | 'people', Set<number>>;

  beforeAll(async () => {
    session = open();
    await session.value('workbook.create', { sample: true });
    const engagements = await session.value('engagements.list', {});
    const found = engagements.find(({ clientName }) => clientName === 'Meadowbrook Health');
    if (!found) throw new Error('the sample has no Meadowbrook Health');
    engagementId = found.id;
    session.close();
    const db = new Database(path);
    db.transaction(() => {
      fill(db);
      plant(db);
      nameTheSecretEverywhere(db);
    })();
    forbidden = { none: mustNotLeave(db, false), people: mustNotLeave(db, true) };
    db.close();
    session = open();
  }, 120_000);
  afterAll(() => {
    session.close();
    rmSync(folder, { recursive: true });
  });

  /** People and metrics of every degree of secrecy, and a row in every table. */
  function fill(db: Database.Database): void {
    for (const { name } of tableFacts(db)) {
      const rows = db
        .prepare(`SELECT count(*) FROM ${quoted(name)}`)
        .pluck()
        .get();
      if (rows === 0 && ROWS_OF_OUR_OWN[name] !== undefined) db.exec(ROWS_OF_OUR_OWN[name]);
    }
    const subjects = db
      .prepare<{ id: number }, number>(
        `SELECT DISTINCT subject.id FROM subject JOIN tracked_series ON subject_id = subject.id
         WHERE engagement_id = @id AND kind = 'team-member' ORDER BY subject.id`,
      )
      .pluck()
      .all({ id: engagementId });
    // Of every target one stands, and one was withdrawn before it.
    db.exec(`INSERT INTO target (series_id, value, due_on, note, set_on)
      SELECT series_id, value, due_on, note, set_on FROM target ORDER BY id`);
    db.exec(`UPDATE target SET withdrawn_on = set_on, withdrawn_reason = 'x'
      WHERE id NOT IN (SELECT max(id) FROM target GROUP BY series_id)`);
    const [hidden, refused] = subjects.slice(-2);
    db.prepare("UPDATE subject SET visibility = 'private', alias = 'y' WHERE id = ?").run(hidden);
    db.prepare("UPDATE subject SET consent = 'refused', alias = 'x' WHERE id = ?").run(refused);
    const [result] = db
      .prepare<{ id: number }, number>(
        `SELECT DISTINCT metric.id FROM metric JOIN tracked_series ON metric_id = metric.id
         WHERE engagement_id = @id AND role = 'result' ORDER BY metric.id`,
      )
      .pluck()
      .all({ id: engagementId });
    db.prepare("UPDATE metric SET visibility = 'private' WHERE id = ?").run(result);
    // People whom nothing is tracked of: one never asked, one who refused, one who is private.
    for (const [kind, consent, visibility] of [
      ['executive', 'not-asked', 'shared'],
      ['executive', 'refused', 'shared'],
      ['peer', null, 'private'],
    ]) {
      db.prepare(
        `INSERT INTO subject (client_id, name, kind, consent, visibility)
         SELECT client_id, @kind || @consent, @kind, nullif(@consent, ''), @visibility
         FROM engagement WHERE id = @id`,
      ).run({ id: engagementId, kind, consent: consent ?? '', visibility });
    }
  }

  /** A canary in every text that the schema lets be one, and nothing forgotten. */
  function plant(db: Database.Database): void {
    const untouched: string[] = [];
    for (const { name: table, columns } of tableFacts(db)) {
      const rows = keysOf(db, table);
      expect([table, rows.length > 0]).toEqual([table, true]);
      for (const { name: column, type } of columns) {
        if (type !== 'TEXT' || NOT_TYPED.has(`${table}.${column}`)) continue;
        const update = db.prepare(
          `UPDATE ${quoted(table)} SET ${quoted(column)} = @text WHERE ${KEY[table] ?? 'rowid'} = @rowid`,
        );
        try {
          for (const rowid of rows) {
            update.run({ text: `Zq${planted.length}z`, rowid });
            planted.push({ table, column, rowid });
          }
        } catch (error) {
          // A day, or a word of a list.
          expect(String(error)).toContain('CHECK constraint failed');
          untouched.push(`${table}.${column}`);
        }
      }
    }
    for (const column of untouched) expect(column).toMatch(FIXED);
  }

  /** What a consultant may well do: name those who are to be kept secret in every note. */
  function nameTheSecretEverywhere(db: Database.Database): void {
    const names = db
      .prepare<{ id: number }, string>(
        `SELECT name FROM subject
           WHERE client_id = (SELECT client_id FROM engagement WHERE id = @id)
             AND (visibility <> 'shared' OR consent IS NOT NULL)
         UNION SELECT alias FROM subject WHERE consent = 'refused' AND alias IS NOT NULL
         UNION SELECT name FROM metric WHERE visibility = 'private'
         UNION SELECT name FROM client
           WHERE id <> (SELECT client_id FROM engagement WHERE id = @id)`,
      )
      .pluck()
      .all({ id: engagementId });
    const text = ` Said ${names.map((name, i) => (i % 2 ? name.toUpperCase() : name)).join(', ')}.`;
    for (const [table, column] of [
      ['engagement', 'objective'],
      ['milestone', 'note'],
      ['milestone', 'evidence'],
      ['reading', 'note'],
      ['correction', 'reason'],
      ['verdict_sign_off', 'sentence'],
      ['scoring_change', 'source'],
      ['benchmark', 'source'],
      ['metric', 'how_to_read'],
      ['succession', 'keep_if'],
      ['succession', 'end_if'],
      ['review', 'reason'],
    ] as const) {
      db.prepare(`UPDATE ${table} SET ${column} = ${column} || ?`).run(text);
    }
  }

  /** The numbers of the canaries that may be in no report of the engagement. */
  function mustNotLeave(db: Database.Database, arePeopleRedacted: boolean): Set<number> {
    const ids = (sql: string) =>
      new Set(db.prepare<{ engagementId: number }, number>(sql).pluck().all({ engagementId }));
    const secretSubjects = ids(
      "SELECT id FROM subject WHERE @engagementId AND (visibility = 'private' OR consent = 'refused')",
    );
    const renamed = ids(
      `SELECT id FROM subject WHERE @engagementId AND (visibility = 'alias-only'
         ${arePeopleRedacted ? 'OR consent IS NOT NULL' : ''})`,
    );
    const secretMetrics = ids(
      "SELECT id FROM metric WHERE @engagementId AND visibility = 'private'",
    );
    const secretSeries = ids(
      `SELECT tracked_series.id FROM tracked_series
         JOIN subject ON subject.id = subject_id JOIN metric ON metric.id = metric_id
       WHERE @engagementId AND (subject.visibility = 'private' OR consent = 'refused'
         OR metric.visibility = 'private')`,
    );
    const within = new Map(
      tableFacts(db).map(({ name }) => {
        // Of the client's own people, untracked ones may be named in a note, as far as they may.
        const condition =
          name === 'subject'
            ? 'client_id = (SELECT client_id FROM engagement WHERE id = @engagementId)'
            : rowsOfEngagement[name];
        const key = KEY[name] ?? 'rowid';
        return [
          name,
          condition === null || condition === undefined
            ? new Set<number>()
            : ids(`SELECT ${key} FROM ${quoted(name)} WHERE ${condition} AND @engagementId`),
        ];
      }),
    );
    const facts = tableFacts(db);
    const values = new Map<string, ReadonlyMap<number, number>>();
    const columnOf = (table: string, column: string, rowid: number): number | undefined => {
      const has = facts
        .find(({ name }) => name === table)
        ?.columns.some(({ name }) => name === column);
      if (has !== true) return undefined;
      const place = `${table}.${column}`;
      const known =
        values.get(place) ??
        new Map(
          db
            .prepare<[], [number, number]>(
              `SELECT ${KEY[table] ?? 'rowid'}, ${column} FROM ${quoted(table)}`,
            )
            .raw()
            .all(),
        );
      values.set(place, known);
      return known.get(rowid);
    };
    const seen = new Map<string, boolean>();
    const isSecretRow = (table: string, rowid: number): boolean => {
      const key = `${table} ${rowid}`;
      const known = seen.get(key);
      if (known !== undefined) return known;
      const series = columnOf(table, 'series_id', rowid);
      const reading = columnOf(table, 'reading_id', rowid);
      const isSecret =
        (table === 'subject' && secretSubjects.has(rowid)) ||
        (table === 'metric' && secretMetrics.has(rowid)) ||
        secretMetrics.has(columnOf(table, 'metric_id', rowid) ?? -1) ||
        secretSubjects.has(columnOf(table, 'subject_id', rowid) ?? -1) ||
        secretSeries.has(series ?? -1) ||
        (reading !== undefined &&
          secretSeries.has(columnOf('reading', 'series_id', reading) ?? -1));
      seen.set(key, isSecret);
      return isSecret;
    };
    return new Set(
      planted.flatMap(({ table, column, rowid }, number) => {
        const isOurs =
          table === 'workbook'
            ? column === 'prepared_by'
            : (within.get(table)?.has(rowid) ?? false);
        const isName = table === 'subject' && column === 'name' && renamed.has(rowid);
        const isOwner = arePeopleRedacted && table === 'milestone' && column === 'owner';
        const isForConsultant = FOR_CONSULTANT.has(`${table}.${column}`);
        return !isOurs || isName || isOwner || isForConsultant || isSecretRow(table, rowid)
          ? [number]
          : [];
      }),
    );
  }

  it.for([
    ['report', 'none'],
    ['report', 'people'],
    ['handoff', 'none'],
    ['handoff', 'people'],
  ] as const)('is nothing that may not: %s, %s redacted', { timeout: 60_000 }, async (asked) => {
    const [edition, redact] = asked;
    const made = await session.value('reports.make', { engagementId, redact, edition });
    const found = new Map<number, string>();
    const look = (where: string, text: string) => {
      for (const [, number] of text.matchAll(CANARY)) found.set(Number(number), where);
    };
    look('the name of the file', made.fileName);
    for (const [part, content] of unpack(made.bytes).parts) {
      look(part, Buffer.from(content).toString('utf8'));
      // Not hidden in a wider writing of text either.
      look(`${part}, wide`, Buffer.from(content).toString('latin1').replace(/\0/g, ''));
    }
    const leaked = [...found]
      .filter(([number]) => forbidden[redact].has(number))
      .map(([number, where]) => ({ ...planted[number], where }));
    expect(leaked).toEqual([]);
    // The scan finds what is there.
    const columns = new Set([...found.keys()].map((number) => planted[number]?.column));
    for (const column of ['name', 'title', 'note', 'what', 'sentence', 'prepared_by']) {
      expect([...columns]).toContain(column);
    }
  });

  it('is nothing that may not: on the slides of a presentation', async () => {
    const shown = JSON.stringify(await session.value('presentation.show', { engagementId }));
    const found = [...shown.matchAll(CANARY)].map(([, number]) => Number(number));
    const leaked = found.filter((number) => forbidden.none.has(number));
    expect(leaked.map((number) => planted[number])).toEqual([]);
    const columns = new Set(found.map((number) => planted[number]?.column));
    for (const column of ['name', 'title', 'note', 'what', 'how_to_read', 'prepared_by']) {
      expect([...columns]).toContain(column);
    }
  });

  it('was looked for in every column that takes words', () => {
    const columns = new Set(planted.map(({ table, column }) => `${table}.${column}`));
    expect(columns.size).toBeGreaterThan(45);
    expect(forbidden.people.size).toBeGreaterThan(forbidden.none.size);
  });
});

/** The key of tables that have no number of their own. */
const KEY: Record<string, string> = {
  succession: '(engagement_id * 100000 + metric_id)',
  metric_driver: '(metric_id * 100000 + driver_id)',
};

/** Columns of days and of words of a list, by their names. */
const FIXED =
  /\.(?:\w+_on|\w+_at|as_of|date|start|end|first_day|last_day|period_\w+|scoring_version|status|kind|visibility|consent|direction|role|treatment|link_method|decision|computed|signed|edition|redaction|contest|measure|starts_on|sha256)$/;

/** What the consultant writes for nobody else. */
const FOR_CONSULTANT = new Set([
  'client.note',
  'engagement.note',
  'journal_entry.text',
  'import.file_name',
  'import_mapping.file_name',
  'import_mapping.signature',
  'disclosure.file_name',
  'dismissed_proposal.reason',
  'subject.consent_how',
  'subject_visibility_decision.consent_how',
  'target.withdrawn_reason',
]);

function keysOf(db: Database.Database, table: string): number[] {
  return db
    .prepare<[], number>(`SELECT ${KEY[table] ?? 'rowid'} FROM ${quoted(table)}`)
    .pluck()
    .all();
}
