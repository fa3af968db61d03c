#!/usr/bin/env node
/** Entry of the command line: checks the runtime before anything native is loaded. */
import module from 'node:module';
import { resolve } from 'node:path';

const OLDEST_NODE = 22;

if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
  // The database driver would crash the process here instead of reporting an error.
  process.stderr.write(
    `Plumbline needs Node ${OLDEST_NODE} or later and this is ${process.versions.node}; from a checkout, run it as: npm run -s plumbline -- COMMAND\n`,
  );
  process.exitCode = 1;
} else {
  if (import.meta.filename.endsWith('.ts')) keepStrippedSources();
  const { runCommandLine } = await import('./program.ts');
  process.exitCode = await runCommandLine(process.argv.slice(2));
}

/** Halves the time to start from a checkout; in its own folder, where nobody else can plant code. */
function keepStrippedSources(): void {
  module.enableCompileCache(resolve(import.meta.dirname, '../../../../node_modules/.cache/node'));
}
