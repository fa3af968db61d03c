/** The real server on a real workbook file, and a real Chromium in front of it. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type Browser } from 'playwright-core';

const root = resolve(import.meta.dirname, '../..');
const cli = join(root, 'src/main/hosts/cli/main.ts');

/** A folder that belongs to this run alone, outside the checkout. */
export function scratchFolder(): string {
  return mkdtempSync(join(tmpdir(), 'plumbline-e2e-'));
}

/** Builds the sample workbook by the command a person would use, and gives its path. */
export function buildSample(folder: string): string {
  const { status, stderr } = spawnSync(process.execPath, [cli, 'demo', '--out', folder], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The sample could not be built: ${stderr}`);
  return join(folder, 'sample.plumb');
}

/** Runs a command in a process of its own, as a person would in a terminal beside the window. */
export function commandLine(...args: string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
}

export interface RunningHost {
  /** Address with its one-time token. */
  readonly address: string;
  stop: () => Promise<void>;
}

/** Starts the web host on a workbook and waits for its address. */
export async function serve(workbook: string): Promise<RunningHost> {
  const host = spawn(process.execPath, [cli, 'serve', '--workbook', workbook], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // What is kept of the person stays in the run's own folder.
    env: { ...process.env, PLUMBLINE_HOME: join(dirname(workbook), 'home') },
  });
  const ended = new Promise<void>((done) => host.once('exit', () => done()));
  for await (const line of createInterface({ input: host.stdout })) {
    const address = /http:\/\/127\.0\.0\.1:\d+\S*/.exec(line)?.[0];
    if (!address) continue;
    host.stdout.resume();
    return {
      address,
      stop: async () => {
        host.kill('SIGTERM');
        await ended;
      },
    };
  }
  throw new Error('The web host ended before it named its address.');
}

export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    // In a locale without Unicode Chromium drops the names of downloads.
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
  });
}
