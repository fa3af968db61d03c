import { describe, expect, it } from 'vitest';
import { viewToKeep } from '../../../src/renderer/shell/last-view.ts';

describe('the view that a workbook opens at', () => {
  it.each([
    ['/', '', '/'],
    ['/round', '', '/round'],
    ['/engagements/3', 'series=7', '/engagements/3?series=7'],
    ['/engagements/3/journal', '', '/engagements/3/journal'],
    ['/engagements/3', 'do=log&series=7', '/engagements/3?series=7'],
    ['/engagements/3', 'do=log', '/engagements/3'],
    ['/metrics/4', '', '/metrics/4'],
  ])('is %s with “%s”', (path, search, view) => {
    expect(viewToKeep(path, search)).toBe(view);
  });

  it.each(['/engagements/new', '/workbook', '/engagements/3/no-such-page', '/nowhere'])(
    'is never %s, which is begun anew or not there',
    (path) => {
      expect(viewToKeep(path, '')).toBeNull();
    },
  );
});
