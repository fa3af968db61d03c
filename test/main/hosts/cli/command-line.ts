/** The command line as people and scripts use it: a process of its own. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../../../..');
export const entry = resolve(root, 'src/main/hosts/cli/main.ts');

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs one command to its end. */
export function plumbline(...args: string[]): Promise<Outcome> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [entry, ...args], { cwd: root });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (out += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (err += chunk));
    child.on('error', failed);
    child.on('close', (code) => done({ code, out, err }));
  });
}

/** Runs one command with `--json` and gives what it answered; throws where it refused. */
export async function answerOf<Answer>(...args: string[]): Promise<Answer> {
  const { code, out, err } = await plumbline(...args, '--json');
  if (code !== 0) throw new Error(`exit code ${code}: ${err}`);
  return JSON.parse(out) as Answer;
}
