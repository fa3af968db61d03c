import { describe, expect, it } from 'vitest';
import { seededRandom } from '#shared/trend/seeded-random.ts';

const draw = (seed: number, count: number) => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => random());
};

describe('seeded random numbers', () => {
  it('are the same for the same seed and others for another', () => {
    expect(draw(7, 5)).toEqual(draw(7, 5));
    expect(draw(8, 5)).not.toEqual(draw(7, 5));
  });

  it('are spread evenly from 0 to 1, with no memory of the one before', () => {
    const numbers = draw(1, 20_000);
    const tenths = Map.groupBy(numbers, (number) => Math.floor(10 * number));
    expect([...tenths.keys()].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    for (const { length } of tenths.values()) expect(Math.abs(length - 2000)).toBeLessThan(200);
    const rising = numbers.filter((number, i) => number > (numbers[i - 1] ?? 1)).length;
    expect(Math.abs(rising - 10_000)).toBeLessThan(200);
  });
});
