/** Whether Electron's runtime, which its package downloads on its own, is on this machine. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The runtime's binary; null where it has not been downloaded. */
export function findRuntime(electronFolder: string): string | null {
  const note = join(electronFolder, 'path.txt');
  if (!existsSync(note)) return null;
  const binary = join(electronFolder, 'dist', readFileSync(note, 'utf8').trim());
  return existsSync(binary) ? binary : null;
}

/** Lets the package's own installer try, for a limited time; null where that came to nothing. */
export function installRuntime(electronFolder: string, timeLimitMs: number): string | null {
  const installer = join(electronFolder, 'install.js');
  if (!existsSync(installer)) return null;
  spawnSync(process.execPath, [installer], { stdio: 'ignore', timeout: timeLimitMs });
  return findRuntime(electronFolder);
}
