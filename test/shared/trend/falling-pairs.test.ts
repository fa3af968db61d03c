import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fallingPairs } from '#shared/trend/falling-pairs.ts';

const anyValues = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 50 });

describe('falling pairs', () => {
  it('are those whose later value is lower, each told once', () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        const told: string[] = [];
        const { falls } = fallingPairs(Float64Array.from(values), (places, start, end, later) => {
          for (const earlier of places.slice(start, end)) told.push(`${earlier} ${later}`);
        });
        const expected = values.flatMap((later, j) =>
          values.slice(0, j).flatMap((earlier, i) => (later < earlier ? [`${i} ${j}`] : [])),
        );
        expect(told.sort()).toEqual(expected.sort());
        expect(falls).toBe(expected.length);
      }),
    );
  });

  it('leave the places in order of their values, equal ones as they came', () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        const { order } = fallingPairs(Float64Array.from(values));
        const sorted = values.map((value, place) => ({ value, place }));
        sorted.sort((a, b) => a.value - b.value);
        expect([...order]).toEqual(sorted.map(({ place }) => place));
      }),
    );
  });
});
