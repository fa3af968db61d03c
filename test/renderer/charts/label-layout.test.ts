import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowsApart, spreadApart } from '../../../src/renderer/charts/label-layout.ts';

describe('keys above a chart', () => {
  it('stay in one row while they have room', () => {
    expect(rowsApart([0, 30, 60], 20)).toEqual([0, 0, 0]);
  });

  it('move up a row where they would touch, and down again', () => {
    expect(rowsApart([0, 10, 20, 45], 20)).toEqual([0, 1, 0, 0]);
  });

  it('never overlap within a row', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 })), (unsorted) => {
        const positions = unsorted.toSorted((a, b) => a - b);
        const rows = rowsApart(positions, 20);
        positions.forEach((position, i) => {
          positions.slice(0, i).forEach((other, j) => {
            if (rows[i] === rows[j]) expect(position - other).toBeGreaterThanOrEqual(20);
          });
        });
      }),
    );
  });
});

describe('labels beside a chart', () => {
  it('stand where they are wanted while they have room', () => {
    expect(spreadApart([90, 20, 50], 15, 0, 100)).toEqual([90, 20, 50]);
  });

  it('part evenly where two want the same place', () => {
    expect(spreadApart([50, 50], 10, 0, 100)).toEqual([45, 55]);
  });

  it('keep inside the chart', () => {
    expect(spreadApart([0, 2], 10, 0, 100)).toEqual([0, 10]);
    expect(spreadApart([99, 100], 10, 0, 100)).toEqual([90, 100]);
  });

  it('are apart, in order and inside wherever there is room for all', () => {
    const heights = fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { maxLength: 10 });
    fc.assert(
      fc.property(heights, (wanted) => {
        const placed = spreadApart(wanted, 15, 0, 200);
        expect(placed).toHaveLength(wanted.length);
        const inOrder = wanted
          .map((want, index) => ({ want, at: placed[index] ?? Number.NaN }))
          .toSorted((a, b) => a.at - b.at);
        inOrder.forEach(({ want, at }, i) => {
          expect(at).toBeGreaterThanOrEqual(-1e-6);
          expect(at).toBeLessThanOrEqual(200 + 1e-6);
          const next = inOrder[i + 1];
          if (!next) return;
          expect(next.at - at).toBeGreaterThanOrEqual(15 - 1e-6);
          expect(next.want).toBeGreaterThanOrEqual(want);
        });
      }),
    );
  });
});
