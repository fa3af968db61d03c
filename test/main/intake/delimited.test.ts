import { describe, expect, it } from 'vitest';
import { readDelimited } from '#main/intake/delimited.ts';
import { refusalOf } from '../workbook/refusal-of.ts';

const read = (text: string) => readDelimited('client.csv', text);
const cells = (text: string) => read(text).rows.map((row) => row.cells);

describe('the separator of a delimited file', () => {
  it.each([
    ['commas', 'date,value\n2013-01-07,1\n2013-01-14,2'],
    ['semicolons', 'date;value\n2013-01-07;1,5\n2013-01-14;2,5'],
    ['tabs', 'date\tvalue, in points\n2013-01-07\t1,5'],
    ['bars', 'date|value\n2013-01-07|1'],
  ])('is found by what most lines agree on: %s', (name, text) => {
    expect(read(text).separatedBy).toBe(name);
  });

  it('is not taken from a decimal comma that is in every line', () => {
    const lines = Array.from({ length: 20 }, (_, index) => `${index + 1}.01.2013;5${index},04;x`);
    expect(read(['Klout export;;', 'Datum;Score;Quelle', ...lines].join('\n')).separatedBy).toBe(
      'semicolons',
    );
  });

  it('is the one that a first line sep=… names, which is no row', () => {
    const { rows, separatedBy } = read('sep=;\r\ndate;value\r\n2013-01-07;1\r\n');
    expect(separatedBy).toBe('semicolons');
    expect(rows.map(({ number }) => number)).toEqual([2, 3]);
  });

  it('is asked of the person as a sentence where there is none', () => {
    expect(refusalOf(() => read('2013-01-07\n2013-01-14')).message).toMatch(/no columns/);
  });
});

describe('the rows of a delimited file', () => {
  it('keep every cell as it stands', () => {
    expect(cells('a,b\n00123,1/2\n1e5,"=1+1"\n  x , 12345678901234567890')).toEqual([
      ['a', 'b'],
      ['00123', '1/2'],
      ['1e5', '=1+1'],
      ['  x ', ' 12345678901234567890'],
    ]);
  });

  it('carry the number of the line they begin on, also after a cell of several lines', () => {
    const { rows } = read('a,b\r\n\r\n"one\r\ntwo",1\r\nlast,2\r\n');
    expect(rows.map(({ number, cells: [first] }) => [number, first])).toEqual([
      [1, 'a'],
      [3, 'one\r\ntwo'],
      [5, 'last'],
    ]);
  });

  it('may end in different ways and may be ragged', () => {
    expect(cells('a,b\r\n1,2\n3\r4,5,6')).toEqual([['a', 'b'], ['1', '2'], ['3'], ['4', '5', '6']]);
  });

  it('keep a stray quote inside a cell', () => {
    expect(cells('a,b\n5" screen,1')).toEqual([
      ['a', 'b'],
      ['5" screen', '1'],
    ]);
  });

  it('are found where a long quoted text runs past the lines looked at first', () => {
    const long = Array.from({ length: 500 }, () => 'text, text').join('\n');
    expect(read(`a;b\n1;2\n3;4\n5;6\n7;8\n"${long}";9`).rows).toHaveLength(6);
  });
});

describe('delimited files that are refused', () => {
  it('have a quote that never closes', () => {
    const refusal = refusalOf(() => read('a,b\n1,2\n3,4\n5,6\n7,8\n"open,9\n10,11'));
    expect(refusal.message).toMatch(/opens and never closes/);
  });

  it('have a line of more than 1 MB', () => {
    const text = `a,b\n1,2\n${'x'.repeat(1024 * 1024 + 1)}`;
    expect(refusalOf(() => read(text)).message).toMatch(/longer than 1 MB, line 3/);
  });

  it('have more than 1,000 columns', () => {
    const line = Array.from({ length: 1001 }, () => '1').join(',');
    expect(refusalOf(() => read(`${line}\n${line}`)).message).toMatch(/1001 columns/);
  });

  it('have more than 2,000,000 cells', () => {
    const text = `1${',2'.repeat(999)}\n`.repeat(2001);
    expect(refusalOf(() => read(text)).message).toMatch(/more than 2,000,000 cells/);
  });
});
