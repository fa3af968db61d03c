/**
 * Validates reports against the official schema files of ISO/IEC 29500-4 (transitional), for those who
 * have them; they are not part of this project. Needs xmllint.
 *
 * `OOXML_SCHEMAS=<folder with sml.xsd, dml-main.xsd …> node test/office/official-schemas.ts`
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { buildTrendReport } from '#main/report/index.ts';
import { fullSource, settings } from '../main/report/fixture.ts';
import { unpack } from '../main/report/faults/package-faults.ts';
import { randomEngagement } from '../main/report/random-engagement.ts';

const SCHEMAS: readonly [parts: RegExp, schema: string][] = [
  [/^xl\/(?:worksheets|tables)\/[^/]+\.xml$|^xl\/[^/]+\.xml$/, 'sml.xsd'],
  [/^xl\/charts\/[^/]+\.xml$/, 'dml-chart.xsd'],
  [/^xl\/drawings\/[^/]+\.xml$/, 'dml-spreadsheetDrawing.xsd'],
  [/^xl\/theme\//, 'dml-main.xsd'],
  [/^docProps\/app\.xml$/, 'shared-documentPropertiesExtended.xsd'],
];
/** What every program writes, Excel first, though the schema file forgets it. */
const KNOWN = / xml:space="preserve"/g;
const SEEDS = 20;

const folder = process.env['OOXML_SCHEMAS'];
if (folder === undefined) {
  process.stderr.write('Name the folder of the schema files in OOXML_SCHEMAS.\n');
  process.exitCode = 2;
} else await validateAll(folder);

async function validateAll(schemas: string): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'plumbline-schemas-'));
  let [count, invalid] = [0, 0];
  try {
    const orders = [
      { source: fullSource(), settings },
      { source: fullSource(), settings: { ...settings, edition: 'handoff' as const } },
      ...Array.from({ length: SEEDS }, (_, seed) => randomEngagement(seed)),
    ];
    for (const order of orders) {
      const { bytes } = await buildTrendReport(order.source, order.settings);
      for (const [path, content] of unpack(bytes).parts) {
        const schema = SCHEMAS.find(([parts]) => parts.test(path))?.[1];
        if (schema === undefined) continue;
        count += 1;
        const file = join(scratch, 'part.xml');
        writeFileSync(file, Buffer.from(content).toString('utf8').replace(KNOWN, ''));
        const { status, stderr } = spawnSync(
          'xmllint',
          ['--noout', '--schema', join(schemas, schema), file],
          { encoding: 'utf8' },
        );
        if (status === 0) continue;
        invalid += 1;
        process.stdout.write(`${path}\n${stderr.split('\n').slice(0, 3).join('\n')}\n`);
      }
    }
  } finally {
    rmSync(scratch, { recursive: true });
  }
  process.stdout.write(`${count} parts, ${invalid} of them invalid\n`);
  if (invalid > 0) process.exitCode = 1;
}
