import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { readSheets } from '#main/intake/xlsx-sheets.ts';
import { known, planOf, refusalFrom } from './known-records.ts';
import { makeXlsx, plainData, row, text } from './make-xlsx.ts';

describe('files that are no readable Excel file', () => {
  /** Why the file is not read, as the thread that reads it says. */
  const refusal = async (bytes: Uint8Array) => {
    const answer = await readSheets(bytes);
    return 'unreadable' in answer ? answer.unreadable : 'it was read';
  };
  /** The same as a person is told it. */
  const told = async (bytes: Uint8Array) =>
    (await refusalFrom(planOf(bytes, {}, known(), 'client.xlsx'))).message;
  const blank = (megabytes: number) => ' '.repeat(megabytes * 1024 * 1024);
  const withParts = (parts: Readonly<Record<string, string>>) =>
    makeXlsx({ sheets: [{ data: plainData }], parts });

  it('are refused cut short anywhere', async () => {
    const bytes = await makeXlsx({ sheets: [{ data: plainData }] });
    for (const share of [0.1, 0.5, 0.9, 0.99]) {
      expect(await refusal(bytes.slice(0, bytes.length * share))).toMatch(/damaged or was cut off/);
    }
  });

  it('are refused with a part whose bytes were changed', async () => {
    const bytes = await makeXlsx({ sheets: [{ data: plainData }] });
    const at = Buffer.from(bytes).indexOf('xl/worksheets/sheet0.xml') + 24;
    bytes.fill(0xff, at, at + 60);
    expect(await refusal(bytes)).toMatch(/is damaged/);
  });

  it('are refused as old Excel files, and as ones with a password', async () => {
    const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    expect(await told(Uint8Array.from([...ole, 0, 0]))).toMatch(/old Excel.*save it as \.xlsx/);
    const locked = Buffer.concat([Buffer.from(ole), Buffer.from('EncryptedPackage', 'utf16le')]);
    expect(await told(locked)).toMatch(/protected by a password/);
  });

  it('are refused as encrypted archives', async () => {
    const bytes = await makeXlsx({ sheets: [{ data: plainData }] });
    const entry = Buffer.from(bytes).indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    bytes[entry + 8] = (bytes[entry + 8] ?? 0) | 1;
    expect(await refusal(bytes)).toMatch(/protected by a password/);
  });

  it('are refused as programs, whatever their name', async () => {
    const program = Uint8Array.from([0x4d, 0x5a, 0x90, 0x00, 0x03, 0x00]);
    expect(await told(program)).toMatch(/is a program/);
  });

  it('are refused as other archives and other Office files', async () => {
    const zip = new JSZip().file('readme.txt', 'hello');
    expect(await refusal(await zip.generateAsync({ type: 'uint8array' }))).toMatch(
      /not an Excel workbook/,
    );
    const document = await withParts({ 'xl/workbook.xml': '<w:document>text</w:document>' });
    expect(await refusal(document)).toMatch(/Office file but not an Excel workbook/);
  });

  it('are refused as bombs before they are unpacked', async () => {
    const bomb = await withParts({ 'xl/media/image1.png': blank(60) });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    const before = process.memoryUsage().rss;
    expect(await told(bomb)).toMatch(/“client.xlsx” is too large inside.*from 1 MB to 60 MB/);
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 * 1024);
  });

  it('are refused where a part unpacks to more than it says', async () => {
    const bytes = await withParts({ 'xl/worksheets/sheet0.xml': blank(8) });
    const buffer = Buffer.from(bytes);
    const at = buffer.lastIndexOf('xl/worksheets/sheet0.xml') - 46;
    expect(buffer.readUInt32LE(at + 24)).toBe(8 * 1024 * 1024);
    buffer.writeUInt32LE(1000, at + 24);
    expect(await refusal(buffer)).toMatch(/says less than the truth/);
  });

  it('are refused with thousands of parts', async () => {
    const parts = Object.fromEntries(
      Array.from({ length: 2001 }, (_, index) => [`xl/part${index}`, 'x']),
    );
    expect(await refusal(await withParts(parts))).toMatch(/more than 2,000 parts/);
  });

  it('are refused where two parts share their bytes', async () => {
    const bytes = Buffer.from(
      await withParts({ 'xl/a': 'a'.repeat(500), 'xl/b': 'b'.repeat(500) }),
    );
    const entry = (name: string) => bytes.lastIndexOf(name) - 46;
    bytes.writeUInt32LE(bytes.readUInt32LE(entry('xl/a') + 42), entry('xl/b') + 42);
    expect(await refusal(bytes)).toMatch(/share the same bytes/);
  });

  it('are refused with entities of their own', async () => {
    const sheet = '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData/></worksheet>';
    expect(await refusal(await withParts({ 'xl/worksheets/sheet0.xml': sheet }))).toMatch(
      /entities of its own/,
    );
  });

  it.each([
    ['a row beyond the last', `<row r="1000000000"><c r="A1"><v>1</v></c></row>`, /row 1000000000/],
    ['a cell far to the right', row(1, text('Date')).replace('A1', 'XFD1'), /column XFD/],
    ['a cell at no address', '<row r="1"><c r="1A"><v>1</v></c></row>', /cell “1A”/],
    ['a cell without an address', '<row r="1"><c><v>1</v></c></row>', /without an address/],
    ['a text that is not there', row(1, '<c t="s"><v>99</v></c>'), /do not fit each other/],
  ])('are refused with %s', async (_what, data, sentence) => {
    const bytes = await makeXlsx({ sheets: [{ data }], sharedStrings: ['Date'] });
    expect(await refusal(bytes)).toMatch(sentence);
  });
});
