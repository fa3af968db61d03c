/**
 * A large workbook for measuring: 40 clients with an engagement each, 400 tracked series, 150,000
 * readings, and milestones and a journal beside them, made from a seed. It is kept in the folder for
 * temporary files under a digest of its recipe, of the schema and of the day that it ends on.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, type CalendarDate } from '#shared/domain/calendar.ts';
import { seededRandom } from '#shared/trend/seeded-random.ts';
import { allMigrations } from '#main/workbook/migrations/index.ts';
import { createWorkbook, type Workbook } from '#main/workbook/workbook.ts';

export const SIZE = {
  clients: 40,
  seriesPerClient: 10,
  readingsPerSeries: 375,
  journalPerClient: 60,
  milestonesPerClient: 12,
} as const;

/** What is measured, how often and how smoothly; the first is every engagement's main indicator. */
const METRICS = [
  { name: 'Influence score', role: 'leading-indicator', smoothing: 90, cadence: 7 },
  { name: 'Share of voice', role: 'leading-indicator', smoothing: 30, cadence: 7 },
  { name: 'Sentiment', role: 'leading-indicator', smoothing: 0, cadence: 7 },
  { name: 'Followers', role: 'leading-indicator', smoothing: 0, cadence: 1 },
  { name: 'Leads', role: 'result', smoothing: 0, cadence: 7 },
  { name: 'Conversions', role: 'result', smoothing: 0, cadence: 7 },
  { name: 'Posts published', role: 'driver', smoothing: 0, cadence: 7 },
  { name: 'Replies', role: 'driver', smoothing: 0, cadence: 7 },
] as const;

/** The path of such a workbook, which is made where it is not there yet. */
export function bigWorkbook(endsOn: CalendarDate): string {
  const recipe = [SIZE, METRICS, endsOn, allMigrations, readFileSync(import.meta.filename)];
  const digest = createHash('sha256').update(JSON.stringify(recipe)).digest('hex').slice(0, 16);
  const path = join(tmpdir(), `plumbline-bench-${digest}.plumb`);
  if (existsSync(path)) return path;
  const unfinished = join(tmpdir(), `plumbline-bench-${digest}-${process.pid}.plumb`);
  const workbook = createWorkbook(unfinished, {
    ...{ preparedBy: 'Bench', isSample: false, asOf: null, now: `${endsOn}T09:00:00.000Z` },
  });
  workbook.change(() => fill(workbook, endsOn));
  workbook.close();
  renameSync(unfinished, path);
  return path;
}

function fill({ db }: Workbook, endsOn: CalendarDate): void {
  const random = seededRandom(20_131_118);
  const at = `${endsOn}T09:00:00.000Z`;
  const add = (table: string, columns: readonly string[]) => {
    const statement = db.prepare(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    );
    return (...values: readonly unknown[]) => Number(statement.run(...values).lastInsertRowid);
  };
  const addMetric = add('metric', [
    ...['name', 'unit', 'decimals', 'scale_min', 'scale_max', 'has_true_zero', 'direction'],
    ...['role', 'smoothing_days', 'cadence_days'],
  ]);
  const addClient = add('client', ['name']);
  const addEngagement = add('engagement', ['client_id', 'name', 'status', 'starts_on']);
  const addSubject = add('subject', ['client_id', 'name', 'kind', 'consent']);
  const addSeries = add('tracked_series', ['engagement_id', 'subject_id', 'metric_id', 'is_main']);
  const addReading = add('reading', ['series_id', 'date', 'value', 'seen_on', 'recorded_at']);
  const addBaseline = add('baseline', ['series_id', 'date', 'value', 'agreed_on']);
  const addMilestone = add('milestone', ['engagement_id', 'date', 'title', 'status']);
  const addEntry = add('journal_entry', ['engagement_id', 'date', 'kind', 'text']);
  const addDriver = add('metric_driver', ['metric_id', 'driver_id']);
  const words =
    'column editor launch talk panel review reply sponsor patient budget campaign'.split(' ');
  const word = () => words[Math.floor(random() * words.length)] ?? '';

  const metrics = METRICS.map(({ name, role, smoothing, cadence }) => ({
    ...{ role, smoothing, cadence },
    id: addMetric(name, 'points', 1, 0, 100, 0, 'up', role, smoothing, cadence),
  }));
  const [score] = metrics;
  if (!score) throw new Error('no metric');
  for (const { id, role } of metrics) if (role === 'driver') addDriver(score.id, id);
  const changed = addDays(endsOn, -400);
  const change = add('scoring_change', ['metric_id', 'changed_on', 'what', 'entered_on'])(
    ...[score.id, changed, 'New formula', changed],
  );
  add('scoring_change_decision', [
    ...['scoring_change_id', 'treatment', 'link_method', 'decided_on'],
  ])(change, 'splice', 'additive', changed);

  for (let client = 1; client <= SIZE.clients; client += 1) {
    const clientId = addClient(`Client ${String(client).padStart(2, '0')} Health`);
    const startsOn = addDays(endsOn, -7 * SIZE.readingsPerSeries);
    const engagementId = addEngagement(clientId, 'Content culture', 'active', startsOn);
    const organisation = addSubject(clientId, `Client ${client} Health`, 'organisation', null);
    const person = addSubject(clientId, `Chief of ${client}`, 'executive', 'given');
    for (let nth = 0; nth < SIZE.seriesPerClient; nth += 1) {
      const metric = metrics[nth % metrics.length] ?? score;
      const subjectId = nth < metrics.length ? organisation : person;
      const seriesId = addSeries(engagementId, subjectId, metric.id, nth === 0 ? 1 : 0);
      const values = scores(random, metric.smoothing);
      for (const [index, value] of values.entries()) {
        // Some were read today, some a while ago, as they are on a Monday morning.
        const back = (values.length - 1 - index) * metric.cadence + (client % 5);
        const date = addDays(endsOn, -back);
        addReading(seriesId, date, value, date, at);
        if (index === 0) addBaseline(seriesId, date, value, date);
      }
    }
    for (let nth = 0; nth < SIZE.milestonesPerClient; nth += 1) {
      const date = addDays(endsOn, 90 - 60 * nth);
      addMilestone(engagementId, date, `${word()} ${nth}`, date > endsOn ? 'planned' : 'done');
    }
    for (let nth = 0; nth < SIZE.journalPerClient; nth += 1) {
      const text = Array.from({ length: 20 }, word).join(' ');
      addEntry(engagementId, addDays(endsOn, -7 * nth), 'note', `${text}.`);
    }
  }
}

/** A walk between 20 and 80 with a drift of its own, as smooth as the metric, to one decimal. */
function scores(random: () => number, smoothing: number): number[] {
  const pull = smoothing === 0 ? 1 : 0.15;
  const drift = (random() - 0.4) * 0.06;
  let level = 35 + 20 * random();
  let shown = level;
  return Array.from({ length: SIZE.readingsPerSeries }, () => {
    level = Math.min(80, Math.max(20, level + drift + (random() - 0.5) * 2));
    shown += pull * (level + (random() - 0.5) * 4 - shown);
    return Number(shown.toFixed(1));
  });
}
