/**
 * Builds the renderer alone into out/renderer. Run as a process of its own by built-renderer.ts; two
 * at once do not disturb each other, because a build takes its place only when it is complete.
 */
import { existsSync, renameSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfigFromFile } from 'electron-vite';
import { build } from 'vite';
import { packageRoot } from './environment.ts';

const folder = join(packageRoot, 'out/renderer');
const fresh = join(packageRoot, `out/.renderer-${process.pid}`);
const old = join(packageRoot, `out/.renderer-old-${process.pid}`);

const startedAt = new Date();
const { config } = await loadConfigFromFile({ command: 'build', mode: 'production' });
if (!config.renderer) throw new Error('no renderer is configured');
await build({
  ...config.renderer,
  configFile: false,
  base: './',
  logLevel: 'error',
  build: { ...config.renderer.build, outDir: fresh, emptyOutDir: true },
});
// As old as the sources it was made from: one that changed meanwhile is newer than this.
utimesSync(join(fresh, 'index.html'), startedAt, startedAt);
try {
  if (existsSync(folder)) renameSync(folder, old);
  renameSync(fresh, folder);
} finally {
  rmSync(old, { recursive: true, force: true });
  rmSync(fresh, { recursive: true, force: true });
}
