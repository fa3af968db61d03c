import { describe, expect, it } from 'vitest';
import { numberFormOf, plainNumber, pointForm } from '#shared/domain/number-form.ts';

describe('the form of numbers', () => {
  it.each([
    ['en-GB', '.', ','],
    ['de-DE', ',', '.'],
    ['en-US', '.', ','],
    ['fr-FR', ',', '\u00A0'],
    ['sv', ',', '\u00A0'],
    ['pt-BR', ',', '.'],
    ['ar-EG', '.', ','],
  ])('of %s has its marks, and digits that everyone reads', (locale, decimal, group) => {
    expect(numberFormOf('system', locale)).toEqual({ decimal, group });
  });

  it('is the one chosen, whatever the system has', () => {
    expect(numberFormOf('point', 'de-DE')).toEqual(pointForm);
    expect(numberFormOf('comma', 'en-GB')).toEqual({ decimal: ',', group: '\u00A0' });
  });

  it.each([null, '', 'no locale', 'C'])(
    'has the point where the locale says nothing: %s',
    (locale) => {
      expect(numberFormOf('system', locale)).toEqual(pointForm);
    },
  );

  it('leaves a number that is typed its own decimals', () => {
    expect([1234.5, 47, -0.25].map(plainNumber)).toEqual(['1234.5', '47', '-0.25']);
  });
});
