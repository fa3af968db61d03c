/**
 * The thread in which a report is built, so that whoever else asks for something meanwhile is answered,
 * and a report that needs too much memory takes no one's but its own.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '#shared/domain/refusal.ts';
import { buildTrendReport } from './index.ts';
import type { BuiltInThread, ReportOrder } from './report-thread.ts';

const { source, settings } = workerData as ReportOrder;

buildTrendReport(source, settings).then(
  ({ bytes, identifier }) => {
    say({ bytes, identifier }, [bytes.buffer]);
  },
  (error: unknown) => {
    say(
      error instanceof Refusal
        ? { refusal: error.toRecord() }
        : { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) },
    );
  },
);

function say(message: BuiltInThread, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}
