/** Takes the pictures of docs/screens.md anew: `npm run pictures`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApp, scratchFolder } from './harness.ts';
import { LETTERS, lettersOf, pictureOf, PICTURES, takePictures, VIEWS } from './pictures.ts';
import { readPng, writeSmallPng } from './png.ts';

mkdirSync(PICTURES, { recursive: true });
await writeLetters();
let taken = 0;
await takePictures(VIEWS, (name, view, picture) => {
  writeFileSync(pictureOf(name, view), writeSmallPng(readPng(picture)));
  taken += 1;
});

async function writeLetters(): Promise<void> {
  const app = await openApp(join(scratchFolder(), 'Plumbline.plumb'));
  writeFileSync(LETTERS, `${await lettersOf(app.page)}\n`);
  await app.close();
}

process.stdout.write(`${taken} pictures are in ${PICTURES}.\n`);
