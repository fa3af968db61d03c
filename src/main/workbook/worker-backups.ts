/**
 * The thread in which backups are made and looked at. It shares SQLite with the rest of the process, which
 * therefore knows of its locks, but opens no file of a workbook in any other way.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '#shared/domain/refusal.ts';
import { describeBackups } from './backup-facts.ts';
import type { BackupAnswer, BackupOrder } from './backup-thread.ts';
import { makeBackupOf } from './backups.ts';

const order = workerData as BackupOrder;

parentPort?.postMessage(answer());

function answer(): BackupAnswer {
  try {
    return order.what === 'make'
      ? { made: makeBackupOf(order.path, order.now, order.alsoOfSample) }
      : { described: describeBackups(order.path) };
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error.toRecord() };
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
