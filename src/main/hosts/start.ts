/**
 * `npm start`: the desktop app where Electron's runtime is here or can be had, and otherwise the same
 * screens in the browser.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { isOlder } from './built-renderer.ts';
import { runCommandLine } from './cli/program.ts';
import { findRuntime, installRuntime } from './desktop-runtime.ts';
import { packageRoot } from './environment.ts';

const INSTALL_TIME_LIMIT_MS = 20_000;

const electronFolder = join(packageRoot, 'node_modules/electron');
const args = process.argv.slice(2);
const runtime =
  findRuntime(electronFolder) ?? installRuntime(electronFolder, INSTALL_TIME_LIMIT_MS);

if (runtime === null) {
  process.stderr.write(
    'Electron’s runtime is not here and could not be downloaded, so Plumbline opens in the browser instead.\n',
  );
  process.exitCode = await runCommandLine(['serve', '--open', ...args]);
} else if (buildIfStale()) {
  process.exitCode = spawnSync(runtime, [packageRoot, ...args], { stdio: 'inherit' }).status ?? 1;
} else {
  process.stderr.write('Plumbline could not be built; npm run build says why.\n');
  process.exitCode = 1;
}

/** Builds the app where it is older than its sources; false where that fails. */
function buildIfStale(): boolean {
  const inRoot = (path: string): string => join(packageRoot, path);
  const sources = ['src', 'electron.vite.config.ts', 'package.json'].map(inRoot);
  const built = ['out/main/desktop.js', 'out/preload/preload.cjs', 'out/renderer/index.html'];
  if (!built.some((file) => isOlder(inRoot(file), sources))) return true;
  process.stderr.write('Building Plumbline, once after each change…\n');
  const builder = inRoot('node_modules/electron-vite/bin/electron-vite.js');
  const options = { cwd: packageRoot, stdio: 'ignore' } as const;
  return spawnSync(process.execPath, [builder, 'build'], options).status === 0;
}
