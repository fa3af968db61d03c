import { describe, expect, it } from 'vitest';
import type { DecimalMark } from '#shared/contract/files.ts';
import { decideNumberForm, readNumber } from '#main/intake/numbers.ts';
import { refusalOf } from '../workbook/refusal-of.ts';

const decide = (
  texts: readonly string[],
  chosen?: DecimalMark,
  isPossible: (value: number) => boolean = () => true,
) =>
  decideNumberForm(
    'client.csv',
    'Score',
    texts.map((cell, index) => ({ row: index + 2, cell })),
    chosen,
    isPossible,
  );

describe('the decimal mark of a column', () => {
  it('is decided by any number that can be read in one way only', () => {
    expect(decide(['1,234', '54,04']).mark).toBe('comma');
    expect(decide(['1,234', '54.04']).mark).toBe('point');
    expect(decide(['1.234.567', '1.234']).mark).toBe('comma');
    expect(decide(['1 234,5']).mark).toBe('comma');
    expect(decide(["1'234.50"]).mark).toBe('point');
    expect(decide(['0.123']).mark).toBe('point');
  });

  it('needs no decision among whole numbers', () => {
    expect(decide(['12', '1200']).words).toBeNull();
  });

  it('is asked where every number can be either', () => {
    const refusal = refusalOf(() => decide(['12', '1.234']));
    expect(refusal.message).toContain('“1.234” in row 3 can be a thousand or more');
    expect(refusal.details[0]).toMatchObject({ field: 'decimalMark', row: 3, value: '1.234' });
    expect(decide(['1.234'], 'comma').mark).toBe('comma');
  });

  it('is the one with which the values lie on the scale, where only one does', () => {
    const onScale = (value: number) => value >= 1 && value <= 100;
    expect(decide(['43.123', '42.987'], undefined, onScale).mark).toBe('point');
    expect(decide(['43,123', '42,987'], undefined, onScale).mark).toBe('comma');
    expect(() => decide(['43.123', '142.987'], undefined, onScale)).toThrow(/can be a thousand/);
  });

  it('is what most numbers prove; of what either mark could be nothing is then read', () => {
    const form = decide(['54,04', '53,96', '56.78']);
    expect(form).toMatchObject({ mark: 'comma', isMixed: true });
    expect(readNumber('56.78', form)).toMatchObject({ otherwise: 56.78 });
    expect(readNumber('1.234', form)).toHaveProperty('expected');
  });

  it('is asked where as many prove one as the other', () => {
    expect(() => decide(['54,04', '56.78'])).toThrow(/as many numbers with a decimal comma/);
  });
});

describe('a number', () => {
  it.each([
    ['45', 45],
    ['45.5', 45.5],
    ['.5', 0.5],
    ['-3', -3],
    ['\u22123', -3],
    ['+3', 3],
    ['(12.5)', -12.5],
    ['12-', -12],
    ['1,234.5', 1234.5],
    ['1 234.5', 1234.5],
    ['1\u00a0234', 1234],
    ["1'234.5", 1234.5],
    ['$1,200', 1200],
    ['1,200.50 EUR', 1200.5],
    ['-$5', -5],
    ['0', 0],
    ['-0', 0],
  ])('is read from “%s”', (text, value) => {
    expect(readNumber(text, { mark: 'point', isMixed: false })).toMatchObject({
      value,
      percent: false,
    });
  });

  it('may be a percentage; its value is what stands before the sign', () => {
    expect(readNumber('4,38 %', { mark: 'comma', isMixed: false })).toMatchObject({
      value: 4.38,
      percent: true,
    });
  });

  it.each(['n/a', 'N.A.', '-', '–', '—', 'k. A.', '?', '#N/A'])('is not “%s”', (text) => {
    const read = readNumber(text, { mark: 'point', isMixed: false });
    expect('expected' in read && read.expected).toMatch(/no value/);
  });

  it.each([
    ['', /empty/],
    ['00123', /leading zeros/],
    ['1e5', /a number/],
    ['1/2', /a number/],
    ['12.', /a number/],
    ['1,23,456', /a number/],
    ['1.2.3', /a number/],
    ['--5', /a number/],
    ['(-5)', /a number/],
    ['12345678901234567890', /15 digits/],
    ['45 pts', /a number/],
    ['=1+1', /a number/],
    ['Infinity', /a number/],
  ])('is not read from “%s”', (text, expected) => {
    const read = readNumber(text, { mark: 'point', isMixed: false });
    expect('expected' in read && read.expected).toMatch(expected);
  });

  it('is not a date, a truth, an error or a formula without a result', () => {
    const form = { mark: 'point', isMixed: false } as const;
    expect(readNumber({ kind: 'boolean', text: 'TRUE' }, form)).toHaveProperty('expected');
    expect(readNumber({ kind: 'error', text: '#DIV/0!' }, form)).toHaveProperty('expected');
    expect(readNumber({ kind: 'error', text: '=SUM(B4:B16)' }, form)).toMatchObject({
      expected: expect.stringMatching(/formula without its result/) as string,
    });
  });
});
