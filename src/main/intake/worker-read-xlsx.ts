/**
 * The thread in which an Excel file is read, so that a hostile one can be stopped and takes no one's
 * memory but its own. Gets the file's bytes as worker data and answers once.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { readSheets } from './xlsx-sheets.ts';

parentPort?.postMessage(await readSheets(workerData as Uint8Array));
