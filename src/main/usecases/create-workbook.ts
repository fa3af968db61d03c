/** Making the workbook, empty or as the sample; it gets its name only once it is complete. */
import { existsSync, renameSync } from 'node:fs';
import type { Progress } from '#shared/contract/procedure.ts';
import { todayOf } from '#shared/domain/calendar.ts';
import { storageRefusal } from '#main/files/storage-refusal.ts';
import {
  alreadyThere,
  putNewFileInPlace,
  removeTemporary,
  temporaryBeside,
} from '#main/files/write-atomically.ts';
import { createWorkbook, freeName, openWorkbook, type Workbook } from '#main/workbook/workbook.ts';

interface Making {
  readonly sample: boolean;
  readonly clock: Date;
  readonly version: string;
  readonly progress: (progress: Progress) => void;
  readonly signal: AbortSignal;
}

/**
 * Makes the workbook at `path` and opens it.
 * Refuses `conflict` if the file exists, and `storage`; a sample that fails or is cancelled midway
 * leaves nothing behind.
 */
export async function createWorkbookAt(path: string, making: Making): Promise<Workbook> {
  const facts = { preparedBy: '', isSample: making.sample, asOf: null };
  const now = making.clock.toISOString();
  if (!making.sample) return createWorkbook(path, { ...facts, now });
  if (existsSync(path)) throw alreadyThere(path);

  const temporary = temporaryBeside(path);
  try {
    const workbook = createWorkbook(temporary, { ...facts, now });
    try {
      const { buildSample } = await import('#main/sample/build-sample.ts');
      const { version, progress, signal } = making;
      const today = todayOf(making.clock);
      await buildSample({ workbook, today, knownOn: null, now, version, progress, signal });
      signal.throwIfAborted();
    } finally {
      workbook.close();
    }
    putNewFileInPlace(temporary, path);
  } catch (error) {
    removeTemporary(temporary);
    throw storageRefusal(error, path);
  }
  return openWorkbook(path);
}

/**
 * Gives a closed sample workbook another name beside it, so that its place is free for one's own;
 * gives back how to undo that. Refuses `storage`.
 */
export function setSampleAside(path: string): () => void {
  const aside = freeName(path, 'sample');
  try {
    renameSync(path, aside);
  } catch (error) {
    throw storageRefusal(error, path);
  }
  return () => renameSync(aside, path);
}
