/**
 * The words of an open workbook, to search in: an FTS5 table in a database of memory alone, so that
 * nothing of it lies on a disk and nothing that was removed lives on in it. It is no temporary table of
 * the workbook's own connection: that would count as a change there, and be rolled back with one.
 *
 * Made at the first search, and again at the first one after a change.
 */
import Database from 'better-sqlite3';
import type { CalendarDate } from '#shared/domain/calendar.ts';
import type { SearchKind } from '#shared/domain/search.ts';
import { lastKnownDay } from './known-on.ts';
import { stateMark } from './state-mark.ts';
import type { Workbook } from './workbook.ts';

/** A record with words of its own. */
interface Entry {
  readonly kind: SearchKind;
  readonly id: number;
  /** Empty for what has notes alone. */
  readonly name: string;
  readonly notes: string;
  readonly client: string | null;
  readonly engagement: string | null;
  readonly metric: string | null;
  readonly subject: string | null;
  /** The day it is about; null for what is about none. */
  readonly date: CalendarDate | null;
  /** Of a journal entry: note or decision. */
  readonly variety: string | null;
  readonly engagementId: number | null;
  readonly seriesId: number | null;
  readonly isArchived: 0 | 1;
}

/** A record that matches, with the matches in its name and around them in its notes marked. */
export interface FoundEntry extends Omit<Entry, 'name' | 'notes'> {
  readonly markedName: string;
  readonly markedNotes: string;
}

/** What stands before and after a match in marked text; replaced wherever it was in the text before. */
export const MARK = { start: '\u0001', end: '\u0002' } as const;

/** How many words of notes are shown around a match. */
const SNIPPET_WORDS = 14;
/** More words than anybody types; a pasted page has thousands. */
const MOST_WORDS = 16;

const archivedSeries = `(tracked_series.archived_on IS NOT NULL OR engagement.archived_on IS NOT NULL
  OR client.archived_on IS NOT NULL)`;
const archivedEngagement = '(engagement.archived_on IS NOT NULL OR client.archived_on IS NOT NULL)';
const ofEngagement = (id: string) => `
  JOIN engagement ON engagement.id = ${id} JOIN client ON client.id = engagement.client_id`;
const ofSeries = (id: string) => `
  JOIN tracked_series ON tracked_series.id = ${id} ${ofEngagement('tracked_series.engagement_id')}
  JOIN subject ON subject.id = tracked_series.subject_id
  JOIN metric ON metric.id = tracked_series.metric_id`;

/**
 * The engagement on whose page a subject is to be seen: one that tracks it, a series in use before one
 * that was put away; else the latest of its client, those in use first.
 */
const engagementOfSubject = `ifnull(
  (SELECT engagement_id FROM tracked_series WHERE subject_id = subject.id
    ORDER BY archived_on IS NOT NULL, is_main DESC, id LIMIT 1),
  (SELECT id FROM engagement WHERE client_id = client.id
    ORDER BY archived_on IS NOT NULL, id DESC LIMIT 1))`;

/** Several fields as one text, without the empty ones. */
const joined = (...fields: readonly string[]) =>
  `concat_ws(' · ', ${fields.map((field) => `nullif(${field}, '')`).join(', ')})`;

/** Columns: those of {@link Entry} in order, the last one the day from which the record is known. */
const EVERYTHING = `
  SELECT 'client', id, name, note, name, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
    archived_on IS NOT NULL, ''
  FROM client
  UNION ALL
  SELECT 'engagement', engagement.id, engagement.name,
    ${joined('engagement.objective', 'engagement.note')}, client.name, engagement.name, NULL, NULL, NULL,
    NULL, engagement.id, NULL, ${archivedEngagement}, ''
  FROM engagement JOIN client ON client.id = engagement.client_id
  UNION ALL
  SELECT 'subject', subject.id, subject.name, ifnull(subject.alias, ''), client.name, NULL, NULL, NULL,
    NULL, NULL, ${engagementOfSubject}, NULL, client.archived_on IS NOT NULL, ''
  FROM subject JOIN client ON client.id = subject.client_id
  UNION ALL
  SELECT 'metric', id, name, ${joined('provider', 'how_to_read')}, NULL, NULL, NULL, NULL, NULL,
    NULL, NULL, NULL, archived_on IS NOT NULL, ''
  FROM metric
  UNION ALL
  SELECT 'milestone', milestone.id, title,
    ${joined('category', 'owner', 'evidence', 'milestone.note')}, client.name,
    engagement.name, NULL, NULL, milestone.date, NULL, engagement.id, NULL, ${archivedEngagement}, ''
  FROM milestone ${ofEngagement('milestone.engagement_id')}
  UNION ALL
  SELECT 'journal', journal_entry.id, '', text, client.name, engagement.name, NULL, NULL,
    journal_entry.date, kind, engagement.id, NULL, ${archivedEngagement}, journal_entry.date
  FROM journal_entry ${ofEngagement('journal_entry.engagement_id')}
  UNION ALL
  SELECT 'reading', reading.id, '', ${joined('reading.note', 'reading.evidence')}, client.name,
    engagement.name, metric.name, subject.name, reading.date, NULL, engagement.id, tracked_series.id,
    ${archivedSeries}, reading.seen_on
  FROM reading ${ofSeries('reading.series_id')}
  WHERE withdrawn = 0 AND (reading.note <> '' OR reading.evidence <> '')
  UNION ALL
  SELECT 'sign-off', verdict_sign_off.id, '', sentence, client.name, engagement.name, metric.name,
    subject.name, judged_on, NULL, engagement.id, tracked_series.id, ${archivedSeries}, signed_on
  FROM verdict_sign_off ${ofSeries('verdict_sign_off.series_id')}`;

const COLUMNS = [
  'kind',
  'id',
  'name',
  'notes',
  'client',
  'engagement',
  'metric',
  'subject',
  'date',
  'variety',
  'engagementId',
  'seriesId',
  'isArchived',
  'knownFrom',
];

interface Words {
  readonly db: Database.Database;
  readonly mark: string;
}

const wordsOf = new WeakMap<Workbook, Words>();

/**
 * The records that have a word beginning with each of the text's, whatever the case and the accents, as
 * known on a day (null: now). At least one word must be of the record itself, not of what it belongs to;
 * an engagement is its client's as well.
 * Names come before notes, what is archived last. No text is refused; one without a word finds nothing.
 */
export function findWords(
  workbook: Workbook,
  { text, limit }: { readonly text: string; readonly limit: number },
  knownOn: CalendarDate | null,
): FoundEntry[] {
  const wanted = (text.match(/[\p{L}\p{N}\p{M}\p{Co}]+/gu) ?? []).slice(0, MOST_WORDS);
  if (wanted.length === 0) return [];
  const quoted = wanted.map((word) => `"${word}" *`);
  return upToDate(workbook)
    .prepare<[unknown], FoundEntry>(
      `SELECT kind, id, highlight(words, 0, @start, @end) AS markedName,
         snippet(words, 1, @start, @end, '…', ${SNIPPET_WORDS}) AS markedNotes, client, engagement,
         metric, subject, date, variety, engagementId, seriesId, isArchived
       FROM words WHERE words MATCH @query AND knownFrom <= @lastKnown
       ORDER BY isArchived, instr(markedName, @start) = 0, bm25(words, 8, 2, 4, 1), date DESC, id
       LIMIT @limit`,
    )
    .all({
      ...MARK,
      query: `(${quoted.join(' AND ')}) AND ({name notes also} : (${quoted.join(' OR ')}))`,
      lastKnown: lastKnownDay(knownOn),
      limit,
    });
}

function upToDate(workbook: Workbook): Database.Database {
  const known = wordsOf.get(workbook);
  // What a long change has written so far may yet be rolled back: it is searched once it is there to stay.
  if (known && workbook.db.inTransaction) return known.db;
  const mark = workbook.db.inTransaction ? '' : stateMark(workbook);
  if (known?.mark === mark) return known.db;
  known?.db.close();
  const db = readWords(workbook);
  wordsOf.set(workbook, { db, mark });
  return db;
}

function readWords(workbook: Workbook): Database.Database {
  const db = new Database(':memory:');
  db.exec(
    `CREATE VIRTUAL TABLE words USING fts5 (name, notes, also, whose, ${COLUMNS.filter(
      (column) => column !== 'name' && column !== 'notes',
    )
      .map((column) => `${column} UNINDEXED`)
      .join(', ')}, tokenize = "unicode61 remove_diacritics 2")`,
  );
  const insert = db.prepare(
    `INSERT INTO words (${COLUMNS.join(', ')}, also, whose) VALUES (${COLUMNS.map(() => '?').join(', ')}, ?, ?)`,
  );
  const rows = workbook.db.prepare<[], unknown[]>(EVERYTHING).raw();
  db.transaction(() => {
    for (const row of rows.iterate()) {
      const [kind, , name, , client, ...rest] = row;
      // Whoever types a client's name means its engagements too.
      const also = kind === 'engagement' ? client : '';
      const whose = [client, ...rest.slice(0, 3)].filter((text) => text !== name);
      insert.run(...row.map(withoutMarks), also, whose.join(' '));
    }
  })();
  return db;
}

function withoutMarks(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll(/[\u0001\u0002]/g, ' ') : value;
}
