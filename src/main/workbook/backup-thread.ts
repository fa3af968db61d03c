/** Backups made and looked at in a thread of their own, so that whoever works meanwhile is answered. */
import { Worker } from 'node:worker_threads';
import type { BackupFacts } from '#shared/contract/backups.ts';
import { Refusal, type RefusalRecord } from '#shared/domain/refusal.ts';

// Beside this module, in source as in the built application.
const WORKER_FILE = import.meta.url.endsWith('.ts') ? './worker-backups.ts' : './worker-backups.js';

/** What the thread is asked for; `path` is the workbook's. */
export type BackupOrder =
  | {
      readonly what: 'make';
      readonly path: string;
      readonly now: Date;
      readonly alsoOfSample: boolean;
    }
  | { readonly what: 'describe'; readonly path: string };

/** What it answers. */
export type BackupAnswer =
  | { readonly made: string | null }
  | { readonly described: BackupFacts[] }
  | { readonly refusal: RefusalRecord }
  | { readonly fault: string };

/**
 * The path of a backup made now, or of the last one where that holds the same; null of an empty workbook,
 * and of the sample unless that is wanted.
 */
export async function makeInThread(
  path: string,
  now: Date,
  alsoOfSample: boolean,
): Promise<string | null> {
  const answer = await askThread({ what: 'make', path, now, alsoOfSample });
  if ('made' in answer) return answer.made;
  throw new Error('the thread that makes backups answered something else');
}

export async function describeInThread(path: string): Promise<BackupFacts[]> {
  const answer = await askThread({ what: 'describe', path });
  if ('described' in answer) return answer.described;
  throw new Error('the thread that looks at backups answered something else');
}

async function askThread(order: BackupOrder): Promise<BackupAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<BackupAnswer>();
  const worker = new Worker(new URL(WORKER_FILE, import.meta.url), { workerData: order });
  worker
    .on('message', (answer: BackupAnswer) => {
      if ('refusal' in answer) {
        const { code, message, details } = answer.refusal;
        reject(new Refusal(code, message, details));
      } else if ('fault' in answer) reject(new Error(answer.fault));
      else resolve(answer);
    })
    .on('error', reject)
    .on('exit', () => {
      reject(new Error('the thread for backups ended'));
    });
  return promise;
}
