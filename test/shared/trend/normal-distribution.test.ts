import { describe, it } from 'vitest';
import { normalQuantile, twoSidedChance } from '#shared/trend/normal-distribution.ts';
import { expectClose } from './series.ts';

describe('the normal distribution', () => {
  // From scipy: 2 * norm.sf(z).
  it.each([
    [0, 1],
    [0.5, 0.6170750774519738],
    [1, 0.31731050786291415],
    [1.959963984540054, 0.05],
    [3, 0.0026997960632601866],
    [3.53, 0.0004155596669612428],
    [3.54, 0.0004001270320146402],
    [6, 1.973175290075396e-9],
    [10, 1.5239706048321052e-23],
    [37, 1.1451142445047853e-299],
  ])('has the chance beyond ±%s that tables give', (z, chance) => {
    expectClose(twoSidedChance(z) / chance, 1);
    expectClose(twoSidedChance(-z) / chance, 1);
  });

  it.each([
    [0.5, 0.6744897501960817],
    [0.93, 1.8119106729525978],
    [0.95, 1.959963984540054],
    [0.999, 3.2905267314918945],
  ])('holds %s of its values within the distance that tables give', (confidence, z) => {
    expectClose(normalQuantile(confidence), z);
  });
});
