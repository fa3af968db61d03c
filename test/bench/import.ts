/**
 * How long 200,000 readings of a CSV file take to import with everything that is checked, beside the
 * same parser and bare inserts into the same schema; and how soon an import under way is cancelled.
 *
 * `node test/bench/import.ts [--runs 3] [--readings 200000]` prints medians, side by side in one run:
 * of processor time, all threads together, so that what else the machine does counts little, and of
 * the time on the clock.
 */
import Database from 'better-sqlite3';
import { parse } from 'csv-parse/sync';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { Progress } from '#shared/contract/procedure.ts';
import type { EngagementId } from '#shared/domain/identity.ts';
import { dateOfDay, dayNumber, type CalendarDate } from '#shared/domain/calendar.ts';
import { seededRandom } from '#shared/trend/seeded-random.ts';
import { median } from '#shared/trend/statistics.ts';
import { Session } from '#main/usecases/session.ts';

/** The most that an import may take, in times of the plain one. */
const BAR = 3;
const TODAY = '2026-11-23' as CalendarDate;

const { values: given } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    readings: { type: 'string', default: '200000' },
  },
});
const runs = Number(given.runs);
const readings = Number(given.readings);
const print = (line: string) => process.stdout.write(`${line}\n`);

/** Daily readings of 200 accounts, with a source, as a provider exports them. */
function csv(): Uint8Array<ArrayBuffer> {
  const random = seededRandom(1);
  const lines = ['Date,Account,Score,Source'];
  const accounts = 200;
  const days = Math.ceil(readings / accounts);
  for (let day = 0; day < days; day += 1) {
    const date = dateOfDay(dayNumber(TODAY) - days + day);
    for (let account = 0; account < accounts && lines.length <= readings; account += 1) {
      lines.push(`${date},Account ${account},${(1 + random() * 99).toFixed(2)},Klout.com`);
    }
  }
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}

/** A session on a new workbook with an engagement on a score without a scale. */
async function started(folder: string) {
  const session = Session.open({
    path: join(folder, `${process.hrtime.bigint()}.plumb`),
    clock: () => new Date(`${TODAY}T12:00:00`),
    version: 'bench',
  });
  await session.value('workbook.create', { sample: false });
  const { id: engagementId } = await session.value('engagements.start', {
    client: { name: 'Harbour Health' },
    name: 'Bench',
    startsOn: '2013-01-07' as CalendarDate,
    subject: { name: 'Harbour Health', kind: 'organisation' },
    metrics: [{ from: 'catalogue', key: 'klout-score' }],
  });
  return { session, engagementId };
}

const input = (bytes: Uint8Array<ArrayBuffer>, engagementId: EngagementId) => ({
  fileName: 'bench.csv',
  bytes,
  options: { engagementId, metric: 'klout-score', skipProblems: true },
});

interface Taken {
  /** Milliseconds, of all threads together and on the clock. */
  readonly processor: number;
  readonly clock: number;
}

function stopwatch(): () => Taken {
  const clock = performance.now();
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return { processor: (user + system) / 1000, clock: performance.now() - clock };
  };
}

async function timeImport(
  folder: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Taken & { longestWait: number }> {
  const { session, engagementId } = await started(folder);
  const delays = monitorEventLoopDelay({ resolution: 5 });
  delays.enable();
  const stop = stopwatch();
  await session.value('imports.commit', input(bytes, engagementId));
  const taken = stop();
  delays.disable();
  const count = session.context().workbook.db.prepare('SELECT count(*) FROM reading').pluck();
  if (count.get() !== readings) throw new Error(`imported ${String(count.get())} readings`);
  session.close();
  return { ...taken, longestWait: delays.max / 1e6 };
}

/** Parsing by the library and inserting, with no check at all. */
async function timePlain(folder: string, bytes: Uint8Array<ArrayBuffer>): Promise<Taken> {
  const { session, engagementId } = await started(folder);
  const { path } = session.context().workbook;
  session.close();
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  const stop = stopwatch();
  const [, ...records]: string[][] = parse(Buffer.from(bytes));
  const addSubject = db.prepare<[string]>(
    `INSERT INTO subject (client_id, name, kind, consent) VALUES (1, ?, 'team-member', 'not-asked')`,
  );
  const addSeries = db.prepare<[number, number | bigint]>(
    'INSERT INTO tracked_series (engagement_id, subject_id, metric_id) VALUES (?, ?, 1)',
  );
  const addReading = db.prepare<[number | bigint, string, number, string, string, string]>(
    `INSERT INTO reading (series_id, date, value, seen_on, source, recorded_at)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const now = new Date().toISOString();
  db.transaction(() => {
    const series = new Map<string, number | bigint>();
    for (const [date = '', account = '', value, source = ''] of records) {
      let id = series.get(account);
      if (id === undefined) {
        const subject = addSubject.run(account).lastInsertRowid;
        id = addSeries.run(engagementId, subject).lastInsertRowid;
        series.set(account, id);
      }
      addReading.run(id, date, Number(value), date, source, now);
    }
  }).immediate();
  const taken = stop();
  db.close();
  return taken;
}

/** How long after it is cancelled an import is answered, at the moment that `isThen` names. */
async function timeCancel(
  folder: string,
  bytes: Uint8Array<ArrayBuffer>,
  isThen: (progress: Progress) => boolean,
): Promise<number> {
  const { session, engagementId } = await started(folder);
  const controller = new AbortController();
  let cancelledAt = 0;
  const { ok } = await session.call('imports.commit', input(bytes, engagementId), {
    signal: controller.signal,
    onProgress: (progress) => {
      if (cancelledAt > 0 || !isThen(progress)) return;
      // A while after, in the midst of what was begun.
      setTimeout(() => {
        cancelledAt = performance.now();
        controller.abort();
      }, 50);
    },
  });
  const answered = performance.now();
  if (ok) throw new Error('the import was done before it was cancelled');
  session.close();
  return answered - cancelledAt;
}

const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
try {
  const bytes = csv();
  const plain: Taken[] = [];
  const imports: Awaited<ReturnType<typeof timeImport>>[] = [];
  for (let run = 0; run < runs; run += 1) {
    plain.push(await timePlain(folder, bytes));
    imports.push(await timeImport(folder, bytes));
  }
  print(`${readings} readings, ${(bytes.length / 1e6).toFixed(1)} MB, medians of ${runs} runs`);
  print('| time | import, ms | parser and inserts, ms | ratio |');
  print('| --- | --- | --- | --- |');
  const ratios = (['processor', 'clock'] as const).map((which) => {
    const ours = median(imports.map((taken) => taken[which]));
    const theirs = median(plain.map((taken) => taken[which]));
    const ratio = ours / theirs;
    print(`| ${which} | ${ours.toFixed(0)} | ${theirs.toFixed(0)} | ${ratio.toFixed(2)} |`);
    return ratio;
  });
  const longest = Math.max(...imports.map(({ longestWait }) => longestWait));
  print(`Longest that anyone else waited meanwhile: ${longest.toFixed(0)} ms`);
  for (const [what, isThen] of [
    ['reading', ({ phase }: Progress) => phase === 'Reading the file'],
    ['checking', ({ phase }: Progress) => phase === 'Checking'],
    ['writing', ({ phase, share }: Progress) => phase === 'Writing' && (share ?? 0) > 0.8],
  ] as const) {
    const latency = await timeCancel(folder, bytes, isThen);
    print(`Cancelled while ${what}: answered after ${latency.toFixed(0)} ms`);
  }
  if ((ratios[0] ?? 0) > BAR) {
    print(`The import takes more than ${BAR} times as long.`);
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
