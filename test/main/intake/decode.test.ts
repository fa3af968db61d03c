import { describe, expect, it } from 'vitest';
import { decodeText } from '#main/intake/decode.ts';
import { refusalOf } from '../workbook/refusal-of.ts';

const decode = (bytes: Uint8Array | readonly number[]) =>
  decodeText({ fileName: 'client.csv', bytes: Uint8Array.from(bytes) });

const TEXT = 'Datum;Zürich – Chloë\r\n';

describe('the encoding of a delimited file', () => {
  it('is UTF-8 where all of it is valid UTF-8', () => {
    expect(decode(Buffer.from(TEXT))).toEqual({ text: TEXT, encoding: 'UTF-8' });
  });

  it('is told by a byte order mark, which is no part of the text', () => {
    const utf8 = Buffer.from(`\uFEFF${TEXT}`);
    const little = Buffer.from(`\uFEFF${TEXT}`, 'utf16le');
    const big = Buffer.from(little).swap16();
    expect(decode(utf8)).toEqual({ text: TEXT, encoding: 'UTF-8 with a byte order mark' });
    expect(decode(little)).toEqual({ text: TEXT, encoding: 'UTF-16LE' });
    expect(decode(big)).toEqual({ text: TEXT, encoding: 'UTF-16BE' });
  });

  it('is Windows-1252 where it is not valid UTF-8', () => {
    const bytes = [0x43, 0x68, 0x6c, 0x6f, 0xeb, 0x20, 0x96, 0x20, 0x80];
    expect(decode(bytes)).toEqual({ text: 'Chloë – €', encoding: 'Windows-1252' });
  });

  it('is refused where the byte order mark does not tell the truth', () => {
    expect(refusalOf(() => decode([0xef, 0xbb, 0xbf, 0x43, 0xeb, 0x20])).message).toMatch(/UTF-8/);
    expect(refusalOf(() => decode([0xff, 0xfe, 0x41])).message).toMatch(/UTF-16/);
  });
});

describe('files that are no text', () => {
  it.each([
    ['an empty file', [], /is empty/],
    ['a program', [0x4d, 0x5a, 0x90, 0x00], /is a program/],
    ['a PDF', Buffer.from('%PDF-1.7\n'), /is a PDF/],
    ['a picture', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a], /is a picture/],
    ['text with NUL bytes', Buffer.from('date,value\n2013-01-01,1\0'), /not a text file/],
    ['UTF-16 without its mark', Buffer.from('date,value', 'utf16le'), /not a text file/],
    ['bytes without a meaning', [0x81, 0x8d, 0x41], /not a text file/],
    ['a web page', Buffer.from('\n<html><table><tr><td>1'), /is a web page/],
  ])('are refused: %s', (_what, bytes, sentence) => {
    const refusal = refusalOf(() => decode(bytes));
    expect(refusal.code).toBe('bad-input');
    expect(refusal.message).toMatch(sentence);
    expect(refusal.message).toContain('client.csv');
  });

  it('are refused above 64 MB', () => {
    const bytes = new Uint8Array(64 * 1024 * 1024 + 1).fill(0x41);
    expect(refusalOf(() => decodeText({ fileName: 'client.csv', bytes })).message).toMatch(
      /65 MB; at most 64 MB/,
    );
  });
});
