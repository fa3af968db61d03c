/**
 * Kills hundreds of processes in the middle of their work and writes docs/reliability.md:
 * `node test/faults/report.ts [TRIALS OF EACH KIND]`
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { format } from 'prettier';
import { seededRandom } from '#shared/trend/seeded-random.ts';
import { makeOriginal } from './an-original.ts';
import { killed, kinds, longestMs, type Kind, type Trial } from './killing.ts';

const trialsOfEach = Number(process.argv[2] ?? 80);
const root = resolve(import.meta.dirname, '../..');
const page = join(root, 'docs/reliability.md');

const work: Readonly<Record<Kind, string>> = {
  edits: 'Logging readings, one after the other',
  backup: 'Logging and backing up',
  restore: 'Restoring a backup again and again',
  compact: 'Logging and compacting',
};

const folder = mkdtempSync(join(tmpdir(), 'plumbline-faults-'));
try {
  const original = await makeOriginal(folder);
  const lines: string[] = [];
  for (const kind of kinds) {
    const trials = await runTrials(kind, original);
    const acknowledged = trials.reduce((sum, trial) => sum + trial.acknowledged, 0);
    const faults = trials.flatMap((trial) => trial.faults);
    for (const fault of faults) process.stdout.write(`${kind}: ${fault}\n`);
    lines.push(
      `| ${work[kind]} | ${trials.length} | ${longestMs[kind]} | ${acknowledged} | ${faults.length} |`,
    );
    process.stdout.write(`${lines.at(-1) ?? ''}\n`);
  }
  await writePage(lines);
} finally {
  rmSync(folder, { recursive: true });
}

async function runTrials(kind: Kind, original: string): Promise<Trial[]> {
  const random = seededRandom(100 + kinds.indexOf(kind));
  const moments = Array.from({ length: trialsOfEach }, () => random() * longestMs[kind]);
  const trials: Trial[] = [];
  while (moments.length > 0) {
    const next = moments.splice(0, availableParallelism());
    const done = next.map((moment, i) =>
      killed(kind, original, join(folder, `${kind}-${trials.length + i}`), moment),
    );
    trials.push(...(await Promise.all(done)));
  }
  return trials;
}

/** Puts the table between its marks; what is written around it stays. */
async function writePage(lines: readonly string[]): Promise<void> {
  const [before = '', , after = ''] = readFileSync(page, 'utf8').split(/<!-- \/?trials -->/);
  const table = [
    '| Work | Killed | Within (ms) | Acknowledged | Faults |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...lines,
  ].join('\n');
  const text = `${before}<!-- trials -->\n\n${table}\n\n<!-- /trials -->${after}`;
  writeFileSync(page, await format(text, { parser: 'markdown', printWidth: 108 }));
}
