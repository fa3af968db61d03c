import { describe, expect, it } from 'vitest';
import { tableText } from '../../../src/renderer/components/table-text.ts';
import { inCommas } from '../in-commas.ts';

const cell = (value: string | number | null) => tableText([], [[value]]).split('\n')[1];

describe('a table as text for the clipboard', () => {
  it('is a line of headers and a line per row, parted by tabs', () => {
    const rows = [
      ['5 Mar 2012', '41.2', 'above the limit'],
      ['12 Mar 2012', '−3.0', null],
    ];
    expect(tableText(['Date', 'Value', 'What is special'], rows)).toBe(
      'Date\tValue\tWhat is special\n2012-03-05\t41.2\tabove the limit\n2012-03-12\t-3.0\t',
    );
  });

  it('writes numbers as spreadsheets read them', () => {
    expect(['1,234.5', '−12,345', '+4.2', '12 %', '−3 %', '47', -0.5].map(cell)).toEqual([
      '1234.5',
      '-12345',
      '+4.2',
      '12 %',
      '-3 %',
      '47',
      '-0.5',
    ]);
  });

  it('has the comma where numbers are written so, which spreadsheets there expect', () => {
    inCommas();
    expect(['1.234,5', '−12.345', '12,5 %', -0.5, '1,234.5'].map(cell)).toEqual([
      '1234,5',
      '-12345',
      '12,5 %',
      '-0,5',
      '1,234.5',
    ]);
  });

  it('writes days as ISO dates, and leaves other words as they are', () => {
    expect(
      ['1 Oct 2012', '31 Feb 2012', 'Since 1 Oct 2012', '−3.0 points', '1,2,3'].map(cell),
    ).toEqual(['2012-10-01', '31 Feb 2012', 'Since 1 Oct 2012', '−3.0 points', '1,2,3']);
  });

  it('never breaks a row, and never makes a formula', () => {
    expect(cell('two\nlines\tand a tab')).toBe('two lines and a tab');
    expect(['=1+1', '@sum', '+cmd', '-a', '-3+2', '- '].map(cell)).toEqual([
      "'=1+1",
      "'@sum",
      "'+cmd",
      "'-a",
      "'-3+2",
      "'-",
    ]);
    expect(cell('\t=1')).toBe("'=1");
  });
});
