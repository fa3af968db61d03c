/**
 * Reads each file of a folder in a thread, and prints for each, as a line of JSON, what came of it and
 * whether others were answered meanwhile; at last how much memory all of it took.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ImportOptions } from '#shared/contract/files.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import { ReadingThread } from '#main/intake/reading-thread.ts';
import { known } from './known-records.ts';

const folder = process.argv[2] ?? '';
const records = known();
const options = ImportOptions.parse({ engagementId: 1, metric: 'Influence' });
const signal = new AbortController().signal;
let turns = 0;

/** Counts the turns of the event loop, as another request would take one. */
function turn(): void {
  turns += 1;
  setImmediate(turn).unref();
}
turn();

async function read(fileName: string): Promise<string> {
  const bytes = new Uint8Array(readFileSync(join(folder, fileName)));
  const thread = ReadingThread.start({ fileName, bytes }, { signal, progress: () => undefined });
  try {
    await thread.ask('open', null);
    await thread.ask('inspect', { options, known: records });
    const asked = { options, known: records, isToBeDone: false };
    const { summary } = (await thread.ask('plan', asked)) as {
      summary: { counts: unknown };
    };
    return JSON.stringify(summary.counts);
  } finally {
    thread.stop();
  }
}

for (const fileName of readdirSync(folder)) {
  const before = turns;
  let outcome: string;
  try {
    outcome = await read(fileName);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    outcome = `${error.code}: ${error.message}`;
  }
  process.stdout.write(`${JSON.stringify({ fileName, outcome, turns: turns - before })}\n`);
}
const megabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(`${JSON.stringify({ megabytes })}\n`);
