/** Takes files in child processes, several after each other in one, so that a crash or a hang is seen. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Longer than this and a file has hung the program, in milliseconds. */
const HANG_MS = 10_000;

export interface Taken {
  readonly path: string;
  /** `opened`, a refusal as `code: sentence`, or `crash: …` or `hang`. */
  readonly outcome: string;
  /** Whether bytes and time of the last change are what they were. */
  readonly isAsItWas: boolean;
  /** The most memory that its process had had by then. */
  readonly megabytes: number;
}
export type Told = { readonly begins: string } | Taken;

/** What came of each file, in their order. */
export async function takeAll(
  manner: 'workbooks' | 'client files',
  paths: readonly string[],
): Promise<Taken[]> {
  const taken: Taken[] = [];
  while (taken.length < paths.length) {
    taken.push(...(await takeUntilItStops(manner, paths.slice(taken.length))));
  }
  return taken;
}

/** One process: all of the files, or those up to the one that it crashed or hung at. */
async function takeUntilItStops(manner: string, paths: readonly string[]): Promise<Taken[]> {
  const script = join(import.meta.dirname, 'child-hostile-files.ts');
  const child = spawn(process.execPath, [script, manner], { stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = new Promise<string>((done) => {
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.on('close', (code, killed) => done(`${code ?? killed ?? ''} ${err}`));
  });
  child.stdin.on('error', () => undefined).end(`${paths.join('\n')}\n`);
  const taken: Taken[] = [];
  let current: string | null = paths[0] ?? '';
  const hung: string[] = [];
  const onHang = (): void => {
    hung.push('hang');
    child.kill('SIGKILL');
  };
  let timer = setTimeout(onHang, 2 * HANG_MS);
  for await (const line of createInterface({ input: child.stdout })) {
    clearTimeout(timer);
    const told = JSON.parse(line) as Told;
    if ('begins' in told) current = told.begins;
    else {
      current = null;
      taken.push(told);
    }
    timer = setTimeout(onHang, HANG_MS);
  }
  clearTimeout(timer);
  const how = await ended;
  if (taken.length === paths.length) return taken;
  const outcome = hung[0] ?? `crash: ${how}`;
  return [...taken, { path: current ?? '', outcome, isAsItWas: true, megabytes: 0 }];
}

/** What no file may do, one line for each that did. */
export function faultsOf(taken: readonly Taken[]): string[] {
  return taken.flatMap(({ path, outcome, isAsItWas }) => {
    const isRefusal = /^(not-found|not-a-workbook|damaged|newer-version|storage|bad-input): /;
    if (outcome !== 'opened' && !isRefusal.test(outcome)) return [`${path}: ${outcome}`];
    if (outcome !== 'opened' && !isAsItWas)
      return [`${path}: written to, though refused: ${outcome}`];
    if (/SQLITE_(?!READONLY|IOERR)|\.ts:\d|\n {4}at /.test(outcome)) return [`${path}: ${outcome}`];
    return [];
  });
}
