/** What LibreOffice makes of a trend report: it opens, its charts show, its cells are the model's. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { inflateSync } from 'node:zlib';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTrendReport } from '#main/report/index.ts';
import { reportModel } from '#main/report/model.ts';
import { fullSource, settings } from '../main/report/fixture.ts';
import { unescapeXml } from '../main/report/parts.ts';

const folder = mkdtempSync(join(tmpdir(), 'plumbline-office-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function convert(file: string, format: 'ods' | 'pdf'): Promise<Uint8Array> {
  await promisify(execFile)('soffice', [
    // A profile of its own, so that a LibreOffice that is open does not answer instead.
    `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
    '--headless',
    '--convert-to',
    format,
    '--outdir',
    folder,
    file,
  ]);
  return readFileSync(file.replace(/xlsx$/, format));
}

describe('a trend report in LibreOffice', () => {
  const source = fullSource();
  let ods: JSZip;
  let pdf: Uint8Array;

  beforeAll(async () => {
    const { bytes } = await buildTrendReport(source, settings);
    const file = join(folder, 'report.xlsx');
    writeFileSync(file, bytes);
    pdf = await convert(file, 'pdf');
    ods = await JSZip.loadAsync(await convert(file, 'ods'));
  });

  const text = (path: string) => ods.file(path)?.async('string') ?? Promise.resolve('');

  it('shows every chart as a line chart over a date axis, told in words', async () => {
    const content = await text('content.xml');
    const objects = [...content.matchAll(/<draw:object [^>]*xlink:href="\.\/([^"]+)"/g)];
    expect(objects).toHaveLength(10);
    expect(content.match(/<svg:desc>Line chart of /g)).toHaveLength(10);
    for (const [, path] of objects) {
      const chart = await text(`${path ?? ''}/content.xml`);
      expect(chart).toContain('chart:class="chart:line"');
      expect(chart).toMatch(/chart:axis-type="date"|<chartooo:date-scale/);
      expect(chart).toMatch(/<chart:series [^>]*chart:values-cell-range-address="[^"]+"/);
    }
  });

  it('draws the chart on the first printed page', () => {
    const drawn = colour('0B6B57');
    const [first] = contentStreams(pdf).filter((stream) => stream.includes(' Tf'));
    // The colour of the target’s line: nothing else on the page is drawn in it.
    expect(first).toMatch(drawn);
    expect(contentStreams(pdf).some((stream) => colour('123456').test(stream))).toBe(false);
  });

  it('keeps every figure of the summary and every reading, to the last digit', async () => {
    const model = reportModel(source, settings);
    const content = await text('content.xml');
    const summary = numbersOf(sheetOf(content, 'Summary'));
    for (const { trend } of model.series) {
      const { baseline, latest, pace } = trend.judgement;
      for (const value of [baseline?.value, baseline?.change, latest?.value, pace?.pace]) {
        if (value === undefined || value === null) continue;
        expect(summary.some((shown) => isClose(shown, value))).toBe(true);
      }
    }
    const readings = numbersOf(sheetOf(content, 'Readings'));
    expect(readings).toEqual(model.readings.map(({ reading }) => reading.value));
  });

  it('reads dates as dates, without a shift', async () => {
    const readings = sheetOf(await text('content.xml'), 'Readings');
    const dates = [...readings.matchAll(/office:date-value="([^"]+)"/g)].map(([, date]) => date);
    expect(dates).toEqual(
      reportModel(source, settings).readings.map(({ reading }) => reading.date),
    );
  });

  it('finds no error in any cell', async () => {
    const content = await text('content.xml');
    expect(content).not.toMatch(/#(?:N\/A|REF!|NAME\?|VALUE!|DIV\/0!)|Err:\d/);
    expect(content).not.toContain('table:formula');
  });
});

function sheetOf(content: string, name: string): string {
  const sheet = [...content.matchAll(/<table:table table:name="([^"]*)".*?<\/table:table>/gs)].find(
    ([, found]) => unescapeXml(found ?? '') === name,
  );
  if (!sheet) throw new Error(`there is no sheet ${name}`);
  return sheet[0];
}

/** Plain numbers and percentages in reading order; cells that repeat are written once. */
function numbersOf(sheet: string): number[] {
  return [
    ...sheet.matchAll(
      /<table:table-cell[^>]*office:value-type="(?:float|percentage)"[^>]*office:value="([^"]+)"/g,
    ),
  ].map(([, value]) => Number(value));
}

function isClose(one: number, other: number): boolean {
  return Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(other));
}

/** Inflated streams of a PDF, in its order. */
function contentStreams(pdf: Uint8Array): string[] {
  const bytes = Buffer.from(pdf);
  const streams: string[] = [];
  for (let at = bytes.indexOf('stream\n'); at >= 0; at = bytes.indexOf('stream\n', at + 1)) {
    if (bytes.subarray(at - 3, at).toString() === 'end') continue;
    const end = bytes.indexOf('endstream', at);
    try {
      streams.push(inflateSync(bytes.subarray(at + 7, end)).toString('latin1'));
    } catch {
      // Fonts and pictures may be packed in other ways; only page contents matter here.
      continue;
    }
  }
  return streams;
}

/** The PDF operators that choose a colour to draw a line with. */
function colour(hex: string): RegExp {
  const shares = [0, 2, 4].map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255);
  const numbers = shares.map((share) => `0?${String(share).replace(/^0/, '').slice(0, 4)}\\d*`);
  return new RegExp(`${numbers.join(' ')} (?:RG|rg)`);
}
