/**
 * Sends calls to the real web host, and prints what of their answers should not be. Started by contract-calls.ts.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startWebHost } from '#main/hosts/web/server.ts';
import { Session } from '#main/usecases/session.ts';
import { AppState } from '#main/files/app-state.ts';
import { contract, type ProcedureName } from '#shared/contract/index.ts';
import { encodeWire } from '#shared/contract/wire.ts';
import type { CallsReport } from './contract-calls.ts';
import { inputFor, procedureNames } from './contract-inputs.ts';
import { chance, digest } from './seeded.ts';

const [folder = '', outside = '', calls = '0', seed = '1'] = process.argv.slice(2);
/** Making the sample takes its seconds, on a busy machine many. */
const LONGEST_MS = 60_000;
/** They take seconds each where they succeed: called, but not as often as the others. */
const SLOW = 40;

const session = Session.open({
  path: join(folder, 'work.plumb'),
  clock: () => new Date('2013-11-18T12:00:00'),
  version: '0.0.0-test',
  appState: new AppState(join(folder, 'state.json')),
});
await session.value('workbook.create', { sample: true });
const host = await startWebHost({ session, files: new Map(), port: 0 });
const { origin, hash } = new URL(host.address);
const headers = { Origin: origin, 'Content-Type': 'application/json' };
const entered = await fetch(`${origin}/session`, {
  method: 'POST',
  headers,
  body: JSON.stringify({ token: hash.slice('#token='.length) }),
});
const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';

interface Mark {
  readonly path: string;
  readonly changes: unknown;
  readonly content: string;
}

/** What the open workbook holds; read again only where rows were written. */
function markOf(last: Mark | null): Mark | null {
  try {
    const { db, path } = session.context().workbook;
    const changes = db.prepare('SELECT total_changes()').pluck().get();
    if (last?.path === path && last.changes === changes) return last;
    return { path, changes, content: digest(db.serialize()) };
  } catch {
    return null;
  }
}

async function send(
  name: ProcedureName,
  input: unknown,
): Promise<{ status: number; body: string }> {
  const answer = await fetch(`${origin}/procedures/${name}`, {
    method: 'POST',
    headers: { ...headers, Cookie: cookie },
    body: encodeWire(input),
    signal: AbortSignal.timeout(LONGEST_MS),
  });
  return { status: answer.status, body: await answer.text() };
}

const faults: string[] = [];
const report: CallsReport = { calls: 0, done: 0, refused: 0, procedures: 0, slowestMs: 0, faults };
const by = chance(Number(seed));
const called = new Set<string>();
let mark = markOf(null);

async function callOnce(name: ProcedureName): Promise<void> {
  const input = inputFor(name, outside, by);
  const say = (what: string): void =>
    void faults.push(`${name} ${encodeWire([input]).slice(0, 400)}: ${what}`);
  const began = performance.now();
  let answer: Awaited<ReturnType<typeof send>>;
  try {
    answer = await send(name, input);
  } catch (error) {
    say(`no answer: ${String(error)}`);
    return;
  } finally {
    report.calls += 1;
    called.add(name);
    report.slowestMs = Math.max(report.slowestMs, Math.round(performance.now() - began));
  }
  const { status, body } = answer;
  if (status !== 200) say(`status ${status}: ${body}`);
  const isDone = /"ok":true/.test(body);
  report[isDone ? 'done' : 'refused'] += 1;
  if (body.includes('"code":"internal"')) say(body.slice(-600));
  if (body.includes('CANARY')) say('told what a file outside holds');
  if (/\n {4}at |node:internal|\.ts:\d+|node_modules/.test(body))
    say(`told of the program: ${body}`);
  if ('polluted' in {}) say('reached the prototype of all objects');
  const before = mark;
  // Compacting and restoring write the file anew, without a row being changed.
  mark = markOf(isDone && isSlow(name) ? null : before);
  const isOther = before === null || mark === null || before.path !== mark.path;
  if (isOther || before.content === mark?.content) return;
  if (!isDone) say('refused, but the workbook is another');
  else if (contract[name].kind === 'query') say('a question that changed the workbook');
}

const isSlow = (name: string): boolean =>
  /^(sample\.|workbook\.create|workbooks\.|backups\.|reports\.|workbook\.(compact|recover|backup))/.test(
    name,
  );
for (let i = 0; report.calls < Number(calls); i += 1) {
  const name = procedureNames[i % procedureNames.length] ?? 'workbook.state';
  const round = Math.floor(i / procedureNames.length);
  if (!isSlow(name) || round % SLOW === 0) await callOnce(name);
}
report.procedures = called.size;
if (!existsSync(folder)) faults.push('its own folder is gone');
await host.close();
session.close();
process.stdout.write(JSON.stringify(report));
process.exit(0);
