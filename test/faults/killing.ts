/** Kills processes in the middle of their work and looks at what they leave behind. */
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { backupsOf, backupState } from '#main/workbook/backups.ts';
import { verifyWorkbook } from '#main/workbook/verify.ts';
import { openWorkbook } from '#main/workbook/workbook.ts';

export const kinds = ['edits', 'backup', 'restore', 'compact'] as const;
export type Kind = (typeof kinds)[number];

/**
 * By when a process is killed, in ms from its first word: a change takes a few, a backup some tens, and
 * what puts another file in the place of the workbook waits for 300 besides.
 */
export const longestMs: Readonly<Record<Kind, number>> = {
  edits: 400,
  backup: 600,
  restore: 1_500,
  compact: 1_200,
};

export interface Trial {
  /** Changes that were acknowledged before the process was killed. */
  readonly acknowledged: number;
  /** What was not as promised, one sentence each. */
  readonly faults: readonly string[];
}

const WORKER = join(import.meta.dirname, 'worker.ts');

/**
 * One trial on a copy of a closed workbook that has one client, one series with the number 1, some
 * readings, and backups of an earlier state: kills the work `afterMs` after it began.
 */
export async function killed(
  kind: Kind,
  original: string,
  folder: string,
  afterMs: number,
): Promise<Trial> {
  const path = copyWithBackups(original, folder);
  const said = await saidUntilKilled(kind, path, afterMs);
  const numbers = said.flatMap((line) => /^reading (\d+)$/.exec(line)?.[1] ?? []).map(Number);
  return {
    acknowledged: said.filter((line) => line !== 'begun').length,
    faults: [...refusalsIn(said), ...look(kind, path, numbers), ...lookAtBackups(path, said)],
  };
}

function copyWithBackups(original: string, folder: string): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'work.plumb');
  copyFileSync(original, path);
  const from = join(dirname(original), 'work backups');
  mkdirSync(join(folder, 'work backups'));
  for (const name of readdirSync(from))
    copyFileSync(join(from, name), join(folder, 'work backups', name));
  return path;
}

async function saidUntilKilled(kind: Kind, path: string, afterMs: number): Promise<string[]> {
  const child = spawn(process.execPath, [WORKER, kind, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  let timer: NodeJS.Timeout | undefined;
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk;
    timer ??= setTimeout(() => child.kill('SIGKILL'), afterMs);
  });
  await new Promise((done) => child.once('close', done));
  clearTimeout(timer);
  // A line that was cut off was not acknowledged.
  return out.split('\n').slice(0, -1);
}

function refusalsIn(said: readonly string[]): string[] {
  return said.filter((line) => line.startsWith('refused '));
}

/** The workbook opens, is sound, and holds every acknowledged reading or, restored, those of the backup. */
function look(kind: Kind, path: string, numbers: readonly number[]): string[] {
  if (!existsSync(path)) return ['there is no workbook any more'];
  const workbook = openWorkbook(path);
  try {
    const { sound, findings } = verifyWorkbook(workbook);
    const notes = new Set(
      workbook.db.prepare<[], string>('SELECT note FROM reading').pluck().all(),
    );
    const lost = numbers.filter((number) => !notes.has(`number ${number}`));
    const isOneOfTwo = notes.has('in the backup') && (kind !== 'restore' || notes.size <= 2);
    return [
      ...(sound ? [] : findings),
      ...(lost.length === 0 ? [] : [`acknowledged and lost: ${lost.join(', ')}`]),
      ...(isOneOfTwo ? [] : [`neither the old content nor the new: ${[...notes].join(', ')}`]),
    ];
  } finally {
    workbook.close();
  }
}

/** Every file that has the name of a backup is a good one, and each that was said to be made is there. */
function lookAtBackups(path: string, said: readonly string[]): string[] {
  const backups = backupsOf(path);
  const made = said.flatMap((line) => /^backup (.+)$/.exec(line)?.[1] ?? []);
  // Older ones give way to newer ones.
  const last = made.at(-1);
  return [
    ...(backups.length > 0 ? [] : ['there is no backup any more']),
    ...backups
      .filter((backup) => backupState(backup.path) !== 'good')
      .map((backup) => `a backup that is not good: ${backup.path}`),
    ...(last === undefined || existsSync(last) ? [] : [`a backup is gone: ${last}`]),
  ];
}
