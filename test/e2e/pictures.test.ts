/** Guards the pictures of docs/screens.md: what moved, is missing or is new since they were taken. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildSample, openApp, scratchFolder } from './harness.ts';
import { LETTERS, lettersOf, pictureOf, takePictures, VIEWS } from './pictures.ts';
import { type Raster, readPng } from './png.ts';
import { settled } from './screens.ts';

/** Dots a side. Letters differ from machine to machine within one; a control is larger than it. */
const BLOCK = 16;
/** Of 255: how far the mean of a block may be away. */
const TOLERANCE = 24;
/** Of all blocks: how many may be farther away. */
const SHARE = 0.004;
/** The same where letters are others than those of the kept pictures, and lines break elsewhere. */
const SHARE_OF_OTHER_LETTERS = 0.15;

/** The two views that show most: the first window by day, and the smallest by night. */
const compared = VIEWS.filter(
  ({ width, theme }) =>
    (width === 1280 && theme === 'light') || (width === 900 && theme === 'dark'),
);

/** The share of blocks whose mean differs in any of the colours. */
function difference(kept: Raster, fresh: Raster): number {
  if (kept.width !== fresh.width || kept.height !== fresh.height) return 1;
  const [before, after] = [blocks(kept), blocks(fresh)];
  let differing = 0;
  for (let at = 0; at < before.length; at += 3)
    if (
      [0, 1, 2].some(
        (part) => Math.abs((before[at + part] ?? 0) - (after[at + part] ?? 0)) > TOLERANCE,
      )
    )
      differing += 1;
  return differing / (before.length / 3);
}

/** The mean red, green and blue of each block. */
function blocks({ width, height, rgb }: Raster): Float64Array {
  const across = Math.ceil(width / BLOCK);
  const means = new Float64Array(across * Math.ceil(height / BLOCK) * 3);
  const counts = new Uint32Array(means.length / 3);
  for (let dot = 0; dot < width * height; dot += 1) {
    const block =
      Math.floor(Math.floor(dot / width) / BLOCK) * across + Math.floor((dot % width) / BLOCK);
    counts[block] = (counts[block] ?? 0) + 1;
    for (let part = 0; part < 3; part += 1)
      means[block * 3 + part] = (means[block * 3 + part] ?? 0) + (rgb[dot * 3 + part] ?? 0);
  }
  return means.map((sum, at) => sum / (counts[Math.floor(at / 3)] ?? 1));
}

async function shareAllowed(): Promise<number> {
  const app = await openApp(join(scratchFolder(), 'Plumbline.plumb'));
  const letters = await lettersOf(app.page);
  await app.close();
  return letters === readFileSync(LETTERS, 'utf8').trim() ? SHARE : SHARE_OF_OTHER_LETTERS;
}

describe('the pictures of the screens', () => {
  it('show what is there today', { timeout: 400_000 }, async () => {
    const differing: string[] = [];
    const most = await shareAllowed();
    await takePictures(compared, (name, view, picture) => {
      const kept = readPng(readFileSync(pictureOf(name, view)));
      const share = difference(kept, readPng(picture));
      const where = `${name} at ${view.width} × ${view.height}, ${view.theme}`;
      if (share > most) differing.push(`${where}: ${(share * 100).toFixed(1)} % of it`);
    });
    expect(differing, 'Look at them, then take them anew: npm run pictures').toEqual([]);
  });

  it('are compared closely enough to notice a button that moved, or is gone', async () => {
    const app = await openApp(buildSample(scratchFolder()));
    const { page } = app;
    const button = page.getByRole('main').getByRole('link', { name: 'New engagement' });
    await button.waitFor();
    await settled(page);
    const shot = async () => readPng(await page.screenshot({ animations: 'disabled' }));
    const [before, again] = [await shot(), await shot()];
    expect(difference(before, again)).toBe(0);
    await button.evaluate((element) => {
      element.style.translate = '-160px 0';
    });
    const moved = difference(before, await shot());
    await button.evaluate((element) => {
      element.style.visibility = 'hidden';
    });
    const gone = difference(before, await shot());
    expect(Math.min(moved, gone)).toBeGreaterThan(SHARE);
    await app.close();
  });
});
