/**
 * `npm start`: the desktop app where Electron's runtime is here or can be had, and otherwise the same
 * screens in the browser.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isOlder } from './built-renderer.ts';
import { runCommandLine } from './cli/program.ts';
import { packageRoot } from './environment.ts';

const INSTALL_TIME_LIMIT_MS = 20_000;

const electronFolder = join(packageRoot, 'node_modules/electron');
const args = process.argv.slice(2);

const runtime = findRuntime() ?? installRuntime();
if (runtime === null) {
  process.stderr.write(
    'Electron’s runtime is not here and could not be downloaded, so Plumbline opens in the browser instead.\n',
  );
  process.exitCode = await runCommandLine(['serve', '--open', ...args]);
} else {
  buildIfStale();
  process.exitCode = spawnSync(runtime, [packageRoot, ...args], { stdio: 'inherit' }).status ?? 1;
}

/** Electron's own package notes the name of its binary once it has been downloaded. */
function findRuntime(): string | null {
  const note = join(electronFolder, 'path.txt');
  if (!existsSync(note)) return null;
  const binary = join(electronFolder, 'dist', readFileSync(note, 'utf8').trim());
  return existsSync(binary) ? binary : null;
}

function installRuntime(): string | null {
  const installer = join(electronFolder, 'install.js');
  if (!existsSync(installer)) return null;
  spawnSync(process.execPath, [installer], { stdio: 'ignore', timeout: INSTALL_TIME_LIMIT_MS });
  return findRuntime();
}

function buildIfStale(): void {
  const built = ['out/main/desktop.js', 'out/preload/preload.cjs', 'out/renderer/index.html'];
  const sources = ['src', 'electron.vite.config.ts', 'package.json'];
  const inRoot = (path: string): string => join(packageRoot, path);
  if (!built.some((file) => isOlder(inRoot(file), sources.map(inRoot)))) return;
  process.stderr.write('Building Plumbline, once after each change…\n');
  const builder = inRoot('node_modules/electron-vite/bin/electron-vite.js');
  const { status, stderr } = spawnSync(
    process.execPath,
    [builder, 'build', '--logLevel', 'error'],
    {
      cwd: packageRoot,
      encoding: 'utf8',
    },
  );
  if (status === 0) return;
  process.stderr.write(`Plumbline could not be built; run npm run build.\n${stderr}`);
  process.exit(1);
}
