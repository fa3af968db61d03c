import { describe, expect, it } from 'vitest';
import {
  addressOf,
  hasFilters,
  sortedBy,
  viewOf,
  withoutFilters,
} from '../../../src/renderer/features/portfolio/portfolio-view.ts';

describe('the view of the portfolio', () => {
  it('is in the address, there and back, and nothing of it where nothing was chosen', () => {
    expect(addressOf(viewOf(''))).toBe('/');
    const search =
      'find=dr+%C3%A5berg&verdict=too-early&status=closed&attention=needed&sort=change&order=descending&past=shown';
    expect(addressOf(viewOf(search))).toBe(`/?${search}`);
  });

  it('leaves out what it does not know', () => {
    expect(addressOf(viewOf('verdict=great&status=lost&sort=constructor&order=up'))).toBe('/');
  });

  it('loses its filters, not its order', () => {
    const view = viewOf('find=a&attention=needed&sort=verdict');
    expect(hasFilters(view)).toBe(true);
    expect(addressOf(withoutFilters(view))).toBe('/?sort=verdict');
    expect(hasFilters(withoutFilters(view))).toBe(false);
  });

  it('turns round when the same header is pressed again', () => {
    const once = { ...viewOf(''), sorting: sortedBy(viewOf(''), 'verdict') };
    expect(once.sorting).toEqual({ key: 'verdict', direction: 'ascending' });
    expect(sortedBy(once, 'verdict').direction).toBe('descending');
    expect(sortedBy(once, 'change').direction).toBe('ascending');
  });
});
