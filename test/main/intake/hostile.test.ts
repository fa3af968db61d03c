import JSZip from 'jszip';
import { execFile } from 'node:child_process';
import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { plumbline } from '../hosts/cli/command-line.ts';
import { temporaryFolder } from '../workbook/temporary-folder.ts';
import { makeXlsx, number, plainData, row, serial, text } from './make-xlsx.ts';

const MB = 1024 * 1024;

/** An Excel file of a plain table, with other bytes in the directory entry of its sheet. */
async function withDirectoryOfSheet(change: (entry: Buffer) => void): Promise<Buffer> {
  const bytes = Buffer.from(await makeXlsx({ sheets: [{ data: plainData }] }));
  // The name is there twice: before the part itself, and in the directory, 46 bytes into its entry.
  const at = bytes.lastIndexOf('xl/worksheets/sheet0.xml') - 46;
  change(bytes.subarray(at));
  return bytes;
}

const table = (rows: string) => `Date,Score\n2013-01-07,45\n${rows}`;
const withSheet = (sheet: string) =>
  makeXlsx({ sheets: [{ data: plainData }], parts: { 'xl/worksheets/sheet0.xml': sheet } });
const inner = async () =>
  new JSZip()
    .file('bomb.xlsx', await makeXlsx({ sheets: [{ data: plainData }] }))
    .generateAsync({ type: 'uint8array' });
const relationships = (...pairs: [id: string, type: string, target: string][]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${pairs
    .map(
      ([id, type, target]) =>
        `<Relationship Id="${id}" Type="http://x/relationships/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

const refused = (sentence: RegExp) => new RegExp(`^bad-input: “[^”]+” .*${sentence.source}`);
const read = (added: number, rejected = 0) =>
  new RegExp(`"added":${added},.*"rejected":${rejected}`);

/** Each file with what is to come of it. */
const files: Readonly<Record<string, { readonly bytes: () => unknown; readonly outcome: RegExp }>> =
  {
    'a sheet that says it is 2 GiB.xlsx': {
      bytes: () => withDirectoryOfSheet((entry) => entry.writeUInt32LE(0x7fffffff, 24)),
      outcome: refused(/is too large inside: its part .* would unpack/),
    },
    'a sheet larger than it says.xlsx': {
      bytes: () => withDirectoryOfSheet((entry) => entry.writeUInt32LE(10, 24)),
      outcome: refused(/says less than the truth/),
    },
    'a zip bomb.xlsx': {
      bytes: () =>
        withSheet(`<worksheet><sheetData>${' '.repeat(100 * MB)}</sheetData></worksheet>`),
      outcome: refused(/is too large inside/),
    },
    'entries that share bytes.xlsx': {
      bytes: () => withDirectoryOfSheet((entry) => entry.writeUInt32LE(0, 42)),
      outcome: refused(/share the same bytes/),
    },
    'a zip in a zip.xlsx': { bytes: inner, outcome: refused(/not an Excel workbook/) },
    'entities.xlsx': {
      bytes: () =>
        withSheet(
          `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(99)}"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&b;</v></c></row></sheetData></worksheet>`,
        ),
      outcome: refused(/entities of its own/),
    },
    'a sheet that is its own workbook.xlsx': {
      bytes: () =>
        makeXlsx({
          sheets: [{ data: plainData }],
          parts: {
            'xl/_rels/workbook.xml.rels': relationships(['rId0', 'worksheet', 'workbook.xml']),
          },
        }),
      outcome: refused(/holds/),
    },
    'relationships in a circle.xlsx': {
      bytes: () =>
        makeXlsx({
          sheets: [{ data: plainData }],
          parts: {
            '_rels/.rels': relationships(['rId1', 'officeDocument', '_rels/.rels']),
          },
        }),
      outcome: refused(/not an Excel workbook/),
    },
    'cut short.xlsx': {
      bytes: async () => (await makeXlsx({ sheets: [{ data: plainData }] })).slice(0, 700),
      outcome: refused(/was cut off/),
    },
    'a program.xlsx': {
      bytes: () => Uint8Array.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]),
      outcome: refused(/is a program/),
    },
    'validation over a million rows.xlsx': {
      bytes: () =>
        makeXlsx({
          sheets: [
            {
              data: plainData,
              after:
                '<dataValidations count="1"><dataValidation type="list" sqref="A1:J1048576"><formula1>"a,b"</formula1></dataValidation></dataValidations>',
            },
          ],
        }),
      outcome: read(2),
    },
    'cells that never end.xlsx': {
      bytes: () =>
        withSheet(`<worksheet><sheetData>${'<c '.repeat(300_000)}</sheetData></worksheet>`),
      outcome: refused(/./),
    },
    'errors and huge numbers.xlsx': {
      bytes: () =>
        makeXlsx({
          sheets: [
            {
              data: [
                row(1, text('Date'), text('Score')),
                row(2, serial(41281), number('1e308')),
                row(3, serial(41288), '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>'),
                row(4, serial(41295), number('1e999')),
              ].join(''),
            },
          ],
        }),
      outcome: read(1, 2),
    },
    'a million columns.csv': {
      bytes: () => `Date,Score${','.repeat(1_000_000)}\n2013-01-07,45\n`,
      outcome: refused(/has 1000002 columns|more than|at most/),
    },
    'nothing but separators.csv': {
      bytes: () => table(`${','.repeat(999_999)}\n`.repeat(3)),
      outcome: refused(/holds more than 2,000,000 cells/),
    },
    'one line of 60 MB.csv': {
      bytes: () => Buffer.alloc(60 * MB, 'a'),
      outcome: refused(/has a line longer than 1 MB, line 1/),
    },
    'more than 64 MB.csv': {
      bytes: () => Buffer.alloc(65 * MB, '1,2\n'),
      outcome: refused(/is 65 MB; at most 64 MB are read/),
    },
    'cells without end.csv': {
      bytes: () => table(`2013-01-14,1${' '.repeat(900_000)}x\n${':'.repeat(900_000)}x,4\n`),
      outcome: read(1, 2),
    },
    'a quote that stays open.csv': {
      bytes: () => table('"'.concat('2013-01-14,45\n'.repeat(100_000))),
      outcome: refused(/quote that opens and never closes/),
    },
    'bytes of nothing.csv': {
      bytes: () => table('2013-01-14,4\u00006\n'),
      outcome: refused(/is not a text file/),
    },
    'from right to left.csv': {
      bytes: () => 'תאריך,📈 Score,‮evil‬\n2013-01-07,45,א\n2013-01-14,46,ب\n',
      outcome: read(2),
    },
  };

describe('files that mean harm', () => {
  it('are each refused with a sentence or read, within time and memory, while others are answered', async () => {
    const folder = temporaryFolder();
    for (const [name, { bytes }] of Object.entries(files)) {
      writeFileSync(join(folder, name), (await bytes()) as string | Uint8Array);
    }
    const child = join(import.meta.dirname, 'child-read-files.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [child, folder]);
    const lines = stdout.trim().split('\n');
    const last = JSON.parse(lines.pop() ?? '') as { megabytes: number };
    const outcomes = lines.map(
      (line) => JSON.parse(line) as { fileName: string; outcome: string; turns: number },
    );
    expect(outcomes.map(({ fileName }) => fileName).sort()).toEqual(Object.keys(files).sort());
    for (const { fileName, outcome, turns } of outcomes) {
      expect(`${fileName}: ${outcome}`).toMatch(
        new RegExp(files[fileName]?.outcome.source.replace('^', ': ') ?? 'unknown'),
      );
      expect(outcome).not.toMatch(/takes longer|needs more memory|\.ts:\d|undefined|\[object/);
      if (!fileName.startsWith('more than')) expect(turns).toBeGreaterThan(0);
    }
    expect(last.megabytes).toBeLessThan(512 + 256);
  }, 300_000);

  it('are refused by the command line by their size, unread', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'a line of 1 GiB.csv');
    writeFileSync(file, '');
    // A hole: it takes no room on the disk, and no time unless someone reads it.
    truncateSync(file, 1024 * MB);
    const workbook = join(folder, 'work.plumb');
    expect((await plumbline('init', workbook)).code).toBe(0);
    const { code, err } = await plumbline('import', file, '--workbook', workbook);
    expect(code).not.toBe(0);
    expect(err).toMatch(/is larger than 70 MB; split it/);
  });
});
