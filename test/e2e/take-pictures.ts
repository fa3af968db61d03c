/** Takes the pictures of docs/screens.md anew: `npm run pictures`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { pictureOf, PICTURES, takePictures, VIEWS } from './pictures.ts';
import { readPng, writeSmallPng } from './png.ts';

mkdirSync(PICTURES, { recursive: true });
let taken = 0;
await takePictures(VIEWS, (name, view, picture) => {
  writeFileSync(pictureOf(name, view), writeSmallPng(readPng(picture)));
  taken += 1;
});
process.stdout.write(`${taken} pictures are in ${PICTURES}.\n`);
