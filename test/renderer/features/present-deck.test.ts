import { describe, expect, it } from 'vitest';
import { moved, moveOf, placeIn } from '../../../src/renderer/features/present/deck.ts';

const press = (key: string, shiftKey = false) => moveOf({ key, shiftKey });

describe('the keys of a presentation', () => {
  it('are those of every presenter’s remote', () => {
    expect(['ArrowRight', 'PageDown', ' '].map((key) => press(key))).toEqual([
      'next',
      'next',
      'next',
    ]);
    expect(['ArrowLeft', 'PageUp'].map((key) => press(key))).toEqual(['previous', 'previous']);
    expect(press(' ', true)).toBe('previous');
    expect(['Home', 'End'].map((key) => press(key))).toEqual(['first', 'last']);
  });

  it('leave every other key alone', () => {
    for (const key of ['Tab', 'Enter', 'a', 'ArrowDown', 'constructor']) {
      expect(press(key), key).toBeNull();
    }
  });
});

describe('the place among the slides', () => {
  it('stays within them', () => {
    expect(moved(0, 9, 'previous')).toBe(0);
    expect(moved(8, 9, 'next')).toBe(8);
    expect(moved(3, 9, 'next')).toBe(4);
    expect(moved(3, 9, 'first')).toBe(0);
    expect(moved(3, 9, 'last')).toBe(8);
  });

  it('is found again in the address, whatever stands there', () => {
    expect(placeIn('#4', 9)).toBe(3);
    expect(placeIn('#40', 9)).toBe(8);
    for (const hash of ['', '#', '#0', '#-3', '#x', '#1.5', '#/engagements/3']) {
      expect(placeIn(hash, 9), hash).toBe(0);
    }
  });
});
