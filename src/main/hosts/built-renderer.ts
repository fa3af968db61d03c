/**
 * Where the built renderer is. From a checkout it is built first when it is missing or older than its
 * sources; an installed program has only the built one.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '#shared/domain/refusal.ts';
import { packageRoot } from './environment.ts';

/** What the renderer is built from. */
const SOURCES = ['src/renderer', 'src/shared', 'electron.vite.config.ts', 'package.json'];

/** The folder with the renderer's files. Refuses `internal` where they cannot be made. */
export function builtRenderer(root: string = packageRoot): string {
  const folder = join(root, 'out/renderer');
  const sources = SOURCES.map((source) => join(root, source));
  const isCheckout = existsSync(join(root, 'src/renderer'));
  if (isCheckout && isOlder(join(folder, 'index.html'), sources)) build(root);
  if (existsSync(join(folder, 'index.html'))) return folder;
  throw new Refusal(
    'internal',
    `Plumbline’s screens are missing from “${folder}”; install it again, or run npm run build.`,
  );
}

/** Whether a file is missing, or older than anything in the sources (folders included: deletions). */
export function isOlder(file: string, sources: readonly string[]): boolean {
  const built = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  return built === undefined || sources.some((source) => newestIn(source) > built);
}

function newestIn(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce(
    (newest, name) => Math.max(newest, newestIn(join(path, name))),
    stat.mtimeMs,
  );
}

/** In a process of its own, so that the bundler's memory is not the host's. */
function build(root: string): void {
  process.stderr.write('Building Plumbline’s screens, once after each change…\n');
  const script = join(root, 'src/main/hosts/renderer-build.ts');
  const { status, stderr } = spawnSync(process.execPath, [script], { cwd: root, encoding: 'utf8' });
  if (status === 0) return;
  throw new Refusal('internal', 'Plumbline’s screens could not be built; run npm run build.', [
    { value: stderr.slice(0, 2_000) },
  ]);
}
