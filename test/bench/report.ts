/**
 * What the trend report of ten years of daily readings of ten subjects, 36,500 in all, costs beside
 * exceljs writing the same cells bare: the same values in the same looks, but no layout, no charts, no
 * named styles, nothing put right.
 *
 * `node test/bench/report.ts [--runs 5]` prints medians of processor time and of peak memory; every
 * run is a process of its own, the two kinds in turn. It fails where the report takes more than 1.3
 * times the time or 1.2 times the memory.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import ExcelJS from 'exceljs';
import { addDays, type CalendarDate } from '#shared/domain/calendar.ts';
import { seededRandom } from '#shared/trend/seeded-random.ts';
import { median } from '#shared/trend/statistics.ts';
import { buildTrendReport, type ReportSource } from '#main/report/index.ts';
import { STYLES, type StyleName } from '#main/report/styles.ts';
import { readBook } from '../main/report/faults/book.ts';
import { unpack } from '../main/report/faults/package-faults.ts';
import { child, childrenOf, parseXml, type Node } from '../main/report/faults/xml-nodes.ts';
import { metric, series, settings, source, subject } from '../main/report/fixture.ts';

const SUBJECTS = 10;
const DAYS = 3650;
const MOST = { time: 1.3, memory: 1.2 };
const FIRST_DAY = '2003-11-22' as CalendarDate;

const { values: given } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    child: { type: 'string' },
    cells: { type: 'string' },
  },
});

/** A cell: its value, and which look it has. */
type BareCell = readonly [value: string | number | null, look: number];

interface BareBook {
  readonly looks: readonly { readonly style: StyleName | null; readonly format: string | null }[];
  readonly sheets: readonly {
    readonly name: string;
    readonly rows: readonly (readonly (BareCell | null)[])[];
  }[];
}

interface Cost {
  /** Milliseconds of processor time. */
  readonly time: number;
  /** Bytes: the most that the process held, and what it held when it began to write. */
  readonly peak: number;
  readonly before: number;
  readonly bytes: number;
}

if (given.child === undefined) await compare();
else if (given.child === 'report') await measured(longSource(), (it) => reportOf(it));
else await measured(JSON.parse(readFileSync(given.cells ?? '', 'utf8')) as BareBook, writeBare);

async function compare(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  try {
    const cells = join(folder, 'cells.json');
    writeFileSync(cells, JSON.stringify(bareBook(await reportOf(longSource()))));
    const costs = { report: [] as Cost[], bare: [] as Cost[] };
    for (let run = 0; run < Number(given.runs); run += 1) {
      for (const kind of ['report', 'bare'] as const) costs[kind].push(costOf(kind, cells));
    }
    print(costs);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function costOf(kind: string, cells: string): Cost {
  const { stdout, status, stderr } = spawnSync(
    process.execPath,
    ['--expose-gc', fileURLToPath(import.meta.url), '--child', kind, '--cells', cells],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Cost;
}

function print(costs: Record<'report' | 'bare', readonly Cost[]>): void {
  const of = (kind: 'report' | 'bare', figure: keyof Cost) =>
    median(costs[kind].map((cost) => cost[figure]));
  const time = of('report', 'time') / of('bare', 'time');
  const memory = of('report', 'peak') / of('bare', 'peak');
  const mb = (bytes: number) => (bytes / 2 ** 20).toFixed(0);
  const line = (kind: 'report' | 'bare', name: string) =>
    `| ${name} | ${(of(kind, 'time') / 1000).toFixed(2)} | ${mb(of(kind, 'peak'))} | ${mb(of(kind, 'before'))} | ${(of(kind, 'bytes') / 2 ** 20).toFixed(2)} |`;
  process.stdout.write(
    [
      '| | processor time, s | peak memory, MB | of it before, MB | file, MB |',
      '| --- | --- | --- | --- | --- |',
      line('report', 'the report'),
      line('bare', 'the same cells bare'),
      `| ratio | ${time.toFixed(2)} (at most ${MOST.time}) | ${memory.toFixed(2)} (at most ${MOST.memory}) | | |`,
      '',
    ].join('\n'),
  );
  if (time > MOST.time || memory > MOST.memory) process.exitCode = 1;
}

/** What work on an input costs, told to the process that asked. */
async function measured<Input>(
  input: Input,
  work: (input: Input) => Promise<Uint8Array>,
): Promise<void> {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  const start = process.cpuUsage();
  const bytes = await work(input);
  const { user, system } = process.cpuUsage(start);
  const cost: Cost = {
    time: (user + system) / 1000,
    peak: process.resourceUsage().maxRSS * 1024,
    before,
    bytes: bytes.length,
  };
  process.stdout.write(JSON.stringify(cost));
}

function longSource(): ReportSource {
  const random = seededRandom(36_500);
  const score = metric({ smoothingDays: 0, cadenceDays: 1 });
  return source({
    series: Array.from({ length: SUBJECTS }, (_, i) => {
      let value = 40;
      return series({
        id: i + 1,
        isMain: i === 0,
        metric: score,
        subject: subject({ id: i + 1, name: `Subject ${i + 1}` }),
        values: Array.from({ length: DAYS }, (__, day) => {
          value += (random() - 0.5) * 0.8 + (50 - value) * 0.002;
          return [addDays(FIRST_DAY, day), Math.round(value * 100) / 100] as const;
        }),
      });
    }),
  });
}

async function reportOf(from: ReportSource): Promise<Uint8Array> {
  return (await buildTrendReport(from, settings)).bytes;
}

/** The cells of a finished report. */
function bareBook(bytes: Uint8Array): BareBook {
  const decoder = new TextDecoder();
  const nodes = new Map<string, Node>();
  for (const [path, content] of unpack(bytes).parts) {
    const root = parseXml(decoder.decode(content));
    if (root) nodes.set(path, root);
  }
  const book = readBook(nodes);
  return {
    looks: looksOf(nodes.get('xl/styles.xml')),
    sheets: book.sheets.map(({ name, node, cells }) => ({
      name,
      rows: childrenOf(child(node, 'sheetData'), 'row').map((row) =>
        row.children.map((cell): BareCell => {
          const value = cells.get(cell.has['r'] ?? '')?.value ?? null;
          return [typeof value === 'boolean' ? String(value) : value, Number(cell.has['s'] ?? 0)];
        }),
      ),
    })),
  };
}

function looksOf(styles: Node | undefined): BareBook['looks'] {
  const names = new Map(
    childrenOf(child(styles, 'cellStyles'), 'cellStyle').map(({ has }) => [
      has['xfId'],
      has['name'],
    ]),
  );
  const formats = new Map(
    childrenOf(child(styles, 'numFmts'), 'numFmt').map(({ has }) => [
      has['numFmtId'],
      has['formatCode'],
    ]),
  );
  return childrenOf(child(styles, 'cellXfs'), 'xf').map(({ has }) => {
    const name = names.get(has['xfId']);
    const style = (Object.keys(STYLES) as StyleName[]).find((each) => each === name) ?? null;
    return { style, format: formats.get(has['numFmtId']) ?? null };
  });
}

async function writeBare({ looks, sheets }: BareBook): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const styles = looks.map(({ style, format }) => ({
    ...(style === null ? {} : STYLES[style]),
    ...(format === null ? {} : { numFmt: format }),
  }));
  for (const { name, rows } of sheets) {
    const sheet = workbook.addWorksheet(name);
    for (const cells of rows) {
      const row = sheet.addRow(cells.map((cell) => cell?.[0] ?? null));
      cells.forEach((cell, i) => {
        if (cell) row.getCell(i + 1).style = styles[cell[1]] ?? {};
      });
    }
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
