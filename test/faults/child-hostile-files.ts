/**
 * Takes each file whose path comes in as a line: opens it as a workbook, or reads it as a client's file.
 * Says as a line of JSON what it begins with, and what came of it; the parent sees a crash or a hang.
 */
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { ImportOptions } from '#shared/contract/files.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import { ReadingThread } from '#main/intake/reading-thread.ts';
import { openWorkbook } from '#main/workbook/workbook.ts';
import { known } from '../main/intake/known-records.ts';
import { digest } from './seeded.ts';
import type { Told } from './hostile-batch.ts';

const manner = process.argv[2];
const records = known();
const options = ImportOptions.parse({ engagementId: 1, metric: 'Influence' });
const signal = new AbortController().signal;

async function readIn(path: string): Promise<void> {
  const file = { fileName: basename(path), bytes: new Uint8Array(readFileSync(path)) };
  const thread = ReadingThread.start(file, { signal, progress: () => undefined });
  try {
    await thread.ask('open', null);
    await thread.ask('inspect', { options, known: records });
    await thread.ask('plan', { options, known: records, isToBeDone: false });
  } finally {
    thread.stop();
  }
}

async function take(path: string): Promise<string> {
  try {
    if (manner === 'workbooks') openWorkbook(path).close();
    else await readIn(path);
    return 'opened';
  } catch (error) {
    if (error instanceof Refusal) return `${error.code}: ${error.message}`;
    return `crash: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  }
}

const tell = (told: Told): void => void process.stdout.write(`${JSON.stringify(told)}\n`);
const stateOf = (path: string): string =>
  `${digest(readFileSync(path))} ${statSync(path, { bigint: true }).mtimeNs}`;

for await (const path of createInterface({ input: process.stdin })) {
  tell({ begins: path });
  const before = stateOf(path);
  const outcome = await take(path);
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  tell({ path, outcome, isAsItWas: stateOf(path) === before, megabytes });
}
