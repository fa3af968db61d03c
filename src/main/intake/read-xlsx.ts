/** Reading an Excel file in a thread of its own, within limits of time and memory. */
import { Worker } from 'node:worker_threads';
import { Refusal } from '#shared/domain/refusal.ts';
import { limits, refuseFile, type ImportFile } from './source-table.ts';
import type { XlsxAnswer, XlsxSheet } from './xlsx-sheets.ts';

const LONGEST_MS = 15_000;
const MOST_HEAP_MB = 512;
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const ZIP = [0x50, 0x4b, 0x03, 0x04];

// Beside this module, in source as in the built application.
const WORKER_FILE = import.meta.url.endsWith('.ts')
  ? './worker-read-xlsx.ts'
  : './worker-read-xlsx.js';

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte);

/** Whether the bytes are a spreadsheet's, of today's kind or the old one, whatever the name says. */
export function isSpreadsheet({ bytes }: ImportFile): boolean {
  return startsWith(bytes, ZIP) || startsWith(bytes, OLE);
}

/**
 * The sheets of an Excel file. Refuses `bad-input` with a sentence for whatever is no .xlsx, is
 * protected, damaged, too large, or takes longer than 15 s; `cancelled` when the signal aborts.
 */
export async function readXlsx(
  file: ImportFile,
  signal: AbortSignal,
): Promise<readonly XlsxSheet[]> {
  const { fileName, bytes } = file;
  if (startsWith(bytes, OLE)) throw refuseFile(fileName, whyNotOle(bytes));
  if (bytes.length > limits.fileBytes) {
    throw refuseFile(
      fileName,
      `is ${Math.ceil(bytes.length / 1024 / 1024)} MB; at most 64 MB are read. Save the table alone as CSV.`,
    );
  }
  const answer = await runWorker(file, signal);
  if ('unreadable' in answer) throw refuseFile(fileName, answer.unreadable);
  return answer.sheets;
}

/** The refusal of a job that its person cancelled. */
export function cancelled(fileName: string): Refusal {
  return new Refusal(
    'cancelled',
    `The import of “${fileName}” was cancelled; nothing was changed.`,
  );
}

function whyNotOle(bytes: Uint8Array): string {
  const name = Buffer.from('EncryptedPackage', 'utf16le');
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(name)
    ? 'is protected by a password; open it, save it without the password, and import that copy.'
    : 'is an old Excel or Office file (.xls); open it, save it as .xlsx, and import that copy.';
}

function runWorker({ fileName, bytes }: ImportFile, signal: AbortSignal): Promise<XlsxAnswer> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(cancelled(fileName));
      return;
    }
    const worker = new Worker(new URL(WORKER_FILE, import.meta.url), {
      workerData: bytes,
      resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
    });
    const finish = (settle: () => void): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      worker.removeAllListeners();
      // What a thread that is being stopped still throws concerns no one.
      worker.on('error', () => undefined);
      void worker.terminate().then(settle, settle);
    };
    const refuse = (why: string): void => {
      finish(() => {
        reject(refuseFile(fileName, why));
      });
    };
    const onAbort = (): void => {
      finish(() => {
        reject(cancelled(fileName));
      });
    };
    const timer = setTimeout(() => {
      refuse(
        `takes longer than ${LONGEST_MS / 1000} s to read; save the table alone as CSV and import that.`,
      );
    }, LONGEST_MS);
    signal.addEventListener('abort', onAbort);
    worker.once('message', (answer: XlsxAnswer) => {
      finish(() => {
        resolve(answer);
      });
    });
    worker.once('error', (error: Error) => {
      if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
        refuse(
          'needs more memory to read than it may take; save the table alone as CSV and import that.',
        );
        return;
      }
      finish(() => {
        reject(error);
      });
    });
  });
}
