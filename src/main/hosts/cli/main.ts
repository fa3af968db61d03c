#!/usr/bin/env node
/** Entry of the command line: checks the runtime before anything native is loaded. */
const OLDEST_NODE = 22;

if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
  // The database driver would crash the process here instead of reporting an error.
  process.stderr.write(
    `Plumbline needs Node ${OLDEST_NODE} or later and this is ${process.versions.node}; from a checkout, run it as: npm run -s plumbline -- COMMAND\n`,
  );
  process.exitCode = 1;
} else {
  const { runCommandLine } = await import('./program.ts');
  process.exitCode = await runCommandLine(process.argv.slice(2));
}

export {};
