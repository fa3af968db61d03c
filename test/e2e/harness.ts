/** The real server on a real workbook file, and a real Chromium in front of it. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';

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

/** For a caller that watches over its pages itself. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    // In a locale without Unicode Chromium drops the names of downloads.
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-sync',
      // What would leave this machine all the same is not even looked up; that it was tried is told.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
}

export interface App {
  readonly host: RunningHost;
  readonly context: BrowserContext;
  /** A first window, on the page that the app opens with. */
  readonly page: Page;
  /** What went wrong in any window: errors, and requests to anywhere but 127.0.0.1. */
  readonly troubles: string[];
  /** A browser profile besides the first, watched as that one is. */
  anotherContext: (options: BrowserContextOptions) => Promise<BrowserContext>;
  /**
   * Ends browser and host.
   * @param expected what the console says of what the test itself brought about
   * @throws Error naming everything else that went wrong
   */
  close: (expected?: RegExp) => Promise<void>;
}

/** Serves a workbook and opens it in a browser in which nothing may go wrong, or leave. */
export async function openApp(workbook: string, options: BrowserContextOptions = {}): Promise<App> {
  const troubles: string[] = [];
  const host = await serve(workbook);
  const browser = await launchChromium();
  const anotherContext = async (given: BrowserContextOptions) => {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      colorScheme: 'light',
      reducedMotion: 'reduce',
      ...given,
    });
    watch(context, troubles);
    return context;
  };
  const context = await anotherContext(options);
  const page = await context.newPage();
  await page.goto(host.address);
  const close = async (expected?: RegExp) => {
    await browser.close();
    await host.stop();
    const unexpected = troubles.filter((trouble) => !expected?.test(trouble));
    if (unexpected.length > 0) throw new Error(`In the browser: ${unexpected.join('\n')}`);
  };
  return { host, context, page, troubles, anotherContext, close };
}

/** Adds to `troubles` what goes wrong in any page of a context, and where anything leaves. */
function watch(context: BrowserContext, troubles: string[]): void {
  const keepHere = (what: string, url: string) => {
    const { protocol, hostname } = new URL(url);
    if (protocol === 'http:' || protocol === 'https:' || protocol.startsWith('ws'))
      if (hostname !== '127.0.0.1') troubles.push(`${what} left 127.0.0.1: ${url}`);
  };
  context.on('request', (request) => keepHere(request.resourceType(), request.url()));
  context.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text());
  });
  context.on('weberror', (error) => troubles.push(error.error().message));
  context.on('page', (page) => {
    page.on('websocket', (socket) => keepHere('websocket', socket.url()));
  });
}
