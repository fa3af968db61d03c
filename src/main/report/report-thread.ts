/** A report built in a thread of its own, within a limit of memory, which can be stopped at any time. */
import { Worker } from 'node:worker_threads';
import { Refusal, type RefusalRecord } from '#shared/domain/refusal.ts';
import type { ReportFile } from './finish.ts';
import type { ReportSettings } from './model.ts';
import type { ReportSource } from './withholding.ts';

/** Enough for the most readings that a report takes, and little enough for a small machine. */
const MOST_HEAP_MB = 3072;
/** Most of what is written is kept: collecting it in small steps only copies it about. */
const YOUNG_HEAP_MB = 96;

// Beside this module, in source as in the built application.
const WORKER_FILE = import.meta.url.endsWith('.ts') ? './worker-report.ts' : './worker-report.js';

/** What the thread is given: plain data. */
export interface ReportOrder {
  readonly source: ReportSource;
  readonly settings: ReportSettings;
}

/** What the thread answers. */
export type BuiltInThread =
  ReportFile | { readonly refusal: RefusalRecord } | { readonly fault: string };

/**
 * The report as a file, as `buildTrendReport` makes it.
 *
 * Refuses as it does, `bad-input` where it takes more memory than it may, and `cancelled`, at once,
 * when the signal aborts; a thread that ends in another way is a fault.
 */
export async function buildInThread(
  order: ReportOrder,
  signal: AbortSignal,
  mostHeapMb = MOST_HEAP_MB,
): Promise<ReportFile> {
  if (signal.aborted) throw cancelled();
  const { promise, resolve, reject } = Promise.withResolvers<ReportFile>();
  const worker = new Worker(new URL(WORKER_FILE, import.meta.url), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: mostHeapMb, maxYoungGenerationSizeMb: YOUNG_HEAP_MB },
  });
  const onAbort = (): void => {
    reject(cancelled());
  };
  signal.addEventListener('abort', onAbort);
  worker
    .on('message', (message: BuiltInThread) => {
      if ('refusal' in message) {
        const { code, message: sentence, details } = message.refusal;
        reject(new Refusal(code, sentence, details));
      } else if ('fault' in message) reject(new Error(message.fault));
      else resolve(message);
    })
    .on('error', (error: Error) => {
      reject(whyEnded(error));
    })
    .on('exit', () => {
      // After the error event, which says why, where there is one.
      reject(new Error('the thread that builds a report ended'));
    });
  try {
    return await promise;
  } finally {
    signal.removeEventListener('abort', onAbort);
    void worker.terminate();
  }
}

/** The refusal of a report that its person cancelled. */
export function cancelled(): Refusal {
  return new Refusal('cancelled', 'The report was cancelled; nothing was recorded.');
}

function whyEnded(error: Error): Error {
  if (!('code' in error) || error.code !== 'ERR_WORKER_OUT_OF_MEMORY') return error;
  return new Refusal(
    'bad-input',
    'The report needs more memory than it may take; choose a shorter period.',
    [{ field: 'from' }],
  );
}
