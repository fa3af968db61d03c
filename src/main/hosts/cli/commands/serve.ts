/** `serve`: the web host, until it is told to stop. */
import { spawn } from 'node:child_process';
import type { Command } from 'commander';
import { Refusal } from '#shared/domain/refusal.ts';
import { AppState } from '#main/files/app-state.ts';
import { builtRenderer } from '../../built-renderer.ts';
import { appStatePath, workbookToOpen } from '../../environment.ts';
import { readRendererFiles } from '../../renderer-files.ts';
import { startPresentingHost } from '../../web/presenting.ts';
import { print, printJson, printNotice } from '../output.ts';
import { parseWhole } from '../parse.ts';
import { withSession, workbookCommand, type WorkbookOptions } from '../run.ts';

interface ServeOptions extends WorkbookOptions {
  readonly port: number;
  readonly open?: true;
}

const HIGHEST_PORT = 65_535;

export function addServe(program: Command): void {
  workbookCommand(program, 'serve', 'open Plumbline in the browser, on this machine only')
    .option('--port <n>', 'the port to listen on (default: any free one)', parsePort, 0)
    .option('--open', 'open the default browser')
    .action(async (options: ServeOptions) => {
      const appState = new AppState(appStatePath());
      const path = options.workbook ?? workbookToOpen(appState);
      const files = readRendererFiles(builtRenderer());
      const manner = {
        ...{ path, today: options.today, appState },
        ...({ backups: 'each-opening', worksAhead: true } as const),
      };
      await withSession(manner, async ({ session, signal }) => {
        // Says at once what is wrong with a file that cannot be opened; in a damaged one's window are ways on.
        const state = await session.call('workbook.state', {});
        if (!state.ok && state.error.code !== 'damaged')
          throw new Refusal(state.error.code, state.error.message, state.error.details);
        if (!state.ok) printNotice(state.error.message);
        const host = await startPresentingHost({ session, files, port: options.port });
        if (options.json) printJson({ address: host.address });
        else print(host.address);
        if (options.open) openBrowser(host.address);
        await untilStopped(signal);
        await host.close();
      });
    });
}

function parsePort(text: string): number {
  const port = parseWhole(text);
  if (port <= HIGHEST_PORT) return port;
  throw new Refusal('bad-input', `There is no port ${port}; ports go up to ${HIGHEST_PORT}.`, [
    { field: 'port', value: text },
  ]);
}

/** Ctrl-C, or a polite end by the system. */
function untilStopped(signal: AbortSignal): Promise<void> {
  return new Promise((stopped) => {
    signal.addEventListener('abort', () => stopped(), { once: true });
    process.once('SIGTERM', () => stopped());
    process.once('SIGHUP', () => stopped());
  });
}

/** Opens the default browser where there is a display; the printed address serves everywhere. */
function openBrowser(address: string): void {
  const opener = openerFor(process.platform, process.env);
  if (!opener) return;
  const [command, ...args] = opener;
  const child = spawn(command, [...args, address], { stdio: 'ignore', detached: true });
  // Without an opener the address above is still there to click.
  child.on('error', () => undefined);
  child.unref();
}

function openerFor(
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
): [command: string, ...args: string[]] | null {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? ['xdg-open'] : null;
}
