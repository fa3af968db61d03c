/**
 * The thread in which a file is decoded, parsed and planned, so that a hostile one can be stopped and
 * takes no one's memory but its own. Gets the file as worker data; answers one request at a time.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '#shared/domain/refusal.ts';
import { FileReader } from './file-reader.ts';
import type { Message, Request } from './requests.ts';
import type { ImportFile } from './source-table.ts';

const say = (message: Message): void => parentPort?.postMessage(message);

const reader = new FileReader(workerData as ImportFile, (progress) => {
  say({ progress });
});

parentPort?.on('message', ({ name, asked }: Request) => {
  reader.answer(name, asked).then(
    (answer) => {
      say({ answer });
    },
    (error: unknown) => {
      say(
        error instanceof Refusal
          ? { refusal: error.toRecord() }
          : { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) },
      );
    },
  );
});
