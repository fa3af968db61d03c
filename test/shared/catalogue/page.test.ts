import { describe, expect, it } from 'vitest';
import { catalogue } from '#shared/catalogue/index.ts';
import { renderCataloguePage } from './catalogue-page.ts';

describe('the metric catalogue page', () => {
  it('says what the catalogue says', async () => {
    await expect(await renderCataloguePage(catalogue)).toMatchFileSnapshot(
      '../../../docs/metric-catalogue.md',
    );
  });
});
