/**
 * Tries hostile input in numbers and writes what came of it into docs/reliability.md:
 * `node test/faults/hostile.ts workbooks|xlsx|csv|calls COUNT [SEED]`
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { format } from 'prettier';
import { sendCalls } from './contract-calls.ts';
import { faultsOf, takeAll, type Taken } from './hostile-batch.ts';
import { writeHostileClientFiles } from './hostile-client-files.ts';
import { writeHostileWorkbooks } from './hostile-workbooks.ts';

interface Came {
  readonly what: string;
  readonly tried: number;
  readonly came: string;
  readonly faults: readonly string[];
}

const page = resolve(import.meta.dirname, '../../docs/reliability.md');
const [part = '', count = '1000', seed = '1'] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'plumbline-hostile-'));
try {
  const { what, tried, came, faults } = await tryPart(Number(count), Number(seed));
  for (const fault of faults) process.stdout.write(`${fault}\n`);
  await writeRow(`| ${what} | ${tried} | ${seed} | ${came} | ${faults.length} |`, what);
} finally {
  rmSync(folder, { recursive: true });
}

async function tryPart(tries: number, by: number): Promise<Came> {
  switch (part) {
    case 'workbooks':
      return ofFiles(
        'Workbook files',
        await takeAll('workbooks', writeHostileWorkbooks(folder, tries, by)),
      );
    case 'xlsx':
    case 'csv': {
      const paths = await writeHostileClientFiles(folder, part, tries, by);
      return ofFiles(`Clients’ .${part} files`, await takeAll('client files', paths));
    }
    case 'calls': {
      const { calls, done, refused, procedures, slowestMs, faults } = await sendCalls(tries, by);
      const came = `${done} done, ${refused} refused, of ${procedures} procedures; the slowest took ${slowestMs} ms`;
      return { what: 'Calls over HTTP', tried: calls, came, faults };
    }
    default:
      throw new Error('say workbooks, xlsx, csv or calls');
  }
}

function ofFiles(what: string, taken: readonly Taken[]): Came {
  const opened = taken.filter(({ outcome }) => outcome === 'opened').length;
  const megabytes = Math.max(...taken.map((each) => each.megabytes));
  const came = `${opened} opened, ${taken.length - opened} refused; at most ${megabytes} MB`;
  return { what, tried: taken.length, came, faults: faultsOf(taken) };
}

/** Puts the row in the place of the last one of its kind; what is written around the table stays. */
async function writeRow(row: string, what: string): Promise<void> {
  const [before = '', table = '', after = ''] = readFileSync(page, 'utf8').split(
    /<!-- \/?hostile -->/,
  );
  const others = table.split('\n').filter((line) => /^\| (Work|Cli|Cal)/.test(line));
  const rows = [...others.filter((line) => !line.startsWith(`| ${what} `)), row];
  const head = [
    '| Input | Tried | Seed | What came of it | Faults |',
    '| --- | ---: | ---: | --- | ---: |',
  ];
  const written = [...head, ...rows].join('\n');
  const text = `${before}<!-- hostile -->\n\n${written}\n\n<!-- /hostile -->${after}`;
  writeFileSync(page, await format(text, { parser: 'markdown', printWidth: 108 }));
}
