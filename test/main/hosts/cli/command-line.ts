/** The command line: as a process of its own, or, where nothing hangs on that, in this one. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { vi } from 'vitest';
import { runCommandLine } from '#main/hosts/cli/program.ts';

export const root = resolve(import.meta.dirname, '../../../..');
export const entry = resolve(root, 'src/main/hosts/cli/main.ts');

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs one command in a process of its own, as people and scripts do. */
export function plumblineProcess(...args: string[]): Promise<Outcome> {
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

/** Runs one command in this process, with what it prints kept back. */
export async function plumbline(...args: string[]): Promise<Outcome> {
  const texts = { out: '', err: '' };
  const keep = (name: 'out' | 'err') => (chunk: string | Uint8Array) => {
    texts[name] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    return true;
  };
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(keep('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(keep('err')),
  ];
  try {
    const code = await runCommandLine(args);
    return { code, ...texts };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** Runs one command with `--json` and gives what it answered; throws where it refused. */
export async function answerOf<Answer>(...args: string[]): Promise<Answer> {
  const { code, out, err } = await plumbline(...args, '--json');
  if (code !== 0) throw new Error(`exit code ${code ?? 'none'}: ${err}`);
  return JSON.parse(out) as Answer;
}
