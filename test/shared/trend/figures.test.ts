import { describe, expect, it } from 'vitest';
import { verdictFigures } from '#shared/trend/figures.ts';
import { change, every, judge, OPEN_SCALE, SCORE } from './series.ts';

const GENTLE = [41, 42, 44, 43, 46, 47, 49, 48];

const figuresOf = (...given: Parameters<typeof judge>) => {
  const metric = { ...SCORE, ...given[1]?.metric };
  const figures = verdictFigures(judge(...given), metric);
  return {
    names: figures.map(({ name }) => name),
    value: Object.fromEntries(figures.map(({ name, value }) => [name, value])),
    meaning: Object.fromEntries(figures.map(({ name, meaning }) => [name, meaning])),
  };
};

describe('the figures behind a verdict', () => {
  it('are told one by one, each with what it is', () => {
    const { names, value, meaning } = figuresOf(every(7, GENTLE));
    expect(names).toEqual([
      'Readings (n)',
      'Span',
      'Independent readings',
      'Inflation',
      'S',
      'p',
      'p, serial correlation allowed for',
      'Pace',
      'Smallest pace that matters',
    ]);
    expect(value).toMatchObject({
      'Readings (n)': '8',
      Span: '49 days',
      'Independent readings': '8',
      Inflation: '× 1.0',
      S: '+24',
      p: 'p = 0.002',
      'Smallest pace that matters': '± 0.3 a month',
    });
    expect(meaning['Span']).toBe('from the first of them, 1 Jan 2024, to the last, 19 Feb 2024');
    expect(meaning['S']).toContain('of 28 pairs');
    expect(meaning['p']).toContain('counted over every order of the readings');
    expect(meaning['Pace']).toMatch(/^95 % range \d\.\d to \d\.\d; /);
  });

  it('say what smoothing costs', () => {
    const weekly = Array.from({ length: 40 }, (_, i) => 40 + (i % 3) * 0.4 + i * 0.1);
    const { value, meaning } = figuresOf(every(7, weekly), { metric: { smoothingDays: 90 } });
    expect(value['Independent readings']).toBe('4.0');
    expect(meaning['Independent readings']).toContain('readings of a 90-day window share days');
    expect(value['Inflation']).toMatch(/^× \d+\.\d$/);
    expect(value['Inflation']).not.toBe('× 1.0');
  });

  it('give the chance that decides where neighbouring readings move together', () => {
    const wandering = Array.from({ length: 40 }, (_, i) => 40 + 3 * Math.sin(i / 6) + i * 0.02);
    const { value, meaning } = figuresOf(every(7, wandering));
    expect(value['p, serial correlation allowed for']).toMatch(/^p [=<] /);
    expect(value['p, serial correlation allowed for']).not.toBe(value['p']);
    expect(meaning['p, serial correlation allowed for']).toContain('this chance decides');
  });

  it('say how many readings a scoring change leaves out', () => {
    const { value, meaning } = figuresOf(every(7, [...GENTLE, ...GENTLE]), {
      scoringChanges: [change('2024-02-26', 'rebase')],
    });
    expect(value['Readings (n)']).toBe('8');
    expect(meaning['Readings (n)']).toContain('8 before a scoring change');
  });

  it('leave out what nothing can be said of', () => {
    const none = figuresOf([]);
    expect(none.names).toEqual(['Readings (n)', 'Smallest pace that matters']);
    expect(none.value['Readings (n)']).toBe('0');
    const one = figuresOf(every(7, [40]), { metric: OPEN_SCALE });
    expect(one.names).not.toContain('Pace');
    expect(one.value['Smallest pace that matters']).toBe('none named');
  });
});
