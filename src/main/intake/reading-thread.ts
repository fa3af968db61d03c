/** A file read in a thread of its own, within limits of size, time and memory, which can be stopped. */
import { Worker } from 'node:worker_threads';
import type { Progress } from '#shared/contract/procedure.ts';
import { Refusal } from '#shared/domain/refusal.ts';
import type { Message, RequestName, Requests } from './requests.ts';
import { limits, refuseFile, type ImportFile } from './source-table.ts';

/** How long the thread may work on a file, all requests together. */
const LONGEST_MS = 15_000;
const MOST_HEAP_MB = 512;
const YOUNG_HEAP_MB = 96;

// Beside this module, in source as in the built application.
const WORKER_FILE = import.meta.url.endsWith('.ts') ? './worker-intake.ts' : './worker-intake.js';

interface Watcher {
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
}

export class ReadingThread {
  readonly #fileName: string;
  readonly #watcher: Watcher;
  readonly #worker: Worker;
  /** What is left of the time. */
  #budget = LONGEST_MS;
  /** Why the thread ended before it was asked. */
  #failure: Error | null = null;

  private constructor({ fileName, bytes }: ImportFile, watcher: Watcher) {
    this.#fileName = fileName;
    this.#watcher = watcher;
    this.#worker = new Worker(new URL(WORKER_FILE, import.meta.url), {
      workerData: { fileName, bytes },
      resourceLimits: {
        maxOldGenerationSizeMb: MOST_HEAP_MB,
        // Most of what a table is made of is kept: collecting it in small steps only copies it about.
        maxYoungGenerationSizeMb: YOUNG_HEAP_MB,
      },
    });
    this.#worker.on('error', (error: Error) => {
      this.#failure = this.#whyEnded(error);
    });
  }

  /** Refuses `bad-input` for a file larger than is read, before anything looks at it. */
  static start(file: ImportFile, watcher: Watcher): ReadingThread {
    watcher.signal.throwIfAborted();
    if (file.bytes.length > limits.fileBytes) {
      throw refuseFile(
        file.fileName,
        `is ${Math.ceil(file.bytes.length / 1024 / 1024)} MB; at most 64 MB are read. Split it, or save the table alone as CSV.`,
      );
    }
    return new ReadingThread(file, watcher);
  }

  /**
   * The answer to one request; ask one at a time. Refuses as the reading does, `bad-input` where it
   * takes longer than 15 s or more memory than it may, and `cancelled`, at once, when the signal aborts.
   */
  ask<Name extends RequestName>(
    name: Name,
    asked: Requests[Name]['asked'],
  ): Promise<Requests[Name]['answer']> {
    const { signal, progress } = this.#watcher;
    const { promise, resolve, reject } = Promise.withResolvers<Requests[Name]['answer']>();
    const onMessage = (message: Message): void => {
      if ('progress' in message) progress(message.progress);
      else if ('refusal' in message) {
        const { code, message: sentence, details } = message.refusal;
        reject(new Refusal(code, sentence, details));
      } else if ('fault' in message) reject(new Error(message.fault));
      else resolve(message.answer);
    };
    const onAbort = (): void => {
      reject(cancelled(this.#fileName));
    };
    // After the error event, which says why, where there is one.
    const onExit = (): void => {
      reject(this.#failure ?? new Error('the thread that reads a file ended'));
    };
    const started = performance.now();
    const timer = setTimeout(() => {
      reject(
        refuseFile(
          this.#fileName,
          `takes longer than ${LONGEST_MS / 1000} s to read; save the table alone as CSV, or split it, and import that.`,
        ),
      );
    }, this.#budget);
    this.#worker.on('message', onMessage).on('exit', onExit);
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
    this.#worker.postMessage({ name, asked });
    return promise.finally(() => {
      clearTimeout(timer);
      this.#budget -= performance.now() - started;
      this.#worker.off('message', onMessage).off('exit', onExit);
      signal.removeEventListener('abort', onAbort);
    });
  }

  /** Stops the thread, whatever it is doing; nobody has to wait until it has. */
  stop(): void {
    void this.#worker.terminate();
  }

  #whyEnded(error: Error): Error {
    if (!('code' in error) || error.code !== 'ERR_WORKER_OUT_OF_MEMORY') return error;
    return refuseFile(
      this.#fileName,
      'needs more memory to read than it may take; save the table alone as CSV, or split it, and import that.',
    );
  }
}

/** The refusal of a job that its person cancelled. */
function cancelled(fileName: string): Refusal {
  return new Refusal(
    'cancelled',
    `The import of “${fileName}” was cancelled; nothing was changed.`,
  );
}
