import { describe, expect, it } from 'vitest';
import { addressOf } from '../../../src/renderer/shell/address.ts';

describe('the address of a page', () => {
  it.each([
    ['', { path: '/', search: '' }],
    ['#/', { path: '/', search: '' }],
    ['#/engagements/3?series=7', { path: '/engagements/3', search: 'series=7' }],
    [
      '#/metrics/1/changes/2013-03-30?what=Why%3F&source=a?b',
      { path: '/metrics/1/changes/2013-03-30', search: 'what=Why%3F&source=a?b' },
    ],
  ])('%j has its path and its search', (hash, address) => {
    expect(addressOf(hash)).toEqual(address);
  });
});
