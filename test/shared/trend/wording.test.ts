import { describe, expect, it } from 'vitest';
import { describeBarePace, describePace } from '#shared/trend/pace.ts';
import { formatAmount, formatChance, formatNumber, formatSigned } from '#shared/trend/wording.ts';

describe('numbers in words', () => {
  it('have the decimals, a thousands comma and a real minus sign', () => {
    expect(formatNumber(1234567.891, 1)).toBe('1,234,567.9');
    expect(formatNumber(-4.25, 1)).toBe('−4.3');
    expect(formatNumber(999, 0)).toBe('999');
    expect(formatSigned(1.1, 1)).toBe('+1.1');
  });

  it('have the marks of another form where that is asked for', () => {
    const comma = { decimal: ',', group: '\u00A0' } as const;
    expect(formatNumber(-1234567.891, 1, comma)).toBe('−1\u00A0234\u00A0567,9');
  });

  it('never show a signed zero', () => {
    expect(formatNumber(-0.04, 1)).toBe('0.0');
    expect(formatSigned(0.04, 1)).toBe('0.0');
    expect(formatNumber(-0, 0)).toBe('0');
  });

  it('name amounts in the unit', () => {
    expect(formatAmount(4.2, 'points', 1)).toBe('4.2 points');
    expect(formatAmount(1, 'posts', 0)).toBe('1 post');
    expect(formatAmount(1, '', 0)).toBe('1');
    expect(formatAmount(3, '%', 1)).toBe('3.0 percentage points');
  });

  it.each([
    [0.0000001, 'p < 0.001'],
    [0.00173611, 'p = 0.002'],
    [0.0117, 'p = 0.01'],
    [0.0497, 'p = 0.0497'],
    [0.0499999999, 'p < 0.05'],
    [0.0502, 'p = 0.05'],
    [0.2, 'p = 0.20'],
    [1, 'p = 1.00'],
  ])('write a chance of %s without crossing 0.05', (p, text) => {
    expect(formatChance(p)).toBe(text);
  });
});

describe('a pace in words', () => {
  const slope = { perDay: 1.1 / 30, low: 0.4 / 30, high: 1.9 / 30, confidence: 0.95, isFull: true };

  it('is per 30 days with its range', () => {
    expect(describePace(slope, 1)).toBe('+1.1 a month (0.4 to 1.9)');
    const falling = { ...slope, perDay: -1.1 / 30, low: -1.9 / 30, high: -0.4 / 30 };
    expect(describePace(falling, 1)).toBe('−1.1 a month (−1.9 to −0.4)');
  });

  it('has more decimals where it would be written as nothing', () => {
    expect(describePace({ ...slope, perDay: 0.001, low: 0.0002 }, 0)).toBe(
      '+0.03 a month (0.01 to 1.90)',
    );
    expect(describeBarePace(0.001, 1)).toBe('0.03 a month');
  });

  it('has no range where there is none to give', () => {
    expect(describePace({ ...slope, isFull: false }, 1)).toBe(
      '+1.1 a month (too few independent readings for a range)',
    );
    expect(describePace({ ...slope, perDay: 0, low: 0, high: 0 }, 1)).toBe('0.0 a month');
  });
});
