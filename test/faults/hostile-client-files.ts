/** Clients' files, .xlsx and .csv, spoilt by chance. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { makeXlsx, number, plainData, row, serial, text } from '../main/intake/make-xlsx.ts';
import { chance, spoil, type Chance } from './seeded.ts';

const csv = Buffer.from(
  `\ufeffDate;Score;Note\r\n${Array.from({ length: 200 }, (_, i) => `${String((i % 28) + 1).padStart(2, '0')}.0${(i % 9) + 1}.2013;4${i % 10},${i % 7};"seen, ""${i}"""`).join('\r\n')}\r\n`,
);

const oddities: readonly [string, ...string[]] = [
  '=HYPERLINK("http://example.com")',
  '\u0000',
  '\ufffe',
  '"',
  '""""',
  '\r',
  '\n\n\n',
  ';'.repeat(2000),
  '__proto__',
  '1e999',
  '-0',
  'NaN',
  '99999999999999999999',
  '30.02.2013',
  '\u202e',
  '\ud800',
  'x'.repeat(100_000),
];

/** Writes `count` files of each kind into `folder`, the same for the same seed, and gives their paths. */
export async function writeHostileClientFiles(
  folder: string,
  kind: 'xlsx' | 'csv',
  count: number,
  seed: number,
): Promise<string[]> {
  const by = chance(seed);
  const whole = kind === 'csv' ? csv : await workbookFile();
  const paths: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const path = join(folder, `spoilt ${i}.${kind}`);
    writeFileSync(path, await spoilt(kind, whole, by));
    paths.push(path);
  }
  return paths;
}

function spoilt(kind: 'xlsx' | 'csv', whole: Buffer, by: Chance): Promise<Buffer> | Buffer {
  if (by.below(2) === 0) return spoil(whole, by.pick([whole, csv]), by);
  return kind === 'csv' ? withOddity(whole, by) : withSpoiltPart(whole, by);
}

function withOddity(whole: Buffer, by: Chance): Buffer {
  const at = by.below(whole.length);
  const oddity = Buffer.from(by.pick(oddities), by.pick(['utf8', 'utf16le', 'latin1'] as const));
  return Buffer.concat([whole.subarray(0, at), oddity, whole.subarray(at)]);
}

/** A sound package with a part that is not: what a byte flipped in the whole hardly ever makes. */
async function withSpoiltPart(whole: Buffer, by: Chance): Promise<Buffer> {
  const zip = await JSZip.loadAsync(whole);
  const names = Object.keys(zip.files).filter((name) => zip.files[name]?.dir === false);
  const name = names[by.below(names.length)] ?? '';
  const part = (await zip.file(name)?.async('nodebuffer')) ?? Buffer.from('x');
  zip.file(name, by.below(2) === 0 ? spoil(part, part, by) : withOddity(part, by));
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

async function workbookFile(): Promise<Buffer> {
  const rows = Array.from({ length: 60 }, (_, i) =>
    row(i + 2, serial(41_280 + i * 7), number(40 + (i % 9)), text(`week ${i}`)),
  );
  const data = [row(1, text('Date'), text('Score'), text('Note')), ...rows].join('');
  return Buffer.from(await makeXlsx({ sheets: [{ data }, { data: plainData }] }));
}
