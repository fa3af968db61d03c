/** Rows in every table of a workbook, as wild as the schema allows, and reading them all again. */
import type { Database } from 'better-sqlite3';
import fc, { type GeneratorValue } from 'fast-check';

/** What spreadsheets, CSV and JSON stumble over. */
const wild = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '',
    "'",
    "''=",
    '=1+1',
    '+4',
    '-5',
    '@sum',
    '\t=1',
    '\r\n',
    '"a","b"',
    ' x ',
    '007',
  ),
  fc.constantFrom('2012-03-05', '1e5', '\u0000nul', '=é\u{1F600}', '__proto__', 'null', '\uFEFFx'),
);
const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  fc.constantFrom(0.1, -5.2, 1e21, 5e-324, 1.7976931348623157e308, 3),
);
const day = fc
  .integer({ min: 0, max: 4_000 })
  .map((days) => new Date(Date.UTC(2008, 0, 1 + days)).toISOString().slice(0, 10));

/** How many rows a table may have where several are allowed. */
const MOST = 3;

/** Makes names different from each other. */
let last = 0;

/** Fills every table; `mark` is part of every text, so that it can be told whose it is. */
export function fillEveryTable(db: Database, gen: GeneratorValue, mark = ''): void {
  db.transaction(() => fill(db, gen, mark))();
}

function fill(db: Database, gen: GeneratorValue, mark: string): void {
  const text = () => `${gen(() => wild)}${mark}`;
  /** Text that is not blank and, with its number, like no other. */
  const name = () => `${gen(() => wild).replaceAll('\u0000', '')}${mark}#${(last += 1)}`;
  const perhaps = <T>(value: T): T | null => (gen(fc.boolean) ? value : null);
  const numbers = (count = gen(fc.integer, { min: 1, max: MOST })) =>
    Array.from({ length: count }, (_, index) => index);
  const add = (table: string, row: Record<string, unknown>): number => {
    const names = Object.keys(row);
    const { lastInsertRowid } = db
      .prepare(
        `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      )
      .run(...Object.values(row));
    return Number(lastInsertRowid);
  };
  const any = <T>(...values: T[]): T => gen(() => fc.constantFrom(...values));
  const flag = () => any(0, 1);
  const value = () => gen(() => number);
  const date = () => gen(() => day);
  const at = '2013-11-18T12:00:00.000Z';
  const treatment = () => any('rebase', 'splice', 'ignore', 'undecided');

  const metrics = numbers().map((index) => {
    const id = add('metric', {
      ...{
        name: name(),
        provider: perhaps(name()),
        unit: text(),
        decimals: 2,
        has_true_zero: flag(),
      },
      ...{ scale_min: perhaps(value()), direction: any('up', 'down'), smoothing_days: 90 },
      ...{ role: any('leading-indicator', 'result'), cadence_days: 7, how_to_read: text() },
      smallest_meaningful_pace: perhaps(0.25),
      catalogue_key: index === 0 ? name() : null,
    });
    const metric_id = id;
    add('metric_card', { metric_id, stands_for: text(), caveats: text(), why_chosen: text() });
    add('objection', { metric_id, objection: name(), answer: text() });
    add('benchmark', { metric_id, value: value(), label: name(), as_of: perhaps(date()) });
    add('dismissed_proposal', {
      ...{ metric_id, proposed_on: date(), reason: name(), dismissed_on: date() },
    });
    const change = add('scoring_change', {
      ...{ metric_id, changed_on: date(), what: name(), source: text(), entered_on: date() },
    });
    numbers().forEach(() => {
      add('scoring_change_decision', {
        ...{
          scoring_change_id: change,
          treatment: treatment(),
          reason: text(),
          decided_on: date(),
        },
      });
    });
    return { id, change };
  });
  const driver = add('metric', {
    ...{ name: name(), decimals: 0, has_true_zero: 1, direction: 'up', role: 'driver' },
    ...{ smoothing_days: 0, cadence_days: 7 },
  });
  const [first] = metrics;
  if (!first) throw new Error('no metric');
  add('metric_driver', { metric_id: first.id, driver_id: driver });

  const client_id = add('client', { name: name(), note: text(), archived_on: perhaps(date()) });
  const person = add('subject', {
    ...{ client_id, name: name(), kind: 'executive', alias: name(), consent: 'given' },
    ...{ visibility: any('shared', 'alias-only', 'private'), in_league: flag() },
    ...{ consent_on: perhaps(date()), consent_how: text() },
  });
  for (const decided_on of [null, date()]) {
    add('subject_visibility_decision', {
      ...{ subject_id: person, visibility: any('shared', 'private'), consent: 'given', decided_on },
      ...{ consent_on: perhaps(date()), consent_how: text() },
    });
  }
  const organisation = add('subject', { client_id, name: name(), kind: 'organisation' });

  const template_id = add('engagement_template', {
    ...{ name: name(), description: text(), made_on: date() },
  });
  const template_subject_id = add('template_subject', { template_id, kind: 'executive' });
  for (const { id: metric_id } of metrics) {
    add('template_series', {
      ...{ template_subject_id, metric_id, is_main: flag(), review_days: perhaps(270) },
      ...any({ target_change: value(), target_days: 90 }, {}),
    });
  }
  add('template_milestone', {
    template_id,
    days: any(-7, 0, 400),
    title: name(),
    category: text(),
  });

  numbers().forEach(() => {
    const engagement_id = add('engagement', {
      ...{ client_id, name: name(), objective: text(), note: text(), status: 'active' },
      ...{ starts_on: '2007-01-01', ends_on: perhaps('2020-01-01') },
    });
    const import_id = add('import', {
      ...{ file_name: text(), sha256: 'a'.repeat(64), imported_at: at },
      ...{ added: 1, unchanged: 0, corrected: 0, rejected: 0 },
    });
    for (const owner of [engagement_id, null]) {
      add('import_mapping', {
        ...{ engagement_id: owner, signature: name(), file_name: text(), answers: '{}' },
        used_on: date(),
      });
    }
    add('tracked_series', { engagement_id, subject_id: organisation, metric_id: driver });
    for (const { id: metric_id, change } of metrics) {
      const series_id = add('tracked_series', {
        ...{
          engagement_id,
          subject_id: person,
          metric_id,
          is_main: metric_id === first.id ? 1 : 0,
        },
        archived_on: perhaps(date()),
      });
      for (const index of numbers()) {
        const seen = `201${index}-05-05`;
        const old = value();
        const now = value();
        const id = add('reading', {
          ...{ series_id, date: '2009-01-01', value: now, seen_on: seen, note: text() },
          ...{ restated_by: perhaps(change), source: text(), evidence: text(), recorded_at: at },
          import_id: perhaps(import_id),
        });
        if (old === now) continue;
        add('correction', {
          ...{ reading_id: id, old_value: old, new_value: now, reason: name() },
          ...{ corrected_on: date(), recorded_at: at },
        });
      }
      const agreed = add('baseline', {
        ...{ series_id, date: date(), value: value(), note: text(), agreed_on: date() },
      });
      add('baseline', {
        ...{ series_id, date: date(), value: value(), agreed_on: date(), replaces_id: agreed },
        reason: name(),
      });
      add('target', {
        ...{ series_id, value: value(), due_on: date(), note: text(), set_on: date() },
        ...any({}, { withdrawn_on: date(), withdrawn_reason: name() }),
      });
      add('verdict_sign_off', {
        ...{ series_id, judged_on: date(), computed: 'steady', signed: 'unclear' },
        ...{ sentence: name(), signed_on: date() },
      });
    }
    add('milestone', {
      ...{ engagement_id, date: date(), title: name(), category: text(), status: 'done' },
      ...{ owner: text(), evidence: text(), note: text(), import_id: perhaps(import_id) },
    });
    add('journal_entry', { engagement_id, date: date(), kind: 'decision', text: name() });
    add('succession', {
      ...{ engagement_id, metric_id: first.id, adopted_on: '2008-01-01', review_on: '2009-01-01' },
      ...{ keep_if: text(), end_if: text(), successor_id: driver },
    });
    add('review', {
      ...{ engagement_id, metric_id: first.id, held_on: date(), decision: 'replace' },
      ...{ successor_id: driver, reason: name() },
    });
    add('disclosure', {
      ...{ engagement_id, identifier: name(), edition: 'report', file_name: text() },
      ...{ sha256: 'b'.repeat(64), redaction: 'none', disclosed_on: date() },
    });
    const season_id = add('league_season', {
      ...{ engagement_id, metric_id: first.id, name: name(), contest: 'people' },
      ...{ starts_on: '2010-01-01', ends_on: '2010-06-30', measure: 'change' },
    });
    add('league_achievement', {
      ...{ season_id, subject_id: person, kind: 'own-best', earned_on: date(), value: value() },
      scoring_version: perhaps(date()),
    });
  });
}

/** Every row of every table, by table. */
export function everyRow(db: Database): Record<string, unknown[]> {
  const tables = db
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
    )
    .pluck()
    .all();
  return Object.fromEntries(
    tables.map((table) => {
      const rows = db.prepare(`SELECT * FROM ${table}`).raw().all();
      return [table, rows.map((row) => JSON.stringify(row)).sort()];
    }),
  );
}
