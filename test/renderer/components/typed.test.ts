import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { decideNumberForm, plainNumber, pointForm } from '#shared/domain/number-form.ts';
import {
  asTyped,
  typedDate,
  typedNumber,
  typedReading,
} from '../../../src/renderer/components/typed.ts';
import { inCommas } from '../in-commas.ts';

describe('a typed number', () => {
  it.each([
    ['47.3', 47.3],
    ['47,3', 47.3],
    [' 47 ', 47],
    ['−5.5', -5.5],
    ['+2', 2],
    ['.5', 0.5],
    ['0,125', 0.125],
    ['1 234,5', 1234.5],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['1,234,567', 1_234_567],
    ['1.234.567', 1_234_567],
    ['1.234', 1.234],
  ])('reads “%s”', (text, value) => {
    expect(typedNumber(text)).toEqual({ value, problem: null });
  });

  it('refuses what can be read two ways, and says how to write it', () => {
    expect(typedNumber('1,234').problem).toBe('“1,234” can be read two ways: write 1234 or 1.234.');
  });

  it.each(['', ' ', 'abc', '12a', '1,2,3', '1.2.3', '--1', '1e3', 'Infinity', '0x10', '5 %'])(
    'refuses “%s”',
    (text) => {
      const { value, problem } = typedNumber(text);
      expect(value).toBeNull();
      expect(problem).toMatch(
        /^(Enter a number\.|“.*” is not a number; write it like 47\.3 or 47,3\.)$/,
      );
    },
  );

  it('takes the comma of the locale for what it is, and asks about the point instead', () => {
    inCommas();
    expect(typedNumber('1,234')).toEqual({ value: 1.234, problem: null });
    expect(typedNumber('1.234,5')).toEqual({ value: 1234.5, problem: null });
    expect(typedNumber('47.3')).toEqual({ value: 47.3, problem: null });
    expect(typedNumber('1.234').problem).toBe('“1.234” can be read two ways: write 1234 or 1,234.');
    expect(typedReading('101,2', { name: 'Index', scaleMin: 0.5, scaleMax: 100 }).problem).toBe(
      'Enter 0,5 to 100, the scale of Index.',
    );
  });

  it('is read back whatever a field begins with', () => {
    for (const form of [pointForm, { decimal: ',', group: '.' } as const]) {
      decideNumberForm(() => form);
      onTestFinished(() => decideNumberForm(() => pointForm));
      for (const value of [1234, 1234.567, 1.234, -0.5, 47.3]) {
        expect(typedNumber(asTyped(value, 3)).value).toBe(value);
        expect(typedNumber(plainNumber(value)).value).toBe(value);
      }
    }
  });

  it('reads every number of up to two decimals alike with a point and with a comma', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), (hundredths) => {
        const value = hundredths / 100;
        const text = value.toFixed(2);
        expect(typedNumber(text).value).toBeCloseTo(value, 9);
        expect(typedNumber(text.replace('.', ',')).value).toBe(typedNumber(text).value);
      }),
    );
  });
});

describe('a typed reading', () => {
  const klout = { name: 'Klout Score', scaleMin: 1, scaleMax: 100 };

  it('takes the ends of the scale', () => {
    expect(typedReading('1', klout).value).toBe(1);
    expect(typedReading('100,0', klout).value).toBe(100);
  });

  it('refuses a value off the scale and names the scale', () => {
    expect(typedReading('101,2', klout).problem).toBe('Enter 1 to 100, the scale of Klout Score.');
    expect(typedReading('-1', { name: 'Leads', scaleMin: 0, scaleMax: null }).problem).toBe(
      'Enter 0 or more, the scale of Leads.',
    );
  });

  it('refuses what is no number before it looks at the scale', () => {
    expect(typedReading('n/a', klout).problem).toContain('is not a number');
  });
});

describe('a typed date', () => {
  it.each(['2013-11-18', '2013-11-18 ', '18 Nov 2013', '18 November 2013', '18. nov. 2013'])(
    'reads “%s”',
    (text) => {
      expect(typedDate(text)).toEqual({ value: '2013-11-18', problem: null });
    },
  );

  it('reads single digits', () => {
    expect(typedDate('2013-1-5').value).toBe('2013-01-05');
    expect(typedDate('5 Jan 2013').value).toBe('2013-01-05');
  });

  it('refuses a day that does not exist', () => {
    expect(typedDate('2013-02-31').problem).toBe('There is no 2013-02-31 in the calendar.');
    expect(typedDate('31 Feb 2013').problem).toBe('There is no 31 Feb 2013 in the calendar.');
  });

  it('never guesses which of two numbers is the month', () => {
    expect(typedDate('03/04/2013')).toEqual({
      value: null,
      problem: '“03/04/2013” can be 3 Apr 2013 or 4 Mar 2013; choose the one you mean.',
      either: ['2013-04-03', '2013-03-04'],
    });
    expect(typedDate('3.4.2013').value).toBeNull();
    expect(typedDate('03/04').problem).toContain('with its year');
  });

  it.each([
    ['22.11.2013', '2013-11-22'],
    ['11/22/2013', '2013-11-22'],
    ['4-4-2013', '2013-04-04'],
    ['2013/4/3', '2013-04-03'],
  ])('reads “%s”, which is one day only', (text, date) => {
    expect(typedDate(text)).toEqual({ value: date, problem: null });
  });

  it('refuses digits that are no day either way', () => {
    expect(typedDate('31.2.2013').problem).toBe('There is no 31.2.2013 in the calendar.');
  });

  it('refuses a word that is no month, and nothing at all', () => {
    expect(typedDate('18 Foo 2013').value).toBeNull();
    expect(typedDate('').problem).toBe('Enter a date, such as 2013-11-18.');
  });
});
